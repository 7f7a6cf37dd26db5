"""Word documents (.docx, .docm, .dotx): WordprocessingML read as a stream of events.

An event reader sees through every wrapper (content controls, insertions, smart tags) without
knowing it; what must not be read (deletions, second copies of text boxes) is skipped by name.
"""

from xml.parsers import expat

from govlint import readers
from govlint.document import Document
from govlint.errors import ReadError
from govlint.readers.grid import Grid, Line, blocks, items_of
from govlint.readers.hidden_styles import HiddenStyles
from govlint.readers.numbering import Numbering
from govlint.readers.package import MAX_PART_SIZE, Package
from govlint.readers.word_tables import Tables
from govlint.readers.word_text import Names, Text
from govlint.readers.xml import COMPATIBILITY, MATH, WORD, EventParser, prefix_of

MAX_CHUNKS = 100
MAX_CHUNK_DEPTH = 3

_DATA_FORMATS = frozenset(("json", "yaml"))

# Deleted or moved away; readings printed over a word; former properties of tracked changes.
_SKIPPED = tuple(
    "del moveFrom rt pPrChange rPrChange trPrChange tcPrChange tblPrChange tblPrExChange "
    "tblGridChange sectPrChange".split()
)


def read(data: bytes, path: str) -> Document:
    """Read a Word document, with the files that Word shows in their place in it.

    Raises:
        ReadError: See `Package`; ``not-word``; ``damaged-xml``; ``xml-entities``;
            ``tables-too-deep``; ``span-too-wide``; ``unread-chunk``; ``too-many-chunks``.
    """
    return Document(path, "docx", blocks(_Word(data, _Chunks()).read(), path))


def read_marked(data: bytes) -> Document:
    """Read a Word document whose places tell, as their line, where in its main part they begin.

    That is the byte at which the element of a cell or a paragraph starts; None: it stands in a file
    of its own. All else is as `read` has it.

    Raises:
        ReadError: See `read`.
    """
    return Document("", "docx", blocks(_Word(data, _Chunks(), marks=True).read(), ""))


class _Chunks:
    """Counts the files inside a document that it shows as parts of itself (``altChunk``)."""

    def __init__(self) -> None:
        self._left = MAX_CHUNKS
        self._size = MAX_PART_SIZE
        self._depth = 0

    def read(self, data: bytes, name: str) -> list[Line | Grid]:
        """Return what such a file holds.

        Raises:
            ReadError: See its reader; ``unread-chunk`` when there is none for it;
                ``too-many-chunks`` also when they nest too deep or are too large together.
        """
        self._left -= 1
        self._size -= len(data)
        self._depth += 1
        if self._left < 0 or self._size < 0 or self._depth > MAX_CHUNK_DEPTH:
            raise ReadError("too-many-chunks", limit=MAX_CHUNKS)
        items = self._items(data, name)
        self._depth -= 1
        return items

    def _items(self, data: bytes, name: str) -> list[Line | Grid]:
        try:
            format_ = readers.sniff(data, name)
        except ReadError as error:
            raise ReadError("unread-chunk", part=name) from error
        if format_ == "docx":
            return _Word(data, self).read()
        if format_ in _DATA_FORMATS:
            raise ReadError("unread-chunk", part=name)
        return items_of(readers.load(format_).read(data, name))


