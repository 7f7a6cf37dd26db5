"""A sheet of a workbook: from filled cells and merged ranges to paragraphs and tables."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint.document import Location, Paragraph, RawCell, RawTable
from govlint.errors import ReadError

MAX_CELLS = 200_000
"""Cells of a workbook, blank ones inside its tables included; a report has 500."""
MAX_TEXT = 16_000_000
"""Characters of all cells together; one long text may be the text of many cells."""


class Range(NamedTuple):
    """A merged range; indices are 0-based, the last row and column belong to it."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """What a sheet shows; indices are 0-based."""

    name: str
    rows: dict[int, dict[int, str]]
    """The text of each filled cell, by row and column."""
    merged: list[Range]
    has_frame: Callable[[int, int, int], bool]
    """Whether blank cells with a border stand in a row, outside the first and last column given."""


class Budget:
    """What may still be read of a workbook."""

    def __init__(self) -> None:
        """Begin with everything."""
        self._cells = MAX_CELLS
        self._text = MAX_TEXT

    def spend(self, cells: int, text: int = 0) -> None:
        """Count cells and the characters in them.

        Raises:
            ReadError: ``workbook-too-large`` when there were too many.
        """
        self._cells -= cells
        self._text -= text
        if self._cells < 0 or self._text < 0:
            raise ReadError("workbook-too-large", limit=MAX_CELLS)


def blocks(sheet: Sheet, number: int, path: str, budget: Budget) -> Iterator[Paragraph | RawTable]:
    """Yield what a sheet shows: a row of one cell is a paragraph, rows of several are a table.

    Args:
        sheet: The sheet.
        number: Its place in the workbook, counted from 1.
        path: The file.
        budget: Pays for blank cells.

    Raises:
        ReadError: ``workbook-too-large``.
    """
    drawing = _Drawing(sheet, number, path, budget)
    rows: list[int] = []
    for row in sorted(sheet.rows):
        is_paragraph = drawing.is_paragraph(row)
        if rows and (is_paragraph or (row > rows[-1] + 1 and row not in drawing.covered)):
            yield drawing.table(rows)
            rows = []
        if is_paragraph:
            ((column, text),) = sheet.rows[row].items()
            yield Paragraph(text, drawing.at(row, column))
        else:
            rows.append(row)
    if rows:
        yield drawing.table(rows)


class _Drawing:
    """A sheet with its merged ranges laid out."""

    def __init__(self, sheet: Sheet, number: int, path: str, budget: Budget) -> None:
        self.covered: dict[int, dict[int, int]] = {}
        """Where ranges go on that begin above: first column to last, by row."""
        self._rows = sheet.rows
        self._has_frame = sheet.has_frame
        self._ranges: dict[tuple[int, int], Range] = {}
        self._place = (path, None, None, None, number)
        self._name = sheet.name
        self._budget = budget
        bottom = max(sheet.rows, default=0)
        right = max((column for row in sheet.rows.values() for column in row), default=0)
        for merged in sheet.merged:
            kept = merged._replace(
                bottom=min(merged.bottom, bottom), right=min(merged.right, right)
            )
            if kept.bottom < kept.top or kept.right < kept.left:
                continue
            budget.spend(kept.bottom - kept.top)
            self._ranges[kept.top, kept.left] = kept
            for row in range(kept.top + 1, kept.bottom + 1):
                self.covered.setdefault(row, {})[kept.left] = kept.right

    def at(self, row: int, column: int) -> Location:
        return Location(*self._place, row + 1, column + 1, None, self._name)

    def is_paragraph(self, row: int) -> bool:
        """Return whether a row holds one text and is not drawn as part of a table."""
        cells = self._rows[row]
        if len(cells) > 1 or row in self.covered:
            return False
        (first,) = cells
        merged = self._ranges.get((row, first))
        if merged and any(other in self._rows for other in range(row + 1, merged.bottom + 1)):
            return False
        last = merged.right if merged else first
        beside = (self._rows.get(other, ()) for other in (row - 1, row + 1))
        return max(map(len, beside)) < 2 or not self._has_frame(row, first, last)

    def table(self, rows: list[int]) -> RawTable:
        """Return a table of rows, with the blank cells between its first and its last column."""
        first = min(min(self._rows[row]) for row in rows)
        last = max(max(self._rows[row]) for row in rows)
        for row in rows:
            for left, right in self.covered.get(row, {}).items():
                first, last = min(first, left), max(last, right)
        self._budget.spend((last - first + 1) * len(rows))
        cells: list[RawCell] = []
        for row in rows:
            self._draw(cells, row, first, last)
        return RawTable(tuple(cells), aligned=True, at=self.at(rows[0], first))

    def _draw(self, cells: list[RawCell], row: int, first: int, last: int) -> None:
        """Add the cells of a row; one that a range covers from above is none."""
        text_at = self._rows[row].get
        covered, ranges, place, name = self.covered.get(row), self._ranges, self._place, self._name
        column = first
        while column <= last:
            if covered and column in covered:
                column = covered[column] + 1
                continue
            height = width = 1
            if merged := ranges.get((row, column)):
                height, width = merged.bottom - row + 1, merged.right - column + 1
            at = Location(*place, row + 1, column + 1, None, name)
            cells.append(RawCell(text_at(column, ""), row, column, height, width, at))
            column += width


@lru_cache(maxsize=1024)
def column_of(letters: str) -> int:
    """Return the column that letters name, 0-based: 0 for ``A``, 26 for ``AA``."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
