"""Findings in words: what is wrong, what should stand there, why, and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govlint.diagnostic import Diagnostic
from govlint.form import Form
from govlint.language import Lang
from govlint.page.markup import Markup, element, joined
from govlint.page.words import SIGNS, word
from govlint.place import cell_place
from govlint.report import CellKey, Report
from govlint.wording import SEVERITIES, where

MAX_CORRECTIONS = 7
"""Possible corrections that are listed; the others are counted."""


class Told(NamedTuple):
    """How the findings of a report are told."""

    report: Report
    form: Form
    lang: Lang
    anchor: str
    """What the anchors of the file begin with."""
    level: int
    """Of the headings of findings."""
    drawn: frozenset[str]
    """The tables that are shown, so that a finding can point into them."""

    def finding(self, number: int, found: Diagnostic) -> Markup:
        """Return a finding with its facts."""
        severity = SEVERITIES[found.severity].in_(self.lang)
        head = element(
            f"h{self.level}",
            element("span", f"{SIGNS[found.severity]}{number}", having={"class": "sign"}),
            " ",
            element("span", f"{severity} {found.code}", having={"class": "severity"}),
            " ",
            found.message.in_(self.lang),
        )
        facts = [
            element("div", element("dt", self._say(name)), element("dd", fact))
            for name, fact in self._facts(found)
            if fact
        ]
        having = {"class": f"finding {found.severity}", "id": f"{self.anchor}-{number}"}
        return element("article", head, element("dl", *facts), having=having)

    def _facts(self, found: Diagnostic) -> Iterator[tuple[str, str]]:
        lang = self.lang
        yield "place", self._place(found)
        if found.actual is not None:
            yield "printed", found.actual or self._say("blank")
        yield "expected", self._say("values").join(found.expected)
        if found.certainty in {"tied", "group"}:
            yield "corrections", _list(self._corrections(found), "ol")
        equations = (f"{one.text.in_(lang)}  [{one.code}]" for one in found.equations)
        yield "equations", _list(equations)
        yield "certainty", _list(reason.in_(lang) for reason in found.reasons)
        yield "basis", found.rule.basis.in_(lang)
        yield "fix", found.rule.documentation.fix.in_(lang)

    def _place(self, found: Diagnostic) -> Markup:
        """Return where it is: in words, with a way to the cell, and in the file."""
        place = found.place.in_(self.lang)
        at = where(found.at, self.lang)
        cell = next((cell for cell in found.cells if self._is_drawn(cell)), None)
        link: str = place
        if cell:
            link = element("a", place, having={"href": f"#{self.anchor}-{cell}"})
        return joined([link, *([at] if at else [])], " › ")

    def _is_drawn(self, cell: CellKey) -> bool:
        return cell.partition(".")[0] in self.drawn and self._is_known(cell)

    def _is_known(self, cell: CellKey) -> bool:
        table = self.form.tables.get(cell.partition(".")[0])
        return table is not None and cell in table.cells

    def _corrections(self, found: Diagnostic) -> Iterator[str]:
        options = groupby(found.candidates, key=lambda one: one.option)
        for shown, (_, changes) in enumerate(options, 1):
            if shown > MAX_CORRECTIONS:
                left = found.candidates[-1].option - MAX_CORRECTIONS
                yield self._say("more", count=left)
                return
            told = [
                self._say("correction", place=self._cell(one.cell), value=f"{one.value:f}")
                for one in changes
            ]
            yield self._say("values").join(told)

    def _cell(self, cell: CellKey) -> str:
        table = self.form.tables[cell.partition(".")[0]]
        return cell_place(self.report, table, cell).in_(self.lang)

    def _say(self, name: str, /, **facts: object) -> str:
        return word(name, self.lang, **facts)


def findings_markup(told: Told, diagnostics: Sequence[Diagnostic]) -> Markup:
    """Return all findings of a report in their order."""
    return joined(told.finding(number, found) for number, found in enumerate(diagnostics, 1))


def _list(items: Iterable[str], kind: str = "ul") -> str:
    """Return a list, or what is in it where that is one item or none."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return element(kind, *(element("li", item) for item in listed))
