"""One report with six mistakes: each output tells the same six, each at its place.

Whatever govlint writes is opened here by a program that is not govlint: LibreOffice, a browser,
python-docx, openpyxl, sarif-tools, junitparser, and the published schemas of the formats.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from lxml import html
from markdown_it import MarkdownIt

from govlint import outputs
from govlint.annotate.word_places import COLOUR
from govlint.writers import FORMS
from tests.annotate.copies import comments
from tests.support.browser import needs_chromium, shown
from tests.support.soffice import convert_all, needs_soffice
from tests.support.terminal import govlint
from tests.walkthrough.mistakes import MISTAKES, TITLE, Mistake, files
from tests.walkthrough.readers import (
    NAMELESS,
    READERS,
    UNCOUNTED,
    pins_of,
    read_csv,
    text_before,
    word_cell,
)

WITH_NOTES = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
IN_TABLES = [mistake for mistake in MISTAKES if mistake.at]
FIGURES = [mistake for mistake in MISTAKES if mistake.code in {"GL301", "GL401"}]
FORM = MISTAKES[-1]
"""The full-width digits: the one mistake that can be mended without knowing better."""
TO_BE_FILLED_IN = ["GL301", "GL801", "GL014"]
"""In a form that follows: what was carried in has no results yet; prompts in the prose; 【上年13】."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walk")
    for name, content in files().items():
        folder.joinpath(name).write_bytes(content)
    return folder


def told(folder: Path, name: str) -> list[tuple[str, str | None]]:
    """Return what is found in a file: codes and cells."""
    done = govlint("check", name, "--format", "json", cwd=folder)
    (file,) = json.loads(done.stdout)["files"]
    return [(found["code"], found["cell"]) for found in file["diagnostics"]]


def test_right_report_is_clean(folder: Path) -> None:
    assert govlint("check", "right.docx", cwd=folder).status == 0
    assert told(folder, "right.docx") == []


@pytest.mark.parametrize("name", ["wrong.docx", "wrong.html", "wrong.xlsx"])
def test_six_mistakes_are_found_and_nothing_else(folder: Path, name: str) -> None:
    assert told(folder, name) == [(mistake.code, mistake.cell) for mistake in MISTAKES]


# What is printed and listed: every format


def test_every_format_is_walked_through() -> None:
    assert set(READERS) == set(outputs.names())


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=needs_chromium if name == "html" else ()) for name in READERS]
)
def test_every_format_tells_the_six(folder: Path, name: str) -> None:
    """Code, severity, message, name of the place, and where it is in the file."""
    govlint("check", "wrong.docx", "--format", name, "-o", f"result.{name}", cwd=folder)
    findings = list(READERS[name](folder / f"result.{name}"))

    assert [(found.code, found.severity) for found in findings] == [
        (mistake.code, mistake.severity) for mistake in MISTAKES
    ]
    for found, mistake in zip(findings, MISTAKES, strict=True):
        assert mistake.says in found.words
        if name not in NAMELESS:
            assert mistake.place in found.words
        if name not in UNCOUNTED and mistake.at:
            assert "第 {} 张表第 {} 行第 {} 格".format(*mistake.at) in found.words


@pytest.mark.parametrize("mistake", IN_TABLES, ids=lambda mistake: mistake.code)
def test_cell_in_the_word_file_is_the_one_that_is_named(folder: Path, mistake: Mistake) -> None:
    assert mistake.at is not None
    assert word_cell(folder / "wrong.docx", mistake.at) == mistake.shown


@pytest.mark.parametrize("name", ["line", "sarif", "github", "gitlab"])
def test_line_of_the_page_is_the_one_that_is_named(folder: Path, name: str) -> None:
    """A web page has lines: the number of the line leads to what is wrong."""
    written = govlint("check", "wrong.html", "--format", name, cwd=folder).stdout
    marks = re.compile(r'(?:^wrong\.html:|"startLine": |line=|"begin": )(\d+)', re.MULTILINE)
    lines = folder.joinpath("wrong.html").read_text("utf-8").splitlines()
    found = [lines[int(number) - 1] for number in marks.findall(written)]

    # What is missing has no line, and GitLab wants one all the same.
    for line, mistake in zip(found[-5:], MISTAKES[1:], strict=True):
        assert mistake.shown in html.fromstring(line).text_content()


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_tables_for_supervisors_have_the_figures(folder: Path, name: str) -> None:
    """实填, 应为, 差额: 85 for 58 is 27 too many."""
    govlint("check", "wrong.docx", "-o", f"table.{name}", cwd=folder)
    if name == "csv":
        rows = read_csv(folder.joinpath("table.csv").read_bytes())
    else:
        head, *others = openpyxl.load_workbook(folder / "table.xlsx")["全部问题"].values
        texts = [["" if value is None else str(value) for value in row] for row in others]
        rows = [dict(zip(map(str, head), row, strict=True)) for row in texts]
    listed = [tuple(row[key] for key in ("规则", "实填", "应为", "差额")) for row in rows]

    differences = {"GL301": "27", "GL401": "2"}
    assert listed == [
        (one.code, one.actual, one.expected, differences.get(one.code, "")) for one in MISTAKES
    ]


