"""What each rule with a fix wants changed, and what it leaves to a human."""

import pytest

from govlint.fixes.edit import UNKNOWN_WORDING
from govlint.fixes.findings import MENDS
from govlint.registry import load_rules
from tests.fixes.forms import file_of, mend, separate, widen
from tests.support.reports import Canonical, make_report, with_cell

CELL = "proactive.licence.decisions"


def test_every_rule_with_a_fix_has_its_function() -> None:
    fixable = {rule.code for rule in load_rules() if rule.fix in {"safe", "known"}}

    assert fixable == set(MENDS)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (widen(1234), "1234"),
        (separate(1234), "1234"),
        (widen(1234).replace("１", "１，"), "1234"),
        ("0017", "17"),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt", ".md"])
def test_numbers_are_written_in_plain_digits(suffix: str, printed: str, plain: str) -> None:
    wrong, right = (with_cell(make_report(), CELL, value) for value in (printed, plain))
    fixed = mend(file_of(wrong, suffix), suffix)

    assert [(edit.code, edit.new) for edit in fixed.done] == [("GL017", plain)]
    if suffix != ".docx":
        assert fixed.data == file_of(right, suffix)


@pytest.mark.parametrize("printed", ["12件", "12O", "1 2", "12（含重复3件）"])
def test_text_in_a_cell_is_left(printed: str) -> None:
    data = file_of(with_cell(make_report(), CELL, printed), ".docx")

    assert mend(data, ".docx", unsafe=True, fill_zero=True).data == data


def with_heading(key: str, heading: str) -> Canonical:
    report = make_report()
    report["sections"][key]["heading"] = heading
    return report


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        ("overview", "一、概述"),
        ("problems", "五、存在的主要问题和改进情况"),
        ("other", "其他需要报告的事项"),
        ("problems", "六、存在的主要问题及改进情况"),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt"])
def test_headings_become_those_of_the_form(suffix: str, key: str, printed: str) -> None:
    fixed = mend(file_of(with_heading(key, printed), suffix), suffix, unsafe=True)

    assert fixed.left == ()
    assert {edit.code for edit in fixed.done} <= {"GL104", "GL105"}
    if suffix != ".docx":
        assert fixed.data == file_of(make_report(), suffix)


def test_unknown_heading_needs_unsafe() -> None:
    """Data name the part by its key; what its heading means nobody knows."""
    data = file_of(with_heading("problems", "五、下一步打算"), ".json")
    safe, unsafe = (mend(data, ".json", unsafe=asked) for asked in (False, True))

    assert safe.data == data
    assert [left.reason for left in safe.left] == [UNKNOWN_WORDING]
    assert unsafe.data == file_of(make_report(), ".json")


@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
def test_known_labels_become_those_of_the_form(suffix: str) -> None:
    right = file_of(make_report(), suffix)
    wrong = right.replace("行政规范性文件".encode(), "规范性文件".encode())
    fixed = mend(wrong, suffix)

    assert wrong != right
    assert ([edit.code for edit in fixed.done], fixed.data) == (["GL006"], right)


@pytest.mark.parametrize("suffix", [".html", ".txt", ".md"])
def test_mistyped_labels_need_unsafe(suffix: str) -> None:
    right = file_of(make_report(), suffix)
    wrong = right.replace("现行有效件数".encode(), "现行有効件数目".encode())
    safe, unsafe = (mend(wrong, suffix, unsafe=asked) for asked in (False, True))

    assert (safe.data, [left.reason for left in safe.left]) == (wrong, [UNKNOWN_WORDING])
    assert unsafe.data == right


@pytest.mark.parametrize("brackets", ["[]", "【】", "()", "（）"])
@pytest.mark.parametrize("suffix", [".docx", ".html", ".md", ".json"])
def test_brackets_of_document_numbers(suffix: str, brackets: str) -> None:
    """Each of several in a line, case numbers of courts excepted."""
    left, right = brackets[0], brackets[1]
    number = f"某政办发{left}2024{right}5号"
    report = make_report()
    line = f"\n依据{number}、{number}，另见{left}2024{right}某01行初1号。"
    report["sections"]["other"]["text"] += line
    fixed = mend(file_of(report, suffix), suffix)
    done = fixed.data if suffix != ".docx" else b""

    assert {edit.code for edit in fixed.done} == {"GL808"}
    assert fixed.left == ()
    assert suffix == ".docx" or done.decode().count("某政办发〔2024〕5号") == 2
    assert suffix == ".docx" or f"{left}2024{right}某01行初1号" in done.decode()
