"""Headings of the parts: official or not, glued, listed, inside other parts."""

import pytest

from govlint.document import Location
from govlint.recognise.headings import find_headings, join_broken, split_glued
from govlint.recognise.lines import Line

AT = Location("x")
OFFICIAL = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def find(*texts: str) -> list[tuple[str, str, str]]:
    """Return section, printed heading and match of what is found."""
    lines = [Line(text, (), None, aligned=False, at=AT) for text in texts]
    lines = split_glued(join_broken(lines))
    return [(heading.section, heading.text, heading.match) for heading in find_headings(lines)]


def test_official_headings() -> None:
    assert [(text, "official") for text in OFFICIAL] == [
        (text, match) for _, text, match in find(*OFFICIAL)
    ]


@pytest.mark.parametrize(
    ("text", "section", "match"),
    [
        ("一、 总体情况", "overview", "official"),
        ("一.总体情况", "overview", "official"),
        ("一、总体情况：", "overview", "official"),
        ("总体情况", "overview", "official"),
        ("一、總體情況", "overview", "official"),
        ("⼀、总体情况", "overview", "official"),
        ("二、总体情况", "overview", "official"),
        ("一、概述", "overview", "known"),
        ("一、2019年政府信息公开工作的总体情况", "overview", "known"),
        ("二、行政机关主动公开政府信息情况", "proactive", "known"),
        ("五、存在问题及改进情况", "problems", "known"),
        ("三、收到和处理政府信息公开的申请的情况", "applications", "unknown"),
    ],
)
def test_wordings(text: str, section: str, match: str) -> None:
    """What a heading is follows from its words; its number only helps."""
    assert [(section, text, match)] == find(text)


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开情况",
        "1、收到和处理政府信息公开申请情况",
        "（二）收到和处理政府信息公开申请情况",
        "主动公开情况",
        "一、本年新收政府信息公开申请数量",
        "四、结转下年度继续办理",
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等六部分。",
        "2024年总体情况良好",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    """Items inside a part, rows of a table and sentences are not taken for headings."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("二、主动公开政府信息情况第二十条第（一）项",),
            ["二、主动公开政府信息情况"],
            id="glued-to-what-follows",
        ),
        pytest.param(
            (
                "……取得实效。二、主动公开政府信息情况 第二十条0三、收到和处理政府信息公开申请情况（本列",
            ),
            ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"],
            id="all-on-one-line",
        ),
        pytest.param(
            (
                "本报告由一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况组成。",
            ),
            [],
            id="listed-in-a-sentence",
        ),
        pytest.param(
            ("一、总体情况........1", "正文", "一、总体情况", "正文"),
            ["一、总体情况"],
            id="page-numbers-in-contents",
        ),
        pytest.param(
            (
                "一、总体情况",
                "一、加强领导",
                "三、主动公开政府信息情况。全年无。",
                "二、主动公开政府信息情况",
            ),
            ["一、总体情况", "二、主动公开政府信息情况"],
            id="list-inside-a-part",
        ),
        pytest.param(
            (
                "一、总体情况",
                "四、政府信息公开行政复议、行政诉讼情况",
                "五、下一步打算",
                "六、其他需要报告的事项",
            ),
            [
                "一、总体情况",
                "四、政府信息公开行政复议、行政诉讼情况",
                "五、下一步打算",
                "六、其他需要报告的事项",
            ],
            id="quite-other-wording-in-its-place",
        ),
        pytest.param(
            ("五、存在的主要问题及改进情况", "文", "五、存在的主要问题及改进情况", "文"),
            ["五、存在的主要问题及改进情况", "五、存在的主要问题及改进情况"],
            id="twice",
        ),
    ],
)
def test_choice(texts: tuple[str, ...], expected: list[str]) -> None:
    """Of several candidates the surest is taken."""
    assert expected == [text for _, text, _ in find(*texts)]


@pytest.mark.parametrize("form", ["（{}）{}", "{}．{}", "第{}部分 {}", "【{}】{}", "{}：{}"])
@pytest.mark.parametrize("numerals", ["一二三四五六", "123456", "壹贰叁肆伍陆"])
def test_other_numbers(form: str, numerals: str) -> None:
    """A report may number its parts in another way, if it does so with most of them."""
    titles = [text[2:] for text in OFFICIAL]
    texts = [form.format(number, title) for number, title in zip(numerals, titles, strict=True)]
    inside = [text for text in texts for text in (text, "（一）主动公开情况。")]

    assert [text for _, text, _ in find(*inside)] == texts
    assert len(find(*inside[:6])) in {0, 3}


@pytest.mark.parametrize("rest", [1, 2])
def test_heading_on_two_lines(rest: int) -> None:
    broken = [part for text in OFFICIAL for part in (text[:-rest], text[-rest:])]

    assert [text for _, text, _ in find(*broken)] == list(OFFICIAL)


@pytest.mark.parametrize(
    "texts", [("一、", "总体情况"), ("一、总体", "情况良好"), ("一、总体情况", "")]
)
def test_what_is_not_joined(texts: tuple[str, str]) -> None:
    lines = [Line(text, (), None, aligned=False, at=AT) for text in texts]

    assert join_broken(lines) == lines


def test_table_of_contents_is_passed_over() -> None:
    """Headings that follow each other without anything between them only announce the parts."""
    texts = [*OFFICIAL, *(part for text in OFFICIAL for part in (text, "正文"))]
    lines = [Line(text, (), None, aligned=False, at=AT) for text in texts]

    assert [heading.line for heading in find_headings(lines)] == [6, 8, 10, 12, 14, 16]
