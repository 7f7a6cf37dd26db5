"""Edits to changes of a source: only the characters that differ are touched."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from govlint.fixes.edit import (
    MADE_BY_WORD,
    MIXED_LOOKS,
    NOT_FOUND,
    REPEATED,
    Edit,
    Left,
)
from govlint.fixes.trace import Hole, Origin, Slot, Traced
from govlint.language import Text


class _Change(NamedTuple):
    """What stands in the source instead of a stretch of it."""

    start: int
    end: int
    text: str


class Applied(NamedTuple):
    """What became of edits."""

    source: str
    done: tuple[Edit, ...]
    left: tuple[Left, ...]


def apply(traced: Traced, edits: Sequence[Edit]) -> Applied:
    """Apply edits to a source, each of them wholly or not at all."""
    changes: list[_Change] = []
    done: list[Edit] = []
    left: list[Left] = []
    times = Counter((edit.at, edit.old, edit.new) for edit in edits)
    for edit in dict.fromkeys(edits):
        made = _changes(traced, edit, times[edit.at, edit.old, edit.new])
        if isinstance(made, Text):
            left.append(Left(edit, made))
        elif _collide(made, changes):
            left.append(Left(edit, REPEATED))
        else:
            changes += made
            done.append(edit)
    parts: list[str] = []
    end = 0
    for change in sorted(changes):
        parts += [traced.source[end : change.start], change.text]
        end = change.end
    return Applied("".join([*parts, traced.source[end:]]), tuple(done), tuple(left))


def _collide(made: Sequence[_Change], changes: Sequence[_Change]) -> bool:
    return any(
        one.start == other.start or (one.start < other.end and other.start < one.end)
        for one in made
        for other in changes
    )


def _changes(traced: Traced, edit: Edit, times: int) -> list[_Change] | Text:
    """Return the changes that an edit makes, or why it makes none."""
    slot = traced.slots.get(edit.at._replace(path=""))
    if slot is None:
        return NOT_FOUND
    if edit.is_figure and slot.whole and slot.text == edit.old:
        return [_fill(slot.whole, edit.new)]
    if not edit.old and not slot.text and slot.hole:
        return [_fill(slot.hole, edit.new)]
    places = _places(slot.text, edit.old, is_whole=edit.is_figure) if edit.old else []
    if len(places) != times:
        return REPEATED if places else NOT_FOUND
    changes: list[_Change] = []
    for start, end in places:
        made = _replace(slot, start, end, edit.new, traced)
        if isinstance(made, Text):
            return made
        changes += made
    return changes


def _fill(hole: Hole, text: str) -> _Change:
    return _Change(hole.start, hole.end, f"{hole.before}{text}{hole.after}")


def _places(text: str, old: str, *, is_whole: bool) -> list[tuple[int, int]]:
    """Return where words stand in a text; white space in labels is printed as single spaces."""
    if text == old or " ".join(text.split()) == old:
        return [(0, len(text))]
    if is_whole:
        return []
    found: list[tuple[int, int]] = []
    place = text.find(old)
    while place >= 0:
        found.append((place, place + len(old)))
        place = text.find(old, place + len(old))
    return found


def _replace(slot: Slot, start: int, end: int, new: str, traced: Traced) -> list[_Change] | Text:
    """Replace a stretch of a text by another, except for what both begin and end with."""
    old = slot.text[start:end]
    same = _common(old, new)
    old, new = old[same:], new[same:]
    tail = _common(old[::-1], new[::-1])
    first, last = start + same, end - tail
    new = traced.encode(new[: len(new) - tail])
    if first == last:
        return _insert(slot, first, new)
    origins = slot.origins[first:last]
    if any(origin is None for origin in origins):
        return MADE_BY_WORD
    known = [origin for origin in origins if origin]
    if len({origin.look for origin in known}) > 1:
        return MIXED_LOOKS
    stretches = _join(known)
    return [_Change(*stretch, "" if number else new) for number, stretch in enumerate(stretches)]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _insert(slot: Slot, place: int, new: str) -> list[_Change] | Text:
    """Put words before a character, or behind the last one."""
    if place < len(slot.text) and (after := slot.origins[place]):
        return [_Change(after.start, after.start, new)]
    if place and (before := slot.origins[place - 1]):
        return [_Change(before.end, before.end, new)]
    return MADE_BY_WORD


def _join(origins: Sequence[Origin]) -> list[tuple[int, int]]:
    """Return the stretches of the source that characters take up, neighbours as one."""
    stretches: list[tuple[int, int]] = []
    for origin in origins:
        if stretches and stretches[-1][1] == origin.start:
            stretches[-1] = (stretches[-1][0], origin.end)
        else:
            stretches.append((origin.start, origin.end))
    return stretches
