"""Corners of the formats: escapes, bare paragraphs, encodings, several edits in one place."""

import pytest

from govlint.document import Location
from govlint.fixes import trace
from govlint.fixes.change import apply
from govlint.fixes.edit import Edit
from govlint.fixes.trace import Hole, Origin, Printed, Slot, Traced, mark
from govlint.language import Text
from tests.fixes.forms import CELL, file_of, mend, widen
from tests.support.reports import make_report, with_cell
from tests.support.writers import pack_docx, word_body

AT, PLACE = Location(""), Text("", "")


def change(text: str, old: str, new: str, *more: tuple[str, str]) -> tuple[str, list[str]]:
    """Apply edits to a text of one paragraph; its line breaks are made by the reader."""
    origins = tuple(
        None if char == "\n" else Origin(place, place + 1, "") for place, char in enumerate(text)
    )
    traced = Traced(text, {AT: Slot(text, origins)}, str, str.encode)
    edits = [Edit(AT, *pair, "GL000", PLACE) for pair in ((old, new), *more)]
    source, _, left = apply(traced, edits)
    return source, [one.reason.en.partition(":")[0] for one in left]


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("一、概述", "一、概述", "一、总体情况", "一、总体情况"),
        ("见[2021]3号。", "[2021]3号", "〔2021〕3号", "见〔2021〕3号。"),
        ("行政 规范", "行政 规范", "行政规范", "行政规范"),
        ("甲乙", "甲乙", "甲", "甲"),
        ("甲", "甲", "甲乙", "甲乙"),
    ],
)
def test_words_are_changed(text: str, old: str, new: str, expected: str) -> None:
    assert change(text, old, new) == (expected, [])


@pytest.mark.parametrize(
    ("text", "old", "new", "reason"),
    [
        ("甲乙", "丙", "丁", "its place in the file is not certain"),
        ("甲甲", "甲乙", "丁", "its place in the file is not certain"),
        ("甲乙甲", "甲", "丁", "the same words stand there more than once"),
        ("甲\n乙", "甲\n乙", "甲丙乙", "the words are not written in the file as they are"),
        ("\n", "\n", "\n甲", "the words are not written in the file as they are"),
    ],
)
def test_words_that_are_left(text: str, old: str, new: str, reason: str) -> None:
    assert change(text, old, new) == (text, [reason])


def test_second_of_two_edits_in_one_place_is_left() -> None:
    source, left = change("甲乙丙", "甲乙", "子", ("乙丙", "丑"))

    assert (source, left) == ("子丙", ["the same words stand there more than once"])


def test_place_that_is_not_there() -> None:
    edit = Edit(Location("", line=9), "甲", "乙", "GL000", PLACE)

    assert [one.edit for one in apply(Traced("", {}, str, str.encode), [edit]).left] == [edit]


def test_holes_take_their_surroundings() -> None:
    traced = Traced("ab", {AT: Slot("", (), Hole(1, 1, "(", ")"))}, str, str.encode)

    assert apply(traced, [Edit(AT, "", "0", "GL012", PLACE)]).source == "a(0)b"


def test_too_many_characters_are_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "MAX_MARKS", 1)
    printed = [Printed(char, Origin(place, place + 1, 0)) for place, char in enumerate("ab")]

    assert mark("ab", printed) is None
    assert mark("ab", printed[:1]) is not None


def test_marks_go_on_in_the_second_plane() -> None:
    signs = [trace.mark_of(number) for number in (0, 0xFFFD, 0xFFFE, trace.MAX_MARKS - 1)]

    assert signs == ["\U000f0000", "\U000ffffd", "\U00100000", "\U0010fffd"]


def test_heading_that_is_wrong_twice_is_mended_once() -> None:
    """Its number and its words: two findings, one edit."""
    report = make_report()
    report["sections"]["overview"]["heading"] = "二、概述"
    fixed = mend(file_of(report, ".json"), ".json")

    assert [edit.code for edit in fixed.done] == ["GL104"]
    assert fixed.data == file_of(make_report(), ".json")


def test_heading_that_is_missing_is_left() -> None:
    text = file_of(make_report(), ".txt").decode().replace("五、存在的主要问题及改进情况\n", "")

    assert mend(text.encode(), ".txt", unsafe=True).done == ()


def test_json_with_halves_of_characters_is_left() -> None:
    """They are joined before it is read, so that places in the file are others."""
    report = with_cell(make_report(), CELL, widen(12))
    data = file_of(report, ".json").replace("本年度没有".encode(), rb"\ud83d\ude00")

    assert mend(data, ".json").data == data


def test_json_with_escapes() -> None:
    report = make_report()
    report["sections"]["other"]["text"] = "“甲”\n\t依据某政办发[2024]5号。"
    text = file_of(report, ".json").decode().replace("[2024", r"\u005b2024")
    fixed = mend(text.encode(), ".json")

    assert "某政办发〔2024〕5号" in fixed.data.decode()


def test_yaml_in_blocks() -> None:
    """Nulls are blanks, and folded lines are followed."""
    text = (
        "edition: '2021'\nyear: 2023\ntitle: 青溪镇人民政府2023年政府信息公开工作年度报告\n"
        "sections:\n  overview:\n    heading: 一、概述\n    text: |\n"
        "      依据某政办发[2024]5号。\n\n      认真落实条例。\n"
        "  problems: {heading: '五、''存在的主要问题''及改进情况', text: ~}\n"
        "  list: [1, [2, 3], {a: b}]\n"
    )
    fixed = mend(text.encode(), ".yaml")

    assert {edit.code for edit in fixed.done} >= {"GL105", "GL808"}
    assert fixed.data.decode() == text.replace("概述", "总体情况").replace("[2024]", "〔2024〕")


def test_blank_paragraph_without_an_end_tag() -> None:
    report = make_report()
    row = report["tables"]["review_litigation"]["direct_suit"]
    column = next(name for name, value in row.items() if value == 0)
    row[column] = "/"
    body = word_body(report)
    start = body.rfind("<w:p ", 0, body.index(">/</w:t>"))
    end = body.index("</w:p>", start) + len("</w:p>")
    data = pack_docx(f"<w:body>{body[:start]}<w:p/>{body[end:]}</w:body>")
    fixed = mend(data, ".docx", fill_zero=True)

    assert [(edit.old, edit.new) for edit in fixed.done] == [("", "0")]
