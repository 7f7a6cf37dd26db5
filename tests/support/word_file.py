"""Binary Word documents for tests, made by hand: one piece of text, a page of properties each."""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govlint.document import Document
from govlint.readers.doc.body import read_body
from govlint.readers.doc.container import CHARACTER_PAGES, PARAGRAPH_PAGES, PIECES, WordFile
from govlint.readers.doc.properties import PAGE
from govlint.readers.grid import blocks
from tests.support.show import Shown, show

ENCODINGS = {1: "cp1252", 2: "utf-16-le"}


class P(NamedTuple):
    """A paragraph, its end included: runs of text with their properties, and its own."""

    runs: Sequence[tuple[str, bytes]]
    properties: bytes = b""
    style: int = 0


def sprm(code: int, operand: int | bytes) -> bytes:
    """Return a property; a number gets the bytes that its code asks for."""
    if isinstance(operand, int):
        size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
        operand = operand.to_bytes(size, "little", signed=operand < 0)
    return struct.pack("<H", code) + operand


def row(*edges: int, flags: Sequence[int] = (), more: bytes = b"") -> bytes:
    """Return the properties of the end of a row."""
    count = len(edges) - 1
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    body = struct.pack(f"<B{count + 1}h", count, *edges) + cells
    definition = struct.pack("<HH", 0xD608, len(body) + 1) + body
    return sprm(0x2416, 1) + sprm(0x2417, 1) + definition + more


CELL = sprm(0x2416, 1)
"""The paragraph is in a table."""
DELETED, HIDDEN = sprm(0x0800, 1), sprm(0x083C, 1)


def plc(positions: Sequence[int], entries: Sequence[bytes]) -> bytes:
    """Return a structure of positions and what is between them."""
    return struct.pack(f"<{len(positions)}I", *positions) + b"".join(entries)


def clx(length: int, place: int = PAGE, modifier: int = 0, before: bytes = b"") -> bytes:
    """Return the table of pieces with one piece.

    Args:
        length: Its characters.
        place: Where it is in the main stream, as the table says it.
        modifier: What a fast save put on top (Prm).
        before: What stands before the table.
    """
    pieces = plc((0, length), (struct.pack("<HIH", 0, place, modifier),))
    return before + struct.pack("<BI", 2, len(pieces)) + pieces


def word_file(
    paragraphs: Sequence[P], *, width: int = 2, parts: Mapping[int, bytes] | None = None
) -> WordFile:
    """Make a document.

    Args:
        paragraphs: Its paragraphs.
        width: Bytes of a character.
        parts: Structures of the table stream besides or instead of those that every one has.
    """
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    encoded = "".join(text for text, _ in runs).encode(ENCODINGS[width], "surrogatepass")
    length = len(encoded) // width
    page = 1 + -(-len(encoded) // PAGE)
    ends = _bounds([sum(map(_length, paragraph.runs)) * width for paragraph in paragraphs])
    main = b"".join(
        (
            bytes(PAGE),
            encoded.ljust((page - 1) * PAGE, b"\0"),
            _page(ends, [struct.pack("<H", item.style) + item.properties for item in paragraphs]),
            _page(_bounds([_length(run) * width for run in runs]), [look for _, look in runs], 1),
        )
    )
    place = PAGE * 2 | 0x4000_0000 if width == 1 else PAGE
    whole = (PAGE, PAGE + len(encoded))
    known = {
        PIECES: clx(length, place),
        PARAGRAPH_PAGES: plc(whole, (struct.pack("<I", page),)),
        CHARACTER_PAGES: plc(whole, (struct.pack("<I", page + 1),)),
    }
    file = WordFile(main, b"", b"", (length, 0, 0, 0, 0, 0, 0), ())
    return with_parts(file, {**known, **(parts or {})})


def p(text: str, properties: bytes = b"", look: bytes = b"") -> P:
    """Return a paragraph of one run, its end included."""
    return P([(text, look)], properties)


def cell(text: str, look: bytes = b"") -> P:
    """Return a paragraph that ends a cell."""
    return P([(text, look), ("\x07", b"")], CELL)


def row_end(*edges: int, flags: tuple[int, ...] = (), more: bytes = b"") -> P:
    """Return the end of a row."""
    return p("\x07", row(*edges, flags=flags, more=more))


def shown(file: WordFile) -> Shown:
    """Return what is read of a document."""
    return show(Document("x", "doc", blocks(read_body(file), "x")))


def _length(run: tuple[str, bytes]) -> int:
    return len(run[0].encode("utf-16-le", "surrogatepass")) // 2


def _bounds(sizes: Sequence[int]) -> list[int]:
    return [PAGE, *(PAGE + sum(sizes[: index + 1]) for index in range(len(sizes)))]


def with_parts(file: WordFile, parts: Mapping[int, bytes]) -> WordFile:
    """Return a document with other structures in its table stream."""
    table, places = b"", [0] * 2 * 93
    for structure, part in parts.items():
        places[2 * structure : 2 * structure + 2] = len(table), len(part)
        table += part
    return file._replace(table=table, places=tuple(places))


def _page(bounds: Sequence[int], groups: Sequence[bytes], entry: int = 13) -> bytes:
    """Return a page of properties (FKP)."""
    page = bytearray(PAGE)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    page[-1] = len(groups)
    at = PAGE - 1
    for index, group in enumerate(groups):
        if entry == 1:
            packed = bytes((len(group),)) + group
        else:
            even = group.ljust(len(group) + len(group) % 2, b"\0")
            packed = bytes((0, len(even) // 2)) + even
        if group:
            at = (at - len(packed)) & ~1
            page[at : at + len(packed)] = packed
            page[4 * len(bounds) + entry * index] = at // 2
    return bytes(page)