class _Word:
    """A file and what its main part refers to."""

    def __init__(self, data: bytes, chunks: _Chunks, *, marks: bool = False) -> None:
        self._marks = marks
        self._package = Package(data)
        self._chunks = chunks
        self._main = self._package.main_part("word/document.xml")
        self._lists = self._package.read_beside(self._main, "numbering")
        self._styles = self._package.read_beside(self._main, "styles")

    def read(self) -> list[Line | Grid]:
        """Return the paragraphs and tables."""
        xml = self._package.read(self._main)
        prefix = prefix_of(xml, WORD)
        if prefix is None:
            raise ReadError("not-word")
        hidden = HiddenStyles(self._styles)
        bare = (
            xml
            if self._marks
            else _without_formatting(xml, prefix, styled=bool(self._lists or hidden))
        )
        try:
            return self._parse(bare, prefix, hidden)
        except expat.ExpatError:
            # Cutting may have broken unusual markup that was whole before.
            try:
                return self._parse(xml, prefix, hidden)
            except expat.ExpatError as error:
                raise ReadError("damaged-xml") from error

    def _parse(self, xml: bytes, prefix: str, hidden: HiddenStyles) -> list[Line | Grid]:
        numbering = Numbering(self._lists, self._styles)
        names = Names(
            prefix, prefix_of(xml, WORD, of_attributes=True) or "", prefix_of(xml, MATH) or "m:"
        )
        text = Text(names, numbering, hidden)
        text.marks = self._marks
        tables = Tables(names, text)
        copies = _Copies()
        mc = prefix_of(xml, COMPATIBILITY) or "mc:"
        starts = {
            **text.starts(),
            **tables.starts(),
            mc + "AlternateContent": copies.start,
            mc + "Choice": copies.take,
            mc + "Fallback": copies.take,
            prefix + "altChunk": lambda attributes: text.sink.extend(self._chunk(attributes)),
        }
        ends = {**text.ends(), **tables.ends(), mc + "AlternateContent": copies.end}
        skipped = frozenset(prefix + name for name in _SKIPPED)
        text.parser = copies.parser = EventParser(starts, ends, skipped)
        items = text.sink
        text.parser.parse(xml)
        text.end_place()
        return items

    def _chunk(self, attributes: list[str]) -> list[Line | Grid]:
        given = zip(attributes[::2], attributes[1::2], strict=True)
        name = next((value for key, value in given if key.endswith(":id")), "")
        relation = self._package.relations(self._main).get(name)
        if relation is None or relation.part not in self._package:
            raise ReadError("unread-chunk", part=name)
        return self._chunks.read(self._package.read(relation.part), relation.part)


class _Copies:
    """Takes one of the alternatives for different programs, such as the two of a text box."""

    def __init__(self) -> None:
        self.parser: EventParser
        self._taken: list[bool] = []
        """For each choice that is open, whether an alternative was taken."""

    def start(self, _: list[str]) -> None:
        self._taken.append(False)

    def take(self, _: list[str]) -> None:
        if self._taken and self._taken[-1]:
            self.parser.skip()
        elif self._taken:
            self._taken[-1] = True

    def end(self) -> None:
        self._taken.pop()


def _without_formatting(xml: bytes, prefix: str, *, styled: bool) -> bytes:
    """Cut out properties that only format: fonts, borders, sizes; more than half of the parsing.

    Each element is cut unless it holds one of a few names that matter to what is read, or another
    such element, as tracked changes of formatting do.

    Args:
        xml: The main part.
        prefix: What stands before the names of Word.
        styled: Whether any style numbers or hides what has it.
    """
    name = prefix.encode()
    mark = (b"vanish", name + b"del ", name + b"moveFrom ")
    styles = (b"numPr", b"pStyle") if styled else ()
    for element, signs in (  # those around others first, to leave fewer to cut
        (b"pPr", (*mark, *styles)),
        (b"tcPr", (b"gridSpan", b"Merge", b"cellDel")),
        (b"rPr", (*mark, b"vertAlign", b"strike", *((b"rStyle",) if styled else ()))),
        (b"tcBorders", ()),
        (b"tblPrEx", ()),
    ):
        start, end = b"<" + name + element + b">", b"</" + name + element + b">"
        first, *rest = xml.split(start)
        xml = first + b"".join(_cut(rest, start, end, signs))
    return xml


def _cut(parts: list[bytes], start: bytes, end: bytes, signs: tuple[bytes, ...]) -> list[bytes]:
    """Return what follows each element, with the element before it if it holds one of the signs.

    Args:
        parts: What stands behind each start tag, up to the next.
        start: The start tag.
        end: The end tag; a part without one is kept, since its element holds another.
        signs: Names that matter.
    """
    kept: list[bytes] = []
    element = end
    holds_sign = False
    for part in parts:
        if not part.startswith(element):  # most are like the one before
            inside, ended, _ = part.partition(end)
            element = inside + ended
            holds_sign = not ended or any(sign in inside for sign in signs)
        kept.append(start + part if holds_sign else part[len(element) :])
    return kept
