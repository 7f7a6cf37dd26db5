"""The fixtures of rules: files that are reports, or a right report with a few changes."""

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govlint.engine import FileResult, lint_bytes, lint_entry, shelve
from govlint.pairing import introduce
from govlint.settings import Settings
from govlint.shelf import Entry
from govlint.source import Source

FIXTURES = Path(__file__).parents[2] / "fixtures"

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
    previous: bytes | None = None
    """The report on the year before, if the fixture has one."""

    def lint(self, settings: Settings | None = None) -> FileResult:
        """Lint the report that the fixture stands for; what is not sure is told, too."""
        settings = settings or Settings(min_confidence="low")
        if self.previous is None:
            return lint_bytes(self.data, self.name, settings)
        before = Source("previous.yaml", "", self.previous, format="yaml")
        own, given = (shelve(one) for one in (Source(self.name, "", self.data), before))
        assert isinstance(given, Entry)
        return lint_entry(own, settings, *introduce([own], [settings], [given]))


def load_all() -> list[Fixture]:
    """Return the fixtures of all rules."""
    files = sorted(FIXTURES.glob("GL*/*-*"))
    return [load(file) for file in files]


def load(path: Path) -> Fixture:
    """Read one fixture.

    A file of changes in YAML has ``why``, the right ``report`` it starts from, keys to ``change``
    and keys to ``remove``, and the same of the report on the year before under ``previous``; any
    other file is a report, with the first in a comment.
    """
    text = path.read_text("utf-8")
    before = None
    if path.suffix == ".yaml":
        fields = yaml.safe_load(text)
        data = _write(change(right_report(fields["report"]), fields))
        if previous := fields.get("previous"):
            before = _write(change(right_report(previous["report"]), previous))
    else:
        fields = dict(_COMMENT.findall(text))
        data = text.encode()
    return Fixture(
        path=path,
        code=path.parent.name,
        fires=path.name.startswith("fires-"),
        why=fields.get("why", ""),
        allow=frozenset(fields.get("allow", "").split()),
        name=path.name,
        data=data,
        previous=before,
    )


def _write(report: dict[str, Any]) -> bytes:
    return yaml.safe_dump(report, allow_unicode=True, sort_keys=False).encode()


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
