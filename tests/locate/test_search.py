"""The exact search: all smallest sets, whatever stands in the cells."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.locate import search
from govlint.locate.search import fill, smallest, solve
from tests.support.mistakes import figures_of, with_figures
from tests.support.systems import REPORT, changed, keys, system_of

FIGURES = figures_of(REPORT)
TOGETHER = [
    number
    for number, equation in enumerate(system_of(REPORT).equations)
    if equation.table == "applications"
]
TABLE_3 = [key for key in FIGURES if key.startswith("applications")]


def test_one_wrong_cell_is_the_only_smallest_set() -> None:
    system = system_of(changed(granted__natural_person=12))
    found = smallest(system, system.violated())

    assert keys(system, found.sets) == [{"granted.natural_person": 9}]
    assert found.is_complete


def test_all_smallest_sets_are_found() -> None:
    """One request more in some row of outcomes: every row can have it."""
    system = system_of(changed(granted__natural_person=20, granted__total=21))
    found = smallest(system, system.violated())

    assert len(found.sets) == 21
    assert {"granted.natural_person": 1, "granted.total": 1} in keys(system, found.sets)
    assert all(len(changes) == 2 for changes in found.sets)


def test_no_cell_becomes_negative() -> None:
    """Six too many can be taken only from rows that have six."""
    system = system_of(changed(not_handled_repeat__natural_person=6, not_handled_repeat__total=6))
    found = smallest(system, system.violated())
    rows = {key.split(".")[0] for changes in keys(system, found.sets) for key in changes}

    assert rows == {"granted", "partly_granted", "unavailable_not_held", "not_handled_repeat"}


def test_frozen_cells_stay() -> None:
    """A cell that is known to be right is in no set, and what is left is."""
    report = changed(granted__natural_person=20, granted__total=21)
    frozen = [key for key in TABLE_3 if key.split(".")[1] not in {"granted", "refused_process"}]
    system = system_of(report, frozen)
    found = smallest(system, system.violated())

    assert keys(system, found.sets) == [
        {"granted.natural_person": 1, "granted.total": 1},
        {"refused_process.natural_person": 1, "refused_process.total": 1},
    ]


def test_figures_of_twelve_digits_are_exact() -> None:
    big = 10**12
    right = {
        f"applications.{row}.{column}": FIGURES[f"applications.{row}.{column}"] + big
        for row in ("new_received", "results_total", "granted")
        for column in ("natural_person", "total")
    }
    report = with_figures(REPORT, {**right, "applications.granted.total": big + 23})
    system = system_of(report)

    assert keys(system, smallest(system, system.violated()).sets) == [{"granted.total": -1}]


def test_money_is_exact() -> None:
    """Figures are counted in units of the smallest decimal place; counts stay whole all the same."""
    table = REPORT.tables["applications"]
    key = "applications.granted.natural_person"
    cell = table.cells[key]._replace(value=Decimal("20.75"))
    tables = {**REPORT.tables, "applications": table._replace(cells={**table.cells, key: cell})}
    system = system_of(REPORT._replace(tables=tables))
    found = smallest(system, system.violated())

    assert system.scale == 100
    assert keys(system, found.sets) == [{"granted.natural_person": 25}]
    assert not system.allows(0, 50)
    assert system.to_decimal(25) == Decimal("0.25")


def test_too_many_steps_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found until then is not handed out: it may not be all."""
    system = system_of(changed(granted__natural_person=20, granted__total=21))
    monkeypatch.setattr(search, "MAX_NODES", 20)

    assert smallest(system, system.violated()) == search.Optima((), is_complete=False)


def test_larger_sets_than_asked_for_are_not_searched() -> None:
    system = system_of(changed(granted__natural_person=20, granted__total=21))

    assert smallest(system, system.violated(), 1).sets == ()


@pytest.mark.parametrize(
    ("cells", "changes"),
    [
        pytest.param({"granted.natural_person"}, {"granted.natural_person": 9}, id="the one"),
        pytest.param({"granted.business"}, None, id="another"),
        pytest.param({"granted.natural_person", "refused_process.research"}, None, id="one stays"),
        pytest.param(
            {
                f"{row}.{column}"
                for row in ("granted", "refused_process")
                for column in ("natural_person", "total")
            },
            None,
            id="a square of cells depends on itself",
        ),
    ],
)
def test_solve(cells: set[str], changes: dict[str, int] | None) -> None:
    """It changes exactly the cells that it is given, in the only way that there is."""
    system = system_of(changed(granted__natural_person=12))
    found = solve(system, [system.structure.numbers[f"applications.{key}"] for key in cells])

    assert (keys(system, [found])[0] if found else None) == changes


