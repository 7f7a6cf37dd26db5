"""Text for people: what is wrong, where, why, what to do, and what was and was not checked."""

from govlint.characters import width
from govlint.diagnostic import Diagnostic
from govlint.engine import FileResult
from govlint.excerpt import draw
from govlint.form import load_forms
from govlint.outputs import Options, Summary
from govlint.recognise.vocabulary import effective_form
from govlint.wording import SEVERITIES, VERDICTS, explain, say, say_counts, say_summary, where

STYLES = {"pass": "pass", "fail": "error", "incomplete": "warning"}
"""How a verdict is coloured."""


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take the options."""
        self._lang = options.lang
        self._paint = options.paint
        self._corner, self._bar, self._mark = (
            ("┌─", "│", "▶") if options.boxes else ("-->", " ", ">")
        )
        self._files: list[tuple[str, FileResult]] = []
        """How each file is summed up."""

    def begin(self) -> str:
        """Nothing stands before the files."""
        return ""

    def file(self, result: FileResult) -> str:
        """Return the diagnostics of a file, then what was checked, then the verdict."""
        lang = self._lang
        verdict = VERDICTS[result.verdict].in_(lang)
        style = STYLES[result.verdict]
        self._files.append((verdict, result._replace(report=None)))
        if result.failure:
            text = say("failure", lang, text=explain(result.failure, lang))
            return f"{self._paint(result.path, style)}\n  {text}\n\n"
        lines: list[str] = []
        told = set[str]()
        for found in result.diagnostics:
            lines += [*self._diagnostic(found, result, is_first=found.code not in told), ""]
            told.add(found.code)
        lines += self._checked(result)
        lines.append(f"{self._paint(say('verdict', lang, verdict=verdict), style)}  {result.path}")
        return "\n".join(lines) + "\n\n"

    def end(self, summary: Summary) -> str:
        """Return a line for each file, worst first, and the counts; nothing for a single file."""
        if summary.files < 2:
            return ""
        order = ("incomplete", "fail", "pass")
        files = sorted(self._files, key=lambda file: order.index(file[1].verdict))
        size = max(width(verdict) for verdict, _ in files)
        lines = [
            f"{self._paint(verdict + ' ' * (size - width(verdict)), STYLES[result.verdict])}  "
            f"{self._counts(result)}  {result.path}"
            for verdict, result in files
        ]
        return "\n".join([*lines, "", say_summary(summary._asdict(), self._lang)]) + "\n"

    def _diagnostic(self, found: Diagnostic, result: FileResult, *, is_first: bool) -> list[str]:
        """Return one diagnostic; law and remedy only with the first of a rule."""
        lang = self._lang
        severity = SEVERITIES[found.severity].in_(lang)
        head = self._paint(f"{severity} {found.code}", found.severity)
        place = where(found.at, lang)
        lines = [f"{head}  {found.message.in_(lang)}"]
        lines.append(self._dim(f"  {self._corner} {result.path}{' › ' if place else ''}{place}"))
        if result.report:
            drawn = draw(found, result.report, effective_form(result.report), self._mark)
            lines += [f"  {self._bar} {line}" for line in drawn]
        lines += [
            f"  = {say('equation', lang, text=equation.text.in_(lang))}  [{equation.code}]"
            for equation in found.equations
            if equation.text.zh not in found.message.zh
        ]
        lines += [f"  = {say('why', lang, text=reason.in_(lang))}" for reason in found.reasons]
        if is_first:
            documentation = found.rule.documentation
            lines.append(self._dim(f"  = {say('basis', lang, text=found.rule.basis.in_(lang))}"))
            fix = say("fix", lang, text=documentation.fix.in_(lang), code=found.code)
            lines.append(self._dim(f"  = {fix}"))
        return lines

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
        return lines

    def _counts(self, result: FileResult) -> str:
        lang = self._lang
        if result.failure:
            return say("not-read", lang)
        return say_counts(Summary().add(result)._asdict(), lang)

    def _dim(self, text: str) -> str:
        return self._paint(text, "dim")
