"""Kinds of mistakes that people make in tables, and how little each of them takes.

The cost is that of a *mistake*, not of a cell: two neighbours swapped are one mistake. It is 1 for
what happens most easily, and more the more has to go wrong; `govlint.locate.ranking` turns costs
into odds. The costs are chosen by hand, and `python -m tests.bench.localise` shows what they do.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from govlint.locate.finding import Kind
from govlint.locate.grid import Grid

BLANK = 1.0
"""Beside figures that are wrong, a blank that hides one is as likely as another wrong figure."""
SUM = 0.1
"""What is typed from a register is wrong sooner than what is added up."""
DOUBTFUL = -0.2
PER_CELL = 0.25
MOVED = 2.0
"""Cases that were counted in another column: as likely in each row that has as many."""
FACTORS = (10, 100, 10_000)
MAX_PARTS = 4
"""Cells that are looked at in all ways of grouping them; more are one mistake or none."""

Values = Mapping[int, int]
"""Cells with what they should hold."""


class Mistake(NamedTuple):
    """One mistake: the cells it spoilt, with what they should hold."""

    kind: Kind
    values: tuple[tuple[int, int], ...]
    cost: float


def explain(values: Values, grid: Grid) -> tuple[Mistake, ...]:
    """Return the mistakes that take the least and together spoil these cells."""
    cells = tuple(sorted(values))
    if len(cells) > MAX_PARTS:
        whole = _together(cells, values, grid)
        return (whole,) if whole else tuple(_alone(cell, values[cell], grid) for cell in cells)
    return min(_groupings(cells, values, grid), key=cost_of)


def cost_of(mistakes: Sequence[Mistake]) -> float:
    """Return what mistakes take together."""
    return sum(mistake.cost for mistake in mistakes)


def _groupings(cells: tuple[int, ...], values: Values, grid: Grid) -> Iterator[tuple[Mistake, ...]]:
    """Yield the ways to tell cells apart into mistakes."""
    if not cells:
        yield ()
        return
    first, rest = cells[0], cells[1:]
    for bits in range(1 << len(rest)):
        beside = tuple(cell for place, cell in enumerate(rest) if bits >> place & 1)
        mistake = (
            _together((first, *beside), values, grid)
            if beside
            else _alone(first, values[first], grid)
        )
        if mistake:
            others = tuple(cell for cell in rest if cell not in beside)
            for found in _groupings(others, values, grid):
                yield (mistake, *found)


def _alone(cell: int, value: int, grid: Grid) -> Mistake:
    if cell in grid.system.free:
        return Mistake("blank", ((cell, value),), BLANK)
    scale = grid.system.scale
    kind, cost = slip(grid.system.values[cell] // scale, value // scale)
    cost += SUM * grid.is_sum(cell) + DOUBTFUL * grid.is_doubtful(cell)
    return Mistake(kind, ((cell, value),), cost)


@lru_cache(maxsize=4096)
def slip(printed: int, right: int) -> tuple[Kind, float]:
    """Return how one figure became another, and what that takes."""
    if printed == 0:
        return "left-zero", 1.0 if right < 10 else 1.3
    if right == 0:
        return "surplus", 1.0 if printed < 10 else 1.3
    if printed == -right:
        return "sign", 1.0
    if any(printed * factor == right or right * factor == printed for factor in FACTORS):
        return "factor", 1.0
    edits = distance(str(printed), str(right))
    kind = _single_slip(str(printed), str(right)) if edits == 1 else "value"
    return kind, min(0.6 + 0.4 * edits, 2.2)


def _single_slip(printed: str, right: str) -> Kind:
    if len(printed) != len(right):
        return "missing-digit" if len(printed) < len(right) else "extra-digit"
    return "transposed" if sorted(printed) == sorted(right) else "digit"


def distance(one: str, other: str) -> int:
    """Return in how many slips of a finger one text becomes another.

    A character wrong, missing or too many, or two neighbours transposed (optimal string alignment).
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != wanted))
            if i > 1 and j > 1 and (char, one[i - 2]) == (other[j - 2], wanted):
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]


def _together(cells: tuple[int, ...], values: Values, grid: Grid) -> Mistake | None:
    """Return the one mistake that spoils all of several cells; None where none is known."""
    found = [
        *_in_line(cells, values, grid),
        *_carried(cells, values, grid),
    ]
    if not found:
        return None
    kind, cost = min(found, key=lambda pair: pair[1])
    return Mistake(kind, tuple((cell, values[cell]) for cell in cells), cost)


def _in_line(cells: Sequence[int], values: Values, grid: Grid) -> Iterator[tuple[Kind, float]]:
    """Yield what can have happened to cells of one row or one column."""
    line = grid.common_line(cells)
    if line is None or not grid.system.free.isdisjoint(cells):
        return
    printed = grid.system.values
    along = grid.along[line]
    ends = sorted(along.index(cell) for cell in cells)
    span = along[ends[0] : ends[-1] + 1]
    old = [printed[cell] for cell in span]
    new = [values.get(cell, printed[cell]) for cell in span]
    if len(cells) > 2:
        yield "line", 1.8 + PER_CELL * len(cells)
    if len(span) == 2:
        if old == new[::-1]:
            yield "swapped", 1.0
        elif line[1] == "row" and _is_split(old, new, grid):
            yield "split", 1.0
    elif new[1:] == old[:-1] or new[:-1] == old[1:]:
        yield "shifted", 1.2
    if len(cells) == 2 and sum(old) == sum(new):
        yield "moved", MOVED
    if not any(printed[cell] for cell in along):
        yield "line-zero", 0.6 + PER_CELL / 5 * len(cells)
    if len({values[cell] - printed[cell] for cell in cells}) == 1 and all(map(grid.is_sum, cells)):
        yield "sums", 1.0 + PER_CELL * len(cells)


def _is_split(old: Sequence[int], new: Sequence[int], grid: Grid) -> bool:
    """Return whether two cells hold the digits of one figure."""
    first, second, whole = (figure // grid.system.scale for figure in (*old, new[0]))
    return f"{first}{second}" == str(whole)


def _carried(cells: Sequence[int], values: Values, grid: Grid) -> Iterator[tuple[Kind, float]]:
    """Yield that one figure is wrong and its sums were added up with it."""
    printed = grid.system.values
    if len({values[cell] - printed[cell] for cell in cells}) > 1:
        return
    if not grid.system.free.isdisjoint(cells):
        return
    for source in cells:
        reached, waiting = {source}, [source]
        while waiting:
            new = [cell for cell in grid.sums(waiting.pop()) if cell in cells]
            waiting += [cell for cell in new if cell not in reached]
            reached.update(new)
        if len(reached) == len(cells):
            alone = _alone(source, values[source], grid)
            yield "carried", alone.cost + PER_CELL * (len(cells) - 1)
