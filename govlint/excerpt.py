"""The part of a table around a wrong cell, drawn in columns."""

from collections.abc import Sequence

from govlint.characters import width
from govlint.diagnostic import Diagnostic
from govlint.form import Form
from govlint.place import row_label
from govlint.report import Report

MAX_ROWS = 8
MAX_LABEL = 44
"""Columns of a terminal that a row label may take."""


def draw(found: Diagnostic, report: Report, form: Form, mark: str) -> list[str]:
    """Return the rows that matter to a wrong cell, with it marked; none where no cell is named.

    Those are its own row and, of the rows in its equations, those with figures other than 0.
    """
    if found.cell is None or not found.equations:
        return []
    table = form.tables[found.cell.partition(".")[0]]
    cells = report.tables[table.key].cells
    own = table.cells[found.cell]
    involved = {
        table.cells[key].row
        for equation in found.equations
        for key in (*equation.evaluation.equation.left, *equation.evaluation.equation.right)
        if key in cells and cells[key].value
    }
    rows = [row for row in table.rows if row in involved and row != own.row][: MAX_ROWS - 1]
    rows = [row for row in table.rows if row in {*rows, own.row}]
    columns = table.columns[own.row]
    lines = [["", *(term.label for term in columns)]]
    for row in rows:
        figures = []
        for term in columns:
            cell = cells.get(f"{table.key}.{row}.{term.key}")
            text = " ".join(cell.text.split()) if cell else "?"
            figures.append(f"{mark}{text}" if cell and cell.key == found.cell else text)
        lines.append([_shorten(row_label(report, table, row)), *figures])
    return _align(lines)


def _shorten(label: str) -> str:
    if width(label) <= MAX_LABEL:
        return label
    while width(label) > MAX_LABEL - 2:
        label = label[:-1]
    return label + "…"


def _align(lines: Sequence[Sequence[str]]) -> list[str]:
    """Pad labels at the right and figures at the left, by their width on a terminal."""
    widths = [max(width(text) for text in column) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            text + " " * (size - width(text)) if index == 0 else " " * (size - width(text)) + text
            for index, (text, size) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
