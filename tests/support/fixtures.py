"""The fixtures of rules: files that are reports, or a right report with a few changes."""

import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from govlint.document import Location
from govlint.engine import lint_bytes, lint_entry, shelve
from govlint.pairing import introduce
from govlint.readers.tree import LOADER
from govlint.report import Confidence
from govlint.result import FileResult
from govlint.settings import Settings
from govlint.shelf import Entry, Unit
from govlint.source import Source
from tests.support.hierarchies import add_up, lint_together, name_report

FIXTURES = Path(__file__).parents[2] / "fixtures"

WHOLE = {
    "sections.overview.text": {"GL107", "GL802"},
    "sections.problems.text": {"GL109"},
    "sections.other.text": {"GL546"},
}
"""Rules on what a whole part tells: fixtures of others put a single sentence in its place."""

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
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
    batch: tuple[bytes, ...] = ()
    """Several reports, if the fixture is about more than one."""
    units: tuple[Unit, ...] = ()
    """The agencies that should have one of them; empty: it is not known which."""
    confidence: Confidence = "low"
    """What is less sure than this is not told; ``high`` is what users get by default."""

    def lint(self, settings: Settings | None = None) -> FileResult:
        """Lint the report that the fixture stands for; what is not sure is told, too."""
        settings = (settings or Settings())._replace(min_confidence=self.confidence)
        if self.batch:
            files = {f"{number}.yaml": data for number, data in enumerate(self.batch, 1)}
            return lint_together(files, self.units, settings)
        if self.previous is None:
            return lint_bytes(self.data, self.name, settings)
        before = Source("previous.yaml", "", self.previous, format="yaml")
        own, given = (shelve(one) for one in (Source(self.name, "", self.data), before))
        assert isinstance(given, Entry)
        return lint_entry(own, settings, *introduce([own], [settings], [given]))


def fixture_files() -> list[Path]:
    """Return the files of the fixtures of all rules."""
    return sorted(FIXTURES.glob("GL*/*-*"))


@cache
def load(path: Path) -> Fixture:
    """Read one fixture.

    A file of changes in YAML has ``why``, the right ``report`` it starts from, keys to ``change``
    and keys to ``remove``, and the same of the report on the year before under ``previous``; or
    ``reports``, see `read_batch`, and ``units``. Any other file is a report, with the first in a
    comment.
    """
    text = path.read_text("utf-8")
    before, data = None, b""
    fields: dict[str, Any] = load_yaml(text) if path.suffix == ".yaml" else {}
    if "report" in fields:
        data = _write(change(right_report(fields["report"]), fields))
        if previous := fields.get("previous"):
            before = _write(change(right_report(previous["report"]), previous))
    elif not fields:
        fields = dict(_COMMENT.findall(text))
        data = text.encode()
    code = path.parent.name
    changed: set[str] = {*fields.get("change", ())} if path.suffix == ".yaml" else set()
    partial = set().union(*(WHOLE[key] for key in WHOLE.keys() & changed)) - {code}
    return Fixture(
        path=path,
        code=code,
        fires=path.name.startswith("fires-"),
        why=fields.get("why", ""),
        allow=frozenset(fields.get("allow", "").split()) | partial,
        name=path.name,
        data=data,
        previous=before,
        batch=tuple(map(_write, read_batch(fields.get("reports", ())))),
        units=tuple(map(_unit, fields.get("units", ()))),
        confidence=fields.get("confidence", "low"),
    )


def read_batch(entries: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the reports of a fixture: right ones of some ``agency``, with changes.

    One with ``sum: true`` has the sums of those without. No two tell the same, but those that have
    the same ``words``.
    """
    reports = []
    for number, entry in enumerate(entries):
        words = entry.get("words", number)
        report = right_report(entry.get("report", "right-2021"))
        reports.append(name_report(report, entry["agency"], words, entry.get("year", 0)))
    parts = [one for one, entry in zip(reports, entries, strict=True) if not entry.get("sum")]
    for report, entry in zip(reports, entries, strict=True):
        if entry.get("sum"):
            report["tables"] = add_up(parts)
    return [change(report, entry) for report, entry in zip(reports, entries, strict=True)]


def _unit(fields: dict[str, Any]) -> Unit:
    return Unit(
        fields["unit"],
        Location("units.yaml", line=1),
        fields.get("parent"),
        aliases=tuple(fields.get("aliases", ())),
        is_excluded=fields.get("excluded", False),
    )


def _write(report: dict[str, Any]) -> bytes:
    return yaml.dump(report, Dumper=_DUMPER, allow_unicode=True, sort_keys=False).encode()


def load_yaml(text: str | bytes) -> dict[str, Any]:
    """Return what a YAML file says: by libyaml, which is ten times as fast, as govlint itself does."""
    return dict(yaml.load(text, Loader=LOADER))  # noqa: S506  a safe one


@cache
def right_report(name: str) -> dict[str, Any]:
    """Return one of the right reports; not to be changed."""
    text = FIXTURES.joinpath("reports", f"{name}.yaml").read_text("utf-8")
    return load_yaml(text)


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
