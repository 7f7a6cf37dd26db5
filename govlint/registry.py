"""The rules that are known, from the family files that are shipped."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import get_data, iter_modules

from govlint.errors import RuleError
from govlint.identity import load_identities, make_rules
from govlint.rule import Rule, declared_rule

PACKAGE = "govlint.rules"
COMPILED = "compiled.json"
"""The YAML files as JSON, in an installed package only: ``setup.py`` says why."""


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return all rules, by code.

    Raises:
        RuleError: ``repeated-code`` when two rules have the same; see `load_identities`.
    """
    rules: dict[str, Rule] = {}
    for rule in (*_functions(), *_declarations()):
        if rule.code in rules:
            raise RuleError("repeated-code", origin=rule.origin, code=rule.code)
        rules[rule.code] = rule
    return tuple(rules[code] for code in sorted(rules))


def _functions() -> Iterator[Rule]:
    for module in iter_modules(import_module(PACKAGE).__path__, PACKAGE + "."):
        members = vars(import_module(module.name)).values()
        yield from filter(None, map(declared_rule, members))


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
