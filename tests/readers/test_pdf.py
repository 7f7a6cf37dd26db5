"""What is read of PDF files: reports in every look, single cells, margins, and refusals."""

import io
from collections.abc import Callable, Iterator, Sequence

import pdfplumber
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from govlint.document import Document, Paragraph, RawTable
from govlint.engine import lint_bytes
from govlint.errors import ReadError
from govlint.form import EDITIONS
from govlint.readers import pdf
from govlint.result import FileResult
from tests.support.layout import Box, Layout
from tests.support.pdf import FONT, HEIGHT, STYLES, Look, scanned_pdf, write_pdf
from tests.support.raw_pdf import TEXT, one_page, pdf_of
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.soffice import convert_all, needs_soffice
from tests.support.writers import blocks, docx_of

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A report takes so long to write that the first one found to be wrong has to do."""
TABLE: Layout = [
    [Box("信息内容"), Box("本年处理决定数量")],
    [Box("行政许可"), Box("12")],
    [Box("行政处罚"), Box("7")],
]


def figures(report: Canonical) -> dict[str, object]:
    return {
        f"{table}.{row}.{column}": value
        for table, rows in report["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def read_figures(result: FileResult) -> dict[str, object]:
    assert result.report is not None
    tables = result.report.tables.values()
    return {key: cell.value for table in tables for key, cell in table.cells.items()}


def read(data: bytes) -> Document:
    return pdf.read(data, "x.pdf")


def tables(document: Document) -> list[RawTable]:
    return [block for block in document.blocks if isinstance(block, RawTable)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def draw(paint: Callable[[Canvas], None], **options: object) -> bytes:
    """Return a page on which something was drawn in 10 points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT), invariant=1, **options)
    write_pdf([])  # makes the font known
    canvas.setFont(FONT, 10)
    paint(canvas)
    canvas.save()
    return buffer.getvalue()


def cell(paint: Callable[[Canvas], None], *, width: float = 100) -> str:
    """Return the text of a cell, 100 to 160 points from the bottom, beside one that says 甲."""

    def table(canvas: Canvas) -> None:
        canvas.rect(100, 100, 50, 60)
        canvas.rect(150, 100, width, 60)
        canvas.drawString(110, 120, "甲")
        paint(canvas)

    (found,) = tables(read(draw(table)))
    return found.cells[1].text


# Whole reports


@pytest.mark.no_cover
@settings(max_examples=40, phases=NO_SHRINKING)
@given(
    edition=st.sampled_from(EDITIONS),
    seed=st.integers(0, 10**6),
    scale=st.sampled_from([9, 60, 3_000, 10**7]),
    look=st.builds(
        Look,
        style=st.sampled_from(sorted(STYLES)),
        body=st.sampled_from([690.0, 500.0, 420.0]),
        splits_rows=st.booleans(),
        repeats_header=st.booleans(),
        frame=st.sampled_from(["plain", "form", "turned"]),
        running=st.sampled_from(["", "云岭县人民政府"]),
        ruled=st.just(True),  # noqa: FBT003  a strategy
        open_ends=st.booleans(),
        missing=st.just(0.0),
    ),
)
def test_right_report_in_every_look(edition: str, seed: int, scale: int, look: Look) -> None:
    """However lines are drawn and pages break, every cell comes back and nothing is said."""
    report = make_report(edition, seed, scale)
    result = lint_bytes(write_pdf(blocks(report), look), "report.pdf")

    assert read_figures(result) == figures(report)
    assert (result.verdict, result.diagnostics) == ("pass", ())


@pytest.mark.parametrize("body", [300.0, 360.0, 460.0, 520.0])
def test_cells_that_a_page_end_leaves_open(body: float) -> None:
    """A stub may run over a whole page, or be blank on one, without a line to close it there."""
    look = Look(body=body, splits_rows=True, open_ends=True)
    result = lint_bytes(write_pdf(blocks(make_report("2021", 1)), look), "report.pdf")

    assert (result.verdict, result.diagnostics) == ("pass", ())


