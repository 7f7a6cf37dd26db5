"""Web archives (.mht, .mhtml): a page and what it shows in one file, as browsers and Word save it."""

import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from govlint.document import Document, Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers import check_size, html
from govlint.readers.charset import to_utf8

MAX_PARTS = 2_000
"""Pictures and style sheets are parts, too."""
MAX_DEPTH = 4
"""Parts within parts; browsers make two levels."""
MAX_HEADERS = 64 * 1024
"""Bytes before the blank line that ends the headers of a part."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


class _Part(NamedTuple):
    """A part that holds no others."""

    headers: Message
    body: bytes
    """As it is in the file, encoded."""


def read(data: bytes, path: str) -> Document:
    """Read the page of a web archive, and the pages in its frames behind it.

    Lines are counted nowhere: those of the page are not those of the file.

    Raises:
        ReadError: ``damaged-mhtml`` when no page is in it or a part cannot be decoded;
            ``nested-too-deep``; ``too-many-parts``; see also `govlint.readers.html.read`.
    """
    pages = []
    for number, part in enumerate(_parts(data, 0, len(data))):
        if number == MAX_PARTS:
            raise ReadError("too-many-parts", count=number + 1, limit=MAX_PARTS)
        if part.headers.get_content_type() in _PAGES:
            pages.append(part)
    if not pages:
        raise ReadError("damaged-mhtml")
    source = _decode(pages[0])
    check_size(source, "html")
    sources = [source, *(_decode(page) for page in pages[1:] if _is_framed(page, source))]
    page = b"\n".join(map(to_utf8, sources))
    check_size(page, "html")
    document = html.read(page, path)
    return document._replace(format="mhtml", blocks=tuple(map(_without_line, document.blocks)))


def _parts(data: bytes, start: int, stop: int, depth: int = 0) -> Iterator[_Part]:
    """Yield the innermost parts in the order of the file: the page comes first."""
    if depth > MAX_DEPTH:
        raise ReadError("nested-too-deep")
    end = _BLANK_LINE.search(data, start, min(stop, start + MAX_HEADERS))
    if end is None:
        raise ReadError("damaged-mhtml")
    headers = BytesHeaderParser().parsebytes(data[start : end.start()])
    boundary = headers.get_boundary()
    if headers.get_content_maintype() != "multipart" or not boundary:
        yield _Part(headers, data[end.end() : stop])
        return
    line = rb"(?:\r?\n)?^--" + re.escape(boundary.encode("utf-8", "replace")) + rb"[ \t]*(?:\r?\n)?"
    between = re.compile(line, re.MULTILINE)
    begin = None
    for match in between.finditer(data, end.end(), stop):
        if begin is not None:
            yield from _parts(data, begin, match.start(), depth + 1)
        begin = match.end()
        if data.startswith(b"--", begin):  # the last one
            return
    if begin is not None:  # it was cut off
        yield from _parts(data, begin, stop, depth + 1)


def _decode(part: _Part) -> bytes:
    try:
        match str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower():
            case "base64":
                return binascii.a2b_base64(part.body)
            case "quoted-printable":
                return binascii.a2b_qp(part.body)
            case _:
                return part.body
    except binascii.Error as error:
        raise ReadError("damaged-mhtml") from error


def _is_framed(page: _Part, source: bytes) -> bool:
    """Return whether a page shows another one in a frame: it names its address or its number."""
    address = str(page.headers.get("Content-Location", "")).strip()
    number = str(page.headers.get("Content-ID", "")).strip(" <>")
    names = [address] * bool(address) + [f"cid:{number}"] * bool(number)
    return any(name.encode("utf-8", "replace") in source for name in names)


def _without_line(block: Paragraph | RawTable) -> Paragraph | RawTable:
    at = block.at._replace(line=None)
    if isinstance(block, Paragraph):
        return block._replace(at=at)
    cells = tuple(cell._replace(at=cell.at._replace(line=None)) for cell in block.cells)
    return block._replace(at=at, cells=cells)
