"""Which cell is wrong: the broken equations of a table brought down to mistakes."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from govlint.language import Text
from govlint.report import CellKey, Report
from govlint.rule import Breach, Rule

Certainty = Literal["unique", "tied", "group", "none"]
"""Whether one cell explains the breaches, several could, the pattern is known but not the place,
or nothing is known."""


class Candidate(NamedTuple):
    """A cell that may be wrong, and what it would have to be."""

    cell: CellKey
    value: Decimal
    why: Text


class Finding(NamedTuple):
    """One mistake: the breaches that it explains."""

    rule: Rule
    """The first of the rules that it breaks."""
    breaches: tuple[tuple[Rule, Breach], ...]
    certainty: Certainty
    candidates: tuple[Candidate, ...]


def locate(breaches: Iterable[tuple[Rule, Breach]], report: Report) -> list[Finding]:
    """Group the broken identities of a table under the one cell that all of them share.

    A wrong cell lies in two or three equations, and all of them are broken by the same amount.
    Where exactly one cell lies in all broken equations of its table, and one value of it makes
    them all hold, they are one finding. So are equations that ask the same value of a blank, and
    then that it is blank need not be said again. Every other breach is a finding by itself.
    """
    findings: list[Finding] = []
    broken: dict[str, list[tuple[Rule, Breach]]] = {}
    blank: list[tuple[Rule, Breach]] = []
    for rule, breach in breaches:
        evaluation = breach.evaluation
        if evaluation is None or evaluation.equation.relation != "=":
            findings.append(Finding(rule, ((rule, breach),), "none", ()))
        elif breach.severity == "warning":
            blank.append((rule, breach))
        else:
            broken.setdefault(evaluation.equation.table, []).append((rule, breach))
    for group in broken.values():
        candidate = _shared_cell(group, report)
        if candidate:
            findings.append(Finding(group[0][0], tuple(group), "unique", (candidate,)))
        else:
            findings += [Finding(rule, ((rule, breach),), "none", ()) for rule, breach in group]
    blanks = _locate_blanks(blank)
    told = {breach.cells for finding in blanks for _, breach in finding.breaches if breach.expected}
    return [
        *(finding for finding in findings if finding.breaches[0][1].cells not in told),
        *blanks,
    ]


def _locate_blanks(breaches: list[tuple[Rule, Breach]]) -> list[Finding]:
    """Join what is asked of one blank, and leave out sums that hold with what is asked."""
    asked: dict[tuple[CellKey, str], list[tuple[Rule, Breach]]] = {}
    others: list[tuple[Rule, Breach]] = []
    for rule, breach in breaches:
        if breach.expected:
            asked.setdefault((breach.cells[0], breach.expected[0]), []).append((rule, breach))
        else:
            others.append((rule, breach))
    values = {cell: Decimal(value) for cell, value in asked}
    left_over = [(rule, breach) for rule, breach in others if not _holds_with(values, breach)]
    return [
        *(_blank_finding(group) for group in asked.values()),
        *(Finding(rule, ((rule, breach),), "none", ()) for rule, breach in left_over),
    ]


def _blank_finding(group: list[tuple[Rule, Breach]]) -> Finding:
    """Make one finding, under the rule of the sum that is the blank itself if there is one."""
    ordered = sorted(group, key=lambda pair: not _is_sum_of(pair[1]))
    return Finding(ordered[0][0], tuple(ordered), "none", ())


def _is_sum_of(breach: Breach) -> bool:
    return breach.evaluation is not None and breach.evaluation.equation.right == breach.cells


def _holds_with(values: Mapping[CellKey, Decimal], breach: Breach) -> bool:
    if breach.evaluation is None:
        return False
    equation, left, right, blanks = breach.evaluation
    left += sum(values[key] for key in blanks if key in values and key in equation.left)
    right += sum(values[key] for key in blanks if key in values and key in equation.right)
    return left == right


def _shared_cell(group: list[tuple[Rule, Breach]], report: Report) -> Candidate | None:
    evaluations = [breach.evaluation for _, breach in group if breach.evaluation]
    shared = set.intersection(
        *({*evaluation.equation.left, *evaluation.equation.right} for evaluation in evaluations)
    )
    if len(shared) != 1:
        return None
    (key,) = shared
    cell = report.cell(key)
    if cell is None or cell.value is None:
        return None
    changes = {
        evaluation.right - evaluation.left
        if key in evaluation.equation.left
        else evaluation.left - evaluation.right
        for evaluation in evaluations
    }
    if len(changes) != 1:
        return None
    value = cell.value + changes.pop()
    if value < 0:
        return None
    count = len(evaluations)
    why = Text(
        f"{count} 个等式同差 {abs(value - cell.value):f}，只有这一格同时在这些等式中，改为 {value:f} 后全部成立",
        f"{count} equations differ by {abs(value - cell.value):f}, this cell alone is in all of them, "
        f"and with {value:f} all hold",
    )
    return Candidate(key, value, why)
