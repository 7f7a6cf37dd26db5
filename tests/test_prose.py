"""Numbers told in prose: what correct reports say is believed, and every kind of mistake found."""

import pytest

from govlint.engine import FileResult, lint_bytes
from govlint.form import EDITIONS
from tests.support.prose import STATEMENTS, make_told_report
from tests.support.reports import Canonical
from tests.support.writers import write

SUFFIXES = (".json", ".docx", ".html", ".txt")
PROSE = "GL5"


def lint(report: Canonical, suffix: str) -> FileResult:
    return lint_bytes(write(suffix, report), f"report{suffix}")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(25))
def test_correct_prose_raises_no_alarm(edition: str, seed: int) -> None:
    """Neither error nor warning, in any phrasing, whatever other numbers stand around it."""
    report, _ = make_told_report(edition, seed)
    result = lint(report, SUFFIXES[seed % len(SUFFIXES)])
    said = [
        found.message.zh
        for found in result.diagnostics
        if found.code.startswith(PROSE) and found.severity != "note"
    ]

    assert said == []


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.__name__)
def test_mistake_is_found(edition: str, statement: object) -> None:
    """A statement of each kind told wrong gives its code, among others that are right."""
    maker = next(maker for maker in STATEMENTS if maker is statement)
    tried = 0
    for seed in range(100, 112):
        report, code = make_told_report(edition, seed, maker)
        if code is None:
            continue  # the statement says nothing in this edition, or of these figures
        tried += 1
        result = lint(report, SUFFIXES[seed % len(SUFFIXES)])

        assert code in {found.code for found in result.diagnostics}, seed
    assert tried or edition == "2019"
