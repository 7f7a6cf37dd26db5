"""What people do wrong, told from what stands there and what should."""

import pytest

from govlint.locate.finding import Kind
from govlint.locate.grid import Grid, lay_out
from govlint.locate.mistakes import distance, explain, slip
from tests.support.systems import FORM, REPORT, changed, system_of


@pytest.mark.parametrize(
    ("printed", "right", "kind", "cost"),
    [
        (85, 58, "transposed", 1.0),
        (12, 17, "digit", 1.0),
        (23, 213, "missing-digit", 1.0),
        (2213, 213, "extra-digit", 1.0),
        (-58, 58, "sign", 1.0),
        (580, 58, "factor", 1.0),
        (5, 50_000, "factor", 1.0),
        (0, 7, "left-zero", 1.0),
        (0, 58, "left-zero", 1.3),
        (7, 0, "surplus", 1.0),
        (58, 0, "surplus", 1.3),
        (12, 57, "value", 1.4),
        (1, 98_765_432, "value", 2.2),
    ],
)
def test_slip(printed: int, right: int, kind: Kind, cost: float) -> None:
    """The more of a figure is different, the less likely it is a slip; up to a limit."""
    assert slip(printed, right)[0] == kind
    assert slip(printed, right)[1] == pytest.approx(cost)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("58", "85", 1), ("123", "132", 1), ("12", "123", 1), ("", "12", 2), ("1234", "4321", 3)],
)
def test_distance(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == distance(other, one) == edits


def kinds(wrong: dict[str, int | str], right: dict[str, int]) -> list[tuple[Kind, set[str]]]:
    """Return the kinds of mistakes that make wrong figures of right ones, with their cells."""
    report = changed(**{key.replace(".", "__"): value for key, value in wrong.items()})
    system = system_of(report)
    grid: Grid = lay_out(system, report, FORM)
    numbers = system.structure.numbers
    values = {numbers[f"applications.{key}"]: value for key, value in right.items()}
    return [
        (
            mistake.kind,
            {system.structure.keys[cell].partition(".")[2] for cell, _ in mistake.values},
        )
        for mistake in explain(values, grid)
    ]


ROW = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        pytest.param(
            {"granted.natural_person": 1, "granted.business": 21},
            {"granted.natural_person": 21, "granted.business": 1},
            "swapped",
            id="neighbours in a row",
        ),
        pytest.param(
            {"granted.natural_person": 9, "partly_granted.natural_person": 21},
            {"granted.natural_person": 21, "partly_granted.natural_person": 9},
            "swapped",
            id="neighbours in a column",
        ),
        pytest.param(
            {"granted.natural_person": 42, "granted.research": 0},
            {"granted.natural_person": 21, "granted.research": 21},
            "moved",
            id="21 counted in another column",
        ),
        pytest.param(
            {"granted.natural_person": 2, "granted.business": 15},
            {"granted.natural_person": 215, "granted.business": 7},
            "split",
            id="215 as 2 and 15",
        ),
        pytest.param(
            {"granted.natural_person": 0, "granted.business": 21, "granted.research": 4},
            {"granted.natural_person": 21, "granted.business": 4, "granted.research": 0},
            "shifted",
            id="shifted to the right",
        ),
        pytest.param(
            {"granted.natural_person": 4, "granted.business": 7, "granted.research": 0},
            {"granted.natural_person": 21, "granted.business": 4, "granted.research": 7},
            "shifted",
            id="shifted to the left",
        ),
        pytest.param(
            {},
            {"refused_process.natural_person": 3, "refused_process.total": 3},
            "line-zero",
            id="a row of zeros",
        ),
        pytest.param(
            {},
            {"granted.total": 23, "results_total.total": 61, "new_received.total": 62},
            "sums",
            id="sums of a column one too low",
        ),
        pytest.param(
            {},
            {"granted.natural_person": 12, "granted.total": 13},
            "carried",
            id="12 for 21 and the sum with it",
        ),
        pytest.param(
            {},
            {"granted.natural_person": 58, "granted.business": 90, "granted.total": 148},
            "line",
            id="several cells of a row",
        ),
    ],
)
def test_one_mistake_in_several_cells(
    wrong: dict[str, int | str], right: dict[str, int], kind: Kind
) -> None:
    """It is one, whatever it spoils."""
    assert kinds(wrong, right) == [(kind, set(right))]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param({}, {"granted.natural_person": 12, "refused_process.business": 3}, id="apart"),
        pytest.param({}, {"granted.natural_person": 12, "granted.business": 3}, id="of one row"),
        pytest.param(
            {"granted.natural_person": 1, "granted.business": 7, "granted.research": 21},
            {"granted.natural_person": 21, "granted.research": 1},
            id="exchanged, and no neighbours",
        ),
        pytest.param(
            {"granted.natural_person": 2, "partly_granted.natural_person": 15},
            {"granted.natural_person": 215, "partly_granted.natural_person": 7},
            id="split over two rows, which nobody does",
        ),
        pytest.param(
            {},
            {"granted.natural_person": 22, "refused_process.total": 1},
            id="a sum of another row",
        ),
    ],
)
def test_mistakes_of_their_own(wrong: dict[str, int | str], right: dict[str, int]) -> None:
    assert sorted(cells for _, cells in kinds(wrong, right)) == sorted([{key} for key in right])


def test_swap_beside_a_slip() -> None:
    found = kinds(
        {"granted.natural_person": 1, "granted.business": 21, "carried_in.research": 8},
        {"granted.natural_person": 21, "granted.business": 1, "carried_in.research": 0},
    )

    assert [kind for kind, _ in found] == ["surplus", "swapped"]


def test_many_cells_of_no_line_are_slips() -> None:
    """More than four cells are one mistake or none; they are not grouped in every way."""
    right = {f"{row}.natural_person": 77 for row in ("granted", "carried_in", "results_total")}
    right |= {f"{row}.business": 77 for row in ("partly_granted", "carried_out")}

    assert {kind for kind, _ in kinds({}, right)} == {"value", "left-zero"}
    assert len(kinds({}, right)) == 5


def test_shifted_row_is_one_mistake() -> None:
    row = dict(zip(ROW, (0, 21, 5, 4, 3, 2), strict=True))
    right = dict(zip(ROW, (21, 5, 4, 3, 2, 0), strict=True))
    found = kinds(
        {f"granted.{key}": value for key, value in row.items()},
        {f"granted.{key}": value for key, value in right.items()},
    )

    assert [kind for kind, _ in found] == ["shifted"]


def test_blank_is_no_mistake() -> None:
    """Nor is it part of one, alone or beside others."""
    found = kinds(
        {"granted.natural_person": "", "granted.total": "", "carried_in.research": 8},
        {"granted.natural_person": 21, "granted.total": 22, "carried_in.research": 0},
    )

    assert [kind for kind, _ in found] == ["surplus", "blank", "blank"]


def test_doubtful_cell_is_suspected_sooner() -> None:
    """A cell whose column has no readable heading takes less to be wrong."""
    key = "applications.granted.natural_person"
    table = REPORT.tables["applications"]
    cell = table.cells[key]._replace(confidence="medium")
    tables = {**REPORT.tables, "applications": table._replace(cells={**table.cells, key: cell})}
    system = system_of(REPORT)
    costs = [
        explain({system.structure.numbers[key]: 12}, lay_out(system, report, FORM))[0].cost
        for report in (REPORT, REPORT._replace(tables=tables))
    ]

    assert costs == [pytest.approx(1.0), pytest.approx(0.8)]
