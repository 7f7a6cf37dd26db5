"""Styles of the elements of a page: whether they hide it, and what is dropped before it is parsed."""

import re

_HIDING = re.compile(
    rb"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)


def hides(style: bytes) -> bool:
    """Return whether a style hides its element."""
    return _HIDING.search(style) is not None


def drop_looks(source: bytes) -> bytes:
    """Return a page without the styles that hide nothing: two thirds of one that Word wrote.

    Lines stay as they are counted. Where a quotation mark is missing, so that markup may be taken
    for a style or a style for markup, the styles stay.
    """
    for quote in (b'"', b"'"):
        begin = b" style=" + quote
        first, *rest = source.split(begin)
        pieces = [first]
        left: dict[bytes, bytes] = {}  # a page has few styles and repeats them
        for piece in rest:
            style, end, after = piece.partition(quote)
            if not end:
                return source
            if style not in left:
                stays = b"<" in style or hides(style)
                left[style] = begin + style + end if stays else b"\n" * style.count(b"\n")
            pieces += (left[style], after)
        source = b"".join(pieces)
    return source
