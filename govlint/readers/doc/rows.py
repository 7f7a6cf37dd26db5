"""Rows of tables: where their cells begin, which are merged, and what grid they make together."""

import struct
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from govlint.readers.doc.container import UnsureError
from govlint.readers.doc.properties import ROW_DEFINITION, Property
from govlint.readers.grid import MIN_WIDTH, Grid, GridCell, GridRow, clean

_CELL_SIZE = 20


class Row(NamedTuple):
    """The definition of a row."""

    edges: Sequence[int]
    """Left edges of the cells in twips, and the right edge of the last."""
    right: Sequence[int]
    """For each cell whether it is merged with its neighbours (`_continues_left`)."""
    down: Sequence[int]
    """For each cell: 0 not merged with that above or below, 1 continues it, else begins."""


class RowOfCells(NamedTuple):
    """A row as it was read."""

    cells: list[GridCell]
    definition: Row


def read_row(properties: Iterable[Property]) -> Row:
    """Return the definition of a row; properties that come later change it.

    Raises:
        UnsureError: There is none, or it does not add up.
    """
    draft = _Draft()
    for code, operand in properties:
        if code in _CHANGES:
            _CHANGES[code](draft, operand)
        elif code in _CHANGES_CELLS:
            raise UnsureError(_CHANGES_CELLS[code])
    if not draft.edges or draft.edges != sorted(draft.edges):
        raise UnsureError("sprmTDefTable")
    return Row(draft.edges, draft.right, draft.down)


class _Draft:
    """The definition of a row while it is being read."""

    def __init__(self) -> None:
        self.edges: list[int] = []
        self.right: list[int] = []
        self.down: list[int] = []
        self._gap = 0
        """Half of the space between the texts of two cells."""

    def define(self, operand: bytes) -> None:
        count = operand[2]
        self.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 3))
        cells_at = 5 + 2 * count
        flags = [
            int.from_bytes(operand[at : at + 2], "little")
            for at in range(cells_at, cells_at + _CELL_SIZE * count, _CELL_SIZE)
        ]
        self.right = [flag & 3 for flag in flags]
        self.down = [flag >> 5 & 3 for flag in flags]

    def set_gap(self, operand: bytes) -> None:
        new = struct.unpack("<h", operand)[0]
        if self.edges:
            self.edges[0] += self._gap - new
        self._gap = new

    def move(self, operand: bytes) -> None:
        """Move the row to where its first text begins."""
        if self.edges:
            by = struct.unpack("<h", operand)[0] - self.edges[0] - self._gap
            self.edges = [edge + by for edge in self.edges]

    def widen(self, operand: bytes) -> None:
        """Give cells a width; what stands to their right moves."""
        first, last, width = struct.unpack("<BBH", operand)
        for index in range(first, min(last, len(self.right))):
            by = self.edges[index] + width - self.edges[index + 1]
            self.edges[index + 1 :] = [edge + by for edge in self.edges[index + 1 :]]

    def merge_right(self, operand: bytes) -> None:
        first, last = operand
        for index in range(first, min(last, len(self.right))):
            self.right[index] = 1 if index == first else 2

    def merge_down(self, operand: bytes) -> None:
        if operand[1] < len(self.down):
            self.down[operand[1]] = operand[2] & 3


_CHANGES: dict[int, Callable[[_Draft, bytes], None]] = {
    ROW_DEFINITION: _Draft.define,
    0x9602: _Draft.set_gap,
    0x9601: _Draft.move,
    0x7623: _Draft.widen,
    0x5624: _Draft.merge_right,
    0xD62B: _Draft.merge_down,
}
_CHANGES_CELLS = {0x7621: "sprmTInsert", 0x5622: "sprmTDelete", 0x5625: "sprmTSplit"}


def _continues_left(right: Sequence[int]) -> list[bool]:
    """Return for each cell whether it continues the one at its left.

    Cells merged in a row are marked by two values, and descriptions of the format differ on which
    of them the first has. So the first cell of a run shows it.
    """
    continues = []
    first = 0
    for value in right:
        if not value or not first:
            first = value
            continues.append(False)
        else:
            continues.append(value != first)
    return continues


def grid_of(rows: Sequence[RowOfCells]) -> Grid:
    """Return a table whose columns are the edges of all its rows.

    Raises:
        UnsureError: A cell has text but no width, or is merged with that at its left.
        ReadError: ``span-too-wide``.
    """
    grid = Grid()
    columns = _columns(row.definition.edges for row in rows)
    for cells, (edges, right, down) in rows:
        row = GridRow()
        row.before = columns[edges[0]]
        lefts = _continues_left(right)
        for index, cell in enumerate(cells):
            span = columns[edges[index + 1]] - columns[edges[index]]
            if (not span or lefts[index]) and has_content(cell):
                raise UnsureError("TC80")
            if span:
                cell.span_columns(span)
                cell.continues_left = lefts[index]
                cell.continues_above = down[index] == 1
                row.add(cell)
        grid.rows.append(row)
    return grid


def _columns(rows: Iterable[Sequence[int]]) -> dict[int, int]:
    """Return for each edge the grid column that begins there; edges less than a sliver apart are one."""
    columns: dict[int, int] = {}
    number, start = -1, 0
    for edge in sorted({edge for edges in rows for edge in edges}):
        if number < 0 or edge - start >= MIN_WIDTH:
            number, start = number + 1, edge
        columns[edge] = number
    return columns


def has_content(cell: GridCell) -> bool:
    """Return whether a cell holds text or a table."""
    return any(isinstance(item, Grid) or clean(item.text) for item in cell.items)
