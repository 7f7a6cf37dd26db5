"""Exact search: the smallest sets of cells that can be changed so that every equation holds.

The principle is that of Fellegi and Holt (1976): localise first, with the fewest changes. A set of
cells is *deficient* at an equation that is violated and holds none of them, or that is satisfied
and holds exactly one; whatever completes the set has another cell there. So the search branches
over the cells of the shortest such equation, deeper by one cell in each round, and finds all sets
of the smallest size. Sets that depend on each other linearly are no smallest sets: part of them
would do.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from govlint.locate.system import System

Changes = Mapping[int, int]
"""Cells with what has to be added to each; never 0."""

MAX_CELLS = 4
MAX_BLANKS = 4
"""Blanks that are filled in where no figure is changed."""
MAX_BLANKS_BESIDE = 2
"""Blanks that are filled in beside figures that are changed."""
MAX_NODES = 30_000
"""About a tenth of a second."""
MAX_OPTIMA = 500


class Optima(NamedTuple):
    """All smallest sets of changes; none: there is none within the limits."""

    sets: tuple[Changes, ...]
    is_complete: bool
    """Whether these are all; of blanks, with more of them filled in too."""


class _LimitError(Exception):
    """The search has taken all steps that it may take."""


def smallest(system: System, violated: Sequence[int], max_cells: int = MAX_CELLS) -> Optima:
    """Find the sets that change the fewest figures, and of these the fewest blanks.

    Where blanks are filled in, sets of figures alone that are no larger are found too: a blank that
    hides a mistake is no likelier than a mistake.

    Args:
        system: The equations; cells that are frozen stay as they are.
        violated: Equations that do not hold and hang together with no others that do not.
        max_cells: Figures and blanks together.
    """
    most = MAX_BLANKS_BESIDE if system.free else 0
    found = _deepen(
        _Search(system, violated),
        [
            (figures, blanks)
            for figures in range(1, max_cells + 1)
            for blanks in range(min(most, max_cells - figures) + 1)
        ],
    )
    if not found.sets or system.free.isdisjoint(found.sets[0]):
        return found
    size = len(found.sets[0])
    figures = len(found.sets[0].keys() - system.free)
    others = _deepen(
        _Search(system, violated), [(count, 0) for count in range(figures + 1, size + 1)]
    )
    return Optima(found.sets + others.sets, found.is_complete)


def fill(system: System, violated: Sequence[int], within: Collection[int]) -> Optima:
    """Find what blanks can hold so that everything holds while all figures stay.

    One set where blanks can hold one thing only; else, and not complete, the sets that fill in the
    fewest.

    Args:
        system: The equations; cells that are frozen stay as they are.
        violated: Equations that do not hold.
        within: The equations that hang together with them, those that hold too.
    """
    candidates = _fillable(system, violated, within)
    blanks = sorted(candidates)
    solved = _eliminate(system, blanks)
    if not blanks or solved is None:
        return Optima((), is_complete=True)
    if len(solved) == len(blanks):
        changes = _substitute(system, solved, may_stay=True)
        return Optima((changes,) if changes else (), is_complete=True)
    search = _Search(system, violated, candidates)
    found = _deepen(search, [(0, count) for count in range(1, MAX_BLANKS + 1)])
    if len(found.sets) == 1 and len(found.sets[0]) > 1:
        # The fewest blanks, and no others would do with as many; but more blanks would.
        return Optima((), is_complete=False)
    return Optima(found.sets, is_complete=False)


def solve(system: System, cells: Sequence[int], *, may_stay: bool = False) -> Changes | None:
    """Return the changes of exactly these cells with which all their equations hold.

    Args:
        system: The equations.
        cells: The cells to change.
        may_stay: Whether some of them may turn out not to change; they are left out.

    Returns:
        None where there is none, more than one, or one that the cells cannot hold.
    """
    solved = _eliminate(system, cells)
    if solved is None or len(solved) < len(cells):
        return None
    return _substitute(system, solved, may_stay=may_stay)


_Solved = list[tuple[int, dict[int, int], int]]
"""Cells, each with an equation that gives it from those behind it."""


def _eliminate(system: System, cells: Sequence[int]) -> _Solved | None:
    """Bring the equations of some cells to a triangle, in whole numbers.

    Equations of one cell go first; in tables there is almost always one. There are fewer entries
    than cells where cells depend on each other.

    Returns:
        None where equations contradict each other.
    """
    rows: dict[int, dict[int, int]] = {}
    for cell in cells:
        for number, sign in system.structure.columns[cell]:
            rows.setdefault(number, {})[cell] = sign
    left = [(terms, -system.residuals[number]) for number, terms in rows.items()]
    solved: _Solved = []
    while left:
        left.sort(key=lambda row: len(row[0]), reverse=True)
        terms, constant = left.pop()
        if not terms:
            if constant:
                return None
            continue
        pivot = next(iter(terms))
        solved.append((pivot, terms, constant))
        left = [_without(pivot, row, (terms, constant)) if pivot in row[0] else row for row in left]
    return solved


def _substitute(system: System, solved: _Solved, *, may_stay: bool) -> Changes | None:
    """Return what a triangle gives for each cell; see `solve`."""
    changes: dict[int, int] = {}
    for cell, terms, constant in reversed(solved):
        known = sum(factor * changes[other] for other, factor in terms.items() if other != cell)
        change, rest = divmod(constant - known, terms[cell])
        if rest or not (change or may_stay):
            return None
        if not system.allows(cell, system.values[cell] + change):
            return None
        changes[cell] = change
    return {cell: changes[cell] for cell in sorted(changes) if changes[cell]} or None


def _without(
    pivot: int, row: tuple[dict[int, int], int], other: tuple[dict[int, int], int]
) -> tuple[dict[int, int], int]:
    """Return a row less as much of another one as rids it of a cell."""
    mine, yours = other[0][pivot], row[0][pivot]
    terms = {cell: factor * mine for cell, factor in row[0].items()}
    for cell, factor in other[0].items():
        terms[cell] = terms.get(cell, 0) - factor * yours
    return {cell: factor for cell, factor in terms.items() if factor}, (
        row[1] * mine - other[1] * yours
    )


def _deepen(search: "_Search", sizes: Sequence[tuple[int, int]]) -> Optima:
    """Search size by size until there is something, or too much has been tried."""
    try:
        for figures, blanks in sizes:
            search.extend((), frozenset(), figures, blanks)
            if search.found:
                return Optima(tuple(search.found), is_complete=True)
    except _LimitError:
        # Some smallest sets are known and others are not: no claim can rest on them.
        pass
    return Optima((), is_complete=False)


class _Search:
    """One search over one set of violated equations."""

    def __init__(
        self, system: System, violated: Sequence[int], candidates: frozenset[int] | None = None
    ) -> None:
        """Prepare the search; without candidates any cell can change."""
        self.found: list[Changes] = []
        self._candidates = candidates
        self._system = system
        self._violated = violated
        self._nodes = MAX_NODES
        self._rows = system.structure.rows
        self._columns = system.structure.columns
        self._degree = max(map(len, self._columns))
        self._touched = [0] * len(self._rows)

    def extend(
        self, chosen: tuple[int, ...], banned: frozenset[int], figures: int, blanks: int
    ) -> None:
        """Complete a set with as many figures and blanks, and none of the banned cells."""
        self._nodes -= 1
        if self._nodes < 0 or len(self.found) > MAX_OPTIMA:
            raise _LimitError
        branch, deficient = self._deficient(chosen)
        if deficient > (figures + blanks) * self._degree:
            return
        if not (figures or blanks):  # then none is deficient
            if changes := solve(self._system, chosen):
                self.found.append(changes)
            return
        passed = set(banned)
        for cell in self._choices(branch, chosen):
            if cell in passed:
                continue
            is_blank = cell in self._system.free
            if not (blanks if is_blank else figures):
                continue
            self._touch(cell, 1)
            self.extend(
                (*chosen, cell), frozenset(passed), figures - (not is_blank), blanks - is_blank
            )
            self._touch(cell, -1)
            passed.add(cell)

    def _touch(self, cell: int, more: int) -> None:
        for number, _ in self._columns[cell]:
            self._touched[number] += more

    def _deficient(self, chosen: Sequence[int]) -> tuple[int | None, int]:
        """Return the shortest deficient equation, and how many there are."""
        touched, residuals, rows = self._touched, self._system.residuals, self._rows
        numbers = [number for number in self._violated if not touched[number]]
        numbers += [
            number
            for cell in chosen
            for number, _ in self._columns[cell]
            if touched[number] == 1 and not residuals[number]
        ]
        if not numbers:
            return None, 0
        return min(numbers, key=lambda number: len(rows[number])), len(numbers)

    def _choices(self, branch: int | None, chosen: Sequence[int]) -> Collection[int]:
        """Return the cells that a set can be extended by."""
        numbers = (
            {number for cell in chosen for number, _ in self._columns[cell]}
            if branch is None
            else (branch,)
        )
        frozen, candidates = self._system.frozen, self._candidates
        return {
            cell: None
            for number in numbers
            for cell, _ in self._rows[number]
            if cell not in chosen
            and cell not in frozen
            and (candidates is None or cell in candidates)
        }


def _fillable(system: System, violated: Sequence[int], within: Collection[int]) -> frozenset[int]:
    """Return the blanks that may hold something while no figure changes; none: that cannot be.

    A blank can only add. So where a side is too large, or both agree and the other side has no
    blank, nothing can be added to it.
    """
    rows, residuals = system.structure.rows, system.residuals
    cells = {cell for number in within for cell, _ in rows[number] if cell in system.free}
    cells -= system.frozen
    is_settled = False
    while not is_settled:
        is_settled = True
        for number in within:
            open_terms = [(cell, sign) for cell, sign in rows[number] if cell in cells]
            # The sign of a side that can make up for what is added to the other one.
            signs = {sign for _, sign in open_terms}
            for sign in signs:
                if sign * residuals[number] >= 0 and -sign not in signs:
                    cells -= {cell for cell, own in open_terms if own == sign}
                    is_settled = False
    for number in violated:
        wanted = -1 if residuals[number] > 0 else 1
        if not any(cell in cells and sign == wanted for cell, sign in rows[number]):
            return frozenset()
    return frozenset(cells)
