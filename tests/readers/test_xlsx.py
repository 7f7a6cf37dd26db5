"""What is read of workbooks, and what is not."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from govlint.document import Paragraph, RawTable
from govlint.engine import lint_bytes
from govlint.errors import ReadError
from govlint.readers import xlsx
from govlint.wording import where
from tests.support.reports import make_report, with_cell
from tests.support.show import Shown, show
from tests.support.workbooks import save, sheet_of
from tests.support.writers import write_xlsx

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(cells: Mapping[str, object], *merged: str) -> Shown:
    """Return what is read of a sheet with given cells and merged ranges."""
    return show(xlsx.read(sheet_of(cells, *merged), "x.xlsx"))


def edited(data: bytes, edit: Callable[[str, str], str]) -> bytes:
    """Return a file in which each part was edited by a function of its name and its text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name).decode()))
    return buffer.getvalue()


def raw(sheet: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook of one sheet with given markup, and with other parts."""
    data = sheet_of({"A1": 1})
    xml = f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{sheet}</sheetData></worksheet>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = {name: archive.read(name).decode() for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", 8) as archive:
        for name, text in {**known, "xl/worksheets/sheet1.xml": xml, **(parts or {})}.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("cells", "merged", "expected"),
    [
        pytest.param({"A1": "甲", "B1": "乙"}, (), [[["甲", "乙"]]], id="row"),
        pytest.param({"A1": "题", "A3": "文"}, (), ["题", "文"], id="lone-cells-are-paragraphs"),
        pytest.param(
            {"A1": "题", **dict.fromkeys(("A3", "B3", "C3", "D3"), " "), "A5": "文"},
            (),
            ["题", "文"],
            id="row-of-blanks-shows-nothing",
        ),
        pytest.param(
            {"A1": "题", "A2": "a", "B2": "b", "A3": "c", "C3": "d"},
            (),
            ["题", [["a", "b", ""], ["c", "", "d"]]],
            id="blank-cells-of-a-table",
        ),
        pytest.param(
            {"A1": "a", "B1": "b", "A3": "c", "B3": "d"},
            (),
            [[["a", "b"]], [["c", "d"]]],
            id="blank-row-parts-tables",
        ),
        pytest.param(
            {"A1": "题", "A2": "a", "B2": "b"},
            ("A1:B1",),
            ["题", [["a", "b"]]],
            id="title-over-all-columns",
        ),
        pytest.param(
            {"A1": "题", "A3": "a", "B3": "b"},
            ("A1:B2",),
            ["题", [["a", "b"]]],
            id="title-over-two-rows",
        ),
        pytest.param(
            {"A1": "a", "B1": "b", "B2": "c", "B3": "d"},
            ("A1:A3",),
            [[["a [1x3]", "b"], ["c"], ["d"]]],
            id="stub",
        ),
        pytest.param(
            {"A1": "a", "B2": "b", "C2": "c"},
            ("A1:A2",),
            [[["a [1x2]", "", ""], ["b", "c"]]],
            id="stub-beside-nothing",
        ),
        pytest.param(
            {"B2": "a", "D2": "b", "B3": "c", "C3": "d", "D3": "e"},
            ("B2:C2",),
            [[["a [2x1]", "b"], ["c", "d", "e"]]],
            id="columns-merged",
        ),
        pytest.param({"A1": "  \n"}, (), [], id="white-space"),
    ],
)
def test_sheet(cells: Mapping[str, object], merged: tuple[str, ...], expected: Shown) -> None:
    """Rows of one text are paragraphs, others tables; merged cells are read once."""
    assert expected == read(cells, *merged)


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (12, "General", "12"),
        (12.0, "0.00", "12"),
        (1234, "#,##0", "1234"),
        ("12", "@", "12"),
        ("1,234", "@", "1,234"),
        (12, '0"件"', "12"),
        (976.8100000000001, "General", "976.81"),
        (4068.208, "0.00", "4068.208"),
        (0.00001, "General", "0.00001"),
        (-3, "0;[Red]0", "-3"),
        (0.12, "0%", "12%"),
        (1, "0.0%", "100%"),
        (True, "General", "TRUE"),
        (datetime.date(2025, 1, 18), "yyyy-mm-dd", "2025-01-18"),
        (45675, 'yyyy"年"m"月"d"日"', "2025-01-18"),
        (datetime.datetime(2025, 1, 18, 9, 30), "yyyy-mm-dd hh:mm", "2025-01-18 09:30"),  # noqa: DTZ001
        (datetime.time(9, 30), "hh:mm", "09:30:00"),
        (datetime.timedelta(days=2), "[h]:mm", "2 days, 0:00:00"),
        ("1\r\n2", "General", "1\n2"),
        ("#REF!", "General", "#REF!"),
        ("=SUM(A2:A3)", "General", "=SUM(A2:A3)"),
    ],
)
def test_value(value: object, number_format: str, expected: str) -> None:
    """A cell is what it shows, a number with all its digits; an error is never nothing or 0."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "甲"
    sheet["B1"].value = value
    sheet["B1"].number_format = number_format

    assert show(xlsx.read(save(book), "x.xlsx")) == [[["甲", expected]]]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("<f>SUM(A2:A3)</f><v>85</v>", "85", id="value-kept"),
        pytest.param("<f>1&lt;2</f>", "=1<2", id="no-value"),
        pytest.param('<f t="shared" si="0"/><v></v>', "=", id="shared-without-value"),
        pytest.param("<f>A2</f><v>0</v>", "0", id="zero"),
    ],
)
def test_formula(cell: str, expected: str) -> None:
    """A formula is read as its value; one that nobody has calculated stays a formula."""
    data = raw(f'<row r="1"><c r="A1"><v>7</v></c><c r="B1">{cell}</c></row>')

    assert show(xlsx.read(data, "x.xlsx")) == [[["7", expected]]]


