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
    "agency": 26,
    "year": 6,
    "severity": 8,
    "problem": 60,
    "place": 40,
    "basis": 40,
    "file": 40,
}
"""In characters, by the English name of the column; others are `NARROW`."""
NARROW = 12

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
        wrapped = {"text_wrap": True, "valign": "top"}
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
        self._size = len(columns)
        self._styles = styles
        self._row = 0
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, WIDTHS.get(column.en, NARROW))
            sheet.write_string(0, number, column.in_(lang), styles.head)

    def add(self, values: Sequence[Any] | Line) -> None:
        """Write a row; figures are numbers, and no text is ever a formula."""
        self._row += 1
        for number, value in enumerate(values):
            figure = _figure(value)
            if figure is not None:
                self._sheet.write_number(self._row, number, figure, self._styles.text)
            elif value not in (None, ""):
                text = str(value)[:MAX_TEXT].encode("utf-8", "replace").decode()
                style = self._styles.quoted if is_like_formula(text) else self._styles.text
                self._sheet.write_string(self._row, number, text, style)

    def finish(self) -> None:
        """Let the rows that are there be filtered."""
        self._sheet.autofilter(0, 0, self._row, self._size - 1)


def _figure(value: object) -> float | None:
    """Return a value as a number; None: it is a text, or Excel would change it."""
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        return None
    shown = str(value)
    is_plain = figure.is_finite() and len(shown) <= MAX_DIGITS and shown == shown.strip()
    return float(figure) if is_plain and format(figure, "f") == shown else None
