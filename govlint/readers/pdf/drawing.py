"""What is drawn on a page beside its text: lines, boxes and pictures.

A page has a thousand of them. So each question is asked of all together: a call costs more than
what pdfium does in it, and a list of calls less than a loop.
"""

import ctypes
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, compress, pairwise, product, repeat

from govlint.readers.pdf import calls
from govlint.readers.pdf.budget import Budget

MAX_FORM_DEPTH = 16
"""How deep pieces of a page may be drawn inside each other."""
THIN = 3.0
"""Points: what is drawn thinner is a line, whatever it was drawn as."""

Stroke = tuple[float, float, float, float]
"""Left, top, right, bottom of a drawn line, thin in one direction."""
Sides = tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]
"""Of many boxes: all left sides, tops, right sides, bottoms."""
Matrix = tuple[float, float, float, float, float, float]
Corner = tuple[float, float]

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FLAT = 0.5
"""Points by which an edge may be out of level."""
_LINE, _RECTANGLE = 2, 5
"""Segments of their paths."""


class Drawing:
    """Collects what is drawn on a page, through the pieces that are drawn inside each other."""

    def __init__(self, page: int, area: float, budget: Budget) -> None:
        """Walk through a page.

        Args:
            page: Its handle.
            area: Of the page, in square points.
            budget: What may still be read.

        Raises:
            ReadError: ``pdf-too-complex``.
        """
        self._strokes: set[Stroke] = set()
        """Left, bottom, right, top; many are drawn twice, at either side."""
        self.cover = 0.0
        """Share of the page that its largest picture takes."""
        self._area = max(area, 1.0)
        self._budget = budget
        self._drawn: list[tuple[list[int], list[int]]] = []
        """The objects of each piece, and their kinds."""
        count = calls.count_objects(page)
        self._walk(calls.Handle(page), count, calls.get_object, _IDENTITY, 0)

    @property
    def sides(self) -> Sides:
        """Return the sides of all lines that are drawn."""
        lefts, bottoms, rights, tops = (
            zip(*self._strokes, strict=True) if self._strokes else [()] * 4
        )
        return lefts, tops, rights, bottoms

    def is_text_hidden(self) -> bool:
        """Return whether all text is invisible, as it is behind a scanned page."""
        modes = {
            calls.render_mode(thing)
            for drawn, kinds in self._drawn
            for thing, kind in zip(drawn, kinds, strict=True)
            if kind == calls.TEXT
        }
        return modes == {calls.INVISIBLE}

    def _walk(
        self,
        holder: calls.Handle | int,
        count: int,
        get: Callable[..., int],
        matrix: Matrix,
        depth: int,
    ) -> None:
        self._budget.spend("objects", max(count, 0))
        drawn = list(map(get, repeat(holder), range(count)))
        kinds = list(map(calls.kind_of, drawn))
        self._drawn.append((drawn, kinds))
        others = [pair for pair in zip(drawn, kinds, strict=True) if pair[1] != calls.TEXT]
        self._add_paths([thing for thing, kind in others if kind == calls.PATH], matrix)
        self._add_images([thing for thing, kind in others if kind == calls.IMAGE], matrix)
        for thing, kind in others:
            if kind == calls.FORM and depth < MAX_FORM_DEPTH:
                inner = _multiply(_matrix_of(thing), matrix)
                self._walk(thing, calls.count_parts(thing), calls.get_part, inner, depth + 1)

    def _add_images(self, images: Sequence[int], matrix: Matrix) -> None:
        for bounds in _bounds(images, matrix):
            left, bottom, right, top = bounds
            self.cover = max(self.cover, (right - left) * (top - bottom) / self._area)
            self._add_thin((bounds,))

    def _add_paths(self, paths: Sequence[int], matrix: Matrix) -> None:
        """Add the lines that paths show: their edges where they are stroked, else they if thin.

        pdfium tells of no path that shows nothing.
        """
        counted = list(zip(paths, map(calls.count_segments, paths), strict=True))
        plain = [path for path, count in counted if count == _LINE]
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        for path, count in counted:
            if count == _LINE:
                continue
            calls.draw_mode(path, ctypes.byref(fill), ctypes.byref(stroke))
            if count <= _RECTANGLE and not stroke.value:
                plain.append(path)
                continue
            self._budget.spend("segments", max(count, 0))
            outlines = _outlines(path, count, _multiply(_matrix_of(path), matrix))
            if stroke.value:
                self._add_edges(chain.from_iterable(map(pairwise, outlines)))
            else:
                self._add_filled([_box_of(outline) for outline in outlines])
        self._add_thin(_bounds(plain, matrix))

    def _add_filled(self, boxes: list[Stroke]) -> None:
        """Add thin shapes, and the edges of frames: one shape with another cut out of it."""
        self._add_thin(boxes)
        for outer, inner in pairwise(boxes):
            if all(abs(a - b) < THIN for a, b in zip(outer, inner, strict=True)):
                left, bottom, right, top = outer
                corners = (left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)
                self._add_edges(pairwise(corners))

    def _add_edges(self, edges: Iterable[tuple[Corner, Corner]]) -> None:
        """Add those edges that are level or upright."""
        for (x0, y0), (x1, y1) in edges:
            if abs(x1 - x0) < _FLAT or abs(y1 - y0) < _FLAT:
                self._strokes.add((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _add_thin(self, boxes: Iterable[Stroke]) -> None:
        self._strokes.update(
            [box for box in boxes if box[2] - box[0] < THIN or box[3] - box[1] < THIN]
        )


def _bounds(drawn: Sequence[int], matrix: Matrix) -> list[Stroke]:
    """Return left, bottom, right, top of those objects that have bounds."""
    sides, addresses = zip(*(calls.floats(len(drawn)) for _ in range(4)), strict=True)
    has_bounds = list(map(calls.get_bounds, drawn, *addresses))
    boxes = list(compress(zip(*sides, strict=True), has_bounds))
    if matrix is not _IDENTITY:
        boxes = [_box_of(_moved(product(box[::2], box[1::2]), matrix)) for box in boxes]
    return [box for box in boxes if math.isfinite(sum(box))]


def _outlines(path: int, count: int, matrix: Matrix) -> list[list[Corner]]:
    """Return the corners of the shapes of a path; those of a curve are its ends."""
    xs, xs_at = calls.floats(count)
    ys, ys_at = calls.floats(count)
    segments = list(map(calls.get_segment, repeat(path), range(count)))
    list(map(calls.segment_point, segments, xs_at, ys_at))
    kinds, ends = map(calls.segment_kind, segments), map(calls.is_closing, segments)
    outlines: list[list[Corner]] = []
    controls = 0
    corners = _moved(zip(xs, ys, strict=True), matrix)
    for corner, kind, is_closing in zip(corners, kinds, ends, strict=True):
        if kind == calls.CURVE:
            controls += 1
            if controls % 3:
                continue
        if not math.isfinite(sum(corner)):
            continue
        if kind == calls.MOVE or not outlines:
            outlines.append([])
        outlines[-1].append(corner)
        if is_closing:
            outlines[-1].append(outlines[-1][0])
    return outlines


def _moved(corners: Iterable[Corner], matrix: Matrix) -> list[Corner]:
    """Return where corners are that a piece has at other places of its own."""
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]


def _box_of(outline: Iterable[Corner]) -> Stroke:
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
