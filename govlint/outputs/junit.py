"""JUnit XML, which every CI shows: a suite a file, a test case a finding.

A file without findings is a test case that passes; what could not be checked is an ``error``, what
keeps a file from passing a ``failure``; what does not is told in ``system-out`` of its test case.
"""

import json
import re
from xml.sax.saxutils import escape, quoteattr

from govlint.diagnostic import Diagnostic
from govlint.language import Lang
from govlint.outputs import Options, Summary
from govlint.outputs.json import describe_evaluated
from govlint.proof import seal
from govlint.result import FileResult
from govlint.wording import SEVERITIES, VERDICTS, explain, where

SEALED = True
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._proof = options.proof._asdict() if options.proof else {}

    def begin(self) -> str:
        """Open the document."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="govlint">\n'

    def file(self, result: FileResult) -> str:
        """Return the suite of a file."""
        lang = self._lang
        failed = [found for found in result.diagnostics if result.settings.fails(found.severity)]
        cases = [self._case(result, found, failing=found in failed) for found in result.diagnostics]
        unchecked = [(code, reason.in_(lang)) for code, reason in result.skipped.items()]
        if result.failure:
            unchecked.append((result.failure.reason, explain(result.failure, lang)))
        cases += [
            _element(result, code, f"<error type={_quoted(code)} message={_quoted(text)}/>")
            for code, text in unchecked
        ]
        if not cases:
            cases.append(_element(result, VERDICTS[result.verdict].in_(lang), ""))
        counts = (
            f'tests="{len(cases)}" failures="{len(failed)}" errors="{len(unchecked)}" skipped="0"'
        )
        return (
            f"<testsuite name={_quoted(result.path)} {counts}>\n"
            + self._properties(result)
            + "".join(cases)
            + "</testsuite>\n"
        )

    def _properties(self, result: FileResult) -> str:
        """Return which file was checked, by what, and what of it."""
        facts = {
            **self._proof,
            **seal(result),
            "evaluated": describe_evaluated(result.evaluated),
            "verdict": result.verdict,
        }
        properties = "".join(
            f"    <property name={_quoted(name)} value={_quoted(_value(fact))}/>\n"
            for name, fact in facts.items()
        )
        return f"  <properties>\n{properties}  </properties>\n"

    def end(self, summary: Summary) -> str:  # noqa: ARG002  readers count for themselves
        """Close the document."""
        return "</testsuites>\n"

    def _case(self, result: FileResult, found: Diagnostic, *, failing: bool) -> str:
        lang = self._lang
        name = f"{found.code} {found.place.in_(lang)}"
        message = found.message.in_(lang)
        details = _details(found, lang)
        if failing:
            body = (
                f"<failure type={_quoted(found.rule.name)} message={_quoted(message)}>"
                f"{_text(details)}</failure>"
            )
        else:
            told = f"{SEVERITIES[found.severity].in_(lang)} {message}\n{details}"
            body = f"<system-out>{_text(told)}</system-out>"
        return _element(result, name, body)


def _value(fact: object) -> str:
    return fact if isinstance(fact, str) else json.dumps(fact, ensure_ascii=False)


def _details(found: Diagnostic, lang: Lang) -> str:
    lines = [
        where(found.at, lang),
        *(equation.text.in_(lang) for equation in found.equations),
        *(reason.in_(lang) for reason in found.reasons),
        found.rule.basis.in_(lang),
    ]
    return "\n".join(line for line in lines if line)


def _element(result: FileResult, name: str, body: str) -> str:
    opening = f"  <testcase classname={_quoted(result.path)} name={_quoted(name)}"
    return f"{opening}>{body}</testcase>\n" if body else f"{opening}/>\n"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;"})
