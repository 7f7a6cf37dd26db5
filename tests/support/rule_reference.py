"""Writes ``docs/rules.md``, the rules for reading: ``python -m tests.support.rule_reference``."""

from pathlib import Path

from govlint.registry import load_rules
from govlint.rule import Rule
from govlint.wording import SEVERITIES

REFERENCE = Path(__file__).parents[2] / "docs" / "rules.md"

HEAD = """# 规则

由 `python -m tests.support.rule_reference` 从规则本身生成；`govlint explain 代码` 给出同样的内容。
"""


def reference() -> str:
    """Return the reference: every rule with its reason, basis, example and remedy."""
    return "\n".join([HEAD, *map(_section, load_rules())])


def _section(rule: Rule) -> str:
    told = rule.documentation
    editions = "、".join(f"{edition} 年版" for edition in rule.editions) or "全部"
    return f"""## {rule.code} {rule.name}

**{SEVERITIES[rule.severity].zh}**　{told.summary.zh}　适用格式：{editions}

- 为什么：{told.why.zh}
- 依据：{rule.basis.zh}
- 示例：{told.example.zh}
- 处理：{told.fix.zh}
"""


if __name__ == "__main__":
    REFERENCE.write_text(reference(), "utf-8")
