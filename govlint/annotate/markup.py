"""Bytes of XML changed at places that a parser tells; all others stay as they are."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.parsers import expat

from govlint.errors import ReadError
from govlint.patterns import pattern

_TAG = pattern(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ROOT = pattern(rb"<[A-Za-z_]", re.ASCII)
_DECLARED = pattern(rb"""\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*["']([^"']*)["']""", re.ASCII)


class Edit(NamedTuple):
    """Bytes that take the place of those from one index to another."""

    first: int
    last: int
    markup: bytes


class Element:
    """An element that is open."""

    __slots__ = ("content", "is_empty", "name", "parent", "start", "xml")

    def __init__(self, xml: bytes, name: str, start: int, parent: "Element | None") -> None:
        """Take a part, a name, where the start tag begins, and the element around."""
        tag = _TAG.match(xml, start)
        if tag is None:
            raise ReadError("damaged-xml")
        self.xml = xml
        self.name = name
        self.start = start
        self.parent = parent
        self.content = tag.end()
        """Where its contents begin."""
        self.is_empty = tag[0].endswith(b"/>")
        """Whether it is written as a single tag."""

    def end(self, offset: int) -> int:
        """Return where it ends, by what the parser says at its end tag."""
        return self.content if self.is_empty else self.xml.index(b">", offset) + 1

    def append(self, offset: int, markup: bytes) -> Edit:
        """Return the edit that adds to its contents, by what the parser says at its end tag."""
        return self.prepend(markup) if self.is_empty else Edit(offset, offset, markup)

    def prepend(self, markup: bytes) -> Edit:
        """Return the edit that puts something before its contents."""
        if not self.is_empty:
            return Edit(self.content, self.content, markup)
        slash = self.content - 2
        return Edit(slash, self.content, b">" + markup + b"</" + self.name.encode() + b">")


def walk(
    xml: bytes,
    start: Callable[[Element, list[str]], None],
    end: Callable[[Element, int], None],
) -> None:
    """Call a function at the start of each element, and another at its end.

    Args:
        xml: A part.
        start: Given the element, and the names and values of its attributes in turn.
        end: Given the element and what `Element.end` needs to know.

    Raises:
        ReadError: ``damaged-xml``.
    """
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    inside: list[Element] = []

    def open_(name: str, attributes: list[str]) -> None:
        parent = inside[-1] if inside else None
        inside.append(Element(xml, name, parser.CurrentByteIndex, parent))
        start(inside[-1], attributes)

    def close(_: str) -> None:
        end(inside.pop(), parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = open_, close
    try:
        parser.Parse(xml, True)  # noqa: FBT003  expat's signature
    except expat.ExpatError as error:
        raise ReadError("damaged-xml") from error


def apply(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with edits made; of those at one place the first stands first."""
    kept: list[bytes] = []
    place = 0
    for first, last, markup in sorted(edits, key=lambda edit: edit[:2]):
        kept += (xml[place:first], markup)
        place = last
    return b"".join((*kept, xml[place:]))


def append(xml: bytes, markup: bytes) -> bytes:
    """Return a part with something added at the end of its root.

    Raises:
        ReadError: ``damaged-xml``.
    """
    edits: list[Edit] = []

    def end(element: Element, offset: int) -> None:
        if element.parent is None:
            edits.append(element.append(offset, markup))

    walk(xml, lambda _element, _attributes: None, end)
    return apply(xml, edits)


def vocabulary(xml: bytes, language: Iterable[bytes], own: str) -> tuple[str, str, str]:
    """Return how names of a language are written where a part is added to.

    Args:
        xml: The part.
        language: The addresses of the language: the usual one, and that of strict files.
        own: A prefix to declare where the root has none for the language.

    Returns:
        A prefix with its colon, the declaration that an added element needs, which is empty where
        the root declares the prefix, and the address.
    """
    usual, *others = language
    root = _ROOT.search(xml)
    tag = _TAG.match(xml, root.start()) if root else None
    head = tag[0] if tag else b""
    address = next((other for other in others if other in head), usual)
    for prefix, declared in _DECLARED.findall(head):
        if declared == address:
            return f"{prefix.decode()}:", "", address.decode()
    return f"{own}:", f' xmlns:{own}="{address.decode()}"', address.decode()
