"""Lists of Word, whatever the file they are kept in: which number is printed before a paragraph."""

from collections.abc import Mapping
from typing import NamedTuple

from govlint.patterns import pattern

_PLACEHOLDER = pattern(r"%(\d)")
_CHINESE: tuple[str, ...] = ("", *"一二三四五六七八九")
_CHINESE_FORMATS = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Level(NamedTuple):
    """One level of a list."""

    start: int
    number_format: str
    """By its name in WordprocessingML, such as ``chineseCounting``."""
    text: str
    """Such as ``%1、``; each placeholder is the number of a level, counted from 1."""
    style: str | None = None
    """The style whose paragraphs are of this level."""
    is_legal: bool = False
    """Whether all numbers in it are written in digits."""


class List(NamedTuple):
    """A list of a document; several may share one definition and then count together."""

    abstract: str
    """The definition."""
    starts: Mapping[int, int]
    """Levels that this list begins anew, and where."""
    levels: Mapping[int, Level] = {}
    """Levels that this list defines for itself."""


class Lists:
    """Counts the numbered paragraphs of a document in reading order."""

    def __init__(self, levels: Mapping[tuple[str, int], Level], lists: Mapping[str, List]) -> None:
        """Begin before the first paragraph.

        Args:
            levels: By definition and depth, which is counted from 0.
            lists: By the name that paragraphs use.
        """
        self._levels = levels
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def __bool__(self) -> bool:
        """Return whether there is any list."""
        return bool(self._lists)

    def linked_level(self, name: str, style: str) -> int:
        """Return the level of a list that names a style as its own; 0 when none does."""
        abstract = self._lists[name].abstract if name in self._lists else ""
        for (owner, depth), level in self._levels.items():
            if owner == abstract and level.style == style:
                return depth
        return 0

    def count(self, name: str, depth: int) -> str:
        """Count a paragraph and return the number printed before it; empty: none."""
        if name not in self._lists:
            return ""
        item = self._lists[name]
        definition = self._definition(item, depth)
        if definition is None:
            return ""
        counters = self._counters.setdefault(item.abstract, {})
        if depth in item.starts and (name, depth) not in self._restarted:
            self._restarted.add((name, depth))
            counters[depth] = item.starts[depth]
        else:
            counters[depth] = counters.get(depth, definition.start - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]
        if definition.number_format in {"bullet", "none"}:
            return ""
        return _PLACEHOLDER.sub(
            lambda match: self._number(item, int(match[1]) - 1, definition), definition.text
        )

    def _definition(self, item: List, depth: int) -> Level | None:
        return item.levels.get(depth) or self._levels.get((item.abstract, depth))

    def _number(self, item: List, depth: int, used_in: Level) -> str:
        definition = self._definition(item, depth)
        if definition is None:
            return ""
        value = self._counters[item.abstract].get(depth, definition.start)
        return str(value) if used_in.is_legal else _format(value, definition.number_format)


def _format(value: int, number_format: str) -> str:
    """Write a number in one of Word's formats; in digits when the format is a rare one."""
    if number_format in _CHINESE_FORMATS and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + _CHINESE[ones]
    if number_format == "decimalEnclosedCircle" and 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if number_format in {"upperLetter", "lowerLetter"} and 0 < value <= 26:
        letter = chr(ord("A") + value - 1)
        return letter if number_format == "upperLetter" else letter.lower()
    if number_format in {"upperRoman", "lowerRoman"} and 0 < value < 40:
        text = ""
        for worth, sign in _ROMAN:
            count, value = divmod(value, worth)
            text += sign * count
        return text if number_format == "upperRoman" else text.lower()
    return str(value)
