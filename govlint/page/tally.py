"""What is counted over all files, for what the page says of them together."""

from collections import Counter
from typing import NamedTuple

from govlint.form import load_forms
from govlint.language import Lang
from govlint.listing import unchecked_lines
from govlint.outputs import Summary
from govlint.page.words import word
from govlint.result import FileResult, Verdict

SORTED = ("incomplete", "fail", "pass")
"""Verdicts, those first that want a look."""


class Place(NamedTuple):
    """A file among others."""

    number: int
    """The number of its section."""
    path: str
    agency: str | None
    year: int | None
    verdict: Verdict
    is_read: bool
    counts: tuple[int, int, int]
    """Errors, warnings, notes."""

    @property
    def rank(self) -> tuple[object, ...]:
        """What files are sorted by: unreadable ones first, then those with most errors."""
        return (self.is_read, *(-count for count in self.counts), SORTED.index(self.verdict))


class Unchecked(NamedTuple):
    """A file that could not be read, cells of one, or a rule that was not evaluated in it."""

    place: Place
    code: str
    """Empty: it is about no single rule."""
    reason: str


class Tally:
    """Counts over all files, as they come."""

    def __init__(self, lang: Lang) -> None:
        """Begin with none."""
        self._lang = lang
        self.places: list[Place] = []
        self.unchecked: list[Unchecked] = []
        self.findings: dict[str, Counter[str]] = {}
        """How many findings of each code an agency has; a report without one is called by its file."""
        self.reports = Counter[str]()
        """How many reports have findings of a code."""
        self.names: dict[str, str] = {}
        """What rules check, by code."""

    def add(self, number: int, result: FileResult) -> None:
        """Count a file."""
        report, own = result.report, Summary().add(result)
        place = Place(
            number,
            result.path,
            report.agency if report else None,
            report.year if report else None,
            result.verdict,
            is_read=result.failure is None,
            counts=(own.errors, own.warnings, own.notes),
        )
        self.places.append(place)
        self.unchecked += [
            Unchecked(place, line.code, line.problem)
            for line in unchecked_lines(result, self._lang)
        ]
        if result.evaluated:
            self.unchecked += [
                Unchecked(place, "", self._unread(key, *cells))
                for key, cells in result.evaluated.cells.items()
                if cells[0] < cells[1]
            ]
        codes = Counter(found.code for found in result.diagnostics)
        if codes:
            self.findings.setdefault(place.agency or place.path, Counter()).update(codes)
            self.reports.update(codes.keys())
        for found in result.diagnostics:
            if found.code not in self.names:
                self.names[found.code] = found.rule.documentation.summary.in_(self._lang)

    def _unread(self, table: str, read: int, total: int) -> str:
        name = load_forms()[-1].tables[table].name
        return word("cells-unread", self._lang, name=name, read=read, total=total)

    def totals(self) -> list[tuple[str, int]]:
        """Return how many findings each rule has, the most frequent first."""
        totals = Counter[str]()
        for codes in self.findings.values():
            totals.update(codes)
        return sorted(totals.items(), key=lambda one: (-one[1], one[0]))