@pytest.mark.no_cover
@settings(max_examples=10, phases=NO_SHRINKING)
@given(
    edition=st.sampled_from(EDITIONS),
    seed=st.integers(0, 10**6),
    body=st.sampled_from([690.0, 420.0]),
)
def test_tables_without_lines_are_read_right_or_not_at_all(
    edition: str, seed: int, body: float
) -> None:
    report = make_report(edition, seed)
    look = Look(ruled=False, body=body)
    result = lint_bytes(write_pdf(blocks(report), look), "report.pdf")
    found, known = read_figures(result), figures(report)

    assert len(found) > len(known) // 3
    assert {key: known[key] for key in found} == found
    assert len(found) == len(known) or result.verdict == "incomplete"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("missing", [0.01, 0.02, 0.03])
@pytest.mark.parametrize("body", [690.0, 460.0])
def test_no_figure_is_wrong_where_lines_are_missing(
    edition: str, missing: float, body: float
) -> None:
    """A figure is read right or is none: it is not that of the neighbour."""
    for seed in range(4):
        report = make_report(edition, seed, (9, 60, 3_000)[seed % 3])
        result = lint_bytes(write_pdf(blocks(report), Look(body=body, missing=missing)), "x.pdf")
        known = figures(report)
        found = {key: value for key, value in read_figures(result).items() if value is not None}

        assert len(found) > len(known) * 0.6
        assert {key: known[key] for key in found} == found
        assert len(found) == len(known) or result.verdict != "pass"


@needs_soffice
def test_right_report_printed_by_libreoffice() -> None:
    """On pages of three heights, so that they end within rows and headers."""
    files, reports = {}, {}
    for seed in range(4):
        report = make_report(EDITIONS[seed % 2], seed, 2_000)
        if seed % 2 == EDITIONS.index("2019"):  # so that it fits into its cell
            key = "proactive.procurement.amount"
            report = with_cell(report, key, 12 if figures(report)[key] else 0)
        height = (11_906, 7_000, 9_000)[seed % 3]
        size = f'<w:pgSz w:w="16838" w:h="{height}"/><w:pgMar w:top="900" w:right="1440" w:bottom="900" w:left="1440"/>'
        files[f"report{seed}.docx"] = docx_of(blocks(report), section=size)
        reports[f"report{seed}.pdf"] = report
    for name, data in convert_all(files, "pdf").items():
        result = lint_bytes(data, name)

        assert read_figures(result) == figures(reports[name]), name
        assert (result.verdict, result.diagnostics) == ("pass", ()), name


# Cells


@pytest.mark.parametrize(
    ("strings", "expected"),
    [
        pytest.param([(160, 120, "12")], "12", id="number"),
        pytest.param([(160, 120, "1"), (165, 120, "2")], "12", id="digits-side-by-side"),
        pytest.param([(160, 120, "1"), (169, 120, "2")], "1 2", id="digits-apart"),
        pytest.param([(160, 120, "1 2")], "1 2", id="digits-with-a-blank"),
        pytest.param([(160, 120, "12"), (160.4, 120, "12")], "12", id="printed-twice-to-be-bold"),
        pytest.param([(160, 120, "3"), (161, 120, "8")], "3 8", id="digits-on-each-other"),
        pytest.param([(160, 132, "1"), (160, 120, "2")], "1 2", id="numbers-above-each-other"),
        pytest.param([(160, 132, "申请"), (160, 120, "数量")], "申请数量", id="label-on-two-lines"),
        pytest.param([(160, 132, "not"), (160, 120, "held")], "not held", id="words-on-two-lines"),
        pytest.param([(160, 120, "数"), (190, 120, "量")], "数 量", id="letters-spread-out"),
        pytest.param([(160, 120, " 12 ")], "12", id="blanks-around"),
        pytest.param([(160, 120, "   ")], "", id="nothing-but-blanks"),
        pytest.param([(160, 120, "12²"), (180, 120, "１")], "12²１", id="kept-as-printed"),
    ],
)
def test_cell(strings: list[tuple[float, float, str]], expected: str) -> None:
    """What may be two numbers, or one that was broken, is never read as one."""

    def paint(canvas: Canvas) -> None:
        for x, y, text in strings:
            canvas.drawString(x, y, text)

    assert cell(paint) == expected


