"""What numbers are about: this year or another, the whole agency or a part of it."""

from govlint.mentions.clauses import Clauses, Year, tags_of
from govlint.mentions.organs import Organs
from govlint.report import Scope

MAX_WORD = 4
"""Characters of a word like 约 that are looked back for."""
_LASTING: dict[str, Scope] = {"history": "history", "period": "period", "next_year": "plan"}
"""What words before it in the sentence make of a number."""


class Scopes:
    """Tells the scope of any place in one sentence."""

    def __init__(self, clauses: Clauses, year: int | None, organs: Organs) -> None:
        self._clauses = clauses
        self._year = year
        self._organs = organs
        self._carries = self._find_carries()

    def tags(self, start: int, end: int) -> frozenset[str]:
        """Return all that the words of a stretch say, 结转 with a year included."""
        tags = tags_of(self._clauses.between(start, end))
        carries = [tag for place, tag in self._carries.items() if start <= place < end]
        return tags.union(carries) if carries else tags

    def at(self, place: int, start: int, tags: frozenset[str]) -> frozenset[Scope]:
        """Return what is told at a place is about.

        Args:
            place: Where it stands.
            start: Where the words begin that belong to it.
            tags: What those words say.
        """
        before = self.tags(0, place)
        scope: set[Scope] = {_LASTING[tag] for tag in before & _LASTING.keys()}
        years = [year for year in self._clauses.years if year.start < place]
        if before >= {"until", "cumulative"} or ("severally" in before and len(years) > 1):
            scope.add("history")
        if "last_year" in tags or self._is_other_year(place):
            scope.add("other-year")
        if "territory" in before and self._organs.is_department:
            scope.add("body")
        if self._organs.names_other(self._clauses.text[start:place]):
            scope.add("body")
        return frozenset(scope)

    def of_statement(self, place: int) -> frozenset[Scope]:
        """Return what a statement without a number is about, by the clause before it."""
        start = self._clauses.clause_start(place)
        return self.at(place, start, self.tags(start, place))

    def is_after(self, tag: str, place: int) -> bool:
        """Return whether a word stands right before a place."""
        words = self._clauses.between(max(0, place - MAX_WORD), place)
        return bool(words) and words[-1].end == place and tag in words[-1].tags

    def _is_other_year(self, place: int) -> bool:
        """Return whether the year that was named last before a place is not that of the report.

        A year that is only compared with, as in 比2023年, is that of its own clause alone.
        """
        for year in reversed(self._clauses.years):
            if year.start >= place or year.start in self._carries or not self._governs(year, place):
                continue
            return self._year is not None and year.value != self._year
        return False

    def _governs(self, year: Year, place: int) -> bool:
        clauses = self._clauses
        if (closing := clauses.closing(year.start)) is not None and closing < place:
            return False
        start = clauses.clause_start(year.start)
        around = (*clauses.between(start, year.start), *clauses.between(year.end, year.end + 1))
        if "compare" not in tags_of(around):
            return True
        closing = clauses.text.find(")", year.end) if clauses.text.startswith("(", year.end) else -1
        return place < max(clauses.clause_end(year.end), closing)

    def _find_carries(self) -> dict[int, str]:
        """Tell 结转 from one year from 结转 to another, by the year beside it.

        Returns what each means by the place of the word, and by that of the year.
        """
        carries: dict[int, str] = {}
        for word in self._clauses.words:
            if "carry" not in word.tags:
                continue
            for year in self._clauses.years:
                if 0 <= year.start - word.end <= 1:
                    carries[word.start] = carries[year.start] = "carried_out"
                elif 0 <= word.start - year.end <= 1 and word.start not in carries:
                    carries[word.start] = carries[year.start] = "carried_in"
        return carries
