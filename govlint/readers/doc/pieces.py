"""The text of a binary Word document, put together from the pieces in which it is kept."""

import struct
from bisect import bisect_right
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.doc.container import PIECES, WordFile

MAX_LENGTH = 500_000
"""Characters; the longest real report stays under 50,000."""

_MODIFIERS, _TABLE = 1, 2
"""What the parts of a Clx begin with."""
_COMPRESSED = 0x4000_0000
# Prm0: the few one-byte properties, by number, that change which characters are read, or where.
_SHORT_MODIFIERS = {
    0x0C: 0x260A,
    0x18: 0x2416,
    0x19: 0x2417,
    0x41: 0x0800,
    0x53: 0x2A33,
    0x5C: 0x083C,
}


class Piece(NamedTuple):
    """Characters that are kept in one stretch."""

    start: int
    """The first character, counted from the beginning of the text."""
    end: int
    offset: int
    """Where it is in the main stream."""
    width: int
    """Bytes of a character: 1 (Windows-1252) or 2 (UTF-16)."""
    modifiers: bytes
    """Properties that a fast save put on top of all others."""


class Text(NamedTuple):
    """All characters, those of footnotes, headers and text boxes after those of the text."""

    characters: str
    pieces: list[Piece]

    def offset(self, position: int) -> int:
        """Return where in the main stream a character is."""
        piece = self.pieces[bisect_right(self.pieces, position, key=lambda item: item.start) - 1]
        return piece.offset + (position - piece.start) * piece.width


def read_text(file: WordFile) -> Text:
    """Put the text together.

    Raises:
        ReadError: ``damaged-doc`` when pieces lie beyond the stream or do not follow each other;
            ``tree-too-large``.
    """
    pieces = _read_pieces(file)
    return Text("".join(_decode(file.main, piece) for piece in pieces), pieces)


def _read_pieces(file: WordFile) -> list[Piece]:
    clx = file.part(PIECES)
    modifiers: list[bytes] = []
    at = 0
    while clx[at] == _MODIFIERS:
        size = struct.unpack_from("<H", clx, at + 1)[0]
        modifiers.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    count = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
    if clx[at] != _TABLE or not 0 < count <= len(clx) // 12:
        raise ReadError("damaged-doc")
    bounds = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    if bounds[0] or list(bounds) != sorted(bounds) or sum(file.lengths) > bounds[-1]:
        raise ReadError("damaged-doc")
    if bounds[-1] > MAX_LENGTH:
        raise ReadError("tree-too-large", limit=MAX_LENGTH)
    pieces = []
    for index in range(count):
        place, modifier = struct.unpack_from("<IH", clx, at + 9 + 4 * count + 8 * index + 2)
        width = 1 if place & _COMPRESSED else 2
        offset = (place & ~_COMPRESSED) // (3 - width)
        if modifier & 1:
            group = modifiers[modifier >> 1]
        else:
            code = _SHORT_MODIFIERS.get(modifier >> 1 & 0x7F)
            group = struct.pack("<HB", code, modifier >> 8) if code else b""
        pieces.append(Piece(bounds[index], bounds[index + 1], offset, width, group))
    return pieces


def _decode(main: bytes, piece: Piece) -> str:
    """Return the characters of a piece; one beyond the first 65,536 as two, as they are counted."""
    length = piece.end - piece.start
    data = main[piece.offset : piece.offset + length * piece.width]
    if len(data) < length * piece.width:
        raise ReadError("damaged-doc")
    if piece.width == 1:
        return data.decode("cp1252", "replace")
    text = data.decode("utf-16-le", "surrogatepass")
    if len(text) < length:
        text = "".join(map(chr, struct.unpack(f"<{length}H", data)))
    return text
