"""A table of the form as it is printed: rows of merged cells, the same for every format."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from govlint import layout
from govlint.form import TableForm
from govlint.layout import grid_of
from govlint.report import CellKey

Role = Literal["caption", "head", "label", "figure"]
"""``caption``: over a block; ``head``: of columns; ``label``: of rows."""

FIGURE_WEIGHT = 4
STUB_WEIGHTS = (4, 6, 20)
"""Widths of the label columns of a matrix, beside figures of `FIGURE_WEIGHT`; as in the official form."""


class Box(NamedTuple):
    """A printed cell; a merged cell once, where it begins."""

    text: str
    columns: int = 1
    rows: int = 1
    role: Role = "figure"
    key: CellKey | None = None
    """The cell of the form that it is."""


Row = tuple[Box, ...]


class Grid(NamedTuple):
    """The printed rows of a table."""

    rows: tuple[Row, ...]
    weights: tuple[int, ...]
    """How wide the columns are, compared with each other."""
    header: int
    """Rows at the top that are repeated on every page."""


class Placed(NamedTuple):
    """A printed cell and where it begins; row and column are counted from 0."""

    row: int
    column: int
    box: Box


def lay_out(form: TableForm, text: Callable[[CellKey], str]) -> Grid:
    """Lay a table out with the merged cells of the mandated form.

    Args:
        form: The table.
        text: Gives what is printed in a cell.
    """
    printed = grid_of(form.edition, form.key)
    columns = {term.key: term.label for term in form.all_columns()}
    rows = [
        *((row, True) for row in printed.head),
        *((row, False) for part in printed.parts for row in part),
    ]
    boxes = tuple(
        tuple(_worded(box, form, columns, text, is_head=is_head) for box in row)
        for row, is_head in rows
    )
    width = sum(box.columns for box in boxes[0])
    # Labels stand beside the rows of a matrix only.
    stub = boxes[0][0].columns if form.layout == "matrix" else 0
    weights = (*STUB_WEIGHTS[len(STUB_WEIGHTS) - stub :], *(FIGURE_WEIGHT,) * (width - stub))
    return Grid(boxes, weights, len(printed.head) if stub else 0)


def _worded(
    box: layout.Box,
    form: TableForm,
    columns: Mapping[str, str],
    text: Callable[[CellKey], str],
    *,
    is_head: bool,
) -> Box:
    """Return a printed cell with its words and with what it is for."""
    spans = box.columns, box.rows
    match box.kind:
        case "cell":
            return Box(text(box.key), *spans, key=box.key)
        case "row":
            return Box(form.rows[box.key].label, *spans, "head" if is_head else "label")
        case "column":
            return Box(columns[box.key], *spans, "head")
        case "text" if box.scope in (None, "rowgroup"):
            return Box(box.key, *spans, "label")
        case "text":
            is_caption = box.scope == "colgroup" and not is_head
            return Box(box.key, *spans, "caption" if is_caption else "head")


def place(grid: Grid) -> Iterator[Placed]:
    """Yield the printed cells with their places in the columns of the grid."""
    covered: dict[int, int] = {}
    for row, boxes in enumerate(grid.rows):
        column = 0
        for box in boxes:
            while covered.get(column, 0) > row:
                column += 1
            yield Placed(row, column, box)
            covered.update(dict.fromkeys(range(column, column + box.columns), row + box.rows))
            column += box.columns