def test_number_broken_in_a_narrow_cell() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(155, 132, "123")
        canvas.drawString(155, 120, "4")

    assert cell(paint, width=28) == "123\n4"
    assert cell(paint, width=60) == "123 4"


def test_small_digit_is_a_footnote_mark() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(160, 120, "12")
        canvas.setFont(FONT, 6)
        canvas.drawString(171, 124, "3")

    assert cell(paint) == "12 3"


def test_turned_stub() -> None:
    """A text that stands on end is read in the order it was written in."""

    def paint(canvas: Canvas) -> None:
        canvas.translate(170, 105)
        canvas.rotate(90)
        canvas.drawString(0, 0, "办理结果")

    assert cell(paint) == "办理结果"


def test_glyphs_larger_than_any_report_has() -> None:
    """Their ink is measured: the boxes of some fonts reach over half a page."""

    def paint(canvas: Canvas) -> None:
        canvas.setFont(FONT, 50)
        canvas.drawString(160, 110, "乙")

    assert cell(paint) == "乙"


def test_missing_line_makes_every_cell_doubtful() -> None:
    """Figures between which a line is missing belong to no cell; the others keep their columns."""

    def paint(canvas: Canvas) -> None:
        for x in (100, 150, 250):
            canvas.line(x, 100, x, 140)
        canvas.line(200, 120, 200, 140)
        for y in (100, 120, 140):
            canvas.line(100, y, 250, y)
        for x, y, text in ((110, 125, "甲"), (160, 125, "1"), (210, 125, "2")):
            canvas.drawString(x, y, text)
        for x, y, text in ((110, 105, "乙"), (160, 105, "3"), (210, 105, "4")):
            canvas.drawString(x, y, text)

    (table,) = tables(read(draw(paint)))

    assert [found.text for found in table.cells] == ["甲", "1", "2", "乙", "3 4", "3 4"]


Texts = Sequence[tuple[float, float, str]]


@pytest.mark.parametrize(
    ("missing", "texts", "expected"),
    [
        pytest.param(
            (150, 120, 150, 140),
            [(110, 125, "甲"), (160, 125, "1"), (110, 105, "乙"), (160, 105, "2")],
            ["甲", "甲 1", "乙", "2"],
            id="label-and-figure",
        ),
        pytest.param(
            (150, 120, 200, 120),
            [(110, 125, "甲"), (160, 125, "乙"), (110, 105, "丙"), (160, 105, "2")],
            ["甲", "乙", "丙", "乙2"],
            id="heading-and-figure",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(110, 125, "1.甲"), (160, 125, "1"), (110, 105, "2.乙"), (160, 105, "2")],
            ["1.甲", "1", "2.乙", "2"],
            id="numbered-labels",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(110, 125, "甲"), (160, 125, "1"), (110, 105, "乙"), (160, 105, "2")],
            ["甲乙", "1", "2"],
            id="label-of-two-rows",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(110, 105, "（三）甲"), (160, 125, "1"), (160, 105, "2")],
            ["（三）甲", "1", "2"],
            id="numbered-label-of-two-rows-below-the-edge",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(110, 125, "（三）甲"), (160, 125, "1"), (160, 105, "2")],
            ["（三）甲", "1", "2"],
            id="numbered-label-of-two-rows-above-the-edge",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(110, 125, "甲1 乙"), (110, 105, "  "), (160, 125, "1"), (160, 105, "2")],
            ["甲1 乙", "1", "2"],
            id="label-with-blanks-below-it",
        ),
        pytest.param(
            (100, 120, 150, 120),
            [(101, 117.4, "（三）甲"), (160, 125, "1"), (160, 105, "2")],
            ["（三）甲", "1", "2"],
            id="label-on-the-edge",
        ),
        pytest.param(
            (150, 120, 150, 140),
            [(130, 125, "第20条的"), (110, 105, "乙"), (160, 105, "2")],
            ["第20条的", "乙", "2"],
            id="label-over-two-columns",
        ),
    ],
)
def test_missing_line(missing: tuple[float, ...], texts: Texts, expected: list[str]) -> None:
    """Labels are told apart by their place; what may be a figure is read with all around it."""

    def paint(canvas: Canvas) -> None:
        edges = [(x, y, x, y + 20) for x in (100, 150, 200) for y in (100, 120)]
        edges += [(x, y, x + 50, y) for x in (100, 150) for y in (100, 120, 140)]
        for edge in edges:
            if edge != missing:
                canvas.line(*edge)
        for x, y, text in texts:
            canvas.drawString(x, y, text)

    (table,) = tables(read(draw(paint)))

    assert [found.text for found in table.cells] == expected


