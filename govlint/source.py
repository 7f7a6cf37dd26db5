"""Where the bytes of a file come from: the disk, standard input, or an archive there."""

import stat
from pathlib import Path
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers import MAX_FILE_SIZE, Format


class Source(NamedTuple):
    """A file to check."""

    name: str
    """What it is called in results: a path, that of the archive in front where it lies in one."""
    path: str
    """The file on disk; empty: `data` is what it holds."""
    data: bytes = b""
    member: tuple[int, ...] = ()
    """Its place in the archive that the path or the data is; see `govlint.readers.archive`."""
    failure: ReadError | None = None
    """Why it cannot be read, where that is known before it is opened."""
    format: Format | None = None
    """None: told by its content."""
    sealed: bool = False
    """Whether results are to tell its SHA-256."""


def load(source: Source) -> bytes:
    """Return what a file holds.

    Raises:
        ReadError: ``no-such-file``, ``no-permission``, ``unreadable``, ``is-directory``,
            ``not-a-file``, ``too-large``; see also `govlint.readers.archive.read_member`.
    """
    if source.failure:
        raise source.failure
    if source.member:
        from govlint.readers.archive import read_member  # noqa: PLC0415  brings zipfile

        return read_member(source.path or source.data, source.member)
    return _read(Path(source.path)) if source.path else source.data


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of what a file holds, in hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415  3 ms

    return sha256(data).hexdigest()


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("is-directory")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("not-a-file")
        if (size := status.st_size) > MAX_FILE_SIZE:
            raise ReadError("too-large", size=size, limit=MAX_FILE_SIZE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("no-such-file") from error
    except PermissionError as error:
        raise ReadError("no-permission") from error
    except OSError as error:
        raise ReadError("unreadable", problem=error.strerror or str(error)) from error
