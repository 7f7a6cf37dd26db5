"""The flow of a document over its pages: what stands in margins left out, lines joined, rows told apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.characters import leading_number
from govlint.document import Location, Paragraph, RawCell, RawTable
from govlint.numbers import find_last_date
from govlint.readers.pdf.line import Line, split_columns, text_of
from govlint.readers.pdf.stitch import Piece

MARGIN = 0.12
"""Share of the height of a page in which headers and footers stand."""
MAX_RUNNING = 3
"""Lines of a header or footer."""
INDENT = 1.2
"""Share of its height by which a line is set in if it begins a paragraph."""
SHORT = 2.5
"""Share of its height by which a line ends before the others if it ends a paragraph."""
MIN_FULL = 200.0
"""Points: a shorter line is not one of prose that goes on."""

_PAGE_NUMBER = re.compile(
    r"[\s\-—–－―·•~]*\d{1,4}[\s\-—–－―·•~]*|第?\s*\d{1,4}\s*页?\s*[/／，,|共]*\s*(?:共)?\s*\d{1,4}\s*页?"
    r"|第\s*[\d一二三四五六七八九十]{1,4}\s*页|(?i:page)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
)
_FIGURE = re.compile(r"[+-]?[\d,，.．]*\d|[/\\—–-]+")


class Text(NamedTuple):
    """A line outside all tables."""

    page: int
    line: Line
    text: str


Item = Text | Piece


class Sheet(NamedTuple):
    """A page: its size, and its lines and pieces of tables from top to bottom."""

    number: int
    height: float
    items: list[Item]


def without_margins(sheets: Sequence[Sheet]) -> Iterator[Item]:
    """Yield what stands on the pages without page numbers, headers and footers.

    A line is one when it stands outermost in a margin and is a page number, or is there on half
    of the pages, whatever numbers are in it; a header is kept once.
    """
    running = [_running(sheet) for sheet in sheets]
    seen = Counter(key for keys in running for key in set(keys.values()))
    often = max(2, (len(sheets) + 1) // 2)
    kept = set[tuple[str, str]]()
    for sheet, keys in zip(sheets, running, strict=True):
        for index, item in enumerate(sheet.items):
            key = keys.get(index)
            if key is not None and not isinstance(item, Piece):
                if _PAGE_NUMBER.fullmatch(item.text):
                    continue
                if seen[key] >= often and (key[0] == "bottom" or key in kept):
                    continue
                kept.add(key)
            yield item


def _running(sheet: Sheet) -> dict[int, tuple[str, str]]:
    """Return the lines that stand in the margins of a page, by their index: where, and what."""
    found: dict[int, tuple[str, str]] = {}
    last = len(sheet.items) - 1
    for side, indices in (("top", range(last + 1)), ("bottom", range(last, -1, -1))):
        for index in list(indices)[:MAX_RUNNING]:
            item = sheet.items[index]
            if isinstance(item, Piece):
                break
            edge = item.line.bottom if side == "top" else sheet.height - item.line.top
            if edge > MARGIN * sheet.height:
                break
            found.setdefault(index, (side, re.sub(r"\d+", "0", item.text)))
    return found


class Lines:
    """Lines between two tables, made into paragraphs and, where no lines are ruled, tables."""

    def __init__(self, path: str, table: int) -> None:
        """Begin with the number that the next table gets."""
        self._path = path
        self._table = table
        self._left: dict[int, float] = {}
        self._right: dict[int, float] = {}

    def blocks(self, texts: Sequence[Text]) -> Iterator[Paragraph | RawTable]:
        """Yield paragraphs and tables in reading order."""
        for text in texts:
            page = text.page
            self._left[page] = min(self._left.get(page, text.line.left), text.line.left)
            self._right[page] = max(self._right.get(page, text.line.right), text.line.right)
        columns = [split_columns(text.line) for text in texts]
        rows = _rows(texts, columns)
        paragraph: list[Text] = []
        table: list[tuple[Text, list[Line]]] = []
        for index, text in enumerate(texts):
            if index in rows:
                yield from self._paragraph(paragraph)
                paragraph = []
                table.append((text, columns[index]))
                continue
            yield from self._unruled(table)
            table = []
            if paragraph and not self._is_wrapped(paragraph[-1], text):
                yield from self._paragraph(paragraph)
                paragraph = []
            paragraph.append(text)
        yield from self._paragraph(paragraph)
        yield from self._unruled(table)

    def _is_wrapped(self, above: Text, text: Text) -> bool:
        """Return whether a line goes on in the next: it is full, and that is not set in."""
        size = min(above.line.size, text.line.size)
        is_long = above.line.right - above.line.left > MIN_FULL
        is_full = is_long and above.line.right > self._right[above.page] - SHORT * size
        is_first = text.line.left > self._left[text.page] + INDENT * size
        is_alike = max(above.line.size, text.line.size) < 1.5 * size
        return is_full and not is_first and is_alike and not leading_number(text.text)

    def _paragraph(self, texts: Sequence[Text]) -> Iterator[Paragraph]:
        if texts:
            first = texts[0]
            box = _box([text.line for text in texts if text.page == first.page])
            at = Location(self._path, first.page, box=box)
            yield Paragraph("".join(text.text for text in texts), at)

    def _unruled(self, rows: Sequence[tuple[Text, list[Line]]]) -> Iterator[RawTable]:
        """Yield rows that only gaps part; their fields say nothing of a grid."""
        if not rows:
            return
        cells = tuple(
            RawCell(
                text_of(field),
                row,
                column,
                1,
                1,
                Location(
                    self._path, text.page, None, None, self._table, row + 1, column + 1, field.box
                ),
            )
            for row, (text, fields) in enumerate(rows)
            for column, field in enumerate(fields)
        )
        page = rows[0][0].page
        at = Location(self._path, page, table=self._table, box=rows[0][0].line.box)
        self._table += 1
        yield RawTable(cells, aligned=False, at=at)


def _rows(texts: Sequence[Text], columns: Sequence[Sequence[Line]]) -> set[int]:
    """Return the lines that are rows of a table.

    They have three fields, or a label and a figure, or two fields beside such a line. A line with a
    date is that of a signature.
    """
    rows = {
        index
        for index, fields in enumerate(columns)
        if len(fields) > 2 or (len(fields) == 2 and _FIGURE.fullmatch(text_of(fields[-1])))
    }
    beside = {
        index
        for index, fields in enumerate(columns)
        if len(fields) == 2 and {index - 1, index + 1} & rows
    }
    return {index for index in rows | beside if find_last_date(texts[index].text) is None}


def _box(lines: Iterable[Line]) -> tuple[float, float, float, float]:
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
