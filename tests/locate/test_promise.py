"""The self-check: residuals keep their identities, and a rule that breaks them is found out."""

import logging
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import check
from govlint.form import EDITIONS
from govlint.locate import locate
from govlint.registry import load_rules
from govlint.report import Report
from govlint.rule import Breach, Form, Held
from govlint.settings import Settings
from tests.support.mistakes import figures_of, with_figures
from tests.support.rules import make_rule, saying
from tests.support.systems import FORM, REPORT, broken, changed, equality, system_of
from tests.support.trials import breaches_of, equations, reports

REVIEW = [f"review_litigation.review.{key}" for key in ("upheld", "total")]
TOTAL = "applications.{}.total"


@settings(max_examples=50)
@given(edition=st.sampled_from(EDITIONS), seed=st.integers(0, 10**6))
def test_residuals_keep_their_identities(edition: str, seed: int) -> None:
    """Whatever figures stand in table 3, with or without blanks.

    Column sums less that of the column 总计 are row sums less that of the row （七）总计; balances
    less that of the column 总计 are row sums of the first, second and fourth item and the total.
    """
    chance = random.Random(seed)
    (report,) = reports(edition, 60, 1)
    figures: dict[str, int | str] = {
        key: "" if chance.random() < 0.3 else chance.randint(0, 99) for key in figures_of(report)
    }
    system = system_of(with_figures(report, figures))
    said = {
        (equation.code, equation.line): residual
        for equation, residual in zip(system.equations, system.residuals, strict=True)
    }
    rows = {line: residual for (code, line), residual in said.items() if code == "GL303"}
    frame = ("new_received", "carried_in", "results_total", "carried_out")
    columns = {
        code: sum(
            -residual if line == "total" else residual
            for (own, line), residual in said.items()
            if own == code
        )
        for code in ("GL301", "GL302")
    }

    assert (
        columns["GL302"]
        == sum(residual for line, residual in rows.items() if line not in frame)
        - rows["results_total"]
    )
    assert columns["GL301"] == (
        rows["new_received"] + rows["carried_in"] - rows["results_total"] - rows["carried_out"]
    )
    assert (
        sum(
            equation.table == "applications" and residual != 0
            for equation, residual in zip(system.equations, system.residuals, strict=True)
        )
        != 1
    )


def test_rule_that_contradicts_the_cells_is_found_out() -> None:
    """It says that a sum is broken which holds; no conclusion is drawn from it."""
    wrong = changed(granted__natural_person=12)
    said = breaches_of(wrong, FORM)
    found = locate(said, equations(FORM), REPORT, FORM)

    assert found.unkept == {
        "GL302": "applications.natural_person",
        "GL303": "applications.granted",
    }
    assert {finding.subject for finding in found.findings} == {"breach"}


def test_rule_that_is_silent_where_a_sum_is_broken_is_found_out() -> None:
    wrong = changed(granted__natural_person=12)
    said = [(rule, breach) for rule, breach in breaches_of(wrong, FORM) if rule.code != "GL303"]
    found = locate(said, equations(FORM), wrong, FORM)

    assert set(found.unkept) == {"GL303"}
    assert [finding.rule.code for finding in found.findings] == ["GL302"]


@pytest.mark.parametrize("text", ["12件", None])
def test_rule_that_evaluates_without_a_figure_is_found_out(text: str | None) -> None:
    """A cell that is missing or holds text has none."""
    table = REPORT.tables["review_litigation"]
    cells = dict(table.cells)
    if text is None:
        del cells[REVIEW[0]]
    else:
        cells[REVIEW[0]] = cells[REVIEW[0]]._replace(text=text, value=None, kind="text")
    tables = {**REPORT.tables, "review_litigation": table._replace(cells=cells)}
    report = REPORT._replace(tables=tables)
    told = broken(equality(REVIEW[:1], REVIEW[1:]), REPORT)
    found = locate([told], [], report, FORM)

    assert found.unkept == {"XY001": "review_litigation.review"}
    assert [finding.subject for finding in found.findings] == ["breach"]


def test_table_that_is_not_there_has_no_figures() -> None:
    report = REPORT._replace(tables={})
    told = broken(equality(REVIEW[:1], REVIEW[1:]), REPORT)

    assert set(locate([told], [], report, FORM).unkept) == {"XY001"}


def test_unkept_promise_is_a_rule_that_failed(caplog: pytest.LogCaptureFixture) -> None:
    """The run goes on; the rule counts as not evaluated, and the mistake is logged."""
    _, breach = broken(equality(REVIEW[:1], REVIEW[1:], code="XY001"), changed())
    evaluation = breach.evaluation
    assert evaluation is not None
    lying = breach._replace(evaluation=evaluation._replace(left=evaluation.left + 1))
    rules = [rule for rule in load_rules() if rule.bind]
    with caplog.at_level(logging.ERROR):
        result = check(REPORT, [*rules, make_rule(saying(lying), code="XY001")], Settings())

    assert result.verdict == "incomplete"
    assert set(result.skipped) == {"XY001"}
    assert "与表中数字不符" in result.skipped["XY001"].zh
    assert "contradicts the cells" in caplog.text
    assert [found.code for found in result.diagnostics] == ["XY001"]


def test_equalities_of_any_rule_sharpen_the_rest() -> None:
    """A rule that declares nothing beforehand says which of its equations hold."""
    told = equality([REVIEW[1]], ["last.year"], {"last.year": 5})

    def confirm(_report: Report, _form: Form) -> list[Held | Breach]:
        return [Held(told)]

    report = with_figures(REPORT, {REVIEW[0]: 4})
    rules = [rule for rule in load_rules() if rule.code == "GL401"]
    results = [
        check(report, [*rules, *more], Settings())
        for more in ([], [make_rule(confirm, code="XY001")])
    ]
    candidates = [{one.cell for one in result.diagnostics[0].candidates} for result in results]

    assert candidates[0] - candidates[1] == {REVIEW[1]}


def test_ignored_rules_are_not_in_the_system() -> None:
    """Without the sums of the rows, a column says that something is wrong and not what."""
    report = changed(granted__natural_person=12)
    rules = [rule for rule in load_rules() if rule.code == "GL302"]
    (found,) = check(report, rules, Settings()).diagnostics

    assert found.certainty == "tied"
    assert {equation.code for equation in found.equations} == {"GL302"}
