"""Figures that run together, told apart by the sums that must hold over them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from govlint.equation import Equation
from govlint.numbers import MAX_DIGITS
from govlint.report import CellKey

MAX_WAYS = 1_000
"""Ways to cut one row that are compared; a row that has more stays uncut."""
MAX_STEPS = 30_000
"""Places at which one row is tried to be cut."""
MAX_WORK = 1_500_000
"""Ways that are looked at for a table, a second or two; what is open then stays open."""

Way = tuple[int, ...]
"""One way to cut a row: its figures in printed order."""
Sum = tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
"""An equation: for each run in it, places of figures and whether they add (1) or deduct (-1)."""


class Run(NamedTuple):
    """The digits of a row, or of a whole strip, without anything between its figures."""

    digits: str
    cells: tuple[CellKey, ...]
    """The cells that they fill, in printed order."""
    gaps: frozenset[int] = frozenset()
    """Places in the digits where a blank is printed: there one figure ends."""


class Cut(NamedTuple):
    """What is certain of some runs."""

    alone: Mapping[CellKey, str]
    """Figures of runs that can be cut in one way only, whatever the sums."""
    by_sums: Mapping[CellKey, str]
    """Other figures that are the same in every way in which all sums hold."""


def cut(runs: Sequence[Run], known: Mapping[CellKey, int], equations: Sequence[Equation]) -> Cut:
    """Cut runs into figures so that all equations over them hold.

    A figure has no leading zero, and no cell is blank. Where no way to cut all runs satisfies the
    equations something in the table is wrong, and nothing that needs them is taken.

    Args:
        runs: The runs of a table.
        known: Figures of the table that stand apart.
        equations: The identities of the table.
    """
    alone: dict[CellKey, str] = {}
    bounded = [Run("", tuple(known))]
    choices: list[list[Way]] = [[tuple(known.values())]]
    for run in runs:
        cutter = _Cutter(run, equations)
        ways = list(islice(cutter.ways(), MAX_WAYS + 1))
        if len(ways) == 1 and len(list(islice(_Cutter(run, ()).ways(), 2))) == 1:
            alone.update(zip(run.cells, map(str, ways[0]), strict=True))
        if len(ways) <= MAX_WAYS and cutter.steps <= MAX_STEPS:
            bounded.append(run)
            choices.append(ways)
    possible = _possible(choices, _sums(bounded, equations))
    by_sums = {
        cell: str(values[0])
        for run, ways in zip(bounded, possible, strict=False)
        for cell, values in zip(run.cells, zip(*ways, strict=True), strict=True)
        if len(set(values)) == 1 and cell not in alone and cell not in known
    }
    return Cut(alone, by_sums)


class _Cutter:
    """Enumerates the ways to cut one run, from the right: a total stands behind its parts."""

    def __init__(self, run: Run, equations: Sequence[Equation]) -> None:
        self.steps = 0
        self._digits = run.digits
        self._gaps = run.gaps
        self._count = len(run.cells)
        at = {cell: place for place, cell in enumerate(run.cells)}
        self._sums = [
            ([at[cell] for cell in equation.left], [at[cell] for cell in equation.right])
            for equation in equations
            if all(cell in at for cell in (*equation.left, *equation.right))
        ]

    def ways(self) -> Iterator[Way]:
        """Yield every way in which the equations inside the run hold."""
        yield from self._walk(len(self._digits), self._count - 1, {})

    def _walk(self, end: int, place: int, figures: dict[int, int]) -> Iterator[Way]:
        if place < 0:
            yield tuple(figures[index] for index in range(self._count))
            return
        for start in (0,) if place == 0 else range(end - 1, place - 1, -1):
            self.steps += 1
            if self.steps > MAX_STEPS or start >= end:
                return
            if end - start > MAX_DIGITS or not self._gaps.isdisjoint(range(start + 1, end)):
                return
            if self._digits[start] == "0" and end - start > 1:
                continue
            figures[place] = int(self._digits[start:end])
            if all(self._may_hold(*sides, place, start, figures) for sides in self._sums):
                yield from self._walk(start, place - 1, figures)
            del figures[place]

    @staticmethod
    def _may_hold(
        left: Sequence[int],
        right: Sequence[int],
        place: int,
        start: int,
        figures: Mapping[int, int],
    ) -> bool:
        """Return whether a sum can still hold when the figures from a place on are known.

        Args:
            left: Places of the parts.
            right: Places of the total.
            place: The first place whose figure is known.
            start: How many digits are left for the places before it.
            figures: The known figures, by place.
        """
        if min(right) < place:
            return True
        missing = sum(figures[index] for index in right) - sum(
            figures[index] for index in left if index >= place
        )
        before = [index for index in left if index < place]
        if missing < 0 or not before:
            return missing == 0
        return len(before) < place or start <= place * len(str(missing))


def _sums(runs: Sequence[Run], equations: Sequence[Equation]) -> list[Sum]:
    """Return the equations over runs; one with a cell outside them says nothing."""
    homes = {
        cell: (index, place)
        for index, run in enumerate(runs)
        for place, cell in enumerate(run.cells)
    }
    sums = []
    for equation in equations:
        terms: dict[int, list[tuple[int, int]]] = {}
        signed = [(cell, 1) for cell in equation.left] + [(cell, -1) for cell in equation.right]
        if all(cell in homes for cell, _ in signed):
            for cell, sign in signed:
                index, place = homes[cell]
                terms.setdefault(index, []).append((place, sign))
            sums.append(tuple((index, tuple(places)) for index, places in terms.items()))
    return sums


def _possible(choices: list[list[Way]], sums: Sequence[Sum]) -> list[list[Way]]:
    """Return the ways of each run that are part of a solution; nothing when there is none."""
    search = _Search(sums)
    narrowed = search.narrow(choices)
    if narrowed is None:
        return []
    seen: list[set[Way]] = [set() for _ in narrowed]
    for index, ways in enumerate(narrowed):
        for way in ways:
            if way in seen[index]:
                continue
            solution = search.solve([*narrowed[:index], [way], *narrowed[index + 1 :]])
            if solution is None:
                continue
            if search.is_exhausted:
                seen[index].add(way)
                continue
            for found, (only,) in zip(seen, solution, strict=True):
                found.add(only)
    return [sorted(found) for found in seen] if all(seen) else []


class _Search:
    """Looks for ways to cut all runs that satisfy all sums."""

    def __init__(self, sums: Sequence[Sum]) -> None:
        self._sums = sums
        self._work = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether all work was used up, so that what was returned last is not proved."""
        return self._work > MAX_WORK

    def solve(self, choices: list[list[Way]]) -> list[list[Way]] | None:
        """Return one way for each run; None when there is no solution.

        With the work used up the choices are returned as they are.
        """
        narrowed = self.narrow(choices)
        if self.is_exhausted:
            return choices
        if narrowed is None:
            return None
        open_ = [index for index, ways in enumerate(narrowed) if len(ways) > 1]
        if not open_:
            return narrowed
        at = min(open_, key=lambda index: len(narrowed[index]))
        for way in narrowed[at]:
            found = self.solve([*narrowed[:at], [way], *narrowed[at + 1 :]])
            if found is not None:
                return found
        return None

    def narrow(self, choices: list[list[Way]]) -> list[list[Way]] | None:
        """Leave out ways with which some sum cannot hold; None when a run has none left."""
        choices = list(choices)
        is_open = all(choices)
        while is_open and not self.is_exhausted:
            is_open = False
            for terms in self._sums:
                self._work += sum(len(choices[index]) for index, _ in terms)
                kept = _keep(terms, choices)
                if not all(kept.values()):
                    return None
                for index, ways in kept.items():
                    is_open = is_open or len(ways) < len(choices[index])
                    choices[index] = ways
        return choices if all(choices) else None


def _keep(terms: Sum, choices: Sequence[Sequence[Way]]) -> dict[int, list[Way]]:
    """Return the ways with which a sum can hold, given the smallest and largest of the others."""
    shares = {
        index: [sum(way[place] * sign for place, sign in places) for way in choices[index]]
        for index, places in terms
    }
    least = sum(map(min, shares.values()))
    most = sum(map(max, shares.values()))
    return {
        index: [
            way
            for way, share in zip(choices[index], found, strict=True)
            if least - min(found) + share <= 0 <= most - max(found) + share
        ]
        for index, found in shares.items()
    }
