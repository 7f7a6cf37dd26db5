"""Tables in running text: where a row ends, and what keeps its figures in doubt."""

import random

import pytest

from govlint.engine import lint_bytes
from govlint.report import Report
from tests.support import broken
from tests.support.reports import make_report
from tests.support.writers import blocks


def text(seed: int = 0) -> str:
    """Write a right report with its tables on one line each."""
    content = list(blocks(make_report("2021", seed, scale=9)))
    return broken.run_together(content, random.Random(seed)).decode()


def read(content: str) -> Report:
    result = lint_bytes(content.encode(), "x.txt")

    assert result.report is not None
    assert result.verdict == "incomplete"
    return result.report


def doubts(report: Report) -> set[tuple[str, str | None]]:
    return {(doubt.kind, doubt.row) for doubt in report.doubts if doubt.table == "applications"}


def row(report: Report, name: str) -> list[str]:
    cells = report.tables["applications"].cells
    return [cell.text for key, cell in cells.items() if key.split(".")[1] == name]


def test_right_text_leaves_nothing_of_table_3_in_doubt() -> None:
    assert doubts(read(text())) == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2.重复申请", "2重复申请", ("run-together", "not_handled_petition")),
        ("2.重复申请", "2.重复件", ("run-together", "not_handled_petition")),
        ("2.重复申请", "²2.重复申请", ("run-together", "not_handled_petition")),
        (
            "2.重复申请",
            "1.信访举报投诉类申请92.重复申请",
            ("conflicting-rows", "not_handled_petition"),
        ),
        ("自然人法人", "自然人法人小计法人", ("run-together", None)),
        ("自然人法人", "法人", ("run-together", None)),
    ],
    ids=["no point", "other label", "footnote", "twice", "a column more", "a column less"],
)
def test_what_is_not_as_it_should_be_is_in_doubt(
    old: str, new: str, expected: tuple[str, str | None]
) -> None:
    """Whether a digit belongs to a figure or to the next label has to be seen."""
    content = text()

    assert old in content
    assert expected in doubts(read(content.replace(old, new, 1)))


def test_prose_behind_the_last_row() -> None:
    """The figures of the last row end with their line."""
    content = text()
    before = row(read(content), "carried_out")
    report = read(content.replace("\n\n四、", "\n2024年的说明。\n\n四、", 1))

    assert len(before) == 7
    assert row(report, "carried_out") == before


def test_page_number_between_rows() -> None:
    content = text().replace("（七）总计", "\n- 3 -\n（七）总计", 1)

    assert doubts(read(content)) == set()


def test_very_long_text_is_no_table() -> None:
    """What is longer than any report is not searched for labels."""
    content = text().replace("（七）总计", "公开" * 120_000 + "（七）总计", 1)

    assert "applications" not in read(content).tables
