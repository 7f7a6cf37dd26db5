"""Marks in web pages: the cell that is wrong is marked, and a list says why."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element as Element

from govlint.engine import lint_bytes
from tests.annotate.copies import annotated, figures, said, slipped
from tests.support.reports import make_report, with_cell
from tests.support.writers import write_html

TOTAL = "applications.results_total.natural_person"
WRONG = with_cell(make_report("2021", 3), TOTAL, 175)
ADDED = r' data-govlint="[\d ]+"(?: id="govlint-\d+")?|<style>\n\[data-govlint\].*?</nav>'


def tree(copy: bytes, encoding: str = "utf-8") -> Element:
    return etree.fromstring(copy, etree.HTMLParser(encoding=encoding))


def text_of(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def marked(page: Element, code: str) -> list[Element]:
    """Return the elements that are marked with the number of a finding."""
    heads = [text_of(item) for item in page.xpath("//nav//li/p[1]")]
    (number,) = (str(index) for index, head in enumerate(heads, 1) if f" {code}: " in head)
    elements = page.xpath("//*[@data-govlint]")
    return [one for one in elements if number in str(one.get("data-govlint")).split()]


def test_wrong_cell_is_marked_and_listed() -> None:
    copy, result = annotated(write_html(WRONG), "报告.html")
    page = tree(copy)
    (cell,) = marked(page, "GL301")
    (item,) = (item for item in page.xpath("//nav//li") if "GL301" in text_of(item))
    lines = [text_of(line) for line in item.xpath("p")]

    assert (cell.tag, text_of(cell)) == ("td", "175")
    assert item.xpath("p/a/@href") == [f"#{cell.get('id')}"]
    assert lines[0] == "错误 GL301: 表三「（七）总计」行 ×「自然人」列：填 175，应为 148"
    assert lines[1] == "应为：表三「（七）总计」行 ×「自然人」列 148"
    assert len(page.xpath("//nav//li")) == len(result.diagnostics)


def test_all_cells_that_may_be_wrong_are_marked() -> None:
    report = with_cell(make_report("2021", 3), "review_litigation.review.total", 77)
    copy, _ = annotated(write_html(report), "报告.html")

    assert len(marked(tree(copy), "GL401")) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-8-sig", "utf-16", "utf-16-le"])
def test_source_is_changed_by_insertions_alone(encoding: str) -> None:
    data = write_html(WRONG, encoding)
    copy, result = annotated(data, "报告.html")

    assert re.sub(ADDED, "", copy.decode(encoding), flags=re.DOTALL) == data.decode(encoding)
    assert said(lint_bytes(copy, "报告.html")) == said(result)


def test_page_in_big_endian_order_keeps_it() -> None:
    data = b"\xfe\xff" + write_html(WRONG).decode().encode("utf-16-be")
    copy, _ = annotated(data, "报告.html")

    assert copy.startswith(b"\xfe\xff\0<\0h")
    assert "GL301" in copy.decode("utf-16")


def test_character_that_the_encoding_lacks_becomes_a_reference() -> None:
    report = with_cell(WRONG, "applications.granted.natural_person", "5\N{EURO SIGN}\N{SNOWMAN}")
    copy, _ = annotated(write_html(report, "gbk"), "报告.html")

    assert "&#9731;" in copy.decode("gbk")
    assert "\N{SNOWMAN}" in text_of(tree(copy, "gbk").xpath("//nav")[0])


def test_damaged_characters_stay_as_they_are() -> None:
    data = write_html(WRONG, "gbk").replace("政务新媒体".encode("gbk"), b"\xff\xff<b>")
    copy, _ = annotated(data, "报告.html")

    assert b"\xff\xff<b>" in copy


def test_hostile_text_is_escaped() -> None:
    report = with_cell(
        WRONG, "applications.granted.natural_person", "<script>alert(1)</script>\"'&"
    )
    copy, _ = annotated(write_html(report), "报告.html")
    page = tree(copy)

    assert page.xpath("//script") == []
    assert b"<script" not in copy
    assert any("<script>" in text_of(item) for item in page.xpath("//nav//li"))


def test_element_with_a_name_of_its_own_keeps_it() -> None:
    data = re.sub(
        rb"<td( style=[^>]*><p[^>]*><span[^>]*>175<)", rb"<td ID='a&amp;b c'\1", write_html(WRONG)
    )
    copy, _ = annotated(data, "报告.html")
    page = tree(copy)
    (cell,) = marked(page, "GL301")

    assert cell.get("id") == "a&b c"
    assert "#a%26b%20c" in page.xpath("//nav//a/@href")


def test_line_after_a_break_is_linked_at_the_break() -> None:
    """Old sites write a whole report into one element, with breaks."""
    body = write_html(WRONG | {"signature": {"agency": "某局", "date": "2030-01-01"}}).decode()
    body = re.sub(r"</p>\n<p [^>]*>(<span[^>]*>某局)", r"<br>\1", body)
    copy, _ = annotated(body.encode(), "报告.html")
    (mark,) = marked(tree(copy), "GL114")

    assert mark.tag == "br"
    assert text_of(next(mark.itersiblings())).startswith("某局")


@pytest.mark.parametrize(
    "trap",
    [
        "<script>var a = '<td>175</td>';</script>",
        "<!-- <td>175</td> <p id=govlint-1> -->",
        "<p title='<td>175</td>' govlint-mark=3>开头</p>",
    ],
)
def test_what_looks_like_a_tag_is_none(trap: str) -> None:
    data = write_html(WRONG).replace(b"<body>", b"<body>" + trap.encode())
    copy, _ = annotated(data, "报告.html")
    (cell,) = marked(tree(copy), "GL301")

    assert trap.encode() in copy.replace(b' data-govlint="1"', b"")
    assert (cell.tag, text_of(cell)) == ("td", "175")


def test_fragment_without_a_body_and_with_open_cells() -> None:
    data = write_html(WRONG).decode()
    data = re.sub(r"</?(?:html|head|body)>|</t[dr]>|<meta[^>]*>|<title>.*?</title>", "", data)
    copy, result = annotated(data.encode(), "报告.html")
    (cell,) = marked(tree(copy), "GL301")

    assert text_of(cell) == "175"
    assert copy.endswith(b"</nav>")
    assert said(lint_bytes(copy, "报告.html")) == said(result)


def test_page_whose_text_is_in_no_element_has_a_list_all_the_same() -> None:
    copy, result = annotated("本年度没有什么要说的。".encode(), "报告.html")

    assert result.diagnostics
    assert len(tree(copy).xpath("//nav//li[not(.//a)]")) == len(result.diagnostics)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(["2019", "2021"]))
def test_mark_stands_in_the_cell_that_is_wrong(seed: int, edition: str) -> None:
    """And the copy is read as the page was: the same figures, the same findings."""
    report, key = slipped(edition, seed)
    copy, result = annotated(write_html(report), "报告.html")
    again = lint_bytes(copy, "报告.html")
    page = tree(copy)

    assert (said(again), figures(again)) == (said(result), figures(result))
    table, row, column = key.split(".")
    for found in result.diagnostics:
        if found.cell == key and found.times == 1:
            figure = str(report["tables"][table][row][column])
            assert [text_of(cell) for cell in marked(page, found.code)] == [figure]
