"""Figures that run together: which ways to cut them there are, and which of them is certain."""

import pytest

from govlint.engine import identities
from govlint.equation import Equation
from govlint.form import load_form
from govlint.recognise.cutting import Cut, Run, cut

FORM = load_form("2021").tables["applications"]
SUMS = identities(FORM)


def run(row: str, digits: str, gaps: frozenset[int] = frozenset()) -> Run:
    cells = tuple(key for key, cell in FORM.cells.items() if cell.row == row)
    return Run(digits, cells, gaps)


def figures(found: Cut, row: str) -> list[str | None]:
    """Return what is certain of a row; None for a cell that stays in doubt."""
    known = {**found.alone, **found.by_sums}
    return [known.get(key) for key in run(row, "").cells]


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("640020470", ["64", "0", "0", "2", "0", "4", "70"]),
        ("0000000", ["0"] * 7),
        ("15130000154", ["151", "3", "0", "0", "0", "0", "154"]),
        ("270020130", [None, None, "0", None, None, "1", "30"]),
        ("583000071", [None] * 7),  # no way to cut it adds up
        ("100000", [None] * 7),  # a cell is missing
    ],
)
def test_one_row(digits: str, expected: list[str | None]) -> None:
    """The sum of the row chooses; what all ways have in common is certain."""
    assert figures(cut([run("granted", digits)], {}, SUMS), "granted") == expected


def test_columns_choose_between_ways_of_a_row() -> None:
    """27, 0, 0, 2, 0, 1 and 2, 7, 0, 0, 20, 1 are both 30; the other rows tell which it is."""
    others = [row for row in FORM.rows if row not in {"new_received", "granted", "results_total"}]
    rows = [run(row, "0000000") for row in others]
    rows += [run("granted", "270020130"), run("results_total", "270020130")]
    known = dict(zip(run("new_received", "").cells, (27, 0, 0, 2, 0, 1, 30), strict=True))
    found = cut(rows, known, SUMS)

    assert figures(found, "granted") == ["27", "0", "0", "2", "0", "1", "30"]


def test_gap_ends_a_figure() -> None:
    """A blank that is printed between two digits is never inside a figure."""
    assert figures(cut([run("granted", "270020130", frozenset({5}))], {}, SUMS), "granted") == [
        "27", "0", "0", "2", "0", "1", "30",
    ]  # fmt: skip


def test_mistake_leaves_only_what_needs_no_sums() -> None:
    """When the sums of the table contradict each other they choose nothing any more."""
    total = dict(zip(run("results_total", "").cells, (9, 0, 0, 0, 0, 0, 9), strict=True))
    details = [row for row in FORM.rows if row not in {"new_received", "carried_in", "carried_out"}]
    rows = [run(row, "0000000") for row in details if row not in {"granted", "results_total"}]
    found = cut([run("granted", "640020470"), *rows], total, SUMS)

    assert figures(found, "granted") == [None] * 7
    assert figures(found, rows[0].cells[0].split(".")[1]) == ["0"] * 7


def test_too_many_ways_are_not_tried() -> None:
    """A run of very many digits stays in doubt, in bounded time, and so do rows it decides."""
    equations: list[Equation] = []
    found = cut([run("granted", "1" * 100), run("results_total", "640020470")], {}, SUMS)

    assert figures(found, "granted") == [None] * 7
    assert figures(found, "results_total")[0] == "64"
    assert figures(cut([run("granted", "1" * 60)], {}, equations), "granted") == [None] * 7
