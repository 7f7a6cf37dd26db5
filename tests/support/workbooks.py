"""Workbooks: made-up reports as spreadsheets, and sheets of given cells."""

import io
from collections.abc import Iterable, Mapping
from copy import copy

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.layout import Layout, columns_of

_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", wrap_text=True)


def workbook_of(content: Iterable[str | Layout], *, sheet_per_table: bool = False) -> bytes:
    """Write paragraphs and tables into one sheet, or a sheet for each part that has a table.

    A paragraph is the text of the first cell of its row; figures are numbers; cells of tables have
    borders, the blank ones too.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "年报"
    row = 1
    for block in content:
        if isinstance(block, str):
            sheet.cell(row, 1, block)
            row += 1
            continue
        _draw(sheet, row, block)
        row += len(block)
        if sheet_per_table:
            sheet = book.create_sheet()
            row = 1
    return save(book)


def _draw(sheet: Worksheet, first: int, layout: Layout) -> None:
    for row, (boxes, columns) in enumerate(zip(layout, columns_of(layout), strict=True), first):
        for box, column in zip(boxes, columns, strict=True):
            last_row, last_column = row + box.rows - 1, column + box.columns
            for line in sheet.iter_rows(row, last_row, column + 1, last_column):
                for cell in line:
                    cell.border, cell.alignment = copy(_FRAME), copy(_CENTRE)
            put(sheet, sheet.cell(row, column + 1).coordinate, box.text)
            if box.rows > 1 or box.columns > 1:
                sheet.merge_cells(None, row, column + 1, last_row, last_column)


def put(sheet: Worksheet, place: str, text: str) -> None:
    """Put a text into a cell, digits as a number."""
    cell = sheet[place]
    assert isinstance(cell, Cell)
    cell.value = int(text) if text.isascii() and text.isdigit() else text or None


def sheet_of(cells: Mapping[str, object], *merged: str) -> bytes:
    """Write a sheet with given cells, by their references, and merged ranges."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for place, value in cells.items():
        cell = sheet[place]
        assert not isinstance(cell, MergedCell | tuple)
        cell.value = value
    for place in merged:
        sheet.merge_cells(place)
    return save(book)


def save(book: Workbook) -> bytes:
    """Return the file of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
