"""Readers: the bytes of a file to a `Document`, one module per format."""

import re
from importlib import import_module
from pathlib import PurePath
from typing import Literal, Protocol, cast

from govlint.document import Document
from govlint.errors import ReadError

Format = Literal["docx", "pdf", "html", "text", "json", "yaml"]

FORMATS: tuple[Format, ...] = ("docx", "pdf", "html", "text", "json", "yaml")

SUFFIXES: dict[str, Format] = {
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
}
"""What a file is taken for when its content leaves it open."""

UNREADABLE_SUFFIXES = frozenset(
    ".doc .wps .wpt .rtf .odt .ofd .xls .xlsx .et .ods .mht .mhtml .zip".split()
)
"""Forms in which reports exist that cannot be read yet: named in a folder, never passed over."""

# What the first bytes say; each is refused with a remedy of its own.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "is-rtf"),
    (b"\x89PNG", "is-image"),
    (b"\xff\xd8\xff", "is-image"),
    (b"GIF8", "is-image"),
    (b"BM", "is-image"),
    (b"II*\0", "is-image"),
    (b"MM\0*", "is-image"),
    (b"Rar!", "is-archive"),
    (b"7z\xbc\xaf", "is-archive"),
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_HEAD = 1024
"""Bytes within which programs look for the mark of a PDF; some put others before it."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


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
        ReadError: It is empty, or of a kind that cannot be read: ``empty``, ``is-doc``,
            ``is-spreadsheet``, ``is-image``, ``is-archive``, ``is-rtf``, ``is-odt``,
            ``is-mhtml``, ``encrypted``, ``damaged-zip``, ``damaged-pdf``, ``is-binary``.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise ReadError("empty")
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise ReadError(reason)
    if data.startswith(_OLE):
        raise ReadError(_ole_reason(data))
    if data.startswith(_ZIP):
        return _sniff_zip(data)
    if _PDF.search(data, 0, _PDF_HEAD):
        return "pdf"
    suffix = PurePath(path).suffix.lower()
    if SUFFIXES.get(suffix) == "docx":
        raise ReadError("damaged-zip")
    if SUFFIXES.get(suffix) == "pdf":
        raise ReadError("damaged-pdf")
    from govlint.readers.text_kind import sniff_text  # noqa: PLC0415  a Word file needs none of it

    return sniff_text(data, SUFFIXES.get(suffix))


def load(format_: Format) -> Reader:
    """Return the reader of a format; ``json`` and ``yaml`` are read by `govlint.codec`.

    Imported when a file needs it: each brings a parser that costs a start 5 to 20 ms.
    """
    return cast("Reader", import_module(f"govlint.readers.{format_}"))


def _ole_reason(data: bytes) -> str:
    """Tell apart what is kept in the container of old Office programs."""
    for stream, reason in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "is-doc"),
        ("Workbook", "is-spreadsheet"),
    ):
        if stream.encode("utf-16-le") in data:
            return reason
    return "is-binary"


def _sniff_zip(data: bytes) -> Format:
    if b"word/" in data:
        return "docx"
    if b"xl/workbook" in data:
        raise ReadError("is-spreadsheet")
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:128]:
        raise ReadError("is-odt")
    raise ReadError("is-archive")
