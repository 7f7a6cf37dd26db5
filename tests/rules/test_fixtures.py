"""Every rule fires on reports that are wrong, says only that, and is silent on right ones."""

import re

import pytest

from govlint.registry import load_rules
from govlint.rule import Rule
from govlint.settings import Settings
from tests.support.fixtures import Fixture, load_all

FIXTURES = load_all()

each_fixture = pytest.mark.parametrize(
    "fixture", FIXTURES, ids=lambda fixture: f"{fixture.code}/{fixture.name}"
)


@each_fixture
def test_fixture(fixture: Fixture) -> None:
    """A file ``fires-*`` gives its code; nothing gives a code that the file does not allow."""
    result = fixture.lint()
    codes = {found.code for found in result.diagnostics}

    assert result.failure is None
    assert codes - fixture.allow == ({fixture.code} if fixture.fires else set())


@each_fixture
def test_messages_are_whole(fixture: Fixture) -> None:
    """A message names a place, has no template left over, and its English only quotes Chinese."""
    for found in fixture.lint().diagnostics:
        quoted = re.sub(r"“[^”]*”|「[^」]*」|[…×]", "", found.message.en)

        assert all((*found.message, *found.place))
        assert "{" not in found.message.zh + found.message.en
        assert quoted.isascii()


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_rule_has_two_of_both_kinds(rule: Rule) -> None:
    """And each says why it is what it is."""
    own = [fixture for fixture in FIXTURES if fixture.code == rule.code]

    assert sum(fixture.fires for fixture in own) >= 2
    assert sum(not fixture.fires for fixture in own) >= 2
    assert [fixture.name for fixture in own if not fixture.why] == []


def test_folders_are_rules() -> None:
    assert {fixture.code for fixture in FIXTURES} == {rule.code for rule in load_rules()}


@pytest.mark.parametrize(
    "fixture", [f for f in FIXTURES if f.fires], ids=lambda f: f.path.parent.name
)
def test_ignored_rule_is_silent(fixture: Fixture) -> None:
    result = fixture.lint(Settings(ignore=(fixture.code,)))

    assert fixture.code not in {found.code for found in result.diagnostics}
