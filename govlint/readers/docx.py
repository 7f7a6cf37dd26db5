"""Word documents (.docx, .docm): WordprocessingML read as a stream of events.

An event reader sees through every wrapper (content controls, insertions, smart tags) without
knowing it; what must not be read (deletions, fallback copies of text boxes) is skipped by name.
"""

import re
from collections.abc import Callable
from xml.parsers import expat

from govlint.document import Document
from govlint.errors import ReadError
from govlint.readers.grid import Grid, GridCell, GridRow, Line, blocks
from govlint.readers.numbering import Numbering
from govlint.readers.package import Package
from govlint.readers.xml import EventParser, attribute

MAX_TABLE_DEPTH = 32

_WORD = (
    rb"(?:http://schemas\.openxmlformats\.org/wordprocessingml/2006/main"
    rb"|http://purl\.oclc\.org/ooxml/wordprocessingml/main)"
)
_PREFIX = re.compile(rb"xmlns(?::(\w+))?=[\"']" + _WORD + rb"[\"']")
_OFF = frozenset(("0", "false", "off"))

# Deleted or moved away; readings printed over a word; former properties of tracked changes.
_SKIPPED = ("del", "moveFrom", "rt", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange")


def read(data: bytes, path: str) -> Document:
    """Read a Word document.

    Raises:
        ReadError: See `Package`; ``not-word``; ``damaged-xml``; ``xml-entities``;
            ``tables-too-deep``; ``span-too-wide``.
    """
    package = Package(data)
    main = package.main_part("word/document.xml")
    xml = package.read(main)
    match = _PREFIX.search(xml, 0, 65_536)
    if match is None:
        raise ReadError("not-word")
    prefix = match[1].decode() + ":" if match[1] else ""
    numbering = Numbering(package, main)
    bare = _without_formatting(xml, prefix, numbered=numbering.has_lists)
    try:
        items = _read_body(bare, prefix, numbering)
    except expat.ExpatError:
        # Cutting may have broken unusual markup that was whole before.
        try:
            items = _read_body(xml, prefix, Numbering(package, main))
        except expat.ExpatError as error:
            raise ReadError("damaged-xml") from error
    return Document(path, "docx", blocks(items, path))


def _read_body(xml: bytes, prefix: str, numbering: Numbering) -> list[Line | Grid]:
    body = _Body(prefix, numbering)
    body.parser.parse(xml)
    return body.items


def _without_formatting(xml: bytes, prefix: str, *, numbered: bool) -> bytes:
    """Cut out properties that only format: fonts, borders, sizes; more than half of the parsing.

    Each element is cut unless it holds one of a few names that matter to what is read. Nothing is
    cut where tracked changes of formatting nest such elements in each other.
    """
    if b"PrChange" in xml:
        return xml
    name = prefix.encode()
    for element, signs in (  # those around others first, to leave fewer to cut
        (b"pPr", (b"numPr", b"pStyle") if numbered else ()),
        (b"tcPr", (b"gridSpan", b"Merge")),
        (b"rPr", (b"vanish",)),
        (b"tcBorders", ()),
        (b"tblPrEx", ()),
    ):
        start, end = b"<" + name + element + b">", b"</" + name + element + b">"
        first, *rest = xml.split(start)
        present = [sign for sign in signs if sign in xml]
        if present:
            rest = [_unless(part, start, end, present) for part in rest]
        else:
            rest = [part.partition(end)[2] for part in rest]
        xml = first + b"".join(rest)
    return xml


def _unless(part: bytes, start: bytes, end: bytes, signs: list[bytes]) -> bytes:
    """Return what follows an element, with the element before it if it holds one of the signs."""
    inside, _, after = part.partition(end)
    for sign in signs:
        if sign in inside:
            return start + part
    return after


class _Paragraph:
    """A paragraph while it is being read."""

    __slots__ = ("level", "list_id", "style", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.style: str | None = None
        self.list_id: str | None = None
        self.level: str | None = None


class _Table:
    """A table while it is being read, and where reading goes on after it."""

    __slots__ = ("cell", "grid", "in_row_properties", "outside", "row", "row_is_deleted")

    def __init__(self, outside: list[Line | Grid]) -> None:
        self.grid = Grid()
        self.row = GridRow()
        self.cell = GridCell()
        self.outside = outside
        self.in_row_properties = False
        self.row_is_deleted = False


class _Body:
    """Collects paragraphs and tables; a cell collects its own."""

    def __init__(self, prefix: str, numbering: Numbering) -> None:
        self.items: list[Line | Grid] = []
        self._sink = self.items
        self._numbering = numbering
        self._value = prefix + "val"
        self._paragraph = _Paragraph()
        self._paragraphs: list[_Paragraph] = []
        self._table = _Table(self.items)
        """The innermost table; outside all tables one that is never added to anything."""
        self._tables: list[_Table] = []
        self._is_hidden = False
        starts: dict[str, Callable[[list[str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._set_style,
            "numId": self._set_list,
            "ilvl": self._set_level,
            "r": self._start_run,
            "vanish": self._hide,
            "t": self._start_text,
            "tab": self._add_tabulator,
            "br": self._add_break,
            "cr": self._add_break,
            "noBreakHyphen": self._add_hyphen,
            "tbl": self._start_table,
            "tr": self._start_row,
            "trPr": self._start_row_properties,
            "del": self._delete_row,
            "gridBefore": self._leave_out_columns,
            "tc": self._start_cell,
            "gridSpan": self._span_columns,
            "vMerge": self._merge_down,
            "hMerge": self._merge_right,
        }
        ends: dict[str, Callable[[], None]] = {
            "p": self._end_paragraph,
            "t": self._end_text,
            "tbl": self._end_table,
            "tr": self._end_row,
            "trPr": self._end_row_properties,
            "tc": self._end_cell,
        }
        self.parser = EventParser(
            {prefix + name: handler for name, handler in starts.items()},
            {prefix + name: handler for name, handler in ends.items()},
            # A text box comes twice; the copy for old programs has a name of its own.
            frozenset(["mc:Fallback", *(prefix + name for name in _SKIPPED)]),
        )

    # Paragraphs. One inside a text box begins before that around it has ended.

    def _start_paragraph(self, _: list[str]) -> None:
        self._paragraphs.append(self._paragraph)
        self._paragraph = _Paragraph()

    def _end_paragraph(self) -> None:
        done = self._paragraph
        self._paragraph = self._paragraphs.pop()
        text = "".join(done.text)
        if done.style or done.list_id:
            text = self._numbering.label(done.style, done.list_id, done.level) + text
        self._sink.append(Line(text))

    def _set_style(self, attributes: list[str]) -> None:
        self._paragraph.style = attribute(attributes, self._value)

    def _set_list(self, attributes: list[str]) -> None:
        self._paragraph.list_id = attribute(attributes, self._value)

    def _set_level(self, attributes: list[str]) -> None:
        self._paragraph.level = attribute(attributes, self._value)

    def _start_run(self, _: list[str]) -> None:
        self._is_hidden = False

    def _hide(self, attributes: list[str]) -> None:
        self._is_hidden = attribute(attributes, self._value) not in _OFF

    def _start_text(self, _: list[str]) -> None:
        if not self._is_hidden:
            self.parser.collect(self._paragraph.text.append)

    def _end_text(self) -> None:
        self.parser.collect(None)

    def _add_tabulator(self, attributes: list[str]) -> None:
        if not attributes:  # with attributes it defines a tab stop
            self._paragraph.text.append("\t")

    def _add_break(self, _: list[str]) -> None:
        self._paragraph.text.append("\n")

    def _add_hyphen(self, _: list[str]) -> None:
        self._paragraph.text.append("-")

    # Tables.

    def _start_table(self, _: list[str]) -> None:
        if len(self._tables) == MAX_TABLE_DEPTH:
            raise ReadError("tables-too-deep", limit=MAX_TABLE_DEPTH)
        self._tables.append(self._table)
        self._table = _Table(self._sink)

    def _end_table(self) -> None:
        done = self._table
        self._table = self._tables.pop()
        self._sink = done.outside
        self._sink.append(done.grid)

    def _start_row(self, _: list[str]) -> None:
        self._table.row = GridRow()
        self._table.row_is_deleted = False

    def _end_row(self) -> None:
        if not self._table.row_is_deleted:
            self._table.grid.rows.append(self._table.row)

    def _start_row_properties(self, _: list[str]) -> None:
        self._table.in_row_properties = True

    def _end_row_properties(self) -> None:
        self._table.in_row_properties = False

    def _delete_row(self, _: list[str]) -> None:
        if self._table.in_row_properties:
            self._table.row_is_deleted = True

    def _leave_out_columns(self, attributes: list[str]) -> None:
        self._table.row.before = self._number(attributes)

    def _start_cell(self, _: list[str]) -> None:
        self._table.cell = GridCell()
        self._sink = self._table.cell.items

    def _end_cell(self) -> None:
        self._table.row.add(self._table.cell)
        self._sink = self._table.outside

    def _span_columns(self, attributes: list[str]) -> None:
        self._table.cell.span_columns(self._number(attributes))

    def _merge_down(self, attributes: list[str]) -> None:
        self._table.cell.continues_above = attribute(attributes, self._value) != "restart"

    def _merge_right(self, attributes: list[str]) -> None:
        self._table.cell.continues_left = attribute(attributes, self._value) != "restart"

    def _number(self, attributes: list[str]) -> int:
        value = attribute(attributes, self._value) or ""
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
