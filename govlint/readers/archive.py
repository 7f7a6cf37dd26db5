"""Archives (.zip): the files in them, and those in archives in them; nothing is unpacked to disk."""

import io
import os
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers import MAX_FILE_SIZE
from govlint.readers.charset import decode
from govlint.readers.zip import DAMAGED, open_zip

MAX_MEMBERS = 10_000
MAX_UNPACKED = 2 * 1024**3
"""Bytes of all files together; a province has 3,000 reports of 0.3 MB."""
MAX_RATIO = 100
"""How many times larger than its packed form a file may be; pages and texts reach 20."""
UNSUSPICIOUS = 1024 * 1024
"""Bytes of a file up to which `MAX_RATIO` does not apply: they do no harm."""
SUFFIX = ".zip"

_UTF8 = 0x800
_ENCRYPTED = 0x1

Archive = str | bytes
"""The path of an archive, or its contents."""


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """Its path in the archive, through the archive in which it lies; without ``..`` and drives."""
    place: tuple[int, ...]
    """For `read_member`."""
    failure: ReadError | None = None
    """Why it cannot be read, where that is known already."""


def is_archive(archive: Archive) -> bool:
    """Return whether a zip file is an archive of files rather than an Office document.

    A damaged one is taken for an archive.
    """
    try:
        return not _is_document(_open(archive, _version(archive)))
    except ReadError:
        return True


def list_members(archive: Archive) -> Iterator[Member]:
    """Yield the files in an archive, in its order; an archive in it is replaced with its files.

    Raises:
        ReadError: ``damaged-archive``; ``too-many-members``; ``archive-too-large``.
    """
    count = total = 0
    for info, member in _walk(archive):
        count, total = count + 1, total + info.file_size
        if count > MAX_MEMBERS:
            raise ReadError("too-many-members")
        if total > MAX_UNPACKED:
            raise ReadError("archive-too-large", limit=MAX_UNPACKED)
        yield member


def read_member(archive: Archive, place: tuple[int, ...]) -> bytes:
    """Return the contents of a file in an archive.

    Raises:
        ReadError: ``encrypted``; ``damaged-member``; ``too-large``; ``packed-too-tight`` when it
            unpacks to many times its size, as nothing does that was not made to.
    """
    index, *inner = place
    version = _version(archive)
    if inner:
        return _read(_open_inner(archive, version, index), inner[0])
    return _read(_open(archive, version), index)


def close() -> None:
    """Close the archives that are kept open for the next member."""
    _open.cache_clear()
    _open_inner.cache_clear()


def _walk(archive: Archive) -> Iterator[tuple[zipfile.ZipInfo, Member]]:
    version = _version(archive)
    for index, info in enumerate(_open(archive, version).infolist()):
        if info.is_dir():
            continue
        name = _name(info)
        if not name.lower().endswith(SUFFIX):
            yield info, Member(name, (index,))
            continue
        try:
            inner = _open_inner(archive, version, index)
        except ReadError as error:
            yield info, Member(name, (index,), error)
            continue
        if _is_document(inner):
            yield info, Member(name, (index,))
            continue
        for second, packed in enumerate(inner.infolist()):
            if not packed.is_dir():
                path = f"{name}/{_name(packed)}"
                is_deep = path.lower().endswith(SUFFIX)
                failure = ReadError("archive-too-deep") if is_deep else None
                yield packed, Member(path, (index, second), failure)


def _version(archive: Archive) -> tuple[int, int]:
    """Return what tells a file on disk from one of the same name that takes its place."""
    if isinstance(archive, bytes):
        return 0, 0
    try:
        status = os.stat(archive)
    except OSError as error:
        raise ReadError("damaged-archive") from error
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _open(archive: Archive, _version: tuple[int, int]) -> zipfile.ZipFile:
    """Open an archive and keep it: reading its list of contents takes longer than a member."""
    try:
        return open_zip(archive if isinstance(archive, str) else io.BytesIO(archive))
    except DAMAGED as error:
        raise ReadError("damaged-archive") from error


@lru_cache(maxsize=1)
def _open_inner(archive: Archive, version: tuple[int, int], index: int) -> zipfile.ZipFile:
    try:
        return open_zip(io.BytesIO(_read(_open(archive, version), index)))
    except DAMAGED as error:
        raise ReadError("damaged-archive") from error


def _is_document(opened: zipfile.ZipFile) -> bool:
    return "[Content_Types].xml" in opened.NameToInfo or "mimetype" in opened.NameToInfo


def _read(opened: zipfile.ZipFile, index: int) -> bytes:
    infos = opened.infolist()
    if index >= len(infos):
        raise ReadError("damaged-archive")
    info = infos[index]
    if info.flag_bits & _ENCRYPTED:
        raise ReadError("encrypted")
    if info.file_size > MAX_FILE_SIZE:
        raise ReadError("too-large", size=info.file_size, limit=MAX_FILE_SIZE)
    if info.file_size > max(UNSUSPICIOUS, info.compress_size * MAX_RATIO):
        raise ReadError("packed-too-tight", size=info.file_size)
    try:
        return opened.read(info)  # no more than `file_size`, whatever comes out
    except DAMAGED as error:
        raise ReadError("damaged-member") from error


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member, as it was meant and fit to be shown.

    Programs of Chinese Windows write GBK, others UTF-8, without saying so.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        name = decode(name.encode("cp437", "replace"))
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in {"", ".", ".."} and not part.endswith(":")]
    shown = "/".join(kept) or "?"
    return "".join(character if character.isprintable() else "?" for character in shown)
