"""The equalities of a report as one sparse system over whole numbers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from govlint.equation import Equation
from govlint.form import Form, load_form
from govlint.report import CellKey, Report

Terms = tuple[tuple[int, int], ...]
"""Indices with coefficients: the cells of an equation, or the equations of a cell."""


class Structure(NamedTuple):
    """What is the same for every report: which cell stands in which equation."""

    keys: tuple[CellKey, ...]
    numbers: Mapping[CellKey, int]
    """The index of each key."""
    rows: tuple[Terms, ...]
    """The cells of each equation: 1 on the left, -1 on the right."""
    columns: tuple[Terms, ...]
    """The equations of each cell."""
    parts: tuple[frozenset[int], ...]
    """For each equation, all that hang together with it through shared cells."""


class System(NamedTuple):
    """Equations with figures. Cells and equations are known by their indices.

    All figures are whole numbers in units of the smallest decimal place that occurs, so that money
    is exact too.
    """

    equations: tuple[Equation, ...]
    structure: Structure
    values: tuple[int, ...]
    """Blanks and fillers are 0 and `free`."""
    residuals: tuple[int, ...]
    """Left side minus right side of each equation."""
    scale: int
    """What 1 is in these units."""
    fractional: frozenset[int]
    """Cells that need not be whole: money."""
    signed: frozenset[int]
    """Cells that may be negative."""
    free: frozenset[int]
    """Cells without a number: they may be anything, and it is no mistake."""
    frozen: frozenset[int]
    """Cells that are known to be right."""

    def allows(self, cell: int, value: int) -> bool:
        """Return whether a cell can hold a value."""
        is_whole = value % self.scale == 0 or cell in self.fractional
        return is_whole and (value >= 0 or cell in self.signed)

    def violated(self) -> list[int]:
        """Return the equations that do not hold."""
        return [number for number, residual in enumerate(self.residuals) if residual]

    def to_decimal(self, value: int) -> Decimal:
        """Return a figure in the unit that it is printed in."""
        return Decimal(value) / self.scale


def build(
    equations: Sequence[Equation], report: Report, form: Form, frozen: frozenset[CellKey]
) -> System:
    """Put the equalities that were evaluated over a report into one system.

    Args:
        equations: No cell of them is missing or holds text.
        report: Where the figures are.
        form: Which cells are money and which may be negative.
        frozen: Cells that are known to be right, beside the figures from outside.

    """
    structure = structure_of(tuple(equations))
    outside = {one.key: one.value for equation in equations for one in equation.outside}
    figures = [
        outside[key] if key in outside else report.tables[key.partition(".")[0]].cells[key].value
        for key in structure.keys
    ]
    is_whole = all(value is None or value == int(value) for value in figures)
    places = 0 if is_whole else max(_places(value) for value in figures if value is not None)
    scale = 10**places
    values = tuple(0 if value is None else int(value * scale) for value in figures)
    kinds = cell_kinds(structure.keys, editions_of(form))
    known = frozen | outside.keys()
    return System(
        equations=tuple(equations),
        structure=structure,
        values=values,
        residuals=tuple(sum([values[cell] * sign for cell, sign in row]) for row in structure.rows),
        scale=scale,
        fractional=kinds["amount"],
        signed=kinds["change"],
        free=frozenset(index for index, value in enumerate(figures) if value is None),
        frozen=frozenset(structure.numbers[key] for key in known if key in structure.numbers),
    )


Editions = tuple[tuple[str, str], ...]
"""Tables with the edition whose form each follows."""


def editions_of(form: Form) -> Editions:
    """Return what tells the forms of the tables of a report from those of another."""
    return tuple((table.key, table.edition) for table in form.tables.values())


@lru_cache(maxsize=64)
def cell_kinds(keys: tuple[CellKey, ...], editions: Editions) -> Mapping[str, frozenset[int]]:
    """Return which cells are of which kind; those from outside the tables are of none."""
    forms = {key: load_form(edition).tables[key] for key, edition in editions}
    kinds: dict[str, set[int]] = {"count": set(), "amount": set(), "change": set()}
    for index, key in enumerate(keys):
        if form := forms.get(key.partition(".")[0]):
            kinds[form.cells[key].kind].add(index)
    return {kind: frozenset(cells) for kind, cells in kinds.items()}


@lru_cache(maxsize=64)
def structure_of(equations: tuple[Equation, ...]) -> Structure:
    """Index the cells once for each set of equations; most reports have the same."""
    index: dict[CellKey, int] = {}
    rows: list[dict[int, int]] = []
    for equation in equations:
        row: dict[int, int] = {}
        for keys, sign in ((equation.left, 1), (equation.right, -1)):
            for key in keys:
                cell = index.setdefault(key, len(index))
                row[cell] = row.get(cell, 0) + sign
        rows.append({cell: sign for cell, sign in row.items() if sign})
    columns: list[list[tuple[int, int]]] = [[] for _ in index]
    for number, row in enumerate(rows):
        for cell, sign in row.items():
            columns[cell].append((number, sign))
    parts: dict[int, frozenset[int]] = {}
    for number in range(len(rows)):
        if number not in parts:
            together = _together(number, rows, columns)
            parts |= dict.fromkeys(together, together)
    return Structure(
        keys=tuple(index),
        numbers=index,
        rows=tuple(tuple(row.items()) for row in rows),
        columns=tuple(map(tuple, columns)),
        parts=tuple(parts[number] for number in range(len(rows))),
    )


def _together(
    number: int, rows: Sequence[Mapping[int, int]], columns: Sequence[Sequence[tuple[int, int]]]
) -> frozenset[int]:
    """Return the equations that can be reached from one through shared cells."""
    reached, waiting = {number}, [number]
    while waiting:
        for cell in rows[waiting.pop()]:
            new = [other for other, _ in columns[cell] if other not in reached]
            reached.update(new)
            waiting += new
    return frozenset(reached)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
