"""Comments in workbooks, read by openpyxl and by LibreOffice."""

import io
import re
from collections.abc import Iterator

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from govlint.engine import lint_bytes
from tests.annotate.copies import annotated, figures, parts, said, slipped, with_part
from tests.support.reports import make_report, with_cell
from tests.support.soffice import convert_all, needs_soffice
from tests.support.workbooks import save, workbook_of
from tests.support.writers import blocks, write

TOTAL = "applications.results_total.natural_person"
WRONG = with_cell(make_report("2021", 3), TOTAL, 175)
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OPEN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def comments(data: bytes) -> Iterator[tuple[str, str, object, str]]:
    """Yield sheet, cell, value and text of each comment."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment:
                    yield sheet.title, cell.coordinate, cell.value, cell.comment.text


def with_comment(data: bytes, place: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.worksheets[0][place].comment = Comment("请核对", "张")
    return save(book)


def test_comment_stands_in_the_wrong_cell() -> None:
    copy, result = annotated(write(".xlsx", WRONG), "报告.xlsx")
    (found,) = (one for one in comments(copy) if "GL301" in one[3])

    assert found[:3] == ("年报", "D52", 175)
    assert found[3].split("\n")[:2] == [
        "错误 GL301: 表三「（七）总计」行 ×「自然人」列：填 175，应为 148",
        "应为：表三「（七）总计」行 ×「自然人」列 148",
    ]
    assert sum(text.count("依据：") for *_, text in comments(copy)) == len(result.diagnostics)


def test_sheet_is_changed_by_an_insertion_and_charts_stay() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(".xlsx", WRONG)))
    book.worksheets[0].add_chart(BarChart(), "K1")
    data = save(book)
    copy, _ = annotated(data, "报告.xlsx")
    before, after = parts(data), parts(copy)
    changed = {name for name in before if before[name] != after[name]}

    assert any("chart" in name for name in before)
    assert changed == {
        "[Content_Types].xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    sheet = after["xl/worksheets/sheet1.xml"]
    assert re.sub(rb"<legacyDrawing [^>]*/>", b"", sheet) == before["xl/worksheets/sheet1.xml"]
    assert sheet.index(b"<drawing") < sheet.index(b"<legacyDrawing")


def test_each_sheet_has_its_own_comments() -> None:
    report = with_cell(WRONG, "review_litigation.review.total", 77)
    data = workbook_of(blocks(report), sheet_per_table=True)
    copy, result = annotated(data, "报告.xlsx")
    sheets = {sheet for sheet, *_ in comments(copy)}

    assert len(sheets) >= 2
    assert said(lint_bytes(copy, "报告.xlsx")) == said(result)


def test_existing_comments_stay_and_are_added_to() -> None:
    """A cell has one comment: what is found there stands below what was said."""
    data = with_comment(with_comment(write(".xlsx", WRONG), "A1"), "D52")
    copy, _ = annotated(data, "报告.xlsx")
    texts = {place: text for _, place, _, text in comments(copy)}
    drawing = next(data for name, data in parts(copy).items() if name.endswith(".vml"))

    assert texts["A1"].startswith("请核对")
    assert texts["D52"].startswith("请核对\n\n错误 GL301")
    assert drawing.count(b":Row>51<") == 1
    assert parts(copy).keys() == parts(data).keys()


def test_copy_is_annotated_again() -> None:
    first, _ = annotated(write(".xlsx", WRONG), "报告.xlsx")
    second, result = annotated(first, "报告.xlsx")

    assert parts(second).keys() == parts(first).keys()
    assert sum(text.count("依据：") for *_, text in comments(second)) == 2 * len(result.diagnostics)


def test_drawing_is_named_before_what_must_follow_it() -> None:
    data = with_part(
        write(".xlsx", WRONG),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace("</worksheet>", "<tableParts/><extLst/></worksheet>"),
    )
    copy, _ = annotated(data, "报告.xlsx")
    sheet = parts(copy)["xl/worksheets/sheet1.xml"]

    assert re.search(rb"<legacyDrawing [^>]*/><tableParts/><extLst/></worksheet>", sheet)


def test_drawing_that_leads_nowhere_makes_way() -> None:
    data = with_part(
        write(".xlsx", WRONG),
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(
            "</worksheet>", '<legacyDrawing xmlns:q="q" q:id="rId77"/></worksheet>'
        ),
    )
    copy, _ = annotated(data, "报告.xlsx")

    assert parts(copy)["xl/worksheets/sheet1.xml"].count(b"<legacyDrawing") == 1
    assert any("GL301" in text for *_, text in comments(copy))


def test_strict_workbook_gets_strict_comments() -> None:
    data = write(".xlsx", WRONG)
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        data = with_part(data, name, lambda text: text.replace(OPEN, STRICT))
    copy, _ = annotated(data, "报告.xlsx")
    after = parts(copy)

    assert f'<comments xmlns="{STRICT}">'.encode() in after["xl/comments.xml"]
    assert after["xl/worksheets/_rels/sheet1.xml.rels"].count(b"purl.oclc.org") == 2


def test_finding_without_a_place_is_told_where_the_text_begins() -> None:
    copy, result = annotated(workbook_of(["", "说明"]), "报告.xlsx")

    assert [place for _, place, *_ in comments(copy)] == ["A2"]
    assert result.diagnostics


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(["2019", "2021"]))
def test_comment_stands_in_the_cell_that_is_wrong(seed: int, edition: str) -> None:
    """And the copy is read as the workbook was: the same figures, the same findings."""
    report, key = slipped(edition, seed)
    copy, result = annotated(write(".xlsx", report), "报告.xlsx")
    again = lint_bytes(copy, "报告.xlsx")
    table, row, column = key.split(".")
    shown = {value for _, _, value, _ in comments(copy)}

    assert (said(again), figures(again)) == (said(result), figures(result))
    if any(found.cell == key for found in result.diagnostics):
        assert report["tables"][table][row][column] in shown


@needs_soffice
def test_libreoffice_reads_the_comments() -> None:
    copy, _ = annotated(write(".xlsx", WRONG), "报告.xlsx")
    back = convert_all({"copy.xlsx": copy}, "xlsx")["copy.xlsx"]

    assert [one[:3] for one in comments(back)] == [one[:3] for one in comments(copy)]
