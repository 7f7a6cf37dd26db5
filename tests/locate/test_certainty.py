"""How certain a mistake is: never more than the equations and likelihood allow."""

from decimal import Decimal

import pytest

from govlint.locate import Finding, locate
from govlint.report import Report
from tests.support.mistakes import figures_of, with_figures
from tests.support.systems import (
    FORM,
    REPORT,
    broken,
    changed,
    equality,
    located,
    named,
)
from tests.support.trials import breaches_of, equations

REVIEW = [
    f"review_litigation.review.{key}"
    for key in ("upheld", "corrected", "other_result", "pending", "total")
]


def certainties(found: list[Finding]) -> list[str]:
    return [f"{finding.subject} {finding.certainty}" for finding in found]


def test_swap_is_certain_although_other_rows_would_do() -> None:
    """In any row 20 could be moved, but in one only are two neighbours exchanged."""
    found = located(changed(granted__natural_person=1, granted__business=21))
    (finding,) = found.findings

    assert certainties(found.findings) == ["figures unique"]
    assert named(found) == [{"granted.natural_person": 21, "granted.business": 1}]
    assert finding.options[0].kinds == ("swapped",)


def test_total_in_the_cell_before_it_may_be_swapped() -> None:
    """The sum of a group stands under 尚未审结 and its own cell is 0: it may have been left out, too."""
    found = located(review_of(3, 1, 1, 5, 0))
    (finding,) = found.findings

    assert certainties(found.findings) == ["figures tied"]
    assert [option.kinds for option in finding.options] == [("swapped",), ("left-zero",)]


def test_blank_is_not_swapped() -> None:
    report = with_figures(REPORT, dict(zip(REVIEW, (3, 1, 1, 5, ""), strict=True)))

    assert certainties(located(report).findings) == ["blank unique"]


def review_of(*figures: int) -> Report:
    return with_figures(REPORT, dict(zip(REVIEW, figures, strict=True)))


def test_equal_slips_in_a_square_are_tied() -> None:
    """Two cells one too low: it may be the other two corners of the square as well."""
    found = located(changed(granted__natural_person=20, unavailable_not_held__business=0))
    (finding,) = found.findings

    assert certainties(found.findings) == ["figures tied"]
    assert finding.shift is None
    assert [len(option.changes) for option in finding.options] == [2, 2]


def test_independent_ties_are_two_findings() -> None:
    """One request less carried in, and two rows with the same swap: each has its own ways."""
    found = located(
        changed(
            carried_in__natural_person=1,
            carried_in__total=1,
            granted__research=4,
            granted__total=26,
            refused_process__research=4,
            refused_process__total=4,
            results_total__research=4,
            results_total__public_welfare=4,
            results_total__total=68,
            new_received__research=4,
            new_received__public_welfare=4,
            new_received__total=69,
        )
    )

    assert certainties(found.findings) == ["figures tied"] * 2
    assert [len(finding.options) for finding in found.findings] == [3, 2]
    assert all(
        {breach.evaluation.equation.code for _, breach in finding.breaches if breach.evaluation}
        == {code}
        for finding, code in zip(found.findings, ("GL301", "GL302"), strict=True)
    )


@pytest.mark.parametrize(
    ("total", "options"),
    [
        pytest.param(6, 5, id="too high: any cell"),
        pytest.param(4, 4, id="too low: any cell that has one to give"),
    ],
)
def test_single_equation_names_no_cell(total: int, options: int) -> None:
    """However like a slip one of the corrections is: nothing from outside confirms it."""
    found = located(with_figures(REPORT, {REVIEW[-1]: total}))
    (finding,) = found.findings

    assert certainties(found.findings) == ["figures tied"]
    assert len(finding.options) == options


def test_single_equation_with_one_cell_that_can_be_wrong() -> None:
    """The sum is 2 and its items 3, 1 and 1: none of them has 3 to give but one."""
    report = with_figures(REPORT, {REVIEW[0]: 2, REVIEW[1]: 2, REVIEW[-1]: 0})
    (finding,) = located(report).findings

    assert finding.certainty == "unique"
    assert [change.value for change in finding.options[0].changes] == [5]


def test_evidence_from_outside_names_a_cell_of_table_4() -> None:
    """Last year's report has 5 reviews pending that must be told now: then the sum is wrong."""
    report = with_figures(REPORT, {REVIEW[-1]: 6})
    told = equality(REVIEW[-1:], ["last.year"], {"last.year": 5})
    breaches = [*breaches_of(report, FORM), broken(told, report)]
    (finding,) = locate(breaches, equations(FORM), report, FORM).findings

    assert (finding.certainty, finding.rule.code) == ("unique", "GL401")
    assert [(change.cell, change.value) for change in finding.options[0].changes] == [
        (REVIEW[-1], Decimal(5))
    ]
    assert len(finding.breaches) == 2


def test_equality_that_holds_confirms_a_cell() -> None:
    """Where the sum is confirmed, one of its items is wrong."""
    report = with_figures(REPORT, {REVIEW[0]: 4})
    told = equality(REVIEW[-1:], ["last.year"], {"last.year": 5})
    (finding,) = locate(breaches_of(report, FORM), [*equations(FORM), told], report, FORM).findings

    assert {option.changes[0].cell for option in finding.options} == {
        REVIEW[0],
        REVIEW[1],
        REVIEW[2],
    }


def test_frozen_cells_leave_one() -> None:
    report = with_figures(REPORT, {REVIEW[0]: 4})
    (finding,) = located(report, REVIEW[1:]).findings

    assert finding.certainty == "unique"
    assert finding.options[0].changes[0].cell == REVIEW[0]


