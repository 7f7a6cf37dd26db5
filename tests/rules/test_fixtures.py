"""Every rule fires on reports that are wrong, says only that, and is silent on right ones."""

import re
from collections.abc import Iterator

import pytest

from govlint.language import Text
from govlint.registry import load_rules
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.settings import Settings
from tests.support.english import is_english
from tests.support.fixtures import Fixture, fixture_files, load

FILES = fixture_files()


@pytest.fixture(scope="module", params=FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def fixture(request: pytest.FixtureRequest) -> Fixture:
    """Return each fixture; a module has it once, so that it is read and linted once."""
    return load(request.param)


@pytest.fixture(scope="module")
def result(fixture: Fixture) -> FileResult:
    return fixture.lint()


def test_fixture(fixture: Fixture, result: FileResult) -> None:
    """A file ``fires-*`` gives its code; nothing gives a code that the file does not allow."""
    codes = {found.code for found in result.diagnostics}

    assert result.failure is None
    assert codes - fixture.allow == ({fixture.code} if fixture.fires else set())


def test_messages_are_whole(result: FileResult) -> None:
    """A message names a place, has no template left over, and its English only quotes Chinese."""
    for found in result.diagnostics:
        quoted = re.sub(r"“[^”]*”|「[^」]*」|[…×]", "", found.message.en)

        assert all((*found.message, *found.place))
        assert "{" not in found.message.zh + found.message.en
        assert quoted.isascii()


def test_english_only_quotes_chinese(result: FileResult) -> None:
    """Also in places, reasons, equations, candidates, and what was not evaluated."""
    assert [text.en for text in said(result) if not is_english(text.en)] == []


def said(result: FileResult) -> Iterator[Text]:
    """Yield all that is said of a file."""
    for found in result.diagnostics:
        yield from (found.message, found.place, *found.reasons)
        yield from (candidate.why for candidate in found.candidates)
        yield from (equation.text for equation in found.equations)
    yield from result.skipped.values()


each_rule = pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)


@each_rule
def test_rule_has_two_of_both_kinds(rule: Rule) -> None:
    """And each says why it is what it is."""
    own = [load(path) for path in FILES if path.parent.name == rule.code]

    assert sum(fixture.fires for fixture in own) >= 2
    assert sum(not fixture.fires for fixture in own) >= 2
    assert [fixture.path.name for fixture in own if not fixture.why] == []


def test_folders_are_rules() -> None:
    assert {path.parent.name for path in FILES} == {rule.code for rule in load_rules()}


@each_rule
def test_ignored_rule_is_silent(rule: Rule) -> None:
    """On the first report that it fires on otherwise."""
    firing = next(path for path in FILES if path.match(f"{rule.code}/fires-*"))
    result = load(firing).lint(Settings(ignore=(rule.code,)))

    assert rule.code not in {found.code for found in result.diagnostics}
