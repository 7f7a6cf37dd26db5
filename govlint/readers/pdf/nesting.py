"""Pieces of pages that draw each other: counted before pdfium puts all of them out.

pdfium makes an object of a piece (a form XObject) each time it is drawn, and of all that it draws:
six levels of ten are a million. Nothing stops it, so the references are followed here first. Where
they can be read in two ways more is counted, not less.
"""

import base64
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.errors import ReadError

MAX_DRAWN = 100_000
"""Pieces that may be put out because others draw them."""
MANY = 100
"""Pieces in one of which it does not matter how often pages draw it; drawings have some dozens."""
UNREAD = 100
"""How often a piece draws others if its content cannot be read, as that of a locked file."""
MAX_CONTENT = 64 * 2**20
"""Bytes that are looked at of the contents of all pieces."""

_FORM = re.compile(rb"/(?:F|#46)(?:o|#6[Ff])(?:r|#72)(?:m|#6[Dd])\b")
_OBJECT = re.compile(rb"(\d{1,10})\s+\d+\s+obj\b")
_END = re.compile(rb"endobj|stream\r?\n")
_PICTURE = re.compile(rb"/(?:DCT|JPX|CCITTFax|JBIG2)")
_DRAW = re.compile(rb"/([^\s/<>\[\](){}%]+)\s*Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s*(\d{1,10})\s+\d+\s+R\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d+\s+R\b")
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


class _Object(NamedTuple):
    """An object of the file, with what it holds if it is a stream."""

    number: int
    entries: bytes
    content: bytes | None


class _Budget:
    """How many bytes may still be looked at."""

    def __init__(self) -> None:
        self.left = MAX_CONTENT

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise ReadError("pdf-too-complex")


class _Drawing(NamedTuple):
    """A piece: how often it draws others, and the numbers of those."""

    times: int
    pieces: frozenset[int]


def check_nesting(data: bytes) -> None:
    """Refuse a file whose pieces draw each other too often, or in a circle.

    Raises:
        ReadError: ``pdf-too-complex``.
    """
    if sum(1 for _ in _FORM.finditer(data)) < 2:  # one cannot be in another
        return
    budget = _Budget()
    objects = list(_objects(data, budget))
    streams = [item for item in objects if item.content is not None]
    forms = [item for item in streams if _FORM.search(item.entries)]
    resources = _Resources(objects, frozenset(form.number for form in forms), budget)
    drawings: dict[int, _Drawing] = {}
    for form in forms:
        drawing = resources.drawing(form)
        other = drawings.setdefault(form.number, drawing)  # of which only one is in force
        times, pieces = max(drawing.times, other.times), drawing.pieces | other.pieces
        drawings[form.number] = _Drawing(times, pieces)
    most = _count(drawings)
    if most > MANY:
        others = (item for item in streams if item.number not in drawings)
        most *= max(sum(_drawn(item, budget)[0] for item in others), 1)
    if most > MAX_DRAWN:
        raise ReadError("pdf-too-complex")


def _objects(data: bytes, budget: _Budget) -> Iterator[_Object]:
    """Yield the objects of a file, and those packed together in one of them."""
    position = 0
    while (start := _OBJECT.search(data, position)) is not None:
        number = int(start[1])
        end = _END.search(data, start.end())
        position = len(data) if end is None else end.end()
        entries = data[start.end() : position if end is None else end.start()]
        if end is None or end[0] == b"endobj":
            yield _Object(number, entries, None)
            continue
        stop = data.find(b"endstream", position)
        content = data[position : len(data) if stop < 0 else stop]
        position += len(content)
        yield _Object(number, entries, content)
        if b"/ObjStm" in entries:
            yield from _packed_objects(entries, content, budget)


