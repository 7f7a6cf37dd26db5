"""What each format does with what is unusual in a report."""

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from govlint.codec import read, to_json
from govlint.engine import read_source
from govlint.form import EDITIONS, load_form
from govlint.report import Report
from govlint.source import Source
from govlint.writers import FORMS, TARGETS, write
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import write_html, write_json


def _report(canonical: Canonical) -> Report:
    return read(write_json(canonical), "report.json", "json")


def _again(report: Report, target: str) -> Report:
    return read_source(Source(f"report.{target}", "", write(report, target)))


def _canonical(report: Report) -> Any:  # noqa: ANN401  JSON
    return json.loads(to_json(report))


def _words(report: Report, target: str) -> str:
    """Return all that a format shows."""
    data = write(report, target)
    match target:
        case "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                root = etree.fromstring(archive.read("word/document.xml"))
            return "\n".join(root.itertext())
        case "xlsx":
            sheet = load_workbook(io.BytesIO(data)).worksheets[0]
            return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        case "html":
            return "\n".join(etree.HTML(data.decode()).itertext())
        case _:
            return data.decode()


FIGURES = [
    "",
    "/",
    "—",
    "无",
    "12件",
    "约5",
    "1,234",
    "１２",
    "007",
    "-3",
    "=1+1",
    "12.50",
    "9" * 17,
]
"""What may be printed in a cell."""


@pytest.mark.parametrize("target", FORMS)
def test_cells_are_kept_as_printed(target: str) -> None:
    """Blanks, fillers, text, signs and digits that a spreadsheet would change."""
    canonical = make_report("2021", 4)
    rows = list(load_form("2021").tables["applications"].rows)
    cells = {
        f"applications.{row}.business": printed for row, printed in zip(rows, FIGURES, strict=False)
    }
    for key, printed in cells.items():
        canonical = with_cell(canonical, key, printed)
    report = _report(canonical)
    again = _again(report, target)

    assert _canonical(again)["tables"] == _canonical(report)["tables"]
    if target not in ("json", "yaml"):
        assert {key: again.tables["applications"].cells[key].text for key in cells} == cells


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_blanks_of_markdown_are_read_as_blanks(data: st.DataObject) -> None:
    """They stand in the columns of the header, as the other rows do: no merged label left them.

    In table two of 2019 some rows have a merged cell between their figures; there they are doubts.
    """
    canonical = make_report("2021", data.draw(st.integers(0, 50)))
    keys = [key for table in load_form("2021").tables.values() for key in table.cells]
    for key in data.draw(st.lists(st.sampled_from(keys), max_size=12)):
        canonical = with_cell(canonical, key, "")
    report = _report(canonical)

    assert _canonical(_again(report, "md"))["tables"] == _canonical(report)["tables"]


def test_blank_in_shifted_rows_of_markdown_is_a_doubt() -> None:
    """Some programs leave out what a merged label covers: then the header says nothing of columns."""
    report = _report(with_cell(make_report(), "applications.granted.natural_person", ""))
    text = write(report, "md").decode()
    is_shifted = re.compile(r"\| [一二三四]、|\|  \| （")
    lines = [
        line.replace(" |  |", " |", 1) + "  |" if is_shifted.match(line) else line
        for line in text.split("\n")
    ]
    again = read_source(Source("report.md", "", "\n".join(lines).encode()))
    read = again.tables["applications"].cells
    known = report.tables["applications"].cells

    assert "applications.granted.natural_person" not in read
    assert all(cell.text == known[key].text for key, cell in read.items())


@pytest.mark.parametrize("target", ["docx", "html", "xlsx"])
def test_lines_of_a_cell_are_kept(target: str) -> None:
    report = _report(with_cell(make_report(), "applications.granted.business", "12\n件"))

    assert _canonical(_again(report, target))["tables"] == _canonical(report)["tables"]


@pytest.mark.parametrize("target", ["docx", "html", "md", "xlsx"])
def test_what_was_not_read_is_marked(target: str) -> None:
    """It is never a blank, let alone a 0."""
    canonical = make_report()
    del canonical["tables"]["applications"]["granted"]["business"]
    again = _again(_report(canonical), target)
    cell = again.tables["applications"].cells["applications.granted.business"]

    assert (cell.kind, cell.text) == ("text", "【未读到】")


