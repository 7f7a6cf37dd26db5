"""What a page shows only by script: hidden parts, and pages that a script or a field keeps.

Platforms that draw their pages in the browser keep the article as a string of a script; articles
of WeChat are hidden until they are loaded; tabs are hidden until somebody clicks.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain

from lxml import etree
from lxml.etree import _Element as Element

from govlint.readers.flow import MARK
from govlint.readers.markup import parse

MIN_CELLS = 100
"""Cells of tables that a page shows at least if it shows a report; the three tables have 250."""

_NEVER_SHOWN = frozenset(("template", "noscript"))
_CELLS = frozenset(("td", "th"))
_STRING = re.compile(
    r""""((?:[^"\\\n]++|\\.)*+)"|'((?:[^'\\\n]++|\\.)*+)'|`((?:[^`\\]++|\\.)*+)`""", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "", "\n": ""}
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


def shows_little(root: Element, hidden: Sequence[Element]) -> bool:
    """Return whether the tables that a page shows are too small for a report."""
    covers = set(_covers(root, hidden))
    if not covers:
        return sum(1 for _ in root.iter(*_CELLS)) < MIN_CELLS
    walk = etree.iterwalk(root, events=("start",))
    shown = 0
    for _, element in walk:
        if element in covers:
            walk.skip_subtree()
        elif element.tag in _CELLS:
            shown += 1
            if shown == MIN_CELLS:
                return False
    return True


def show(root: Element, hidden: Sequence[Element]) -> list[Element]:
    """Show what keeps tables on a page that shows little; return the elements that stay hidden.

    On any other page these are reports of other years, or the same report for printing.
    """
    page = _kept_page(root)
    if page is not None:
        root.append(page)
    around = _around_tables(root)  # which a row that Excel hides is not
    covers = [cover for cover in _covers(root, hidden) if cover in around]
    places = {_place(cover) for cover in covers}  # of tabs, one beside the other
    for cover in covers:
        if cover.tag in _NEVER_SHOWN:
            cover.tag = "div"
    return [element for element in hidden if _place(element) not in places]


def _covers(root: Element, hidden: Sequence[Element]) -> list[Element]:
    return [*hidden, *root.iter(*_NEVER_SHOWN)]


def _around_tables(root: Element) -> set[Element]:
    """Return the tables and the elements that hold them."""
    found = set[Element]()
    for table in root.iter("table"):
        for element in chain((table,), table.iterancestors()):
            if element in found:
                break
            found.add(element)
    return found


def _place(element: Element) -> tuple[Element | None, str | None]:
    return element.getparent(), element.get("class")


def _kept_page(root: Element) -> Element | None:
    """Return the page that scripts and fields keep in their text; None: they keep no tables.

    It has no lines and no marks: those are of the text, not of the source.
    """
    holders = root.iter("script", "textarea", "input")
    texts = dict.fromkeys(text for holder in holders for text in _texts(holder))
    kept = "".join(f"<div>{text}</div>" for text in texts if _CELL.search(text))
    if len(_CELL.findall(kept)) < MIN_CELLS:
        return None
    page = parse(kept.encode("utf-8", "replace"))
    etree.strip_attributes(page, MARK)
    for element in page.iter():
        element.sourceline = 0  # type: ignore[misc]  # lxml lets it be set
    return page


def _texts(holder: Element) -> Iterator[str]:
    """Yield what may be markup in a script or a field."""
    text = holder.get("value") if holder.tag == "input" else holder.text
    kind = holder.get("type", "")
    if text and holder.tag == "script" and "html" not in kind and "template" not in kind:
        yield from _strings(text)
    elif text:
        yield text


def _strings(script: str) -> Iterator[str]:
    """Yield the strings of a script; of one that is a script itself, such as JSON, its strings."""
    for match in _STRING.finditer(script):
        coded = match[match.lastindex or 1]
        if "td" not in coded.lower():
            continue
        text = _ESCAPE.sub(_character, coded)
        if text.startswith(("{", "[")):
            yield from _strings(text)
        else:
            yield text if "<" in text else unescape(text)


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(escape[3], escape[3])
