"""One cell of the tables a row, for whoever adds up many reports."""

import csv
import io
from collections.abc import Iterator

from govlint.form import TableForm
from govlint.listing import without_formula
from govlint.recognise.vocabulary import effective_form
from govlint.report import Report

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the country."""
COLUMNS = (
    *("agency", "year", "edition", "table", "row_key", "row", "column_key", "column"),
    *("printed", "kind"),
)
"""``kind`` is that of `govlint.numbers.Printed`, or ``absent`` for a cell that was not read."""


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    about = [without_formula(report.agency or ""), report.year]
    for table in effective_form(report).tables.values():
        writer.writerows([*about, table.edition, *cells] for cells in _cells(report, table))
    return (BYTE_ORDER_MARK + stream.getvalue()).encode("utf-8", "replace")


def _cells(report: Report, table: TableForm) -> Iterator[list[str]]:
    columns = {term.key: term.label for term in table.all_columns()}
    for form in table.cells.values():
        cell = report.cell(form.key)
        printed, kind = (cell.text, cell.kind) if cell else ("", "absent")
        yield [
            *(table.key, form.row, table.rows[form.row].label),
            *(form.column, columns[form.column]),
            printed if kind == "number" else without_formula(printed),
            kind,
        ]
