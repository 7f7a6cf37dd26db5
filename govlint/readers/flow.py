"""What is printed below an element of a page: lines and tables in the order of the source."""

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Element

from govlint.document import WITHIN
from govlint.errors import ReadError
from govlint.readers.attributes import MAX_ELEMENTS
from govlint.readers.grid import Grid, GridCell, GridRow, Line

MAX_TEXT = 4_000_000
"""Characters outside markup and scripts; a page of a site has 50,000."""
MARK = "govlint-mark"
"""The attribute by which an element tells where it begins."""

_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset "
    "figcaption figure form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section "
    "summary table td th tr ul".split()
)
"""Elements before and after which a line ends."""
_SHOWN = frozenset(("text", "number", "tel"))
"""Types of fields whose value is text of the page."""
_NUMBER = re.compile(r"\s*\+?([0-9]{1,9})")
_TO_THE_END = 1_000_000
"""Rows: ``rowspan=0`` reaches to the end of the table."""


class _Table:
    """A table while it is being read, and where reading goes on after it."""

    __slots__ = ("cell", "grid", "outside", "row")

    def __init__(self, outside: list[Line | Grid], line: int | None, depth: int) -> None:
        self.grid = Grid(line, depth)
        self.row: GridRow | None = None
        self.cell: GridCell | None = None
        self.outside = outside


class Flow:
    """Collects lines and tables in the order of the source; a cell collects its own."""

    def __init__(self) -> None:
        self._sink: list[Line | Grid] = []
        self._text: list[str] = []
        self._line: int | None = None
        self._depth = 0
        """Of the element that the line being read shares with what was read before it."""
        self._lowest = 0
        """Depth of the outermost element that was reached since then."""
        self._size = 0
        """Characters read so far."""
        self._preformatted = 0
        """Elements that keep their line ends, open now."""
        self._breaks = 0
        """Line ends in preformatted text so far."""
        self._links = 0
        self._linked = 0
        """Characters of the line that are in links."""
        self._table: _Table | None = None
        self._tables: list[_Table | None] = []
        self._starts: dict[str, Callable[[Element], None]] = {
            "table": self._start_table,
            "tr": self._start_row,
            "td": self._start_cell,
            "th": self._start_cell,
            "a": self._start_link,
            "pre": self._start_preformatted,
            "input": self._start_field,
            "textarea": self._start_field,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "tr": self._end_row,
            "td": self._end_cell,
            "th": self._end_cell,
            "a": self._end_link,
            "pre": self._end_preformatted,
        }

    def read(self, root: Element) -> list[Line | Grid]:
        """Return everything that is printed below an element."""
        find_start, find_end = self._starts.get, self._ends.get
        depth = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = str(element.tag)
            if self._text and tag in _BREAKS:
                self._end_line()
            if event == "start":
                depth += 1
                if start := find_start(tag):
                    start(element)
                text = element.text
            else:
                depth -= 1
                self._lowest = min(self._lowest, depth)
                if end := find_end(tag):
                    end()
                text = element.tail
            if text and (self._text or not text.isspace()):
                self._add(text, element, event)
        self._end_line()
        return self._sink

    def _line_of(self, element: Element, _event: str) -> int | None:
        """Return the line of an element, at whose event what stands there begins."""
        return element.sourceline

    def _add(self, text: str, element: Element, event: str) -> None:
        if self._preformatted and "\n" in text:
            self._add_lines(text, element, event)
            return
        if not self._text:
            self._line = self._line_of(element, event)
            self._depth, self._lowest = self._lowest, WITHIN
        self._size += len(text)
        if self._size > MAX_TEXT:
            raise ReadError("too-much-text", limit=MAX_TEXT)
        self._text.append(text)
        if self._links:
            self._linked += len(text)

    def _add_lines(self, text: str, element: Element, event: str) -> None:
        self._breaks += text.count("\n")
        if self._breaks > MAX_ELEMENTS:
            raise ReadError("too-many-elements", count=self._breaks, limit=MAX_ELEMENTS)
        for part in text.split("\n"):
            if self._text or (part and not part.isspace()):
                self._add(part, element, event)
                self._end_line()

    def _end_line(self) -> None:
        if self._text:
            text = " ".join("".join(self._text).split())
            self._text.clear()
            if self._table and self._table.cell is None:
                self._break_table(self._table)
            is_linked = self._linked * 2 >= len(text)
            self._linked = 0
            self._sink.append(Line(text, self._line, is_linked, self._depth))

    def _break_table(self, table: _Table) -> None:
        """Put away the rows read so far: what comes now stands after them, not in a cell."""
        self._end_row()
        if table.grid.rows:
            table.outside.append(table.grid)
            table.grid = Grid(table.grid.line, table.grid.depth)

    def _start_table(self, element: Element) -> None:
        if self._table and self._table.cell is None:
            self._break_table(self._table)  # its end tag is missing
        self._tables.append(self._table)
        self._table = _Table(self._sink, element.sourceline, self._lowest)
        self._lowest = WITHIN
        self._links = 0  # one that was never closed: no link holds a table

    def _end_table(self) -> None:
        self._end_cell()
        if self._table:
            self._break_table(self._table)
        self._table = self._tables.pop()

    def _start_link(self, element: Element) -> None:
        self._links += element.get("href") is not None

    def _end_link(self) -> None:
        self._links = max(self._links - 1, 0)

    def _start_preformatted(self, _: Element) -> None:
        self._preformatted += 1

    def _end_preformatted(self) -> None:
        self._preformatted -= 1

    def _start_field(self, element: Element) -> None:
        """Print what a field of a form shows in a cell; others are of the site."""
        is_shown = self._table and self._table.cell and element.get("type", "text") in _SHOWN
        element.text = element.get("value", element.text) if is_shown else None

    def _start_row(self, _: Element) -> None:
        if self._table:
            self._end_row()
            self._table.row = GridRow()

    def _end_row(self) -> None:
        self._end_cell()
        if self._table and self._table.row and self._table.row.cells:
            self._table.grid.rows.append(self._table.row)
            self._table.row = None

    def _start_cell(self, element: Element) -> None:
        if self._table:
            if self._table.row is None:
                self._table.row = GridRow()
            cell = GridCell(self._line_of(element, "start"))
            if columns := element.get("colspan"):
                cell.span_columns(_span(columns))
            if rows := element.get("rowspan"):
                cell.row_span = _span(rows) or _TO_THE_END
            self._table.cell = cell
            self._sink = cell.items

    def _end_cell(self) -> None:
        if self._table and self._table.cell:
            if self._table.row:
                self._table.row.add(self._table.cell)
            self._table.cell = None
            self._sink = self._table.outside


class MarkedFlow(Flow):
    """A flow whose lines are the marks of elements; see `read_marked`."""

    def _line_of(self, element: Element, event: str) -> int | None:
        holder: Element | None = element
        if event == "end" and element.tag != "br":  # the text stands behind it
            holder = element.getparent()
        mark = holder.get(MARK) if holder is not None else None
        return int(mark) if mark else None


def _span(value: str) -> int:
    """Return how far a cell spans, as browsers read it: ``3px`` is 3; 1 when that is no number."""
    number = _NUMBER.match(value)
    return int(number[1]) if number else 1
