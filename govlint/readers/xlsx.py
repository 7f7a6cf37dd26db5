"""Spreadsheets (.xlsx, .xlsm): what each sheet shows, row by row."""

import io
from collections.abc import Iterator
from functools import partial

import python_calamine as calamine

from govlint.document import Document, Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers.sheet import Budget, Range, Sheet, Value, blocks
from govlint.readers.workbook import Workbook


def read(data: bytes, path: str) -> Document:
    """Read the sheets that are not hidden, in their order.

    A formula without a value stays a formula, ``=SUM(B2:B5)``: nobody has calculated it yet.

    Raises:
        ReadError: See `Workbook`; ``damaged-xml``.
    """
    workbook = Workbook(data)
    try:
        return Document(path, "xlsx", tuple(_read_sheets(data, workbook, path)))
    except (calamine.CalamineError, ValueError) as error:
        raise ReadError("damaged-xml") from error


def _read_sheets(data: bytes, workbook: Workbook, path: str) -> Iterator[Paragraph | RawTable]:
    book = calamine.load_workbook(io.BytesIO(data))
    budget = Budget()
    for index, described in enumerate(book.sheets_metadata):
        is_shown = described.visible == calamine.SheetVisibleEnum.Visible
        if is_shown and described.typ == calamine.SheetTypeEnum.WorkSheet:
            content = book.get_sheet_by_index(index)
            budget.spend(0, grid=content.total_height * content.total_width)
            rows = content.to_python(skip_empty_area=False)
            for (row, column), text in workbook.unread(index).items():
                _put(rows, row, column, text)
            merged = [Range(*first, *last) for first, last in content.merged_cell_ranges or ()]
            sheet = Sheet(described.name, rows, merged, partial(workbook.has_frame, index))
            yield from blocks(sheet, index + 1, path, budget)


def _put(rows: list[list[Value]], row: int, column: int, text: str) -> None:
    """Put a text into a grid, which grows if it is outside."""
    width = max(len(rows[0]) if rows else 0, column + 1)
    for line in rows:
        line.extend([""] * (width - len(line)))
    while len(rows) <= row:
        rows.append([""] * width)
    rows[row][column] = text
