"""The rules that are known: those that are shipped, those of plugins, those of local folders."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from pkgutil import get_data, iter_modules

from govlint.errors import RuleError
from govlint.identity import load_identities, make_rules
from govlint.memory import remembered
from govlint.plugins import installed_rules, local_rules, module_rules
from govlint.rule import ALL_NEEDS, Needs, Rule
from govlint.settings import Settings, chosen, unknown_words

PACKAGE = "govlint.rules"
PACKAGES: Mapping[Needs, str] = {
    "previous": "govlint.rules.lastyear",
    "others": "govlint.rules.agencies",
}
"""Where the rules are that compare reports; most runs need none and import none."""
COMPILED = "compiled.json"
"""The YAML files as JSON, in an installed package only: ``setup.py`` says why."""


@cache
def load_rules(
    folders: tuple[str, ...] = (),
    *,
    allow_code: bool = False,
    needs: tuple[Needs, ...] = ALL_NEEDS,
) -> tuple[Rule, ...]:
    """Return all rules, by code.

    Args:
        folders: Folders of rules beside those that are shipped and installed.
        allow_code: Whether the Python files in them may be run.
        needs: Which of the rules that compare reports are wanted; the others are not imported.

    Raises:
        RuleError: ``repeated-code`` or ``repeated-name`` when two rules have the same; see
            `load_identities`, `installed_rules` and `local_rules`.
        SettingsError: See `local_rules`.
    """
    if folders:
        rules = (*load_rules(needs=needs), *_local_rules(folders, allow_code=allow_code))
    else:
        own = (rule for package in _packages(needs) for rule in _functions(package))
        rules = (*own, *_declarations(), *installed_rules())
    return _collect(rule for rule in rules if rule.needs is None or rule.needs in needs)


@remembered
def select_rules(settings: Settings, needs: tuple[Needs, ...]) -> tuple[Rule, ...]:
    """Return the rules that settings select, of those that need no more than there is.

    Raises:
        SettingsError: ``unknown-code``; see `load_rules`.
        RuleError: See `load_rules`.
    """
    load = partial(load_rules, settings.rules, allow_code=settings.allow_local_code)
    rules = load(needs=needs)
    if unknown_words(rules, settings):
        # It may be the code of a rule that compares reports.
        return tuple(rule for rule in chosen(load(), settings) if rule.needs in (None, *needs))
    return chosen(rules, settings)


def _packages(needs: Iterable[Needs]) -> tuple[str, ...]:
    return (PACKAGE, *(PACKAGES[need] for need in needs))


@cache
def _local_rules(folders: tuple[str, ...], *, allow_code: bool) -> tuple[Rule, ...]:
    """Run the files of folders once: what is found in them travels between processes by name."""
    return tuple(local_rules(folders, allow_code=allow_code))


def _collect(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    by_code: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in by_code:
            facts = {"code": rule.code, "other": by_code[rule.code].origin}
            raise RuleError("repeated-code", origin=rule.origin, **facts)
        if rule.name in names:
            facts = {"name": rule.name, "other": names[rule.name].origin}
            raise RuleError("repeated-name", origin=rule.origin, **facts)
        by_code[rule.code] = names[rule.name] = rule
    return tuple(by_code[code] for code in sorted(by_code))


def _functions(package: str) -> Iterator[Rule]:
    for module in iter_modules(import_module(package).__path__, package + "."):
        if not module.ispkg:
            yield from module_rules(import_module(module.name))


def _declarations() -> Iterator[Rule]:
    try:
        compiled = get_data(PACKAGE, COMPILED)
    except FileNotFoundError:
        yield from _yaml_declarations()
        return
    for name, entries in json.loads(compiled or b"{}").items():
        yield from make_rules(entries, f"rules/{name}")


def _yaml_declarations() -> Iterator[Rule]:
    from importlib.resources import files  # noqa: PLC0415  a checkout only

    for file in files(PACKAGE).iterdir():
        if file.name.endswith(".yaml"):
            yield from load_identities(file.read_text("utf-8"), f"rules/{file.name}")
