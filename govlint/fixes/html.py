"""Pages: where their text stands in the source."""

import html
import re
from collections.abc import Iterator

from govlint.fixes.charsets import Charset
from govlint.fixes.trace import (
    Hole,
    Origin,
    Printed,
    Traced,
    holes_of,
    mark,
    mark_of,
    slots_of,
    with_holes,
)
from govlint.readers.html import read

_MARKUP = re.compile(
    r"<!--.*?-->|<(?:script|style|textarea|title)\b.*?</(?:script|style|textarea|title)\s*>"
    r"|<[!?][^>]*>"
    r"""|</?(?P<name>[a-zA-Z][^\s/>]*)(?:[^'">]|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});|[^<>]", re.DOTALL)
_CELL = ("td", "th")
_EMPTY = frozenset(("br", "hr", "img", "input", "wbr", "col"))


def trace(data: bytes) -> Traced | None:
    """Return a page whose text can be changed; None: its source cannot be followed."""
    charset = Charset(data)
    source = charset.text
    marked = mark(source, _printed(source)) if charset.is_known else None
    if marked is None:
        return None
    text, marks = marked
    document = read(data, "")
    slots = slots_of(document, read(text.encode(), ""), marks)
    holes = {mark_of(number): hole for number, hole in enumerate(_holes(source))}
    parts, end = [], 0
    for sign, hole in holes.items():
        parts += [source[end : hole.start], sign]
        end = hole.end
    filled = read("".join([*parts, source[end:]]).encode(), "")
    return Traced(
        source,
        with_holes(slots, holes_of(document, filled, holes)),
        lambda words: html.escape(words, quote=False),
        charset.encode,
    )


def _pieces(source: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield each stretch of text, and each tag with its name: with a slash if it is an end tag.

    Comments, declarations and what is no text of the page have the empty name; text has None.
    """
    end = 0
    for match in _MARKUP.finditer(source):
        if match.start() > end:
            yield end, match.start(), None
        name = (match["name"] or "").lower()
        yield match.start(), match.end(), f"/{name}" if match[0].startswith("</") else name
        end = match.end()
    yield end, len(source), None


def _printed(source: str) -> Iterator[Printed]:
    """Yield the characters of the text."""
    for first, last, name in _pieces(source):
        if name is None:
            for match in _CHARACTER.finditer(source, first, last):
                char = html.unescape(match[0])
                if len(char) == 1:
                    yield Printed(char, Origin(match.start(), match.end(), first))


def _holes(source: str) -> Iterator[Hole]:
    """Yield the place in each cell without text where a figure may stand: the innermost, the first."""
    hole: Hole | None = None
    is_open = False
    for first, last, name in _pieces(source):
        if name is None:
            text = html.unescape(source[first:last])
            if text.strip():
                hole = None
            elif "\xa0" in text and hole:
                hole, is_open = Hole(first, last), False
            continue
        if name.lstrip("/") in {"td", "th", "tr", "table"}:
            if hole:
                yield hole
            hole, is_open = None, name in _CELL
            if is_open:
                hole = Hole(last, last)
        elif name.startswith("/"):
            is_open = False
        elif hole and is_open and name and name not in _EMPTY:
            hole = Hole(last, last)
