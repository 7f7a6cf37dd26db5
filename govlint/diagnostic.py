"""What an output sees: findings with their rules, places and severities, like ones said once."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, get_args

from govlint.breach import SEVERITIES
from govlint.document import Location
from govlint.equation import Evaluation, equation_text, format_number
from govlint.form import Form
from govlint.language import Text
from govlint.locate import Certainty, Finding
from govlint.report import CellKey, Confidence, Report
from govlint.rule import Rule, Series, Severity

FIRST = 3
"""Items of a series that are named; the others are counted."""


class Candidate(NamedTuple):
    """A cell that may be wrong, and what it would have to be."""

    cell: CellKey
    value: Decimal
    why: Text
    option: int
    """From 1, the likeliest first: the cells of one option are to be changed together."""


class BrokenEquation(NamedTuple):
    """An equation that does not hold, in words."""

    code: str
    text: Text
    evaluation: Evaluation


class Diagnostic(NamedTuple):
    """One thing to tell the user."""

    rule: Rule
    severity: Severity
    message: Text
    place: Text
    at: Location | None
    cell: CellKey | None
    """The cell it is about; None: it is about several or none."""
    cells: tuple[CellKey, ...]
    actual: str | None
    expected: tuple[str, ...]
    """What should stand in the cells, where that is certain; for each of `cells` one."""
    certainty: Certainty
    candidates: tuple[Candidate, ...]
    reasons: tuple[Text, ...]
    """Why that is certain or not."""
    equations: tuple[BrokenEquation, ...]
    times: int
    """How many like breaches it stands for."""
    confidence: Confidence = "high"
    """That of the surest breach it stands for."""

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code


def diagnose(findings: Iterable[Finding], report: Report, form: Form) -> list[Diagnostic]:
    """Turn findings into diagnostics, the severest first, then in the order of the rules.

    Findings of a rule with the same `Series` sentence become one diagnostic.
    """
    single: list[Diagnostic] = []
    alike: dict[tuple[str, Text], list[tuple[Diagnostic, Series]]] = {}
    for finding in findings:
        found = _from_finding(finding, report, form)
        if series := _series(finding, report, form):
            alike.setdefault((found.code, series.message), []).append((found, series))
        else:
            single.append(found)
    repeated = (
        _from_series(several) if len(several) > 1 else several[0][0] for several in alike.values()
    )
    return sorted(
        (_with_confidence(found, report) for found in (*single, *repeated)),
        key=lambda found: (SEVERITIES.index(found.severity), found.code),
    )


def _with_confidence(diagnostic: Diagnostic, report: Report) -> Diagnostic:
    """Say of a sum over cells that were placed by position alone that they may be misread."""
    cells = {diagnostic.cell} if diagnostic.cell else set(diagnostic.cells)
    read = (report.cell(key) for key in cells)
    if not diagnostic.equations or all(cell is None or cell.confidence == "high" for cell in read):
        return diagnostic
    message = diagnostic.message
    return diagnostic._replace(
        message=Text(
            f"{message.zh}（有的数字只按位置认定，也可能是读错，请对照原件）",
            f"{message.en} (figures were placed by position alone and may be misread; "
            "compare the original)",
        )
    )


def _series(finding: Finding, report: Report, form: Form) -> Series | None:
    if finding.subject == "breach":
        return finding.breaches[0][1].series
    from govlint.phrasing import Phrasing  # noqa: PLC0415  few reports have mistakes

    return Phrasing(finding, report, form).series()


def _from_finding(finding: Finding, report: Report, form: Form) -> Diagnostic:
    if finding.subject != "breach":
        return _from_mistake(finding, report, form)
    rule, breach = finding.breaches[0]
    return Diagnostic(
        rule=rule,
        severity=breach.severity or rule.severity,
        message=breach.message,
        place=breach.place,
        at=breach.at,
        cell=breach.cells[0] if len(breach.cells) == 1 else None,
        cells=breach.cells,
        actual=breach.actual,
        expected=breach.expected,
        certainty="none",
        candidates=(),
        reasons=(),
        equations=_equations(finding, report, form),
        times=1,
        confidence=_surest(breach.confidence for _, breach in finding.breaches),
    )


def _from_mistake(finding: Finding, report: Report, form: Form) -> Diagnostic:
    """Say which cells are wrong, or which may be."""
    from govlint.phrasing import Phrasing  # noqa: PLC0415  see `_series`
    from govlint.reasoning import Reasoning  # noqa: PLC0415

    phrasing, reasoning = Phrasing(finding, report, form), Reasoning(finding, form)
    is_certain = finding.certainty == "unique"
    candidates = tuple(
        Candidate(change.cell, change.value, reasoning.why(option), number)
        for number, option in enumerate(finding.options, 1)
        for change in option.changes
    )
    cells = tuple(dict.fromkeys(candidate.cell for candidate in candidates))
    if not cells:
        cells = tuple(dict.fromkeys(key for _, one in finding.breaches for key in one.cells))
    found = report.cell(cells[0])
    is_blank = finding.subject in {"blank", "blanks"}
    return Diagnostic(
        rule=finding.rule,
        severity="warning" if is_blank else finding.rule.severity,
        message=phrasing.message(),
        place=phrasing.place(),
        at=found.at if found and is_certain else finding.breaches[0][1].at,
        cell=cells[0] if len(cells) == 1 else None,
        cells=cells,
        actual=found.text if found and len(cells) == 1 else None,
        expected=tuple(format_number(one.value) for one in candidates) if is_certain else (),
        certainty=finding.certainty,
        candidates=candidates,
        reasons=reasoning.reasons(),
        equations=_equations(finding, report, form),
        times=1,
        confidence=_surest(breach.confidence for _, breach in finding.breaches),
    )


def _from_series(several: Sequence[tuple[Diagnostic, Series]]) -> Diagnostic:
    """Say like findings once, with their number and the first of them."""
    first, series = several[0]
    items = [one.item for _, one in several]
    more = len(items) > FIRST
    zh = "；".join(item.zh for item in items[:FIRST]) + ("……" if more else "")
    en = "; ".join(item.en for item in items[:FIRST]) + (" …" if more else "")
    head = series.message
    return first._replace(
        message=Text(
            f"{head.zh}，共 {len(items)} 处：{zh}", f"{head.en}, {len(items)} in all: {en}"
        ),
        cell=None,
        cells=tuple(dict.fromkeys(cell for found, _ in several for cell in found.cells)),
        actual=None,
        expected=(),
        certainty="none",
        candidates=(),
        equations=(),
        times=len(items),
        confidence=_surest(found.confidence for found, _ in several),
    )


def _surest(confidences: Iterable[Confidence]) -> Confidence:
    seen = set(confidences)
    return next(confidence for confidence in get_args(Confidence) if confidence in seen)


def _equations(finding: Finding, report: Report, form: Form) -> tuple[BrokenEquation, ...]:
    return tuple(
        BrokenEquation(
            rule.code,
            equation_text(evaluation, report, form.tables[evaluation.equation.table]),
            evaluation,
        )
        for rule, breach in finding.breaches
        if (evaluation := breach.evaluation)
    )
