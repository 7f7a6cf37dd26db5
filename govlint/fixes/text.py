"""Plain text and Markdown: where the fields of a line stand in it."""

import re
from collections.abc import Sequence

from govlint.document import Location
from govlint.fixes.charsets import Charset
from govlint.fixes.trace import Hole, Origin, Slot, Traced, texts_of
from govlint.readers.text import BARS, read


def trace(data: bytes) -> Traced | None:
    """Return a text that can be changed; None: it cannot be written as it was."""
    charset = Charset(data)
    if not charset.is_known:
        return None
    starts, place = [], 0
    lines = charset.text.splitlines(keepends=True)
    for line in lines:
        starts.append(place)
        place += len(line)
    fields: dict[int, list[tuple[Location, str]]] = {}
    for at, text in texts_of(read(data, "")):
        fields.setdefault(at.line or 0, []).append((at, text))
    slots: dict[Location, Slot] = {}
    for number, found in fields.items():
        line = lines[number - 1].rstrip("\r\n")
        slots |= _slots(line, starts[number - 1], found)
    return Traced(charset.text, slots, str, charset.encode)


def _slots(line: str, start: int, found: Sequence[tuple[Location, str]]) -> dict[Location, Slot]:
    """Find the fields of a line, each between its separators or behind the one before it."""
    stretches = _stretches(line, len(found))
    slots: dict[Location, Slot] = {}
    reached = 0
    for number, (at, text) in enumerate(found):
        first, last = stretches[number] if stretches else (reached, len(line))
        place = line.find(text, first, last)
        if place < 0:
            continue  # with marks of Markdown inside
        if not text:
            if stretches:
                slots[at] = Slot("", (), _hole(line, start, first, last))
            continue
        reached = place + len(text)
        positions = range(start + place, start + reached)
        slots[at] = Slot(text, tuple(Origin(at, at + 1, start) for at in positions))
    return slots


def _stretches(line: str, count: int) -> list[tuple[int, int]]:
    """Return where the fields lie between tabs or bars; empty: there are not as many."""
    separators = [match.span() for match in re.finditer("\t" if "\t" in line else BARS, line)]
    edges = [0, *(edge for span in separators for edge in span), len(line)]
    stretches = list(zip(edges[::2], edges[1::2], strict=True))
    if "\t" not in line:
        first, last = stretches[0], stretches[-1]
        if not line[slice(*last)].strip():
            stretches.pop()
        if not line[slice(*first)].strip():
            stretches = stretches[1:]
    return stretches if len(stretches) == count and separators else []


def _hole(line: str, start: int, first: int, last: int) -> Hole:
    """Return the place of a figure in a blank field, with spaces around it as they were."""
    space = " " if last - first > 1 and line[first] == " " else ""
    return Hole(start + first, start + last, space, space)