@pytest.mark.parametrize("target", ["docx", "html", "md", "xlsx"])
def test_table_without_heading_is_kept(target: str) -> None:
    """It stands behind the part before it; a report without that table has none afterwards."""
    canonical = make_report()
    del canonical["sections"]["applications"]
    del canonical["sections"]["overview"]
    del canonical["sections"]["proactive"]
    del canonical["tables"]["review_litigation"]
    again = _canonical(_again(_report(canonical), target))

    assert again["tables"] == _canonical(_report(canonical))["tables"]
    assert [key for key, one in again["sections"].items() if one["heading"]] == list(
        canonical["sections"]
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("target", ["docx", "html", "md", "xlsx"])
def test_mixed_editions_stay_mixed(edition: str, target: str) -> None:
    """Each table is drawn in the edition that it follows."""
    other = next(one for one in EDITIONS if one != edition)
    canonical = make_report(edition)
    canonical["tables"]["applications"] = make_report(other)["tables"]["applications"]
    report = _report(canonical)
    again = _again(report, target)

    assert again.tables["applications"].edition == other
    assert _canonical(again)["tables"] == _canonical(report)["tables"]


@pytest.mark.parametrize("target", FORMS)
def test_headings_stay_as_they_are(target: str) -> None:
    canonical = make_report()
    canonical["sections"]["problems"]["heading"] = "五、存在的主要问题及整改措施"
    again = _canonical(_again(_report(canonical), target))

    assert again["sections"]["problems"]["heading"] == "五、存在的主要问题及整改措施"


@pytest.mark.parametrize("target", ["docx", "html", "md", "xlsx"])
def test_markup_of_a_report_is_text(target: str) -> None:
    """Nothing in a report can become an element, a formula or an edge of a table."""
    canonical = make_report()
    hostile = '<script>alert("1")</script> & ]]> a | b \x01 =cmd()'
    canonical["sections"]["other"]["text"] = hostile
    words = _words(_report(canonical), target)

    expected = hostile.replace("\x01", "\ufffd")
    assert (expected.replace("|", "\u2223") if target == "md" else expected) in words


def test_preamble_is_kept_without_its_title() -> None:
    """The title stands once; what follows it is an introduction, the period told in it."""
    page = write_html(make_report()).decode()
    page = page.replace("本报告中所列", "按照要求编制。本报告中所列")
    report = read_source(Source("report.html", "", page.encode()))
    words = _words(report, "md")

    assert report.title is not None
    assert words.count(report.title.text) == 1
    assert words.count("统计期限") == 1
    assert "按照要求编制" in words


def test_title_that_only_the_page_has_is_printed() -> None:
    report = read_source(Source("report.html", "", write_html(make_report())))
    lost = report._replace(preamble="按照要求编制。")

    assert "按照要求编制。" in _words(lost, "md")
    assert "# " not in _words(lost._replace(title=None), "md").split("\n")[0]


def test_period_that_is_no_date_is_printed() -> None:
    canonical = make_report()
    canonical["period"]["start"] = "2月30日"

    assert "统计期限为2月30日 – " in _words(_report(canonical), "md")


@pytest.mark.parametrize("target", FORMS)
@pytest.mark.parametrize("missing", ["signature", "period", "title"])
def test_what_is_not_there_is_not_made_up(target: str, missing: str) -> None:
    canonical = make_report("2021", 4)
    del canonical[missing]
    again = _canonical(_again(_report(canonical), target))

    assert missing not in again


@pytest.mark.parametrize("target", ["json", "yaml"])
def test_date_that_does_not_exist_is_kept(target: str) -> None:
    canonical = make_report()
    canonical["signature"]["date"] = "2025-02-30"

    assert _canonical(_again(_report(canonical), target))["signature"]["date"] == "2025-02-30"


def test_long_prose_is_kept_in_a_workbook() -> None:
    """A cell of Excel holds 32,767 characters; what is longer goes on in the next row."""
    canonical = make_report()
    canonical["sections"]["other"]["text"] = "无" * 40_000
    again = _again(_report(canonical), "xlsx")

    assert again.sections[-1].text.replace("\n", "") == "无" * 40_000


def test_csv_has_a_row_for_each_cell() -> None:
    """With keys and labels, as printed; what was not read is said to be so."""
    canonical = with_cell(make_report("2021", 4), "applications.granted.business", "=1+1")
    canonical = with_cell(canonical, "applications.granted.research", -3)
    del canonical["tables"]["proactive"]["rules"]["issued"]
    text = write(_report(canonical), "csv").decode("utf-8-sig")
    rows = {
        f"{row['table']}.{row['row_key']}.{row['column_key']}": row
        for row in csv.DictReader(io.StringIO(text))
    }
    cells = [key for table in load_form("2021").tables.values() for key in table.cells]
    granted = rows["applications.granted.business"]

    assert list(rows) == cells
    assert (granted["printed"], granted["kind"]) == ("'=1+1", "text")
    assert (granted["row"], granted["column"]) == ("（一）予以公开", "商业企业")
    assert rows["applications.granted.research"]["printed"] == "-3"
    assert (rows["proactive.rules.issued"]["printed"], rows["proactive.rules.issued"]["kind"]) == (
        "",
        "absent",
    )
    assert {row["agency"] for row in rows.values()} == {canonical["agency"]}


@pytest.mark.parametrize("target", TARGETS)
def test_same_report_gives_the_same_file(target: str) -> None:
    report = _report(make_report())

    assert write(report, target) == write(report, target)


def test_word_file_is_an_official_document() -> None:
    """A4, the type area of GB/T 9704, headings in an outline, tables that go on over pages."""
    document = Document(io.BytesIO(write(_report(make_report()), "docx")))
    (section,) = document.sections
    size = [round(length.mm) for length in (section.page_width, section.page_height) if length]
    styles = [one.style.name for one in document.paragraphs if one.style]

    assert size == [210, 297]
    assert (section.left_margin or 0) + (section.right_margin or 0) == pytest.approx(
        54 * 36_000, rel=0.01
    )
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 6
    assert "Table Grid" not in styles


def test_web_page_needs_nothing_else() -> None:
    page = write(_report(make_report()), "html").decode()

    assert "<script" not in page
    assert "http" not in page
    assert "@page { size: A4" in page
