"""The report among what a site puts around it."""

import re

import pytest

from govlint import codec
from govlint.engine import lint_bytes
from govlint.report import Report
from govlint.result import FileResult
from tests.support.reports import Canonical, make_report
from tests.support.sites import SITES, write_site
from tests.support.writers import write_docx

EDITIONS = ("2019", "2021")
LINE = r"<p [^>]*><span[^>]*>{}</span></p>\s*"

sites = pytest.mark.parametrize("site", sorted(SITES))


def lint_site(site: str, report: Canonical, *lost: str, encoding: str = "utf-8") -> FileResult:
    """Check a report on a page of a site, after some lines of the page were lost."""
    page = write_site(site, report, encoding).decode(encoding)
    for text in lost:
        page, count = re.subn(LINE.format(re.escape(text)), "", page)
        assert count == 1
    return lint_bytes(page.encode(encoding), "page.html")


def recognised(result: FileResult) -> Report:
    assert result.report is not None
    return result.report


def date_of(report: Canonical) -> str:
    year, month, day = map(int, report["signature"]["date"].split("-"))
    return f"{year}年{month}月{day}日"


@sites
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_page_of_a_site_is_the_report_and_nothing_else(
    site: str, edition: str, encoding: str
) -> None:
    """What is read is what a Word file of the same report says, to the last character."""
    for seed in range(3):
        report = make_report(edition, seed)
        result = lint_site(site, report, encoding=encoding)
        word = lint_bytes(write_docx(report), "report.docx")

        assert (result.verdict, result.diagnostics) == ("pass", ())
        if site != "comments":  # buttons that are no links stand in one box with the article
            assert codec.to_json(recognised(result)) == codec.to_json(recognised(word))


@sites
def test_foot_of_the_site_is_not_the_signature(site: str) -> None:
    """A report that is not signed has no signature; dates and names of the site are none."""
    report = make_report()
    result = lint_site(site, report, date_of(report))

    assert recognised(result).signature is None
    assert "GL114" not in {found.code for found in result.diagnostics}


@sites
def test_list_of_other_years_is_not_the_title(site: str) -> None:
    """Where the article has no title, the page is asked, not the links on it."""
    report = make_report()
    page = write_site(site, report).decode()
    head, body = page.split("</head>")
    body = re.sub(rf"(<(?:h1|h2|b|span)[^>]*>){report['title']}", r"\1", body)
    read = recognised(lint_bytes(f"{head}</head>{body}".encode(), "page.html"))

    assert (read.year, read.agency) == (report["year"], report["agency"])


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("某县统计局2024年政府信息公开工作年度报告_某县人民政府", "某县统计局"),
        ("某县人民政府 政府信息公开年报 某县统计局2024年政府信息公开工作年度报告", "某县统计局"),
        ("某县-信息公开-某县统计局2024年政府信息公开工作年度报告-正文", "某县统计局"),
        ("某县统计局 2024年政府信息公开工作年度报告 | 某县", "某县统计局"),
        ("某县统计局年报_某县", None),
    ],
)
def test_title_among_the_names_of_a_page(name: str, agency: str | None) -> None:
    """Where the article has no title, the name of the page has it, between those of site and menu."""
    report = read(f"<title>{name}</title><p>五、存在的主要问题及改进情况</p><p>无</p>")

    assert (report.title.agency if report.title else None) == agency


@pytest.mark.parametrize("site", ["divs", "plain", "sections", "tables"])
def test_text_of_the_site_does_not_fill_an_empty_part(site: str) -> None:
    report = make_report()
    result = lint_site(site, report, report["sections"]["other"]["text"])

    assert recognised(result).sections[-1].text == ""
    assert [found.code for found in result.diagnostics] == ["GL106"]


def read(page: str) -> Report:
    return recognised(lint_bytes(page.encode(), "page.html"))


def test_page_without_a_report_is_one_article() -> None:
    assert read("<div><p>通知</p></div><p>明日开会</p>").preamble == "通知\n明日开会"


def test_link_inside_the_article_stays() -> None:
    """One or two links below each other are no menu."""
    page = (
        "<div><p>五、存在的主要问题及改进情况</p><p>无</p><p>六、其他需要报告的事项</p><p>见下</p>"
    )
    page += '<p><a href="x">某某网站</a></p><p>特此报告</p></div><p>某市主办</p>'

    assert read(page).sections[-1].text == "见下\n某某网站\n特此报告"


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        pytest.param("<p>{}</p>", True, id="text"),
        pytest.param('<p><a name="top">{}</a></p>', True, id="anchor"),
        pytest.param('<p><a href="x">{}</a></p>', False, id="link"),
        pytest.param('<p><a href="x"><b>{}</b></a> 2025-01-02</p>', False, id="link-and-date"),
        pytest.param(
            '<table><tr><td><a href="x">{}</a></td></tr></table>', False, id="link-in-box"
        ),
    ],
)
def test_title_is_no_link(line: str, *, is_title: bool) -> None:
    page = line.format("某县统计局2024年政府信息公开工作年度报告")
    headings = "<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p>"

    assert (read(f"<div>{page}</div>{headings}").title is not None) == is_title


def test_link_that_is_never_closed_ends_at_a_table() -> None:
    page = (
        '<a href="x">首页<table><tr><td>某县统计局2024年政府信息公开工作年度报告</td></tr></table>'
    )
    page += "<p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p>"

    assert read(page).agency == "某县统计局"
