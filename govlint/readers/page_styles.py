"""What the styles of a page change about its text: what is hidden, and digits that are no figures."""

import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element as Element

from govlint.readers.decoration import LOWERED, RAISED, STRUCK, Decoration

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_HIDING = (b"display", b"hid")
"""Where neither occurs in a page, in lower case, nothing is hidden in it."""
_marked_hidden = etree.XPath("//*[@hidden]")
_styles = etree.XPath("//@style")

_DECORATING = re.compile(rb"<(?:su[pb]|s|strike|del)[\s>]|line-through|vertical-align\s*:\s*su[pb]")
"""Where this does not occur in a page, in lower case, no digit is raised, lowered or struck."""
_DECORATION = re.compile(r"(line-through)|vertical-align\s*:\s*su(?:(p)|b)", re.IGNORECASE)
_TAGS = {"sup": RAISED, "sub": LOWERED, "s": STRUCK, "strike": STRUCK, "del": STRUCK}


def apply_styles(root: Element, source: bytes, inline: Iterable[str]) -> None:
    """Turn what a page hides into elements that are never printed, and mark digits of no figure.

    Args:
        root: The page.
        source: What it was parsed from.
        inline: Names of elements that stand in a line: only those can be raised or lowered.
    """
    lowered = source.lower()
    if any(word in lowered for word in _HIDING):
        _hide(root)
    if _DECORATING.search(lowered):
        _decorate(root, frozenset(inline))


def _hide(root: Element) -> None:
    hidden = [
        *_marked_hidden(root),
        *(style.getparent() for style in _styles(root) if _hides(style)),
    ]
    for element in hidden:
        element.tag = "template"


@lru_cache(1024)
def _hides(style: str) -> bool:
    """Return whether a style hides an element; a page has few styles and repeats them."""
    return _HIDDEN.search(style) is not None


def _decorate(root: Element, inline: frozenset[str]) -> None:
    inherited: list[Decoration | None] = [None]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            tag = str(element.tag)
            own = _TAGS.get(tag) or _decoration(element.get("style", ""))
            if own is None or (own is not STRUCK and tag not in inline):
                own = inherited[-1]
            inherited.append(own)
            if own and element.text:
                element.text = element.text.translate(own)
        else:
            inherited.pop()
            if (outer := inherited[-1]) and element.tail:
                element.tail = element.tail.translate(outer)


@lru_cache(1024)
def _decoration(style: str) -> Decoration | None:
    """Return what a style makes of digits; None: it leaves them as they are."""
    found = _DECORATION.search(style)
    if found is None:
        return None
    return STRUCK if found[1] else RAISED if found[2] else LOWERED
