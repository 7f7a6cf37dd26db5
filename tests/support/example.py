"""Writes the Word reports of ``fixtures/reports``: ``python -m tests.support.example``."""

from tests.support.fixtures import FIXTURES, right_report
from tests.support.reports import with_cell
from tests.support.writers import write_docx

REPORTS = FIXTURES / "reports"


def examples() -> dict[str, bytes]:
    """Return a right report, and the one that the README begins with: 58 typed as 85."""
    right = right_report("right-2021")
    wrong = with_cell(right, "applications.results_total.natural_person", 85)
    return {"correct-2024.docx": write_docx(right), "example-2024.docx": write_docx(wrong)}


if __name__ == "__main__":
    for name, content in examples().items():
        (REPORTS / name).write_bytes(content)
