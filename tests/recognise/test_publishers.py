"""Reports in the markup of editors, on the pages of systems that government sites run on."""

import pytest

from govlint import codec
from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.support.editors import EDITORS
from tests.support.publishers import PUBLISHERS
from tests.support.reports import Canonical, make_report
from tests.support.writers import write_docx

editions = pytest.mark.parametrize("edition", ["2019", "2021"])


def assert_read_whole(page: str, report: Canonical, encoding: str = "utf-8") -> None:
    """Assert that what is read of a page is what a Word file of the same report says."""
    result = lint_bytes(page.encode(encoding, "xmlcharrefreplace"), "page.html")
    word = lint_bytes(write_docx(report), "report.docx")

    assert result.report is not None
    assert word.report is not None
    assert codec.to_json(result.report) == codec.to_json(word.report)
    assert (result.verdict, result.diagnostics) == ("pass", ())


@editions
@pytest.mark.parametrize("editor", sorted(EDITORS))
def test_markup_of_an_editor(editor: str, edition: str) -> None:
    """Fonts, boxes, spaces and empty elements of editors are no part of what they write."""
    report = make_report(edition, seed=4)

    assert_read_whole(f"<title>x</title><body>{EDITORS[editor].write(report)}</body>", report)


@editions
@pytest.mark.parametrize("publisher", sorted(PUBLISHERS.keys() - {"notes"}))
def test_page_of_a_system(publisher: str, edition: str) -> None:
    """Neither other agencies and years on the page nor scripts that draw it are in the way."""
    report = make_report(edition, seed=5)

    assert_read_whole(PUBLISHERS[publisher](report), report)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_page_in_another_encoding(encoding: str) -> None:
    report = make_report()

    assert_read_whole(PUBLISHERS["trs"](report), report, encoding)


@editions
def test_notes_and_buttons_are_no_figures(edition: str) -> None:
    """What stands between tables and text is text of its part, and no cell of a table."""
    report = make_report(edition, seed=6)
    result = lint_bytes(PUBLISHERS["notes"](report).encode(), "page.html")

    assert (result.verdict, result.diagnostics) == ("pass", ())
    assert result.report is not None
    assert result.report.title is not None
    assert (result.report.agency, result.report.year) == (report["agency"], report["year"])


def lint(body: str) -> FileResult:
    title = "云岭县统计局2024年政府信息公开工作年度报告"
    page = f"<title>{title}</title><h1>{title}</h1><p>发布日期：2025-01-20</p>{body}"
    return lint_bytes(page.encode(), "page.html")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param('<div id="content" data-url="/api/article/3"></div>', "only-title", id="lazy"),
        pytest.param('<p><img src="1.jpg"></p><p><img src="2.jpg"></p>', "only-title", id="images"),
        pytest.param(
            '<div class="wp_pdf_player" pdfsrc="/_upload/1.pdf"></div>',
            "only-attachment",
            id="player",
        ),
        pytest.param(
            '<script>showVsbpdfIframe("/__local/A/1.PDF","100%","600")</script>',
            "only-attachment",
            id="frame-made-by-script",
        ),
        pytest.param(
            '<iframe src="/viewer.html?file=/a/1.pdf"></iframe>', "only-attachment", id="frame"
        ),
    ],
)
def test_page_without_its_report(body: str, reason: str) -> None:
    """A page that has the title alone is told to be that; its parts are not said to be missing."""
    failure = lint(body).failure

    assert failure is not None
    assert failure.reason == reason


def test_report_of_nothing_but_prose_is_no_empty_page() -> None:
    """A report without its parts and tables is told to be without them."""
    result = lint(f"<p>{'一年来，本局认真做好政府信息公开工作。' * 6}</p>")

    assert result.failure is None
    assert {"GL001", "GL101"} <= {found.code for found in result.diagnostics}
