"""From broken identities to the cell that is wrong, and what is said of it."""

import pytest

from govlint.diagnostic import Diagnostic
from govlint.engine import lint_bytes
from tests.support.fixtures import right_report
from tests.support.reports import Canonical, with_cell
from tests.support.writers import write_json

RIGHT = right_report("right-2021")
"""Natural persons: 58 new, 2 carried in, 58 handled, 2 carried out."""


def said(report: Canonical) -> list[Diagnostic]:
    return list(lint_bytes(write_json(report), "report.json").diagnostics)


def changed(**cells: object) -> Canonical:
    """Return the right report with cells of table 3 changed; ``__`` stands for the dot."""
    report = RIGHT
    for key, value in cells.items():
        report = with_cell(report, f"applications.{key.replace('__', '.')}", value)
    return report


@pytest.mark.parametrize(
    ("key", "wrong", "value", "codes"),
    [
        ("results_total.natural_person", 85, "58", ["GL301", "GL302", "GL303"]),
        ("new_received.natural_person", 85, "58", ["GL301", "GL303"]),
        ("carried_out.total", 30, "3", ["GL301", "GL303"]),
        ("granted.natural_person", 12, "21", ["GL302", "GL303"]),
        ("granted.total", 23, "22", ["GL302", "GL303"]),
        ("results_total.total", 61, "60", ["GL301", "GL302", "GL303"]),
    ],
)
def test_one_wrong_cell(key: str, wrong: int, value: str, codes: list[str]) -> None:
    """It is said once, with its value and every identity that it breaks."""
    (found,) = said(with_cell(RIGHT, f"applications.{key}", wrong))

    assert (found.cell, found.actual) == (f"applications.{key}", str(wrong))
    assert (found.expected, found.certainty) == ((value,), "unique")
    assert [equation.code for equation in found.equations] == codes
    assert found.message.zh.endswith(f"：填 {wrong}，应为 {value}")
    assert found.candidates[0].value == int(value)


def test_two_wrong_cells_are_not_brought_down_to_one() -> None:
    """No cell is called wrong that is not; each broken identity is said."""
    found = said(changed(granted__natural_person=12, results_total__business=9))

    assert {one.certainty for one in found} == {"none"}
    assert {one.cell for one in found} == {None}
    assert sorted(one.code for one in found) == ["GL301", "GL302", "GL302", "GL303", "GL303"]


def test_two_mistakes_that_differ_are_not_one_cell() -> None:
    """All broken identities share a cell, but no value of it makes them hold."""
    found = said(
        changed(
            results_total__natural_person=85,
            new_received__natural_person=60,
            new_received__total=63,
        )
    )

    assert {one.certainty for one in found} == {"none"}


def test_no_cell_is_asked_to_be_negative() -> None:
    """58 + 2 is less than what was handled and carried out, whatever stands in the cell."""
    found = said(
        changed(carried_in__natural_person=0, carried_in__total=0, results_total__natural_person=58)
    )

    assert all(not one.expected or int(one.expected[0]) >= 0 for one in found)


def test_a_mistake_in_each_table_is_said_apart() -> None:
    report = with_cell(changed(granted__natural_person=12), "review_litigation.review.total", 99)

    assert [one.code for one in said(report)] == ["GL302", "GL401"]


def test_blank_total_is_asked_for_once() -> None:
    """A blank lies in several identities too; what it should be is one warning."""
    (found,) = said(changed(granted__total=""))

    assert (found.code, found.severity) == ("GL303", "warning")
    assert (found.cell, found.expected) == ("applications.granted.total", ("22",))


def test_blank_that_is_0_is_only_a_blank() -> None:
    (found,) = said(changed(granted__research=""))

    assert (found.code, found.cell) == ("GL012", "applications.granted.research")


def test_like_breaches_are_one_diagnostic() -> None:
    columns = ("research", "public_welfare", "legal_service", "other_org")
    (found,) = said(changed(**{f"granted__{column}": "" for column in columns}))

    assert (found.code, found.times, found.cell) == ("GL012", 4, None)
    assert found.cells == tuple(f"applications.granted.{column}" for column in columns)
    assert "共 4 处" in found.message.zh
    assert found.message.zh.endswith("……")


def test_errors_come_first() -> None:
    found = said(changed(granted__research="无", granted__natural_person=12))

    assert [one.severity for one in found] == ["error", "warning"]