def test_solve_without_an_equation_of_one_cell() -> None:
    """The sum of outcomes stands in both equations of its column, so that no equation goes first."""
    report = changed(results_total__natural_person=60, granted__natural_person=23)
    system = system_of(report)
    cells = ["results_total.natural_person", "granted.natural_person", "results_total.total"]
    numbers = [system.structure.numbers[f"applications.{key}"] for key in cells]

    assert solve(system, numbers) is None
    assert keys(system, [solve(system, numbers[:2]) or {}]) == [
        {"granted.natural_person": -2, "results_total.natural_person": -2}
    ]


def test_blank_can_only_be_one_figure() -> None:
    system = system_of(changed(partly_granted__natural_person=""))
    found = fill(system, system.violated(), TOGETHER)

    assert keys(system, found.sets) == [{"partly_granted.natural_person": 9}]


def test_blanks_cannot_take_away() -> None:
    """A blank in a column that has too much already explains nothing."""
    system = system_of(changed(refused_process__natural_person="", granted__natural_person=22))

    assert fill(system, system.violated(), TOGETHER) == search.Optima((), is_complete=True)
    assert keys(system, smallest(system, system.violated()).sets) == [
        {"granted.natural_person": -1}
    ]


def test_blank_that_no_figure_fits() -> None:
    """Its row asks for 9 and its column for 10: then a figure is wrong."""
    system = system_of(changed(partly_granted__natural_person="", granted__natural_person=20))

    assert fill(system, system.violated(), TOGETHER) == search.Optima((), is_complete=True)
    assert keys(system, smallest(system, system.violated()).sets) == [
        {"partly_granted.natural_person": 9, "granted.natural_person": 1}
    ]


def test_blank_that_would_hide_a_mistake() -> None:
    """A figure and a blank would do, and so would two figures: both are found."""
    system = system_of(
        changed(
            partly_granted__natural_person=8,
            partly_granted__business="",
            unavailable_not_held__business=0,
        )
    )

    assert keys(system, smallest(system, system.violated()).sets) == [
        {"unavailable_not_held.natural_person": 1, "partly_granted.business": 1},
        {"partly_granted.natural_person": 1, "unavailable_not_held.business": 1},
    ]


def test_blanks_that_may_hold_several_things() -> None:
    """Nothing is claimed of four blanks in two rows and two columns."""
    system = system_of(
        changed(
            granted__natural_person="",
            granted__total="",
            partly_granted__natural_person="",
            partly_granted__total="",
        )
    )

    assert fill(system, system.violated(), TOGETHER) == search.Optima((), is_complete=False)


def test_blanks_of_other_equations_are_left_alone() -> None:
    """That those of table 4 fit no figure says nothing of table 3."""
    report = with_figures(
        changed(granted__total=""),
        {"review_litigation.review.upheld": "", "review_litigation.review.total": 1},
    )
    system = system_of(report)
    violated = [number for number in system.violated() if number in TOGETHER]

    assert keys(system, fill(system, violated, TOGETHER).sets) == [{"granted.total": 22}]


def test_one_of_several_blanks() -> None:
    """Where one blank does, all that do are found."""
    frozen = [key for key in TABLE_3 if ".total" not in key]
    system = system_of(
        changed(
            granted__total="",
            partly_granted__total="/",
            results_total__total="",
            new_received__total="",
        ),
        frozen,
    )

    assert keys(system, fill(system, system.violated(), TOGETHER).sets) == [
        {
            "new_received.total": 61,
            "granted.total": 22,
            "partly_granted.total": 9,
            "results_total.total": 60,
        }
    ]


@settings(max_examples=100)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 3))
def test_smallest_sets_are_right_and_no_larger_than_the_truth(seed: int, count: int) -> None:
    """With each of them everything holds, and the truth is one of them or larger."""
    chance = random.Random(seed)
    wrong = {key: chance.randint(0, 99) for key in chance.sample(TABLE_3, count)}
    truth = {key: FIGURES[key] - value for key, value in wrong.items() if value != FIGURES[key]}
    system = system_of(with_figures(REPORT, wrong))
    if not (violated := system.violated()):
        return
    found = smallest(system, violated)
    sets = [
        {system.structure.keys[cell]: more for cell, more in changes.items()}
        for changes in found.sets
    ]

    assert all(len(changes) <= len(truth) for changes in sets)
    assert truth in sets or all(len(changes) < len(truth) for changes in sets)
    for changes in sets:
        figures = figures_of(with_figures(REPORT, wrong))
        mended = with_figures(
            REPORT, {**wrong, **{key: figures[key] + more for key, more in changes.items()}}
        )
        assert system_of(mended).violated() == []
