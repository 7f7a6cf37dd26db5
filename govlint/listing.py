"""Findings as the lines of a register, in the columns that supervisors work with."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from govlint.diagnostic import Diagnostic
from govlint.language import Lang, Text
from govlint.result import FileResult
from govlint.wording import SEVERITIES, explain, say

COLUMNS: tuple[Text, ...] = (
    Text("单位", "agency"),
    Text("年份", "year"),
    Text("级别", "severity"),
    Text("问题", "problem"),
    Text("位置", "place"),
    Text("实填", "printed"),
    Text("应为", "expected"),
    Text("差额", "difference"),
    Text("把握", "certainty"),
    Text("依据", "basis"),
    Text("规则", "rule"),
    Text("文件", "file"),
)

PROOF: tuple[Text, ...] = (
    Text("文件SHA-256", "SHA-256 of the file"),
    Text("govlint 版本", "version of govlint"),
    Text("规则集SHA-256", "SHA-256 of the rules"),
    Text("检查时间", "checked at"),
)
"""What proves which file was checked, by what and when: its digest, and `govlint.proof.Proof`."""

CERTAINTIES: dict[str, Text] = {
    "unique": Text("唯一", "unique"),
    "tied": Text("并列", "tied"),
    "group": Text("一行或一列", "row or column"),
    "none": Text("", ""),
}


class Line(NamedTuple):
    """A finding, a file that could not be read, or a rule that was not evaluated."""

    agency: str
    year: int | None
    severity: str
    """In words; of what was not checked it says so."""
    problem: str
    place: str
    actual: str
    """As printed."""
    expected: str
    """What should stand there, where that is certain."""
    difference: Decimal | None
    """What is printed less what is expected."""
    certainty: str
    basis: str
    code: str
    path: str


def found_lines(result: FileResult, lang: Lang) -> Iterator[Line]:
    """Yield a line for each diagnostic of a file."""
    report = result.report
    for found in result.diagnostics:
        yield Line(
            agency=(report.agency if report else None) or "",
            year=report.year if report else None,
            severity=SEVERITIES[found.severity].in_(lang),
            problem=found.message.in_(lang),
            place=found.place.in_(lang),
            actual=found.actual or "",
            expected="；".join(found.expected) if lang == "zh" else "; ".join(found.expected),
            difference=_difference(found),
            certainty=CERTAINTIES[found.certainty].in_(lang),
            basis=found.rule.basis.in_(lang),
            code=found.code,
            path=result.path,
        )


def unchecked_lines(result: FileResult, lang: Lang) -> Iterator[Line]:
    """Yield a line for a file that could not be read, or for each rule that was not evaluated."""
    report = result.report
    unchecked = [(code, reason.in_(lang)) for code, reason in result.skipped.items()]
    if result.failure:
        unchecked.append(("", explain(result.failure, lang)))
    for code, reason in unchecked:
        yield Line(
            agency=(report.agency if report else None) or "",
            year=report.year if report else None,
            severity=say("unchecked", lang),
            problem=reason,
            place="",
            actual="",
            expected="",
            difference=None,
            certainty="",
            basis="",
            code=code,
            path=result.path,
        )


def _difference(found: Diagnostic) -> Decimal | None:
    if len(found.expected) != 1 or found.actual is None:
        return None
    try:
        return Decimal(found.actual) - Decimal(found.expected[0])
    except InvalidOperation:
        return None


def is_like_formula(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r"))


def without_formula(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: what begins like one gets an apostrophe."""
    return f"'{text}" if is_like_formula(text) else text