def _packed_objects(entries: bytes, content: bytes, budget: _Budget) -> Iterator[_Object]:
    """Yield the objects of an object stream: ``number place number place … object object``."""
    first = re.search(rb"/First\s+(\d{1,10})", entries)
    text = _unpacked(entries, content, budget)
    if first is None or text is None:
        return
    start = int(first[1])
    numbers = [int(word) for word in text[:start].split() if word.isdigit()]
    places = [*numbers[1::2], len(text)]
    for index, number in enumerate(numbers[: len(places[:-1]) * 2 : 2]):
        yield _Object(number, text[start + places[index] : start + places[index + 1]], None)


def _unpacked(entries: bytes, content: bytes, budget: _Budget) -> bytes | None:
    """Return a content; None when it is locked, or packed in an unusual way."""
    try:
        if re.search(rb"/(?:ASCII85Decode|A85)\b", entries):
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        if re.search(rb"/(?:FlateDecode|Fl)\b", entries):
            content = zlib.decompressobj().decompress(content, MAX_CONTENT)
        elif b"/Filter" in entries and b"85" not in entries:
            return None
    except (ValueError, zlib.error):
        return None
    budget.spend(len(content))
    return content


def _drawn(item: _Object, budget: _Budget) -> tuple[int, set[bytes] | None]:
    """Return how often an object draws others, and by which names; None: that is unknown."""
    if item.content is None or _PICTURE.search(item.entries):
        return 0, set()
    content = _unpacked(item.entries, item.content, budget)
    if content is None:
        return UNREAD, None
    times, names = 0, set()
    for found in _DRAW.finditer(content):
        times += 1
        names.add(_plain(found[1]))
        if times > MAX_DRAWN:
            raise ReadError("pdf-too-complex")
    return times, names


class _Resources:
    """What the pieces of a file name for themselves to draw."""

    def __init__(self, objects: Sequence[_Object], forms: frozenset[int], budget: _Budget) -> None:
        self._entries: dict[int, bytes] = {}
        for item in objects:  # one that is replaced later stays beside the other
            self._entries[item.number] = self._entries.get(item.number, b"") + item.entries
        self._forms = forms
        self._budget = budget

    def drawing(self, form: _Object) -> _Drawing:
        """Return how often a piece draws which others."""
        times, names = _drawn(form, self._budget)
        pieces: set[int] = set()
        for text in self._texts(form, is_readable=names is not None) if times else ():
            self._budget.spend(len(text))
            pieces.update(
                int(number)
                for name, number in _NAMED.findall(text)
                if names is None or _plain(name) in names
            )
        return _Drawing(times, frozenset((pieces & self._forms) - {form.number}))

    def _texts(self, form: _Object, *, is_readable: bool) -> Iterator[bytes]:
        """Yield the entries of a piece, and those of all that they name but other pieces.

        A piece without resources has those of the page. If it cannot be read it is taken to draw none.
        """
        if b"Resources" not in form.entries:
            yield from self._entries.values() if is_readable else ()
            return
        waiting, seen = [form.entries], set(self._forms)
        while waiting:
            text = waiting.pop()
            yield text
            named = {int(number) for number in _REFERENCE.findall(text)} - seen
            seen |= named
            waiting += [self._entries[number] for number in named if number in self._entries]


def _plain(name: bytes) -> bytes:
    """Return a name of which some letters are spelt by their codes."""
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), name) if b"#" in name else name


def _count(drawings: dict[int, _Drawing]) -> int:
    """Return how many pieces the largest one is, itself among them.

    Raises:
        ReadError: ``pdf-too-complex`` when they draw each other in a circle.
    """
    counts: dict[int, int] = {}
    waiting = dict(drawings)
    while waiting:
        ready = [
            number
            for number, drawing in waiting.items()
            if not any(piece in waiting for piece in drawing.pieces)
        ]
        if not ready:
            raise ReadError("pdf-too-complex")
        for number in ready:
            times, pieces = waiting.pop(number)
            inner = max((counts[piece] for piece in pieces), default=0)
            counts[number] = min(1 + times * inner, MAX_DRAWN + 1)
    return max(counts.values(), default=0)
