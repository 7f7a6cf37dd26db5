"""Files that hold for all folders below them: the nearest one upwards."""

import os
from collections.abc import Callable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Upwards(Generic[Found]):
    """Finds what the nearest folder upwards holds; each folder is looked at once."""

    def __init__(self, look: Callable[[str], Found | None]) -> None:
        """Take the function that looks into one folder; None: nothing is there."""
        self._look = look
        self._seen: dict[str, Found | None] = {}

    def find(self, folder: str) -> Found | None:
        """Return what the nearest folder has, beginning with an absolute one."""
        if folder not in self._seen:
            found, parent = self._look(folder), os.path.dirname(folder)
            self._seen[folder] = self.find(parent) if found is None and parent != folder else found
        return self._seen[folder]


def folder_of(path: str) -> str:
    """Return the absolute path of the folder that a file lies in; a folder is its own."""
    absolute = os.path.abspath(path)
    return absolute if os.path.isdir(absolute) else os.path.dirname(absolute)
