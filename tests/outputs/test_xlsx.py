"""The workbook for supervisors, read by openpyxl."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from govlint.engine import lint_bytes
from govlint.outputs import Options, Summary
from govlint.outputs.xlsx import SHEETS, Output
from tests.outputs.golden import files
from tests.support.fixtures import right_report
from tests.support.reports import Canonical, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, content in files().items():
        folder.joinpath(name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def book(folder: Path) -> Workbook:
    done = govlint("check", ".", "-o", "result.xlsx", cwd=folder)
    assert done.status == 3, done.stderr
    return openpyxl.load_workbook(folder / "result.xlsx")


def rows(book: Workbook, name: str) -> list[Row]:
    return list(book[SHEETS[name].zh].iter_rows(values_only=True))


def test_sheets_stand_in_the_order_of_work(book: Workbook) -> None:
    assert book.sheetnames == ["须改正", "全部问题", "单位×规则", "未检查", "检查说明"]


def test_columns_are_those_that_supervisors_use(book: Workbook) -> None:
    heads = "单位 年份 问题 位置 实填 应为 差额 把握 依据 规则 文件"

    assert list(rows(book, "wrong")[0]) == heads.split()


def test_every_sheet_is_ready_to_work_in(book: Workbook) -> None:
    """The header stays, columns can be filtered and are wide enough, a print fits the page."""
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.column_dimensions["A"].width > 20
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0


def test_first_sheet_has_only_what_must_be_corrected(book: Workbook) -> None:
    """The clerk's blanks and fillers are warnings, and stand in the second sheet alone."""
    errors = [(*row[:2], *row[3:]) for row in rows(book, "all")[1:] if row[2] == "错误"]

    assert rows(book, "wrong")[1:] == errors
    assert len(errors) < len(rows(book, "all")) - 1


def test_figures_are_numbers(book: Workbook) -> None:
    row = next(row for row in rows(book, "wrong") if row[10] == "b-wrong.html")

    assert row[1] == 2024
    assert row[4:8] == (40, 0, 40, "唯一")


def test_matrix_counts_every_finding(book: Workbook) -> None:
    """Its totals are those of the second sheet, by rule and by agency."""
    head, total, *agencies = rows(book, "matrix")
    every = [row[10] for row in rows(book, "all")[1:]]

    for column, code in enumerate(head[1:-1], 1):
        assert total[column] == every.count(code)
        assert sum(int(str(row[column] or 0)) for row in agencies) == total[column]
    assert total[-1] == len(every)
    assert len({row[0] for row in agencies}) == len(agencies)


def test_what_was_not_checked_is_listed(book: Workbook) -> None:
    paths = {row[11] for row in rows(book, "unchecked")[1:]}

    assert {"c-lossy.json", "d-broken.docx"} <= paths


def test_every_file_is_proved(book: Workbook) -> None:
    proved = {row[0]: row[6] for row in rows(book, "files")[1:]}

    assert set(proved) == set(files())
    assert all(len(str(digest)) == 64 for digest in proved.values())


@pytest.mark.parametrize("text", ["=1+1", "+8", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula(text: str) -> None:
    """Whatever a report says stays a text, and is kept one when the cell is edited."""
    hostile: Canonical = with_cell(right_report("right-2021"), "proactive.rules.issued", text)
    output = Output(Options())
    written = output.file(lint_bytes(write(".json", hostile), "=1+1.json"))
    written += output.end(Summary())
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith(("=", "+", "-", "@"))
    ]

    assert text in {cell.value for cell in cells}
    for cell in cells:
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_terminal_is_not_written_to(folder: Path) -> None:
    done = govlint("check", "a-right.docx", "--format", "xlsx", cwd=folder, is_terminal=True)

    assert done.status == 2
    assert "-o" in done.stderr


def widths(sheet: Worksheet) -> dict[int, float]:
    """Return the widths of columns, of which neighbours may have one entry."""
    return {
        number: one.width
        for one in sheet.column_dimensions.values()
        if one.min is not None and one.max is not None
        for number in range(one.min, one.max + 1)
    }


def test_rows_are_high_enough_for_their_text(book: Workbook) -> None:
    """Programs that find no height themselves would print the first line alone."""
    for sheet in book.worksheets:
        known = widths(sheet)
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            height = sheet.row_dimensions[number].height
            for column, text in enumerate(map(str, row), 1):
                lines = sum(1 if char < "\x7f" else 2 for char in text) / known[column]
                assert height is not None
                assert height >= min(15 * lines, 400)


def test_sheets_can_be_read_on_paper(book: Workbook) -> None:
    """A page of A4 across has some 130 letters; what is printed at three fifths of it can be read."""
    for sheet in book.worksheets[:2]:
        assert sum(widths(sheet).values()) < 130 / 0.6
