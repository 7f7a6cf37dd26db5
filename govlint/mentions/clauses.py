"""A sentence cut up: its words, its numbers, and what stands before and behind each of them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from govlint.characters import simplify
from govlint.mentions.lexicon import Lexicon, Word
from govlint.mentions.quantities import Quantity, find_quantities
from govlint.patterns import pattern

BOUNDS = ",;:()"
"""What ends a clause, after `simplify`."""
COUNTED = frozenset({"count", "money", "share"})
_TITLES = pattern(
    r"《[^《》]{0,80}》|[〔【\[][^〔〕【】\[\]]{0,8}[〕】\]]\d{0,5}号?|\([^()\d件条元起]{0,40}\)"
)
_APART = pattern(r"(?<=\d)\s+(?=\d)")
_STOPS = "。!?"
_BOUND = pattern(rf"[{re.escape(BOUNDS)}]")
_BARE = frozenset(
    "application granted partly refused unavailable not_handled other_handling".split()
)
"""Words behind which a number counts requests even without a unit."""
MAX_NUMBERS = 100
"""Numbers of a sentence; more are a table that has lost its cells, and are not read."""
MAX_WORD = 16
_NEUTRAL = frozenset({"total", "filler", "anew", "on_time", "nothing"})
_OPENING = _NEUTRAL | {"part"}
MAX_EXTENSION = 2
"""Clauses without a number that may lie between a number and what it counts."""


class Year(NamedTuple):
    """A year that is named in a sentence."""

    start: int
    end: int
    value: int


class Clauses:
    """A sentence with its words and numbers, in order, and the places of its punctuation."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = _TITLES.sub("", _join(simplify(text)).rstrip(_STOPS))
        found = list(islice(find_quantities(self.text), MAX_NUMBERS + 1))
        if len(found) > MAX_NUMBERS:
            self.text, found = "", []
        self.words = lexicon.scan(self.text)
        self._starts = [word.start for word in self.words]
        self.bounds = [match.start() for match in _BOUND.finditer(self.text)]
        self.counted = [
            quantity
            for quantity in found
            if (quantity.kind in COUNTED and not self._is_denied(quantity))
            or self._is_bare(quantity)
        ]
        self.others = [quantity for quantity in found if quantity.kind in ("other", "")]
        self.years = [
            Year(quantity.start, quantity.end, int(quantity.value))
            for quantity in self.others
            if quantity.unit == "年" and 1990 <= quantity.value <= 2100
        ]
        self.tags = tags_of(self.words)

    def _is_bare(self, quantity: Quantity) -> bool:
        """Return whether a number has lost its unit: ``部分公开67，``.

        One at the end may be a row of a table that came as a line of text.
        """
        if quantity.unit or self.text[quantity.end : quantity.end + 1] not in (*BOUNDS, "、"):
            return False
        before = self.between(max(0, quantity.start - MAX_WORD), quantity.start)
        return bool(before) and before[-1].end == quantity.start and bool(before[-1].tags & _BARE)

    def _is_denied(self, quantity: Quantity) -> bool:
        """Return whether it only says that there was none: ``没有一件``, ``无一例``."""
        if quantity.value != 1:
            return False
        before = self.between(max(0, quantity.start - MAX_WORD), quantity.start)
        return bool(before) and before[-1].end == quantity.start and "none" in before[-1].tags

    def between(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that begin in a stretch of the text."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def clause_start(self, place: int) -> int:
        """Return where the clause that reaches up to a place begins."""
        index = bisect_left(self.bounds, place)
        return self.bounds[index - 1] + 1 if index else 0

    def clause_end(self, place: int) -> int:
        """Return where the clause that a place lies in ends."""
        index = bisect_left(self.bounds, place)
        return self.bounds[index] if index < len(self.bounds) else len(self.text)

    def closing(self, place: int) -> int | None:
        """Return where the brackets close that a place lies in; None when it lies in none."""
        opening = self.text.rfind("(", 0, place)
        if opening < 0 or ")" in self.text[opening:place]:
            return None
        end = self.text.find(")", place)
        return end if end >= 0 else None

    def previous_end(self, index: int) -> int:
        """Return where the counted number before one ends; 0 when it is the first."""
        return self.counted[index - 1].end if index else 0

    def lead(self, index: int) -> int:
        """Return where that which stands before a counted number begins.

        That is its clause, or earlier where the clause says no more than 共. In a list such as
        3件予以公开、2件无法提供 the words before a number are those of the number before it.
        """
        quantity = self.counted[index]
        floor = self.previous_end(index)
        if index and self._stands_first(index) and self._stands_first(index - 1):
            first = self._item_start(quantity.start)
            if first - floor > 1:
                return first
        start = max(floor, self.clause_start(quantity.start))
        for _ in range(MAX_EXTENSION):
            if start <= floor or not tags_of(self.between(start, quantity.start)) <= _NEUTRAL:
                break
            start = max(floor, self.clause_start(start - 1))
        return start

    def _item_start(self, place: int) -> int:
        """Return where the item of a list begins that reaches up to a place."""
        start = self.clause_start(place)
        return max(start, self.text.rfind("、", start, place) + 1)

    def _stands_first(self, index: int) -> bool:
        """Return whether an item of a list begins with a counted number, or with 其中 before it."""
        place = self.counted[index].start
        start = self._item_start(place)
        words = [word for word in self.between(start, place) if word.tags <= _OPENING]
        return sum(word.end - word.start for word in words) == place - start

    def tail(self, index: int) -> int:
        """Return where that which stands behind a counted number ends.

        It is empty where another number follows in the same clause: that one's words stand there.
        """
        quantity = self.counted[index]
        end = self.clause_end(quantity.end)
        comma = self.text.find("、", quantity.end, end)
        end = comma if comma >= 0 else end
        following = self.counted[index + 1].start if index + 1 < len(self.counted) else end
        return end if end <= following else quantity.end


def _join(text: str) -> str:
    """Leave out white space, but not between two digits: those are two numbers, or none."""
    if not _APART.search(text):
        return "".join(text.split())
    return " ".join("".join(part.split()) for part in _APART.split(text))


def tags_of(words: Sequence[Word]) -> frozenset[str]:
    """Return all that some words say."""
    if not words:
        return _NOTHING
    first, *others = words
    return first.tags.union(*[word.tags for word in others]) if others else first.tags


_NOTHING = frozenset[str]()
