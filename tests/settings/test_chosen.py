"""Which rules run."""

import pytest

from govlint.errors import SettingsError
from govlint.registry import load_rules
from govlint.settings import Settings, chosen, nearest_code

RULES = load_rules()


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), {rule.code for rule in RULES}),
        (("GL3",), (), {"GL301", "GL302", "GL303"}),
        (("GL3", "GL401"), (), {"GL301", "GL302", "GL303", "GL401"}),
        (("GL3",), ("GL302",), {"GL301", "GL303"}),
        ((), ("GL",), set()),
    ],
)
def test_chosen(select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]) -> None:
    """Beginnings of codes; what is ignored wins."""
    found = chosen(RULES, Settings(select=select, ignore=ignore))

    assert {rule.code for rule in found} == expected


@pytest.mark.parametrize("code", ["GL9", "gl301", "XY", ""])
def test_unknown_code(code: str) -> None:
    with pytest.raises(SettingsError, match="unknown-code"):
        chosen(RULES, Settings(ignore=(code,)))


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("GL3O1", "GL301"),
        ("gl401", "GL401"),
        ("missing-table", "GL002"),
    ],
)
def test_nearest(code: str, nearest: str) -> None:
    """Also when the name of a rule is given where its code belongs."""
    assert nearest_code(code, RULES) == nearest
