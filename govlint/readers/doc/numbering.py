"""List numbers of a binary Word document: its lists (LST, LVL) and their instances (LFO)."""

import struct
from collections.abc import Sequence

from govlint.readers.doc.container import LIST_INSTANCES, LISTS, WordFile
from govlint.readers.lists import Level, List, Lists

_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    18: "decimalEnclosedCircle",
    23: "bullet",
    28: "decimalEnclosedCircle",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    37: "chineseCounting",
    39: "chineseCountingThousand",
    255: "none",
}
"""Number formats (MSONFC) by their names in WordprocessingML; others are written in digits."""

_LIST_SIZE = 28
_INSTANCE_SIZE = 16
_LEVELS = 9


def read_lists(file: WordFile) -> Lists:
    """Read the lists; their instances are named by their place, counted from 1."""
    offset, size = file.place(LISTS)
    if not size:
        return Lists({}, {})
    table = file.table
    levels: dict[tuple[str, int], Level] = {}
    count = struct.unpack_from("<H", table, offset)[0]
    at = offset + 2 + _LIST_SIZE * count  # the levels follow the lists, and are not counted in size
    for index in range(count):
        name, styles, flags = struct.unpack_from("<i4x18sB", table, offset + 2 + _LIST_SIZE * index)
        linked = struct.unpack("<9H", styles)
        for depth in range(1 if flags & 1 else _LEVELS):
            levels[str(name), depth], at = _read_level(table, at, linked[depth])
    return Lists(levels, _read_instances(file))


def _read_level(table: bytes, at: int, style: int) -> tuple[Level, int]:
    """Read a level (LVL) and return it with the place behind it."""
    start, number_format, flags, characters, paragraphs = struct.unpack_from(
        "<iBB18xBB2x", table, at
    )
    at += 28 + characters + paragraphs
    length = struct.unpack_from("<H", table, at)[0]
    units: Sequence[int] = struct.unpack_from(f"<{length}H", table, at + 2)
    text = "".join(f"%{unit + 1}" if unit < _LEVELS else chr(unit) for unit in units)
    is_legal = bool(flags & 4)
    level = Level(start, _FORMATS.get(number_format, "decimal"), text, str(style), is_legal)
    return level, at + 2 + 2 * length


def _read_instances(file: WordFile) -> dict[str, List]:
    """Read the instances (PlfLfo), each with the levels that it begins anew or defines itself."""
    offset, size = file.place(LIST_INSTANCES)
    if not size:
        return {}
    table = file.table
    lists = {}
    count = struct.unpack_from("<I", table, offset)[0]
    at = offset + 4 + _INSTANCE_SIZE * count
    for index in range(count):
        name, changes = struct.unpack_from("<i8xB", table, offset + 4 + _INSTANCE_SIZE * index)
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        at += 4
        for _ in range(changes):
            start, flags = struct.unpack_from("<iI", table, at)
            at += 8
            depth = flags & 0xF
            if flags & 0x20:
                levels[depth], at = _read_level(table, at, 0xFFF)
                start = levels[depth].start
            if flags & 0x10:
                starts[depth] = start
        lists[str(index + 1)] = List(str(name), starts, levels)
    return lists
