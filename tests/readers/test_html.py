"""What is read of web pages: broken markup, layout tables, lying charsets, hidden parts."""

import time

import pytest

from govlint.document import RawTable
from govlint.errors import ReadError
from govlint.readers import html
from tests.support.show import Shown, show


def read(text: str) -> Shown:
    """Return what is read of a page."""
    return show(html.read(text.encode(), "x.html"))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>一</p><p>二</p>", ["一", "二"], id="paragraphs"),
        pytest.param("<div>一<div>二</div>三</div>", ["一", "二", "三"], id="nested-blocks"),
        pytest.param("<p>一<br>二</p>", ["一", "二"], id="line-break"),
        pytest.param("一</br>二", ["一", "二"], id="end-tag-of-a-break"),
        pytest.param("<p>一<span>二</span><b>三</b></p>", ["一二三"], id="inline-joined"),
        pytest.param("<p>  a \n b&nbsp;c </p>", ["a b c"], id="white-space"),
        pytest.param("<pre>一\n二</pre>", ["一", "二"], id="preformatted"),
        pytest.param("只有文字", ["只有文字"], id="no-markup"),
        pytest.param("<p>一<script>x</script><style>y</style>二</p>", ["一二"], id="scripts"),
        pytest.param("<nav>首页</nav><p>一</p><footer>版权</footer>", ["一"], id="menu-and-footer"),
        pytest.param(
            '<p>一</p><p style="DISPLAY: none">二</p><p hidden>三</p>', ["一"], id="hidden"
        ),
        pytest.param('<p>一<span style="mso-hide:all">二</span></p>', ["一"], id="hidden-by-word"),
        pytest.param(
            "<p>一</p><!--[if gte mso 9]><xml>x</xml><![endif]-->", ["一"], id="word-comment"
        ),
        pytest.param("<p>1<o:p></o:p>2</p>", ["12"], id="word-empty-element"),
        pytest.param("<font>" * 400 + "深", ["深"], id="never-closed"),
        pytest.param("<p>12<sup>3</sup>H<sub><b>2</b></sub></p>", ["12³H₂"], id="raised"),
        pytest.param("<p><del>1</del>2<s><sup>3</sup>4</s></p>", ["1\u03362³4\u0336"], id="struck"),
        pytest.param(
            "<p>1<span style='text-decoration : underline line-through'>2</span></p>",
            ["12\u0336"],
            id="struck-by-style",
        ),
        pytest.param("<p>一\0二</p>", ["一二"], id="zero-byte"),
        pytest.param("<p>\u200b一\ufeff</p>", ["一"], id="zero-width"),
    ],
)
def test_text(page: str, expected: Shown) -> None:
    """Lines are what a browser shows on lines of their own."""
    assert expected == read(page)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("<td>12<sup>1</sup></td>", "12¹", id="footnote-mark"),
        pytest.param("<td>12<sub><b>1</b></sub>3</td>", "12₁3", id="lowered"),
        pytest.param("<td><del>12</del>15</td>", "1\u03362\u033615", id="deleted"),
        pytest.param("<td><STRIKE>1<b>2</b>3</STRIKE></td>", "1\u03362\u03363\u0336", id="struck"),
        pytest.param(
            '<td>12<span style="Vertical-Align: super">1</span></td>', "12¹", id="raised-by-style"
        ),
        pytest.param(
            '<td><span style="text-decoration:line-through">1</span></td>',
            "1\u0336",
            id="struck-by-style",
        ),
        pytest.param('<td style="vertical-align:sub">12</td>', "12", id="a-cell-is-not-lowered"),
        pytest.param("<td><sup>注</sup>12</td>", "注12", id="other-signs-stay"),
        pytest.param("<td><strong>12</strong></td>", "12", id="bold"),
    ],
)
def test_digits_of_no_figure(cell: str, expected: str) -> None:
    """A raised digit is a footnote mark, a struck one is no longer meant."""
    assert read(f"<table><tr>{cell}<td>a</td></tr></table>") == [[[expected, "a"]]]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<table><tr><td>a</td><th>b</th></tr></table>", [[["a", "b"]]], id="plain"),
        pytest.param(
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            [[["a", "b"], ["c", "d"]]],
            id="no-end-tags",
        ),
        pytest.param("<table><td>a</td><td>b</td></table>", [[["a", "b"]]], id="no-row-tag"),
        pytest.param(
            "<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            [[["a"], ["b"]]],
            id="head-and-body",
        ),
        pytest.param(
            "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
            [[["a [2x1]"], ["b", "c"]]],
            id="colspan",
        ),
        pytest.param(
            "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            [[["a [1x2]", "b"], ["c"]]],
            id="rowspan",
        ),
        pytest.param(
            "<table><tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>",
            [[["a [1x3]", "b"], ["c"], ["d"]]],
            id="rowspan-to-the-end",
        ),
        pytest.param(
            '<table><tr><td colspan="x" rowspan="-1">a</td><td colspan="">b</td></tr></table>',
            [[["a", "b"]]],
            id="spans-that-are-none",
        ),
        pytest.param(
            '<table><tr><td colspan="2px" rowspan=" +1.5">a</td></tr></table>',
            [[["a [2x1]"]]],
            id="spans-with-units",
        ),
        pytest.param(
            '<table><tr><td>a</td><td style="display:none">x</td><td>b</td></tr></table>',
            [[["a", "b"]]],
            id="hidden-cell",
        ),
        pytest.param(
            "<table><tr><td>1<br>2</td><td><p>a</p><p>b</p></td></tr></table>",
            [[["1\n2", "a\nb"]]],
            id="lines-in-cell",
        ),
        pytest.param(
            "<table><tr><td>&nbsp;</td><td> <o:p>&nbsp;</o:p></td></tr></table>",
            [[["", ""]]],
            id="blank-cells",
        ),
        pytest.param(
            "<table><tr><td>菜单</td><td><p>文</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            ["菜单", "文", [["a", "b"]]],
            id="layout-table",
        ),
        pytest.param(
            "<table><tr><td>a</td></tr><p>中</p><table><tr><td>b</td></tr></table>后",
            [[["a"]], "中", [["b"]], "后"],
            id="table-never-closed",
        ),
        pytest.param(
            "<table>前<tr><td>a</td></tr></table>", ["前", [["a"]]], id="text-outside-cells"
        ),
        pytest.param(
            "<table><tr><td>a</tr></td><td>b</td></tr></table>",
            [[["a"], ["b"]]],
            id="crossed-end-tags",
        ),
        pytest.param(
            "<table><form><tr><td>a</td></tr></form><tr><td>b</td></tr></table>",
            [[["a"], ["b"]]],
            id="form-in-table",
        ),
        pytest.param("<tr><td>a</td><td>b</td></tr>", ["a", "b"], id="cells-without-table"),
    ],
)
def test_table(page: str, expected: Shown) -> None:
    """Tables come out as a browser draws them, or near enough for broken ones."""
    assert expected == read(page)


