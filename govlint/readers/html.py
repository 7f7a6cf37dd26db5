"""Web pages: broken markup of old sites, pages saved by Word, tables used for layout."""

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from govlint.document import WITHIN, Attachment, Document
from govlint.errors import ReadError
from govlint.readers.attributes import MAX_ELEMENTS, check_tags
from govlint.readers.charset import to_utf8
from govlint.readers.grid import Grid, GridCell, GridRow, Line, blocks, clean
from govlint.readers.page_styles import apply_styles

MAX_TEXT = 4_000_000
"""Characters outside markup and scripts; a page of a site has 50,000."""

# Not printed, or around the article rather than in it.
_UNPRINTED = tuple(
    "title audio button canvas datalist embed footer head iframe map nav noscript object option script "
    "select style svg template textarea video".split()
)
_INLINE = tuple(
    "abbr acronym b bdo big cite code del dfn em font i ins kbd label mark o:p q s samp small "
    "span strike strong sub sup tt u var wbr".split()
)
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset "
    "figcaption figure form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section "
    "summary table td th tr ul".split()
)
"""Elements before and after which a line ends."""
_LINKS = {"a": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
"""What leads to a document, and the attribute that says where."""
_ATTACHED = re.compile(
    r"\.(?:pdf|docx?|wps|xlsx?|et|rtf|odt|ofd|zip|rar|7z)\s*(?:$|[?#&)）])", re.IGNORECASE
)
_START_TAG = re.compile(rb"<[A-Za-z][A-Za-z0-9:_-]*", re.ASCII)
_MARK = "govlint-mark"
"""The attribute by which an element tells where it begins."""
_TO_THE_END = 1_000_000
"""Rows: ``rowspan=0`` reaches to the end of the table."""


def read(data: bytes, path: str) -> Document:
    """Read a web page or a fragment of one.

    Raises:
        ReadError: ``empty`` when nothing is in it; ``nested-too-deep``; ``span-too-wide``;
            ``table-too-large``; ``too-many-elements``; ``too-much-text``.
    """
    return _read(data, path, _Flow())


def read_marked(data: bytes) -> Document:
    """Read a page whose places tell, as their line, where the name of a start tag ends in it.

    That is the byte behind the name, of the element of a cell or of the one that holds a paragraph:
    of a line behind ``<br>`` that is the ``<br>``. None: the tag was left out. All else is as
    `read` has it. The bytes are those of UTF-8 or of GBK, in which no other character has that of
    ``<``; what is no tag, such as one in a script or a comment, is marked in vain.

    Raises:
        ReadError: See `read`.
    """
    marked = _START_TAG.sub(lambda tag: tag[0] + f" {_MARK}={tag.end()} ".encode(), data)
    return _read(marked, "", _MarkedFlow())


def _read(data: bytes, path: str, flow: "_Flow") -> Document:
    source = to_utf8(data)
    check_tags(source)
    # The limit that is lifted is one of 256 open elements: old pages with a <font> never closed
    # have more. One of 2,048 remains.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(source, parser)
    if root is None:
        raise ReadError("empty")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError("nested-too-deep")
    title = root.findtext(".//title")
    attachments = tuple(_find_attachments(root))
    apply_styles(root, source, _INLINE)
    etree.strip_elements(root, *_UNPRINTED, with_tail=False)
    # In C; a page saved by Word loses half of its elements.
    etree.strip_tags(root, *_INLINE, *(() if b"href" in source else ("a",)))
    items = flow.read(root)
    name = clean(title) if title else None
    return Document(path, "html", blocks(items, path), name, attachments)


def _find_attachments(root: Element) -> Iterator[Attachment]:
    """Find the documents that a page links or embeds: by address, or by what the link says."""
    for element in root.iter(*_LINKS):
        href = element.get(_LINKS[str(element.tag)])
        if href is not None:
            text = "".join(element.itertext()) if len(element) else element.text or ""
            if _ATTACHED.search(href) or _ATTACHED.search(text):
                yield Attachment(" ".join(text.split()) or element.get("title", ""), href.strip())


class _Table:
    """A table while it is being read, and where reading goes on after it."""

    __slots__ = ("cell", "grid", "outside", "row")

    def __init__(self, outside: list[Line | Grid], line: int | None, depth: int) -> None:
        self.grid = Grid(line, depth)
        self.row: GridRow | None = None
        self.cell: GridCell | None = None
        self.outside = outside


class _Flow:
    """Collects lines and tables in the order of the source; a cell collects its own."""

    def __init__(self) -> None:
        self._sink: list[Line | Grid] = []
        self._text: list[str] = []
        self._line: int | None = None
        self._depth = 0
        """Of the element that the line being read shares with what was read before it."""
        self._lowest = 0
        """Depth of the outermost element that was reached since then."""
        self._size = 0
        """Characters read so far."""
        self._breaks = 0
        """Line ends in preformatted text so far."""
        self._links = 0
        self._linked = 0
        """Characters of the line that are in links."""
        self._table: _Table | None = None
        self._tables: list[_Table | None] = []
        self._starts: dict[str, Callable[[Element], None]] = {
            "table": self._start_table,
            "tr": self._start_row,
            "td": self._start_cell,
            "th": self._start_cell,
            "a": self._start_link,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "tr": self._end_row,
            "td": self._end_cell,
            "th": self._end_cell,
            "a": self._end_link,
        }

    def read(self, root: Element) -> list[Line | Grid]:
        """Return everything that is printed below an element."""
        find_start, find_end = self._starts.get, self._ends.get
        preformatted = depth = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = str(element.tag)
            if self._text and tag in _BREAKS:
                self._end_line()
            if event == "start":
                depth += 1
                if start := find_start(tag):
                    start(element)
                preformatted += tag == "pre"
                text = element.text
            else:
                depth -= 1
                self._lowest = min(self._lowest, depth)
                if end := find_end(tag):
                    end()
                preformatted -= tag == "pre"
                text = element.tail
            if text and (self._text or not text.isspace()):
                self._add(text, element, event, preformatted=preformatted)
        self._end_line()
        return self._sink

    def _line_of(self, element: Element, _event: str) -> int | None:
        """Return the line of an element, at whose event what stands there begins."""
        return element.sourceline

    def _add(self, text: str, element: Element, event: str, *, preformatted: int) -> None:
        if preformatted and "\n" in text:
            self._add_lines(text, element, event)
            return
        if not self._text:
            self._line = self._line_of(element, event)
            self._depth, self._lowest = self._lowest, WITHIN
        self._size += len(text)
        if self._size > MAX_TEXT:
            raise ReadError("too-much-text", limit=MAX_TEXT)
        self._text.append(text)
        if self._links:
            self._linked += len(text)

    def _add_lines(self, text: str, element: Element, event: str) -> None:
        self._breaks += text.count("\n")
        if self._breaks > MAX_ELEMENTS:
            raise ReadError("too-many-elements", count=self._breaks, limit=MAX_ELEMENTS)
        for part in text.split("\n"):
            if self._text or (part and not part.isspace()):
                self._add(part, element, event, preformatted=0)
                self._end_line()

    def _end_line(self) -> None:
        if self._text:
            text = " ".join("".join(self._text).split())
            self._text.clear()
            if self._table and self._table.cell is None:
                self._break_table(self._table)
            is_linked = self._linked * 2 >= len(text)
            self._linked = 0
            self._sink.append(Line(text, self._line, is_linked, self._depth))

    def _break_table(self, table: _Table) -> None:
        """Put away the rows read so far: what comes now stands after them, not in a cell."""
        self._end_row()
        if table.grid.rows:
            table.outside.append(table.grid)
            table.grid = Grid(table.grid.line, table.grid.depth)

    def _start_table(self, element: Element) -> None:
        if self._table and self._table.cell is None:
            self._break_table(self._table)  # its end tag is missing
        self._tables.append(self._table)
        self._table = _Table(self._sink, element.sourceline, self._lowest)
        self._lowest = WITHIN
        self._links = 0  # one that was never closed: no link holds a table

    def _end_table(self) -> None:
        self._end_cell()
        if self._table:
            self._break_table(self._table)
        self._table = self._tables.pop()

    def _start_link(self, element: Element) -> None:
        self._links += element.get("href") is not None

    def _end_link(self) -> None:
        self._links = max(self._links - 1, 0)

    def _start_row(self, _: Element) -> None:
        if self._table:
            self._end_row()
            self._table.row = GridRow()

    def _end_row(self) -> None:
        self._end_cell()
        if self._table and self._table.row and self._table.row.cells:
            self._table.grid.rows.append(self._table.row)
            self._table.row = None

    def _start_cell(self, element: Element) -> None:
        if self._table:
            if self._table.row is None:
                self._table.row = GridRow()
            cell = GridCell(self._line_of(element, "start"))
            if columns := element.get("colspan"):
                cell.span_columns(_span(columns))
            if rows := element.get("rowspan"):
                cell.row_span = _span(rows) or _TO_THE_END
            self._table.cell = cell
            self._sink = cell.items

    def _end_cell(self) -> None:
        if self._table and self._table.cell:
            if self._table.row:
                self._table.row.add(self._table.cell)
            self._table.cell = None
            self._sink = self._table.outside


class _MarkedFlow(_Flow):
    """A flow whose lines are the marks of elements; see `read_marked`."""

    def _line_of(self, element: Element, event: str) -> int | None:
        holder: Element | None = element
        if event == "end" and element.tag != "br":  # the text stands behind it
            holder = element.getparent()
        mark = holder.get(_MARK) if holder is not None else None
        return int(mark) if mark else None


def _span(value: str) -> int:
    """Return how far a cell spans; 1 when that is no number."""
    value = value.strip()
    return int(value[:9]) if value.isascii() and value.isdigit() else 1
