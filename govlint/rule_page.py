"""A rule in full: what it checks, why, by what law, with an example wrong and right."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

from govlint.excerpt import align
from govlint.language import Lang, Text
from govlint.registry import PACKAGE
from govlint.rule import Fix, Rule
from govlint.wording import SEVERITIES, say

EXAMPLES = "examples.json"
"""Made from the fixtures by `python -m tests.support.rule_reference`: a package has no fixtures."""

FIXES: dict[Fix | None, Text] = {
    None: Text("不能，由人改正", "no, a human has to mend it"),
    "safe": Text("能", "yes"),
    "known": Text(
        "已知的别称能改；没见过的写法要加 --unsafe",
        "known wordings; others with --unsafe",
    ),
    "fill-zero": Text(
        "只在 --fill-zero 时，且有合计能证明是 0", "with --fill-zero, where sums confirm the 0"
    ),
}
"""Whether `govlint fix` mends what a rule finds."""

Grid = Sequence[Sequence[str]]
"""Rows of texts, the first of them the header; or lines of text, each a row of one."""
Place = tuple[int, int]
"""Row and column of a grid, from 0."""


WORDS: tuple[Text, ...] = (
    Text("（缺）", "(missing)"),
    Text("（空）", "(blank)"),
    Text("标题：", "title: "),
    Text("年度：", "year: "),
    Text("机关：", "agency: "),
    Text("统计期限起：", "period from: "),
    Text("统计期限止：", "period to: "),
    Text("落款：", "signed by: "),
    Text("落款日期：", "signed on: "),
)
"""What govlint itself says in an excerpt; the rest is printed in the report."""


class Excerpt(NamedTuple):
    """A part of a report before and after the correction."""

    wrong: Grid
    right: Grid
    """Empty where nothing takes the place of what is wrong."""
    marked: Sequence[Place]
    """What is wrong, in `wrong`."""


class Example(NamedTuple):
    """A report on which a rule fires."""

    fixture: str
    """The file it is taken from."""
    excerpts: Sequence[Excerpt]
    """Empty where only words can tell what is wrong."""
    said: Text
    """What govlint says of it."""


@cache
def load_examples() -> Mapping[str, Example]:
    """Return the examples of the rules that are shipped, by code; plugins have theirs in words."""
    loaded = json.loads(get_data(PACKAGE, EXAMPLES) or b"{}")
    return {code: _example(entry) for code, entry in loaded.items()}


def _example(entry: Mapping[str, Any]) -> Example:
    excerpts = [
        Excerpt(one["wrong"], one["right"], [(row, column) for row, column in one["marked"]])
        for one in entry["excerpts"]
    ]
    return Example(entry["fixture"], excerpts, Text(**entry["said"]))


def write_page(rule: Rule, lang: Lang) -> str:
    """Return what is known of a rule as text for a terminal."""
    told = rule.documentation
    colon = "：" if lang == "zh" else ": "
    example = [told.example.in_(lang)]
    if shown := load_examples().get(rule.code):
        example += _shown(shown, lang)
    parts = [
        ("docs-why", told.why.in_(lang)),
        ("docs-basis", rule.basis.in_(lang)),
        ("docs-example", "\n".join(example)),
        ("docs-fix", told.fix.in_(lang)),
        ("docs-fixer", FIXES[rule.fix].in_(lang)),
        ("docs-severity", SEVERITIES[rule.severity].in_(lang)),
        ("docs-editions", ", ".join(rule.editions) or say("docs-all", lang)),
    ]
    head = f"{rule.code}  {rule.name}\n{told.summary.in_(lang)}\n\n"
    return head + "".join(f"{say(name, lang)}{colon}{text}\n" for name, text in parts)


def _shown(example: Example, lang: Lang) -> list[str]:
    lines = []
    for excerpt in example.excerpts:
        lines += [f"  {say('docs-wrong', lang)}", *_drawn(excerpt.wrong, excerpt.marked, lang)]
        if excerpt.right:
            lines += [f"  {say('docs-right', lang)}", *_drawn(excerpt.right, (), lang)]
    return [*lines, f"  {say('docs-said', lang, text=example.said.in_(lang))}"]


def _drawn(grid: Grid, marked: Sequence[Place], lang: Lang) -> list[str]:
    rows = [
        [
            f">{_worded(text, lang)}" if (at, place) in marked else _worded(text, lang)
            for place, text in enumerate(row)
        ]
        for at, row in enumerate(grid)
    ]
    return [f"    {line}" for line in align(rows)]


def _worded(text: str, lang: Lang) -> str:
    """Return a text of an excerpt with the words that are not the report's in a language."""
    word = next((word for word in WORDS if text.startswith(word.zh)), None)
    return word.in_(lang) + text.removeprefix(word.zh) if word else text
