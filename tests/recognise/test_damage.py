"""Whatever happens to a table: what is read is right, and what is not read is not passed."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.support import damage
from tests.support.pdf import write_pdf
from tests.support.reports import Canonical, make_report
from tests.support.writers import Block, blocks, docx_of, html_of, text_of

WRITERS: dict[str, Callable[[list[Block]], bytes]] = {
    "x.docx": docx_of,
    "x.html": html_of,
    "x.pdf": write_pdf,
    "x.txt": text_of,
    "y.txt": lambda content: text_of(content, keep_blanks=False),
    "x.md": lambda content: text_of(content, bars=True),
}


def wrong_cells(report: Canonical, result: FileResult) -> list[str]:
    """Return the cells that were read and hold something else than the report does.

    A blank claims nothing: in text, a cell that was merged away looks like one left blank.
    """
    assert result.report is not None
    wrong = []
    for table in result.report.tables.values():
        for key, cell in table.cells.items():
            _, row, column = key.split(".")
            truth = report["tables"][table.key].get(row, {}).get(column)
            if cell.text not in {str(truth), ""}:
                wrong.append(f"{key}: {truth} read as {cell.text!r}")
    return wrong


def absent_cells(report: Canonical, result: FileResult) -> int:
    """Return how many cells of a report were not read."""
    assert result.report is not None
    read = sum(len(table.cells) for table in result.report.tables.values())
    return sum(len(row) for table in report["tables"].values() for row in table.values()) - read


def blank_cells(result: FileResult) -> int:
    """Return how many cells were read as blank."""
    assert result.report is not None
    cells = (cell for table in result.report.tables.values() for cell in table.cells.values())
    return sum(not cell.text for cell in cells)


@pytest.mark.no_cover
@settings(max_examples=400)
@given(
    seed=st.integers(0, 10_000),
    edition=st.sampled_from(["2019", "2021"]),
    kinds=st.lists(st.sampled_from(damage.ALL), min_size=1, max_size=2),
    name=st.sampled_from(sorted(WRITERS)),
)
def test_read_right_or_in_doubt(
    seed: int, edition: str, kinds: list[damage.Damage], name: str
) -> None:
    """No damage makes a cell be read wrong, and none lets a report pass of which cells are lost."""
    report = make_report(edition, seed, scale=500)
    chance = random.Random(seed)
    content: list[Block] = list(blocks(report))
    for kind in sorted(kinds, key=damage.ALL.index):
        content = kind(content, chance)
    result = lint_bytes(WRITERS[name](content), name)

    assert wrong_cells(report, result) == []
    if absent_cells(report, result):
        assert result.verdict == "incomplete"
    if blank_cells(result):
        assert result.diagnostics


@pytest.mark.no_cover
@pytest.mark.parametrize("name", sorted(WRITERS))
@pytest.mark.parametrize(
    "kind",
    [
        damage.split_table,
        damage.add_subtotal,
        damage.add_column,
        damage.break_stub,
        damage.swap_rows,
        damage.lose_headings,
        damage.glue_headings,
    ],
)
def test_harmless_damage_loses_nothing(kind: damage.Damage, name: str) -> None:
    """A table in pieces, with a line too many or without heading is read to the last cell."""
    for seed in range(5):
        report = make_report("2021", seed)
        content = kind(list(blocks(report)), random.Random(seed))
        result = lint_bytes(WRITERS[name](content), name)

        assert wrong_cells(report, result) == []
        assert absent_cells(report, result) == 0
