"""A workbook for supervisors: what must be corrected, all findings, who broke which rule, what was not checked.

Rows go to temporary files as they come: a batch of thousands of reports takes no more memory than a few.
"""

import json
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govlint.characters import with_controls_named
from govlint.language import Lang, Text
from govlint.listing import COLUMNS, Line, found_lines, is_like_formula, unchecked_lines
from govlint.outputs import Options, Summary
from govlint.outputs.json import describe_evaluated
from govlint.own_output import WORKBOOK_MARK
from govlint.proof import describe_settings
from govlint.result import FileResult
from govlint.wording import VERDICTS

BINARY = True
SEALED = True

MAX_DIGITS = 15
"""Digits of a number that Excel keeps; longer figures are written as text."""
MAX_TEXT = 32_767
"""Characters that a cell of Excel holds."""

WIDTHS = {
    "agency": 21,
    "year": 6,
    "severity": 7,
    "problem": 44,
    "place": 24,
    "printed": 11,
    "expected": 11,
    "basis": 26,
    "file": 22,
    "evaluated": 30,
    "settings": 30,
    "SHA-256 of the file": 23,
    "SHA-256 of the rules": 23,
    "checked at": 22,
}
"""In characters, by the English name of the column; others are `NARROW`. A sheet fits on A4 and can be
read there: what is longer is wrapped."""
NARROW = 9
LINE_HEIGHT = 16
MAX_HEIGHT = 405
"""In points; Excel has rows up to 409."""

SHEETS = {
    "wrong": Text("须改正", "to correct"),
    "all": Text("全部问题", "all findings"),
    "matrix": Text("单位×规则", "agency by rule"),
    "unchecked": Text("未检查", "not checked"),
    "files": Text("检查说明", "what was checked"),
}
FILE_COLUMNS = (
    Text("文件", "file"),
    Text("单位", "agency"),
    Text("年份", "year"),
    Text("结论", "verdict"),
    Text("检查了多少", "evaluated"),
    Text("设置", "settings"),
    Text("文件SHA-256", "SHA-256 of the file"),
    Text("govlint 版本", "version of govlint"),
    Text("规则集SHA-256", "SHA-256 of the rules"),
    Text("检查时间", "checked at"),
)
WITHOUT_SEVERITY = [number for number, name in enumerate(COLUMNS) if name.en != "severity"]
"""The columns of the first sheet: all in it must be corrected."""


