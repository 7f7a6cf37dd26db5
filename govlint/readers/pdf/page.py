"""Pages of a PDF as pdfium shows them: glyphs and drawn strokes, measured from the top left corner.

pypdfium2's plain bindings are used, since its objects cost more than the calls they wrap.
"""

import ctypes
import itertools
import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.pdf import calls
from govlint.readers.pdf.nesting import check_nesting
from govlint.readers.pdf.stream import check_streams

MAX_PAGES = 300
"""No report has as many; one has 4 to 30."""
MAX_OBJECTS = 200_000
"""Texts, paths and pictures of all pages; a page of a report has some hundreds."""
MAX_SEGMENTS = 400_000
"""Lines and curves of all paths that are walked through."""
MAX_GLYPHS = 1_000_000
MAX_FORM_DEPTH = 16
"""How deep pieces of a page may be drawn inside each other."""
THIN = 3.0
"""Points: what is drawn thinner is a line, whatever it was drawn as."""
MAX_SIZE = 40.0
"""Points: of a larger glyph the ink is measured, because the boxes of vertical fonts are absurd."""
COVER = 0.6
"""Share of a page that a picture takes if it is a scanned one."""
FEW = 30
"""Glyphs that may stand on a scanned page beside the picture: page number, mark of the program."""

Glyph = tuple[float, float, float, float, str]
"""Left, top, right, bottom, character; a plain tuple, because there are thousands of them."""
Stroke = tuple[float, float, float, float]
"""Left, top, right, bottom of a drawn line, thin in one direction."""
Matrix = tuple[float, float, float, float, float, float]

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how pdfium marks one at the end of a line
_FLAT = 0.5
"""Points by which an edge may be out of level."""


class Page(NamedTuple):
    """What is printed on a page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
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
        budget = _Budget()
        for index in range(count):
            yield _read_page(document, index, budget)
    finally:
        calls.close_document(document)


class _Budget:
    """What may still be read of a file."""

    def __init__(self) -> None:
        self.objects = MAX_OBJECTS
        self.segments = MAX_SEGMENTS
        self.glyphs = MAX_GLYPHS

    def spend(self, kind: str, count: int) -> None:
        left = getattr(self, kind) - count
        if left < 0:
            raise ReadError("pdf-too-complex")
        setattr(self, kind, left)


def _read_page(document: int, index: int, budget: _Budget) -> Page:
    page = calls.load_page(document, index)
    if not page:
        raise ReadError("damaged-pdf")
    try:
        box = calls.Rectangle()
        calls.page_box(page, ctypes.byref(box))
        x, y = box.left, box.top
        width, height = box.right - box.left, box.top - box.bottom
        drawn = _Drawing(page, width * height, budget)
        strokes = [
            (left - x, y - top, right - x, y - bottom) for left, bottom, right, top in drawn.strokes
        ]
        glyphs = _read_glyphs(page, x, y, budget)
        is_hidden = drawn.cover >= COVER and drawn.is_text_hidden()
        is_scan = drawn.cover >= COVER and (is_hidden or len(glyphs) <= FEW)
        for _ in range(calls.rotation(page)):
            strokes = [_turned(stroke, height) for stroke in strokes]
            glyphs = [(*_turned(glyph[:4], height), glyph[4]) for glyph in glyphs]
            width, height = height, width
        return Page(index + 1, width, height, glyphs, strokes, is_scan)
    finally:
        calls.close_page(page)


def _turned(place: Stroke, height: float) -> Stroke:
    """Return a place on a page of that height when the page is turned to the right."""
    left, top, right, bottom = place
    return height - bottom, left, height - top, right


def _read_glyphs(page: int, x: float, y: float, budget: _Budget) -> list[Glyph]:
    """Return the glyphs of a page in the order in which they were written, blanks among them.

    Args:
        page: The page.
        x: Where its left side is.
        y: Where its top is; places on a page are counted upwards.
        budget: What may still be read.
    """
    text = calls.load_text(page)
    if not text:
        raise ReadError("damaged-pdf")
    try:
        count = calls.count_characters(text)
        budget.spend("glyphs", count)
        box = calls.Rectangle()
        address = ctypes.byref(box)
        measure = calls.measure
        glyphs: list[Glyph] = []
        for index, char in enumerate(_characters(text, count)):
            if char in "\r\n":
                continue
            measure(text, index, address)
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            if left == right or bottom == top:  # a blank that pdfium put between words
                continue
            if right - left > MAX_SIZE or top - bottom > MAX_SIZE:
                left, bottom, right, top = _ink(text, index)
            glyphs.append((left - x, y - top, right - x, y - bottom, char))
        return glyphs
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
    """Return left, bottom, right and top of what is visible of a glyph."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    calls.measure_ink(text, index, *map(ctypes.byref, (left, right, bottom, top)))
    return left.value, bottom.value, right.value, top.value


