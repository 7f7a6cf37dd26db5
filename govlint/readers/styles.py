"""Styles of the elements of a page: whether they hide, strike out or shift it; others are dropped."""

import re

_HIDING = re.compile(
    rb"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_STRIKING = re.compile(rb"text-decoration[^;]*line-through", re.IGNORECASE)

_SHIFTING = re.compile(rb"vertical-align\s*:\s*(su[pb])", re.IGNORECASE)


def hides(style: bytes) -> bool:
    """Return whether a style hides its element."""
    return _HIDING.search(style) is not None


def strikes(style: bytes) -> bool:
    """Return whether a style strikes the text of its element out."""
    return _STRIKING.search(style) is not None


def shift_of(style: bytes) -> str | None:
    """Return the name of the element that raises or lowers text like a style; None: it does not."""
    found = _SHIFTING.search(style)
    return found[1].decode().lower() if found else None


def drop_looks(source: bytes) -> bytes:
    """Return a page without the styles that tell of looks alone: two thirds of one that Word wrote.

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
                stays = b"<" in style or any(does(style) for does in (hides, strikes, shift_of))
                left[style] = begin + style + end if stays else b"\n" * style.count(b"\n")
            pieces += (left[style], after)
        source = b"".join(pieces)
    return source
