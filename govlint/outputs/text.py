"""Text for people: what is wrong, where, why, what to do, and what was and was not checked."""

from itertools import groupby

from govlint.characters import in_one_line, width
from govlint.diagnostic import Diagnostic
from govlint.excerpt import draw
from govlint.form import load_forms
from govlint.outputs import Options, Summary, hindrances, say_statistics
from govlint.recognise.vocabulary import effective_form
from govlint.result import FileResult
from govlint.wording import SEVERITIES, VERDICTS, explain, say, say_counts, say_summary, where

FOR_PEOPLE = True
STATISTICS = True
MAX_ALIKE = 20
"""Diagnostics of a rule in a file that are told one by one: texts made to do harm have thousands."""

STYLES = {"pass": "pass", "fail": "error", "incomplete": "warning"}
"""How a verdict is coloured."""


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take the options."""
        self._lang = options.lang
        self._paint = options.paint
        self._is_quiet = options.is_quiet
        self._statistics = options.statistics
        self._corner, self._bar, self._mark = (
            ("┌─", "│", "▶") if options.boxes else ("-->", " ", ">")
        )
        self._files: list[tuple[str, FileResult]] = []
        """How each file is summed up."""

    def begin(self) -> str:
        """Nothing stands before the files."""
        return ""

    def file(self, result: FileResult) -> str:
        """Return the diagnostics of a file, then what was checked, then the verdict.

        Where it is quiet a file that passes is told at the end, if it is the only one.
        """
        lang = self._lang
        verdict = VERDICTS[result.verdict].in_(lang)
        style = STYLES[result.verdict]
        self._files.append((verdict, result._replace(report=None)))
        if result.failure:
            text = in_one_line(say("failure", lang, text=explain(result.failure, lang)))
            return f"{self._paint(in_one_line(result.path), style)}\n  {text}\n\n"
        if self._is_quiet and result.verdict == "pass":
            return ""
        lines = [*self._diagnostics(result), *self._checked(result), self._verdict(result)]
        return "\n".join(lines) + "\n\n"

    def end(self, summary: Summary) -> str:
        """Return a line for each file, worst first, and the counts; for a single file only what is asked for."""
        statistics = say_statistics(self._statistics, self._lang)
        if summary.files < 2:
            passed = [self._verdict(one) for _, one in self._files if one.verdict == "pass"]
            lines = [*statistics, *(passed if self._is_quiet else ())]
        else:
            files = [] if self._is_quiet else [*self._list_files(), ""]
            lines = [*files, *statistics, say_summary(summary._asdict(), self._lang)]
        return "".join(f"{line}\n" for line in lines)

    def _list_files(self) -> list[str]:
        """Return a line for each file, worst first."""
        order = ("incomplete", "fail", "pass")
        files = sorted(self._files, key=lambda file: order.index(file[1].verdict))
        size = max(width(verdict) for verdict, _ in files)
        return [
            f"{self._paint(verdict + ' ' * (size - width(verdict)), STYLES[result.verdict])}  "
            f"{self._counts(result)}  {in_one_line(result.path)}"
            for verdict, result in files
        ]

    def _verdict(self, result: FileResult) -> str:
        verdict = say("verdict", self._lang, verdict=VERDICTS[result.verdict].in_(self._lang))
        return f"{self._paint(verdict, STYLES[result.verdict])}  {in_one_line(result.path)}"

    def _diagnostics(self, result: FileResult) -> list[str]:
        """Return the diagnostics of a file; of a rule that has very many the first, and their number."""
        shown = hindrances(result) if self._is_quiet else result.diagnostics
        lines: list[str] = []
        told = set[str]()
        for code, alike in groupby(shown, key=lambda found: found.code):
            several = list(alike)
            for found in several[:MAX_ALIKE]:
                lines += [*self._diagnostic(found, result, is_first=code not in told), ""]
                told.add(code)
            if (more := len(several) - MAX_ALIKE) > 0:
                head = self._head(several[0])
                lines += [say("more-alike", self._lang, head=head, count=more), ""]
        return lines

    def _diagnostic(self, found: Diagnostic, result: FileResult, *, is_first: bool) -> list[str]:
        """Return one diagnostic; law and remedy only with the first of a rule."""
        lang = self._lang
        place = where(found.at, lang)
        lines = [f"{self._head(found)}  {in_one_line(found.message.in_(lang))}"]
        path = in_one_line(f"{result.path}{' › ' if place else ''}{place}")
        lines.append(self._dim(f"  {self._corner} {path}"))
        if result.report:
            drawn = draw(found, result.report, effective_form(result.report), self._mark)
            lines += [in_one_line(f"  {self._bar} {line}") for line in drawn]
        lines += [
            in_one_line(
                f"  = {say('equation', lang, text=equation.text.in_(lang))}  [{equation.code}]"
            )
            for equation in found.equations
            if equation.text.zh not in found.message.zh
        ]
        lines += [
            in_one_line(f"  = {say('why', lang, text=reason.in_(lang))}")
            for reason in found.reasons
        ]
        if is_first:
            documentation = found.rule.documentation
            lines.append(self._dim(f"  = {say('basis', lang, text=found.rule.basis.in_(lang))}"))
            fix = say("fix", lang, text=documentation.fix.in_(lang), code=found.code)
            lines.append(self._dim(f"  = {fix}"))
        return lines

    def _head(self, found: Diagnostic) -> str:
        severity = SEVERITIES[found.severity].in_(self._lang)
        return self._paint(f"{severity} {found.code}", found.severity)

    def _checked(self, result: FileResult) -> list[str]:
        """Return what was read and evaluated, and why the rest was not."""
        lang = self._lang
        if result.evaluated is None:
            return []
        names = {key: table.name for key, table in load_forms()[-1].tables.items()}
        read = result.evaluated.cells
        cells = ("、" if lang == "zh" else ", ").join(
            say("cells", lang, name=names[key], read=found, all=total)
            for key, (found, total) in read.items()
        )
        done, total = result.evaluated.identities
        lines = [f"{self._counts(result)}；" if lang == "zh" else f"{self._counts(result)}; "]
        lines[0] += say(
            "checked",
            lang,
            cells=cells,
            done=done,
            all=total,
            mentions=result.evaluated.mentions,
        )
        if result.evaluated.previous:
            lines[0] += say("compared", lang, path=result.evaluated.previous)
        if rivals := result.evaluated.rivals:
            paths = ("、" if lang == "zh" else ", ").join(rivals)
            lines.append(f"  {say('rivals', lang, count=len(rivals), paths=paths)}")
        if any(found for found, _ in read.values()):
            lines += [
                f"  {say('skipped', lang, code=code, text=reason.in_(lang))}"
                for code, reason in result.skipped.items()
            ]
        return [in_one_line(line) for line in lines]

    def _counts(self, result: FileResult) -> str:
        lang = self._lang
        if result.failure:
            return say("not-read", lang)
        return say_counts(Summary().add(result)._asdict(), lang)

    def _dim(self, text: str) -> str:
        return self._paint(text, "dim")
