"""Properties of paragraphs and characters: where they are kept and which of them matter."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.doc.container import CHARACTER_PAGES, PARAGRAPH_PAGES, UnsureError, WordFile

PAGE = 512
DELETED = 0x0800
HIDDEN = 0x083C
STRUCK_OUT, DOUBLY_STRUCK = 0x0837, 0x2A53
POSITION = 0x2A48
PLAIN = 0x2A33
CHARACTER_STYLE = 0x4A30
SYMBOL = 0x6A09
PARAGRAPH_STYLE = 0x4600
LEVEL = 0x260A
LIST = 0x460B
IN_TABLE = 0x2416
ROW_END = 0x2417
DEPTH = 0x6649
DEEPER = 0x664A
INNER_CELL_END = 0x244B
INNER_ROW_END = 0x244C
ELSEWHERE = frozenset((0x6645, 0x6646))
"""The properties are in the data stream, because they are too long for a page."""
ROW_DEFINITION = 0xD608
_TABS = 0xC615
_PARAGRAPH, _TABLE = 1, 5
"""What a property is of."""
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand; 0: they are counted in its beginning."""

Property = tuple[int, bytes]


class Runs(NamedTuple):
    """Stretches of the main stream with the same properties, in order."""

    starts: list[int]
    ends: list[int]
    groups: list[bytes]
    """Properties as they are kept; those of a paragraph begin with its style."""

    def at(self, offset: int) -> bytes:
        """Return the properties at an offset.

        Raises:
            UnsureError: There are none.
        """
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.ends[index]:
            raise UnsureError("PlcBtePapx")
        return self.groups[index]


def properties(group: bytes) -> Iterator[Property]:
    """Yield code and operand of each property.

    Raises:
        ReadError: ``damaged-doc`` when the last one is cut off.
    """
    at = 0
    end = len(group)
    while at + 2 <= end:
        code = group[at] | group[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13] or _size(code, group, at)
        if at + size > end:
            raise ReadError("damaged-doc")
        yield code, group[at : at + size]
        at += size


def _size(code: int, group: bytes, at: int) -> int:
    if code == ROW_DEFINITION:
        return 1 + int(struct.unpack_from("<H", group, at)[0])
    size = group[at]
    if code == _TABS and size == 255:  # too many for a byte: counted by what is deleted and added
        deleted = group[at + 1]
        return 3 + 4 * deleted + 3 * group[at + 2 + 4 * deleted]
    return 1 + size


def concerns_structure(code: int) -> bool:
    """Return whether a property changes what is a cell, a row or a numbered paragraph."""
    kind = code >> 10 & 7
    return kind == _TABLE or (kind == _PARAGRAPH and code in _STRUCTURE)


_STRUCTURE = ELSEWHERE | {
    *(PARAGRAPH_STYLE, LEVEL, LIST, IN_TABLE, ROW_END),
    *(DEPTH, DEEPER, INNER_CELL_END, INNER_ROW_END),
}


def paragraph_runs(file: WordFile) -> Runs:
    """Return the properties of the paragraphs.

    Raises:
        ReadError: ``damaged-doc``.
    """
    return _runs(file, PARAGRAPH_PAGES, 13)


def character_runs(file: WordFile) -> Runs:
    """Return the properties of the characters.

    Raises:
        ReadError: ``damaged-doc``.
    """
    return _runs(file, CHARACTER_PAGES, 1)


def _runs(file: WordFile, structure: int, entry: int) -> Runs:
    """Read the pages (FKP) that a structure names.

    Args:
        file: The document.
        structure: Names the pages.
        entry: Bytes per run behind the offsets; the first one says where its properties are.

    Raises:
        UnsureError: They go back.
        ReadError: ``damaged-doc``.
    """
    runs = Runs([], [], [])
    for number in file.positions(structure, 4)[1]:
        start = (int.from_bytes(number, "little") & 0x3FFFFF) * PAGE
        page = file.main[start : start + PAGE]
        count = page[PAGE - 1]
        if 4 * (count + 1) + entry * count >= PAGE:
            raise ReadError("damaged-doc")
        offsets = struct.unpack_from(f"<{count + 1}I", page)
        if list(offsets) != sorted(offsets) or (runs.ends and offsets[0] < runs.ends[-1]):
            raise UnsureError("FKP")
        runs.starts.extend(offsets[:-1])
        runs.ends.extend(offsets[1:])
        for place in page[4 * (count + 1) : 4 * (count + 1) + entry * count : entry]:
            runs.groups.append(_group(page, 2 * place, entry) if place else b"")
    return runs


def _group(page: bytes, at: int, entry: int) -> bytes:
    size = page[at]
    if entry == 1:
        return page[at + 1 : at + 1 + size]
    if size:
        return page[at + 1 : at + 2 * size]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]
