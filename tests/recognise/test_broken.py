"""Broken text: what is read is right, most of it is read, and what is not read is in doubt."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.recognise.test_damage import absent_cells, blank_cells, wrong_cells
from tests.support import broken, damage
from tests.support.reports import Canonical, make_report
from tests.support.writers import blocks

pytestmark = pytest.mark.no_cover

KINDS = sorted(broken.FLOORS, key=lambda kind: kind.__name__)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
RUN_TOGETHER = (broken.run_together, broken.run_together_by_row, broken.gaps_left)
SCALES = (3, 9, 60, 500)
"""The largest figures: of one digit, mostly zeros, of several digits."""


def read(
    kind: broken.Writer, edition: str, seed: int, kinds: list[damage.Damage]
) -> tuple[Canonical, FileResult]:
    """Make a report, damage it, break its text and lint that."""
    report = make_report(edition, seed, scale=SCALES[seed % len(SCALES)])
    chance = random.Random(seed)
    content = list(blocks(report))
    for one in sorted(kinds, key=damage.ALL.index):
        content = one(content, chance)
    return report, lint_bytes(kind(content, chance), "x.md")


@each_kind
def test_most_is_read_and_nothing_wrong(kind: broken.Writer) -> None:
    """A right report is read to a share that depends on what was lost, without a false alarm."""
    cells = missing = 0
    for seed in range(8):
        for edition in ("2019", "2021"):
            report, result = read(kind, edition, seed, [])
            said = {found.code for found in result.diagnostics}
            cells += sum(len(row) for table in report["tables"].values() for row in table.values())
            missing += absent_cells(report, result) + blank_cells(result)

            assert wrong_cells(report, result) == []
            assert said <= {"GL008", "GL009", "GL023"}
            if absent_cells(report, result):
                assert result.verdict == "incomplete"
                assert "GL008" in said

    assert 1 - missing / cells >= broken.FLOORS[kind]


@settings(max_examples=100)
@given(
    seed=st.integers(0, 10_000),
    edition=st.sampled_from(["2019", "2021"]),
    kind=st.sampled_from(KINDS),
    more=st.sampled_from([one for one in damage.ALL if one is not damage.swap_rows]),
)
def test_more_damage_makes_nothing_wrong(
    seed: int, edition: str, kind: broken.Writer, more: damage.Damage
) -> None:
    """Broken text of a table that was damaged before is right or in doubt as well.

    Rows in the wrong order are left out: without their labels they cannot be told from others.
    """
    report, result = read(kind, edition, seed, [more])

    assert wrong_cells(report, result) == []
    if absent_cells(report, result):
        assert result.verdict == "incomplete"


@pytest.mark.parametrize("kind", RUN_TOGETHER, ids=lambda kind: kind.__name__)
def test_what_was_cut_by_sums_is_no_pass(kind: broken.Writer) -> None:
    """Sums that told figures apart are not evaluated on them, so that nothing is proved."""
    _, result = read(kind, "2021", 2, [])
    assert result.report is not None
    table = result.report.tables["applications"]

    assert table.cut
    assert {table.cells[key].confidence for key in table.cut} == {"medium"}
    assert result.verdict == "incomplete"
    assert "GL302" in result.skipped
