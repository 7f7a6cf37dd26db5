"""Word documents: where their text stands in the main part."""

import html
import io
import re
import zipfile
from collections.abc import Iterator

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
from govlint.readers.docx import read
from govlint.readers.package import Package
from govlint.readers.xml import WORD, prefix_of
from govlint.readers.zip import open_zip

_CHARACTER = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);|[^&]", re.DOTALL)


def trace(data: bytes) -> Traced | None:
    """Return a document whose text can be changed; None: its source cannot be followed."""
    package = Package(data)
    name = package.main_part("word/document.xml")
    xml = package.read(name)
    prefix = prefix_of(xml, WORD)
    try:
        source = xml.decode()
    except UnicodeDecodeError:
        return None
    markup = _Markup(source, prefix or "")
    marked = mark(source, markup.printed())
    if marked is None:
        return None
    text, marks = marked
    document = read(data, "")
    slots = slots_of(document, read(_with_part(data, name, text, is_brief=True), ""), marks)
    holes = {mark_of(number): hole for number, hole in enumerate(markup.holes())}
    parts, end = [], 0
    for sign, hole in holes.items():
        parts += [source[end : hole.start], hole.before, sign, hole.after]
        end = hole.end
    filled = _with_part(data, name, "".join([*parts, source[end:]]), is_brief=True)
    return Traced(
        source,
        with_holes(slots, holes_of(document, read(filled, ""), holes)),
        lambda words: html.escape(words, quote=False),
        lambda changed: _with_part(data, name, changed),
    )


class _Markup:
    """The main part as a sequence of paragraphs, runs and texts."""

    def __init__(self, source: str, prefix: str) -> None:
        self._source = source
        self._prefix = prefix
        name = re.escape(prefix)
        self._piece = re.compile(
            rf"<{name}(?P<start>p|r|tc)(?:\s[^>]*|/)?>|</{name}(?P<end>p|r|tc)>"
            rf"|(?P<look><{name}rPr>.*?</{name}rPr>)"
            rf"|<{name}t(?:\s[^>]*)?>(?P<text>[^<]*)</{name}t>",
            re.DOTALL,
        )

    def printed(self) -> Iterator[Printed]:
        """Yield the characters of the texts; those of runs that look alike have an equal look."""
        paragraph, look = 0, ""
        for match in self._piece.finditer(self._source):
            if match["start"] == "p":
                paragraph += 1
            elif match["start"] == "r":
                look = ""
            elif match["look"]:
                look = match["look"]
            elif match["text"]:
                for char in _CHARACTER.finditer(self._source, *match.span("text")):
                    value = html.unescape(char[0])
                    yield Printed(value, Origin(char.start(), char.end(), (paragraph, look)))

    def holes(self) -> Iterator[Hole]:
        """Yield the end of each paragraph of a cell in which nothing is printed."""
        cells = 0
        is_blank, look = True, ""
        name = self._prefix
        for match in self._piece.finditer(self._source):
            if "tc" in (match["start"], match["end"]):
                cells += 1 if match["start"] else -1
            elif match["start"] == "p":
                if match[0].endswith("/>") and cells:
                    opened = f"{match[0][:-2].rstrip()}><{name}r><{name}t>"
                    yield Hole(*match.span(), opened, f"</{name}t></{name}r></{name}p>")
                is_blank, look = True, ""
            elif match["look"]:
                look = "" if self._is_tracked(match["look"]) else match["look"]
            elif match["text"] and match["text"].strip():
                is_blank = False
            elif match["end"] == "p" and cells and is_blank:
                end = match.start()
                run = f"<{name}r>{look}<{name}t>"
                yield Hole(end, end, run, f"</{name}t></{name}r>")

    def _is_tracked(self, look: str) -> bool:
        """Return whether properties of a paragraph's end are none that a run may have."""
        names = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
        return any(f"<{self._prefix}{name}" in look for name in names)


def _with_part(data: bytes, name: str, text: str, *, is_brief: bool = False) -> bytes:
    """Return a file with another text in one part; the others hold what they held.

    Args:
        data: The file.
        name: The part.
        text: What it holds then.
        is_brief: Whether it is only read once: packing pictures takes longer than all else.
    """
    buffer = io.BytesIO()
    with open_zip(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        new.comment = old.comment
        for entry in old.infolist():
            content = text.encode() if entry.filename == name else old.read(entry)
            if is_brief:
                entry.compress_type = zipfile.ZIP_STORED
            new.writestr(entry, content)
    return buffer.getvalue()
