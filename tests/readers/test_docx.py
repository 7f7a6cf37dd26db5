"""What is read of WordprocessingML, and what is not."""

import io
import zipfile

import pytest

from govlint.document import RawCell, RawTable
from govlint.errors import ReadError
from govlint.readers import docx
from govlint.readers.package import MAX_PART_SIZE
from tests.support.show import Shown, show
from tests.support.wordml import BOX, MC, p, read, tbl, tc
from tests.support.writers import pack_docx


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("一") + p("二"), ["一", "二"], id="paragraphs"),
        pytest.param(
            "<w:p><w:r><w:t>上</w:t><w:tab/><w:t>中</w:t><w:br/><w:t>下</w:t></w:r></w:p>",
            ["上\t中\n下"],
            id="tab-and-break",
        ),
        pytest.param(
            p("甲", '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'),
            ["甲"],
            id="tab-stop-is-no-tab",
        ),
        pytest.param(
            "<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r></w:p>", ["1-2"], id="hyphen"
        ),
        pytest.param(
            '<w:p><w:ins w:id="1"><w:r><w:t>增</w:t></w:r></w:ins><w:del w:id="2"><w:r>'
            "<w:delText>删</w:delText></w:r></w:del></w:p>",
            ["增"],
            id="insertion-and-deletion",
        ),
        pytest.param(
            '<w:p><w:moveFrom w:id="1"><w:r><w:t>旧</w:t></w:r></w:moveFrom>'
            '<w:moveTo w:id="2"><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>',
            ["新"],
            id="moved",
        ),
        pytest.param(
            '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>',
            ["链接"],
            id="hyperlink",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>5</w:t></w:r></w:fldSimple></w:p>',
            ["5"],
            id="simple-field",
        ),
        pytest.param(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>85</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ["85"],
            id="complex-field",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件") + "</w:sdtContent></w:sdt>",
            ["控件"],
            id="content-control",
        ),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>",
            ["显"],
            id="hidden-text",
        ),
        pytest.param(
            '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r></w:p>',
            ["显"],
            id="hidden-off",
        ),
        pytest.param(
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>zong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>总</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r></w:p>",
            ["总"],
            id="ruby",
        ),
        pytest.param(
            '<w:p><w:r><w:t>注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
            ["注"],
            id="footnote-apart",
        ),
        pytest.param(
            "<w:p><w:r>" + BOX.format(mc=MC, content=p("框")) + "<w:t>外</w:t></w:r></w:p>",
            ["框", "外"],
            id="text-box-once",
        ),
    ],
)
def test_paragraph(body: str, expected: Shown) -> None:
    """Text is read as a reader of the printed page would."""
    assert expected == read(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            tbl(tc("a") + tc("b"), tc("c") + tc("d")), [[["a", "b"], ["c", "d"]]], id="plain"
        ),
        pytest.param(
            tbl(tc("a", '<w:gridSpan w:val="2"/>'), tc("b") + tc("c")),
            [[["a [2x1]"], ["b", "c"]]],
            id="columns-merged",
        ),
        pytest.param(
            tbl(
                tc("a", '<w:vMerge w:val="restart"/>') + tc("b"),
                tc("", "<w:vMerge/>") + tc("c"),
                tc("", '<w:vMerge w:val="continue"/>') + tc("d"),
            ),
            [[["a [1x3]", "b"], ["c"], ["d"]]],
            id="rows-merged",
        ),
        pytest.param(
            tbl(tc("a", '<w:hMerge w:val="restart"/>') + tc("", "<w:hMerge/>") + tc("b")),
            [[["a [2x1]", "b"]]],
            id="merged-the-old-way",
        ),
        pytest.param(
            tbl(tc("a") + tc("b"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("c")),
            [[["a", "b"], ["c"]]],
            id="row-begins-late",
        ),
        pytest.param(
            tbl(
                tc("a") + tc("b"),
                '<w:trPr><w:del w:id="1"/></w:trPr>' + tc("x") + tc("y"),
                tc("c") + tc("d"),
            ),
            [[["a", "b"], ["c", "d"]]],
            id="deleted-row",
        ),
        pytest.param(
            tbl(tc("a") + tc("b"), '<w:trPr><w:ins w:id="1"/></w:trPr>' + tc("c") + tc("d")),
            [[["a", "b"], ["c", "d"]]],
            id="inserted-row",
        ),
        pytest.param(
            tbl(
                tc(
                    "a",
                    '<w:tcW w:w="1"/><w:tcPrChange w:id="1"><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>',
                )
                + tc("b")
            ),
            [[["a", "b"]]],
            id="former-span-not-read",
        ),
        pytest.param(
            "<w:tbl><w:tr>"
            + tc("a")
            + "<w:sdt><w:sdtContent>"
            + tc("b")
            + "</w:sdtContent></w:sdt></w:tr>"
            + "<w:sdt><w:sdtContent><w:tr>"
            + tc("c")
            + tc("d")
            + "</w:tr></w:sdtContent></w:sdt></w:tbl>",
            [[["a", "b"], ["c", "d"]]],
            id="controls-around-cell-and-row",
        ),
        pytest.param(
            tbl("<w:tc>" + p("1") + p("2") + "</w:tc>" + tc("b")),
            [[["1\n2", "b"]]],
            id="two-paragraphs",
        ),
        pytest.param(
            tbl("<w:tc>" + tbl(tc("12")) + "<w:p/></w:tc>" + tc("b")),
            [[["12", "b"]]],
            id="boxed-cell",
        ),
        pytest.param(
            p("前")
            + tbl("<w:tc>" + p("里") + tbl(tc("a") + tc("b")) + p("末") + "</w:tc>")
            + p("后"),
            ["前", "里", [["a", "b"]], "末", "后"],
            id="layout-table",
        ),
        pytest.param(
            tbl(
                tc("a") + tc("b"),
                "<w:tc>" + tbl(tc("x") + tc("y")) + "</w:tc>" + tc("c"),
                tc("d") + tc("e"),
            ),
            [[["a", "b"]], [["x", "y"]], "c", [["d", "e"]]],
            id="table-in-a-row",
        ),
        pytest.param(
            tbl(
                "<w:tc><w:p><w:r>"
                + BOX.format(mc=MC, content=p("7"))
                + "</w:r></w:p></w:tc>"
                + tc("b")
            ),
            [[["7", "b"]]],
            id="text-box-in-cell",
        ),
    ],
)
def test_table(body: str, expected: Shown) -> None:
    """Cells are read by their place in the grid, merged cells once."""
    assert expected == read(body)


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{first}"/><w:lvlText w:val="%1、"/>
  <w:pStyle w:val="Heading1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Mine"><w:basedOn w:val="Heading1"/></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    """Return a paragraph numbered by a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


@pytest.mark.parametrize(
    ("first", "body", "expected"),
    [
        pytest.param(
            "chineseCountingThousand",
            numbered("总体情况") + p("正文") + numbered("主动公开"),
            ["一、总体情况", "正文", "二、主动公开"],
            id="headings",
        ),
        pytest.param(
            "decimal",
            numbered("a") + numbered("b", 1) + numbered("c", 1) + numbered("d") + numbered("e", 1),
            ["1、a", "1.1b", "1.2c", "2、d", "2.1e"],
            id="levels-restart",
        ),
        pytest.param(
            "decimal", numbered("a") + numbered("b", 2), ["1、a", "b"], id="bullet-has-no-number"
        ),
        pytest.param(
            "decimal", numbered("a", 0, 2) + numbered("b", 0, 2), ["5、a", "6、b"], id="begins-anew"
        ),
        pytest.param("decimal", numbered("a", 0, 0), ["a"], id="list-switched-off"),
        pytest.param("decimal", numbered("a", 7), ["a"], id="level-not-defined"),
        pytest.param(
            "chineseCounting",
            p("总体", '<w:pStyle w:val="Heading1"/>') + p("主动", '<w:pStyle w:val="Mine"/>'),
            ["一、总体", "二、主动"],
            id="by-style",
        ),
        pytest.param(
            "decimal",
            p("a", '<w:pStyle w:val="Loop"/>') + p("b", '<w:pStyle w:val="None"/>'),
            ["a", "b"],
            id="other-styles",
        ),
        pytest.param(
            "upperRoman", numbered("a") * 4, ["I、a", "II、a", "III、a", "IV、a"], id="roman"
        ),
        pytest.param("lowerLetter", numbered("a") * 2, ["a、a", "b、a"], id="letters"),
        pytest.param("decimalEnclosedCircle", numbered("a"), ["①、a"], id="circled"),
    ],
)
def test_list_number_is_rendered(first: str, body: str, expected: Shown) -> None:
    """The number that Word prints before a paragraph is part of its text."""
    parts = {"word/numbering.xml": NUMBERING.format(first=first), "word/styles.xml": STYLES}

    assert expected == read(body, parts)


@pytest.mark.parametrize(
    ("value", "expected"), [(10, "十"), (11, "十一"), (20, "二十"), (23, "二十三"), (100, "100")]
)
def test_chinese_list_number(value: int, expected: str) -> None:
    """Chinese numerals are those of speech up to 99."""
    numbering = NUMBERING.format(first="chineseCounting").replace(
        '<w:start w:val="1"/>', f'<w:start w:val="{value}"/>', 1
    )

    assert [f"{expected}、a"] == read(numbered("a"), {"word/numbering.xml": numbering})


def test_numbering_that_is_no_number_is_damage() -> None:
    numbering = NUMBERING.format(first="decimal").replace('w:ilvl="0"', 'w:ilvl="x"', 1)

    with pytest.raises(ReadError, match="damaged-xml"):
        read(numbered("a"), {"word/numbering.xml": numbering})


def test_cells_know_their_place() -> None:
    """Table, row and cell are counted from 1, merged cells once."""
    body = p("x") + tbl(tc("a", '<w:gridSpan w:val="2"/>') + tc("b"), tc("c") + tc("d") + tc("e"))
    table = docx.read(pack_docx(f"<w:body>{body}</w:body>"), "x.docx").blocks[1]

    assert isinstance(table, RawTable)
    assert [(cell.at.table, cell.at.row, cell.at.cell) for cell in table.cells] == [
        (1, 1, 1),
        (1, 1, 2),
        (1, 2, 1),
        (1, 2, 2),
        (1, 2, 3),
    ]


@pytest.mark.parametrize("strict", [False, True])
def test_prefix_and_namespace_may_be_others(strict: bool) -> None:  # noqa: FBT001
    """Programs choose the prefix; strict files have another namespace."""
    namespace = (
        "http://purl.oclc.org/ooxml/wordprocessingml/main"
        if strict
        else "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    )
    xml = f'<n:document xmlns:n="{namespace}"><n:body><n:p><n:r><n:t>文</n:t></n:r></n:p></n:body></n:document>'

    assert show(docx.read(pack({"word/document.xml": xml}), "x.docx")) == ["文"]


def test_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships><Relationship Id="q" Type="http://x/core-properties" Target="core.xml"/>'
        '<Relationship Id="r" Type="http://x/officeDocument" '
        'Target="/word/doc2.xml"/></Relationships>'
    )
    xml = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{p('文')}</w:body></w:document>"
    )

    assert show(docx.read(pack({"_rels/.rels": relations, "word/doc2.xml": xml}), "x.docx")) == [
        "文"
    ]


def test_markup_that_cutting_breaks_is_read_whole() -> None:
    """Properties inside each other, as only tracked changes should have them."""
    body = "<w:p><w:r><w:rPr><w:rPr><w:b/></w:rPr></w:rPr><w:t>文</w:t></w:r></w:p>"

    assert read(body) == ["文"]


def pack(parts: dict[str, str]) -> bytes:
    """Pack parts into an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:document>'
)
SHALLOW = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"PK\x03\x04 cut off", "damaged-zip", id="cut-off"),
        pytest.param(pack({"word/other.xml": "<a/>"}), "no-main-part", id="no-main-part"),
        pytest.param(
            pack({"word/other.xml": "<a/>", "_rels/.rels": "<Relationships/>"}),
            "no-main-part",
            id="no-relation",
        ),
        pytest.param(pack({"word/document.xml": "<a/>"}), "not-word", id="another-language"),
        pytest.param(pack({"word/document.xml": SHALLOW}), "damaged-xml", id="broken-xml"),
        pytest.param(pack({"word/document.xml": ENTITIES}), "xml-entities", id="entities"),
        pytest.param(
            pack({"word/document.xml": SHALLOW + "</w:document>", "word/numbering.xml": ENTITIES}),
            "xml-entities",
            id="entities-in-numbering",
        ),
        pytest.param(
            pack({"word/document.xml": SHALLOW + "</w:document>", "word/numbering.xml": "<a"}),
            "damaged-xml",
            id="broken-numbering",
        ),
        pytest.param(
            pack({"word/document.xml": " " * (MAX_PART_SIZE + 1)}), "part-too-large", id="zip-bomb"
        ),
        pytest.param(
            pack({"word/document.xml": "<a/>", **{f"{n}": "" for n in range(10_001)}}),
            "too-many-parts",
            id="many-parts",
        ),
        pytest.param(
            pack_docx("<w:tbl><w:tr><w:tc>" * 40 + "</w:tc></w:tr></w:tbl>" * 40),
            "tables-too-deep",
            id="deep",
        ),
        pytest.param(
            pack_docx(tbl(tc("a", '<w:gridSpan w:val="100000"/>'))),
            "span-too-wide",
            id="wide-span",
        ),
    ],
)
def test_refusal(data: bytes, reason: str) -> None:
    """What is no intact, sane Word file is refused, with the reason."""
    with pytest.raises(ReadError) as caught:
        docx.read(data, "x.docx")

    assert reason == caught.value.reason


def test_encrypted_archive_is_refused() -> None:
    data = bytearray(pack_docx("<w:body/>"))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)

    with pytest.raises(ReadError, match="encrypted"):
        docx.read(bytes(data), "x.docx")


def test_damaged_part_is_refused() -> None:
    data = pack_docx("<w:body>" + p("文" * 500) + "</w:body>")
    at = data.index(b"word/document.xml") + 60

    with pytest.raises(ReadError, match="damaged"):
        docx.read(data[:at] + b"\xff" * 8 + data[at + 8 :], "x.docx")


def test_time_is_linear_in_the_rows() -> None:
    """A table of 20,000 rows is read; a quadratic reader would not come to an end."""
    body = tbl(*[tc("a", "<w:vMerge/>") + tc("b")] * 20_000)

    assert sum(cell.text == "b" for cell in _cells(body)) == 20_000


def _cells(body: str) -> list[RawCell]:
    return [
        cell
        for block in docx.read(pack_docx(f"<w:body>{body}</w:body>"), "x").blocks
        if isinstance(block, RawTable)
        for cell in block.cells
    ]
