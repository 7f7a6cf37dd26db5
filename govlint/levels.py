"""Settings of several levels put together: defaults, a file, its overrides, the command line."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from govlint.settings import Settings

ADDED = frozenset(("extend-select", "ignore"))
"""Keys whose lists add up; every other value takes the place of that of a farther level."""
SELECTING = frozenset(("select", *ADDED))

Source = Literal["file", "path", "kind", "command"]


class Origin(NamedTuple):
    """Where a value comes from."""

    source: Source
    keys: tuple[str, ...] = ()
    """The keys that lead to it in a settings file."""


class Level(NamedTuple):
    """What is set in one place, by keys of the schema; those of tables are dotted."""

    values: Mapping[str, Any]
    source: Source
    path: tuple[str, ...] = ()
    """Keys of the settings file that lead to the level."""


class Folded(NamedTuple):
    """Levels put together."""

    values: Mapping[str, Any]
    origins: Mapping[str, tuple[Origin, ...]]
    """Of values that add up, where each part comes from."""


def make_level(table: Mapping[str, Any], source: Source, path: tuple[str, ...] = ()) -> Level:
    """Make a level of a table of keys: ``severity = {GL3 = "note"}`` becomes ``severity.GL3``."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            values.update({f"{key}.{name}": child for name, child in value.items()})
        else:
            values[key] = value
    return Level(values, source, path)


def fold(levels: Iterable[Level]) -> Folded:
    """Put levels together, the farthest first.

    The nearer value wins, lists of `ADDED` add up, and a ``select`` begins anew: whatever a farther
    level has selected, ignored or switched off is forgotten.
    """
    values: dict[str, Any] = {}
    origins: dict[str, tuple[Origin, ...]] = {}
    for level in levels:
        if "select" in level.values:
            forgotten = [key for key in values if key in SELECTING or _is_off(key, values[key])]
            for key in forgotten:
                del values[key], origins[key]
        for key, value in level.values.items():
            origin = Origin(level.source, (*level.path, *key.split(".", 1)))
            if key in ADDED and key in values:
                values[key] = [*values[key], *value]
                origins[key] = (*origins[key], origin)
            else:
                values[key], origins[key] = value, (origin,)
    return Folded(values, origins)


def _is_off(key: str, value: object) -> bool:
    return key.startswith("severity.") and value == "off"


def to_settings(folded: Folded, per_kind: Mapping[str, Settings] | None = None) -> Settings:
    """Return the settings that folded values stand for."""
    fields: dict[str, Any] = {}
    for key, value in folded.values.items():
        name, _, entry = key.partition(".")
        field = name.replace("-", "_")
        if entry:
            fields.setdefault(field, {})[entry] = value
        else:
            fields[field] = tuple(value) if isinstance(value, list) else value
    return Settings(**fields, per_kind=per_kind or {})
