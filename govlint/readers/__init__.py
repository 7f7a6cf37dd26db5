"""Readers: the bytes of a file to a `Document`, one module per format."""

import re
from importlib import import_module
from pathlib import PurePath
from typing import Literal, Protocol, cast

from govlint.document import Document
from govlint.errors import ReadError
from govlint.patterns import pattern

Format = Literal[
    "docx",
    "doc",
    "rtf",
    "odt",
    "pdf",
    "xlsx",
    "xls",
    "ods",
    "html",
    "mhtml",
    "text",
    "json",
    "yaml",
]

CONVERTED: dict[Format, Format] = {
    "rtf": "docx",
    "odt": "docx",
    "ods": "xlsx",
}
"""Formats that are read by way of LibreOffice alone, and what it makes of them."""

MAX_FILE_SIZE = 100 * 1024 * 1024
"""Bytes; the largest real reports, with many pictures, have 20 million."""

MAX_SIZES: dict[Format, int] = {
    "html": 16 * 1024 * 1024,
    "mhtml": 64 * 1024 * 1024,
    "text": 1024 * 1024,
    "json": 1024 * 1024,
    "yaml": 1024 * 1024,
}
"""Bytes of a file of text; pages are large by the pictures in them. The longest real report has
0.2 million characters."""

SUFFIXES: dict[str, Format] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".wpt": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".et": "xls",
    ".html": "html",
    ".htm": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""What a file is taken for when its content leaves it open."""

UNREADABLE_SUFFIXES = frozenset((".ofd", ".xlsb", ".zip"))
"""Forms in which reports exist that are no format of a report: named in a folder, not passed over.

An archive stands for what is in it; the others cannot be read yet.
"""

# What the first bytes say; each is refused with a remedy of its own.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "is-image"),
    (b"\xff\xd8\xff", "is-image"),
    (b"GIF8", "is-image"),
    (b"BM", "is-image"),
    (b"II*\0", "is-image"),
    (b"MM\0*", "is-image"),
    (b"Rar!", "is-archive"),
    (b"7z\xbc\xaf", "is-archive"),
)
_RTF = b"{\\rtf"
_PDF = pattern(rb"%PDF-\d\.\d")
_PDF_HEAD = 1024
"""Bytes within which programs look for the mark of a PDF; some put others before it."""
_DAMAGED = {"docx": "damaged-zip", "xlsx": "damaged-zip", "pdf": "damaged-pdf"}
"""Formats that cannot be what they are called when their first bytes are others."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN = b"application/vnd.oasis.opendocument."
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_DOCUMENT = pattern(rb"PK\x01\x02.{42}(?:\[Content_Types\]\.xml|mimetype)", re.DOTALL)
"""An entry of the list of contents of a zip file that says it is a document of an office program."""


_WORKBOOK = "is-spreadsheet"
"""Excel 97 to 2003, and 95: refused only where a document is wanted."""


def is_zip(head: bytes) -> bool:
    """Return whether a file that begins like this is a zip file, as Office documents are, too."""
    return head.startswith(_ZIP)


OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", _WORKBOOK),
    ("Book", _WORKBOOK),
    ("PowerPoint Document", "is-presentation"),
    ("MatOST", "is-works"),
)
"""What else than documents is kept in the container of old Office programs, by the stream that it has."""


class Reader(Protocol):
    """A module of this package that reads one format."""

    def read(self, data: bytes, path: str) -> Document:
        """Read a file.

        Raises:
            ReadError: It cannot be read; nothing of it is returned then.
        """


def sniff(data: bytes, path: str) -> Format:
    """Say what a file is: by content first, by suffix where the content leaves it open.

    Raises:
        ReadError: It is empty, or of a kind that cannot be read: ``empty``, ``is-spreadsheet``,
            ``is-presentation``, ``is-works``, ``is-image``, ``is-archive``, ``is-zip``,
            ``encrypted``, ``damaged-zip``, ``damaged-pdf``, ``is-binary``.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise ReadError("empty")
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise ReadError(reason)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(_RTF):
        return "rtf"
    if is_zip(data[:4]):
        return _sniff_zip(data)
    if _PDF.search(data, 0, _PDF_HEAD):
        return "pdf"
    suffix = PurePath(path).suffix.lower()
    expected = SUFFIXES.get(suffix)
    if expected in _DAMAGED:
        raise ReadError(_DAMAGED[expected])
    if expected in {"doc", "xls", *CONVERTED}:
        expected = None  # pages and text are sent around under such names, too
    from govlint.readers.text_kind import sniff_text  # noqa: PLC0415  a Word file needs none of it

    return sniff_text(data, expected, suffix)


def check_size(data: bytes, format_: Format) -> None:
    """Refuse a file that is larger than any report in its format.

    Raises:
        ReadError: ``too-large``.
    """
    limit = MAX_SIZES.get(format_, MAX_FILE_SIZE)
    if len(data) > limit:
        raise ReadError("too-large", size=len(data), limit=limit)


def load(format_: Format) -> Reader:
    """Return the reader of a format; ``json`` and ``yaml`` are read by `govlint.codec`.

    Imported when a file needs it: each brings a parser that costs a start 5 to 20 ms.
    """
    if target := CONVERTED.get(format_):
        from govlint.readers.office import Converted  # noqa: PLC0415  see above

        return Converted(format_, target)
    return cast("Reader", import_module(f"govlint.readers.{format_}"))


def _sniff_ole(data: bytes) -> Format:
    """Tell apart what is kept in the container of old Office programs.

    A document may have a spreadsheet in it, and the other way round: its reader looks closer.
    """
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    for stream, reason in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if reason == _WORKBOOK:
                return "xls"
            raise ReadError(reason)
    raise ReadError("is-binary")


def _sniff_zip(data: bytes) -> Format:
    """Tell documents from archives by the list of contents: documents may lie in an archive."""
    end = data.rfind(b"PK\x05\x06")
    contents = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else 0
    if end >= 0 and not _DOCUMENT.search(data, contents):
        raise ReadError("is-zip")
    listing = data[contents:end] if contents < end else data
    if b"word/" in listing:
        return "docx"
    if b"xl/workbook.xml" in listing:
        return "xlsx"
    if b"xl/workbook.bin" in listing:
        raise ReadError("is-spreadsheet")
    if b"mimetype" + _OPEN + b"spreadsheet" in data[:128]:
        return "ods"
    if b"mimetype" + _OPEN + b"text" in data[:128]:
        return "odt"
    raise ReadError("is-zip" if end >= 0 else "damaged-zip")
