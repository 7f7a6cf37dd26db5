"""A table of the form as it is printed: rows of merged cells, the same for every format."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from govlint.form import TableForm, Term, ancestors
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
    match form.layout:
        case "blocks":
            width = 1 + max(len(columns) for columns in form.columns.values())
            return Grid(tuple(_blocks(form, text, width)), (FIGURE_WEIGHT,) * width, 0)
        case "matrix":
            stub = 1 + max(_depth(term, form) for term in form.rows.values())
            header = tuple(_matrix_header(form, stub))
            weights = (*STUB_WEIGHTS[-stub:], *(FIGURE_WEIGHT for _ in form.all_columns()))
            return Grid((*header, *_matrix(form, text, stub)), weights, len(header))
        case "strip":
            return Grid(tuple(_strip(form, text)), (FIGURE_WEIGHT,) * len(form.cells), 0)


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


def _figures(form: TableForm, row: str, text: Callable[[CellKey], str]) -> list[Box]:
    keys = (f"{form.key}.{row}.{column.key}" for column in form.columns[row])
    return [Box(text(key), key=key) for key in keys]


def _blocks(form: TableForm, text: Callable[[CellKey], str], width: int) -> Iterator[Row]:
    """Yield blocks: a caption, a header, and rows whose figures share the whole width."""
    for group, members in groupby(form.rows.values(), lambda term: term.group):
        rows = list(members)
        columns = form.columns[rows[0].key]
        spans = _shares(width - 1, len(columns))
        heads = (
            Box(column.label, span, role="head")
            for column, span in zip(columns, spans, strict=True)
        )
        yield (Box(form.row_groups[group or ""].label, width, role="caption"),)
        yield (Box(form.stub or "", role="head"), *heads)
        for term in rows:
            figures = zip(_figures(form, term.key, text), spans, strict=True)
            yield (
                Box(term.label, role="label"),
                *(box._replace(columns=span) for box, span in figures),
            )


def _shares(width: int, count: int) -> list[int]:
    return [width // count + (index < width % count) for index in range(count)]


def _depth(term: Term, form: TableForm) -> int:
    return sum(1 for _ in ancestors(term, form.row_groups))


def _matrix_header(form: TableForm, stub: int) -> Iterator[Row]:
    """Yield the header: the note, then groups over their columns."""
    columns = form.all_columns()
    paths = [(*reversed(list(ancestors(term, form.column_groups))), term) for term in columns]
    depth = max(map(len, paths))
    for level in range(depth):
        row = [Box(form.note or "", stub, depth, "label")] if level == 0 else []
        for here, members in groupby(paths, lambda path: path[: level + 1]):  # noqa: B023
            if len(here) > level:
                span = sum(1 for _ in members)
                is_column = here[level] in columns
                row.append(Box(here[level].label, span, depth - level if is_column else 1, "head"))
        yield tuple(row)


def _matrix(form: TableForm, text: Callable[[CellKey], str], stub: int) -> Iterator[Row]:
    """Yield the rows, groups as merged cells before their first row."""
    seen = set[str]()
    for key, term in form.rows.items():
        groups = [*reversed(list(ancestors(term, form.row_groups)))]
        opened = [group for group in groups if group.key not in seen]
        seen.update(group.key for group in opened)
        yield (
            *(
                Box(group.label, 1, len(form.members(group.key, axis="row")), "label")
                for group in opened
            ),
            Box(term.label, stub - len(groups), role="label"),
            *_figures(form, key, text),
        )


def _strip(form: TableForm, text: Callable[[CellKey], str]) -> Iterator[Row]:
    """Yield three rows of headers, in which rows of the form stand side by side, and one of figures."""
    top, second, third = list[Box](), list[Box](), list[Box]()
    for group, members in groupby(form.rows.values(), lambda term: term.group):
        terms = list(members)
        if group:
            width = sum(len(form.columns[term.key]) for term in terms)
            top.append(Box(form.row_groups[group].label, width, role="head"))
        for term in terms:
            columns = form.columns[term.key]
            (second if group else top).append(Box(term.label, len(columns), role="head"))
            heads = [Box(column.label, role="head") for column in columns]
            if group:
                third += heads
            else:
                second += [box._replace(rows=2) for box in heads]
    yield tuple(top)
    yield tuple(second)
    yield tuple(third)
    yield tuple(box for row in form.rows for box in _figures(form, row, text))
