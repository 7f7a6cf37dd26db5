"""The part of a table around a wrong cell, drawn in columns."""

from collections.abc import Sequence

from govlint.characters import width
from govlint.diagnostic import Diagnostic
from govlint.form import Form
from govlint.place import row_label
from govlint.report import Report

MAX_ROWS = 8
MAX_OPTIONS = 3
"""Ways to correct of which the cells are marked."""
MAX_LABEL = 44
"""Columns of a terminal that a row label may take."""


def draw(found: Diagnostic, report: Report, form: Form, mark: str) -> list[str]:
    """Return the rows that matter to wrong cells, with these marked; none where none can be named.

    Those are their own rows and, of the rows in their equations, those with figures other than 0.
    Of a ``group``, whose place is not known, nothing is marked.
    """
    if not found.candidates or not found.equations:
        return []
    is_group = found.certainty == "group"
    named = {one.cell for one in found.candidates if one.option <= MAX_OPTIONS and not is_group}
    table = form.tables[found.candidates[0].cell.partition(".")[0]]
    cells = report.tables[table.key].cells
    own = {table.cells[key].row for key in named if key in table.cells}
    involved = {
        table.cells[key].row
        for equation in found.equations
        for key in (*equation.evaluation.equation.left, *equation.evaluation.equation.right)
        if key in cells and cells[key].value
    }
    others = [row for row in table.rows if row in involved - own]
    shown = own.union(others[: max(0, MAX_ROWS - len(own))])
    rows = [row for row in table.rows if row in shown]
    columns = table.columns[rows[0]]
    lines = [["", *(term.label for term in columns)]]
    for row in rows:
        figures = []
        for term in columns:
            cell = cells.get(f"{table.key}.{row}.{term.key}")
            text = " ".join(cell.text.split()) if cell else "?"
            figures.append(f"{mark}{text}" if cell and cell.key in named else text)
        lines.append([_shorten(row_label(report, table, row)), *figures])
    return align(lines)


def _shorten(label: str) -> str:
    if width(label) <= MAX_LABEL:
        return label
    while width(label) > MAX_LABEL - 2:
        label = label[:-1]
    return label + "…"


def align(lines: Sequence[Sequence[str]]) -> list[str]:
    """Pad labels at the right and figures at the left, by their width on a terminal."""
    widths = [max(width(text) for text in column) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            text + " " * (size - width(text)) if index == 0 else " " * (size - width(text)) + text
            for index, (text, size) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
