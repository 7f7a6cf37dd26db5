"""What an output sees: findings with their rules, places and severities, like ones said once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.document import Location
from govlint.equation import Evaluation, equation_text, format_number
from govlint.form import Form
from govlint.language import Text
from govlint.locate import Candidate, Certainty, Finding
from govlint.place import cell_place
from govlint.report import CellKey, Report
from govlint.rule import SEVERITIES, Rule, Severity

FIRST = 3
"""Items of a series that are named; the others are counted."""


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
    certainty: Certainty
    candidates: tuple[Candidate, ...]
    equations: tuple[BrokenEquation, ...]
    times: int
    """How many like breaches it stands for."""

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code


def diagnose(findings: Iterable[Finding], report: Report, form: Form) -> list[Diagnostic]:
    """Turn findings into diagnostics, the severest first, then in the order of the rules.

    Breaches of a rule with the same `Series` sentence become one diagnostic.
    """
    single: list[Diagnostic] = []
    series: dict[tuple[str, Text], list[Finding]] = {}
    for finding in findings:
        _, breach = finding.breaches[0]
        if breach.series:
            series.setdefault((finding.rule.code, breach.series.message), []).append(finding)
        else:
            single.append(_from_finding(finding, report, form))
    repeated = (
        _from_series(alike) if len(alike) > 1 else _from_finding(alike[0], report, form)
        for alike in series.values()
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


def _from_finding(finding: Finding, report: Report, form: Form) -> Diagnostic:
    rule, breach = finding.breaches[0]
    if finding.certainty == "unique":
        return _from_candidate(finding, report, form)
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
        certainty=finding.certainty,
        candidates=finding.candidates,
        equations=_equations(finding, report, form),
        times=1,
    )


def _from_candidate(finding: Finding, report: Report, form: Form) -> Diagnostic:
    """Name the one cell that explains all broken equations."""
    rule, breach = finding.breaches[0]
    (candidate,) = finding.candidates
    cell = report.tables[candidate.cell.partition(".")[0]].cells[candidate.cell]
    place = cell_place(report, form.tables[cell.key.partition(".")[0]], cell.key)
    value = format_number(candidate.value)
    return Diagnostic(
        rule=rule,
        severity=breach.severity or rule.severity,
        message=Text(
            f"{place.zh}：填 {cell.text}，应为 {value}",
            f"{place.en}: holds {cell.text}, should be {value}",
        ),
        place=place,
        at=cell.at,
        cell=cell.key,
        cells=(cell.key,),
        actual=cell.text,
        expected=(value,),
        certainty="unique",
        candidates=finding.candidates,
        equations=_equations(finding, report, form),
        times=1,
    )


def _from_series(findings: Sequence[Finding]) -> Diagnostic:
    """Say like breaches once, with their number and the first of them."""
    rule = findings[0].rule
    breaches = [finding.breaches[0][1] for finding in findings]
    items = [breach.series.item for breach in breaches if breach.series]
    head = breaches[0].series.message if breaches[0].series else breaches[0].message
    more = len(items) > FIRST
    zh = "；".join(item.zh for item in items[:FIRST]) + ("……" if more else "")
    en = "; ".join(item.en for item in items[:FIRST]) + (" …" if more else "")
    return Diagnostic(
        rule=rule,
        severity=breaches[0].severity or rule.severity,
        message=Text(
            f"{head.zh}，共 {len(items)} 处：{zh}", f"{head.en}, {len(items)} in all: {en}"
        ),
        place=breaches[0].place,
        at=breaches[0].at,
        cell=None,
        cells=tuple(dict.fromkeys(cell for breach in breaches for cell in breach.cells)),
        actual=None,
        expected=(),
        certainty="none",
        candidates=(),
        equations=(),
        times=len(items),
    )


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


def fingerprint(diagnostic: Diagnostic, report: Report | None) -> str:
    """Return what stays the same when a file is renamed or lines move.

    Made of agency, year, code and the cell or the place.
    """
    import hashlib  # noqa: PLC0415  only where a machine reads the output

    agency, year = (report.agency, report.year) if report else (None, None)
    parts = (agency, year, diagnostic.code, diagnostic.cell or diagnostic.place.zh)
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]
