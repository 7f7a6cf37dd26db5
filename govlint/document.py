"""A file as it was read: paragraphs and tables in reading order, before anything is understood."""

from typing import NamedTuple

WITHIN = 1_000_000
"""A depth below that of any element: what stands there goes on in the block before it."""


class Location(NamedTuple):
    """Where something stands; indices are 1-based, None where the format has no such thing."""

    path: str
    page: int | None = None
    line: int | None = None
    column: int | None = None
    """The character of the line."""
    table: int | None = None
    """The table of the file, in reading order; of a workbook the sheet."""
    row: int | None = None
    cell: int | None = None
    """The cell of the row, a merged cell counted once; of a sheet the column."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom on the page, in points (PDF)."""
    sheet: str | None = None
    """Name of the sheet (workbooks)."""
    paragraph: int | None = None
    """The paragraph of the file among those outside tables that print something (Word, pages)."""


class Paragraph(NamedTuple):
    """A run of text between two breaks; line breaks inside it are kept."""

    text: str
    at: Location
    linked: bool = False
    """Whether most of it is the text of links (web pages)."""
    depth: int = WITHIN
    """How deep the element lies that it shares with the block before it (web pages)."""


class RawCell(NamedTuple):
    """One cell as drawn; ``row`` and ``column`` are of its upper left corner, 0-based, in grid cells."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    at: Location
    linked: bool = False
    """See `Paragraph`."""


class RawTable(NamedTuple):
    """A table as drawn."""

    cells: tuple[RawCell, ...]
    """Row by row, left to right; a merged cell once, where it begins."""
    aligned: bool
    """False: cells are fields counted in a line of text, so their columns say little."""
    at: Location
    depth: int = WITHIN
    """See `Paragraph`."""


class Attachment(NamedTuple):
    """A document that a page links or embeds."""

    text: str
    """The text of the link; empty: it has none."""
    href: str

    def __str__(self) -> str:
        """Return what it is called and where it is."""
        return f"{self.text} <{self.href}>" if self.text else self.href


class Document(NamedTuple):
    """A file as it was read."""

    path: str
    format: str
    blocks: tuple[Paragraph | RawTable, ...]
    title: str | None = None
    """What the file calls itself outside its text, such as the title of a web page."""
    attachments: tuple[Attachment, ...] = ()
    """Documents that a web page links or embeds, in the order of the source."""
