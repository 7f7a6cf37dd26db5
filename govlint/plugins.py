"""Rules from outside: installed packages that offer them, and folders that settings name."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple
from zlib import crc32

from govlint.errors import GovlintError, RuleError, SettingsError
from govlint.identity import load_identities
from govlint.readers.charset import decode
from govlint.rule import Rule, declared_rule

GROUP = "govlint.rules"
"""The group of entry points in which packages offer rules."""
SUFFIXES = (".yaml", ".yml")
OWN_LETTERS = "GL"
CODE = r"[A-Z]{2,5}[0-9]{3}"
"""What the code of a rule looks like."""


class _EntryPoint(NamedTuple):
    """A package that offers rules, found without importing anything."""

    name: str
    module: str
    distribution: str
    """Name and version, as its folder of metadata has them."""


def module_rules(module: ModuleType) -> Iterator[Rule]:
    """Yield the rules that the functions of a module declare; what it imports is not its own."""
    for value in vars(module).values():
        found = declared_rule(value)
        if found and getattr(value, "__module__", None) == module.__name__:
            yield found


def package_rules(package: ModuleType) -> Iterator[Rule]:
    """Yield the rules of a package: of itself, its modules and the YAML files beside them."""
    yield from module_rules(package)
    for folder in getattr(package, "__path__", ()):
        for found in iter_modules([folder], package.__name__ + "."):
            yield from module_rules(import_module(found.name))
        yield from _declared(folder, package.__name__)


def installed_rules() -> Iterator[Rule]:
    """Yield the rules that installed packages offer.

    Raises:
        RuleError: ``plugin-broken`` when one cannot be imported, with its name and what happened;
            ``own-letters`` when one takes the letters of govlint.
    """
    for entry in _entry_points():
        name = f"{entry.distribution} ({entry.name} = {entry.module})"
        try:
            rules = list(package_rules(import_module(entry.module)))
        except GovlintError:
            raise
        except Exception as error:
            raise RuleError("plugin-broken", name=name, problem=repr(error)) from error
        yield from _foreign(rules)


def local_rules(folders: tuple[str, ...], *, allow_code: bool) -> Iterator[Rule]:
    """Yield the rules of folders that are no packages: YAML, and Python only when it is allowed.

    Raises:
        SettingsError: ``local-code`` when a folder has Python files and they are not allowed.
        RuleError: As `installed_rules`.
    """
    for folder in folders:
        yield from _foreign(_declared(folder, folder))
        for path in sorted(Path(folder).glob("*.py")):
            if path.name.startswith(("test_", "conftest")):
                continue
            if not allow_code:
                raise SettingsError("local-code", path=str(path))
            try:
                module = _load_file(path)
            except Exception as error:
                raise RuleError("plugin-broken", name=str(path), problem=repr(error)) from error
            yield from _foreign(module_rules(module))


def _declared(folder: str, name: str) -> Iterator[Rule]:
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in SUFFIXES:
            text = decode(path.read_bytes())
            yield from load_identities(text, os.path.join(name, path.name))


def _foreign(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.code.startswith(OWN_LETTERS):
            raise RuleError("own-letters", origin=rule.origin, code=rule.code, own=OWN_LETTERS)
        if not re.fullmatch(CODE, rule.code):
            raise RuleError("bad-code", origin=rule.origin, code=rule.code)
        yield rule


def _load_file(path: Path) -> ModuleType:
    """Import a file under a name of its own: what it finds travels between processes by name."""
    from importlib.machinery import ModuleSpec, SourceFileLoader  # noqa: PLC0415  few runs need it
    from importlib.util import module_from_spec  # noqa: PLC0415  as above

    name = f"govlint_local_{crc32(bytes(path.absolute().parent)):08x}_{path.stem}"
    loader = SourceFileLoader(name, str(path))
    spec = ModuleSpec(name, loader, origin=str(path))
    spec.has_location = True  # so that the module has a __file__
    module = sys.modules[name] = module_from_spec(spec)
    loader.exec_module(module)
    return module


@cache
def _entry_points() -> tuple[_EntryPoint, ...]:
    """Return the entry points of the group, in the order of packages and names.

    `importlib.metadata` would tell, but importing it costs a start 15 ms and reading all metadata
    more: most machines have no plugin, and one look into the files that could name one says so.
    """
    found: dict[str, tuple[_EntryPoint, ...]] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # an archive, or a folder that is gone
            continue
        for name in sorted(names):
            project = name.partition("-")[0].lower()
            if name.endswith((".dist-info", ".egg-info")) and project not in found:
                path = os.path.join(folder, name, "entry_points.txt")
                found[project] = tuple(_read_entry_points(path, name.rpartition(".")[0]))
    return tuple(entry for name in sorted(found) for entry in found[name])


def _read_entry_points(path: str, distribution: str) -> Iterator[_EntryPoint]:
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:  # most packages have none
        return
    if f"[{GROUP}]".encode() not in data:
        return
    from configparser import ConfigParser  # noqa: PLC0415  only where there is a plugin

    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says
    parser.read_string(data.decode())
    for name, value in parser[GROUP].items():
        yield _EntryPoint(name, value.partition(":")[0].partition("[")[0].strip(), distribution)
