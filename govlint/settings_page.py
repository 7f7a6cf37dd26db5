"""The settings that are in force for a path, and where each value comes from."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from govlint.agency import load_kinds
from govlint.characters import width
from govlint.engine import read_file
from govlint.errors import ReadError
from govlint.faults import load_schema
from govlint.language import Lang, Text
from govlint.levels import Folded, Origin
from govlint.settings import PERSONAS
from govlint.settings_file import SettingsFile, line_of
from govlint.settings_search import Found
from govlint.wording import say

OVERRIDES = ("per-path", "per-kind")


class Line(NamedTuple):
    """One value that is in force."""

    key: str
    value: Any
    origins: tuple[Text, ...]


class Page(NamedTuple):
    """What is in force for a path."""

    file: str | None
    agency: str | None
    """None: the path is no report, or its agency is not known."""
    kind: str | None
    lines: tuple[Line, ...]


def look_up(path: str, found: Found) -> Page:
    """Return what is in force for a path; a report is read to learn the kind of its agency."""
    agency = _agency(path)
    kind = found.settings.options().kind(agency)
    folded = found.per_kind.get(kind or "", found.folded)
    lines = tuple(_lines(folded, found.file))
    return Page(found.file.path if found.file else None, agency, kind, lines)


def as_text(page: Page, lang: Lang) -> str:
    """Return a line for each value, with its origin."""
    head = [say("settings-file" if page.file else "no-settings", lang, path=page.file)]
    if page.agency:
        kinds = load_kinds()
        title = kinds[page.kind].title.in_(lang) if page.kind else say("kind-unknown", lang)
        head.append(
            say("agency-kind", lang, agency=page.agency, kind=page.kind or "?", title=title)
        )
    shown = [(line.key, _shown(line.value), say_origins(line.origins, lang)) for line in page.lines]
    sizes = [max(width(row[column]) for row in shown) for column in (0, 1)]
    rows = [
        "  ".join(
            [
                *(
                    cell + " " * (size - width(cell))
                    for cell, size in zip(row, sizes, strict=False)
                ),
                row[2],
            ]
        )
        for row in shown
    ]
    return "\n".join([*head, "", *rows]) + "\n"


def as_json(page: Page, lang: Lang) -> str:
    """Return the same for programs."""
    values = {
        line.key: {"value": line.value, "from": [origin.in_(lang) for origin in line.origins]}
        for line in page.lines
    }
    data = {"file": page.file, "agency": page.agency, "kind": page.kind, "settings": values}
    return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"


def say_origins(origins: tuple[Text, ...], lang: Lang) -> str:
    """Return the origins of a value in words."""
    return ("；" if lang == "zh" else "; ").join(origin.in_(lang) for origin in origins)


def describe(origin: Origin, file: SettingsFile | None) -> Text:
    """Say where a value comes from."""
    if origin.source == "command" or file is None:
        return Text("命令行", "command line")
    line = line_of(file, origin.keys)
    zh, en = f"{file.path} 第 {line} 行", f"{file.path}, line {line}"
    if origin.source == "file":
        return Text(zh, en)
    override = f'{origin.keys[0]}."{origin.keys[1]}"'
    return Text(f"{zh}，{override}", f"{en}, {override}")


def _agency(path: str) -> str | None:
    try:
        return read_file(path).agency if os.path.isfile(path) else None
    except ReadError:
        return None


def _lines(folded: Folded, file: SettingsFile | None) -> Iterator[Line]:
    """Yield a line for each key of the schema, for tables one for each entry."""
    for key, schema in load_schema("settings")["properties"].items():
        if key in OVERRIDES:
            continue
        own = {
            name: value for name, value in folded.values.items() if name.partition(".")[0] == key
        }
        for name, value in own.items():
            origins = tuple(describe(origin, file) for origin in folded.origins[name])
            yield Line(name, value, origins)
        defaults = _defaults(key, schema, str(folded.values.get("persona", "office")))
        for name, (value, origin) in defaults.items():
            if name not in own:
                yield Line(name, value, (origin,))


def _defaults(key: str, schema: Mapping[str, Any], persona: str) -> Mapping[str, tuple[Any, Text]]:
    """Return what holds where nothing is set."""
    by_persona = {name: values for name, values in PERSONAS.items() if name == persona}
    if key in {"min-confidence", "fail-on"}:
        confidence, severity = by_persona[persona]  # type: ignore[index]  # the schema has these names
        of_persona = Text(f"由 persona = {persona} 决定", f"by persona = {persona}")
        return {key: (confidence if key == "min-confidence" else severity, of_persona)}
    if key == "deadlines":
        law = Text("《政府信息公开条例》第四十九条", "Regulation, article 49")
        return {
            f"deadlines.{kind.name}": ("{:02}-{:02}".format(*kind.deadline), law)
            for kind in load_kinds().values()
            if kind.deadline
        }
    default = Text("默认", "default")
    return {key: (schema["default"], default)} if "default" in schema else {}


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "-"
    return str(value)
