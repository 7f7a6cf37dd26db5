"""Every rule finds what was seeded for it, in generated reports of every edition it is for."""

from itertools import islice

import pytest

from govlint.form import EDITIONS
from govlint.registry import load_rules
from tests.support.seeds import load_seeds
from tests.support.seeds.planting import Seed

pytestmark = pytest.mark.no_cover

RULES = {rule.code: rule for rule in load_rules()}
SEEDS = load_seeds()
REPORTS = 3
"""Reports of each edition that a seed is planted in."""
TRIES = 60
"""Reports that are looked at for that many with room for the mistake."""

each_seed = pytest.mark.parametrize(
    ("code", "edition", "seed"),
    [
        pytest.param(code, edition, seed, id=f"{code}-{edition}-{number}")
        for code, seeds in sorted(SEEDS.items())
        for edition in RULES[code].editions or EDITIONS
        for number, seed in enumerate(seeds)
    ],
)


def test_every_rule_has_a_seed() -> None:
    assert SEEDS.keys() == RULES.keys()


@each_seed
def test_seeded_mistake_is_found(code: str, edition: str, seed: Seed) -> None:
    planted = (result for number in range(TRIES) if (result := seed(edition, number)))
    results = list(islice(planted, REPORTS))

    assert len(results) == REPORTS
    for result in results:
        assert code in {found.code for found in result.diagnostics}