@needs_chromium
def test_browser_marks_the_wrong_cells(folder: Path) -> None:
    """The page shows the tables; each finding on a cell is marked there, and leads there."""
    govlint("check", "wrong.docx", "-o", "page.html", cwd=folder)
    page = html.document_fromstring(shown(folder / "page.html"))
    marked = {
        str(cell.get("id")).partition("-")[2]: str(cell.text)
        for cell in page.cssselect("td.marked")
    }

    assert marked == {
        mistake.cell: mistake.shown if mistake.at else "61" for mistake in MISTAKES if mistake.cell
    }
    for article, mistake in zip(page.cssselect("article.finding"), MISTAKES, strict=True):
        links = [str(link.get("href")).partition("-")[2] for link in article.cssselect("dd a")]
        assert links == ([mistake.cell] if mistake.cell else [])


# The annotated copies


@pytest.fixture(scope="module")
def annotated(folder: Path) -> Path:
    for suffix in ("docx", "html", "xlsx"):
        done = govlint("check", f"wrong.{suffix}", "--annotate", f"copy.{suffix}", cwd=folder)
        assert done.stderr == f"批注副本已写入 copy.{suffix}：6 处\n"
    return folder


def test_word_comments_stand_where_the_mistakes_are(annotated: Path) -> None:
    """Read by python-docx; the wrong cells are coloured."""
    found = comments(annotated.joinpath("copy.docx").read_bytes())
    by_code = {comment.text.split(":")[0].split()[1]: comment for comment in found}

    assert len(found) == len(MISTAKES)
    for mistake in MISTAKES:
        comment = by_code[mistake.code]
        assert (comment.shown, comment.place) == (mistake.shown, mistake.at)
        assert mistake.says in comment.text
        assert (COLOUR in comment.colours) == bool(mistake.at)


@needs_soffice
def test_libreoffice_prints_the_comments_where_the_mistakes_are(annotated: Path) -> None:
    """On paper each comment is pinned behind the words or the figure that it is about."""
    data = annotated.joinpath("copy.docx").read_bytes()
    printed = convert_all({"copy.docx": data}, WITH_NOTES)["copy.pdf"]
    pins = {pin.text.split(":")[0].split()[1]: pin for pin in pins_of(printed)}

    assert pins.keys() == {mistake.code for mistake in MISTAKES}
    for mistake in MISTAKES:
        line = text_before(printed, pins[mistake.code])
        words = "".join(mistake.shown.split())
        assert line.endswith(words[-4:])
        assert mistake.says in pins[mistake.code].text


@needs_chromium
def test_browser_shows_the_marks_of_the_copy(annotated: Path) -> None:
    """Each item of the list leads to the element that is marked with its number."""
    page = html.document_fromstring(shown(annotated / "copy.html"))
    items = page.cssselect("nav#govlint li")

    for number, (item, mistake) in enumerate(zip(items, MISTAKES, strict=True), 1):
        (link,) = item.cssselect("a")
        element = page.get_element_by_id(str(link.get("href")).removeprefix("#"))
        assert str(number) in str(element.get("data-govlint")).split()
        assert element.text_content().strip() == mistake.shown
        assert mistake.says in item.text_content()


