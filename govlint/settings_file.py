"""Settings files: reading one, checking it, and finding the place of a key in it."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.errors import SettingsError
from govlint.faults import Fault, find_faults
from govlint.language import Text
from govlint.readers.charset import decode
from govlint.rule import Rule
from govlint.settings import OWN_FILE, PROJECT_FILE, matches, nearest_code

if TYPE_CHECKING:
    import yaml

SECTION = ("tool", "govlint")
"""Where the settings stand in a `PROJECT_FILE`."""

_SECTION_WORDS = (b"tool.govlint", b"[tool]")
"""One of them stands in every `PROJECT_FILE` with our section."""
_WORDS = ("select", "extend-select", "ignore", "severity")
_OVERRIDES = ("per-path", "per-kind")
_HEADER = re.compile(r"\s*\[\[?(?P<keys>[^\]]+)\]")
_KEY = re.compile(r"\s*(?P<keys>(?:\"[^\"]*\"|'[^']*'|[\w.\- ])+?)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w\-]+)")


class SettingsFile(NamedTuple):
    """A settings file that was read and is right, but for the rules it names."""

    path: str
    folder: str
    """Absolute: what paths in the file are relative to."""
    text: str
    section: tuple[str, ...]
    """Keys that lead to the settings."""
    table: Mapping[str, Any]

    @property
    def rules(self) -> tuple[str, ...]:
        """The folders of rules that it names, as absolute paths."""
        names = (name.replace("\\", "/") for name in self.table.get("rules", ()))
        return tuple(os.path.normpath(os.path.join(self.folder, name)) for name in names)


def find_file(folder: str) -> SettingsFile | None:
    """Return the settings file of a folder; None: it has none.

    Raises:
        SettingsError: See `read_file`.
    """
    for name in (OWN_FILE, PROJECT_FILE):
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (found := read_file(shown_path(path))):
            return found
    return None


def shown_path(path: str) -> str:
    """Return a path as people say it: from the present folder if it lies below."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def read_file(path: str) -> SettingsFile | None:
    """Read and check a settings file; None: a ``pyproject.toml`` that has no settings.

    Raises:
        SettingsError: ``settings-unreadable``, ``settings-syntax``, ``bad-settings``.
    """
    data = read_bytes(path)
    section = SECTION if os.path.basename(path) == PROJECT_FILE else ()
    if section and not any(words in data for words in _SECTION_WORDS):
        return None  # and no TOML need be parsed, which takes 15 ms
    text = decode(data)
    table = _parse(path, text)
    for key in section:
        table = table.get(key, {}) if isinstance(table, Mapping) else {}
    if section and not table:
        return None
    folder = os.path.dirname(os.path.abspath(path))
    file = SettingsFile(path, folder, text, section, table)
    refuse(file, find_faults(table, "settings"))
    refuse(file, _missing_folders(file))
    return file


def read_bytes(path: str) -> bytes:
    """Return what is in a file that belongs to the settings.

    Raises:
        SettingsError: ``settings-unreadable``.
    """
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        problem = error.strerror or str(error)
        raise SettingsError("settings-unreadable", path=path, problem=problem) from error


def read_yaml(path: str) -> "tuple[yaml.Node | None, Any]":
    """Return what is in a YAML file, every scalar as it is written, and its nodes, which have lines.

    Raises:
        SettingsError: ``settings-unreadable``, ``settings-syntax``.
    """
    import yaml  # noqa: PLC0415  15 ms that only files in YAML cost

    try:
        loader = yaml.BaseLoader(decode(read_bytes(path)))
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(
            "settings-syntax", path=path, line=line, problem=error.problem
        ) from error
    except yaml.YAMLError as error:
        problem = str(error).splitlines()[0]
        raise SettingsError("settings-syntax", path=path, line=1, problem=problem) from error


def _parse(path: str, text: str) -> Any:  # noqa: ANN401  what TOML holds is checked by the schema
    import tomllib  # noqa: PLC0415  15 ms that only a settings file costs
    from decimal import Decimal  # noqa: PLC0415  as above

    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        line = place[1] if place and place[1] else text.count("\n") + 1
        problem = str(error)[: place.start()] if place else str(error)
        raise SettingsError("settings-syntax", path=path, line=line, problem=problem) from error


def _missing_folders(file: SettingsFile) -> Iterator[Fault]:
    for name, folder in zip(file.table.get("rules", ()), file.rules, strict=True):
        if not os.path.isdir(folder):
            yield Fault(("rules", name), Text(f"没有文件夹 {name}", f"there is no folder {name}"))


def find_unknown_rules(file: SettingsFile, rules: Sequence[Rule]) -> Iterator[Fault]:
    """Find words that stand for no rule."""
    for keys, word in _words(file.table, ()):
        if not any(matches(rule, word) for rule in rules):
            near = nearest_code(word, rules)
            yield Fault(
                (*keys, word),
                Text(
                    f"没有规则 {word}，最接近的是 {near}",
                    f"there is no rule {word}, the nearest is {near}",
                ),
            )


def _words(
    table: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key in _WORDS:
        for word in table.get(key, ()):
            yield (*path, key), word
    for key in _OVERRIDES:
        for name, override in table.get(key, {}).items():
            yield from _words(override, (*path, key, name))


def refuse(file: SettingsFile, faults: Iterable[Fault]) -> None:
    """Complain of all that is wrong at once, with file and line.

    Raises:
        SettingsError: ``bad-settings`` when there is a fault.
    """
    told = [(line_of(file, fault.keys), ".".join(fault.keys), fault.problem) for fault in faults]
    if told:
        zh = "\n".join(f"{file.path} 第 {line} 行，{key}：{say.zh}" for line, key, say in told)
        en = "\n".join(f"{file.path}, line {line}, {key}: {say.en}" for line, key, say in told)
        raise SettingsError("bad-settings", problems=Text(zh, en))


def line_of(file: SettingsFile, keys: tuple[str, ...]) -> int:
    """Return the line in which a key stands, or the nearest key above it that can be found.

    TOML is read by a library that keeps no lines. What stands in one line or in a list over
    several is found by looking for it behind its key.
    """
    wanted = (*file.section, *keys)
    table: tuple[str, ...] = ()
    depth, found = 0, 1
    lines = file.text.splitlines()
    for number, line in enumerate(lines, 1):
        if match := _HEADER.match(line):
            table = _split(match["keys"])
            path = table
        elif match := _KEY.match(line):
            path = (*table, *_split(match["keys"]))
        else:
            continue
        if depth < len(path) and wanted[: len(path)] == path:
            depth, found = len(path), number
    for key in wanted[depth:]:
        rest = range(found, len(lines) + 1)
        found = next((number for number in rest if _holds(lines[number - 1], key)), found)
    return found


def _split(keys: str) -> tuple[str, ...]:
    return tuple("".join(parts) for parts in _PART.findall(keys))


def _holds(line: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line.partition("#")[0]) is not None