RUNS = "<r><t>12</t></r><r><rPr>{look}</rPr><t>1</t></r><r><rPr><b/></rPr><t>3</t></r>"


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        pytest.param('<vertAlign val="superscript"/>', "12¹3", id="footnote-mark"),
        pytest.param('<vertAlign val="subscript"/>', "12₁3", id="lowered"),
        pytest.param("<strike/>", "121\u03363", id="struck"),
        pytest.param('<strike val="0"/>', "1213", id="not-struck"),
        pytest.param('<vertAlign val="baseline"/>', "1213", id="not-raised"),
        pytest.param("<i/>", "1213", id="slanted"),
    ],
)
def test_digits_of_no_figure(look: str, expected: str) -> None:
    """Whether the text is shared or that of the cell itself."""
    runs = RUNS.format(look=look)
    own = raw(f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>')
    shared = raw(
        '<row r="1"><c r="A1" t="s"><v>1</v></c></row>',
        {
            "xl/sharedStrings.xml": f'<sst xmlns="{SPREADSHEET}"><si><t>甲</t></si><si>{runs}</si></sst>'
        },
    )

    assert show(xlsx.read(own, "x.xlsx")) == [expected]
    assert show(xlsx.read(shared, "x.xlsx")) == [expected]


def test_zero_of_a_program_that_does_not_calculate() -> None:
    """Apache POI writes 0 beside a formula; a spreadsheet that opens the file puts it right."""
    about = {"docProps/app.xml": "<Properties><Application>Apache POI</Application></Properties>"}
    data = raw('<row r="1"><c r="A1"><f>B1</f><v>0.0</v></c><c r="B1"><v>0</v></c></row>', about)

    assert show(xlsx.read(data, "x.xlsx")) == [[["=B1", "0"]]]


def test_uncalculated_total_is_no_pass_and_no_false_alarm() -> None:
    """What stands in the cell is said; nothing is said of the sums it is part of."""
    report = with_cell(make_report(), "applications.results_total.total", "=SUM(D31:I31)")
    result = lint_bytes(write_xlsx(report), "x.xlsx")

    assert [found.code for found in result.diagnostics] == ["GL014"]
    assert "=SUM(D31:I31)" in result.diagnostics[0].message.zh
    assert result.verdict == "incomplete"


def test_only_sheets_that_are_shown_are_read() -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "一"
    first["A1"] = "shown"
    book.create_sheet("空")
    book.create_chartsheet("图")
    for state in ("hidden", "veryHidden"):
        hidden = book.create_sheet(state)
        hidden["A1"] = state
        hidden.sheet_state = state
    last = book.create_sheet("末")
    last["AB3"] = "last"
    document = xlsx.read(save(book), "x.xlsx")

    assert [
        (block.text, block.at.sheet, block.at.table, block.at.row, block.at.cell)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ] == [("shown", "一", 1, 1, 1), ("last", "末", 6, 3, 28)]


def framed(cells: Mapping[str, str], places: str) -> bytes:
    """Return a sheet in which a range of cells has borders."""
    book = Workbook()
    sheet: Worksheet = book.worksheets[0]
    for place, text in cells.items():
        sheet[place] = text
    for row in sheet[places]:
        for cell in row:
            cell.border = Border(top=Side(style="thin"))
    return save(book)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("A1:C2", [[["a", "b", "c"], ["d", "", ""]], "e"]),
        ("A1:C1", [[["a", "b", "c"]], "d", "e"]),
    ],
)
def test_label_of_a_row_that_is_not_filled_in(places: str, expected: Shown) -> None:
    """A row of one text is part of a table if its blank cells are drawn."""
    cells = {"A1": "a", "B1": "b", "C1": "c", "A2": "d", "A3": "e"}

    assert show(xlsx.read(framed(cells, places), "x.xlsx")) == expected


