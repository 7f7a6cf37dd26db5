"""Markdown: headings, and tables with bars in which a merged cell stands once, before blanks."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.writers.grid import Grid, place
from govlint.writers.printed import Line, print_report

MARKS = {"title": "# ", "heading": "## ", "text": "", "signature": ""}
BAR = "\u2223"
"""Stands for a bar in a text: readers of tables take every bar for an edge."""


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    blocks = (
        MARKS[block.style] + _flat(block.text) if isinstance(block, Line) else _table(block)
        for block in print_report(report)
    )
    return ("\n\n".join(blocks) + "\n").encode()


def _table(grid: Grid) -> str:
    first, *others = _fields(grid)
    rows = [first, ["---"] * len(grid.weights), *others]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _fields(grid: Grid) -> Iterator[list[str]]:
    fields = [[""] * len(grid.weights) for _ in grid.rows]
    for row, column, box in place(grid):
        fields[row][column] = _flat(box.text.replace("\n", ""))
    return iter(fields)


def _flat(text: str) -> str:
    """Return a text as Markdown shows it: white space is one space."""
    return " ".join(text.split()).replace("|", BAR)
