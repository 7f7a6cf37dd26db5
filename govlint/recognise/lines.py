"""A document as one stream of lines: paragraphs and rows of tables, however they were nested."""

from typing import NamedTuple

from govlint.document import WITHIN, Document, Location, Paragraph, RawCell, RawTable
from govlint.errors import ReadError

MAX_LINES = 20_000
"""A report has 300, a page of a site 2,000."""


class Line(NamedTuple):
    """A line of prose or a row of a table."""

    text: str
    """Fields of a row are joined with a space."""
    cells: tuple[RawCell, ...]
    """Empty for prose."""
    table: int | None
    """The table of the file that the row belongs to."""
    aligned: bool
    """Whether the columns of the cells are those of a grid."""
    at: Location
    linked: bool = False
    """Whether it is a link, or most of it."""
    depth: int = WITHIN
    """How deep the element lies that it shares with the line before it."""


def read_lines(document: Document) -> list[Line]:
    """Return the lines of a document in reading order.

    A row of a single cell is prose in a box; its lines are told apart like those of a paragraph.

    Raises:
        ReadError: ``too-many-lines``.
    """
    lines: list[Line] = []
    for block in document.blocks:
        added = _rows(block) if isinstance(block, RawTable) else _prose(block)
        if added and block.depth != WITHIN:
            added[0] = added[0]._replace(depth=block.depth)
        lines += added
        if len(lines) > MAX_LINES:
            raise ReadError("too-many-lines", limit=MAX_LINES)
    return lines


def _prose(box: Paragraph | RawCell) -> list[Line]:
    parts = [box.text]
    if "\n" in box.text:
        parts = [part.strip() for part in box.text.split("\n")]
    return [
        Line(part, (), None, aligned=False, at=box.at, linked=box.linked) for part in parts if part
    ]


def _rows(table: RawTable) -> list[Line]:
    rows: dict[int, list[RawCell]] = {}
    reached = set[int]()
    end = width = 0
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
        width = max(width, cell.column + cell.column_span)
        if cell.row_span > 1:
            reached.update(range(max(cell.row + 1, end), cell.row + cell.row_span))
            end = max(end, cell.row + cell.row_span)
    lines: list[Line] = []
    for row, cells in rows.items():
        fills_row = not table.aligned or cells[0].column_span == width
        if len(cells) == 1 and fills_row and row not in reached:
            lines += _prose(cells[0])
        else:
            text = " ".join([cell.text for cell in cells if cell.text])
            lines.append(Line(text, tuple(cells), table.at.table, table.aligned, cells[0].at))
    return lines