def test_prefix_of_names_may_be_any() -> None:
    """Some programs write <x:c> for <c>."""

    def edit(name: str, text: str) -> str:
        if not name.startswith("xl/worksheets/"):
            return text
        text = re.sub(r"<(/?)(\w)", r"<\1x:\2", text)
        return text.replace("xmlns=", "xmlns:x=")

    data = edited(sheet_of({"A1": "a", "B1": "#N/A", "C1": "=1"}), edit)

    assert show(xlsx.read(data, "x.xlsx")) == [[["a", "#N/A", "=1"]]]


@pytest.mark.parametrize("sheet_per_table", [False, True])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_report_in_one_sheet_or_in_several(edition: str, sheet_per_table: bool) -> None:  # noqa: FBT001
    report = make_report(edition, 5)
    result = lint_bytes(write_xlsx(report, sheet_per_table=sheet_per_table), "x.xlsx")

    assert (result.verdict, result.diagnostics, result.skipped) == ("pass", (), {})


def test_summary_of_many_agencies_is_no_report() -> None:
    """A row for each agency, as supervisors keep it."""
    head = [
        "单位",
        "本年新收",
        "上年结转",
        "予以公开",
        "部分公开",
        "不予公开",
        "总计",
        "结转下年度继续办理",
    ]
    rows = [head, *([f"单位{number}", *range(number, number + 7)] for number in range(1, 30))]
    cells = {"A1": "2024年政府信息公开工作年度报告数据汇总表"}
    cells |= {
        f"{chr(65 + column)}{row}": value
        for row, line in enumerate(rows, 2)
        for column, value in enumerate(line)
    }
    result = lint_bytes(sheet_of(cells, "A1:H1"), "x.xlsx")

    assert {found.code for found in result.diagnostics} == {"GL001"}
    assert result.verdict == "incomplete"


def test_part_that_is_missing() -> None:
    """A list of relations may name what a program has left out."""
    missing = '<Relationship Id="x9" Type="x/theme" Target="theme/theme9.xml"/></Relationships>'
    data = edited(sheet_of({"A1": "a"}), lambda _, text: text.replace("</Relationships>", missing))

    assert show(xlsx.read(data, "x.xlsx")) == ["a"]


def test_formula_outside_the_filled_cells() -> None:
    """Where nothing is calculated the sheet seems to end before it."""
    data = raw('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><f>A1</f></c></row>')

    assert show(xlsx.read(data, "x.xlsx")) == ["1", "=A1"]


def test_range_goes_on_beyond_the_cells() -> None:
    """A whole column can be merged; an empty corner can be, too."""
    ranges = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="E1:XFD9"/></mergeCells>'
    data = edited(
        sheet_of({"A1": "a", "B1": "b", "B2": "d"}),
        lambda _, text: text.replace("</sheetData>", "</sheetData>" + ranges),
    )

    assert show(xlsx.read(data, "x.xlsx")) == [[["a [1x2]", "b"], ["d"]]]


