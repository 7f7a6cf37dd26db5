"""What holds for every rule: a code, a name, a basis, and a documentation in both languages."""

import re

import pytest

from govlint.form import EDITIONS
from govlint.registry import load_rules
from govlint.rule import Rule

RULES = load_rules()

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each_rule
def test_code_and_name(rule: Rule) -> None:
    """``GL``, family and two digits; the name is the wrong thing in kebab-case."""
    assert re.fullmatch(r"GL[0-8]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", rule.name)
    assert not re.match(r"(check|must|no|should|require|valid)-", rule.name)


@each_rule
def test_function_has_the_name_of_its_rule(rule: Rule) -> None:
    """A newcomer who knows the name finds the function, or the file it is declared in."""
    if rule.bind is None:
        assert rule.origin.endswith(f".{rule.name.replace('-', '_')}")
    else:
        assert rule.origin == "rules/identities.yaml"


@each_rule
def test_basis(rule: Rule) -> None:
    """It cites an article or a document with its number, or says that it is practice or follows."""
    assert re.search(r"第.+条|〔\d{4}〕\d+号|栏目|惯例|通行|不涉及法规", rule.basis.zh)
    assert rule.basis.en


@each_rule
def test_documentation(rule: Rule) -> None:
    """Each part is there in both languages; the Chinese one is Chinese, the English one not."""
    for part in rule.documentation:
        assert re.search(r"[一-鿿]", part.zh)
        assert re.search(r"[a-z]{3}", part.en)
        assert "  " not in part.zh + part.en
        assert part.zh.endswith(("。", "；", "）"))


@each_rule
def test_editions_exist(rule: Rule) -> None:
    assert set(rule.editions) <= set(EDITIONS)


def test_names_are_different() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
