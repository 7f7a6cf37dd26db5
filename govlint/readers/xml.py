"""XML read safely: as a stream of events, or small parts as a tree; entities are refused."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING
from xml.parsers import expat

from govlint.errors import ReadError
from govlint.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


# Languages of Office Open XML by their addresses, those of strict files second.
_OPEN, _STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
WORD = (_OPEN + b"wordprocessingml/2006/main", _STRICT + b"wordprocessingml/main")
SPREADSHEET = (_OPEN + b"spreadsheetml/2006/main", _STRICT + b"spreadsheetml/main")
MATH = (_OPEN + b"officeDocument/2006/math", _STRICT + b"officeDocument/math")
COMPATIBILITY = (_OPEN + b"markup-compatibility/2006",)

_LANGUAGE = pattern(rb"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']""")
_ROOT = pattern(rb"<(?:([\w.-]+):)?[A-Za-z]")
_HEAD = 65_536
"""Bytes in which the root of a part must begin."""


class EventParser:
    """An expat parser that calls a handler by the name of the element."""

    def __init__(
        self,
        starts: Mapping[str, Callable[[list[str]], None]],
        ends: Mapping[str, Callable[[], None]],
        skipped: frozenset[str] = frozenset(),
    ) -> None:
        """Prepare a parser.

        Args:
            starts: Handler of each start tag, by name with prefix, given the names and values of
                the attributes in turn. Elements without a handler are looked through.
            ends: Handler of each end tag.
            skipped: Elements that are passed over with all that they hold.
        """
        self._starts = {**starts, **{name: self._skipper(starts.get(name)) for name in skipped}}
        self._ends = ends
        self._parser = expat.ParserCreate()
        self._parser.ordered_attributes = True
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._listen()

    def parse(self, xml: bytes) -> None:
        """Parse a whole document.

        Raises:
            ReadError: ``xml-entities`` when it has a document type, where entities are declared.
            expat.ExpatError: It is not well formed.
        """
        self._parser.Parse(xml, True)  # noqa: FBT003  expat's signature

    @property
    def offset(self) -> int:
        """Where the start tag begins whose handler is at work, in bytes."""
        return self._parser.CurrentByteIndex

    def collect(self, receive: Callable[[str], object] | None) -> None:
        """Hand character data to a function from now on; None: to nobody."""
        self._parser.CharacterDataHandler = receive

    def _listen(self) -> None:
        find_start, find_end = self._starts.get, self._ends.get

        def start(name: str, attributes: list[str]) -> None:
            if handler := find_start(name):
                handler(attributes)

        def end(name: str) -> None:
            if handler := find_end(name):
                handler()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end

    def _skipper(self, handler: Callable[[list[str]], None] | None) -> Callable[[list[str]], None]:
        """Return a handler that passes over an element, after that of the element itself."""

        def skip(attributes: list[str]) -> None:
            if handler:
                handler(attributes)
            self.skip()

        return skip

    def skip(self) -> None:
        """Pass over everything up to the end of the element that has just begun."""
        receive = self._parser.CharacterDataHandler
        depth = 1

        def start(_name: str, _attributes: list[str]) -> None:
            nonlocal depth
            depth += 1

        def end(_name: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self._listen()
                self._parser.CharacterDataHandler = receive

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = None


def attribute(attributes: list[str], name: str) -> str | None:
    """Return the value of an attribute; None when it is not there."""
    for index in range(0, len(attributes), 2):
        if attributes[index] == name:
            return attributes[index + 1]
    return None


def prefix_of(
    xml: bytes, language: Collection[bytes], *, of_attributes: bool = False
) -> str | None:
    """Return what stands before the names of a language, such as ``w:``; see `WORD` and others.

    Args:
        xml: A part.
        language: The language.
        of_attributes: Whether attributes are asked for, which the default language has none of.

    Returns:
        The prefix with its colon, empty for the default language; None: the part is not in it.
    """
    declared = _LANGUAGE.findall(xml[:_HEAD])
    found = [name.decode("utf-8", "replace") for name, address in declared if address in language]
    if of_attributes:
        found = [name for name in found if name]
    if not found:
        return None
    root = _ROOT.search(xml)
    name = root[1].decode("utf-8", "replace") if root and root[1] else ""
    if of_attributes or name not in found:
        name = found[0]
    return name and name + ":"


def parse_tree(xml: bytes) -> "Element":
    """Parse a small part whole.

    Raises:
        ReadError: ``xml-entities`` when it has a document type; ``damaged-xml``.
    """
    from xml.etree import ElementTree  # noqa: PLC0415  few documents need it

    class Builder(ElementTree.TreeBuilder):
        doctype = staticmethod(_refuse_doctype)

    parser = ElementTree.XMLParser(target=Builder())  # noqa: S314  entities are refused
    try:
        parser.feed(xml)
        return parser.close()
    except ElementTree.ParseError as error:
        raise ReadError("damaged-xml") from error


def _refuse_doctype(*_: object) -> None:
    raise ReadError("xml-entities")
