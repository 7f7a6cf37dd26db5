"""JSON and YAML, with the line and column of every value."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple, NoReturn

import yaml

from govlint.errors import ReadError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 64
"""Levels of nesting; a canonical report has five."""
MAX_SIZE = 8 * 1024 * 1024
"""Characters of a file; a canonical report has 20,000."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class Node(NamedTuple):
    """A value and where it begins."""

    value: "Mapping[str, Node] | tuple[Node, ...] | str"
    """A scalar as it is written, without quotes; null is the empty string."""
    is_number: bool
    """Whether a scalar is a number, not a string that looks like one."""
    line: int
    column: int
    repeated: tuple[str, ...] = ()
    """Keys of a mapping that occur more than once; the last value counts."""


class _Open:
    """A mapping or a sequence while it is being read."""

    __slots__ = ("column", "is_mapping", "key", "keys", "line", "nodes")

    def __init__(self, line: int, column: int, *, is_mapping: bool) -> None:
        self.line = line
        self.column = column
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.keys: list[str] = []
        self.nodes: list[Node] = []

    def add(self, node: Node) -> None:
        if self.is_mapping and self.key is None:
            self.key = node.value if isinstance(node.value, str) else "…"
            return
        if self.is_mapping:
            self.keys.append(self.key or "")
            self.key = None
        self.nodes.append(node)

    def close(self) -> Node:
        line, column = self.line, self.column
        if not self.is_mapping:
            return Node(tuple(self.nodes), is_number=False, line=line, column=column)
        repeated = tuple(key for key, count in Counter(self.keys).items() if count > 1)
        value = dict(zip(self.keys, self.nodes, strict=True))
        return Node(value, is_number=False, line=line, column=column, repeated=repeated)


def parse(text: str, *, is_json: bool) -> Node:
    """Parse JSON or YAML; the marks of YAML events serve both.

    Raises:
        ReadError: ``json-syntax`` and ``yaml-syntax``, with line and column; ``yaml-alias`` for
            anchors, with which a small file can stand for a huge one; ``many-documents``;
            ``nested-too-deep``; ``tree-too-large``; ``empty``.
    """
    if len(text) > MAX_SIZE:
        raise ReadError("tree-too-large", limit=MAX_SIZE)
    if is_json:
        _check_json(text)
        text = _SURROGATES.sub(_join_surrogates, text)  # which YAML does not know
    try:
        return _build(text)
    except yaml.MarkedYAMLError as error:
        # libyaml 0.2.6 and later stop reading ahead at 1,000 levels, before the first event.
        if "nesting depth" in (error.problem or ""):
            raise ReadError("nested-too-deep", limit=MAX_DEPTH) from error
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise ReadError("yaml-syntax", line=line, column=column, problem=error.problem) from error
    except yaml.YAMLError as error:
        raise ReadError("yaml-syntax", line=1, column=1, problem=str(error)) from error


def _check_json(text: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(
            "json-syntax", line=error.lineno, column=error.colno, problem=error.msg
        ) from error
    except RecursionError as error:
        raise ReadError("nested-too-deep", limit=MAX_DEPTH) from error


def _join_surrogates(match: re.Match[str]) -> str:
    return bytes.fromhex(match[1] + match[2]).decode("utf-16-be")


def _build(text: str) -> Node:
    """Build the tree from events, without recursion."""
    root: Node | None = None
    stack: list[_Open] = []
    for event in yaml.parse(text, LOADER):
        match event:
            case yaml.CollectionStartEvent():
                if len(stack) == MAX_DEPTH:
                    raise ReadError("nested-too-deep", limit=MAX_DEPTH)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                stack.append(_Open(*_place(event), is_mapping=is_mapping))
                continue
            case yaml.ScalarEvent():
                node = _scalar(event)
            case yaml.CollectionEndEvent():
                node = stack.pop().close()
            case yaml.AliasEvent() | yaml.DocumentStartEvent() if root or stack:
                _refuse(event)
            case _:
                continue
        if stack:
            stack[-1].add(node)
        else:
            root = node
    if root is None or root.value == "":
        raise ReadError("empty")
    return root


def _refuse(event: yaml.Event) -> NoReturn:
    line, column = _place(event)
    reason = "yaml-alias" if isinstance(event, yaml.AliasEvent) else "many-documents"
    raise ReadError(reason, line=line, column=column)


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _scalar(event: yaml.ScalarEvent) -> Node:
    is_plain = event.implicit[0] and not event.style
    value = "" if is_plain and event.value in _NULL else event.value
    is_number = is_plain and bool(_NUMBER.fullmatch(value))
    line, column = _place(event)
    return Node(value, is_number=is_number, line=line, column=column)
