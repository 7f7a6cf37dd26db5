"""SARIF 2.1.0, the OASIS standard for what analysers find.

A cell of a Word file is a logical location and has no physical region: only formats with lines have
one. What could not be checked is a notification of the invocation, which is then not successful.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from govlint import __version__
from govlint.diagnostic import Diagnostic
from govlint.fingerprint import fingerprints
from govlint.language import Lang
from govlint.outputs import Options, Summary
from govlint.outputs.json import VERSION, describe_evaluated, describe_proof
from govlint.proof import describe_settings
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.wording import explain, where

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
SEALED = True
FINGERPRINT = f"govlint/v{VERSION}"


class Output:
    """See `govlint.outputs.Output`; results are written as they come, the rules after them."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._is_first = True
        self._rules: dict[str, Rule] = {}
        """Those that found something, in the order in which results point to them."""
        self._notifications: list[dict[str, Any]] = []
        self._artifacts: list[dict[str, Any]] = []
        self._proof = options.proof

    def begin(self) -> str:
        """Open the document, the only run and its results."""
        return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def file(self, result: FileResult) -> str:
        """Return the results of a file."""
        known = fingerprints(result.diagnostics, result.report) if result.report else []
        accepted = [(one.diagnostic, one.fingerprint) for one in result.suppressed]
        results = [
            *(
                self._result(result, found, fingerprint)
                for found, fingerprint in zip(result.diagnostics, known, strict=True)
            ),
            *(
                self._result(result, found, fingerprint)
                | {"suppressions": [{"kind": "external", "status": "accepted"}]}
                for found, fingerprint in accepted
            ),
        ]
        self._notifications += _unchecked(result, self._lang)
        self._artifacts.append(_artifact(result))
        text = ""
        for one in results:
            text += "\n" if self._is_first else ",\n"
            text += json.dumps(one, ensure_ascii=False)
            self._is_first = False
        return text

    def end(self, summary: Summary) -> str:
        """Close the results and add the tool, its rules, and what was not checked."""
        rest = {
            "tool": {
                "driver": {
                    "name": "govlint",
                    "version": __version__,
                    "semanticVersion": __version__,
                    "language": "zh-CN" if self._lang == "zh" else "en",
                    "rules": [_rule(rule, self._lang) for rule in self._rules.values()],
                }
            },
            "artifacts": self._artifacts,
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": not self._notifications,
                    "toolExecutionNotifications": self._notifications,
                    **({"startTimeUtc": self._proof.time} if self._proof else {}),
                }
            ],
            "properties": {
                "proof": describe_proof(self._proof),
                "summary": summary._asdict(),
            },
        }
        return "\n], " + json.dumps(rest, ensure_ascii=False).removeprefix("{") + "]}\n"

    def _result(self, result: FileResult, found: Diagnostic, fingerprint: str) -> dict[str, Any]:
        lang = self._lang
        self._rules.setdefault(found.code, found.rule)
        lines = [
            found.message.in_(lang),
            *(equation.text.in_(lang) for equation in found.equations),
            *(reason.in_(lang) for reason in found.reasons),
        ]
        return {
            "ruleId": found.code,
            "ruleIndex": list(self._rules).index(found.code),
            "level": found.severity,
            "message": {"text": "\n".join(lines)},
            "locations": [_location(result, found, lang)],
            "partialFingerprints": {FINGERPRINT: fingerprint},
            "properties": {
                "actual": found.actual,
                "expected": found.expected,
                "certainty": found.certainty,
                "confidence": found.confidence,
                "count": found.times,
            },
        }


def _location(result: FileResult, found: Diagnostic, lang: Lang) -> dict[str, Any]:
    at = found.at
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(result.path)}}
    if at and at.line:
        physical["region"] = {"startLine": at.line}
        if at.column:
            physical["region"]["startColumn"] = at.column
    place = found.place.in_(lang)
    logical = {"name": place, "kind": "element"}
    if found.cell:
        logical["fullyQualifiedName"] = found.cell
    location: dict[str, Any] = {"physicalLocation": physical, "logicalLocations": [logical]}
    if drawn := where(at, lang):
        location["message"] = {"text": f"{place} ({drawn})"}
    if at and at.page:
        location["properties"] = {"page": at.page, "box": at.box}
    return location


def _artifact(result: FileResult) -> dict[str, Any]:
    """Return which file was checked, and what of it."""
    evaluated = describe_evaluated(result.evaluated)
    artifact: dict[str, Any] = {
        "location": {"uri": _uri(result.path)},
        "properties": {
            "verdict": result.verdict,
            "evaluated": evaluated,
            "settings": describe_settings(result.settings),
        },
    }
    if result.digest:
        artifact["hashes"] = {"sha-256": result.digest}
    return artifact


def _uri(path: str) -> str:
    """Return the address of a file; of a name that is no UTF-8 its very bytes."""
    if os.path.isabs(path):
        return Path(path).as_uri()
    return quote(path.replace("\\", "/"), errors="surrogateescape")


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    documentation = rule.documentation
    parts = (documentation.why, documentation.example, documentation.fix, rule.basis)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": documentation.summary.in_(lang)},
        "fullDescription": {"text": documentation.why.in_(lang)},
        "help": {"text": "\n\n".join(part.in_(lang) for part in parts)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"basis": rule.basis.in_(lang)},
    }


def _unchecked(result: FileResult, lang: Lang) -> list[dict[str, Any]]:
    reasons = [(code, "warning", reason.in_(lang)) for code, reason in result.skipped.items()]
    if result.failure:
        reasons.append((result.failure.reason, "error", explain(result.failure, lang)))
    return [
        {
            "descriptor": {"id": identifier},
            "level": level,
            "message": {"text": text},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(result.path)}}}],
        }
        for identifier, level, text in reasons
    ]
