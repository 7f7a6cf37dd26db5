"""Pages of a PDF as pdfium shows them: characters and drawn strokes, measured from the top left corner.

pypdfium2's plain bindings are used, since its objects cost more than the calls they wrap.
"""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from operator import sub
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.pdf import calls
from govlint.readers.pdf.budget import Budget
from govlint.readers.pdf.drawing import Drawing, Sides, Stroke
from govlint.readers.pdf.nesting import check_nesting
from govlint.readers.pdf.run import Run, find_runs
from govlint.readers.pdf.stream import check_streams

MAX_PAGES = 300
"""No report has as many; one has 4 to 30."""
MAX_SIZE = 40.0
"""Points: of a larger glyph the ink is measured, because the boxes of vertical fonts are absurd."""
COVER = 0.6
"""Share of a page that a picture takes if it is a scanned one."""
FEW = 30
"""Glyphs that may stand on a scanned page beside the picture: page number, mark of the program."""

_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how pdfium marks one at the end of a line


class Page(NamedTuple):
    """What is printed on a page."""

    number: int
    height: float
    runs: list[Run]
    """In the order in which they were written, blanks among them."""
    strokes: list[Stroke]
    is_scan: bool
    """A picture of a page: no text but what a program wrote over it or hid behind it."""


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a file.

    Raises:
        ReadError: ``encrypted``; ``damaged-pdf``; ``too-many-pages``; ``pdf-too-complex``.
    """
    check_streams(data)
    check_nesting(data)
    calls.start()
    document = calls.load_document(data, len(data), None)
    if not document:
        is_locked = calls.last_error() == calls.PASSWORD_NEEDED
        raise ReadError("encrypted" if is_locked else "damaged-pdf")
    try:
        count = calls.count_pages(document)
        if count > MAX_PAGES:
            raise ReadError("too-many-pages", count=count, limit=MAX_PAGES)
        if not count:
            raise ReadError("damaged-pdf")
        budget = Budget()
        for index in range(count):
            yield _read_page(document, index, budget)
    finally:
        calls.close_document(document)


def _read_page(document: int, index: int, budget: Budget) -> Page:
    page = calls.load_page(document, index)
    if not page:
        raise ReadError("damaged-pdf")
    try:
        frame = _frame_of(page)
        drawing = Drawing(page, frame.width * frame.height, budget)
        strokes = list(zip(*frame.place(drawing.sides), strict=True))
        text, sides = _read_text(page, budget)
        runs = find_runs(text, *frame.place(sides))
        is_scan = drawing.cover >= COVER and (
            drawing.is_text_hidden() or sum(len(run.text) for run in runs) <= FEW
        )
        height = frame.width if frame.turns % 2 else frame.height
        return Page(index + 1, height, runs, strokes, is_scan)
    finally:
        calls.close_page(page)


class _Frame(NamedTuple):
    """Where a page lies in the file, where places are counted upwards."""

    left: float
    top: float
    width: float
    height: float
    turns: int
    """How often the page is turned to the right to be shown."""

    def place(self, sides: Sides) -> Sides:
        """Return the sides of boxes from the upper left corner of the page as it is shown."""
        lefts, tops, rights, bottoms = sides
        x, y, height, width = self.left, self.top, self.height, self.width
        lefts, rights = [left - x for left in lefts], [right - x for right in rights]
        tops, bottoms = [y - top for top in tops], [y - bottom for bottom in bottoms]
        for _ in range(self.turns):
            upper, lower = tops, bottoms
            tops, bottoms = lefts, rights
            lefts, rights = [height - y for y in lower], [height - y for y in upper]
            height, width = width, height
        return lefts, tops, rights, bottoms


def _frame_of(page: int) -> _Frame:
    box = calls.Rectangle()
    calls.page_box(page, ctypes.byref(box))
    width, height = box.right - box.left, box.top - box.bottom
    return _Frame(box.left, box.top, width, height, calls.rotation(page))


def _read_text(page: int, budget: Budget) -> tuple[str, Sides]:
    """Return the characters of a page as they were written, blanks among them, and their sides."""
    text = calls.load_text(page)
    if not text:
        raise ReadError("damaged-pdf")
    try:
        count = calls.count_characters(text)
        budget.spend("glyphs", count)
        room, addresses = calls.floats(count, 4)
        list(map(calls.measure, repeat(text), range(count), addresses))
        lefts, tops, rights, bottoms = sides = room[0::4], room[1::4], room[2::4], room[3::4]
        widest = max(map(sub, rights, lefts), default=0)
        if max(widest, max(map(sub, tops, bottoms), default=0)) > MAX_SIZE:
            for index in range(count):
                if max(rights[index] - lefts[index], tops[index] - bottoms[index]) > MAX_SIZE:
                    lefts[index], tops[index], rights[index], bottoms[index] = _ink(text, index)
        return _characters(text, count), sides
    finally:
        calls.close_text(text)


def _characters(text: int, count: int) -> str:
    """Return the characters of a page, one for each glyph."""
    buffer = (ctypes.c_ushort * (count + 1))()
    calls.get_text(text, 0, count, buffer)
    characters = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(characters) != count or "\0" in characters or "\ufffd" in characters:
        read = calls.get_character
        characters = "".join(chr(read(text, index)) for index in range(count))
    return characters.translate(_HYPHENS)


def _ink(text: int, index: int) -> Stroke:
    """Return left, top, right and bottom of what is visible of a glyph."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    calls.measure_ink(text, index, *map(ctypes.byref, (left, right, bottom, top)))
    return left.value, top.value, right.value, bottom.value
