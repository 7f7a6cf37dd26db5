"""Which files a run is about."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.readers import SUFFIXES, UNREADABLE_SUFFIXES

LOCK_PREFIX = "~$"
"""Files that Word keeps beside an open document."""

SETTINGS_FILE = "govlint.toml"
"""It belongs to govlint and is no file that was passed over."""


class Files(NamedTuple):
    """The files below some paths."""

    paths: tuple[str, ...]
    left_out: int
    """Files in folders that are of a kind no report is kept in."""


def find_files(paths: Iterable[str]) -> Files:
    """Return the files named, and those of the kinds reports are kept in below folders, sorted.

    Kinds that cannot be read yet are among them, so that none is passed over in silence; hidden
    folders and files are not. A file that is named is taken whatever it is, once.
    """
    found: dict[str, None] = {}
    left_out = 0
    for path in paths:
        if not os.path.isdir(path):
            found[path] = None
            continue
        for file in _walk(path):
            if os.path.basename(file) == SETTINGS_FILE:
                continue
            if os.path.splitext(file)[1].lower() in SUFFIXES.keys() | UNREADABLE_SUFFIXES:
                found[file] = None
            else:
                left_out += 1
    return Files(tuple(found), left_out)


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", LOCK_PREFIX)):
                yield os.path.normpath(os.path.join(parent, name))
