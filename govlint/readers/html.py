"""Web pages: broken markup of old sites, pages saved by Word, tables used for layout."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from govlint.document import Attachment, Document
from govlint.errors import ReadError
from govlint.readers.attributes import check_tags
from govlint.readers.charset import to_utf8
from govlint.readers.flow import MARK, Flow, MarkedFlow
from govlint.readers.grid import blocks, clean
from govlint.readers.styles import drop_looks, hides

# Not printed, or around the article rather than in it.
_UNPRINTED = tuple(
    "title audio button canvas datalist embed footer head iframe map nav noscript object option script "
    "select style svg template textarea video".split()
)
_INLINE = tuple(
    "abbr acronym b bdo big cite code del dfn em font i ins kbd label mark o:p q s samp small "
    "span strike strong sub sup tt u var wbr".split()
)
_marked_hidden = etree.XPath("//@hidden")
_styles = etree.XPath("//@style")
_LINKS = {"a": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
"""What leads to a document, and the attribute that says where."""
_ATTACHED = re.compile(
    r"\.(?:pdf|docx?|wps|xlsx?|et|rtf|odt|ofd|zip|rar|7z)\s*(?:$|[?#&)）])", re.IGNORECASE
)
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
    source = to_utf8(drop_looks(data))
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
    _hide(root)
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


def _hide(root: Element) -> None:
    """Turn what a page hides into elements that are never printed."""
    styles = [style for style in _styles(root) if hides(style.encode())]
    for attribute in _marked_hidden(root) + styles:
        attribute.getparent().tag = "template"
