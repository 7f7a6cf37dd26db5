"""The tables of a Word document: rows and cells, those that were deleted or are hidden left out."""

from collections.abc import Callable

from govlint.errors import ReadError
from govlint.readers.grid import Grid, GridCell, GridRow, Line, drop_slivers
from govlint.readers.word_text import Names, Text
from govlint.readers.xml import attribute

MAX_TABLE_DEPTH = 32

_OFF = frozenset(("0", "false", "off"))


class _Table:
    """A table while it is being read, and where reading goes on after it."""

    __slots__ = (
        "cell",
        "cell_is_gone",
        "grid",
        "in_row_properties",
        "outside",
        "row",
        "row_is_gone",
    )

    def __init__(self, outside: list[Line | Grid]) -> None:
        self.grid = Grid()
        self.row = GridRow()
        self.cell = GridCell()
        self.outside = outside
        self.in_row_properties = False
        self.row_is_gone = False
        self.cell_is_gone = False


class Tables:
    """Collects tables; while a cell is read, paragraphs go into it."""

    def __init__(self, names: Names, text: Text) -> None:
        """Begin outside all tables.

        Args:
            names: Prefixes of the names.
            text: Collects the paragraphs.
        """
        self._text = text
        self._names = names
        self._value = names.attributes + "val"
        self._table = _Table(text.sink)
        """The innermost table; outside all tables one that is never added to anything."""
        self._tables: list[_Table] = []

    def starts(self) -> dict[str, Callable[[list[str]], None]]:
        """Return the handlers of start tags by name."""
        names: dict[str, Callable[[list[str]], None]] = {
            "tbl": self._start_table,
            "gridCol": self._add_width,
            "tr": self._start_row,
            "trPr": self._start_row_properties,
            "del": self._remove,
            "hidden": self._hide_row,
            "gridBefore": self._leave_out_columns,
            "tc": self._start_cell,
            "cellDel": self._remove_cell,
            "gridSpan": self._span_columns,
            "vMerge": self._merge_down,
            "cellMerge": self._merge_down_tracked,
            "hMerge": self._merge_right,
        }
        return {self._names.elements + name: handler for name, handler in names.items()}

    def ends(self) -> dict[str, Callable[[], None]]:
        """Return the handlers of end tags by name."""
        names: dict[str, Callable[[], None]] = {
            "tbl": self._end_table,
            "tr": self._end_row,
            "trPr": self._end_row_properties,
            "tc": self._end_cell,
        }
        return {self._names.elements + name: handler for name, handler in names.items()}

    def _start_table(self, _: list[str]) -> None:
        if len(self._tables) == MAX_TABLE_DEPTH:
            raise ReadError("tables-too-deep", limit=MAX_TABLE_DEPTH)
        self._text.end_place()
        self._tables.append(self._table)
        self._table = _Table(self._text.sink)

    def _end_table(self) -> None:
        done = self._table
        self._table = self._tables.pop()
        self._text.sink = done.outside
        drop_slivers(done.grid)
        done.outside.append(done.grid)

    def _add_width(self, attributes: list[str]) -> None:
        self._table.grid.widths.append(_number(attribute(attributes, self._names.attributes + "w")))

    def _start_row(self, _: list[str]) -> None:
        self._table.row = GridRow()
        self._table.row_is_gone = False

    def _end_row(self) -> None:
        if not self._table.row_is_gone:
            self._table.grid.rows.append(self._table.row)

    def _start_row_properties(self, _: list[str]) -> None:
        self._table.in_row_properties = True

    def _end_row_properties(self) -> None:
        self._table.in_row_properties = False

    def _remove(self, attributes: list[str]) -> None:
        if self._table.in_row_properties:
            self._table.row_is_gone = True
        else:
            self._text.remove_end(attributes)

    def _hide_row(self, attributes: list[str]) -> None:
        if attribute(attributes, self._value) not in _OFF:
            self._table.row_is_gone = True

    def _leave_out_columns(self, attributes: list[str]) -> None:
        self._table.row.before = _number(attribute(attributes, self._value))

    def _start_cell(self, _: list[str]) -> None:
        self._table.cell = GridCell(self._text.mark())
        self._table.cell_is_gone = False
        self._text.sink = self._table.cell.items

    def _end_cell(self) -> None:
        self._text.end_place()
        if not self._table.cell_is_gone:
            self._table.row.add(self._table.cell)
        self._text.sink = self._table.outside

    def _remove_cell(self, _: list[str]) -> None:
        self._table.cell_is_gone = True

    def _span_columns(self, attributes: list[str]) -> None:
        self._table.cell.span_columns(_number(attribute(attributes, self._value)))

    def _merge_down(self, attributes: list[str]) -> None:
        self._table.cell.continues_above = attribute(attributes, self._value) != "restart"

    def _merge_down_tracked(self, attributes: list[str]) -> None:
        self._table.cell.continues_above = (
            attribute(attributes, self._names.attributes + "vMerge") == "cont"
        )

    def _merge_right(self, attributes: list[str]) -> None:
        self._table.cell.continues_left = attribute(attributes, self._value) != "restart"


def _number(value: str | None) -> int:
    """Return a whole number; 0 when it is none."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 0
