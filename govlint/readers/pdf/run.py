"""Runs: characters written one after the other so that each touches the next.

A page has far fewer runs than characters, and what holds of both ends of a run holds of all between:
so tables and lines are put together of runs.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.readers.pdf.drawing import Stroke

TOUCH = 0.1
"""Share of its height by which a character may reach into the one before it, or above the first."""
APART = 0.2
"""Share of its height by which a digit must stand off another for them to be two numbers."""


class Run(NamedTuple):
    """Characters that stand on one height and touch, from left to right, or a blank."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    starts: Sequence[float]
    """Where each character begins, from the left of the page."""
    ends: Sequence[float]

    @property
    def box(self) -> Stroke:
        """Return left, top, right and bottom."""
        return self[:4]

    @property
    def letters(self) -> list["Run"]:
        """Return each character as a run of its own."""
        if len(self.text) == 1:
            return [self]
        return [
            Run(left, self.top, right, self.bottom, char, (left,), (right,))
            for char, left, right in zip(self.text, self.starts, self.ends, strict=True)
        ]


def find_runs(
    text: str,
    lefts: Sequence[float],
    tops: Sequence[float],
    rights: Sequence[float],
    bottoms: Sequence[float],
) -> list[Run]:
    """Part characters into runs; they stay in their order, and what has no size is left out.

    Args:
        text: The characters.
        lefts: Where each of them begins; their other sides likewise.
        tops: See above.
        rights: See above.
        bottoms: See above.
    """
    begins: list[int] = []
    upper = lower = end = near = far = 0.0
    boxes = zip(text, lefts, tops, rights, bottoms, strict=True)
    for index, (char, left, top, right, bottom) in enumerate(boxes):
        is_none = left == right or top == bottom or char.isspace()
        if (
            is_none
            or bottom != lower
            or not near <= left - end <= far
            or not near <= top - upper <= -near
            or right <= end
        ):
            begins.append(index)
            upper, lower = top, bottom
            near, far = TOUCH * (top - bottom), APART * (bottom - top)
            if is_none:  # nothing goes on after it
                near = far + 1
        end = right
    runs: list[Run] = []
    for begin, stop in pairwise([*begins, len(text)]):
        left, right, bottom = lefts[begin], rights[stop - 1], bottoms[begin]
        top = min(tops[begin:stop])
        if left != right and top != bottom and text[begin] not in "\r\n":
            starts, ends = lefts[begin:stop], rights[begin:stop]
            runs.append(Run(left, top, right, bottom, text[begin:stop], starts, ends))
    return runs


def joined(letters: Iterable[Run]) -> list[Run]:
    """Return the runs that single characters make up, of which there are some."""
    lefts, tops, rights, bottoms, text, *_ = zip(*letters, strict=True)
    return find_runs("".join(text), lefts, tops, rights, bottoms)
