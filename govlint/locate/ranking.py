"""From all explanations of broken equations to mistakes, each as certain as it is and no more.

Explanations that cost more are less likely: each unit of cost makes one `ODDS` times rarer. A mistake
is certain when the explanations that hold it have almost all of the weight. Costs never speak where
arithmetic says nothing: over a single equation any of its cells may be wrong.
"""

from collections.abc import Sequence
from typing import NamedTuple

from govlint.locate.finding import Certainty
from govlint.locate.grid import Grid
from govlint.locate.mistakes import Mistake, cost_of
from govlint.locate.testimony import Weight
from govlint.report import Axis

ODDS = 100.0
CERTAIN = 0.8
"""Share of the weight from which on a mistake is named."""
MANY = 7
"""Ways of correcting that are listed; more with one pattern are described by it."""

UNHEARD = Weight(0.0, 0)


class Explanation(NamedTuple):
    """Mistakes that together explain all broken equations."""

    mistakes: tuple[Mistake, ...]
    weight: Weight = UNHEARD

    @property
    def cost(self) -> float:
        """How much it takes, what speaks against it included."""
        return cost_of(self.mistakes) + self.weight.cost

    @property
    def values(self) -> frozenset[tuple[int, int]]:
        """All cells with what they should hold."""
        return frozenset(pair for mistake in self.mistakes for pair in mistake.values)


class Ranked(NamedTuple):
    """One thing that went wrong."""

    certainty: Certainty
    options: tuple[Explanation, ...]
    """The ways to correct it, the most likely first."""
    rivals: int
    """Explanations that were weighed and found unlikely; 0: arithmetic allows this one alone."""
    pattern: Axis | None
    """All options make the same changes, each in another row (or another column); None: they do not."""


def rank(explanations: Sequence[Explanation], grid: Grid, *, is_alone: bool) -> list[Ranked]:
    """Tell apart the mistakes of the best explanation, and say how certain each is.

    Args:
        explanations: All that are to be weighed; at least one.
        grid: Where the cells are.
        is_alone: Whether a single equation is all that there is to go by.
    """
    ordered = sorted(explanations, key=lambda one: one.cost)
    best = ordered[0]
    weights = [ODDS ** (best.cost - one.cost) for one in ordered]
    total = sum(weights)
    # Over a single equation only a figure from outside decides, and only if it fits no other.
    confirmed = [one for one in ordered if one.weight.confirmed]
    may_decide = not is_alone or confirmed == [best]
    certain: list[Ranked] = []
    open_mistakes: list[Mistake] = []
    for mistake in best.mistakes:
        values = frozenset(mistake.values)
        held = [values <= one.values for one in ordered]
        share = sum(weight for weight, is_held in zip(weights, held, strict=True) if is_held)
        if all(held) or (share >= CERTAIN * total and may_decide):
            certain.append(Ranked("unique", (Explanation((mistake,)),), held.count(False), None))
        else:
            open_mistakes.append(mistake)
    fixed = frozenset(pair for one in certain for pair in one.options[0].values)
    left = [one for one in ordered if fixed <= one.values]
    if open_mistakes and len(left) == 1:  # what is open goes with what seemed certain
        certain, open_mistakes, left = [], list(best.mistakes), ordered
    return [*certain, *_split(open_mistakes, left, best, grid)]


def _split(
    mistakes: Sequence[Mistake], left: Sequence[Explanation], best: Explanation, grid: Grid
) -> list[Ranked]:
    """Tell apart open mistakes whose options have nothing to do with each other."""
    if not mistakes:
        return []
    apart = [_options(frozenset(mistake.values), left, best) for mistake in mistakes]
    count = 1
    for options in apart:
        count *= len(options)
    if count != len(left) or min(map(len, apart)) < 2:
        together = frozenset(pair for mistake in mistakes for pair in mistake.values)
        apart = [_options(together, left, best)]
    return [_open(options, grid) for options in apart]


def _options(
    values: frozenset[tuple[int, int]], left: Sequence[Explanation], best: Explanation
) -> list[Explanation]:
    """Return what can stand in for some values of the best explanation, the rest as it is."""
    rest = best.values - values
    return [
        Explanation(
            tuple(mistake for mistake in one.mistakes if not rest.issuperset(mistake.values)),
            one.weight,
        )
        for one in left
        if rest <= one.values
    ]


def _open(options: Sequence[Explanation], grid: Grid) -> Ranked:
    pattern = _pattern(options, grid)
    is_group = pattern is not None and len(options) > MANY
    return Ranked("group" if is_group else "tied", tuple(options), 0, pattern)


def _pattern(options: Sequence[Explanation], grid: Grid) -> Axis | None:
    """Return whether all options make the same changes, each in another row or another column."""
    axes: tuple[Axis, Axis] = ("row", "column")
    for axis in axes:
        found = {_across(option.mistakes, axis, grid) for option in options}
        if len(found) == 1 and None not in found:
            return axis
    return None


def _across(
    option: Sequence[Mistake], axis: Axis, grid: Grid
) -> tuple[tuple[int, int], ...] | None:
    """Return what is changed across a line; None where more than one line is changed."""
    lines, changes = set(), []
    for mistake in option:
        for cell, value in mistake.values:
            table, row, column = grid.places[cell]
            line, across = (row, column) if axis == "row" else (column, row)
            lines.add((table, line))
            changes.append((across, value - grid.system.values[cell]))
    return tuple(sorted(changes)) if len(lines) == 1 else None
