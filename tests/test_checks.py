"""The list of what can be checked: nothing of the catalogue is left out, and no rule made up."""

import re
from pathlib import Path

import pytest

from govlint.registry import load_rules
from tests.support.shared import CATALOGUE, needs_catalogue

PAGE = (Path(__file__).parents[1] / "docs" / "checks.md").read_text("utf-8")
ROWS = {
    name: answer.strip()
    for name, answer in re.findall(r"^\| ([a-z]\w*-[\w-]+) \|[^|]+\|([^|]+)\|$", PAGE, re.MULTILINE)
}
"""What is said of each row: rules, or why there is none."""
SECTIONS = range(1, 12)


def test_every_code_exists() -> None:
    named = set(re.findall(r"GL\d{3}", PAGE))

    assert named <= {rule.code for rule in load_rules()}


@pytest.mark.parametrize("name", ROWS)
def test_row_has_a_rule_or_a_reason(name: str) -> None:
    answer = ROWS[name]

    assert re.match(r"GL\d{3}", answer) or len(answer) > 10


@pytest.mark.corpus
@needs_catalogue
def test_every_row_of_the_catalogue_is_there() -> None:
    text = CATALOGUE.read_text("utf-8")
    sections = re.findall(r"^## (\d+)\. .+?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    names = {
        name
        for number, section in sections
        if int(number) in SECTIONS
        for cell in re.findall(r"^\|([^|]+)\|", section, re.MULTILINE)
        for name in re.findall(r"\b[a-z]\d?-[a-z][a-z0-9-]*", cell)
    }

    assert len(names) > 100
    assert names == ROWS.keys()
