"""JSON for programs: the contract is in the README, its version in the field ``version``."""

import json
from typing import Any

from govlint.diagnostic import Diagnostic
from govlint.document import Location
from govlint.fingerprint import fingerprints
from govlint.language import Lang
from govlint.outputs import Options, Statistics, Summary
from govlint.proof import Proof, seal
from govlint.result import Evaluated, FileResult, Suppressed
from govlint.wording import explain

VERSION = 1
SEALED = True
STATISTICS = True


class Output:
    """See `govlint.outputs.Output`; files are written as they come."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._proof = describe_proof(options.proof)
        self._statistics = options.statistics
        self._is_first = True

    def begin(self) -> str:
        """Open the document and the list of files."""
        return f'{{"version": {VERSION}, "proof": {json.dumps(self._proof)}, "files": ['

    def file(self, result: FileResult) -> str:
        """Return one element of the list."""
        separator = "\n" if self._is_first else ",\n"
        self._is_first = False
        return separator + json.dumps(describe_file(result, self._lang), ensure_ascii=False)

    def end(self, summary: Summary) -> str:
        """Close the list and add the summary."""
        return f'\n], "summary": {json.dumps(describe_summary(summary, self._statistics))}}}\n'


def describe_proof(proof: Proof | None) -> dict[str, Any] | None:
    """Return what holds of all files: the README shows the keys."""
    return proof._asdict() if proof else None


def describe_summary(summary: Summary, statistics: Statistics | None) -> dict[str, Any]:
    """Return the counts over all files, those for each rule only where they are asked for."""
    counts: dict[str, Any] = summary._asdict()
    if statistics:
        counts["statistics"] = [tally._asdict() for tally in statistics.tallies()]
    return counts


def describe_file(result: FileResult, lang: Lang) -> dict[str, Any]:
    """Return what is said of a file; the README shows the keys."""
    report = result.report
    return {
        "path": result.path,
        "format": result.format,
        "edition": report.edition if report else None,
        "year": report.year if report else None,
        "agency": report.agency if report else None,
        "verdict": result.verdict,
        "evaluated": describe_evaluated(result.evaluated),
        "diagnostics": [
            {**_diagnostic(found, lang), "fingerprint": fingerprint}
            for found, fingerprint in zip(result.diagnostics, _fingerprints(result), strict=True)
        ],
        "suppressed": [_suppressed(accepted, lang) for accepted in result.suppressed],
        "skipped": {code: reason.in_(lang) for code, reason in result.skipped.items()},
        "failure": explain(result.failure, lang) if result.failure else None,
        **seal(result),
    }


def describe_evaluated(evaluated: Evaluated | None) -> dict[str, Any] | None:
    """Return how much of a report was checked; the README shows the keys."""
    if evaluated is None:
        return None
    return {
        **evaluated.cells,
        "identities": evaluated.identities,
        "mentions": evaluated.mentions,
        "previous": evaluated.previous,
        "previous_rivals": evaluated.rivals,
    }


def _fingerprints(result: FileResult) -> list[str]:
    return fingerprints(result.diagnostics, result.report) if result.report else []


def _suppressed(accepted: Suppressed, lang: Lang) -> dict[str, Any]:
    found = accepted.diagnostic
    return {
        "code": found.code,
        "cell": found.cell,
        "place": found.place.in_(lang),
        "reason": accepted.reason.in_(lang),
        "fingerprint": accepted.fingerprint,
    }


def _diagnostic(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.rule.name,
        "severity": found.severity,
        "confidence": found.confidence,
        "message": found.message.in_(lang),
        "cell": found.cell,
        "cells": found.cells,
        "count": found.times,
        "place": found.place.in_(lang),
        "location": _location(found.at),
        "actual": found.actual,
        "expected": found.expected,
        "certainty": found.certainty,
        "candidates": [
            {
                "cell": candidate.cell,
                "value": _number(candidate.value),
                "why": candidate.why.in_(lang),
                "option": candidate.option,
            }
            for candidate in found.candidates
        ],
        "reasons": [reason.in_(lang) for reason in found.reasons],
        "equations": [
            {
                "code": equation.code,
                "text": equation.text.in_(lang),
                "left": _number(equation.evaluation.left),
                "right": _number(equation.evaluation.right),
                "cells": (*equation.evaluation.equation.left, *equation.evaluation.equation.right),
            }
            for equation in found.equations
        ],
        "basis": found.rule.basis.in_(lang),
        "help": found.rule.documentation.fix.in_(lang),
    }


def _location(at: Location | None) -> dict[str, Any]:
    at = at or Location("")
    names = ("page", "line", "column", "table", "row", "cell")
    return {name: getattr(at, name) for name in names}


def _number(value: Any) -> int | float:  # noqa: ANN401  a Decimal
    return int(value) if value == value.to_integral_value() else float(value)
