"""The mandated tables as the form prints them: rows of labels and cells with spans."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from govlint.form import TableForm, Term, ancestors, load_form

Scope = Literal["row", "rowgroup", "col", "colgroup"]


class Box(NamedTuple):
    """A printed cell; a merged cell once, where it begins."""

    kind: Literal["text", "row", "column", "cell"]
    key: str
    """The key of a row, a column or a cell; the text itself."""
    columns: int = 1
    rows: int = 1
    scope: Scope | None = None
    """What a label is the label of; None: it is none."""


Row = tuple[Box, ...]


class Grid(NamedTuple):
    """A table of the form."""

    head: tuple[Row, ...]
    """Empty: each part has labels of its own."""
    parts: tuple[tuple[Row, ...], ...]


@cache
def grid_of(edition: str, table: str) -> Grid:
    """Return how an edition prints one of its tables."""
    form = load_form(edition).tables[table]
    match form.layout:
        case "blocks":
            return Grid((), tuple(_blocks(form)))
        case "matrix":
            return Grid(tuple(_matrix_head(form)), (tuple(_matrix(form)),))
        case _:
            return _strip(form)


def _blocks(form: TableForm) -> Iterator[tuple[Row, ...]]:
    """Yield a part for each group: its caption, the header, its rows."""
    width = max(map(len, form.columns.values()))
    for group in form.row_groups.values():
        rows = form.members(group.key, axis="row")
        columns = form.columns[rows[0]]
        count = len(columns)
        spans = [width // count + (index < width % count) for index in range(count)]
        head = [
            Box("column", term.key, span, scope="col")
            for term, span in zip(columns, spans, strict=True)
        ]
        yield (
            (Box("text", group.label, width + 1, scope="colgroup"),),
            (Box("text", form.stub or "", scope="col"), *head),
            *(
                (
                    Box("row", row, scope="row"),
                    *(
                        Box("cell", f"{form.key}.{row}.{term.key}", span)
                        for term, span in zip(columns, spans, strict=True)
                    ),
                )
                for row in rows
            ),
        )


def _matrix_head(form: TableForm) -> Iterator[Row]:
    """Yield the header: the note over the labels of the rows, groups over their columns."""
    columns = form.all_columns()
    paths = [(*_outermost_first(form, term), term) for term in columns]
    depth = max(map(len, paths))
    for level in range(depth):
        row = [Box("text", form.note or "", _label_columns(form), depth)] if not level else []
        for path, alike in groupby(paths, key=lambda path: path[: level + 1]):
            span = len(list(alike))
            if len(path) <= level:
                continue
            if path[level] in columns:
                row.append(Box("column", path[level].key, 1, depth - level, "col"))
            else:
                row.append(Box("text", path[level].label, span, scope="colgroup"))
        yield tuple(row)


def _outermost_first(form: TableForm, term: Term) -> tuple[Term, ...]:
    return tuple(reversed(list(ancestors(term, form.column_groups))))


def _label_columns(form: TableForm) -> int:
    """Return how many columns the labels of the rows take: groups stand beside their rows."""
    return 1 + max(len(list(ancestors(row, form.row_groups))) for row in form.rows.values())


def _matrix(form: TableForm) -> Iterator[Row]:
    width = _label_columns(form)
    begun = set[str]()
    for key, term in form.rows.items():
        groups = list(reversed(list(ancestors(term, form.row_groups))))
        row = [
            Box("text", group.label, 1, len(form.members(group.key, axis="row")), "rowgroup")
            for group in groups
            if group.key not in begun
        ]
        begun.update(group.key for group in groups)
        row.append(Box("row", key, width - len(groups), scope="row"))
        row += [Box("cell", f"{form.key}.{key}.{column.key}") for column in form.columns[key]]
        yield tuple(row)


def _strip(form: TableForm) -> Grid:
    """Return rows as groups of columns, some of them under a common caption, over one line of figures."""
    top: list[Box] = []
    middle: list[Box] = []
    bottom: list[Box] = []
    for group, rows in groupby(form.rows.values(), key=lambda term: term.group):
        members = list(rows)
        if group is not None:
            size = sum(len(form.columns[term.key]) for term in members)
            top.append(Box("text", form.row_groups[group].label, size, scope="colgroup"))
        for term in members:
            columns = form.columns[term.key]
            label = Box("row", term.key, len(columns), scope="colgroup")
            (top if group is None else middle).append(label)
            height = 2 if group is None else 1
            (middle if group is None else bottom).extend(
                Box("column", column.key, 1, height, "col") for column in columns
            )
    figures = (
        Box("cell", f"{form.key}.{row}.{column.key}")
        for row, columns in form.columns.items()
        for column in columns
    )
    return Grid((tuple(top), tuple(middle), tuple(bottom)), ((tuple(figures),),))
