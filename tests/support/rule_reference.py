"""Writes what is said of rules: ``python -m tests.support.rule_reference``.

Those are ``docs/rules/``, a page for each rule, and ``rules/examples.json``, their examples for
`govlint explain`. The pages are Chinese, as the reports are; `explain --lang en` says it in English.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from govlint.registry import load_rules
from govlint.rule import Rule
from govlint.rule_page import EXAMPLES, FIXES, Example, Grid, Place
from govlint.wording import SEVERITIES
from tests.support.rule_examples import as_data, example_of

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "rules"
EXAMPLES_FILE = ROOT / "rules" / EXAMPLES

FAMILIES = {
    "GL0": "识别和单元格",
    "GL1": "标题、结构、年份、日期",
    "GL2": "表二：主动公开政府信息情况",
    "GL3": "表三：收到和处理政府信息公开申请情况",
    "GL4": "表四：行政复议、行政诉讼情况",
    "GL5": "正文与表格、正文自身",
    "GL6": "与上年报告",
    "GL7": "与其他机关的报告",
    "GL8": "文字、占位、隐私",
}
HEAD = """# 规则

由 `python -m tests.support.rule_reference` 从规则本身和它的样例生成。
`govlint explain 代码` 给出同样的内容，`--lang en` 为英文。
能检查的每一项由哪条规则检查、哪些不查，见[检查清单](../checks.md)。
"""
INDEX_HEADER = ("| 代码 | 级别 | 查什么 | 适用格式 |", "| --- | --- | --- | --- |")


def files() -> dict[Path, str]:
    """Return what has to be written where: the examples, the index, a page for each rule."""
    rules = load_rules()
    examples = {rule.code: example_of(rule.code) for rule in rules}
    known = {code: example for code, example in examples.items() if example}
    pages = {PAGES / f"{rule.code}.md": _page(rule, known.get(rule.code)) for rule in rules}
    return {EXAMPLES_FILE: _examples(known), PAGES / "README.md": _index(rules), **pages}


def _examples(examples: Mapping[str, Example]) -> str:
    """Return the examples as JSON, one a line."""
    lines = [
        f"{json.dumps(code)}: {json.dumps(as_data(example), ensure_ascii=False)}"
        for code, example in examples.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _index(rules: Iterable[Rule]) -> str:
    parts = [HEAD]
    by_family: dict[str, list[Rule]] = {}
    for rule in rules:
        by_family.setdefault(rule.code[:3], []).append(rule)
    for family, members in by_family.items():
        parts.append(
            f"## {family} {FAMILIES[family]}\n\n| 代码 | 级别 | 查什么 | 适用格式 |\n| --- | --- | --- | --- |"
        )
        parts += [
            f"| [{rule.code}]({rule.code}.md) | {SEVERITIES[rule.severity].zh} "
            f"| {_cell(rule.documentation.summary.zh)} | {_editions(rule)} |"
            for rule in members
        ]
        parts.append("")
    return "\n".join(parts)


def _page(rule: Rule, example: Example | None) -> str:
    told = rule.documentation
    settings = [f"severity.{rule.code}", "ignore", *rule.settings]
    return f"""# {rule.code} {rule.name}

{told.summary.zh}

| 级别 | 适用格式 | 有关设置 |
| --- | --- | --- |
| {SEVERITIES[rule.severity].zh} | {_editions(rule)} | {"、".join(f"`{key}`" for key in settings)} |

## 为什么

{told.why.zh}

## 依据

{rule.basis.zh}

## 示例

{told.example.zh}
{_shown(example) if example else ""}
## 处理

{told.fix.zh}

`govlint fix`：{FIXES[rule.fix].zh}。

[全部规则](README.md)　[设置](../settings.md)　[检查清单](../checks.md)
"""


def _shown(example: Example) -> str:
    parts = []
    for excerpt in example.excerpts:
        parts += ["错：", _drawn(excerpt.wrong, excerpt.marked)]
        if excerpt.right:
            parts += ["对：", _drawn(excerpt.right, ())]
    parts += [f"govlint 说：{example.said.zh}", f"（样例 `fixtures/{example.fixture}`）"]
    return "\n" + "\n\n".join(parts) + "\n"


def _drawn(grid: Grid, marked: Iterable[Place]) -> str:
    """Return a table, or lines of text as a quotation."""
    if len(grid[0]) == 1:
        return "\n>\n".join(f"> {text}" for (text,) in grid)
    places = set(marked)
    rows = [
        [
            f"**{text}** ←" if (at, place) in places else _cell(text)
            for place, text in enumerate(row)
        ]
        for at, row in enumerate(grid)
    ]
    lines = [rows[0], ["---", *["--:"] * (len(grid[0]) - 1)], *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _editions(rule: Rule) -> str:
    return "、".join(f"{edition} 年版" for edition in rule.editions) or "全部"


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    wanted = files()
    for old in {*PAGES.glob("*.md")} - {*wanted}:
        old.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
