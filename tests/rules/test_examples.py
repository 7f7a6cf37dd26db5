"""What `govlint explain` and the pages of rules show, wrong and right, is so."""

import pytest

from govlint.registry import load_rules
from govlint.rule_page import load_examples, write_page
from tests.support.rule_examples import correction, example_fixture
from tests.support.rules import make_rule

RULES = {rule.code: rule for rule in load_rules()}


@pytest.mark.parametrize("code", RULES)
def test_corrected_example_is_right(code: str) -> None:
    """The rule says nothing of it any more."""
    fixture = example_fixture(code)
    assert fixture is not None
    right = correction(fixture)
    said = right.lint().diagnostics if right else ()

    assert code not in {found.code for found in said}


def test_example_is_a_table_with_the_wrong_cell_marked() -> None:
    shown = write_page(RULES["GL301"], "zh").splitlines()
    example = shown[shown.index("  错：") : shown.index("  对：")]

    assert [line.split()[-1] for line in example[2:]] == ["58", "2", ">85", "2"]
    assert "  govlint 说：表三「（七）总计」行 ×「自然人」列：填 85，应为 58" in shown


def test_example_of_prose_is_the_sentence() -> None:
    shown = write_page(RULES["GL501"], "en").splitlines()
    wrong, right = (shown[shown.index(f"  {head}:") + 1].strip() for head in ("Wrong", "Right"))

    assert "66件" in wrong
    assert right == wrong.replace("66件", "61件")
    assert any(line.startswith("  govlint says: “2024年") for line in shown)


def test_rule_of_a_plugin_is_explained_in_words() -> None:
    rule = make_rule()

    assert rule.code not in load_examples()
    assert "示例：x\n处理：x\n" in write_page(rule, "zh")
