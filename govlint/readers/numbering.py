"""Automatic list numbers of Word: the 一、 of a heading is often not in its text."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from govlint.errors import ReadError
from govlint.readers.xml import parse_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PLACEHOLDER = re.compile(r"%(\d)")
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


class _Level(NamedTuple):
    start: int
    number_format: str
    text: str
    """Such as ``%1、``; each placeholder is the number of a level, counted from 1."""
    style: str | None
    is_legal: bool
    """Whether all numbers in it are written in digits."""


class _List(NamedTuple):
    abstract: str
    starts: Mapping[int, int]
    """Levels that this list begins anew, and where."""


class Numbering:
    """Counts the numbered paragraphs of a document in reading order."""

    def __init__(self, lists: bytes, styles: bytes) -> None:
        """Read the definitions of lists and styles; where there are none nothing is numbered.

        Raises:
            ReadError: See `parse_tree`; ``damaged-xml`` also for numbers that are none.
        """
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, _List] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if not lists:
            return
        root = parse_tree(lists)
        word = _namespace(root)
        try:
            self._levels = _read_levels(root, word)
            self._lists = _read_lists(root, word)
            self._styles = self._read_styles(styles)
        except ValueError as error:
            raise ReadError("damaged-xml") from error

    def label(self, style: str | None, list_id: str | None, level: str | None) -> str:
        """Return the number printed before the next paragraph, such as ``一、``; empty: none.

        Args:
            style: Style of the paragraph.
            list_id: List named by the paragraph itself; it goes before that of the style.
            level: Level in the list, counted from 0.
        """
        if not self._lists:
            return ""
        if list_id is None:
            if style is None or style not in self._styles:
                return ""
            list_id, style_level = self._styles[style]
        else:
            style_level = 0
        depth = int(level) if level and level.isdecimal() else style_level
        if list_id not in self._lists:
            return ""
        return self._count(list_id, depth)

    def _read_styles(self, xml: bytes) -> dict[str, tuple[str, int]]:
        """Return list and level of the styles that number their paragraphs."""
        if b"numPr" not in xml:
            return {}
        root = parse_tree(xml)
        word = _namespace(root)
        own: dict[str, tuple[str, int]] = {}
        parents: dict[str, str] = {}
        for style in root.iterfind(f"{word}style"):
            name = style.get(f"{word}styleId", "")
            parents[name] = _value(style, word, "basedOn") or ""
            properties = style.find(f"{word}pPr/{word}numPr")
            if properties is not None and (list_id := _value(properties, word, "numId")):
                level = _value(properties, word, "ilvl")
                own[name] = (list_id, int(level) if level else self._linked_level(list_id, name))
        numbered = {}
        for name in parents:
            ancestor, seen = name, set[str]()
            while ancestor not in own and ancestor in parents and ancestor not in seen:
                seen.add(ancestor)
                ancestor = parents[ancestor]
            if ancestor in own:
                numbered[name] = own[ancestor]
        return numbered

    def _linked_level(self, list_id: str, style: str) -> int:
        """Return the level of a list that names a style as its own; 0 when none does."""
        abstract = self._lists[list_id].abstract if list_id in self._lists else ""
        for (owner, depth), level in self._levels.items():
            if owner == abstract and level.style == style:
                return depth
        return 0

    def _count(self, list_id: str, depth: int) -> str:
        abstract, starts = self._lists[list_id]
        definition = self._levels.get((abstract, depth))
        if definition is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        if depth in starts and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counters[depth] = starts[depth]
        else:
            counters[depth] = counters.get(depth, definition.start - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]
        if definition.number_format in {"bullet", "none"}:
            return ""
        return _PLACEHOLDER.sub(
            lambda match: self._number(abstract, int(match[1]) - 1, definition), definition.text
        )

    def _number(self, abstract: str, depth: int, used_in: _Level) -> str:
        definition = self._levels.get((abstract, depth))
        if definition is None:
            return ""
        value = self._counters[abstract].get(depth, definition.start)
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


def _read_levels(root: "Element", word: str) -> dict[tuple[str, int], _Level]:
    levels = {}
    for abstract in root.iterfind(f"{word}abstractNum"):
        for level in abstract.iterfind(f"{word}lvl"):
            depth = int(level.get(f"{word}ilvl", "0"))
            levels[abstract.get(f"{word}abstractNumId", ""), depth] = _Level(
                start=int(_value(level, word, "start") or 1),
                number_format=_value(level, word, "numFmt") or "decimal",
                text=_value(level, word, "lvlText") or "",
                style=_value(level, word, "pStyle"),
                is_legal=level.find(f"{word}isLgl") is not None,
            )
    return levels


def _read_lists(root: "Element", word: str) -> dict[str, _List]:
    lists = {}
    for item in root.iterfind(f"{word}num"):
        starts = {
            int(override.get(f"{word}ilvl", "0")): int(start)
            for override in item.iterfind(f"{word}lvlOverride")
            if (start := _value(override, word, "startOverride"))
        }
        abstract = _value(item, word, "abstractNumId") or ""
        lists[item.get(f"{word}numId", "")] = _List(abstract, starts)
    return lists


def _namespace(root: "Element") -> str:
    """Return ``{uri}`` of the root, strict or transitional, the prefix of all names."""
    return root.tag.rpartition("}")[0] + "}"


def _value(element: "Element", word: str, name: str) -> str | None:
    child = element.find(f"{word}{name}")
    return None if child is None else child.get(f"{word}val")
