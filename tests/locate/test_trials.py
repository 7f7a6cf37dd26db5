"""A sample of `tests.bench.localise`: mistakes of all kinds, and what must become of them."""

import random
from functools import cache

import pytest

from tests.bench.localise import BARS, EDITIONS, FALSE, shares
from tests.support.mistakes import KINDS, figures_of, with_figures
from tests.support.systems import located
from tests.support.trials import Trial, reports, run

pytestmark = pytest.mark.no_cover

TABLES = 8
TABLE_4 = "table 4: one digit"
SLACK = 6
"""Percent by which a small sample may fall below a bar that is not 100."""


@cache
def trials() -> list[Trial]:
    """Make every kind of mistake in some reports of both editions."""
    chance = random.Random(7)
    return [
        trial
        for edition in EDITIONS
        for scale in (15, 300, 8_000)
        for report in reports(edition, scale, TABLES)
        for kind in KINDS
        if (trial := run(kind, report, chance))
    ]


@cache
def told() -> list[Trial]:
    """Make mistakes that arithmetic alone cannot place, with prose that tells some of the totals."""
    chance = random.Random(7)
    return [
        trial
        for edition in EDITIONS
        for scale in (15, 300)
        for report in reports(edition, scale, 4 * TABLES)
        for kind in (TABLE_4, "slip carried into the sum", "outcome row left 0")
        if (trial := run(kind, report, chance, has_prose=True))
    ]


@pytest.mark.parametrize("kind", BARS)
def test_bar(kind: str) -> None:
    """``python -m tests.bench.localise`` holds a thousand reports of each scale to it."""
    own = [trial for trial in trials() if trial.kind == kind]
    found = shares(own)

    assert len(own) > TABLES
    for measure, bar in BARS[kind]:
        assert found[measure] >= (bar if bar >= 99 else bar - SLACK), measure


def test_nothing_false_is_certain() -> None:
    false = [trial.kind for trial in trials() if trial.is_falsely_certain]

    assert len(false) / len(trials()) < FALSE / 100


def test_prose_names_what_arithmetic_cannot() -> None:
    """One equation names no cell of table 4; with the number told in a sentence most are named."""
    own = [trial for trial in told() if trial.kind == TABLE_4]
    false = [trial for trial in told() if trial.is_falsely_certain]

    assert sum(trial.is_named for trial in own) > len(own) / 2
    assert len(false) / len(told()) < 2 * FALSE / 100


@pytest.mark.parametrize("kind", ["forgotten outcome", "table 4: one digit"])
def test_what_cannot_be_decided_is_not(kind: str) -> None:
    """The truth is listed, and hardly ever is a cell named: only where no other can be wrong."""
    own = [trial for trial in trials() if trial.kind == kind]

    assert all(trial.is_listed for trial in own)
    assert not any(trial.is_falsely_certain for trial in own)
    assert sum(trial.is_named for trial in own) < len(own) / 10


@pytest.mark.parametrize("edition", EDITIONS)
def test_blanks_and_fillers_are_never_an_arithmetic_error(edition: str) -> None:
    """Whatever cells of a right report are blank or hold a filler: at most a blank is spoken of.

    And what is said with certainty to be left out of a blank was there.
    """
    chance = random.Random(edition)
    for report in reports(edition, 60, 6):
        right = figures_of(report)
        keys = list(right)
        for share in (0.02, 0.2, 0.7):
            hidden = chance.sample(keys, int(len(keys) * share))
            zeros = [key for key in keys if right[key] == 0]
            for cells in (hidden, zeros):
                fillers = {key: chance.choice(["", "/", "无"]) for key in cells}
                found = located(with_figures(report, fillers)).findings

                assert {finding.subject for finding in found} <= {"blank", "blanks"}
                for finding in found:
                    if finding.certainty == "unique":
                        (change,) = finding.options[0].changes
                        assert change.cell in fillers
                        assert change.value == right[change.cell]
