"""The fixtures of rules: files that are reports, or a right report with a few changes."""

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govlint.engine import FileResult, lint_bytes

FIXTURES = Path(__file__).parents[2] / "fixtures"

WHOLE = {"sections.overview.text": "GL107", "sections.problems.text": "GL109"}
"""Rules on what a whole part tells: fixtures of others put a single sentence in its place."""

_COMMENT = re.compile(r"<!-- (why|allow): (.+?) -->")


class Fixture(NamedTuple):
    """One fixture of a rule."""

    path: Path
    code: str
    fires: bool
    why: str
    allow: frozenset[str]
    """Codes that may speak up beside the rule: they say another side of the same mistake."""
    name: str
    """The name its contents go by, whose suffix tells the format."""
    data: bytes

    def lint(self) -> FileResult:
        """Lint the report that the fixture stands for."""
        return lint_bytes(self.data, self.name)


def load_all() -> list[Fixture]:
    """Return the fixtures of all rules."""
    files = sorted(FIXTURES.glob("GL*/*-*"))
    return [load(file) for file in files]


def load(path: Path) -> Fixture:
    """Read one fixture.

    A file of changes in YAML has ``why``, the right ``report`` it starts from, keys to ``change``
    and keys to ``remove``; any other file is a report, with the same in a comment.
    """
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        fields = yaml.safe_load(text)
        report = change(right_report(fields["report"]), fields)
        data = yaml.safe_dump(report, allow_unicode=True, sort_keys=False).encode()
    else:
        fields = dict(_COMMENT.findall(text))
        data = text.encode()
    code = path.parent.name
    changed: set[str] = {*fields.get("change", ())} if path.suffix == ".yaml" else set()
    partial = {WHOLE[key] for key in WHOLE.keys() & changed} - {code}
    return Fixture(
        path=path,
        code=code,
        fires=path.name.startswith("fires-"),
        why=fields.get("why", ""),
        allow=frozenset(fields.get("allow", "").split()) | partial,
        name=path.name,
        data=data,
    )


@cache
def right_report(name: str) -> dict[str, Any]:
    """Return one of the right reports; not to be changed."""
    text = FIXTURES.joinpath("reports", f"{name}.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def change(report: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """Return a report with values changed and removed by their dotted keys."""
    changed = deepcopy(report)
    for key, value in fields.get("change", {}).items():
        parent, name = _parent(changed, key)
        parent[name] = value
    for key in fields.get("remove", ()):
        parent, name = _parent(changed, key)
        del parent[name]
    return changed


def _parent(report: dict[str, Any], key: str) -> tuple[dict[str, Any], str]:
    *path, name = key.split(".")
    node = report
    for part in path:
        node = node[part]
    return node, name
