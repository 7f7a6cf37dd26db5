"""A workbook: one sheet, on which all tables share the columns of the widest."""

import datetime
import math
from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govlint.characters import width
from govlint.listing import is_like_formula
from govlint.report import Report
from govlint.writers.grid import Grid, Role, place
from govlint.writers.printed import Block, Line, Style, print_report

CREATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""The same report gives the same file, whenever it is written."""
COLUMNS = 15
"""Columns of the sheet where no table is wider."""
SHEET_WIDTH = 90
"""Widths of all columns together, in digits: a page of A4."""
ROW_HEIGHT = 18
"""Points of a line."""
MAX_TEXT = 32_767
"""Characters that a cell of Excel holds."""
MAX_DIGITS = 15
"""Digits of a number that Excel keeps."""

LINES: dict[Style, dict[str, object]] = {
    "title": {"align": "center", "bold": True, "font_size": 18},
    "heading": {"bold": True, "font_size": 14},
    "text": {"indent": 2},
    "signature": {"align": "right"},
}
CELLS: dict[Role, dict[str, object]] = {
    "caption": {"align": "center", "border": 1},
    "head": {"align": "center", "border": 1},
    "label": {"align": "left", "border": 1},
    "figure": {"align": "center", "border": 1},
}


class _Area(NamedTuple):
    """A range of the sheet, counted from 0, the last row and column in it."""

    row: int
    column: int
    last_row: int
    last_column: int


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    blocks = list(print_report(report))
    buffer = BytesIO()
    book = Workbook(buffer, {"strings_to_urls": False})
    book.set_properties({"created": CREATED})
    _Sheet(book, _columns(blocks)).fill(blocks)
    book.close()
    return buffer.getvalue()


def _columns(blocks: list[Block]) -> int:
    return max([COLUMNS, *(len(block.weights) for block in blocks if isinstance(block, Grid))])


def stretch(weights: tuple[int, ...], columns: int) -> list[int]:
    """Return where each column of a grid begins on a sheet of as many or more, and where the last ends."""
    total, count = sum(weights), len(weights)
    begins = [0]
    for number, reached in enumerate(accumulate(weights), 1):
        wanted = round(reached * columns / total)
        begins.append(min(max(wanted, begins[-1] + 1), columns - count + number))
    return begins


class _Sheet:
    """A sheet that is filled from the top."""

    def __init__(self, book: Workbook, columns: int) -> None:
        self._book = book
        self._columns = columns
        self._formats: dict[str, Format] = {}
        self._sheet: Worksheet = book.add_worksheet()
        self._row = 0
        self._sheet.set_column(0, columns - 1, SHEET_WIDTH / columns)
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&C— &P —")

    def fill(self, blocks: list[Block]) -> None:
        """Write blocks below each other."""
        for block in blocks:
            if isinstance(block, Line):
                for start in range(0, len(block.text), MAX_TEXT):
                    self._add_line(Line(block.style, block.text[start : start + MAX_TEXT]))
            else:
                self._add_table(block)

    def _add_line(self, line: Line) -> None:
        lines = math.ceil(width(line.text) / SHEET_WIDTH * 1.1) or 1
        size = LINES[line.style].get("font_size", 11)
        self._sheet.set_row(self._row, min(lines * ROW_HEIGHT * float(str(size)) / 11, 409))
        area = _Area(self._row, 0, self._row, self._columns - 1)
        self._write(area, line.text, LINES[line.style])
        self._row += 1

    def _add_table(self, grid: Grid) -> None:
        begins = stretch(grid.weights, self._columns)
        for row, lines in enumerate(self._heights(grid, begins)):
            self._sheet.set_row(self._row + row, lines * ROW_HEIGHT)
        for row, column, box in place(grid):
            first, last = begins[column], begins[column + box.columns] - 1
            top = self._row + row
            self._write(_Area(top, first, top + box.rows - 1, last), box.text, CELLS[box.role])
        self._row += len(grid.rows)

    def _heights(self, grid: Grid, begins: list[int]) -> Iterator[int]:
        """Yield the lines that each row needs for its labels."""
        lines = [1] * len(grid.rows)
        for row, column, box in place(grid):
            room = (begins[column + box.columns] - begins[column]) * SHEET_WIDTH / self._columns - 1
            needed = math.ceil(width(box.text) / max(room, 2) / box.rows)
            lines[row] = max(lines[row], needed)
        return iter(lines)

    def _write(self, area: _Area, text: str, style: dict[str, object]) -> None:
        """Write a text, or a figure as a number where it is shown and read as it was printed."""
        format_ = self._format({**style, "quote_prefix": True} if is_like_formula(text) else style)
        if area[:2] != area[2:]:
            self._sheet.merge_range(*area, "", format_)
        place = area[:2]
        if _is_exact(text):
            self._sheet.write_number(*place, float(text), self._format(style))
        elif text:
            self._sheet.write_string(*place, text, format_)
        else:
            self._sheet.write_blank(*place, None, format_)

    def _format(self, style: dict[str, object]) -> Format:
        name = repr(style)
        if name not in self._formats:
            shared = {"text_wrap": True, "valign": "vcenter"}
            self._formats[name] = self._book.add_format({**shared, **style})
        return self._formats[name]


def _is_exact(text: str) -> bool:
    """Return whether a text is a number that a workbook gives back digit by digit."""
    digits = text.removeprefix("-")
    if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        return False
    return len(digits) <= MAX_DIGITS and text in (f"{float(text):.0f}", repr(float(text)))
