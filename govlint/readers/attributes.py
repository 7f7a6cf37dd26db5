"""How many elements and attributes a page may have: more of them cost its parser minutes."""

from collections.abc import Mapping

from lxml import etree

from govlint.errors import ReadError

MAX_ELEMENTS = 200_000
"""Signs that may begin an element, and line ends in preformatted text; a page has 10,000."""
MAX_ATTRIBUTES = 200
"""Names and values of one element; pages saved by Word have 20."""
MAX_ALL_ATTRIBUTES = 500_000
"""Names and values of all elements; a page has 5,000."""
MAX_SEPARATORS = 2_000_000
"""Signs that may stand between attributes; a page of a site has 50,000."""
_FEW_SEPARATORS = 30_000
"""As many attributes do no harm, were they all of one element."""
_NO_SEPARATORS = bytes(set(range(256)).difference(b" \t\r\n\f/="))
"""Without one of the others no attribute begins; one after a quote may, but has another in it."""


def check_tags(source: bytes) -> None:
    """Refuse what would cost the parser minutes: it looks for the end of a list at each attribute.

    How many attributes a tag has the parser alone can tell, for signs of markup may stand in values.
    Where there may be many it is asked without making a tree, which takes no longer for a long list.
    """
    if (count := source.count(b"<")) > MAX_ELEMENTS:
        raise ReadError("too-many-elements", count=count, limit=MAX_ELEMENTS)
    separators = len(source.translate(None, _NO_SEPARATORS))
    if separators > MAX_SEPARATORS:
        raise ReadError("too-many-attributes", limit=MAX_ATTRIBUTES)
    if separators > _FEW_SEPARATORS:
        counter = _AttributeCount()
        parser = etree.HTMLParser(target=counter, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]  # a target needs no other method
        etree.fromstring(source, parser)


class _AttributeCount:
    """A target of the parser that refuses too many attributes."""

    def __init__(self) -> None:
        self._left = MAX_ALL_ATTRIBUTES

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        count = len(attributes)
        self._left -= count
        if count > MAX_ATTRIBUTES or self._left < 0:
            raise ReadError("too-many-attributes", limit=MAX_ATTRIBUTES)

    def close(self) -> None:
        pass
