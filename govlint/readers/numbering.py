"""Automatic list numbers of Word: the 一、 of a heading is often not in its text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from govlint.errors import ReadError
from govlint.readers.lists import Level, List, Lists
from govlint.readers.xml import parse_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Numbering:
    """Counts the numbered paragraphs of a document in reading order."""

    def __init__(self, lists: bytes, styles: bytes) -> None:
        """Read the definitions of lists and styles; where there are none nothing is numbered.

        Raises:
            ReadError: See `parse_tree`; ``damaged-xml`` also for numbers that are none.
        """
        self._lists = Lists({}, {})
        self._styles: dict[str, tuple[str, int]] = {}
        if not lists:
            return
        root = parse_tree(lists)
        word = _namespace(root)
        try:
            self._lists = Lists(_read_levels(root, word), _read_lists(root, word))
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
        return self._lists.count(list_id, depth)

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
                own[name] = (
                    list_id,
                    int(level) if level else self._lists.linked_level(list_id, name),
                )
        numbered = {}
        for name in parents:
            ancestor, seen = name, set[str]()
            while ancestor not in own and ancestor in parents and ancestor not in seen:
                seen.add(ancestor)
                ancestor = parents[ancestor]
            if ancestor in own:
                numbered[name] = own[ancestor]
        return numbered


def _read_levels(root: "Element", word: str) -> dict[tuple[str, int], Level]:
    return {
        (abstract.get(f"{word}abstractNumId", ""), depth): level
        for abstract in root.iterfind(f"{word}abstractNum")
        for depth, level in _levels_of(abstract, word)
    }


def _levels_of(parent: "Element", word: str) -> Iterator[tuple[int, Level]]:
    for level in parent.iterfind(f"{word}lvl"):
        yield (
            int(level.get(f"{word}ilvl", "0")),
            Level(
                start=int(_value(level, word, "start") or 1),
                number_format=_value(level, word, "numFmt") or "decimal",
                text=_value(level, word, "lvlText") or "",
                style=_value(level, word, "pStyle"),
                is_legal=level.find(f"{word}isLgl") is not None,
            ),
        )


def _read_lists(root: "Element", word: str) -> dict[str, List]:
    lists = {}
    for item in root.iterfind(f"{word}num"):
        overrides = item.findall(f"{word}lvlOverride")
        starts = {
            int(override.get(f"{word}ilvl", "0")): int(start)
            for override in overrides
            if (start := _value(override, word, "startOverride"))
        }
        levels = dict(level for override in overrides for level in _levels_of(override, word))
        abstract = _value(item, word, "abstractNumId") or ""
        lists[item.get(f"{word}numId", "")] = List(abstract, starts, levels)
    return lists


def _namespace(root: "Element") -> str:
    """Return ``{uri}`` of the root, strict or transitional, the prefix of all names."""
    return root.tag.rpartition("}")[0] + "}"


def _value(element: "Element", word: str, name: str) -> str | None:
    child = element.find(f"{word}{name}")
    return None if child is None else child.get(f"{word}val")