class _Styles(NamedTuple):
    head: Format
    text: Format
    quoted: Format
    """For a text that begins like a formula: Excel keeps it a text, whoever edits it."""


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Make the sheets."""
        self._lang = options.lang
        self._proof = options.proof
        self._buffer = BytesIO()
        self._book = Workbook(self._buffer, {"constant_memory": True, "strings_to_urls": False})
        self._book.set_properties({"comments": WORKBOOK_MARK})
        wrapped = {"text_wrap": True, "valign": "top", "align": "left"}
        self._styles = _Styles(
            self._book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1, **wrapped}),
            self._book.add_format(wrapped),
            self._book.add_format({**wrapped, "quote_prefix": True}),
        )
        names = [COLUMNS[number] for number in WITHOUT_SEVERITY]
        self._wrong = self._sheet("wrong", names)
        self._all = self._sheet("all", COLUMNS)
        self._matrix = self._book.add_worksheet(SHEETS["matrix"].in_(self._lang))
        self._unchecked = self._sheet("unchecked", COLUMNS)
        self._files = self._sheet("files", FILE_COLUMNS)
        self._counts: dict[str, Counter[str]] = {}
        """How many findings of each code an agency has; a report without one is called by its file."""

    def begin(self) -> bytes:
        """Nothing can be written before the end."""
        return b""

    def file(self, result: FileResult) -> bytes:
        """Add the rows of a file; nothing can be written before the end."""
        lines = list(found_lines(result, self._lang))
        for line, found in zip(lines, result.diagnostics, strict=True):
            if result.settings.fails(found.severity):
                self._wrong.add([line[number] for number in WITHOUT_SEVERITY])
            self._all.add(line)
        for line in unchecked_lines(result, self._lang):
            self._unchecked.add(line)
        if lines:
            whose = lines[0].agency or result.path
            self._counts.setdefault(whose, Counter()).update(line.code for line in lines)
        self._files.add(self._described(result))
        return b""

    def end(self, summary: Summary) -> bytes:
        """Fill in the matrix and return the whole workbook."""
        self._fill_matrix(summary)
        for sheet in (self._wrong, self._all, self._unchecked, self._files):
            sheet.finish()
        self._book.close()
        return self._buffer.getvalue()

    def _sheet(self, name: str, columns: Sequence[Text]) -> "_Sheet":
        sheet = self._book.add_worksheet(SHEETS[name].in_(self._lang))
        return _Sheet(sheet, columns, self._styles, self._lang)

    def _described(self, result: FileResult) -> list[Any]:
        report = result.report
        return [
            result.path,
            report.agency if report else None,
            report.year if report else None,
            VERDICTS[result.verdict].in_(self._lang),
            json.dumps(describe_evaluated(result.evaluated), ensure_ascii=False),
            json.dumps(describe_settings(result.settings), ensure_ascii=False),
            result.digest,
            *(self._proof or (None, None, None)),
        ]

    def _fill_matrix(self, summary: Summary) -> None:
        """Write how often each agency broke each rule, the most frequent rules first."""
        totals = Counter[str]()
        for counts in self._counts.values():
            totals.update(counts)
        codes = [code for code, _ in sorted(totals.items(), key=lambda one: (-one[1], one[0]))]
        total = Text(f"合计（共 {summary.files} 份）", f"all ({summary.files} files)")
        columns = [COLUMNS[0], *(Text(code, code) for code in codes), Text("合计", "all")]
        sheet = _Sheet(self._matrix, columns, self._styles, self._lang)
        sheet.add([total.in_(self._lang), *(totals[code] for code in codes), totals.total()])
        for whose, counts in sorted(self._counts.items(), key=lambda one: -one[1].total()):
            sheet.add([whose, *(counts[code] or None for code in codes), counts.total()])
        sheet.finish()


class _Sheet:
    """A sheet with a header that stays, filters, and a row at a time."""

    def __init__(
        self, sheet: Worksheet, columns: Sequence[Text], styles: _Styles, lang: Lang
    ) -> None:
        self._sheet = sheet
        self._widths = [WIDTHS.get(column.en, NARROW) for column in columns]
        self._styles = styles
        self._row = 0
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        names = [column.in_(lang) for column in columns]
        sheet.set_row(0, self._height(names))
        for number, (name, width) in enumerate(zip(names, self._widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, name, styles.head)

    def add(self, values: Sequence[Any] | Line) -> None:
        """Write a row; figures are numbers, and no text is ever a formula."""
        self._row += 1
        texts = ["" if value is None else _text(value) for value in values]
        self._sheet.set_row(self._row, self._height(texts))
        for number, text in enumerate(texts):
            figure = _figure(text)
            if figure is not None:
                self._sheet.write_number(self._row, number, figure, self._styles.text)
            elif text:
                style = self._styles.quoted if is_like_formula(text) else self._styles.text
                self._sheet.write_string(self._row, number, text, style)

    def _height(self, texts: Sequence[str]) -> int:
        """Return the height of a row in which no text is cut off: not every program finds it itself."""
        pairs = zip(texts, self._widths, strict=True)
        lines = max(_lines(text, width) for text, width in pairs)
        return min(LINE_HEIGHT * lines, MAX_HEIGHT)

    def finish(self) -> None:
        """Let the rows that are there be filtered."""
        self._sheet.autofilter(0, 0, self._row, len(self._widths) - 1)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is as wide as two others."""
    return (
        sum(-(-len(line.encode("gbk", "replace")) // (width - 1)) for line in text.split("\n")) or 1
    )


def _text(value: object) -> str:
    return with_controls_named(str(value))[:MAX_TEXT]


def _figure(shown: str) -> float | None:
    """Return a text as a number; None: it is none, or Excel would change it."""
    try:
        figure = Decimal(shown)
    except InvalidOperation:
        return None
    is_plain = figure.is_finite() and len(shown) <= MAX_DIGITS and shown == shown.strip()
    return float(figure) if is_plain and format(figure, "f") == shown else None
