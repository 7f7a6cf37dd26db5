"""One part of a system: equations that hang together through their cells, and what is broken there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from govlint.locate.finding import Change, Finding, Option, Shift, Subject
from govlint.locate.grid import Grid
from govlint.locate.lines import exchange, refill, rest_of
from govlint.locate.mistakes import Mistake, cost_of, explain
from govlint.locate.promise import Broken
from govlint.locate.ranking import Explanation, Ranked, rank
from govlint.locate.search import MAX_CELLS, Changes, fill, smallest
from govlint.locate.testimony import Testimony, weigh

FEW = 3
"""Cells of the sets that are searched for beside a line that explains everything."""
LIKELY = 2.0
"""Cost below which such a line is likelier than mistakes in more cells than that."""


class Part(NamedTuple):
    """The broken equalities of one part."""

    grid: Grid
    broken: tuple[tuple[int, Broken], ...]
    """With their numbers in the system, in the order of the rules."""
    equations: frozenset[int]
    """All that hang together, those that hold too."""
    known: tuple[Changes, ...] = ()
    """Changes that explain them and leave nothing to search for."""
    testimonies: tuple[Testimony, ...] = ()

    def findings(self) -> list[Finding]:
        """Return a finding for each mistake; one for all where there are too many to tell apart."""
        system, violated = self.grid.system, self._violated()
        filled = fill(system, violated, self.equations)
        if not filled.sets and not filled.is_complete:
            return [self._about("blanks", self.broken)]
        explanations = self._explain(filled.sets or self.known or self._changes(violated))
        if not explanations:
            return self._too_many()
        ranked = rank(explanations, self.grid, is_alone=len(self.equations) == 1)
        if filled.sets and not filled.is_complete:
            # The fewest blanks will do; nothing says that the others are 0.
            ranked = [one._replace(certainty="tied") for one in ranked]
        return [self._finding(one, is_alone=len(ranked) == 1) for one in ranked]

    def _violated(self) -> list[int]:
        return [number for number, _ in self.broken]

    def _changes(self, violated: Sequence[int]) -> Iterable[Changes]:
        """Return the changes that are worth weighing."""
        system = self.grid.system
        single = smallest(system, violated, 1)
        if single.sets:
            return chain(single.sets, exchange(self.grid, violated))
        lines = list(refill(self.grid, violated))
        costs = (cost_of(self.mistakes(changes)) for changes in lines)
        is_likely = min(costs, default=LIKELY) < LIKELY
        return chain(smallest(system, violated, FEW if is_likely else MAX_CELLS).sets, lines)

    def _explain(self, found: Iterable[Changes]) -> list[Explanation]:
        different = {frozenset(changes.items()): changes for changes in found}
        return [
            Explanation(self.mistakes(changes), weigh(self.testimonies, self.grid.system, changes))
            for changes in different.values()
        ]

    def mistakes(self, changes: Changes) -> tuple[Mistake, ...]:
        """Return the mistakes that changes most likely correct."""
        values = self.grid.system.values
        return explain({cell: values[cell] + more for cell, more in changes.items()}, self.grid)

    def _finding(self, ranked: Ranked, *, is_alone: bool) -> Finding:
        options = tuple(map(self._option, ranked.options))
        subject: Subject = "figures"
        if all(mistake.kind == "blank" for mistake in ranked.options[0].mistakes):
            is_one = len(options) == 1 and len(options[0].changes) == 1
            subject = "blank" if is_one else "blanks"
        cells = {cell for option in ranked.options for cell, _ in option.values}
        columns = self.grid.system.structure.columns
        touched = {number for cell in cells for number, _ in columns[cell]}
        # What makes up for another mistake in all its equations breaks none: it belongs to all.
        broken = [one for one in self.broken if one[0] in touched] or list(self.broken)
        if subject == "blank":  # the sum that it is says best what it should be
            key = options[0].changes[0].cell
            broken.sort(key=lambda one: one[1].evaluation.equation.right != (key,))
        finding = self._about(subject, broken)
        return finding._replace(
            certainty=ranked.certainty,
            options=options,
            shift=self._shift(ranked),
            rivals=ranked.rivals,
            is_alone=is_alone,
            otherwise=self._otherwise(cells) if ranked.certainty == "unique" and is_alone else (),
        )

    def _about(self, subject: Subject, broken: Sequence[tuple[int, Broken]]) -> Finding:
        """Make a finding of breaches, the one that gives it its rule first."""
        breaches = [(one.rule, one.breach) for _, one in broken]
        return Finding(breaches[0][0], tuple(breaches), subject=subject)

    def _option(self, found: Explanation) -> Option:
        return Option(
            tuple(self._change(*pair) for mistake in found.mistakes for pair in mistake.values),
            tuple(mistake.kind for mistake in found.mistakes),
            found.cost,
        )

    def _change(self, cell: int, value: int) -> Change:
        system = self.grid.system
        return Change(system.structure.keys[cell], system.to_decimal(value))

    def _otherwise(self, cells: set[int]) -> tuple[Change, ...]:
        values = self.grid.system.values
        rest = rest_of(self.grid, *cells) if len(cells) == 1 else None
        return tuple(self._change(cell, values[cell] + more) for cell, more in (rest or {}).items())

    def _shift(self, ranked: Ranked) -> Shift | None:
        if ranked.pattern is None:
            return None
        system, axis = self.grid.system, ranked.pattern
        pairs = sorted(ranked.options[0].values)
        part = 2 if axis == "row" else 1
        return Shift(
            axis,
            tuple(
                (
                    system.structure.keys[cell].split(".")[part],
                    system.to_decimal(value - system.values[cell]),
                )
                for cell, value in pairs
            ),
        )

    def _too_many(self) -> list[Finding]:
        """Say that the whole has to be checked; apart from sums that a blank of theirs may mend."""
        mendable = [one for one in self.broken if self._may_be_mended(one[0])]
        others = [one for one in self.broken if not self._may_be_mended(one[0])]
        return [
            *([self._about("many", others)] if others else []),
            *([self._about("blanks", mendable)] if mendable else []),
        ]

    def _may_be_mended(self, number: int) -> bool:
        """Return whether an equation has a blank on the side that is too small."""
        system = self.grid.system
        wanted = -1 if system.residuals[number] > 0 else 1
        row = system.structure.rows[number]
        return any(cell in system.free and sign == wanted for cell, sign in row)


def parts(
    grid: Grid, broken: Sequence[Broken], testimonies: Sequence[Testimony] = ()
) -> Iterator[Part]:
    """Yield the parts of a system in which something is broken, with what bears on each."""
    system = grid.system
    numbers = {equation: number for number, equation in enumerate(system.equations)}
    left = {numbers[one.evaluation.equation]: one for one in broken}
    single: dict[str, list[Part]] = {}
    while left:
        together = system.structure.parts[next(iter(left))]
        own = [(number, one) for number, one in left.items() if number in together]
        left = {number: one for number, one in left.items() if number not in together}
        cells = {cell for number in together for cell, _ in system.structure.rows[number]}
        heard = tuple(one for one in testimonies if one.concerns(cells))
        part = Part(grid, tuple(own), together, testimonies=heard)
        if len(together) == 1:
            single.setdefault(own[0][1].evaluation.equation.table, []).append(part)
        else:
            yield part
    for alike in single.values():
        yield from _joined(alike)


def _joined(alike: Sequence[Part]) -> Sequence[Part]:
    """Join equations that share no cell and are broken by one column, or row, that was left 0.

    Each by itself says nothing of which of its cells is wrong; that there are several does.
    """
    grid = alike[0].grid
    broken = tuple(one for part in alike for one in part.broken)
    if len(alike) == 1:
        return alike
    lines = [
        changes
        for changes in refill(grid, [number for number, _ in broken])
        if [one.kind for one in alike[0].mistakes(changes)] == ["line-zero"]
    ]
    together = frozenset(number for number, _ in broken)
    heard = dict.fromkeys(one for part in alike for one in part.testimonies)
    return [Part(grid, broken, together, tuple(lines), tuple(heard))] if lines else alike
