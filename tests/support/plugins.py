"""Plugins that are installed and local rules, made up in folders."""

from pathlib import Path

RULE = '''
from govlint.rule import Breach, Text, rule

@rule("{code}", "{name}", "warning", basis=Text("惯例", "practice"))
def seen(report, form):
    """看到了。

    为什么：甲。

    示例：乙。

    处理：丙。

    It was seen.

    Why: A.

    Example: B.

    Fix: C.
    """
    {body}
'''
SAYS = 'yield Breach(Text("看到了", "it was seen"), Text("全文", "whole file"))'

DECLARED = """
- code: {code}
  name: {name}
  severity: error
  table: review_litigation
  for_each: row
  left: [upheld]
  relation: <=
  right: [total]
  basis: {{zh: 惯例, en: practice}}
  summary: {{zh: 看到了。, en: It was seen.}}
  why: {{zh: 甲甲。, en: A A.}}
  example: {{zh: 乙乙。, en: B B.}}
  fix: {{zh: 丙丙。, en: C C.}}
"""


def function(code: str, name: str = "thing-seen", body: str = SAYS) -> str:
    """Return a module with one rule."""
    return RULE.format(code=code, name=name, body=body)


def declaration(code: str, name: str = "thing-declared") -> str:
    """Return a YAML file with one rule."""
    return DECLARED.format(code=code, name=name)


def install(folder: Path, entry_points: str, files: dict[str, str], name: str = "their") -> None:
    """Lay a package out as an installer would.

    Args:
        folder: The folder of installed packages.
        entry_points: What stands in ``entry_points.txt``; empty: there is none.
        files: Contents by path.
        name: The name of the distribution.
    """
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    if entry_points:
        (metadata / "entry_points.txt").write_text(entry_points, "utf-8")
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
