"""A document as one stream of lines: paragraphs and rows of tables, however they were nested."""

from typing import NamedTuple

from govlint.document import Document, Location, Paragraph, RawCell, RawTable


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


def read_lines(document: Document) -> list[Line]:
    """Return the lines of a document in reading order.

    A row of a single cell is prose in a box; its lines are told apart like those of a paragraph.
    """
    lines: list[Line] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += _prose(block.text, block.at)
        else:
            lines += _rows(block)
    return lines


def _prose(text: str, at: Location) -> list[Line]:
    if "\n" not in text:
        return [Line(text, (), None, aligned=False, at=at)]
    parts = (part.strip() for part in text.split("\n"))
    return [Line(part, (), None, aligned=False, at=at) for part in parts if part]


def _rows(table: RawTable) -> list[Line]:
    rows: dict[int, list[RawCell]] = {}
    reached = set[int]()
    width = 0
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
        width = max(width, cell.column + cell.column_span)
        if cell.row_span > 1:
            reached.update(range(cell.row + 1, cell.row + cell.row_span))
    lines: list[Line] = []
    for row, cells in rows.items():
        fills_row = not table.aligned or cells[0].column_span == width
        if len(cells) == 1 and fills_row and row not in reached:
            lines += _prose(cells[0].text, cells[0].at)
        else:
            text = " ".join([cell.text for cell in cells if cell.text])
            lines.append(Line(text, tuple(cells), table.at.table, table.aligned, cells[0].at))
    return lines
