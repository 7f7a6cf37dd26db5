"""Years, dates and names: every kind of slip is found, and what correct reports say is believed."""

import pytest

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from govlint.settings import Settings
from tests.support.slips import SLIPS, lawful, slip

FAMILIES = ("GL11", "GL12")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("code", "make"), SLIPS, ids=[make.__name__ for _, make in SLIPS])
def test_slip_is_found(edition: str, code: str, make: object) -> None:
    """A slip of each kind gives its code, whatever else the report says."""
    maker = next(one for _, one in SLIPS if one is make)
    for seed in range(12):
        name, data = slip(edition, seed, maker)
        found = {one.code for one in lint_bytes(data, name, Settings(select=FAMILIES)).diagnostics}

        assert code in found, seed


@pytest.mark.parametrize("edition", EDITIONS)
def test_lawful_report_raises_no_alarm(edition: str) -> None:
    """Neither error nor warning: comparisons, plans, documents, other organs, superiors."""
    said = []
    for seed in range(60):
        name, data = lawful(edition, seed)
        result = lint_bytes(data, name, Settings(select=FAMILIES))
        said += [one.message.zh for one in result.diagnostics if one.severity != "note"]

    assert said == []
