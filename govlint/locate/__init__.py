"""Which cell is wrong: the broken equations of a report brought down to mistakes.

All equalities that were evaluated form one `system` over the cells. `search` finds the smallest sets
of cells with which it can be made to hold, `lines` larger ones that are one mistake, `mistakes` says
how easily each can have happened, and `ranking` what can be said of it with certainty.

Figures from outside the report, such as last year's, sharpen what is said of a mistake in it. Where
they alone are against a cell, it may lawfully differ; that is a finding by itself and moves no other.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.equation import Equation, Evaluation, Witness
from govlint.form import Form
from govlint.locate.finding import Certainty, Change, Finding, Kind, Option, Shift, Subject
from govlint.report import CellKey, Report
from govlint.rule import Breach, Rule

__all__ = [
    "Certainty",
    "Change",
    "Finding",
    "Kind",
    "Located",
    "Option",
    "Shift",
    "Subject",
    "locate",
]


class Located(NamedTuple):
    """The findings, and the rules that contradict the cells."""

    findings: list[Finding]
    unkept: dict[str, str]
    """Codes of rules that did not say what their equations give, with the equation."""


def locate(  # noqa: PLR0913  all that is known of the cells
    breaches: Iterable[tuple[Rule, Breach]],
    equations: Iterable[Equation],
    report: Report,
    form: Form,
    frozen: frozenset[CellKey] = frozenset(),
    *,
    witnesses: Iterable[Witness] = (),
) -> Located:
    """Bring broken equalities down to mistakes, a finding each; any other breach is one by itself.

    A finding carries the first of the rules that it breaks, in the order of `breaches`; one about a
    blank carries the rule of the sum that the blank is, if it is one.

    Args:
        breaches: In the order of the codes of their rules.
        equations: The equalities that were evaluated, those that hold too.
        report: Where the figures are.
        form: What the report is checked against.
        frozen: Cells that are known to be right.
        witnesses: Figures from outside the tables. A breach of one that fits the correction is part
            of that finding.
    """
    broken, findings = _sort(breaches)
    if not broken:
        return Located(findings, {})
    # A report that is right needs no search: 3 ms of a start.
    from govlint.locate.correction import correct  # noqa: PLC0415

    promise, found = correct(broken, equations, report, form, frozen=frozen, witnesses=witnesses)
    findings += [Finding(one.rule, ((one.rule, one.breach),)) for one in promise.unkept]
    return Located([*_not_in(found, findings, report), *found], promise.faults)


def _sort(
    breaches: Iterable[tuple[Rule, Breach]],
) -> tuple[list[tuple[Rule, Breach, Evaluation]], list[Finding]]:
    """Return the broken equalities that mistakes are looked for in, and what is a finding by itself."""
    broken: list[tuple[Rule, Breach, Evaluation]] = []
    findings: list[Finding] = []
    for rule, breach in breaches:
        evaluation = breach.evaluation
        if evaluation and evaluation.equation.relation == "=":
            broken.append((rule, breach, evaluation))
        else:
            findings.append(Finding(rule, ((rule, breach),)))
    inside = [evaluation for _, _, evaluation in broken if not evaluation.equation.outside]
    for one in [one for one in broken if one[2].equation.outside]:
        rule, breach, evaluation = one
        if not _is_seconded(evaluation, inside):
            broken.remove(one)
            findings.append(Finding(rule, ((rule, breach._replace(evaluation=None)),)))
    return broken, findings


def _not_in(
    located: Sequence[Finding], findings: Iterable[Finding], report: Report
) -> list[Finding]:
    """Leave out the findings that those about a mistake say already."""
    confirmed = {witness for finding in located for witness in finding.witnesses}
    blanks = {
        finding.options[0].changes[0].cell for finding in located if finding.subject == "blank"
    }
    wrong = {
        change.cell
        for finding in located
        if finding.certainty == "unique"
        for change in finding.options[0].changes
    }
    return [
        one
        for one in findings
        if one.breaches[0][1].witness not in confirmed
        and not _is_told(one, blanks, report)
        and not _follows(one, wrong)
        and not _is_settled(one, wrong, report)
    ]


def _is_seconded(evaluation: Evaluation, inside: Iterable[Evaluation]) -> bool:
    """Return whether a cell with which an equality holds mends one inside the report as well."""
    gaps = _gaps(evaluation)
    outside = {figure.key for figure in evaluation.equation.outside}
    return any(
        gap == gaps[key]
        for other in inside
        for key, gap in _gaps(other).items()
        if key in gaps and key not in outside
    )


def _gaps(evaluation: Evaluation) -> dict[CellKey, Decimal]:
    """Return by how much each cell would have to be more for an equality to hold."""
    gap = evaluation.right - evaluation.left
    return {
        **dict.fromkeys(evaluation.equation.left, gap),
        **dict.fromkeys(evaluation.equation.right, -gap),
    }


def _follows(finding: Finding, wrong: set[CellKey]) -> bool:
    """Return whether it only finds several figures odd beside each other, of which one is wrong."""
    ((rule, breach), *_) = finding.breaches
    is_note = (breach.severity or rule.severity) == "note"
    return is_note and len(breach.cells) > 1 and not wrong.isdisjoint(breach.cells)


def _is_settled(finding: Finding, wrong: set[CellKey], report: Report) -> bool:
    """Return whether it only finds impossible what a cell holds, such as -5, whose value is known now."""
    ((rule, breach), *_) = finding.breaches
    if (breach.severity or rule.severity) != "error" or breach.evaluation or len(breach.cells) != 1:
        return False
    cell = report.cell(breach.cells[0])
    return cell is not None and cell.key in wrong and breach.at == cell.at


def _is_told(finding: Finding, blanks: set[CellKey], report: Report) -> bool:
    """Return whether it only says that a cell is blank of which more is said elsewhere.

    It stands at the cell then; what a sentence of the prose says of the cell stands elsewhere.
    """
    ((_, breach), *_) = finding.breaches
    cell = report.cell(breach.cells[0]) if len(breach.cells) == 1 else None
    return cell is not None and cell.key in blanks and breach.at == cell.at