def test_cell_that_is_no_rectangle() -> None:
    """What stands beside it is not in it; its labels stay apart, its figures are none."""

    def paint(canvas: Canvas) -> None:
        edges = [(x, y, x, y + 20) for x in (100, 150, 200) for y in (100, 120)]
        edges += [(x, y, x + 50, y) for x in (100, 150) for y in (100, 120, 140)]
        for edge in edges:
            if edge not in {(150, 120, 150, 140), (100, 120, 150, 120)}:
                canvas.line(*edge)
        for x, y, text in ((110, 125, "甲"), (160, 125, "1"), (110, 105, "乙"), (160, 105, "2")):
            canvas.drawString(x, y, text)

    (table,) = tables(read(draw(paint)))

    assert [found.text for found in table.cells] == ["甲", "甲 1乙", "乙", "2"]


def test_row_that_is_shorter_than_the_others() -> None:
    """What no line closes and nothing stands in is no cell; an open column with text is one."""

    def paint(canvas: Canvas) -> None:
        for left, bottom in ((100, 120), (150, 120), (200, 120), (100, 100), (150, 100)):
            canvas.rect(left, bottom, 50, 20)
        canvas.drawString(110, 125, "甲")

    (table,) = tables(read(draw(paint)))

    assert [(found.row, found.column) for found in table.cells] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 1),
    ]  # fmt: skip


def test_table_open_at_its_sides() -> None:
    def paint(canvas: Canvas) -> None:
        for y in (100, 120, 140):
            canvas.line(100, y, 250, y)
        canvas.line(170, 100, 170, 140)
        for x, y, text in ((110, 125, "甲"), (180, 125, "1"), (110, 105, "乙"), (180, 105, "2")):
            canvas.drawString(x, y, text)

    (table,) = tables(read(draw(paint)))

    assert [found.text for found in table.cells] == ["甲", "1", "乙", "2"]


def test_boxes_and_shades_are_no_tables() -> None:
    """A frame around text, shading, an underline, a slanted line and an invisible path."""

    def paint(canvas: Canvas) -> None:
        canvas.rect(90, 90, 300, 100)
        canvas.rect(90, 300, 300, 50, stroke=0, fill=1)
        canvas.line(100, 118, 140, 118)
        canvas.line(100, 400, 200, 500)
        path = canvas.beginPath()
        path.rect(100, 600, 100, 50)
        path.rect(200, 600, 100, 50)
        canvas.drawPath(path, stroke=0, fill=0)
        canvas.drawString(100, 120, "重要提示")

    document = read(draw(paint))

    assert (paragraphs(document), tables(document)) == (["重要提示"], [])


def test_line_of_a_picture() -> None:
    """Converters draw lines as pictures of one point."""

    def paint(canvas: Canvas) -> None:
        from PIL import Image  # noqa: PLC0415  here alone

        dot = Image.new("L", (1, 1))
        for x in (100, 150, 250):
            canvas.drawInlineImage(dot, x, 100, 0.5, 40)
        for y in (100, 140):
            canvas.drawInlineImage(dot, 100, y, 150, 0.5)
        canvas.drawString(160, 120, "5")

    (table,) = tables(read(draw(paint)))

    assert [found.text for found in table.cells] == ["", "5"]