def test_sums_of_table_4_left_zero_are_one_finding() -> None:
    """That all of them are 0 is the evidence that each alone does not have."""
    rows = ("review", "suit_after_review")
    report = with_figures(REPORT, {f"review_litigation.{row}.total": 0 for row in rows})
    (finding,) = located(report).findings

    assert finding.certainty == "unique"
    assert finding.options[0].kinds == ("line-zero",)
    assert [change.value for change in finding.options[0].changes] == [5, 2]
    assert len(finding.breaches) == 2


def test_wrong_sums_of_table_4_are_two_findings() -> None:
    rows = ("review", "suit_after_review")
    report = with_figures(REPORT, {f"review_litigation.{row}.total": 9 for row in rows})

    assert certainties(located(report).findings) == ["figures tied"] * 2


def test_pattern_with_few_rows_is_tied_and_with_many_a_group() -> None:
    few = located(changed(not_handled_repeat__natural_person=6, not_handled_repeat__total=6))
    many = located(changed(granted__natural_person=20, granted__total=21))

    assert certainties(few.findings + many.findings) == ["figures tied", "figures group"]
    for finding, missing in ((few.findings[0], -6), (many.findings[0], 1)):
        assert finding.shift is not None
        assert finding.shift.axis == "row"
        assert finding.shift.missing == (
            ("natural_person", Decimal(missing)),
            ("total", Decimal(missing)),
        )


def test_too_many_mistakes_are_one_finding() -> None:
    rows = "granted partly_granted refused_process carried_in other_misc new_received".split()
    columns = "natural_person business research public_welfare legal_service other_org".split()
    pairs = zip(rows, columns, strict=True)
    found = located(changed(**{f"{row}__{column}": 7 for row, column in pairs}))

    assert certainties(found.findings) == ["many none"]
    assert len(found.findings[0].breaches) == 12


def test_too_many_mistakes_and_blanks_that_may_explain_some() -> None:
    """A sum that a blank of its own may mend is no error."""
    rows = "granted partly_granted refused_process carried_in other_misc new_received".split()
    columns = "natural_person business research public_welfare legal_service other_org".split()
    pairs = zip(rows, columns, strict=True)
    figures: dict[str, int | str] = {f"{row}__{column}": 7 for row, column in pairs}
    found = located(changed(**figures, refused_process__total=""))

    assert certainties(found.findings) == ["many none", "blanks none"]
    assert len(found.findings[1].breaches) == 1


def test_other_tables_are_located_all_the_same() -> None:
    """Too much in one table leaves the others as they are."""
    figures = {
        f"applications.{row}.natural_person": value
        for row, value in zip(
            "granted partly_granted refused_process carried_in other_misc new_received".split(),
            (1, 8, 33, 74, 99, 5),
            strict=True,
        )
    }
    found = located(with_figures(REPORT, {**figures, REVIEW[-1]: 6}))

    assert "figures tied" in certainties(found.findings)


def test_blank_beside_a_mistake() -> None:
    """The blank can hold one figure only, and the other cell is wrong whatever it holds."""
    found = located(changed(granted__total="", refused_process__total=5))

    assert sorted(certainties(found.findings)) == ["blank unique", "figures unique"]
    assert {"granted.total": 22} in named(found)
    assert {"refused_process.total": 0} in named(found)


def test_fillers_for_zeros_explain_nothing_and_hide_nothing() -> None:
    """A table with a slash for every 0 is as good as one with zeros."""
    fillers = {
        key: "/" for key, cell in REPORT.tables["applications"].cells.items() if cell.value == 0
    }
    right = with_figures(REPORT, fillers)
    wrong = with_figures(right, {"applications.results_total.natural_person": 85})

    assert located(right).findings == []
    assert named(located(wrong)) == [{"results_total.natural_person": 58}]


def test_what_else_is_wrong_if_the_cell_is_right() -> None:
    """A request that really was carried over changes the sums, and what was received."""
    (finding,) = located(changed(carried_out__natural_person=7)).findings

    assert {change.cell.partition(".")[2]: int(change.value) for change in finding.otherwise} == {
        "new_received.natural_person": 63,
        "new_received.total": 66,
        "carried_out.total": 8,
    }


def test_sum_that_is_right_after_all_tells_nothing_of_its_items() -> None:
    (finding,) = located(changed(results_total__natural_person=85)).findings

    assert finding.otherwise == ()


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(
            {
                f"{row}.{column}": 1
                for row in ("new_received", "granted", "results_total")
                for column in ("natural_person", "total")
            },
            id="a case everywhere",
        ),
        pytest.param(
            {
                f"{row}.{column}": more
                for row, more in (("granted", 1), ("partly_granted", -1))
                for column in ("natural_person", "total")
            },
            id="another outcome",
        ),
        pytest.param(
            {
                f"{row}.{column}": more
                for row in ("new_received", "granted", "results_total")
                for column, more in (("natural_person", -1), ("business", 1))
            },
            id="another applicant",
        ),
        pytest.param(
            {
                f"{row}.{column}": more
                for row, more in (("new_received", -1), ("carried_in", 1))
                for column in ("natural_person", "total")
            },
            id="carried over instead of received",
        ),
        pytest.param(
            {
                "granted.natural_person": 1,
                "granted.business": -1,
                "unavailable_not_held.natural_person": -1,
                "unavailable_not_held.business": 1,
            },
            id="four corners of a square",
        ),
    ],
)
def test_what_no_arithmetic_can_detect(more: dict[str, int]) -> None:
    """``docs/pass.md`` says so: a pass means that figures agree, not that they are true."""
    figures = figures_of(REPORT)
    wrong = {
        f"applications.{key}": figures[f"applications.{key}"] + one for key, one in more.items()
    }

    assert located(with_figures(REPORT, wrong)).findings == []
