"""Tables have the merged cells of the mandated form, whoever looks at them."""

import io
from collections.abc import Callable, Iterator

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from govlint.blank_form import make
from govlint.document import Document, RawCell, RawTable
from govlint.form import EDITIONS, load_form
from govlint.readers import docx, html
from govlint.writers import write
from govlint.writers.grid import Grid, lay_out, place
from govlint.writers.xlsx import stretch
from tests.support.layout import columns_of, print_table
from tests.support.reports import make_report
from tests.support.shared import CORPUS, needs_corpus

YEARS = {"2019": 2020, "2021": 2025}
AGENCY = "青溪县统计局"

Merged = list[tuple[int, int, int, int, str]]
"""Row, column, rows, columns and text of cells."""


def _written(edition: str, target: str) -> bytes:
    return write(make(YEARS[edition], AGENCY), target)


def _of_grid(grid: Grid) -> Merged:
    return [(at.row, at.column, at.box.rows, at.box.columns, at.box.text) for at in place(grid)]


def _of_document(cells: tuple[RawCell, ...]) -> Merged:
    return [(one.row, one.column, one.row_span, one.column_span, one.text) for one in cells]


def _grids(edition: str) -> list[Grid]:
    return [lay_out(table, lambda _: "0") for table in load_form(edition).tables.values()]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("key", ["proactive", "applications", "review_litigation"])
def test_merged_cells_follow_from_the_schema(edition: str, key: str) -> None:
    """They are those that the independent writers of the tests draw."""
    report, form = make_report(edition), load_form(edition).tables[key]

    def text(cell: str) -> str:
        table, row, column = cell.split(".")
        return str(report["tables"][table][row][column])

    layout = print_table(form, report)
    expected = [
        (row, column, box.rows, box.columns, box.text)
        for row, (boxes, columns) in enumerate(zip(layout, columns_of(layout), strict=True))
        for box, column in zip(boxes, columns, strict=True)
    ]

    assert _of_grid(lay_out(form, text)) == expected


@needs_corpus
@pytest.mark.corpus
def test_merged_cells_are_those_of_the_official_form() -> None:
    """The form of 2021 as it is handed out has the same cells with the same labels."""
    document = docx.read((CORPUS / "blank-form-2021.docx").read_bytes(), "form.docx")
    official = [_shape(_of_document(table.cells)) for table in _tables(document.blocks)]

    assert [_shape(_of_grid(grid)) for grid in _grids("2021")] == official


def _tables(blocks: tuple[object, ...]) -> Iterator[RawTable]:
    return (block for block in blocks if isinstance(block, RawTable))


def _shape(cells: Merged) -> Merged:
    """Leave figures out, and white space in labels."""
    return [
        (row, column, rows, columns, "".join(text.split()).removesuffix("0"))
        for row, column, rows, columns, text in sorted(cells)
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("target", "read"), [("docx", docx.read), ("html", html.read)])
def test_every_cell_is_drawn_where_it_belongs(
    edition: str, target: str, read: Callable[[bytes, str], Document]
) -> None:
    document = read(_written(edition, target), f"form.{target}")
    drawn = [sorted(_of_document(table.cells)) for table in _tables(document.blocks)]

    assert drawn == [sorted(_of_grid(grid)) for grid in _grids(edition)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_python_docx_sees_the_merged_cells(edition: str) -> None:
    """A merged cell is the same cell at each of its places in the grid."""
    document = WordDocument(io.BytesIO(_written(edition, "docx")))

    for table, grid in zip(document.tables, _grids(edition), strict=True):
        assert (len(table.rows), len(table.columns)) == (len(grid.rows), len(grid.weights))
        for row, column, rows, columns, text in _of_grid(grid):
            first = table.cell(row, column)

            assert first.text == text
            assert table.cell(row + rows - 1, column + columns - 1)._tc is first._tc  # noqa: SLF001


@pytest.mark.parametrize("edition", EDITIONS)
def test_openpyxl_sees_the_merged_cells(edition: str) -> None:
    """Each cell is merged over the columns of the sheet that its table has there; figures are numbers."""
    (sheet,) = load_workbook(io.BytesIO(_written(edition, "xlsx"))).worksheets
    merged = {
        (one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges
    }
    first = {str(cell.value): row for row, (cell,) in enumerate(sheet.iter_rows(max_col=1), 1)}
    parts = list(load_form(edition).sections.values())[1:4]

    for part, grid in zip(parts, _grids(edition), strict=True):
        top, begins = first[part.label] + 1, stretch(grid.weights, 15)
        for row, column, rows, columns, text in _of_grid(grid):
            place = (top + row, begins[column] + 1)
            end = (top + row + rows - 1, begins[column + columns])

            assert str(sheet.cell(*place).value) == text
            assert ((*place, *end) in merged) == (place != end)
            assert isinstance(sheet.cell(*place).value, int) == (text == "0")


@pytest.mark.parametrize(
    ("weights", "columns", "begins"),
    [
        ((1, 1, 1), 3, [0, 1, 2, 3]),
        ((1, 1, 1, 1), 15, [0, 4, 8, 11, 15]),
        ((1, 100, 1), 6, [0, 1, 5, 6]),
        ((100, 1, 1), 4, [0, 2, 3, 4]),
        ((1, 1, 100), 4, [0, 1, 2, 4]),
    ],
)
def test_grid_is_stretched(weights: tuple[int, ...], columns: int, begins: list[int]) -> None:
    """Every column of a table has one column of the sheet or more."""
    assert stretch(weights, columns) == begins
