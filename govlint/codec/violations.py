"""Where JSON or YAML input breaks the schema of its edition."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from govlint.document import Location
from govlint.form import Form, schema_text
from govlint.readers.tree import Node
from govlint.recognise.vocabulary import edition_of_row
from govlint.report import Violation

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_TABLE_DEPTH = 2
"""Keys from the root to a table: ``tables.applications``."""
_CELL_DEPTH = 4
"""Keys from the root to a cell: ``tables.applications.granted.total``."""


def find_violations(root: Node, form: Form, path: str) -> list[Violation]:
    """Find what breaks the schema and is not told by a rule of its own.

    Missing tables, rows, cells and parts, and cells that are no numbers, have rules that speak of
    them in every format; here is what only a file of keys can have: unknown keys, wrong types.
    """
    found = [
        Violation("duplicate-key", _join(keys), "", key, _at(node, path))
        for keys, key, node in _repeated(root, ())
    ]
    for error in _validator(form.edition).iter_errors(_plain(root)):
        keys = tuple(str(part) for part in error.absolute_path)
        found.extend(_explain(error, keys, _find(root, keys), path))
    return list(dict.fromkeys(found))


def _explain(
    error: "ValidationError", keys: tuple[str, ...], node: Node, path: str
) -> Iterator[Violation]:
    """Turn an error of jsonschema into violations with places."""
    kind, pointer, expected = str(error.validator), _join(keys), error.validator_value
    if kind == "additionalProperties" and isinstance(node.value, Mapping):
        known = error.schema["properties"] if isinstance(error.schema, Mapping) else {}
        for key, child in node.value.items():
            is_row = len(keys) == _TABLE_DEPTH and keys[0] == "tables"
            if key not in known and not (is_row and edition_of_row(keys[1], key)):
                yield Violation(kind, pointer, _nearest(key, known), key, _at(child, path))
    elif kind == "required" and isinstance(node.value, Mapping):
        if keys[:1] not in {("tables",), ("sections",)}:
            for key in map(str, expected if isinstance(expected, list) else ()):
                if key not in node.value:
                    yield Violation(kind, pointer, key, "", _at(node, path))
    elif not _is_told_elsewhere(kind, keys, node):
        if kind == "pattern" and isinstance(error.schema, Mapping):
            expected = error.schema.get("description", expected)
        yield Violation(kind, pointer, str(expected), _shown(node), _at(node, path))


def _is_told_elsewhere(kind: str, keys: tuple[str, ...], node: Node) -> bool:
    """Return whether another rule says it: of a cell, or of a year that the edition is not for."""
    if keys[:1] == ("tables",) and len(keys) == _CELL_DEPTH and isinstance(node.value, str):
        is_quoted_number = node.value.isdigit() and not node.is_number
        return not is_quoted_number
    return keys == ("year",) and kind in {"minimum", "maximum"}


def _nearest(key: str, known: Mapping[str, Any]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  only when a key is misspelt

    return next(iter(get_close_matches(key, known, 1)), "")


@cache
def _validator(edition: str) -> "Draft202012Validator":
    # Of all imports of this package the slowest; a Word file never needs it.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(json.loads(schema_text(edition)))


def _plain(node: Node) -> Any:  # noqa: ANN401  what jsonschema validates
    match node.value:
        case str() as text if node.is_number:
            return float(text) if "." in text else int(text)
        case str() as text:
            return text
        case Mapping() as fields:
            return {key: _plain(child) for key, child in fields.items()}
        case items:
            return [_plain(child) for child in items]


def _find(root: Node, keys: tuple[str, ...]) -> Node:
    node = root
    for key in keys:
        if isinstance(node.value, Mapping):
            node = node.value[key]
        elif not isinstance(node.value, str):
            node = node.value[int(key)]
    return node


def _repeated(node: Node, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, Node]]:
    for key in node.repeated:
        yield keys, key, node
    if isinstance(node.value, Mapping):
        for key, child in node.value.items():
            yield from _repeated(child, (*keys, key))


def _join(keys: tuple[str, ...]) -> str:
    return ".".join(keys) or "$"


def _shown(node: Node) -> str:
    return (
        node.value
        if isinstance(node.value, str)
        else "{…}"
        if isinstance(node.value, Mapping)
        else "[…]"
    )


def _at(node: Node, path: str) -> Location:
    return Location(path, line=node.line, column=node.column)
