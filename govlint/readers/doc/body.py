"""Paragraphs and tables of a binary Word document, in reading order."""

import re
from bisect import bisect_left

from govlint.errors import ReadError
from govlint.readers.doc.boxes import Stretch, read_boxes
from govlint.readers.doc.characters import Characters
from govlint.readers.doc.container import SECTIONS, UnsureError, WordFile
from govlint.readers.doc.numbering import read_lists
from govlint.readers.doc.paragraphs import ParagraphProperties, Paragraphs
from govlint.readers.doc.pieces import read_text
from govlint.readers.doc.properties import paragraph_runs
from govlint.readers.doc.rows import RowOfCells, grid_of, has_content
from govlint.readers.doc.styles import Styles
from govlint.readers.grid import Grid, GridCell, Line

MAX_TABLE_DEPTH = 32

_CELL_END, _BREAK = "\x07", "\x0c"
_END = re.compile("[\r\x07\x0c]")
_SECTION_SIZE = 12


def read_body(file: WordFile) -> list[Line | Grid]:
    """Read the text of a document; footnotes, headers and comments are not part of it.

    Raises:
        UnsureError: Something does not add up.
        ReadError: ``damaged-doc``; ``tables-too-deep``; ``span-too-wide``.
    """
    return _Body(file).read()


class _Table:
    """A table while it is being read, and where reading goes on after it."""

    __slots__ = ("cell", "cells", "outside", "rows")

    def __init__(self, outside: list[Line | Grid]) -> None:
        self.rows: list[RowOfCells] = []
        self.cells: list[GridCell] = []
        self.cell = GridCell()
        self.outside = outside

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = GridCell()


class _Body:
    """Collects paragraphs and tables; a cell collects its own."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._text = read_text(file)
        self._styles = Styles(file)
        self._paragraphs = Paragraphs(file, paragraph_runs(file))
        self._characters = Characters(file, self._text, self._styles)
        self._lists = read_lists(file)
        self._sections = frozenset(file.positions(SECTIONS, _SECTION_SIZE)[0])
        self._boxes = read_boxes(file)
        self._anchors = sorted(self._boxes.anchored)
        self._items: list[Line | Grid] = []
        self._tables: list[_Table] = []
        self._joined = ""
        """The text of paragraphs whose end is not printed, so that the next goes on with it."""

    def read(self) -> list[Line | Grid]:
        self._read(Stretch(0, self._file.lengths[0]))
        for box in self._boxes.others:
            self._read(box)
        return self._items

    def _read(self, stretch: Stretch) -> None:
        """Add the paragraphs and tables of a stretch of text."""
        self._characters.leave_out_field_codes(*stretch)
        start = stretch.start
        for match in _END.finditer(self._text.characters, *stretch):
            end = match.start()
            if match.group() == _BREAK and end + 1 not in self._sections:
                continue  # a page break inside a paragraph
            self._end_paragraph(start, end)
            start = end + 1
        if start < stretch.end:
            raise ReadError("damaged-doc")  # the text ends with the end of a paragraph
        self._leave_tables(0)

    def _end_paragraph(self, start: int, end: int) -> None:
        properties = self._paragraphs.at(self._text.offset(end))
        is_cell_mark = self._text.characters[end] == _CELL_END
        is_cell_end = properties.is_cell_end or is_cell_mark
        if is_cell_mark and properties.depth != 1:
            raise UnsureError("sprmPFInTable")
        self._go_to(properties.depth)
        for at in self._anchored(start, end):
            self._add_box(self._boxes.anchored[at])
        text = self._joined + self._characters.printed(start, end, properties.style)
        is_printed = self._characters.is_printed(end, properties.style)
        self._joined = ""
        if properties.is_row_end:
            self._end_row(properties, is_printed=is_printed)
        elif is_cell_end or is_printed:
            if is_printed or text:
                self._add(Line(self._number(properties) + text))
            if is_cell_end:
                self._tables[-1].end_cell()
        else:
            self._joined = text

    def _anchored(self, start: int, end: int) -> list[int]:
        """Return the positions in a paragraph at which text boxes are anchored."""
        return self._anchors[bisect_left(self._anchors, start) : bisect_left(self._anchors, end)]

    def _add_box(self, box: Stretch) -> None:
        """Add what is in a text box before the paragraph that it is anchored in."""
        tables, self._tables = self._tables, []
        items, self._items = self._items, []
        joined, self._joined = self._joined, ""
        self._read(box)
        self._tables, self._joined = tables, joined
        self._items, found = items, self._items
        for item in found:
            self._add(item)

    def _add(self, item: Line | Grid) -> None:
        (self._tables[-1].cell.items if self._tables else self._items).append(item)

    def _go_to(self, depth: int) -> None:
        """Enter tables or leave them, until so many are around."""
        if depth == len(self._tables):
            return
        if depth > MAX_TABLE_DEPTH:
            raise ReadError("tables-too-deep", limit=MAX_TABLE_DEPTH)
        self._leave_tables(depth)
        while len(self._tables) < depth:
            outside = self._tables[-1].cell.items if self._tables else self._items
            self._tables.append(_Table(outside))

    def _leave_tables(self, depth: int) -> None:
        while len(self._tables) > depth:
            self._flush()
            table = self._tables.pop()
            if table.cells or table.cell.items:
                raise UnsureError("sprmPFTtp")  # cells that no row ends
            table.outside.append(grid_of(table.rows))
        self._flush()

    def _flush(self) -> None:
        """Let the joined paragraphs end here, because there is none to go on with."""
        if self._joined:
            self._add(Line(self._joined))
            self._joined = ""

    def _end_row(self, properties: ParagraphProperties, *, is_printed: bool) -> None:
        table = self._tables[-1]
        row = properties.row
        if row is None or len(table.cells) != len(row.down) or table.cell.items:
            raise UnsureError("sprmTDefTable")
        # LibreOffice marks the end of the row before a deletion as deleted, too.
        if is_printed or any(map(has_content, table.cells)):
            table.rows.append(RowOfCells(table.cells, row))
        table.cells = []

    def _number(self, properties: ParagraphProperties) -> str:
        """Count a paragraph and return the number printed before it.

        A list below 0 is the same one, with an indentation of the paragraph's own; -2047 is none.
        """
        if properties.list is None:
            style = self._styles[properties.style]
            if not style.list:
                return ""
            name = str(abs(style.list))
            level = properties.level
            if level is None:
                level = style.level
            if level is None:
                level = self._lists.linked_level(name, str(style.list_style))
            return self._lists.count(name, level)
        return self._lists.count(str(abs(properties.list)), properties.level or 0)
