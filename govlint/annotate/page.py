"""Marks in the cells and paragraphs of a web page, and a list of the findings at its side."""

import re
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import quote

from govlint.annotate.markup import Edit, apply
from govlint.annotate.note import AUTHOR, Note, marks_of, place_of
from govlint.document import Location
from govlint.patterns import pattern
from govlint.readers import html
from govlint.readers.charset import decode, encoding_of

_WIDE = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be")}
"""Encodings that a byte order mark names, by its order."""
_ATTRIBUTES = pattern(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ID = pattern(rb"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_END = pattern(rb"</body\b", re.IGNORECASE)

# The list is a <nav>, which no reader takes for the report. Marks are attributes: an element would
# be one more child of a cell, and its number part of the figure.
_STYLE = """<style>
[data-govlint]{outline:2px solid #c00;outline-offset:-2px;background:#ffe699!important}
[data-govlint]::after{content:" ["attr(data-govlint)"]";color:#c00;font:bold 12px sans-serif}
html[data-govlint],body[data-govlint]{outline:none;background:none!important}
nav#govlint{position:fixed;top:0;right:0;bottom:0;width:22em;overflow:auto;box-sizing:border-box;
padding:1em;background:#fff;color:#000;border-left:2px solid #c00;font:14px/1.5 sans-serif;
text-align:left;z-index:2147483647}
nav#govlint p{margin:.2em 0;text-indent:0}nav#govlint li{margin-bottom:1em}
nav#govlint a{color:#c00;font-weight:bold}body{margin-right:23em!important}
@media print{nav#govlint{position:static;width:auto}body{margin-right:0!important}}
</style>"""


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy of a page with marks and a list; see `govlint.annotate.annotate`.

    What is added is in the encoding of the page; characters that it lacks become references.
    """
    encoding = _precise(data)
    if encoding.startswith(("utf-16", "utf-32")):
        text = data.decode(encoding, "replace")
        return _annotate(text.encode(), notes, "utf-8").decode().encode(encoding)
    return _annotate(data, notes, "gbk" if encoding == "gb18030" else "utf-8")


def _precise(data: bytes) -> str:
    """Return the encoding of a page with its order of bytes."""
    encoding = encoding_of(data)
    little, big = _WIDE.get(encoding, (encoding, encoding))
    return little if data.startswith(b"\xff\xfe") else big


def _annotate(data: bytes, notes: Sequence[Note], encoding: str) -> bytes:
    marks = marks_of(html.read_marked(data))
    begin = marks.get(place_of(Location("")))
    marked: dict[int, list[int]] = {}
    places = []
    for number, note in enumerate(notes, 1):
        place = marks.get(place_of(note.at), begin) if note.at else begin
        places.append(place)
        cells = (marks.get(place_of(at)) for at in note.cells)
        for mark in dict.fromkeys((place, *cells)):
            if mark is not None:
                marked.setdefault(mark, []).append(number)
    edits, names = [], {}
    for mark, numbers in marked.items():
        name = _name_of(data, mark)
        attribute = f' data-govlint="{" ".join(map(str, numbers))}"'
        if name is None:
            name = f"govlint-{numbers[0]}"
            attribute += f' id="{name}"'
        names[mark] = name
        edits.append(Edit(mark, mark, attribute.encode()))
    links = [None if place is None else names[place] for place in places]
    last = max((end.start() for end in _END.finditer(data)), default=len(data))
    listed = _list(notes, links).encode(encoding, "xmlcharrefreplace")
    return apply(data, [*edits, Edit(last, last, listed)])


def _name_of(data: bytes, mark: int) -> str | None:
    """Return the identifier that the element of a start tag has; None: it has none."""
    tag = _ATTRIBUTES.match(data, mark)
    found = _ID.search(tag[0]) if tag else None
    if found is None:
        return None
    return unescape(decode(next((value for value in found.groups() if value), b"")))


def _list(notes: Sequence[Note], links: Sequence[str | None]) -> str:
    items = []
    for note, name in zip(notes, links, strict=True):
        head, *rest = map(escape, note.lines)
        if name:
            head = f'<a href="#{escape(quote(name))}">{head}</a>'
        lines = "".join(f"<p>{line}</p>" for line in (head, *rest))
        items.append(f"<li>{lines}</li>")
    return f'{_STYLE}<nav id="govlint"><b>{AUTHOR}</b><ol>{"".join(items)}</ol></nav>'
