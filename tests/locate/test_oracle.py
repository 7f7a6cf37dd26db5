"""The search finds as many smallest sets as an exhaustive solver does."""

import pytest

from govlint.form import EDITIONS
from tests.support.oracle import MAX_CELLS, compare


@pytest.mark.oracle
@pytest.mark.parametrize("edition", EDITIONS)
def test_as_many_sets_as_the_solver_finds(edition: str) -> None:
    """``python -m tests.bench.localise`` compares five hundred."""
    pytest.importorskip("ortools", reason="the extra “oracle” is not installed")
    found = list(compare(edition, 36))

    assert [case for case in found if not case.agrees] == []
    assert {case.size for case in found} >= set(range(1, MAX_CELLS + 1))
