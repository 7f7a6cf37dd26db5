"""Manners in which programs put text on the pages of a PDF, each a canvas of its own."""

import random
from itertools import accumulate

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.support.pdf import FONT, HEIGHT, WIDTH

Put = tuple[float, float, str, float]
"""From the left, from the bottom, text, size."""


def width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, size))


class Manner(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Puts text on a page as `texts` says, in the order of `order`."""

    def __init__(self, *args: object, **options: object) -> None:
        """Begin without text."""
        super().__init__(*args, **options)
        self.put: list[Put] = []

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802  reportlab's name
        """See `Canvas`."""
        self.put += self.texts(x, y, text)

    def drawCentredString(self, x: float, y: float, text: str) -> None:  # noqa: N802  reportlab's name
        """See `Canvas`."""
        self.drawString(x - width(text, self._fontsize) / 2, y, text)

    def showPage(self) -> None:  # noqa: N802  reportlab's name
        """See `Canvas`."""
        for x, y, text, size in self.order(self.put):
            self.setFont(FONT, size)
            super().drawString(x, y, text)
        self.put = []
        self.finish()
        super().showPage()

    def texts(self, x: float, y: float, text: str) -> list[Put]:
        """Return what is put on the page for a text."""
        return [(x, y, text, self._fontsize)]

    def order(self, put: list[Put]) -> list[Put]:
        """Return all texts of a page in the order in which they are written."""
        return put

    def finish(self) -> None:
        """Draw what comes last on a page."""


class Letters(Manner):
    """Each letter by itself."""

    def texts(self, x: float, y: float, text: str) -> list[Put]:
        """See `Manner`."""
        size = self._fontsize
        places = accumulate((width(char, size) for char in text), initial=x)
        return [(place, y, char, size) for place, char in zip(places, text, strict=False)]


class Scattered(Letters):
    """Letters in any order."""

    def order(self, put: list[Put]) -> list[Put]:
        """See `Manner`."""
        return random.Random(len(put)).sample(put, len(put))


class Backwards(Manner):
    """The last text of a page first."""

    def order(self, put: list[Put]) -> list[Put]:
        """See `Manner`."""
        return put[::-1]


class Bold(Manner):
    """All text twice, a little aside."""

    def texts(self, x: float, y: float, text: str) -> list[Put]:
        """See `Manner`."""
        return [(x, y, text, self._fontsize), (x + 0.3, y, text, self._fontsize)]


class Cropped(Manner):
    """A page that is larger than what is shown of it, with marks for the printer around."""

    def finish(self) -> None:
        """See `Manner`."""
        self.setFont(FONT, 9)
        Canvas.drawString(self, 2, HEIGHT / 2, "12")
        right, top = (HEIGHT, WIDTH) if self._pageRotation else (WIDTH, HEIGHT)
        self.setCropBox((20, 20, right - 20, top - 20))


def watermark(text: str, size: float, angle: float, *, many: bool) -> type[Manner]:
    """Return a canvas with a text across all pages: once, or again and again."""

    class Watermarked(Manner):
        def finish(self) -> None:
            self.setFillGray(0.7)
            self.setFont(FONT, size)
            across = range(60, int(WIDTH), 150) if many else (300,)
            up = range(60, int(HEIGHT), 110) if many else (400,)
            for x, y in ((x, y) for x in across for y in up):
                self.saveState()
                self.translate(x, y)
                self.rotate(angle)
                Canvas.drawCentredString(self, 0, 0, text)
                self.restoreState()

    return Watermarked