def test_cell_comments_stand_where_the_mistakes_are(annotated: Path) -> None:
    """Read by openpyxl."""
    (sheet,) = openpyxl.load_workbook(annotated / "copy.xlsx").worksheets
    noted = {
        cell.comment.text.split(":")[0].split()[1]: (str(cell.value), cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }

    assert noted.keys() == {mistake.code for mistake in MISTAKES}
    for mistake in MISTAKES:
        value, text = noted[mistake.code]
        assert value == mistake.shown
        assert mistake.says in text


# Mending


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_fix_mends_the_form_and_no_figure(folder: Path, suffix: str) -> None:
    """One of six: nobody but the agency knows the right figures, years and words."""
    done = govlint("fix", f"wrong.{suffix}", "-o", f"fixed.{suffix}", cwd=folder)

    assert done.status == 0
    assert f"“{FORM.shown}” → “1286”" in done.stderr
    assert told(folder, f"fixed.{suffix}") == [(one.code, one.cell) for one in MISTAKES[:-1]]
    assert words(folder / f"fixed.{suffix}") == [
        "1286" if text == FORM.shown else text for text in words(folder / f"wrong.{suffix}")
    ]


def words(path: Path) -> list[str]:
    """Return all texts of a file, by python-docx or lxml."""
    if path.suffix == ".html":
        return [str(text) for text in html.parse(path).getroot().itertext()]
    paragraphs = docx.Document(str(path)).element.iter("{*}p")
    return ["".join(text.text or "" for text in one.iter("{*}t")) for one in paragraphs]


def test_next_form_carries_over_what_was_carried_out(folder: Path) -> None:
    """And says that two figures of the report it starts from do not add up."""
    done = govlint("new", "--previous", "wrong.docx", "-o", "next.docx", cwd=folder)
    document = docx.Document(str(folder / "next.docx"))
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    carried = next(row for row in rows if row[0].startswith("二、上年结转"))

    assert done.status == 0
    assert f"有 {len(FIGURES)} 处数字对不上" in done.stderr
    assert document.paragraphs[0].text == TITLE.replace("2024", "2025")
    assert carried[-7:] == ["2", "1", "0", "0", "0", "0", "3"]
    assert any("五、存在的主要问题及改进情况" in one.text for one in document.paragraphs)
    assert [code for code, _ in told(folder, "next.docx")] == TO_BE_FILLED_IN


@needs_soffice
def test_libreoffice_prints_the_next_form(folder: Path) -> None:
    govlint("new", "--previous", "wrong.docx", "-o", "printed.docx", cwd=folder)
    data = folder.joinpath("printed.docx").read_bytes()
    folder.joinpath("printed.pdf").write_bytes(
        convert_all({"printed.docx": data}, "pdf")["printed.pdf"]
    )

    assert [code for code, _ in told(folder, "printed.pdf")] == TO_BE_FILLED_IN


# Other formats of the report


def test_every_form_is_walked_through() -> None:
    assert set(OPENED) == set(FORMS)


@pytest.mark.parametrize("target", FORMS)
def test_converted_report_has_the_same_mistakes(folder: Path, target: str) -> None:
    """In data a number is a number, so that its digits have no width."""
    done = govlint("convert", "wrong.docx", "-o", f"converted.{target}", cwd=folder)
    kept = MISTAKES[:-1] if target in {"json", "yaml"} else MISTAKES
    printed = set(OPENED[target](folder / f"converted.{target}"))

    assert (done.status, done.stderr) == (0, "")
    assert told(folder, f"converted.{target}") == [(one.code, one.cell) for one in kept]
    assert {one.shown for one in kept if one.at} <= printed
    assert "五、存在的主要问题及改进情况" not in printed


def _cells_of_word(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)


def _cells_of_markdown(path: Path) -> Iterator[str]:
    """Rendered by markdown-it, as GitHub would."""
    page = MarkdownIt().enable("table").render(path.read_text("utf-8"))
    yield from (cell.text_content() for cell in html.fromstring(page).cssselect("td, th, h2"))


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    else:
        yield str(value)


OPENED: dict[str, Callable[[Path], Iterable[str]]] = {
    "docx": _cells_of_word,
    "html": lambda path: (
        cell.text_content().strip() for cell in html.parse(path).getroot().cssselect("td, th, h2")
    ),
    "md": _cells_of_markdown,
    "xlsx": lambda path: (
        str(value) for row in openpyxl.load_workbook(path).worksheets[0].values for value in row
    ),
    "json": lambda path: _leaves(json.loads(path.read_text("utf-8"))),
    "yaml": lambda path: _leaves(yaml.safe_load(path.read_text("utf-8"))),
}
"""What other programs find in the cells of a report."""


def test_table_of_cells_has_the_wrong_ones_as_printed(folder: Path) -> None:
    """CSV, a cell a row: what a supervisor adds up in a spreadsheet."""
    govlint("convert", "wrong.docx", "-o", "cells.csv", cwd=folder)
    printed = {
        f"{row['table']}.{row['row_key']}.{row['column_key']}": row["printed"]
        for row in read_csv(folder.joinpath("cells.csv").read_bytes())
    }

    assert {one.cell: printed[one.cell or ""] for one in IN_TABLES} == {
        one.cell: one.shown for one in IN_TABLES
    }


def test_result_proves_which_file_was_checked(folder: Path) -> None:
    govlint("check", "wrong.docx", "-o", "proof.json", cwd=folder)

    assert govlint("verify", "proof.json", "wrong.docx", cwd=folder).status == 0
    assert govlint("verify", "proof.json", "right.docx", cwd=folder).status != 0
