"""A writer of made-up reports as PDF that draws tables in the ways programs do."""

import io
import random
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.support.layout import Layout, columns_of

FONT = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 70.0, 525.0
SIZE, LEADING, PADDING = 9.0, 12.0, 4.0
"""Of the text in tables, in points."""
PROSE = 14.0
"""The size of prose."""
CLOSING = "，。；：、！？）》”"

Edge = tuple[float, float, float, float]


class Look(NamedTuple):
    """How a report is drawn."""

    style: str = "lines"
    """A key of `STYLES`."""
    body: float = 690.0
    """Points of a page that are written on."""
    splits_rows: bool = False
    """Whether the page end may cut a row."""
    repeats_header: bool = False
    """Whether the header of a table is repeated on each page."""
    frame: str = "plain"
    """``plain``, ``form`` (in a form, scaled), ``turned`` (by 90 degrees, with /Rotate)."""
    running: str = ""
    """A line at the top of each page."""
    ruled: bool = True
    """Whether tables have lines."""
    open_ends: bool = False
    """Whether no line closes a cell where the page end cuts it, as browsers print; boxes are."""
    missing: float = 0.0
    """Share of the edges that are left out, those of two cells in both."""


def write_pdf(
    content: Iterable[str | Layout], look: Look | None = None, kind: type[Canvas] = Canvas
) -> bytes:
    """Write paragraphs and tables as PDF, on a kind of canvas."""
    buffer = io.BytesIO()
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = kind(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    _Printer(canvas, look or Look()).print(content)
    canvas.save()
    return buffer.getvalue()


def scanned_pdf(pages: int = 1) -> bytes:
    """Return a PDF of pages that are pictures, each with the mark of the program that made it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    picture = Image.new("L", (60, 84), 200)
    for _ in range(pages):
        canvas.drawInlineImage(picture, 0, 0, WIDTH, HEIGHT)
        canvas.drawString(LEFT, 20, "scanned by CS")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrap(text: str, room: float, size: float, indent: float = 0.0) -> list[str]:
    """Break a text into lines; punctuation does not begin one."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", indent
        for char in part:
            width = pdfmetrics.stringWidth(char, FONT, size)
            if line and used + width > room and char not in CLOSING:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + char, used + width
        lines.append(line)
    return lines


def _lines(canvas: Canvas, edges: Iterable[Edge]) -> None:
    for edge in edges:
        canvas.line(*edge)


def _rectangles(canvas: Canvas, edges: Iterable[Edge]) -> None:
    for x0, y0, x1, y1 in edges:
        canvas.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


def _boxes(canvas: Canvas, edges: Iterable[Edge]) -> None:
    (x0, y0, _, _), _, (_, _, x1, y1), _ = edges
    canvas.rect(x0, y0, x1 - x0, y1 - y0)


def _rounded(canvas: Canvas, edges: Iterable[Edge]) -> None:
    (x0, y0, _, _), _, (_, _, x1, y1), _ = edges
    canvas.roundRect(x0, y0, x1 - x0, y1 - y0, 2)


def _dashed(canvas: Canvas, edges: Iterable[Edge]) -> None:
    canvas.saveState()
    canvas.setDash(3, 2)
    _lines(canvas, edges)
    canvas.restoreState()


def _dashes(canvas: Canvas, edges: Iterable[Edge]) -> None:
    for x0, y0, x1, y1 in edges:
        length = max(x1 - x0, y1 - y0)
        for step in range(0, int(length) + 1, 4):
            end = min(step + 2.5, length)
            if x1 > x0:
                canvas.line(x0 + step, y0, x0 + end, y0)
            else:
                canvas.line(x0, y0 + step, x0, y0 + end)


def _double(canvas: Canvas, edges: Iterable[Edge]) -> None:
    for x0, y0, x1, y1 in edges:
        canvas.line(x0, y0, x1, y1)
        canvas.line(
            x0 + 1.5 * (x0 == x1),
            y0 + 1.5 * (y0 == y1),
            x1 + 1.5 * (x0 == x1),
            y1 + 1.5 * (y0 == y1),
        )


def _rings(canvas: Canvas, edges: Iterable[Edge]) -> None:
    (x0, y0, _, _), _, (_, _, x1, y1), _ = edges
    path = canvas.beginPath()
    path.rect(x0, y0, x1 - x0, y1 - y0)
    path.rect(x0 + 0.5, y0 + 0.5, x1 - x0 - 1, y1 - y0 - 1)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


STYLES: dict[str, Callable[[Canvas, list[Edge]], None]] = {
    "lines": _lines,
    "rectangles": _rectangles,
    "boxes": _boxes,
    "rounded": _rounded,
    "dashed": _dashed,
    "dashes": _dashes,
    "double": _double,
    "rings": _rings,
}
"""How the edges of one cell are drawn: bottom, left, top, right."""
BOXES = ("boxes", "rounded", "rings")
"""Styles that draw all four at once."""


class _Strip(NamedTuple):
    """A row, or what stands of it on one page."""

    row: int
    height: float


class _Printer:
    """Puts blocks on pages."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self._canvas = canvas
        self._look = look
        self._page = 0
        self._y = 0.0
        """Points left on the page."""

    def print(self, content: Iterable[str | Layout]) -> None:
        self._begin()
        for index, block in enumerate(content):
            if not isinstance(block, str):
                self._table(block)
            elif index:
                self._paragraph(block)
            else:
                self._title(block)
        self._end()

    def _begin(self) -> None:
        canvas, self._page, self._y = self._canvas, self._page + 1, self._look.body
        if self._look.frame == "turned":
            canvas.setPageRotation(90)  # which turns the size of the page, too
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
        elif self._look.frame == "form":
            canvas.beginForm(f"page{self._page}")
            canvas.scale(0.5, 0.5)
        canvas.setLineWidth(0.5)
        canvas.setFont(FONT, SIZE)
        if self._look.running:
            canvas.drawString(LEFT, HEIGHT - 40, self._look.running)

    def _end(self) -> None:
        self._canvas.setFont(FONT, SIZE)
        self._canvas.drawCentredString(WIDTH / 2, 40, f"- {self._page} -")
        if self._look.frame == "form":
            self._canvas.endForm()
            self._canvas.saveState()
            self._canvas.scale(2, 2)
            self._canvas.doForm(f"page{self._page}")
            self._canvas.restoreState()
        self._canvas.showPage()

    def _room(self, height: float) -> None:
        if height > self._y:
            self._end()
            self._begin()

    @property
    def _top(self) -> float:
        return HEIGHT - 70 - (self._look.body - self._y)

    def _title(self, text: str) -> None:
        for line in wrap(text, 300, 20):
            self._canvas.setFont(FONT, 20)
            self._canvas.drawCentredString(WIDTH / 2, self._top - 20, line)
            self._y -= 30

    def _paragraph(self, text: str) -> None:
        indent = 2 * PROSE
        for index, line in enumerate(wrap(text, RIGHT - LEFT, PROSE, indent)):
            self._room(24)
            self._canvas.setFont(FONT, PROSE)
            self._canvas.drawString(LEFT + (0 if index else indent), self._top - PROSE, line)
            self._y -= 24

    def _table(self, layout: Layout) -> None:
        widths = _widths(layout)
        heights = _heights(layout, widths)
        header = _header_rows(layout) if self._look.repeats_header else 0
        told: dict[tuple[int, int], int] = {}
        strips: list[_Strip] = []
        self._room(sum(heights[: header + 1]))
        for row, height in enumerate(heights):
            left = self._y - sum(strip.height for strip in strips)
            while height > left:
                lines = int((left - 2 * PADDING) / LEADING)
                if self._look.splits_rows and lines > 0 and height - lines * LEADING > LEADING:
                    strips.append(_Strip(row, lines * LEADING + 2 * PADDING))
                    height -= lines * LEADING  # noqa: PLW2901  the rest of the row
                assert strips or self._y < self._look.body, "a row is higher than a page"
                self._draw(layout, widths, strips, told)
                self._end()
                self._begin()
                strips = [
                    _Strip(index, heights[index]) for index in range(header if row >= header else 0)
                ]
                for key in [key for key in told if key[0] < len(strips)]:
                    del told[key]
                left = self._y - sum(strip.height for strip in strips)
            strips.append(_Strip(row, height))
        self._draw(layout, widths, strips, told)
        self._y -= 14

    def _draw(
        self,
        layout: Layout,
        widths: list[float],
        strips: list[_Strip],
        told: dict[tuple[int, int], int],
    ) -> None:
        """Draw what stands of a table on this page.

        Args:
            layout: The table.
            widths: Of its columns.
            strips: The rows on this page.
            told: How many lines of each cell were printed, by row and column.
        """
        tops: dict[int, float] = {}
        ends: dict[int, float] = {}
        top = self._top
        for strip in strips:
            tops[strip.row], ends[strip.row] = top, top - strip.height
            top -= strip.height
            self._y -= strip.height
        for row, columns in enumerate(columns_of(layout)):
            for column, box in zip(columns, layout[row], strict=True):
                here = [index for index in range(row, row + box.rows) if index in tops]
                if not here:
                    continue
                x0 = LEFT + sum(widths[:column])
                x1 = x0 + sum(widths[column : column + box.columns])
                y1, y0 = tops[here[0]], ends[here[-1]]
                lines = wrap(box.text, x1 - x0 - 2 * PADDING, SIZE)[told.get((row, column), 0) :]
                fitting = lines[: int((y1 - y0 - 2 * PADDING + 0.1) / LEADING)]
                if self._look.ruled:
                    goes_on = len(lines) > len(fitting) or here[-1] < row + box.rows - 1
                    closed = not self._look.open_ends or self._look.style in BOXES
                    edges = [(x0, y0, x1, y0)] * (closed or not goes_on)
                    edges += [(x0, y0, x0, y1)]
                    edges += [(x0, y1, x1, y1)] * (closed or (row, column) not in told)
                    edges += [(x1, y0, x1, y1)]
                    kept = [edge for edge in edges if not _is_missing(edge, self._look.missing)]
                    STYLES[self._look.style](self._canvas, kept)
                told[row, column] = told.get((row, column), 0) + len(fitting)
                self._text(fitting, x0, x1, y1 - (y1 - y0 - len(fitting) * LEADING) / 2)

    def _text(self, lines: list[str], x0: float, x1: float, top: float) -> None:
        self._canvas.setFont(FONT, SIZE)
        for index, line in enumerate(lines):
            self._canvas.drawCentredString((x0 + x1) / 2, top - index * LEADING - SIZE, line)


def _is_missing(edge: Edge, share: float) -> bool:
    place = [round(coordinate, 1) for coordinate in edge]
    return random.Random(str(place)).random() < share


def _widths(layout: Layout) -> list[float]:
    """Return widths of columns that hold every figure on one line and labels on several."""
    count = max(
        column + box.columns
        for row, columns in zip(layout, columns_of(layout), strict=True)
        for column, box in zip(columns, row, strict=True)
    )
    needed = [3.0 * SIZE] * count
    longest = [1] * count
    widest = (12 if count < 8 else 3.3) * SIZE  # of a label on one line
    for row, columns in enumerate(columns_of(layout)):
        for column, box in zip(columns, layout[row], strict=True):
            if box.columns > 1 or box.rows > 4:
                continue
            longest[column] = max(longest[column], min(len(box.text), 20))
            width = pdfmetrics.stringWidth(box.text, FONT, SIZE) + 2 * PADDING + 2
            is_figure = box.text.replace(".", "").isdigit()
            needed[column] = max(needed[column], width if is_figure else min(width, widest))
    spare = max(RIGHT - LEFT - sum(needed), 0.0)
    return [
        width + spare * share / sum(longest) for width, share in zip(needed, longest, strict=True)
    ]


def _heights(layout: Layout, widths: list[float]) -> list[float]:
    heights = [LEADING + 2 * PADDING] * len(layout)
    for rows in (1, *range(2, len(layout) + 1)):
        for row, columns in enumerate(columns_of(layout)):
            for column, box in zip(columns, layout[row], strict=True):
                if box.rows != rows:
                    continue
                room = sum(widths[column : column + box.columns]) - 2 * PADDING
                height = len(wrap(box.text, room, SIZE)) * LEADING + 2 * PADDING
                missing = height - sum(heights[row : row + rows])
                if missing > 0:
                    heights[row + rows - 1] += missing
    return heights


def _header_rows(layout: Layout) -> int:
    """Return how many rows stand before the first with a figure and with no cell into it."""
    for index, row in enumerate(layout):
        if any(box.text.replace(".", "").isdigit() for box in row):
            return index
    return 0
