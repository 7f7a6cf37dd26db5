"""Changes of many cells that are one mistake: a whole row or column, or all that follows from a cell."""

from collections.abc import Iterator, Sequence

from govlint.locate.grid import Grid
from govlint.locate.search import Changes, solve


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
