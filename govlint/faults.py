"""What is wrong in a file that users write, by its JSON Schema.

Only the keywords that our schemas of such files use are known here: importing jsonschema would cost
every run with a settings file 60 ms. The tests hold both to the same verdicts.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pkgutil import get_data
from typing import Any, NamedTuple

from govlint.language import Text

Schema = Mapping[str, Any]

_TYPES: Mapping[str, tuple[type[Any] | tuple[type[Any], ...], Text]] = {
    "object": (Mapping, Text("一组键值", "a table of keys")),
    "array": (list, Text('列表，如 ["GL3"]', 'a list, such as ["GL3"]')),
    "string": (str, Text("文字，加引号", "a string in quotes")),
    "number": ((int, Decimal), Text("数字", "a number")),
}


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    keys: tuple[str, ...]
    """The keys that lead to it."""
    problem: Text


@cache
def load_schema(name: str) -> Schema:
    """Return ``schema/<name>.schema.json``, with its references resolved."""
    schema: Schema = json.loads(get_data("govlint.schema", f"{name}.schema.json") or b"{}")
    resolved: Schema = _resolved(schema, schema.get("$defs", {}))
    return resolved


def find_faults(value: object, name: str) -> Iterator[Fault]:
    """Find all that is wrong in a value, by the schema of a name."""
    return _check(value, load_schema(name), ())


def nearest(word: str, known: Iterable[str]) -> Text:
    """Return what to say of the known word nearest to one that is not known; may be empty."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is misspelt

    found = get_close_matches(word, list(known), 1)
    return (
        Text(f"，最接近的是 {found[0]}", f", the nearest is {found[0]}") if found else Text("", "")
    )


def _resolved(node: Any, definitions: Schema) -> Any:  # noqa: ANN401  any part of a schema
    if isinstance(node, list):
        return [_resolved(child, definitions) for child in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _resolved(definitions[node["$ref"].rpartition("/")[2]], definitions)
    return {key: _resolved(child, definitions) for key, child in node.items() if key != "$defs"}


def _check(value: object, schema: Schema, keys: tuple[str, ...]) -> Iterator[Fault]:
    if problem := _problem(value, schema):
        yield Fault(keys, problem)
    elif isinstance(value, Mapping):
        yield from _check_keys(value, schema, keys)
    elif isinstance(value, list):
        for item in value:
            yield from _check(item, schema["items"], keys)


def _check_keys(
    value: Mapping[str, object], schema: Schema, keys: tuple[str, ...]
) -> Iterator[Fault]:
    known = schema.get("properties", {})
    others = schema["additionalProperties"]
    for key, child in value.items():
        if key in known:
            yield from _check(child, known[key], (*keys, key))
        elif others is False:
            hint = nearest(key, known)
            problem = Text(f"没有 {key} 这个设置{hint.zh}", f"there is no setting {key}{hint.en}")
            yield Fault((*keys, key), problem)
        else:
            yield from _check(child, others, (*keys, key))
    for key in schema.get("required", ()):
        if key not in value:
            yield Fault((*keys, key), Text(f"缺少 {key}", f"{key} is missing"))


def _problem(value: object, schema: Schema) -> Text | None:
    """Return what is wrong with a value itself; None: nothing."""
    shown = f"“{value}”"
    if "enum" in schema:
        if value in schema["enum"]:
            return None
        known = ", ".join(schema["enum"])
        hint = nearest(str(value), schema["enum"])
        return Text(f"{shown}不在 {known} 之中{hint.zh}", f"{shown} is none of {known}{hint.en}")
    types, expected = _TYPES[schema["type"]]
    is_wrong = isinstance(value, bool) or (isinstance(value, Decimal) and not value.is_finite())
    if is_wrong or not isinstance(value, types):
        return Text(f"应为{expected.zh}，写的是{shown}", f"should be {expected.en}, not {shown}")
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        meant = schema["x-form"]
        return Text(f"{shown}应为{meant['zh']}", f"{shown} should be {meant['en']}")
    if isinstance(value, int | Decimal) and value < schema["minimum"]:
        return Text(f"{shown}不应小于 0", f"{shown} should not be below 0")
    return None
