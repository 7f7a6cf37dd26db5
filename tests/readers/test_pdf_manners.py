"""PDF files whose text is put on the page in other ways than line by line: read right, or doubted."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from tests.readers.test_pdf import draw, figures, paragraphs, read, read_figures
from tests.support.pdf import HEIGHT, Look, write_pdf
from tests.support.pdf_manners import (
    Backwards,
    Bold,
    Cropped,
    Letters,
    Manner,
    Scattered,
    watermark,
)
from tests.support.reports import make_report
from tests.support.writers import blocks

LOOKS = (
    Look(),
    Look(style="boxes", body=420.0, splits_rows=True),
    Look(style="rectangles", body=500.0, repeats_header=True, running="云岭县"),
    Look(frame="turned"),
)


@pytest.mark.parametrize(
    "manner",
    [
        pytest.param(Letters, id="letter-by-letter"),
        pytest.param(Scattered, id="letters-in-any-order"),
        pytest.param(Backwards, id="last-text-first"),
        pytest.param(Bold, id="twice-to-be-bold"),
        pytest.param(Cropped, id="cropped"),
        pytest.param(watermark("内部资料 2024", 60, 45, many=False), id="one-watermark"),
        pytest.param(watermark("云岭县人民政府", 12, -30, many=True), id="many-watermarks"),
        pytest.param(watermark("20240131", 20, 45, many=True), id="watermarks-of-digits"),
    ],
)
def test_right_report_in_every_manner(manner: type[Manner]) -> None:
    """Every cell comes back, and nothing is said."""
    for seed, look in enumerate(LOOKS):
        report = make_report(EDITIONS[seed % 2], seed, (60, 3_000, 10**6)[seed % 3])
        result = lint_bytes(write_pdf(blocks(report), look, manner), "report.pdf")

        assert read_figures(result) == figures(report), look
        assert (result.verdict, result.diagnostics) == ("pass", ()), look


@pytest.mark.parametrize(
    "manner",
    [
        pytest.param(watermark("样稿", 50, 0, many=False), id="large"),
        pytest.param(watermark("云岭县人民政府办公室", 14, 0, many=True), id="small"),
        pytest.param(watermark("8", 9, 0, many=True), id="digit"),
    ],
)
def test_no_figure_is_wrong_under_a_level_watermark(manner: type[Manner]) -> None:
    """A watermark that stands upright looks like text of the report; what it covers is doubted."""
    for seed, look in enumerate(LOOKS):
        report = make_report(EDITIONS[seed % 2], seed, 60)
        result = lint_bytes(write_pdf(blocks(report), look, manner), "report.pdf")
        known = figures(report)
        found = {key: value for key, value in read_figures(result).items() if value is not None}

        assert {key: known[key] for key in found} == found, look
        assert result.verdict != "pass", look


def test_what_stands_off_the_page_is_not_shown() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "一句话。")
        for x, y in ((-60, 650), (600, 640), (100, -20), (100, HEIGHT + 10)):
            canvas.drawString(x, y, "看不见")
        canvas.drawString(580, 600, "半个字")

    assert paragraphs(read(draw(paint))) == ["一句话。", "半个字"]