def test_lines_of_the_source_are_kept() -> None:
    """Paragraphs and cells know the line of their tag."""
    document = html.read(b"<p>a</p>\n<table>\n<tr>\n<td>b</td></tr></table>\n<p>c</p>", "x")
    first, table, last = document.blocks

    assert (first.at.line, table.at.line, last.at.line) == (1, 2, 5)
    assert isinstance(table, RawTable)
    assert table.cells[0].at.line == 4


def test_title_of_the_page_is_kept_apart() -> None:
    document = html.read("<title>某局2024年报告_某网</title><p>文</p>".encode(), "x")

    assert document.title == "某局2024年报告_某网"
    assert show(document) == ["文"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<title>某网</title><meta name="ArticleTitle" content="某报告">', "某网 | 某报告"),
        ('<title> </title><meta property="og:title" content="某报告">', "某报告"),
        ('<meta name="keywords" content="某报告"><meta name="ArticleTitle">', None),
    ],
)
def test_what_a_page_calls_its_article(head: str, title: str | None) -> None:
    """Sites must name the article in a tag of its own; the title often names the site alone."""
    assert title == html.read(f"{head}<p>文</p>".encode(), "x").title


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("declared", ["", '<meta charset="utf-8">', '<meta charset="gb2312">'])
def test_charset_is_that_of_the_bytes(encoding: str, declared: str) -> None:
    """A declaration that lies, or is missing, changes nothing."""
    page = f"<html><head>{declared}</head><body><p>政府信息公开工作年度报告</p></body></html>"

    assert show(html.read(page.encode(encoding), "x")) == ["政府信息公开工作年度报告"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<!-- nothing -->", "empty", id="nothing"),
        pytest.param("<div>" * 100_000, "nested-too-deep", id="deep"),
        pytest.param(
            "<table><tr><td colspan=100000>a</td></tr></table>", "span-too-wide", id="wide"
        ),
        pytest.param(
            '<table><tr><td colspan="99999999999999999999">a</td></tr></table>',
            "span-too-wide",
            id="absurd",
        ),
    ],
)
def test_refusal(page: str, reason: str) -> None:
    """What no page of a report has is refused, not allocated."""
    with pytest.raises(ReadError) as caught:
        read(page)

    assert reason == caught.value.reason


def test_time_is_linear_in_the_rows() -> None:
    """Twice the rows take less than four times as long."""
    row = "<tr><td rowspan=3>a</td><td>b</td><td>c</td></tr>"

    def seconds(rows: int) -> float:
        page = f"<table>{row * rows}</table>"
        begin = time.perf_counter()
        read(page)
        return time.perf_counter() - begin

    seconds(100)

    assert min(seconds(4000) for _ in range(3)) < 4 * max(seconds(2000) for _ in range(3))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<a href="/a/1.pdf">年度 <b>报告</b></a>', [("年度 报告", "/a/1.pdf")]),
        ('<a href="/down?name=x.DOCX&amp;id=3"></a>', [("", "/down?name=x.DOCX&id=3")]),
        ('<a href="/down/3">附件：年报.wps</a>', [("附件：年报.wps", "/down/3")]),
        ('<a href="1.xls" title="年报"><img src="x.gif"></a>', [("年报", "1.xls")]),
        ('<iframe src="/view.html?file=/a/1.pdf"></iframe>', [("", "/view.html?file=/a/1.pdf")]),
        ('<embed src="1.pdf"><object data="2.pdf"></object>', [("", "1.pdf"), ("", "2.pdf")]),
        ('<a href="/a/1.html">年度报告</a><a name="x.pdf">x</a><img src="1.pdf.png">', []),
    ],
)
def test_attachments(page: str, expected: list[tuple[str, str]]) -> None:
    """What a page links or embeds, by where the link leads or what it says."""
    document = html.read(f"<p>x</p>{page}".encode(), "x.html")

    assert [tuple(found) for found in document.attachments] == expected
