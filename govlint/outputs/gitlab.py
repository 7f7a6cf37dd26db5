"""A report of GitLab's Code Quality, the widget of a merge request.

Source: GitLab Docs, "Code Quality report format". It knows neither cells nor pages: what has no line
is told at line 1, and its place by the message.
"""

import hashlib
import json
from typing import Any

from govlint.fingerprint import fingerprints
from govlint.outputs import Options, Summary
from govlint.result import FileResult
from govlint.wording import explain, say

LEVELS = {"error": "critical", "warning": "minor", "note": "info"}


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._is_first = True

    def begin(self) -> str:
        """Open the list."""
        return "["

    def file(self, result: FileResult) -> str:
        """Return an element for each diagnostic and for whatever was not checked."""
        text = ""
        for issue in self._issues(result):
            text += "\n" if self._is_first else ",\n"
            text += json.dumps(issue, ensure_ascii=False)
            self._is_first = False
        return text

    def end(self, summary: Summary) -> str:  # noqa: ARG002  the format has no place for counts
        """Close the list."""
        return "\n]\n"

    def _issues(self, result: FileResult) -> list[dict[str, Any]]:
        lang = self._lang
        known = fingerprints(result.diagnostics, result.report) if result.report else []
        issues = [
            _issue(
                name=found.rule.name,
                level=LEVELS[found.severity],
                text=f"{found.code} {found.message.in_(lang)}",
                path=result.path,
                line=found.at.line if found.at else None,
                fingerprint=fingerprint,
            )
            for found, fingerprint in zip(result.diagnostics, known, strict=True)
        ]
        unchecked = {
            code: say("skipped", lang, code=code, text=reason.in_(lang))
            for code, reason in result.skipped.items()
        }
        if result.failure:
            unchecked["unreadable"] = say("failure", lang, text=explain(result.failure, lang))
        issues += [
            _issue(
                name=name,
                level="major",
                text=text,
                path=result.path,
                line=None,
                fingerprint=_digest(f"{result.path}|{name}"),
            )
            for name, text in unchecked.items()
        ]
        return issues


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _issue(  # noqa: PLR0913  an element has six parts
    *, name: str, level: str, text: str, path: str, line: int | None, fingerprint: str
) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": level,
        "location": {"path": path.replace("\\", "/"), "lines": {"begin": line or 1}},
    }
