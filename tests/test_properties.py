"""Laws that hold for every report: a right one is read whole and passes, a wrong cell is named."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.form import EDITIONS, load_form
from tests.support.cells import cells_of, values_of
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import WRITERS, write, write_json

pytestmark = pytest.mark.no_cover

editions = st.sampled_from(EDITIONS)
seeds = st.integers(0, 10**6)
scales = st.sampled_from([1, 9, 60, 3_000, 10**7])


@st.composite
def wrong_cells(draw: st.DrawFn, table: str) -> tuple[Canonical, str, int, Canonical]:
    """Draw a right report, the key of a cell of a table, its value, and the report with another."""
    edition = draw(editions)
    right = make_report(edition, draw(seeds), draw(scales))
    key = draw(st.sampled_from(list(load_form(edition).tables[table].cells)))
    value = cells_of(right)[key]
    assume(isinstance(value, int))
    other = draw(st.integers(0, 10**6) | st.just(value + 1) | st.just(value * 10))
    assume(other != value)
    return right, key, int(value), with_cell(right, key, other)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@settings(max_examples=30)
@given(edition=editions, seed=seeds, scale=scales)
def test_right_report_is_read_whole_and_passes(
    suffix: str, edition: str, seed: int, scale: int
) -> None:
    report = make_report(edition, seed, scale)
    result = lint_bytes(write(suffix, report), f"report{suffix}")

    assert values_of(result) == cells_of(report)
    assert (result.verdict, result.diagnostics) == ("pass", ())
    assert result.report is not None
    assert (result.report.agency, result.report.year) == (report["agency"], report["year"])
    assert [section.key for section in result.report.sections] == list(report["sections"])


@settings(max_examples=500)
@given(drawn=wrong_cells("applications"))
def test_wrong_cell_of_table_3_is_named_with_its_value(
    drawn: tuple[Canonical, str, int, Canonical],
) -> None:
    """Every cell lies in a row and a column, so that one mistake is one diagnostic."""
    _, key, value, wrong = drawn
    result = lint_bytes(write_json(wrong), "report.json")
    (found,) = (found for found in result.diagnostics if found.code.startswith("GL3"))

    assert (found.cell, found.expected, found.certainty) == (key, (str(value),), "unique")
    assert f"应为 {value}" in found.message.zh
    assert result.diagnostics == (found,)
    assert result.verdict == "fail"


@settings(max_examples=200)
@given(drawn=wrong_cells("review_litigation"))
def test_wrong_cell_of_table_4_is_found_in_its_row(
    drawn: tuple[Canonical, str, int, Canonical],
) -> None:
    _, key, _, wrong = drawn
    result = lint_bytes(write_json(wrong), "report.json")
    (found,) = result.diagnostics

    assert found.code == "GL401"
    assert key in found.cells
    assert {cell.split(".")[1] for cell in found.cells} == {key.split(".")[1]}


@settings(max_examples=200)
@given(drawn=wrong_cells("proactive"))
def test_wrong_cell_of_table_2_says_nothing_of_other_tables(
    drawn: tuple[Canonical, str, int, Canonical],
) -> None:
    """No sum holds in table 2, so that much can be changed there unseen."""
    _, _, _, wrong = drawn
    result = lint_bytes(write_json(wrong), "report.json")

    assert {found.code[:3] for found in result.diagnostics} <= {"GL2"}


@settings(max_examples=100)
@given(
    edition=editions,
    seed=seeds,
    number=st.integers(1, 10**6),
    suffix=st.sampled_from(sorted(WRITERS)),
)
def test_wrong_cell_is_found_in_every_form(
    edition: str, seed: int, number: int, suffix: str
) -> None:
    """What a file looks like makes no difference to what is said of it."""
    report = make_report(edition, seed)
    cells = [key for key in cells_of(report) if key.startswith("applications.")]
    key = cells[number % len(cells)]
    value = cells_of(report)[key]
    wrong = with_cell(report, key, value + number)
    (found,) = lint_bytes(write(suffix, wrong), f"report{suffix}").diagnostics

    assert (found.cell, found.expected) == (key, (str(value),))
