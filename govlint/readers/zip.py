"""Zip files opened within limits, whatever they hold."""

import re
import zipfile
import zlib
from typing import IO

from govlint.errors import ReadError
from govlint.patterns import pattern

MAX_DIRECTORY = 8 * 1024 * 1024
"""Bytes of the list of contents; one of 10,000 long names stays below it."""

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What the standard library raises for archives that are broken or written in a way it lacks."""
_TAIL = 66 * 1024
"""Bytes at the end in which the record of the list of contents lies."""
_RECORD = pattern(rb"PK\x05\x06.{8}(.{4})(.{4})|PK\x06\x06.{36}(.{8})(.{8})", re.DOTALL)
"""That record, and the one of large archives; each tells how long the list is and where it begins."""


def open_zip(file: str | IO[bytes]) -> zipfile.ZipFile:
    """Open a zip file.

    Raises:
        ReadError: ``too-many-members`` when its list of contents is longer than any of reports:
            the standard library would keep all of it.
        zipfile.BadZipFile: It is no intact zip file; see `DAMAGED` for what else says so.
    """
    if isinstance(file, str):
        with open(file, "rb") as stream:
            begins = _check_directory(stream)
    else:
        begins = _check_directory(file)
    opened = zipfile.ZipFile(file)
    # The standard library allows for a program in front of the archive. Of an archive that was
    # cut off in a document it would so open that document, and say nothing of the rest.
    if opened.start_dir not in begins:
        opened.close()
        raise zipfile.BadZipFile
    return opened


def _check_directory(stream: IO[bytes]) -> list[int]:
    """Return where the list of contents may begin."""
    size = stream.seek(0, 2)
    stream.seek(max(size - _TAIL, 0))
    begins = []
    for record in _RECORD.finditer(stream.read()):
        length, begin = (int.from_bytes(field, "little") for field in record.groups() if field)
        if MAX_DIRECTORY < length <= size:
            raise ReadError("too-many-members")
        begins.append(begin)
    return begins
