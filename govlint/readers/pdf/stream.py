"""Streams of a PDF that unpack to more than any report holds: refused before pdfium unpacks them."""

import re
import zlib

from govlint.errors import ReadError

MAX_UNPACKED = 160 * 2**20
"""Bytes of one stream, unpacked: more than any page or font has."""
MAX_RATIO = 1032
"""How much shorter deflate can make anything."""

_START = re.compile(rb"stream\r?\n")
_END = b"endstream"
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl")
_CHUNK = 2**20


def check_streams(data: bytes) -> None:
    """Refuse a file with a stream that is too large, or packed twice over.

    Only those long enough to be too large are unpacked, and nothing of them is kept.

    Raises:
        ReadError: ``pdf-too-complex``.
    """
    if _TWICE.search(data):
        raise ReadError("pdf-too-complex")
    position = 0
    while (start := _START.search(data, position)) is not None:
        end = data.find(_END, start.end())
        end = len(data) if end < 0 else end
        if (end - start.end()) * MAX_RATIO > MAX_UNPACKED and _is_too_large(
            memoryview(data)[start.end() : end]
        ):
            raise ReadError("pdf-too-complex")
        position = end + len(_END)


def _is_too_large(packed: memoryview) -> bool:
    """Return whether a stream unpacks to too much; one that is not packed or is broken does not."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while packed and not unpacker.eof:
            size += len(unpacker.decompress(packed, _CHUNK))
            packed = memoryview(unpacker.unconsumed_tail)
            if size > MAX_UNPACKED:
                return True
    except zlib.error:
        return False
    return False
