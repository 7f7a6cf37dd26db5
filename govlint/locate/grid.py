"""Where the cells of a system stand in their tables: rows, columns, neighbours and sums."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from govlint.form import Form, load_form
from govlint.locate.system import Editions, System, editions_of
from govlint.report import Axis, CellKey, Report

Place = tuple[str, int, int]
"""Table, row and column, both from 0."""

Line = tuple[str, Axis, int]
"""A row or a column of a table: its key, along what, and its number from 0."""


class Grid(NamedTuple):
    """A system with the places of its cells."""

    system: System
    report: Report
    places: Mapping[int, Place]
    """Of the cells of the tables; those from outside have none, and are never changed."""
    along: Mapping[Line, tuple[int, ...]]
    """The cells of each row and column, in printed order."""

    def lines(self, cell: int) -> Iterator[Line]:
        """Yield the row and the column of a cell."""
        table, row, column = self.places[cell]
        yield table, "row", row
        yield table, "column", column

    def is_doubtful(self, cell: int) -> bool:
        """Return whether a cell was placed with less than full confidence."""
        found = self.report.cell(self.system.structure.keys[cell])
        return found is not None and found.confidence != "high"

    def common_line(self, cells: Iterable[int]) -> Line | None:
        """Return the row or the column that all of some cells stand in."""
        common: set[Line] | None = None
        for cell in cells:
            lines = set(self.lines(cell))
            common = lines if common is None else common & lines
        return min(common) if common else None

    def sums(self, cell: int) -> Iterator[int]:
        """Yield the cells that are sums with this cell as an item."""
        system = self.system
        for number, sign in system.structure.columns[cell]:
            right = system.equations[number].right
            if sign == 1 and len(right) == 1:
                yield system.structure.numbers[right[0]]

    def is_sum(self, cell: int) -> bool:
        """Return whether a cell is the sum of others."""
        system = self.system
        return any(
            sign == -1 and len(system.equations[number].right) == 1
            for number, sign in system.structure.columns[cell]
        )


def lay_out(system: System, report: Report, form: Form) -> Grid:
    """Find the places of the cells of a system."""
    return Grid(system, report, *_places(system.structure.keys, editions_of(form)))


@lru_cache(maxsize=64)
def _places(
    keys: tuple[CellKey, ...], editions: Editions
) -> tuple[Mapping[int, Place], Mapping[Line, tuple[int, ...]]]:
    """Find them once for each set of cells; most reports have the same."""
    numbers: dict[CellKey, Place] = {}
    for name, edition in editions:
        table = load_form(edition).tables[name]
        rows = {row: number for number, row in enumerate(table.rows)}
        for row, terms in table.columns.items():
            for number, term in enumerate(terms):
                numbers[f"{name}.{row}.{term.key}"] = (name, rows[row], number)
    places = {cell: numbers[key] for cell, key in enumerate(keys) if key in numbers}
    lines: dict[Line, list[int]] = {}
    printed = sorted((place, cell) for cell, place in places.items())
    for (name, across, down), cell in printed:
        lines.setdefault((name, "row", across), []).append(cell)
        lines.setdefault((name, "column", down), []).append(cell)
    return places, {line: tuple(cells) for line, cells in lines.items()}
