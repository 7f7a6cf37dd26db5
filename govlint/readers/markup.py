"""The markup of a page as a tree, however broken it is."""

from lxml import etree
from lxml.etree import _Element as Element

from govlint.errors import ReadError
from govlint.readers.attributes import check_tags


def parse(source: bytes) -> Element:
    """Return the root of a page in UTF-8; comments and instructions are left out.

    Raises:
        ReadError: ``empty`` when nothing is in it; ``nested-too-deep``; see also `check_tags`.
    """
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
    return root
