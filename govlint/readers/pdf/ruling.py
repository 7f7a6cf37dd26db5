"""Rulings: the lines that the strokes of a page make up, and which of them touch."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.readers.pdf.drawing import THIN, Stroke

TOLERANCE = 3.0
"""Points between two lines that are one: double lines, or the edges of neighbouring boxes."""
DASH = 5.0
"""Points between two pieces of a line that is dashed, or meets another."""
CORNER = 4.0
"""Points by which lines may miss each other at a corner."""
MIN_LENGTH = 8.0
"""Points: shorter lines are parts of pictures; no cell is as small."""

_Piece = tuple[float, float, float]
"""A `Ruling` before it is joined; a plain tuple, because there are many."""


class Ruling(NamedTuple):
    """A line, level or upright."""

    at: float
    """Its height, from the top; of an upright one its distance from the left."""
    first: float
    last: float


def find_rulings(strokes: Iterable[Stroke]) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level and the upright lines that strokes make up, dashes and pieces joined."""
    level: list[_Piece] = []
    upright: list[_Piece] = []
    for left, top, right, bottom in strokes:
        if bottom - top < THIN:
            level.append(((top + bottom) / 2, left, right))
        if right - left < THIN:  # a dot is a piece of either
            upright.append(((left + right) / 2, top, bottom))
    return _joined(level), _joined(upright)


def _joined(pieces: list[_Piece]) -> list[Ruling]:
    """Join the pieces that lie on one line and touch."""
    rulings: list[Ruling] = []
    line: list[_Piece] = []
    for piece in sorted(pieces):
        if line and piece[0] - line[0][0] > TOLERANCE:
            rulings += _touching(line)
            line = []
        line.append(piece)
    return rulings + _touching(line) if line else rulings


def _touching(pieces: list[_Piece]) -> list[Ruling]:
    """Join those pieces of one line that touch."""
    pieces.sort(key=_first)
    rulings: list[Ruling] = []
    at, start, end = pieces[0]
    for place, first, last in pieces:
        if first - end > DASH:
            rulings.append(Ruling(at, start, end))
            at, start, end = place, first, last
        elif last > end:
            end = last
    rulings.append(Ruling(at, start, end))
    return [ruling for ruling in rulings if ruling.last - ruling.first >= MIN_LENGTH]


def _first(piece: _Piece) -> float:
    return piece[1]


def connected(
    level: Sequence[Ruling], upright: Sequence[Ruling]
) -> Iterable[tuple[list[Ruling], list[Ruling]]]:
    """Part lines into groups of those that touch; each has some of either direction.

    An upright line that touches none belongs to the table along whose whole height it runs: the
    cell at a side that page ends cut above and below.
    """
    group = list(range(len(level)))
    members: dict[int, tuple[list[int], list[Ruling]]] = {
        index: ([index], []) for index in range(len(level))
    }
    alone: list[Ruling] = []
    for line in upright:
        touched = {
            group[index]
            for index, other in enumerate(level)
            if other.first - CORNER <= line.at <= other.last + CORNER
            and line.first - CORNER <= other.at <= line.last + CORNER
        }
        if not touched:
            alone.append(line)
            continue
        target = min(touched)
        own_level, own_upright = members[target]
        own_upright.append(line)
        for other_group in touched - {target}:
            more_level, more_upright = members.pop(other_group)
            own_level += more_level
            own_upright += more_upright
            for index in more_level:
                group[index] = target
    for own_level, own_upright in members.values():
        if own_upright:
            top = min(line.first for line in own_upright)
            bottom = max(line.last for line in own_upright)
            beside = [
                line
                for line in alone
                if abs(line.first - top) <= CORNER and abs(line.last - bottom) <= CORNER
            ]
            yield [level[index] for index in own_level], own_upright + beside
