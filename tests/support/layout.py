"""The tables of a report as they are printed: rows of cells with spans."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.form import TableForm, Term, ancestors
from tests.support.reports import Canonical


class Box(NamedTuple):
    """A printed cell; a merged cell once, where it begins."""

    text: str
    columns: int = 1
    rows: int = 1


Layout = list[list[Box]]


def columns_of(layout: Layout) -> Iterator[list[int]]:
    """Yield, for each row, the grid columns at which its cells begin."""
    covered: dict[int, int] = {}
    for index, row in enumerate(layout):
        columns, column = [], 0
        for box in row:
            while covered.get(column, 0) > index:
                column += 1
            columns.append(column)
            covered.update(dict.fromkeys(range(column, column + box.columns), index + box.rows))
            column += box.columns
        yield columns


def cut(layout: Layout, at: int) -> tuple[Layout, Layout]:
    """Cut a table before a row; a cell that spans the cut goes on as a blank one."""
    first, second = [list(row) for row in layout[:at]], [list(row) for row in layout[at:]]
    below: list[tuple[int, Box]] = []
    for index, columns in enumerate(columns_of(layout)):
        if index == at:
            below += zip(columns, layout[at], strict=True)
        for place, (column, box) in enumerate(zip(columns, layout[index], strict=True)):
            beyond = index + box.rows - at
            if index < at and beyond > 0:
                first[index][place] = box._replace(rows=box.rows - beyond)
                below.append((column, Box("", box.columns, beyond)))
    second[0] = [box for _, box in sorted(below)]
    return first, second


def insert(layout: Layout, at: int, row: list[Box]) -> Layout:
    """Insert a row; cells that span its place span it too."""
    longer = [
        [box._replace(rows=box.rows + (index < at < index + box.rows)) for box in old]
        for index, old in enumerate(layout)
    ]
    return [*longer[:at], row, *longer[at:]]


def remove(layout: Layout, at: int) -> Layout:
    """Remove a row in which no cell begins that spans others."""
    shorter = [
        [box._replace(rows=box.rows - (index < at < index + box.rows)) for box in old]
        for index, old in enumerate(layout)
    ]
    return [*shorter[:at], *shorter[at + 1 :]]


def print_table(form: TableForm, report: Canonical) -> Layout:
    """Return the rows of a table as the mandated form prints them."""
    figures = report["tables"][form.key]
    match form.layout:
        case "blocks":
            return list(_blocks(form, figures))
        case "matrix":
            return [*_matrix_header(form), *_matrix(form, figures)]
        case _:
            return list(_strip(form, figures))


def _blocks(form: TableForm, figures: Canonical) -> Iterator[list[Box]]:
    width = 1 + max(len(columns) for columns in form.columns.values())
    for group in form.row_groups.values():
        rows = [row for row, term in form.rows.items() if term.group == group.key]
        columns = form.columns[rows[0]]
        spans = _shares(width - 1, len(columns))
        yield [Box(group.label, width)]
        yield [
            Box(form.stub or ""),
            *(Box(term.label, span) for term, span in zip(columns, spans, strict=True)),
        ]
        for row in rows:
            values = [str(figures[row][term.key]) for term in columns]
            yield [
                Box(form.rows[row].label),
                *(Box(value, span) for value, span in zip(values, spans, strict=True)),
            ]


def _shares(width: int, count: int) -> list[int]:
    return [width // count + (index < width % count) for index in range(count)]


def _matrix_header(form: TableForm) -> Layout:
    """Return the header: the note, then groups over their columns."""
    columns = form.all_columns()
    paths = [
        [*reversed([group.label for group in ancestors(term, form.column_groups)]), term.label]
        for term in columns
    ]
    depth = max(len(path) for path in paths)
    rows: Layout = []
    for level in range(depth):
        row = [Box(form.note or "", 3, depth)] if level == 0 else []
        for index, path in enumerate(paths):
            if level >= len(path) or (
                index
                and level < len(paths[index - 1])
                and paths[index - 1][: level + 1] == path[: level + 1]
            ):
                continue
            if level == len(path) - 1:
                row.append(Box(path[level], 1, depth - level))
            else:
                span = sum(other[: level + 1] == path[: level + 1] for other in paths)
                row.append(Box(path[level], span))
        rows.append(row)
    return rows


def _matrix(form: TableForm, figures: Canonical) -> Iterator[list[Box]]:
    seen = set[str]()
    for key, term in form.rows.items():
        groups = list(reversed(list(ancestors(term, form.row_groups))))
        row = []
        for group in groups:
            if group.key not in seen:
                seen.add(group.key)
                row.append(Box(group.label, 1, len(form.members(group.key, axis="row"))))
        row.append(Box(term.label, 3 - len(groups)))
        row += [Box(str(figures[key][column.key])) for column in form.columns[key]]
        yield row


def _strip(form: TableForm, figures: Canonical) -> Iterator[list[Box]]:
    top: list[Box] = []
    second: list[Box] = []
    third: list[Box] = []
    seen = set[str]()
    for key, term in form.rows.items():
        columns = form.columns[key]
        if term.group is None:
            top.append(Box(term.label, len(columns)))
            second += [Box(column.label, 1, 2) for column in columns]
            continue
        if term.group not in seen:
            seen.add(term.group)
            members = form.members(term.group, axis="row")
            top.append(
                Box(
                    form.row_groups[term.group].label,
                    sum(len(form.columns[row]) for row in members),
                )
            )
        second.append(Box(term.label, len(columns)))
        third += [Box(column.label) for column in columns]
    yield top
    yield second
    yield third
    yield [Box(str(figures[key][column.key])) for key in form.rows for column in form.columns[key]]


def terms(form: TableForm) -> list[Term]:
    """Return the rows of a table."""
    return list(form.rows.values())
