"""Styles of a binary Word document: what a paragraph or run has that does not say so itself."""

import struct
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.doc.container import STYLES, WordFile
from govlint.readers.doc.properties import HIDDEN, LEVEL, LIST, Property, properties

_NO_STYLE = 0xFFF
_PARAGRAPH, _CHARACTER = 1, 2


class Style(NamedTuple):
    """What of a style matters."""

    list: int = 0
    """The list that numbers its paragraphs; 0: none."""
    level: int | None = None
    """None: the level that names the style."""
    list_style: int = 0
    """The style that the list comes from: itself or one that it is based on."""
    is_hidden: bool = False


class Styles:
    """The style sheet (STSH); styles are counted from 0."""

    def __init__(self, file: WordFile) -> None:
        """Find the styles; each is read when it is asked for."""
        self._sheet = file.part(STYLES)
        self._places: list[tuple[int, int]] = []
        self._read: dict[int, Style] = {}
        if not self._sheet:
            return
        header, count, self._fixed = struct.unpack_from("<HHH", self._sheet)
        at = 2 + header
        for _ in range(count):
            size = struct.unpack_from("<H", self._sheet, at)[0]
            self._places.append((at + 2, size))
            at += 2 + size + size % 2

    def __getitem__(self, number: int) -> Style:
        """Return a style; one that does not exist has nothing.

        Raises:
            ReadError: ``damaged-doc`` when it is based on itself.
        """
        if (known := self._read.get(number)) is not None:
            return known
        chain = []
        while number not in self._read and number < len(self._places):
            if number in chain:
                raise ReadError("damaged-doc")
            chain.append(number)
            number = self._base(number)
        style = self._read.get(number, Style())
        for derived in reversed(chain):
            style = self._read[derived] = self._refine(style, derived)
        return style

    def _base(self, number: int) -> int:
        at, size = self._places[number]
        return struct.unpack_from("<H", self._sheet, at + 2)[0] >> 4 if size else _NO_STYLE

    def _refine(self, style: Style, number: int) -> Style:
        for code, operand in self._properties(number):
            value = int.from_bytes(operand[:2], "little", signed=True)
            if code == LIST:
                style = style._replace(list=value, level=None, list_style=number)
            elif code == HIDDEN:
                style = style._replace(is_hidden=value == 1)
        for code, operand in self._properties(number):
            if code == LEVEL:
                style = style._replace(level=operand[0])
        return style

    def _properties(self, number: int) -> list[Property]:
        """Return what a style says itself, of paragraphs before characters."""
        at, size = self._places[number]
        if not size:
            return []
        end = at + size
        kind = struct.unpack_from("<H", self._sheet, at + 2)[0] & 0xF
        if kind not in {_PARAGRAPH, _CHARACTER}:
            return []
        name_at = at + self._fixed
        start = name_at + 2 * struct.unpack_from("<H", self._sheet, name_at)[0] + 4
        found: list[Property] = []
        for index in range(2 if kind == _PARAGRAPH else 1):
            start += (start - at) % 2
            if start + 2 > end:
                break
            length = struct.unpack_from("<H", self._sheet, start)[0]
            group = self._sheet[start + 2 : start + 2 + length]
            found += properties(group[2:] if kind == _PARAGRAPH and not index else group)
            start += 2 + length
        return found
