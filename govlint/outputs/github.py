"""Annotations of GitHub Actions: workflow commands that put findings beside the lines of a change.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from govlint.characters import with_controls_named
from govlint.document import Location
from govlint.outputs import Options, Summary
from govlint.result import FileResult
from govlint.wording import explain, say, say_summary, where

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang

    def begin(self) -> str:
        """Nothing stands before the commands."""
        return ""

    def file(self, result: FileResult) -> str:
        """Return a command for each diagnostic and for whatever was not checked."""
        lang = self._lang
        path = result.path
        commands = []
        if result.failure:
            text = say("failure", lang, text=explain(result.failure, lang))
            commands.append(_command("error", path, None, "govlint", text))
        for found in result.diagnostics:
            title = f"{found.code} {found.rule.name}"
            place = where(found.at, lang)
            text = "\n".join(
                [found.message.in_(lang), *(reason.in_(lang) for reason in found.reasons), place]
            ).rstrip()
            commands.append(_command(LEVELS[found.severity], path, found.at, title, text))
        commands += [
            _command(
                "warning", path, None, code, say("skipped", lang, code=code, text=text.in_(lang))
            )
            for code, text in result.skipped.items()
        ]
        return "".join(commands)

    def end(self, summary: Summary) -> str:
        """Return the counts, which the log shows as they are."""
        return say_summary(summary._asdict(), self._lang) + "\n"


def _command(level: str, path: str, at: Location | None, title: str, message: str) -> str:
    facts = {"file": path.replace("\\", "/"), "title": title}
    if at and at.line:
        facts["line"] = str(at.line)
        if at.column:
            facts["col"] = str(at.column)
    told = ",".join(f"{name}={_property(value)}" for name, value in facts.items())
    return f"::{level} {told}::{_data(message)}\n"


def _data(text: str) -> str:
    return with_controls_named(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
