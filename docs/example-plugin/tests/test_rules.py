"""Each rule fires on its ``fires-*`` and is silent on its ``clean-*``."""

from pathlib import Path

import pytest

from govlint.rule import Options
from govlint.testing import (
    assert_clean,
    assert_fires,
    assert_fixture,
    fixtures,
    load_rules_in,
    make_report,
)

HERE = Path(__file__).parent
RULES = load_rules_in(HERE.parent / "govlint_example")


@pytest.mark.parametrize(
    ("code", "path"),
    [(code, path) for code in RULES for path in fixtures(HERE / "fixtures" / code)],
    ids=lambda value: getattr(value, "name", value),
)
def test_fixture(code: str, path: Path) -> None:
    assert_fixture(RULES[code], path)


def test_deadline_is_a_setting() -> None:
    rule = RULES["EX001"].configured(Options(deadlines={"department": (1, 15)}))

    assert_clean(RULES["EX001"], make_report())
    assert_fires(rule, make_report())