# Places


def test_box_of_every_cell_holds_its_text() -> None:
    """Another program finds the text of each cell in its box on its page."""
    data = write_pdf(blocks(make_report("2021", 1)), Look(repeats_header=True))
    checked = 0
    with pdfplumber.open(io.BytesIO(data)) as file:
        for table in tables(read(data)):
            for found in table.cells:
                assert found.at.page
                assert found.at.box
                words = file.pages[found.at.page - 1].crop(found.at.box).extract_text()
                if found.text and len(words) >= len(found.text):
                    checked += 1

                    assert "".join(words.split()) == "".join(found.text.split())

    assert checked > 150


def test_places_are_said() -> None:
    document = read(write_pdf(["标题", TABLE]))
    (table,) = tables(document)
    last = table.cells[-1].at

    assert document.format == "pdf"
    assert document.blocks[0].at.page == 1
    assert document.blocks[0].at.box is not None
    assert (last.page, last.table, last.row, last.cell) == (1, 1, 3, 2)


# Paragraphs, margins, tables without lines


def test_wrapped_lines_are_one_paragraph() -> None:
    """A heading, a full line followed by one that is set in, and a paragraph over a page end."""
    long = "本机关认真落实条例要求" * 8
    content: list[str | Layout] = [
        "标题",
        "一、总体情况",
        long,
        "数" * 31,
        "（一）主动公开。" + long * 3,
    ]
    document = read(write_pdf(content, Look(body=250)))

    assert paragraphs(document) == content


def test_margins_are_left_out() -> None:
    """Page numbers and footers are; a header that every page has stays once."""
    content: list[str | Layout] = ["标题", *(f"{chr(0x4E00 + index)}句话。" for index in range(30))]
    document = read(write_pdf(content, Look(body=300, running="政府信息公开")))

    assert paragraphs(document) == ["政府信息公开", *content]


@pytest.mark.parametrize(
    "text",
    ["- 3 -", "3", "第 3 页", "第3页 共9页", "3/9", "— 3 —", "Page 3 of 9", "第三页", "3 / 9"],
)
def test_page_number(text: str) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(100, 500, "一句话。")
        canvas.drawString(280, 40, text)

    assert paragraphs(read(draw(paint))) == ["一句话。"]


def test_rows_without_lines() -> None:
    """Wide gaps part fields; a title that is spread out and a signature stay whole."""

    def paint(canvas: Canvas) -> None:
        rows = (
            [(100, "年"), (140, "度"), (180, "报"), (220, "告")],
            [(100, "信息内容"), (250, "处理决定数量")],
            [(100, "行政许可"), (250, "12")],
            [(100, "行政处罚"), (250, "1"), (300, "2")],
            [(100, "一句话。"), (250, "又一句话。")],
            [(100, "云岭县统计局"), (250, "2025年1月20日")],
        )
        for index, row in enumerate(rows):
            for x, text in row:
                canvas.drawString(x, 600 - index * 60, text)

    document = read(draw(paint))
    (table,) = tables(document)

    assert not table.aligned
    assert [found.text for found in table.cells] == [
        "信息内容", "处理决定数量", "行政许可", "12", "行政处罚", "1", "2", "一句话。", "又一句话。",
    ]  # fmt: skip
    assert paragraphs(document) == ["年 度 报 告", "云岭县统计局 2025年1月20日"]


# Refusals and hostile input