class _Drawing:
    """Collects what is drawn on a page, through the pieces that are drawn inside each other."""

    def __init__(self, page: int, area: float, budget: _Budget) -> None:
        self.strokes: list[Stroke] = []
        """Left, bottom, right, top: places on a page are counted upwards."""
        self.cover = 0.0
        """Share of the page that its largest picture takes."""
        self._area = max(area, 1.0)
        self._budget = budget
        self._texts: list[int] = []
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._fill_at, self._stroke_at = ctypes.byref(self._fill), ctypes.byref(self._stroke)
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._sides_at = tuple(map(ctypes.byref, self._sides))
        count = calls.count_objects(page)
        self._walk(page, count, calls.get_object, _IDENTITY, 0)

    def is_text_hidden(self) -> bool:
        """Return whether all text is invisible, as it is behind a scanned page."""
        modes = [calls.render_mode(text) for text in self._texts]
        return bool(modes) and all(mode == calls.INVISIBLE for mode in modes)

    def _walk(
        self,
        holder: int,
        count: int,
        get: Callable[[int, int], int],
        matrix: Matrix,
        depth: int,
    ) -> None:
        self._budget.spend("objects", max(count, 0))
        kind_of = calls.kind_of
        for index in range(count):
            drawn = get(holder, index)
            kind = kind_of(drawn)
            if kind == calls.TEXT:
                self._texts.append(drawn)
            elif kind == calls.PATH:
                self._add_path(drawn, matrix)
            elif kind == calls.IMAGE:
                self._add_image(drawn, matrix)
            elif kind == calls.FORM and depth < MAX_FORM_DEPTH:
                inner = _multiply(_matrix_of(drawn), matrix)
                objects = calls.count_parts(drawn)
                self._walk(drawn, objects, calls.get_part, inner, depth + 1)

    def _add_image(self, image: int, matrix: Matrix) -> None:
        bounds = self._bounds(image, matrix)
        if bounds is not None:
            left, bottom, right, top = bounds
            self.cover = max(self.cover, (right - left) * (top - bottom) / self._area)
            self._add_thin(bounds)

    def _add_path(self, path: int, matrix: Matrix) -> None:
        """Add the lines that a path shows: its edges where it is stroked, else itself if thin."""
        segments = calls.count_segments(path)
        calls.draw_mode(path, self._fill_at, self._stroke_at)
        is_stroked = self._stroke.value
        if not self._fill.value and not is_stroked:
            return
        if segments == 2 or (segments < 6 and not is_stroked):
            bounds = self._bounds(path, matrix)
            if bounds is not None:
                self._add_thin(bounds)
            return
        self._budget.spend("segments", max(segments, 0))
        outlines = _outlines(path, segments, _multiply(_matrix_of(path), matrix))
        if is_stroked:
            for outline in outlines:
                for (x0, y0), (x1, y1) in itertools.pairwise(outline):
                    self._add_edge(x0, y0, x1, y1)
        else:
            self._add_filled([_box_of(outline) for outline in outlines])

    def _add_filled(self, boxes: list[Stroke]) -> None:
        """Add thin shapes, and the edges of frames: one shape with another cut out of it."""
        for box in boxes:
            self._add_thin(box)
        for outer, inner in itertools.pairwise(boxes):
            if all(abs(a - b) < THIN for a, b in zip(outer, inner, strict=True)):
                left, bottom, right, top = outer
                for edge in (
                    (left, bottom, right, bottom),
                    (left, top, right, top),
                    (left, bottom, left, top),
                    (right, bottom, right, top),
                ):
                    self._add_edge(*edge)

    def _add_edge(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Add an edge if it is level or upright."""
        if abs(x1 - x0) < _FLAT or abs(y1 - y0) < _FLAT:
            self.strokes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _add_thin(self, bounds: Stroke) -> None:
        left, bottom, right, top = bounds
        if right - left < THIN or top - bottom < THIN:
            self.strokes.append(bounds)

    def _bounds(self, drawn: int, matrix: Matrix) -> Stroke | None:
        """Return left, bottom, right, top of an object; None when it has no bounds."""
        left, bottom, right, top = self._sides
        if not calls.get_bounds(drawn, *self._sides_at):
            return None
        box = left.value, bottom.value, right.value, top.value
        if not math.isfinite(sum(box)):
            return None
        if matrix is _IDENTITY:
            return box
        a, b, c, d, e, f = matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
        return _box_of(corners)


def _outlines(path: int, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the corners of the shapes of a path; those of a curve are its ends."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    outlines: list[list[tuple[float, float]]] = []
    controls = 0
    for index in range(count):
        segment = calls.get_segment(path, index)
        kind = calls.segment_kind(segment)
        if kind == calls.CURVE:
            controls += 1
            if controls % 3:
                continue
        calls.segment_point(segment, x_at, y_at)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if not (math.isfinite(point[0]) and math.isfinite(point[1])):
            continue
        if kind == calls.MOVE or not outlines:
            outlines.append([])
        outlines[-1].append(point)
        if calls.is_closing(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


def _box_of(outline: list[tuple[float, float]]) -> Stroke:
    across, up = zip(*outline, strict=True)
    return min(across), min(up), max(across), max(up)


def _matrix_of(drawn: int) -> Matrix:
    matrix = calls.Matrix()
    calls.get_matrix(drawn, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does one after the other."""
    a, b, c, d, e, f = first
    a2, b2, c2, d2, e2, f2 = second
    return (
        a * a2 + b * c2,
        a * b2 + b * d2,
        c * a2 + d * c2,
        c * b2 + d * d2,
        e * a2 + f * c2 + e2,
        e * b2 + f * d2 + f2,
    )