def wide_sheets() -> bytes:
    """Return a workbook of two sheets that have one cell, far from the corner but not too far."""
    book = Workbook()
    for sheet in (book.worksheets[0], book.create_sheet()):
        sheet["ZZ999"] = 1
    return save(book)


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def test_blank_cells_far_away_cost_nothing() -> None:
    """Cells that were formatted once and are blank."""
    data = raw(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )

    assert show(xlsx.read(data, "x.xlsx")) == ["1"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(raw(FAR), "workbook-too-large", id="far-cell"),
        pytest.param(
            raw(FAR.replace('"XF', "'XF").replace('76"><v', "76'><v")),
            "workbook-too-large",
            id="quotes",
        ),
        pytest.param(raw(FAR.replace("XFD", "&#88;FD")), "workbook-too-large", id="references"),
        pytest.param(
            raw('<row r="999999">' + "<c><v>1</v></c>" * 3 + "</row>"),
            "workbook-too-large",
            id="no-references",
        ),
        pytest.param(
            raw(
                "".join(
                    f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="ZZ{row}"><v>1</v></c></row>'
                    for row in range(1, 999)
                )
            ),
            "workbook-too-large",
            id="blanks-between",
        ),
        pytest.param(
            raw(
                '<row r="1">' + '<c r="A1" t="s"><v>0</v></c>' * 2_000 + "</row>",
                {
                    "xl/sharedStrings.xml": f'<sst xmlns="{SPREADSHEET}"><si><t>{"x" * 100_000}</t></si></sst>'
                },
            ),
            "workbook-too-large",
            id="one-text-in-many-cells",
        ),
        pytest.param(wide_sheets(), "workbook-too-large", id="grids-together"),
        pytest.param(
            raw(
                "".join(
                    f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 200_002)
                )
            ),
            "workbook-too-large",
            id="many-rows",
        ),
        pytest.param(raw('<row r="x"><c><v>1</v></c></row>'), "damaged-xml", id="row-of-no-number"),
        pytest.param(
            raw('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), "damaged-xml", id="no-such-text"
        ),
        pytest.param(raw("<row><c></row>"), "damaged-xml", id="broken-sheet"),
        pytest.param(raw("", {"xl/workbook.xml": "<a"}), "damaged-xml", id="broken-list"),
        pytest.param(
            raw(
                '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
                {"xl/sharedStrings.xml": "<sst><si><t>1</t><strike/></sst>"},
            ),
            "damaged-xml",
            id="broken-texts",
        ),
        pytest.param(
            raw("", {f"xl/{n}.xml": " " * 40_000_000 for n in "ab"}),
            "part-too-large",
            id="zip-bomb",
        ),
        pytest.param(b"PK\x03\x04 xl/workbook.xml", "damaged-zip", id="cut-off"),
    ],
)
def test_refusal(data: bytes, reason: str) -> None:
    """What is no intact, sane workbook is refused, with the reason."""
    with pytest.raises(ReadError) as caught:
        xlsx.read(data, "x.xlsx")

    assert reason == caught.value.reason


def test_wrong_cell_is_named_as_in_the_sheet() -> None:
    report = make_report()
    wrong = with_cell(report, "applications.new_received.natural_person", 10**6)
    (found,) = lint_bytes(write_xlsx(wrong), "x.xlsx").diagnostics

    assert found.at is not None
    assert (found.at.sheet, found.at.cell) == ("年报", 4)
    assert where(found.at, "zh") == f"「年报」!D{found.at.row}"
    assert where(found.at._replace(cell=28), "en") == f"「年报」!AB{found.at.row}"


def test_tables_are_of_their_sheet() -> None:
    (table,) = xlsx.read(sheet_of({"B2": "a", "C2": "b"}), "x.xlsx").blocks

    assert isinstance(table, RawTable)
    assert [(cell.at.table, cell.at.row, cell.at.cell) for cell in table.cells] == [
        (1, 2, 2),
        (1, 2, 3),
    ]
