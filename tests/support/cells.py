"""The cells of a report by their keys: as they were made, and as they were read."""

from collections.abc import Mapping
from decimal import Decimal

from govlint.result import FileResult
from tests.support.reports import Canonical


def cells_of(report: Canonical) -> dict[str, int | Decimal]:
    """Return the value of every cell of a made-up report."""
    return {
        f"{table}.{row}.{column}": value
        for table, rows in report["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def values_of(result: FileResult) -> Mapping[str, Decimal | None]:
    """Return the value of every cell that was read; None: it holds no number."""
    assert result.report is not None
    tables = result.report.tables.values()
    return {key: cell.value for table in tables for key, cell in table.cells.items()}
