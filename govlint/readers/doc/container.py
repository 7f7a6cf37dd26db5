"""The streams of a binary Word document and the table of contents that its first one begins with."""

import io
import struct
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers import OLE_STREAMS

# Structures by their place in FibRgFcLcb97, which says where in the table stream each is.
STYLES = 1
SECTIONS = 6
CHARACTER_PAGES = 12
PARAGRAPH_PAGES = 13
PIECES = 33
SHAPES = 40
BOXES = 56
LISTS = 73
LIST_INSTANCES = 74

_MAGIC = 0xA5EC
_OLDEST, _NEWEST = 0x00C0, 0x0112
"""Versions of the format from Word 97 to the last that writes it; Word 6 and 95 have lower ones."""
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_HEADER_SIZE = 76
_SECTOR = 512
_STREAMS = frozenset(("WordDocument", "0Table", "1Table", "Data"))


class UnsureError(ReadError):
    """Raised when a document has something that this reader cannot read with certainty."""

    def __init__(self, what: str) -> None:
        """Keep what it is, as the specification calls it."""
        super().__init__("unsure-doc", what=what)
        self.what = what


class WordFile(NamedTuple):
    """A binary Word document."""

    main: bytes
    """The stream ``WordDocument``: header, characters, pages of properties."""
    table: bytes
    """The stream ``0Table`` or ``1Table``: where everything is."""
    data: bytes
    """The stream ``Data``: properties that are too long for a page."""
    lengths: tuple[int, ...]
    """Characters of the text, the footnotes, headers, macros, comments, endnotes, text boxes."""
    places: tuple[int, ...]
    """Offset and size of each structure in the table stream, in turn."""

    def place(self, structure: int) -> tuple[int, int]:
        """Return offset and size of a structure in the table stream; size 0: there is none."""
        if 2 * structure + 2 > len(self.places):
            return 0, 0
        return self.places[2 * structure], self.places[2 * structure + 1]

    def part(self, structure: int) -> bytes:
        """Return a structure of the table stream; empty: there is none.

        Raises:
            ReadError: ``damaged-doc`` when the stream ends before it.
        """
        offset, size = self.place(structure)
        if offset + size > len(self.table):
            raise ReadError("damaged-doc")
        return self.table[offset : offset + size]

    def positions(self, structure: int, entry: int) -> tuple[tuple[int, ...], list[bytes]]:
        """Return what a structure says about ranges: positions that separate them, and entries.

        Args:
            structure: One of the kind PLC.
            entry: Bytes of an entry; there is one less than positions.

        Raises:
            ReadError: See `part`.
            UnsureError: The positions go back.
        """
        part = self.part(structure)
        count = max(len(part) - 4, 0) // (4 + entry)
        if not count:
            return (), []
        start = 4 * (count + 1)
        bounds = struct.unpack_from(f"<{count + 1}I", part)
        if list(bounds) != sorted(bounds):
            raise UnsureError("PLC")
        return bounds, [
            part[start + entry * index : start + entry * (index + 1)] for index in range(count)
        ]


def open_word(data: bytes) -> WordFile:
    """Read the streams of a document.

    Raises:
        ReadError: ``damaged-doc``; ``encrypted``; or what it is instead of a Word document.
        UnsureError: Its version is not known.
    """
    names, streams = open_container(data, _STREAMS)
    if "WordDocument" not in names:
        raise ReadError(next((why for name, why in OLE_STREAMS if name in names), "is-binary"))
    return _read_header(streams)


def open_container(data: bytes, wanted: frozenset[str]) -> tuple[set[str], dict[str, bytes]]:
    """Return the names of all streams of an old Office file, and those wanted that it has.

    Raises:
        ReadError: ``damaged-doc``.
    """
    _check_sectors(data)
    import olefile  # noqa: PLC0415  10 ms that only such a file needs

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = {entry[0] for entry in container.listdir() if len(entry) == 1}
            streams = {
                name: container.openstream(name).read()
                for name in names & wanted
                if container.get_size(name) <= len(data)
            }
    # What olefile runs into where sectors or folders are not as they should be.
    except (OSError, ValueError, IndexError, TypeError, RecursionError, struct.error) as error:
        raise ReadError("damaged-doc") from error
    return names, streams


def _check_sectors(data: bytes) -> None:
    """Refuse numbers of sectors that the file cannot have: olefile would read on and on."""
    if len(data) < _SECTOR:
        raise ReadError("damaged-doc")
    (shift,) = struct.unpack_from("<H", data, 30)
    counts = (struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72))
    if shift not in {9, 12} or max(counts) << shift > len(data):
        raise ReadError("damaged-doc")


def _read_header(streams: dict[str, bytes]) -> WordFile:
    """Read the file information block (FIB)."""
    main = streams.get("WordDocument", b"")
    if len(main) < _HEADER_SIZE:
        raise ReadError("damaged-doc")
    magic, version, flags = struct.unpack_from("<HH6xH", main)
    if magic != _MAGIC or not _OLDEST <= version <= _NEWEST:
        raise UnsureError("nFib")
    if flags & _ENCRYPTED:
        raise ReadError("encrypted")
    table = "1Table" if flags & _TABLE_1 else "0Table"
    if table not in streams:
        raise ReadError("damaged-doc")
    words = struct.unpack_from("<H", main, 32)[0]
    longs_at = 34 + 2 * words
    longs = struct.unpack_from("<H", main, longs_at)[0]
    lengths = struct.unpack_from("<7i", main, longs_at + 2 + 4 * 3)
    if min(lengths) < 0:
        raise ReadError("damaged-doc")
    places_at = longs_at + 2 + 4 * longs
    count = struct.unpack_from("<H", main, places_at)[0]
    places = struct.unpack_from(f"<{2 * count}I", main, places_at + 2)
    return WordFile(main, streams[table], streams.get("Data", b""), lengths, places)
