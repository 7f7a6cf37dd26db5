"""What the page says of all files together: totals, ranking, shares of the rules, matrix, what was not checked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.language import Lang
from govlint.outputs import Summary
from govlint.page.markup import Markup, element, joined
from govlint.page.rows import rows_markup
from govlint.page.tally import Place, Tally
from govlint.page.words import SIGNS, word
from govlint.wording import VERDICTS, say_summary

MATRIX_COLUMNS = 16
"""Rules side by side in a matrix, as many as fit a printed page."""
PARTS = ("ranking", "shares", "matrix", "unchecked", "files", "proof")
"""What can be gone to; the names are those of the anchors, too."""


class Overview(NamedTuple):
    """What is said before the sections of the files."""

    tally: Tally
    lang: Lang

    def markup(self, summary: Summary) -> Markup:
        """Return all of it."""
        links = (
            element("li", element("a", self._say(part), having={"href": f"#{part}"}))
            for part in PARTS
        )
        contents = element(
            "nav", element("ul", *links), having={"aria-label": self._say("contents")}
        )
        return joined(
            [
                element("h2", self._say("overview")),
                element("p", say_summary(summary._asdict(), self.lang), having={"class": "total"}),
                contents,
                heading("ranking", self.lang),
                self._ranking(),
                heading("shares", self.lang),
                self._shares() or element("p", self._say("no-findings")),
                heading("matrix", self.lang),
                joined(self._matrix()) or element("p", self._say("no-findings")),
                heading("unchecked", self.lang),
                self._unchecked() or element("p", self._say("all-checked")),
            ]
        )

    def _ranking(self) -> Markup:
        columns = ("number", "agency", "report-year", "verdict", "error", "warning", "note", "file")
        ranked = sorted(self.tally.places, key=lambda place: place.rank)
        rows = (
            (rank, place.agency, place.year, self._verdict(place), *place.counts, _link(place))
            for rank, place in enumerate(ranked, 1)
        )
        return self._table("ranking", columns, rows)

    def _verdict(self, place: Place) -> Markup:
        words = f"{SIGNS[place.verdict]} {VERDICTS[place.verdict].in_(self.lang)}"
        return element("span", words, having={"class": f"verdict {place.verdict}"})

    def _shares(self) -> Markup:
        """Return how many of all findings each rule has, as bars; the longest is that of the first."""
        totals = self.tally.totals()
        every = sum(count for _, count in totals)
        rows = (
            (
                code,
                self.tally.names[code],
                count,
                self.tally.reports[code],
                f"{count / every:.1%}",
                _bar(count / totals[0][1]),
            )
            for code, count in totals
        )
        return self._table("shares", ("rule", "what", "count", "reports", "share", ""), rows)

    def _matrix(self) -> Iterator[Markup]:
        """Yield how often each agency broke each rule, the most frequent rules in the first table."""
        codes = [code for code, _ in self.tally.totals()]
        agencies = sorted(self.tally.findings.items(), key=lambda one: (-one[1].total(), one[0]))
        for first in range(0, len(codes), MATRIX_COLUMNS):
            some = codes[first : first + MATRIX_COLUMNS]
            rows = (
                (agency, *(counts[code] or None for code in some), counts.total())
                for agency, counts in agencies
                if any(counts[code] for code in some)
            )
            caption = self._say("matrix-part", first=first + 1, last=first + len(some))
            heads = (self._say("agency"), *some, self._say("total"))
            yield rows_markup(caption, heads, rows, kind="agencies")

    def _unchecked(self) -> Markup:
        rows = (
            (_link(one.place), one.place.agency, one.code, one.reason)
            for one in self.tally.unchecked
        )
        return self._table("unchecked", ("file", "agency", "rule", "reason"), rows)

    def _table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
        heads = [self._say(column) if column else "" for column in columns]
        return rows_markup(self._say(name), heads, rows, kind=name)

    def _say(self, name: str, /, **facts: object) -> str:
        return word(name, self.lang, **facts)


def heading(name: str, lang: Lang) -> Markup:
    """Return the heading of one of `PARTS`."""
    return element("h2", word(name, lang), having={"id": name})


def _link(place: Place) -> Markup:
    return element("a", place.path, having={"href": f"#f{place.number}", "class": "path"})


def _bar(share: float) -> Markup:
    """Return a bar; `govlint.page.style` has a class for each width in hundredths."""
    width = max(1, round(share * 100))
    return element("span", having={"class": f"bar w{width}", "aria-hidden": "true"})
