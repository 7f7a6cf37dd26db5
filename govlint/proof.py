"""What a result proves: which file was checked, by which rules, under which settings, when."""

import datetime
import os
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from govlint import __version__
from govlint.form import load_forms
from govlint.registry import load_rules
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.settings import PERSONAS, Settings

CLOCK = "SOURCE_DATE_EPOCH"
"""The variable by which builds that must not change give the time; see reproducible-builds.org."""


class Proof(NamedTuple):
    """What holds of all files of a run."""

    version: str
    rule_set: str
    """SHA-256 of the rules that are known and the forms they are for, plugins included."""
    time: str
    """When the run began, in UTC, as ISO 8601 has it."""


def prove(folders: tuple[str, ...] = (), *, allow_code: bool = False) -> Proof:
    """Return the proof of a run that begins now; `folders` are those of local rules."""
    return Proof(__version__, rule_set(folders, allow_code=allow_code), _now())


def describe_settings(settings: Settings) -> dict[str, Any]:
    """Return the settings that are in force, by the keys of the settings file; empty ones left out."""
    confidence, severity = PERSONAS[settings.persona]
    effective = settings._replace(
        fail_on=settings.fail_on or severity,
        min_confidence=settings.min_confidence or confidence,
        per_kind={},
    )
    return {
        name.replace("_", "-"): str(value) if isinstance(value, Decimal) else value
        for name, value in effective._asdict().items()
        if value not in ((), {}, None, False)
    }


def seal(result: FileResult) -> dict[str, Any]:
    """Return what proves which file was checked, and under which settings."""
    return {"sha256": result.digest, "settings": describe_settings(result.settings)}


@cache
def rule_set(folders: tuple[str, ...] = (), *, allow_code: bool = False) -> str:
    """Return the SHA-256 of all that decides what is found, beside settings and the engine itself."""
    digest = sha256()
    for text in _rules(load_rules(folders, allow_code=allow_code)):
        digest.update(text)
    for file in sorted(files("govlint.schema").iterdir(), key=lambda file: file.name):
        # What is declared in YAML is in a wheel a second time, as JSON.
        if file.name.endswith((".schema.json", ".yaml", "-kinds.json")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _rules(rules: Sequence[Rule]) -> Iterator[bytes]:
    sources: dict[str, None] = {}
    for rule in rules:
        bound = [
            repr(rule.bind(table))
            for form in load_forms()
            for table in form.tables.values()
            if rule.bind
        ]
        yield repr((rule.code, rule.name, rule.severity, rule.editions, rule.basis, bound)).encode()
        check: Any = rule.options_check or rule.check
        while isinstance(check, partial):
            check = check.func
        if code := getattr(check, "__code__", None):
            sources[code.co_filename] = None
    for path in sources:
        with open(path, "rb") as stream:
            yield stream.read()


def _now() -> str:
    given = os.environ.get(CLOCK)
    now = (
        datetime.datetime.fromtimestamp(int(given), datetime.UTC)
        if given
        else datetime.datetime.now(datetime.UTC)
    )
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")
