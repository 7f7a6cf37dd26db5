"""What is said of one file: verdict, what was and was not checked, findings, tables, proof."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.form import Form, load_forms
from govlint.language import Lang
from govlint.outputs import Summary
from govlint.page.findings import Told, findings_markup
from govlint.page.marks import Marks, marks_of
from govlint.page.markup import Markup, element
from govlint.page.rows import rows_markup
from govlint.page.tables import Drawing, table_markup
from govlint.page.words import SIGNS, word
from govlint.proof import describe_settings
from govlint.recognise.vocabulary import effective_form
from govlint.report import Report
from govlint.result import Evaluated, FileResult
from govlint.wording import VERDICTS, explain, say, say_counts


class Section(NamedTuple):
    """A file of a run."""

    number: int
    """From 1."""
    result: FileResult
    lang: Lang

    @property
    def anchor(self) -> str:
        """Return what the anchors of the file begin with."""
        return f"f{self.number}"

    def alone(self) -> Markup:
        """Return it as all there is on the page, with every table."""
        head = element("h2", self._name())
        return element("section", head, self._verdict(), *self._parts(level=3, has_all=True))

    def among_others(self) -> Markup:
        """Return it folded: open if it did not pass, with the tables that have findings."""
        head = element("h3", self._name())
        summary = element("summary", head, self._verdict())
        body = element("div", *self._parts(level=4, has_all=False), having={"id": self.anchor})
        is_open = None if self.result.verdict == "pass" else ""
        return element("details", summary, body, having={"open": is_open})

    def _name(self) -> str:
        report = self.result.report
        if report is None or report.agency is None:
            return self.result.path
        year = self._say("year", year=report.year) if report.year else ""
        return f"{report.agency} {year}".rstrip()

    def _verdict(self) -> Markup:
        result = self.result
        sign, verdict = SIGNS[result.verdict], VERDICTS[result.verdict].in_(self.lang)
        badge = element(
            "strong", f"{sign} {verdict}", having={"class": f"verdict {result.verdict}"}
        )
        counts = say("not-read", self.lang)
        if not result.failure:
            counts = say_counts(Summary().add(result)._asdict(), self.lang)
        return element(
            "p", badge, " ", counts, " ", element("span", result.path, having={"class": "path"})
        )

    def _parts(self, *, level: int, has_all: bool) -> Iterator[Markup]:
        """Yield what is told of the file.

        Args:
            level: That of the headings.
            has_all: Whether tables without findings are shown, too.
        """
        result, report = self.result, self.result.report
        if result.failure:
            yield element("p", explain(result.failure, self.lang), having={"class": "failure"})
        if result.evaluated:
            yield self._extent(result.evaluated)
        yield self._reasons()
        if report is not None:
            yield from self._findings(report, level=level, has_all=has_all)
        yield self._suppressed()
        yield self._proof()

    def _findings(self, report: Report, *, level: int, has_all: bool) -> Iterator[Markup]:
        result, form = self.result, effective_form(report)
        marks = marks_of(result.diagnostics, self.lang)
        drawn = [key for key in form.tables if has_all or _has_marks(key, form, marks)]
        yield element(f"h{level}", self._say("findings"))
        if not result.diagnostics:
            yield element("p", self._say("no-findings"))
        shown = frozenset(drawn).intersection(report.tables)
        told = Told(report, form, self.lang, self.anchor, level + 1, shown)
        yield findings_markup(told, result.diagnostics)
        if drawn:
            drawing = Drawing(self.lang, self.anchor, marks)
            yield element(f"h{level}", self._say("tables"))
            yield element("p", self._say("legend"), having={"class": "legend"})
            yield from (table_markup(report, form, key, drawing) for key in drawn)

    def _extent(self, evaluated: Evaluated) -> Markup:
        """Return how much was checked, of how much."""
        names = {key: table.name for key, table in load_forms()[-1].tables.items()}
        rows: list[tuple[object, ...]] = [
            (self._say("cells", name=names[key]), read, total)
            for key, (read, total) in evaluated.cells.items()
        ]
        rows.append((self._say("identities"), *evaluated.identities))
        rows.append((self._say("mentions"), evaluated.mentions, self._say("not-applicable")))
        previous = evaluated.previous or self._say("not-compared")
        if evaluated.rivals:
            paths = self._say("list").join(evaluated.rivals)
            previous = self._say("rivals", count=len(evaluated.rivals), paths=paths)
        rows.append((self._say("previous"), previous, self._say("not-applicable")))
        return self._table("extent", ("what", "done", "due"), rows)

    def _reasons(self) -> Markup:
        """Return which rules were not evaluated, and why."""
        rows = [(code, reason.in_(self.lang)) for code, reason in self.result.skipped.items()]
        return self._table("skipped", ("rule", "reason"), rows)

    def _suppressed(self) -> Markup:
        rows = [
            (one.diagnostic.code, one.diagnostic.message.in_(self.lang), one.reason.in_(self.lang))
            for one in self.result.suppressed
        ]
        return self._table("suppressed", ("rule", "findings", "reason"), rows)

    def _proof(self) -> Markup:
        """Return which file it was, and under which settings it was checked."""
        settings = describe_settings(self.result.settings).items()
        rows = [
            (self._say("file"), self.result.path),
            (self._say("digest"), self.result.digest or self._say("not-read")),
            (
                self._say("settings"),
                self._say("values").join(
                    f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in settings
                ),
            ),
        ]
        return self._table("own-proof", (), rows)

    def _table(
        self, caption: str, columns: Iterable[str], rows: Iterable[tuple[object, ...]]
    ) -> Markup:
        heads = [self._say(column) for column in columns]
        return rows_markup(self._say(caption), heads, rows, kind=caption)

    def _say(self, name: str, /, **facts: object) -> str:
        return word(name, self.lang, **facts)


def _has_marks(key: str, form: Form, marks: Marks) -> bool:
    return any(cell in form.tables[key].cells for cell in marks)
