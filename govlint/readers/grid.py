"""Tables as they are drawn: from rows of cells with spans to a grid, layout tables taken apart."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.document import WITHIN, Document, Location, Paragraph, RawCell, RawTable
from govlint.errors import ReadError

MAX_SPAN = 1_000
"""Columns of a table; HTML itself lets a cell span no more."""
MAX_AREA = 1_000_000
"""Columns that the cells of a table which span rows may span, all together."""

MIN_WIDTH = 60
"""Twips, a millimetre; no column of a form is as narrow."""

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Line(NamedTuple):
    """A paragraph inside a file that is being read."""

    text: str
    line: int | None = None
    linked: bool = False
    """See `Paragraph`, and `depth` below."""
    depth: int = WITHIN


class GridCell:
    """A cell while its table is being read."""

    __slots__ = ("column_span", "continues_above", "continues_left", "items", "line", "row_span")

    def __init__(self, line: int | None = None) -> None:
        """Begin an empty cell."""
        self.items: list[Line | Grid] = []
        self.column_span = 1
        self.row_span = 1
        self.continues_above = False
        self.continues_left = False
        self.line = line

    def span_columns(self, span: int) -> None:
        """Make the cell that many columns wide.

        Raises:
            ReadError: ``span-too-wide`` when no table can have as many.
        """
        if span > MAX_SPAN:
            raise ReadError("span-too-wide", span=span, limit=MAX_SPAN)
        self.column_span = max(span, 1)


class GridRow:
    """A row while its table is being read."""

    __slots__ = ("before", "cells")

    def __init__(self) -> None:
        """Begin an empty row."""
        self.before = 0
        """Grid columns left out at its beginning."""
        self.cells: list[GridCell] = []

    def add(self, cell: GridCell) -> None:
        """Add a cell at the right; one that continues the cell at its left makes that wider."""
        if cell.continues_left and self.cells:
            self.cells[-1].span_columns(self.cells[-1].column_span + cell.column_span)
        else:
            self.cells.append(cell)


class Grid:
    """A table while it is being read; a list of rows."""

    __slots__ = ("depth", "line", "rows", "widths")

    def __init__(self, line: int | None = None, depth: int = WITHIN) -> None:
        """Begin an empty table."""
        self.rows: list[GridRow] = []
        self.line = line
        self.depth = depth
        self.widths: list[int] = []
        """Of its columns, in twips; empty or 0: not told."""


def drop_slivers(grid: Grid) -> None:
    """Take out columns that are too narrow to hold anything: converters leave them behind.

    A column in which a cell of its own has text stays.
    """
    slivers = {column for column, width in enumerate(grid.widths) if 0 < width < MIN_WIDTH}
    if not slivers:
        return
    for row in grid.rows:
        for cell, first, last in _columns(row):
            if any(isinstance(item, Grid) or clean(item.text) for item in cell.items):
                own = set(range(first, last))
                slivers -= own if own <= slivers else set()
    ordered = sorted(slivers)
    for row in grid.rows:
        for cell, first, last in list(_columns(row)):
            cell.column_span -= bisect_left(ordered, last) - bisect_left(ordered, first)
        row.cells = [cell for cell in row.cells if cell.column_span]
        row.before -= bisect_left(ordered, row.before)


def _columns(row: GridRow) -> Iterator[tuple[GridCell, int, int]]:
    """Yield each cell of a row, its first column and the one behind it, 0-based."""
    column = row.before
    for cell in row.cells:
        yield cell, column, column + cell.column_span
        column += cell.column_span


def items_of(document: Document) -> list[Line | Grid]:
    """Return what another reader read, to stand inside a file that is being read.

    The rows of a table without a grid are lines: where they belong is not known.
    """
    items: list[Line | Grid] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            items.append(Line(block.text))
            continue
        rows: dict[int, list[RawCell]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(cell)
        if block.aligned:
            grid = Grid()
            grid.rows = [_row_of(cells) for cells in rows.values()]
            items.append(grid)
        else:
            items += [Line("\t".join(cell.text for cell in cells)) for cells in rows.values()]
    return items


def _row_of(cells: list[RawCell]) -> GridRow:
    row = GridRow()
    for printed in cells:
        cell = GridCell()
        cell.items = [Line(printed.text)]
        cell.column_span, cell.row_span = printed.column_span, printed.row_span
        row.cells.append(cell)
    return row


def clean(text: str) -> str:
    """Remove surrounding white space and characters that print nothing."""
    return (text if text.isascii() else text.translate(_INVISIBLE)).strip()


def blocks(items: list[Line | Grid], path: str) -> tuple[Paragraph | RawTable, ...]:
    """Turn what a reader collected into blocks in reading order; tables are counted from 1."""
    builder = _Builder(path)
    builder.add(items)
    return tuple(builder.blocks)


class _Builder:
    """Numbers tables and paragraphs, and takes layout tables apart."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.tables = 0
        self.paragraphs = 0
        self.blocks: list[Paragraph | RawTable] = []
        self._depth = WITHIN
        """The least depth since the last block: what leaves no block is passed over."""

    def add(self, items: list[Line | Grid]) -> None:
        for item in items:
            self._depth = min(self._depth, item.depth)
            if isinstance(item, Grid):
                self._add_grid(item)
            elif text := clean(item.text):
                self.paragraphs += 1
                at = Location(self.path, line=item.line, paragraph=self.paragraphs)
                self.blocks.append(Paragraph(text, at, item.linked, self._depth))
                self._depth = WITHIN

    def _add_grid(self, grid: Grid) -> None:
        """Add a table; a row that holds tables is layout, and its contents stand for it."""
        self.tables += 1
        number = self.tables
        first = 0
        for index, row in enumerate(grid.rows):
            if not _holds_tables(row):
                continue
            for cell in row.cells:
                _flatten(cell)
            if _holds_tables(row):
                self._add_rows(grid, number, first, index)
                for cell in row.cells:
                    self.add(cell.items)
                first = index + 1
        self._add_rows(grid, number, first, len(grid.rows))

    def _add_rows(self, grid: Grid, number: int, first: int, last: int) -> None:
        cells = _place(grid.rows[first:last], self.path, number, first)
        if cells:
            at = Location(self.path, line=grid.line, table=number)
            depth = min(self._depth, grid.depth)
            self.blocks.append(RawTable(cells, aligned=not _is_ragged(cells), at=at, depth=depth))
            self._depth = WITHIN


