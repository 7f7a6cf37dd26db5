"""Changes of many cells that are one mistake: a whole row or column, or all that follows from a cell."""

from collections.abc import Iterator, Sequence

from govlint.locate.grid import Grid
from govlint.locate.search import Changes, solve
from govlint.locate.system import System


def refill(grid: Grid, violated: Sequence[int]) -> Iterator[Changes]:
    """Yield, for each row and column that can be filled in so that everything holds, its changes.

    Only lines that meet all violated equations can.
    """
    system = grid.system
    common = None
    for number in violated:
        lines = {
            line
            for cell, _ in system.structure.rows[number]
            if cell not in system.frozen
            for line in grid.lines(cell)
        }
        common = lines if common is None else common & lines
    for line in sorted(common or ()):
        cells = [cell for cell in grid.along[line] if cell not in system.frozen]
        if changes := solve(system, cells, may_stay=True):
            yield changes


def exchange(grid: Grid, violated: Sequence[int]) -> Iterator[Changes]:
    """Yield each pair of neighbours in a row or a column that everything holds with when they are swapped."""
    system = grid.system
    seen: set[frozenset[int]] = set()
    for cell, _ in system.structure.rows[violated[0]]:
        for line in grid.lines(cell) if cell in grid.places else ():
            along = grid.along[line]
            place = along.index(cell)
            for other in (*along[max(place - 1, 0) : place], *along[place + 1 : place + 2]):
                more = system.values[other] - system.values[cell]
                changes = {cell: more, other: -more}
                if frozenset(changes) not in seen and more and _fits(system, changes, violated):
                    yield changes
                seen.add(frozenset(changes))


def _fits(system: System, changes: Changes, violated: Sequence[int]) -> bool:
    """Return whether all equations hold after some changes of figures that may change."""
    if not system.free.union(system.frozen).isdisjoint(changes):
        return False
    left = dict.fromkeys(violated, 0)
    for cell, more in changes.items():
        for number, sign in system.structure.columns[cell]:
            left[number] = left.get(number, 0) + sign * more
    return all(system.residuals[number] + more == 0 for number, more in left.items()) and all(
        system.allows(cell, system.values[cell] + more) for cell, more in changes.items()
    )


def rest_of(grid: Grid, cell: int) -> Changes | None:
    """Return what else has to change if a cell that was called wrong is right.

    These are the sums that the cell is an item of, and in a balance of two sums the first figure
    that it does not hold yet, with its own sums. None where they do not suffice.
    """
    system = grid.system
    reached, waiting = {cell}, [cell]
    while waiting:
        last = waiting.pop()
        following = list(grid.sums(last))
        for number, _ in system.structure.columns[last]:
            equation = system.equations[number]
            if len(equation.right) > 1:
                following.append(system.structure.numbers[equation.left[0]])
        waiting += [new for new in following if new not in reached]
        reached.update(following)
    others = sorted(reached - {cell} - system.frozen)
    return solve(system, others, may_stay=True) if others else None