def spent(limit: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return why a file is refused of which no more than 1 of something may be read."""
    monkeypatch.setattr(f"govlint.readers.pdf.{limit}", 1)
    with pytest.raises(ReadError) as caught:
        read(write_pdf([*["一句话。"] * 60, TABLE], Look(style="rounded")))
    return caught.value.reason


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ("page.MAX_PAGES", "too-many-pages"),
        ("budget.MAX_OBJECTS", "pdf-too-complex"),
        ("budget.MAX_SEGMENTS", "pdf-too-complex"),
        ("budget.MAX_GLYPHS", "pdf-too-complex"),
    ],
)
def test_limits(limit: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert spent(limit, monkeypatch) == reason


def _hidden(canvas: Canvas) -> None:
    """A scanned page with text behind it that a program recognised."""
    from PIL import Image  # noqa: PLC0415  here alone

    canvas.drawInlineImage(Image.new("L", (60, 84), 200), 0, 0, 595, HEIGHT)
    text = canvas.beginText(100, 500)
    text.setFont(FONT, 10)
    text.setTextRenderMode(3)
    text.textOut("识别出来的文字" * 10)
    canvas.drawText(text)


def lines(count: int, length: float) -> bytes:
    """Return content that draws as many lines across each other."""
    level = b"".join(b"0 %d m %g %d l S " % (y * 7, length, y * 7) for y in range(count))
    return level + b"".join(b"%d 0 m %d %g l S " % (x * 7, x * 7, length) for x in range(count))


def hostile() -> Iterator[tuple[str, bytes, str]]:
    right = write_pdf(["标题", TABLE])
    loop = b"<</Type/Pages/Kids[2 0 R]/Count 2>>"
    yield "scan", scanned_pdf(3), "is-scan"
    yield "text-behind-a-scan", draw(_hidden), "is-scan"
    yield "blank", draw(lambda canvas: canvas.showPage()), "is-scan"
    yield "password", draw(lambda _: None, encrypt=StandardEncryption("open")), "encrypted"
    yield "no-pdf", b"%PDF-1.7\n", "damaged-pdf"
    yield "cut-off", right[:200], "damaged-pdf"
    yield "no-pages", pdf_of(b"<</Type/Catalog>>"), "damaged-pdf"
    yield "loop-of-pages", pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", loop), "damaged-pdf"
    yield "many-lines", one_page(lines(1_500, 10_500), box=b"0 0 10500 10500"), "pdf-too-complex"
    yield "many-cells", one_page(lines(400, 2_800), box=b"0 0 2800 2800"), "pdf-too-complex"
    yield "packed-bomb", one_page(b" " * 170_000_000), "pdf-too-complex"
    yield (
        "packed-twice",
        one_page(TEXT, entries=b"/X[/FlateDecode /FlateDecode]"),
        "pdf-too-complex",
    )


@pytest.mark.parametrize(
    ("data", "reason"), [pytest.param(data, why, id=name) for name, data, why in hostile()]
)
def test_refusal(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data)

    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            pdf_of(
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 7 0 R>>",
                b"<</Length %d>>stream\n%s\nendstream" % (len(TEXT + b"/X Do"), TEXT + b"/X Do"),
                b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R/Length 5>>stream\n/X Do\nendstream",
                b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            ),
            id="form-in-itself",
        ),
        pytest.param(one_page(TEXT, box=b"0 0 1e30 1e30"), id="page-without-end"),
        pytest.param(one_page(TEXT, box=b"0 0 0 0"), id="page-of-no-size"),
        pytest.param(one_page(TEXT + b"0 0 1e38 1e38 re S 1e38 0 0 1e38 0 0 cm 9 9 9 9 re S"), id="endless-box"),
        pytest.param(b"\0" * 500 + one_page(TEXT), id="bytes-before-it"),
        pytest.param(one_page(TEXT)[:-20], id="without-its-end"),
    ],
)  # fmt: skip
def test_odd_but_readable(data: bytes) -> None:
    assert paragraphs(read(data)) == ["hello"]


@pytest.mark.no_cover
@settings(max_examples=150)
@given(
    seed=st.integers(0, 20),
    cuts=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=8)), max_size=4),
)
def test_damaged_bytes(seed: int, cuts: list[tuple[int, bytes]]) -> None:
    """Whatever happens to its bytes, a file is read or refused."""
    data = bytearray(write_pdf(blocks(make_report("2021", seed))))
    for place, content in cuts:
        start = place % len(data)
        data[start : start + len(content)] = content
    result = lint_bytes(bytes(data), "report.pdf")

    assert result.verdict in {"pass", "fail", "incomplete"}
