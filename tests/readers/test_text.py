"""What is read of plain text and Markdown."""

import pytest

from govlint.document import RawTable
from govlint.readers import text
from tests.support.show import Shown, show


def read(content: str) -> Shown:
    """Return what is read of a text."""
    return show(text.read(content.encode(), "x.txt"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("一\n\n二\r\n三", ["一", "二", "三"], id="lines"),
        pytest.param("### 一、总体情况\n**粗**", ["一、总体情况", "粗"], id="markdown-marks"),
        pytest.param("<!-- 注 -->\n一", ["一"], id="markdown-comment"),
        pytest.param("\t2024年，认真落实", ["2024年，认真落实"], id="indented-prose"),
        pytest.param("　　2024年，认真落实", ["2024年，认真落实"], id="indented-with-wide-spaces"),
        pytest.param(
            "- 3 -\n— 4 —\n第 5 页 共 6 页",
            ["- 3 -", "— 4 —", "第 5 页 共 6 页"],
            id="page-numbers",
        ),
        pytest.param(
            "截至2024年底，共发布信息 393",
            ["截至2024年底，共发布信息 393"],
            id="prose-ending-in-figure",
        ),
        pytest.param("登录| 注册", ["登录| 注册"], id="bar-in-prose"),
        pytest.param("a\tb\nc\td", [[["a", "b"], ["c", "d"]]], id="tabs"),
        pytest.param("第（一）项\t\t\t", [[["第（一）项", "", "", ""]]], id="tabs-of-merged-cells"),
        pytest.param("\t甲\t1", [[["", "甲", "1"]]], id="leading-tab"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", [[["a", "b"], ["c", "d"]]], id="bars"),
        pytest.param("a | b |\nc | | d |", [[["a", "b"], ["c", "", "d"]]], id="bars-without-first"),
        pytest.param(
            "│ a │ b │\n├───┼───┤\n│ c │ d │", [[["a", "b"], ["c", "d"]]], id="drawn-bars"
        ),
        pytest.param(
            "| 甲 | - | - |\n| - | - | - |",
            [[["甲", "-", "-"], ["-", "-", "-"]]],
            id="hyphens-are-fillers",
        ),
        pytest.param("|a|b|\n|-|-|\n|c|d|", [[["a", "b"], ["c", "d"]]], id="short-rule"),
        pytest.param(
            "| a | b |\n\n| c | d |", [[["a", "b"]], [["c", "d"]]], id="blank-line-parts-tables"
        ),
        pytest.param("规章   1   0   11", [[["规章", "1", "0", "11"]]], id="spaces"),
        pytest.param(
            "信息内容      本年处理决定数量",
            [[["信息内容", "本年处理决定数量"]]],
            id="two-columns-far-apart",
        ),
        pytest.param("一、  总体情况", ["一、  总体情况"], id="two-words-not-far-apart"),
        pytest.param("行政许可 97", [[["行政许可", "97"]]], id="label-and-figure"),
        pytest.param(
            "1.属于国家秘密 0 0 0 0 0 0 0", [[["1.属于国家秘密", *"0000000"]]], id="single-spaces"
        ),
        pytest.param("0 0 0 / 0 0", [[["0", "0", "0", "/", "0", "0"]]], id="figures-alone"),
        pytest.param("规章　　１　　２", [[["规章", "１", "２"]]], id="wide-spaces"),
        pytest.param("1\\. 甲\\-乙 \\（", ["1. 甲-乙 \\（"], id="escaped-signs"),
        pytest.param(
            "| *甲* | `1` | ***2*** | _3_ |", [[["甲", "1", "2", "3"]]], id="emphasised-fields"
        ),
        pytest.param("| * | _ | ** | 1* |", [[["*", "_", "", "1*"]]], id="marks-alone"),
        pytest.param("甲*乙*丙", ["甲*乙*丙"], id="emphasis-inside"),
        pytest.param("甲<br>乙<BR/>丙", ["甲\n乙\n丙"], id="break-tags"),
        pytest.param("| 甲&nbsp; | &lt;1 |", [[["甲", "<1"]]], id="entities"),
        pytest.param('[甲]{lang="EN-US"}乙', ["甲乙"], id="text-with-attributes"),
        pytest.param("<p><span\nstyle='x'>甲</span></p>", ["甲"], id="tags-over-two-lines"),
        pytest.param("| 12<sup>1</sup> |", [[["12<sup>1</sup>"]]], id="raised-digit-is-no-figure"),
        pytest.param(
            "甲<table><tr><td>a</td><td>b</td></tr></table>乙",
            ["甲", [["a", "b"]], "乙"],
            id="table-of-a-page",
        ),
        pytest.param(
            "<TABLE>\n<tr><td rowspan=2>a</td><td>b</td></tr>\n<tr><td>c</td></tr></TABLE >\n| d | e |",
            [[["a [1x2]", "b"], ["c"]], [["d", "e"]]],
            id="table-of-a-page-before-bars",
        ),
        pytest.param(
            "<table><tr><td>甲<table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            ["甲", [["a", "b"]]],
            id="nested-tables",
        ),
        pytest.param("</table>甲<table><tr>乙", ["</table>甲<table><tr>乙"], id="not-closed"),
    ],
)
def test_text(content: str, expected: Shown) -> None:
    """Lines are prose or rows by how their fields stand apart."""
    assert expected == read(content)


def test_lines_are_kept() -> None:
    document = text.read("一\n\n| a | b |\n| c | d |".encode(), "x")
    prose, table = document.blocks

    assert (prose.at.line, table.at.line) == (1, 3)
    assert isinstance(table, RawTable)
    assert [cell.at.line for cell in table.cells] == [3, 3, 4, 4]


def test_lines_of_a_table_of_a_page() -> None:
    """Lines and tables are counted through the whole text."""
    page = "一\n二<table>\n<tr><td>a</td>\n<td>b</td></tr>\n</table>\n三\n| c | d |\n"
    document = text.read(page.encode(), "x")
    *prose, last = (block.at for block in document.blocks)
    tables = [block for block in document.blocks if isinstance(block, RawTable)]

    assert [at.line for at in prose] == [1, 2, 2, 6]
    assert (last.line, last.table) == (7, 2)
    assert [cell.at.line for cell in tables[0].cells] == [3, 4]
    assert {cell.at.table for cell in tables[0].cells} == {1}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_encodings(encoding: str) -> None:
    """Text is decoded by what the bytes are; UTF-16 needs no mark when it has ASCII in it."""
    assert show(text.read("2024年度报告".encode(encoding), "x")) == ["2024年度报告"]


def test_bytes_that_fit_no_encoding_lose_as_little_as_possible() -> None:
    damaged = "政府信息公开".encode()[:-1] + b"\xff" + "年报".encode()

    assert "政府信息公" in str(show(text.read(damaged, "x")))
