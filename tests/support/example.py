"""Writes ``fixtures/reports/example-2024.docx``: ``python -m tests.support.example``."""

from tests.support.fixtures import FIXTURES, right_report
from tests.support.reports import with_cell
from tests.support.writers import write_docx

EXAMPLE = FIXTURES / "reports" / "example-2024.docx"


def example() -> bytes:
    """Return the report that the README begins with: 58 typed as 85."""
    key = "applications.results_total.natural_person"
    return write_docx(with_cell(right_report("right-2021"), key, 85))


if __name__ == "__main__":
    EXAMPLE.write_bytes(example())
