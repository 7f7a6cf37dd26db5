"""A copy of an Office Open XML file in which some parts are changed or added."""

import copy
import io
import posixpath
import zipfile
from html import escape

from govlint.annotate.markup import append
from govlint.errors import ReadError
from govlint.readers.package import Package

RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
"""What addresses of kinds of relations begin with: usually, and in strict files."""
MAX_UNPACKED = 1024**3
"""Bytes of all parts; the largest real reports, full of pictures, have 40 million."""

_TYPES = "[Content_Types].xml"
_TYPES_LANGUAGE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_LANGUAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="' + _RELATIONS_LANGUAGE.encode() + b'"/>'
)


class Copy(Package):
    """A package that can be changed; parts that are not keep their bytes, order and dates."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; see `Package`."""
        super().__init__(data)
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str | None) -> bool:
        """See `Package`."""
        return name in self._changed or super().__contains__(name)

    def read(self, name: str) -> bytes:
        """Return a part as it is now; see `Package.read`."""
        return self._changed[name] if name in self._changed else super().read(name)

    def put(self, name: str, data: bytes) -> None:
        """Change or add a part."""
        self._changed[name] = data

    def add(self, name: str, data: bytes, content_type: str) -> str:
        """Add a part and say of what type it is.

        Args:
            name: The name it should have, with ``{}`` for a number that makes it new.
            data: What it holds.
            content_type: Its type.

        Returns:
            The name that it has got.
        """
        number = 1
        while (free := name.format(number if number > 1 else "")) in self:
            number += 1
        self.put(free, data)
        markup = (
            f'<Override xmlns="{_TYPES_LANGUAGE}" PartName="/{free}" ContentType="{content_type}"/>'
        )
        self.put(_TYPES, append(self.read(_TYPES), markup.encode()))
        return free

    def relate(self, part: str, other: str, kind: str) -> str:
        """Say that a part refers to another, and return the identifier of that.

        Args:
            part: The part.
            other: The name of the other one.
            kind: The address of the kind of relation.
        """
        known = self.relations(part)
        number = len(known) + 1
        while f"rId{number}" in known:
            number += 1
        folder, _, name = part.rpartition("/")
        listing = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        target = escape(posixpath.relpath(other, folder or "."))
        markup = (
            f'<Relationship xmlns="{_RELATIONS_LANGUAGE}" Id="rId{number}" Type="{kind}" '
            f'Target="{target}"/>'
        )
        before = self.read(listing) if listing in self else _NO_RELATIONS
        self.put(listing, append(before, markup.encode()))
        return f"rId{number}"

    def related(self, part: str, kind: str) -> str | None:
        """Return the part of a kind that another refers to; None when there is none."""
        parts = (one.part for one in self.relations(part).values() if one.kind == kind)
        return next((name for name in parts if name in self), None)

    def save(self) -> bytes:
        """Return the file.

        Raises:
            ReadError: See `Package.read`; ``part-too-large`` also when all parts together are.
        """
        buffer = io.BytesIO()
        kept = self._zip.NameToInfo
        left = MAX_UNPACKED
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys((*kept, *self._changed)):
                data = self.read(name)
                left -= len(data)
                if left < 0:
                    raise ReadError("part-too-large", part=name, limit=MAX_UNPACKED)
                archive.writestr(_entry(kept.get(name), name), data)
        return buffer.getvalue()


def _entry(known: zipfile.ZipInfo | None, name: str) -> zipfile.ZipInfo:
    """Return the header of a part in the copy: what it was, without its place in the archive."""
    if known is None:
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry
    entry = copy.copy(known)
    entry.extra = b""
    entry.flag_bits = 0
    return entry
