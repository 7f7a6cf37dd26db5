"""The parts of an Office Open XML file, unpacked within limits."""

import io
import posixpath
from typing import NamedTuple
from xml.parsers import expat

from govlint.errors import ReadError
from govlint.readers.xml import EventParser
from govlint.readers.zip import DAMAGED, open_zip

MAX_PARTS = 10_000
MAX_PART_SIZE = 64 * 1024 * 1024
"""Bytes one part may have when unpacked; the longest real report stays under 2 MB."""


class Relation(NamedTuple):
    """What one part says of another."""

    kind: str
    """The last word of its type: ``styles``, ``image``; the same in strict files."""
    part: str
    """Name of the other part; what lies outside the file stays as it is written."""


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

    def __contains__(self, name: str | None) -> bool:
        """Return whether there is a part of this name."""
        return name in self._zip.NameToInfo

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._zip.NameToInfo)

    def main_part(self, usual: str) -> str:
        """Return the name of the part that holds the text.

        Args:
            usual: The name that it has in most files.

        Raises:
            ReadError: ``no-main-part`` when nothing says which part it is; see `relations`.
        """
        if usual in self:
            return usual
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.part in self:
                return relation.part
        raise ReadError("no-main-part")

    def read_beside(self, part: str, kind: str) -> bytes:
        """Return the part of a kind that another refers to; empty when there is none.

        Raises:
            ReadError: See `read` and `relations`.
        """
        name = f"{part.rpartition('/')[0]}/{kind}.xml"
        if name not in self:
            related = self.relations(part).values()
            name = next((relation.part for relation in related if relation.kind == kind), "")
        return self.read(name) if name in self else b""

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part, or with an empty name the file, says of others, by identifier.

        Raises:
            ReadError: See `read`; ``damaged-xml``; ``xml-entities``.
        """
        folder, _, name = part.rpartition("/")
        listing = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        found: dict[str, Relation] = {}
        if listing not in self:
            return found

        def add(attributes: list[str]) -> None:
            given = dict(zip(attributes[::2], attributes[1::2], strict=True))
            target = given.get("Target", "")
            if given.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = Relation(kind, target)

        try:
            EventParser({"Relationship": add}, {}).parse(self.read(listing))
        except expat.ExpatError as error:
            raise ReadError("damaged-xml") from error
        return found

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
