"""Which files a run is about."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers import SUFFIXES, UNREADABLE_SUFFIXES, Format, is_zip
from govlint.source import Source

STDIN = "-"
LOCK_PREFIX = "~$"
"""Files that Word keeps beside an open document."""
MAC_FOLDER = "__MACOSX"
"""What macOS adds to archives: a second file for each, without its contents."""

OWN_FILES = frozenset(("govlint.toml", "units.yaml"))
"""They belong to govlint and are no files that were passed over."""


class Files(NamedTuple):
    """The files below some paths."""

    sources: tuple[Source, ...]
    left_out: int
    """Files in folders and archives that are of a kind no report is kept in, or results of govlint."""


def find_files(paths: Iterable[str], stdin_format: Format | None = None) -> Files:
    """Return the files named, and those of the kinds reports are kept in below folders, sorted.

    Kinds that cannot be read are among them, so that none is passed over in silence; hidden
    folders and files are not. A file that is named is taken whatever it is, once. An archive is
    a folder.

    Args:
        paths: Files, folders and archives; ``-`` is standard input.
        stdin_format: The format of standard input; None: told by its content.
    """
    found: dict[tuple[str, tuple[int, ...]], Source] = {}
    left_out = 0
    for path in paths:
        for source in _sources(path, stdin_format):
            if source is None:
                left_out += 1
            else:
                found.setdefault((source.name, source.member), source)
    return Files(tuple(found.values()), left_out)


def _sources(path: str, stdin_format: Format | None) -> Iterator[Source | None]:
    """Yield the files below a path; None for each that is left out."""
    if path == STDIN:
        yield from open_source(Source("<stdin>", "", sys.stdin.buffer.read(), format=stdin_format))
    elif not os.path.isdir(path):
        yield from open_source(Source(path, path))
    else:
        for file in _walk(path):
            if _is_wanted(file) and not _is_result(file):
                yield from open_source(Source(file, file))
            else:
                yield None


def open_source(source: Source) -> Iterator[Source | None]:
    """Yield the files in an archive, or the file itself when it is none."""
    if source.format or _suffix(source.name) in SUFFIXES or not is_zip(_head(source)):
        yield source
        return
    from govlint.readers import archive  # noqa: PLC0415  brings zipfile

    file = source.path or source.data
    try:
        members = list(archive.list_members(file)) if archive.is_archive(file) else None
    except ReadError as error:
        yield source._replace(failure=error)
        return
    finally:
        archive.close()  # what is open when processes are forked would be read by all of them
    if members is None:
        yield source
        return
    seen = [member for member in members if not _is_hidden(member.name)]
    for member in seen:
        name = f"{source.name}/{member.name}"
        is_wanted = _is_wanted(member.name)
        yield (
            source._replace(name=name, member=member.place, failure=member.failure)
            if is_wanted
            else None
        )
    if not any(_is_wanted(member.name) for member in seen):
        yield source._replace(failure=ReadError("empty-archive"))


def _head(source: Source) -> bytes:
    """Return the first bytes of a file; none when it cannot be opened, as `load` will say."""
    if not os.path.isfile(source.path):
        return source.data[:4]
    try:
        with open(source.path, "rb") as stream:
            return stream.read(4)
    except OSError:
        return b""


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _is_wanted(name: str) -> bool:
    return _suffix(name) in SUFFIXES.keys() | UNREADABLE_SUFFIXES


def _is_result(path: str) -> bool:
    """Return whether a file is what an earlier run wrote; few files need more than their suffix."""
    from govlint.own_output import is_own_output  # noqa: PLC0415  a single file needs none of it

    return is_own_output(path)


def is_report_name(name: str) -> bool:
    """Return whether a file in a folder has a name, relative to that, that a report may have."""
    return _is_wanted(name) and not _is_hidden(name.replace(os.sep, "/"))


def _is_hidden(name: str) -> bool:
    """Return whether a file in an archive, or a folder that it lies in, is not meant to be seen."""
    parts = name.split("/")
    return MAC_FOLDER in parts or any(part.startswith((".", LOCK_PREFIX)) for part in parts)


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", LOCK_PREFIX)) and name not in OWN_FILES:
                yield os.path.normpath(os.path.join(parent, name))
