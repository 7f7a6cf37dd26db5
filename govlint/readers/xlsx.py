"""Spreadsheets (.xlsx, .xlsm): what each sheet shows, row by row."""

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import python_calamine as calamine

from govlint.document import Document, Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers.grid import clean
from govlint.readers.sheet import Budget, Range, Sheet, blocks
from govlint.readers.workbook import Workbook

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
            rows = _texts(content.to_python(skip_empty_area=False), budget)
            for (row, column), text in workbook.unread(index).items():
                rows.setdefault(row, {})[column] = text
            merged = [Range(*first, *last) for first, last in content.merged_cell_ranges or ()]
            sheet = Sheet(described.name, rows, merged, partial(workbook.has_frame, index))
            yield from blocks(sheet, index + 1, path, budget)


def _texts(rows: list[list[Value]], budget: Budget) -> dict[int, dict[int, str]]:
    """Return the text of each filled cell by row and column."""
    texts = {}
    figures: dict[float, str] = {}
    for index, row in enumerate(rows):
        cells = {}
        for column, value in enumerate(row):
            if value == "":
                continue
            if value.__class__ is float:
                text = figures.get(value) or figures.setdefault(value, _text(value))
            else:
                text = _text(value)
            if text:
                cells[column] = text
        if cells:
            texts[index] = cells
            budget.spend(len(cells), sum(map(len, cells.values())))
    return texts


def _text(value: Value) -> str:
    """Return what a cell shows; of a number all digits, whatever its format.

    Sheets count in binary: of the 17 digits that are kept they show 15.
    """
    if isinstance(value, str):
        return clean(value.replace("\r", "")) if "\r" in value else clean(value)
    if isinstance(value, float):
        digits = format(value, ".15g")
        return format(Decimal(digits), "f") if "e" in digits else digits
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
