"""What the properties of a paragraph say about its place: in which table, row and list it is."""

import struct
from typing import NamedTuple

from govlint.readers.doc.container import UnsureError, WordFile
from govlint.readers.doc.properties import (
    DEEPER,
    DEPTH,
    ELSEWHERE,
    IN_TABLE,
    INNER_CELL_END,
    INNER_ROW_END,
    LEVEL,
    LIST,
    ROW_END,
    Property,
    Runs,
    properties,
)
from govlint.readers.doc.rows import Row, read_row


class ParagraphProperties(NamedTuple):
    """What matters of a paragraph's properties."""

    style: int
    depth: int
    """Tables around it."""
    is_cell_end: bool
    """It ends a cell of a nested table; elsewhere its last character says so."""
    is_row_end: bool
    list: int | None
    """None: that of the style."""
    level: int | None
    row: Row | None
    """The row that it ends."""


class Paragraphs:
    """The properties of all paragraphs."""

    def __init__(self, file: WordFile, runs: Runs) -> None:
        """Take them from runs of properties."""
        self._data = file.data
        self._runs = runs
        self._read: dict[bytes, ParagraphProperties] = {}

    def at(self, offset: int) -> ParagraphProperties:
        """Return the properties of the paragraph whose last character is at an offset.

        Raises:
            UnsureError: They are not all there, or say what is not understood.
            ReadError: ``damaged-doc``.
        """
        group = self._runs.at(offset)
        if group not in self._read:
            self._read[group] = self._interpret(group)
        return self._read[group]

    def _interpret(self, group: bytes) -> ParagraphProperties:
        style = int.from_bytes(group[:2], "little")
        found = self._all_properties(group[2:])
        values = {
            code: int.from_bytes(operand[:4], "little", signed=True) for code, operand in found
        }
        in_table = values.get(IN_TABLE, 0)
        depth = values.get(DEPTH, 1 if in_table else 0) + values.get(DEEPER, 0)
        if depth < 0 or bool(depth) != bool(in_table):
            raise UnsureError("sprmPItap")
        is_row_end = bool(values.get(INNER_ROW_END if depth > 1 else ROW_END, 0))
        return ParagraphProperties(
            style,
            depth,
            depth > 1 and bool(values.get(INNER_CELL_END, 0)),
            is_row_end,
            values.get(LIST),
            values.get(LEVEL),
            read_row(found) if is_row_end else None,
        )

    def _all_properties(self, group: bytes) -> list[Property]:
        """Return the properties of a paragraph, with those that are kept in the data stream."""
        found: list[Property] = []
        for code, operand in properties(group):
            if code in ELSEWHERE:
                at = struct.unpack("<I", operand)[0]
                size = struct.unpack_from("<H", self._data, at)[0]
                found += properties(self._data[at + 2 : at + 2 + size])
            else:
                found.append((code, operand))
        return found
