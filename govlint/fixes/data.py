"""JSON and YAML: where values stand in the source."""

import json
import re
from collections.abc import Iterator

import yaml

from govlint.document import Location
from govlint.fixes.charsets import Charset
from govlint.fixes.trace import Hole, Origin, Slot, Traced
from govlint.readers.tree import LOADER

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|.", re.DOTALL)
_PLAIN = re.compile(r"''|.", re.DOTALL)


def trace(data: bytes) -> Traced | None:
    """Return a file whose values can be changed; None: its source cannot be followed."""
    charset = Charset(data)
    if not charset.is_known:
        return None
    source = charset.text
    starts = [0, *(match.end() for match in _BREAK.finditer(source))]
    slots: dict[Location, Slot] = {}
    try:
        for event in _values(source):
            if (first := event.start_mark) and (last := event.end_mark):
                at = Location("", line=first.line + 1, column=first.column + 1)
                start, end = (starts[mark.line] + mark.column for mark in (first, last))
                slots[at] = _slot(event, source, start, end)
    except yaml.YAMLError:
        return None
    return Traced(
        source, slots, lambda words: json.dumps(words, ensure_ascii=False)[1:-1], charset.encode
    )


def _values(source: str) -> Iterator[yaml.ScalarEvent]:
    """Yield the scalars that are values, not keys."""
    open_: list[bool] = []
    """For each collection that is open, whether a key comes next; False in a sequence."""
    mappings: list[bool] = []
    for event in yaml.parse(source, LOADER):
        match event:
            case yaml.CollectionStartEvent():
                if open_ and mappings[-1]:
                    open_[-1] = not open_[-1]
                mappings.append(isinstance(event, yaml.MappingStartEvent))
                open_.append(mappings[-1])
            case yaml.CollectionEndEvent():
                open_.pop()
                mappings.pop()
            case yaml.ScalarEvent():
                if open_ and not open_[-1]:
                    yield event
                if open_ and mappings[-1]:
                    open_[-1] = not open_[-1]
            case _:
                continue


def _slot(event: yaml.ScalarEvent, source: str, start: int, end: int) -> Slot:
    raw = source[start:end]
    value = event.value.strip()
    if event.implicit[0] and not event.style and value in {"~", "null", "Null", "NULL"}:
        value = ""
    is_block = event.style in {"|", ">"}
    whole = None if is_block else Hole(start, end, "" if raw else " ")
    first = start + len(raw.partition("\n")[0]) * is_block + (event.style in {'"', "'"})
    tokens = (_ESCAPED if event.style == '"' else _PLAIN).finditer(source, first, end)
    return Slot(value, tuple(_align(value, tokens)), whole if not value else None, whole)


def _align(value: str, tokens: Iterator[re.Match[str]]) -> Iterator[Origin | None]:
    """Find each character of a value in the order of the source, where white space may be folded.

    From a character on that is not where it should be none is known.
    """
    is_lost = False
    for char in value:
        token = None
        if not char.isspace() and not is_lost:
            token = next((token for token in tokens if not _decode(token[0]).isspace()), None)
            is_lost = token is None or _decode(token[0]) != char
        if token is None or is_lost:
            yield None
        else:
            yield Origin(*token.span(), None)


def _decode(token: str) -> str:
    """Return the character that an escape stands for."""
    if len(token) == 1:
        return token
    if token[1] in "ux":
        return chr(int(token[2:], base=16))  # noqa: FURB166  no prefix that Python knows
    return {"n": "\n", "t": "\t", "r": "\r", "\n": " "}.get(token[1], token[1])
