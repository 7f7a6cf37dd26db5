"""Web pages: broken markup of old sites, pages saved by Word, tables used for layout."""

import re
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element as Element

from govlint.characters import LOWERED, RAISED, STRUCK
from govlint.document import Document
from govlint.readers.attachments import find_linked, find_scripted
from govlint.readers.charset import to_utf8
from govlint.readers.flow import MARK, Flow, MarkedFlow
from govlint.readers.grid import blocks, clean
from govlint.readers.markup import parse
from govlint.readers.styles import drop_looks, hides, shift_of, strikes
from govlint.readers.unshown import show, shows_little

# Not printed, or around the article rather than in it.
_UNPRINTED = tuple(
    "title audio button canvas datalist embed footer head iframe map nav noscript object option script "
    "select style svg template video".split()
)
_INLINE = tuple(
    "abbr acronym b bdo big cite code dfn em font i ins kbd label mark o:p q samp small span strong "
    "tt u var wbr".split()
)
_SET_APART: dict[str, Mapping[int, int | str]] = {
    "sup": RAISED,
    "sub": LOWERED,
    "s": STRUCK,
    "strike": STRUCK,
    "del": STRUCK,
}
"""Elements whose digits are none of a figure."""
_marked_hidden = etree.XPath("//@hidden")
_styles = etree.XPath("//@style")
_NAMES = ("articletitle", "og:title")
"""Of the tags that sites of the government must have, and those that networks read."""
_START_TAG = re.compile(rb"<[A-Za-z][A-Za-z0-9:_-]*", re.ASCII)


def read(data: bytes, path: str) -> Document:
    """Read a web page or a fragment of one.

    Raises:
        ReadError: ``empty`` when nothing is in it; ``nested-too-deep``; ``span-too-wide``;
            ``table-too-large``; ``too-many-elements``; ``too-much-text``.
    """
    return _read(data, path, Flow())


def read_marked(data: bytes) -> Document:
    """Read a page whose places tell, as their line, where the name of a start tag ends in it.

    That is the byte behind the name, of the element of a cell or of the one that holds a paragraph:
    of a line behind ``<br>`` that is the ``<br>``. None: the tag was left out. All else is as
    `read` has it. The bytes are those of UTF-8 or of GBK, in which no other character has that of
    ``<``; what is no tag, such as one in a script or a comment, is marked in vain.

    Raises:
        ReadError: See `read`.
    """
    marked = _START_TAG.sub(lambda tag: tag[0] + f" {MARK}={tag.end()} ".encode(), data)
    return _read(marked, "", MarkedFlow())


def _read(data: bytes, path: str, flow: Flow) -> Document:
    source = to_utf8(drop_looks(data)).replace(b"</br>", b"<br>")  # as browsers take it
    root = parse(source)
    title = _find_names(root)
    attachments = dict.fromkeys(find_linked(root))
    hidden = _find_hidden(root)
    if shows_little(root, hidden):
        attachments |= dict.fromkeys(find_scripted(root))
        hidden = show(root, hidden)
    for element in hidden:
        element.tag = "template"
    etree.strip_elements(root, *_UNPRINTED, with_tail=False)
    # In C; a page saved by Word loses half of its elements.
    etree.strip_tags(root, *_INLINE, *(() if b"href" in source else ("a",)))
    _set_apart(root)
    items = flow.read(root)
    return Document(path, "html", blocks(items, path), title or None, tuple(attachments))


def _find_names(root: Element) -> str:
    """Return what a page calls itself, and its article."""
    tags = {
        (tag.get("name") or tag.get("property") or "").lower(): tag.get("content", "")
        for tag in root.iter("meta")
    }
    names = (root.findtext(".//title") or "", *(tags.get(name, "") for name in _NAMES))
    return " | ".join(filter(None, map(clean, names)))


def _find_hidden(root: Element) -> list[Element]:
    """Return the elements that a page hides; what it strikes out or shifts gets a name that says so."""
    hidden = [attribute.getparent() for attribute in _marked_hidden(root)]
    for attribute in _styles(root):
        style, element = attribute.encode(), attribute.getparent()
        if hides(style):
            hidden.append(element)
        elif element.tag in _INLINE and (name := "s" if strikes(style) else shift_of(style)):
            element.tag = name
    return hidden


def _set_apart(root: Element) -> None:
    """Make other characters of digits that are raised, lowered or struck out."""
    for element in root.iter(*_SET_APART):
        digits = _SET_APART[str(element.tag)]
        element.text = (element.text or "").translate(digits)
        for child in element:
            child.tail = (child.tail or "").translate(digits)
    etree.strip_tags(root, *_SET_APART)
