"""A sheet of a workbook: from a grid of values and merged ranges to paragraphs and tables."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govlint.document import Location, Paragraph, RawCell, RawTable
from govlint.errors import ReadError
from govlint.readers.grid import clean

MAX_CELLS = 200_000
"""Cells of a workbook, blank ones inside its tables included; a report has 500."""
MAX_GRID = 1_000_000
"""Cells of all sheets, each with all blank ones from its upper left corner."""
MAX_TEXT = 16_000_000
"""Characters of all cells together; one long text may be the text of many cells."""

Value = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
)


class Range(NamedTuple):
    """A merged range; indices are 0-based, the last row and column belong to it."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """What a sheet holds; indices are 0-based."""

    name: str
    rows: list[list[Value]]
    """All rows from the first one, of one length; a blank cell is an empty text."""
    merged: list[Range]
    has_frame: Callable[[int, int, int], bool]
    """Whether blank cells with a border stand in a row, outside the first and last column given."""


class Budget:
    """What may still be read of a workbook."""

    def __init__(self) -> None:
        """Begin with everything."""
        self._cells = MAX_CELLS
        self._text = MAX_TEXT
        self._grid = MAX_GRID

    def spend(self, cells: int, text: int = 0, grid: int = 0) -> None:
        """Count cells, the characters in them, and the cells of a grid.

        Raises:
            ReadError: ``workbook-too-large`` when there were too many.
        """
        self._cells -= cells
        self._text -= text
        self._grid -= grid
        if min(self._cells, self._text, self._grid) < 0:
            raise ReadError("workbook-too-large", limit=MAX_CELLS)


def blocks(sheet: Sheet, number: int, path: str, budget: Budget) -> Iterator[Paragraph | RawTable]:
    """Yield what a sheet shows: a row of one cell is a paragraph, rows of several are a table.

    Args:
        sheet: The sheet.
        number: Its place in the workbook, counted from 1.
        path: The file.
        budget: Pays for the cells.

    Raises:
        ReadError: ``workbook-too-large``.
    """
    drawing = _Drawing(sheet, number, path, budget)
    table: list[int] = []
    for row, filled in enumerate(drawing.filled):
        if not filled:
            continue
        is_paragraph = len(filled) == 1 and drawing.is_paragraph(row)
        if table and (is_paragraph or (row > table[-1] + 1 and row not in drawing.covered)):
            yield drawing.table(table)
            table = []
        if is_paragraph:
            yield drawing.paragraph(row)
        else:
            table.append(row)
    if table:
        yield drawing.table(table)


def _filled(row: list[Value]) -> list[int]:
    """Return the columns of a row whose cells show something."""
    return [column for column, value in enumerate(row) if value != "" and show(value)]


class _Drawing:
    """A sheet with its merged ranges laid out."""

    def __init__(self, sheet: Sheet, number: int, path: str, budget: Budget) -> None:
        self.covered: dict[int, dict[int, int]] = {}
        """Where ranges go on that begin above: first column to last, by row."""
        self.filled = [_filled(row) for row in sheet.rows]
        """The columns of each row whose cells show something."""
        self._rows = sheet.rows
        self._has_frame = sheet.has_frame
        self._ranges: dict[int, dict[int, Range]] = {}
        """By the row and the column in which they begin."""
        self._place = (path, None, None, None, number)
        self._name = sheet.name
        self._budget = budget
        bottom = len(sheet.rows) - 1
        right = len(sheet.rows[0]) - 1 if sheet.rows else -1
        for merged in sheet.merged:
            kept = merged
            if merged.bottom > bottom or merged.right > right:
                kept = merged._replace(
                    bottom=min(merged.bottom, bottom), right=min(merged.right, right)
                )
                if kept.bottom < kept.top or kept.right < kept.left:
                    continue
            self._ranges.setdefault(kept.top, {})[kept.left] = kept
            if kept.bottom > kept.top:
                budget.spend(kept.bottom - kept.top)
                for row in range(kept.top + 1, kept.bottom + 1):
                    self.covered.setdefault(row, {})[kept.left] = kept.right

    def at(self, row: int, column: int) -> Location:
        return Location(*self._place, row + 1, column + 1, None, self._name)

    def is_paragraph(self, row: int) -> bool:
        """Return whether a row of one text is not drawn as part of a table."""
        if row in self.covered:
            return False
        first = self.filled[row][0]
        merged = self._ranges.get(row, {}).get(first)
        last = merged.right if merged else first
        if merged and any(self.filled[row + 1 : merged.bottom + 1]):
            return False
        if first == 0 and last == len(self._rows[row]) - 1:
            return True
        neighbours = self.filled[max(row - 1, 0) : row + 2]
        return max(map(len, neighbours)) < 2 or not self._has_frame(row, first, last)

    def paragraph(self, row: int) -> Paragraph:
        column = self.filled[row][0]
        text = show(self._rows[row][column])
        self._budget.spend(1, len(text))
        return Paragraph(text, self.at(row, column))

    def table(self, rows: list[int]) -> RawTable:
        """Return a table of rows, with the blank cells between its first and its last column."""
        first = min([self.filled[row][0] for row in rows])
        last = max([self.filled[row][-1] for row in rows])
        for row in rows:
            if row in self.covered:
                first = min(first, *self.covered[row])
                last = max(last, *self.covered[row].values())
        self._budget.spend((last - first + 1) * len(rows))
        cells: list[RawCell] = []
        for row in rows:
            self._draw(cells, row, first, last)
        return RawTable(tuple(cells), aligned=True, at=self.at(rows[0], first))

    def _draw(self, cells: list[RawCell], row: int, first: int, last: int) -> None:
        """Add the cells of a row; one that a range covers from above is none."""
        values = self._rows[row]
        covered, ranges = self.covered.get(row, {}), self._ranges.get(row, {})
        path, _, _, _, number = self._place
        name = self._name
        characters = 0
        column = first
        while column <= last:
            if column in covered:
                column = covered[column] + 1
                continue
            value = values[column]
            text = "" if value == "" else show(value)
            characters += len(text)
            height = width = 1
            if column in ranges:
                merged = ranges[column]
                height, width = merged.bottom - row + 1, merged.right - column + 1
            at = Location(path, None, None, None, number, row + 1, column + 1, None, name)
            cells.append(RawCell(text, row, column, height, width, at))
            column += width
        self._budget.spend(0, characters)


@lru_cache(maxsize=4096, typed=True)
def show(value: Value) -> str:
    """Return what a cell shows; of a number all digits, whatever its format.

    Sheets count in binary: of the 17 digits that are kept they show 15.
    """
    if isinstance(value, str):
        return clean(value.replace("\r", ""))
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        digits = format(value, ".15g")
        return format(Decimal(digits), "f") if "e" in digits else digits
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


@lru_cache(maxsize=1024)
def column_of(letters: str) -> int:
    """Return the column that letters name, 0-based: 0 for ``A``, 26 for ``AA``."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
