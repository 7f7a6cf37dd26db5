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


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_encodings(encoding: str) -> None:
    """Text is decoded by what the bytes are; UTF-16 needs no mark when it has ASCII in it."""
    assert show(text.read("2024年度报告".encode(encoding), "x")) == ["2024年度报告"]


def test_bytes_that_fit_no_encoding_lose_as_little_as_possible() -> None:
    damaged = "政府信息公开".encode()[:-1] + b"\xff" + "年报".encode()

    assert "政府信息公" in str(show(text.read(damaged, "x")))


@pytest.mark.parametrize(
    ("content", "aligned"),
    [
        pytest.param("| a | b |\n| --- | :-: |\n| c | |", True, id="markdown"),
        pytest.param("| a | b |\n| -- | -- |\n| | 1 |", True, id="figure-at-the-end"),
        pytest.param("| a | b |\n| c | d |", False, id="no-delimiters"),
        pytest.param("| a | b |\n| c | d |\n| --- | --- |", False, id="rule-below"),
        pytest.param("| a | b |\n| --- |\n| c | d |", False, id="delimiters-of-other-columns"),
        pytest.param("| a | b |\n| --- | --- |\n| c |", False, id="row-of-fewer"),
        pytest.param("| a | b |\n| --- | --- |\n| 1 | |", False, id="filled-up-behind-figures"),
    ],
)
def test_columns_of_markdown(content: str, *, aligned: bool) -> None:
    """Rows stand in columns if Markdown says so and no converter may have filled them up."""
    (table,) = text.read(content.encode(), "x.md").blocks

    assert isinstance(table, RawTable)
    assert table.aligned == aligned


def test_each_table_has_its_own_columns() -> None:
    tables = text.read(b"| a | b |\n|---|---|\n\nc\n\n| a | b |", "x.md").blocks

    assert [one.aligned for one in tables if isinstance(one, RawTable)] == [True, False]
