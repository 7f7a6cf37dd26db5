"""One diagnostic a line, for editors and problem matchers: ``path:line: severity code message``."""

from govlint.characters import in_one_line
from govlint.outputs import Options, Summary, hindrances, say_statistics
from govlint.result import FileResult
from govlint.wording import SEVERITIES, explain, say, say_summary

FOR_PEOPLE = True
STATISTICS = True


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take the options; there are no colours."""
        self._lang = options.lang
        self._is_quiet = options.is_quiet
        self._statistics = options.statistics

    def begin(self) -> str:
        """Nothing stands before the lines."""
        return ""

    def file(self, result: FileResult) -> str:
        """Return a line for each diagnostic, for a file not read, and for what was not evaluated."""
        lang = self._lang
        lines = []
        if result.failure:
            text = say("failure", lang, text=explain(result.failure, lang))
            lines.append(f"{result.path}: {SEVERITIES['error'].in_(lang)} {text}")
        for found in hindrances(result) if self._is_quiet else result.diagnostics:
            at = found.at
            position = f":{at.line}" if at and at.line else ""
            position += f":{at.column}" if at and at.column else ""
            severity = SEVERITIES[found.severity].in_(lang)
            text = found.message.in_(lang)
            if found.reasons:
                reason = found.reasons[0].in_(lang)
                text += f"（{reason}）" if lang == "zh" else f" ({reason})"
            lines.append(f"{result.path}{position}: {severity} {found.code} {text}")
        if (
            result.report
            and result.evaluated
            and sum(read for read, _ in result.evaluated.cells.values())
        ):
            lines += [
                f"{result.path}: {say('skipped', lang, code=code, text=reason.in_(lang))}"
                for code, reason in result.skipped.items()
            ]
        return "".join(in_one_line(line) + "\n" for line in lines)

    def end(self, summary: Summary) -> str:
        """Return the counts."""
        lines = say_statistics(self._statistics, self._lang)
        return "\n".join([*lines, say_summary(summary._asdict(), self._lang)]) + "\n"