def _is_ragged(cells: Sequence[RawCell]) -> bool:
    """Return whether no cell spans rows and yet rows end in different columns: spans were lost.

    What stands under what is not known then, as in lines of text.
    """
    if any(cell.row_span > 1 for cell in cells):
        return False
    ends = {cell.row: cell.column + cell.column_span for cell in cells}
    return len(set(ends.values())) > 1


def _holds_tables(row: GridRow) -> bool:
    # Plain loops: every cell of every table comes by here.
    for cell in row.cells:
        for item in cell.items:
            if type(item) is Grid:
                return True
    return False


def _flatten(cell: GridCell) -> None:
    """Put the text of a nested table of a single cell, a mere box, into the cell around it."""
    flat: list[Line | Grid] = []
    for item in cell.items:
        if isinstance(item, Grid) and sum(len(row.cells) for row in item.rows) <= 1:
            for row in item.rows:
                for inner in row.cells:
                    _flatten(inner)
                    flat.extend(inner.items)
        else:
            flat.append(item)
    cell.items = flat


def _place(rows: list[GridRow], path: str, table: int, first_row: int) -> tuple[RawCell, ...]:
    """Give every cell its place in the grid.

    A cell that spans rows (HTML) occupies its columns in the rows below; one that continues the
    cell above (WordprocessingML) makes that cell longer.
    """
    placed: list[tuple[GridCell, int, int, int]] = []
    area = 0
    above: dict[int, GridCell] = {}
    occupied: dict[int, int] = {}
    for index, row in enumerate(rows):
        column = row.before
        current: dict[int, GridCell] = {}
        for ordinal, cell in enumerate(row.cells, 1):
            while column in occupied and occupied[column] > index:
                column += 1
            if cell.continues_above and column in above:
                current[column] = above[column]
                above[column].row_span += 1
            else:
                current[column] = cell
                placed.append((cell, index, column, ordinal))
                if cell.row_span > 1:
                    cell.row_span = min(cell.row_span, len(rows) - index)
                    area += cell.column_span
                    for spanned in range(column, column + cell.column_span):
                        occupied[spanned] = index + cell.row_span
            column += cell.column_span
        if column > MAX_SPAN:
            raise ReadError("span-too-wide", span=column, limit=MAX_SPAN)
        if area > MAX_AREA:
            raise ReadError("table-too-large")
        above = current
    return tuple(
        [
            RawCell(
                _text(cell),
                row,
                column,
                cell.row_span,
                cell.column_span,
                Location(path, None, cell.line, None, table, first_row + row + 1, ordinal),
                len(cell.items) == 1 and cell.items[0].linked,  # type: ignore[union-attr]  # see _text
            )
            for cell, row, column, ordinal in placed
        ]
    )


def _text(cell: GridCell) -> str:
    if not cell.items:
        return ""
    if len(cell.items) == 1:
        return clean(cell.items[0].text)  # type: ignore[union-attr]  # no table: see _add_grid
    return "\n".join(
        filter(None, (clean(item.text) for item in cell.items if isinstance(item, Line)))
    )
