"""Reports of consecutive years: those that go together raise no alarm, every break is found."""

import random

import pytest

from govlint.report import CellKey
from tests.support.years import (
    EDITIONS,
    FIGURES,
    Years,
    carried_in,
    lint_years,
    make_years,
)

pytestmark = pytest.mark.no_cover

FAMILY = "GL6"
each_pair = pytest.mark.parametrize(
    "pair", EDITIONS, ids=["2019 to 2020", "2020 to 2021", "2023 to 2024"]
)
Pair = tuple[str, str, int]


def codes(years: Years, suffix: str = ".json") -> dict[str, set[CellKey]]:
    """Return the codes of the family, each with the cells that it names."""
    found: dict[str, set[CellKey]] = {}
    for one in lint_years(years, suffix).diagnostics:
        if one.code.startswith(FAMILY):
            found.setdefault(one.code, set()).update(one.cells)
    return found


@each_pair
@pytest.mark.parametrize("seed", range(25))
def test_years_that_go_together_raise_no_alarm(pair: Pair, seed: int) -> None:
    """Whatever the figures; that a small agency's numbers leap is noted at most."""
    suffix = (".json", ".docx", ".html")[seed % 3] if seed < 6 else ".json"

    assert codes(make_years(*pair, seed), suffix).keys() <= {"GL606"}


@each_pair
@pytest.mark.parametrize("code", FIGURES)
def test_break_is_named_with_its_cell(pair: Pair, code: str) -> None:
    tried = 0
    for seed in range(10):
        broken = FIGURES[code](make_years(*pair, seed), random.Random(seed))
        if broken is None:
            continue  # a table of this edition has no such figure
        tried += 1
        found = codes(broken[0])

        assert any(broken[1] in found.get(one, ()) for one in code.split()), (seed, found)
    assert tried or pair[1] == "2021"


@each_pair
@pytest.mark.parametrize("seed", range(15))
def test_last_year_makes_a_wrong_cell_certain(pair: Pair, seed: int) -> None:
    """Sums alone name the cell mostly; with last year's figure it is the only one, and an error."""
    broken = carried_in(make_years(*pair, seed), random.Random(seed))
    assert broken is not None
    years, key = broken
    (found,) = (
        one for one in lint_years(years).diagnostics if one.code.startswith(("GL3", "GL601"))
    )
    right = years.last["tables"]["applications"]["carried_out"][key.rpartition(".")[2]]

    assert (found.severity, found.certainty) == ("error", "unique")
    assert (found.cell, found.expected) == (key, (str(right),))
    assert "GL601" in {equation.code for equation in found.equations}


@each_pair
def test_lawful_difference_moves_no_other_cell(pair: Pair) -> None:
    """A mistake elsewhere is named as if there were no last year; what differs is said beside it."""
    for seed in range(8):
        broken = FIGURES["GL601"](make_years(*pair, seed), random.Random(seed))
        assert broken is not None
        years, key = broken
        cell = years.now["tables"]["applications"]["granted"]
        cell["legal_service"] += 7
        found = {one.code: one for one in lint_years(years).diagnostics if one.severity != "note"}

        assert found["GL302"].cell == "applications.granted.legal_service"
        assert key in found["GL601"].cells


@pytest.mark.parametrize("pair", [pair for pair in EDITIONS if pair[0] == pair[1]])
def test_copied_report_is_found(pair: Pair) -> None:
    """Tables and prose of last year with this year's date."""
    for seed in range(5):
        years = make_years(*pair, seed)
        for name in ("proactive", "applications"):
            years.last["tables"][name] = years.now["tables"][name]
        for key, section in years.now["sections"].items():
            text = section["text"].replace(f"{pair[2]}年", f"{pair[2] - 1}年")
            years.last["sections"][key]["text"] = text
        found = codes(years)

        assert {"GL607", "GL608"} <= found.keys(), seed
