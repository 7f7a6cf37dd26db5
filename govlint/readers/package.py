"""The parts of an Office Open XML file, unpacked within limits."""

import io
import re

from govlint.errors import ReadError
from govlint.readers.zip import DAMAGED, open_zip

MAX_PARTS = 10_000
MAX_PART_SIZE = 64 * 1024 * 1024
"""Bytes one part may have when unpacked; the longest real report stays under 2 MB."""

_MAIN_PART = re.compile(rb'<Relationship\b[^>]*/officeDocument"[^>]*>')
_TARGET = re.compile(rb'Target="/?([^"]+)"')


class Package:
    """An Office Open XML file."""

    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            ReadError: ``damaged-zip`` when it is no intact zip archive; ``too-many-members``,
                ``too-many-parts``.
        """
        try:
            self._zip = open_zip(io.BytesIO(data))
        except DAMAGED as error:
            raise ReadError("damaged-zip") from error
        if len(self._zip.filelist) > MAX_PARTS:
            raise ReadError("too-many-parts", count=len(self._zip.filelist), limit=MAX_PARTS)

    def __contains__(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name in self._zip.NameToInfo

    def main_part(self) -> str:
        """Return the name of the part that holds the text.

        Raises:
            ReadError: ``not-word`` when nothing says which part it is.
        """
        if "word/document.xml" in self:
            return "word/document.xml"
        relation = _MAIN_PART.search(self.read("_rels/.rels")) if "_rels/.rels" in self else None
        target = _TARGET.search(relation.group()) if relation else None
        name = target.group(1).decode("utf-8", "replace") if target else ""
        if name not in self:
            raise ReadError("not-word")
        return name

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            ReadError: ``encrypted``; ``damaged-zip``; ``part-too-large`` when more than the limit
                comes out of it, whatever its header says.
        """
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise ReadError("encrypted")
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART_SIZE + 1)
        except DAMAGED as error:
            raise ReadError("damaged-zip") from error
        if len(data) > MAX_PART_SIZE:
            raise ReadError("part-too-large", part=name, limit=MAX_PART_SIZE)
        return data
