"""The page in a real browser: what it shows, and what comes out of the printer."""

from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from tests.outputs.golden import files
from tests.support.browser import needs_chromium, printed, shown
from tests.support.terminal import govlint

pytestmark = needs_chromium

HOSTILE = "<script>document.title='ran'<script>&.html"
A4 = (595, 842)
"""In points."""


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of files of every kind, one with a name of ill will."""
    folder = tmp_path_factory.mktemp("reports")
    for name, content in files().items():
        folder.joinpath(name).write_bytes(content)
    folder.joinpath(HOSTILE.replace("/", "")).write_bytes(files()["b-wrong.html"])
    govlint("check", ".", "-o", "result.html", cwd=folder)
    return folder / "result.html"


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    folder.joinpath("a.docx").write_bytes(files()["f-unique.docx"])
    govlint("check", "a.docx", "-o", "result.html", cwd=folder)
    return folder / "result.html"


def paper(page: Path) -> list[tuple[tuple[int, int], str]]:
    """Return size and text of each printed page, white space left out."""
    with pypdfium2.PdfDocument(printed(page)) as document:
        pages = []
        for sheet in document:
            width, height = sheet.get_size()
            text = "".join(sheet.get_textpage().get_text_range().split())
            pages.append(((round(width), round(height)), text))
        return pages


def test_browser_has_the_same_page(batch: Path) -> None:
    """Nothing was repaired, nothing ran, and no style was refused."""
    page = html.document_fromstring(shown(batch))
    written = html.document_fromstring(batch.read_text("utf-8"))
    tags = ["table", "tr", "td", "th", "details", "article", "a", "h3", "dl"]

    assert [len(page.findall(f".//{tag}")) for tag in tags] == [
        len(written.findall(f".//{tag}")) for tag in tags
    ]
    assert not page.cssselect("body script")
    assert page.findtext(".//title") == "政府信息公开工作年度报告检查结果"
    assert HOSTILE in [path.text for path in page.cssselect("a.path")]


def test_browser_shows_the_wrong_cell(single: Path) -> None:
    page = html.document_fromstring(shown(single))
    (cell,) = page.cssselect("td.marked")

    assert cell.text_content() == "12×1应为 21"
    assert "（一）予以公开" in next(cell.iterancestors("tr")).text_content()


def test_link_unfolds_the_file_that_it_leads_to(batch: Path) -> None:
    """A file that passed is folded until somebody wants to see it."""
    (folded,) = html.document_fromstring(shown(batch)).cssselect("details:not([open])")
    (place,) = folded.xpath("./div/@id")
    page = html.document_fromstring(shown(batch, place))

    assert not page.cssselect("details:not([open])")


def test_report_is_printed_on_a4_with_its_findings(single: Path) -> None:
    pages = paper(single)
    text = "".join(text for _, text in pages)

    assert {size for size, _ in pages} == {A4}
    assert "表三「（一）予以公开」行×「自然人」列：填12，应为21" in text
    assert "应为21" in next(text for _, text in pages if "三、收到和处理" in text)
    assert f"1/{len(pages)}" in pages[0][1]


def test_batch_is_printed_with_every_file(batch: Path) -> None:
    """What is folded on the screen is on paper, too."""
    pages = paper(batch)
    text = "".join(text for _, text in pages)

    assert {size for size, _ in pages} == {A4}
    assert text.count("所检查的文件") == len(files()) + 1
    assert all(sha256(content).hexdigest() in text for content in files().values())


def test_header_is_repeated_on_every_page(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.docx").write_bytes(b"not a Word file")
    govlint("check", ".", "-o", "result.html", cwd=tmp_path)
    ranking = [text for _, text in paper(tmp_path / "result.html") if "序号单位年份结论" in text]

    assert len(ranking) > 1
