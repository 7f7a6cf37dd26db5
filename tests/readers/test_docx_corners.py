"""Dark corners of Word: what is read is what Word shows, or is told not to be read."""

import pytest

from tests.support.show import Shown
from tests.support.wordml import BOX, DELETED, MC, MOVED, cell, p, par, r, read, tbl, tc
from tests.support.writers import W

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def field(kind: str) -> str:
    """Return a mark of a field: where it begins, where its result does, where it ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    """Return the instruction of a field."""
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def equation(content: str) -> str:
    """Return a paragraph with an equation."""
    return f'<w:p><m:oMath xmlns:m="{M}">{content}</m:oMath></w:p>'


def m(text: str) -> str:
    """Return a run of an equation."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


def alternatives(content: str) -> str:
    """Return a paragraph with alternatives for different programs."""
    return f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}">{content}</mc:AlternateContent></w:r></w:p>'


def old_box(content: str) -> str:
    """Return a paragraph with a text box of Word 2003."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:textbox xmlns:v='v'>{box}</v:textbox></w:pict></w:r></w:p>"


BEGIN, SEPARATE, END = field("begin"), field("separate"), field("end")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Tracked changes.
        pytest.param(par(r("一"), mark=DELETED) + p("二"), ["一二"], id="end-deleted"),
        pytest.param(par(r("一"), mark=MOVED) + p("二"), ["一二"], id="end-moved-away"),
        pytest.param(
            par(r("一"), mark='<w:ins w:id="1"/>') + p("二"), ["一", "二"], id="end-inserted"
        ),
        pytest.param(
            par(r("一"), mark=DELETED) + tbl(tc("a")), ["一", [["a"]]], id="end-before-table"
        ),
        pytest.param(par(r("一"), mark=DELETED), ["一"], id="end-of-the-last-one"),
        pytest.param(
            "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
            "<w:t>曾隐</w:t></w:r></w:p>",
            ["曾隐"],
            id="hidden-in-the-past",
        ),
        pytest.param(
            '<w:p><w:del w:id="1"><w:r><w:t>旧</w:t></w:r></w:del>'
            '<w:ins w:id="2"><w:del w:id="3"><w:r><w:delText>又</w:delText></w:r></w:del></w:ins>'
            + r("新")
            + "</w:p>",
            ["新"],
            id="inserted-and-deleted",
        ),
        # Hidden text.
        pytest.param(par(r("显"), r("隐", "<w:vanish/>"), r("示")), ["显示"], id="hidden-run"),
        pytest.param(
            par(r("题"), mark="<w:vanish/><w:specVanish/>") + p("文"),
            ["题文"],
            id="style-separator",
        ),
        pytest.param(par(r("网", "<w:webHidden/>")), ["网"], id="hidden-on-the-web-only"),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:br/><w:sym w:font='x' w:char='0041'/></w:r>"
            + r("显")
            + "</w:p>",
            ["显"],
            id="hidden-tab-break-symbol",
        ),
        # Characters.
        pytest.param(par(r("1\u00ad2")), ["12"], id="soft-hyphen"),
        pytest.param(
            "<w:p>" + r("1") + "<w:r><w:softHyphen/></w:r>" + r("2") + "</w:p>",
            ["12"],
            id="soft-hyphen-mark",
        ),
        pytest.param(par(r("\u00a012\u00a0")), ["12"], id="non-breaking-spaces-around"),
        pytest.param(par(r("1\u00a0234")), ["1\u00a0234"], id="non-breaking-space-inside"),
        pytest.param(par(r("１２")), ["１２"], id="full-width"),
        pytest.param(
            par(r("12"), r("2", '<w:vertAlign w:val="superscript"/>')), ["12²"], id="raised"
        ),
        pytest.param(
            par(r("12"), r("2", '<w:vertAlign w:val="subscript"/>')), ["12₂"], id="lowered"
        ),
        pytest.param(par(r("12", '<w:vertAlign w:val="baseline"/>')), ["12"], id="not-raised"),
        pytest.param(par(r("12", "<w:strike/>"), r("15")), ["1\u03362\u033615"], id="struck"),
        pytest.param(
            par(r("1", "<w:dstrike/>"), r("5", '<w:strike w:val="0"/>')),
            ["1\u03365"],
            id="struck-twice",
        ),
        pytest.param(
            '<w:p><w:r><w:sym w:char="zz"/><w:sym/><w:sym w:char="110000"/></w:r></w:p>',
            ["□□□"],
            id="symbols-that-are-none",
        ),
        pytest.param(
            "<w:p>" + '<w:r><w:fldChar w:fldCharType="other"/></w:r>' + r("文") + "</w:p>",
            ["文"],
            id="mark-of-no-field",
        ),
        pytest.param(
            '<w:p><w:r><w:sym w:font="Symbol" w:char="F031"/><w:sym w:font="Wingdings" w:char="F0FC"/>'
            '<w:sym w:font="宋体" w:char="4E00"/></w:r></w:p>',
            ["1□一"],
            id="symbols",
        ),
        pytest.param(
            '<w:p><w:r><w:t>左</w:t><w:ptab w:alignment="right"/><w:t>右</w:t></w:r></w:p>',
            ["左\t右"],
            id="tab-to-a-place",
        ),
        pytest.param(
            '<w:p><w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r></w:p>',
            ["前\n后"],
            id="page-break",
        ),
        pytest.param(
            '<w:p><w:r><w:t>前</w:t><w:br w:type="column"/><w:lastRenderedPageBreak/><w:t>后</w:t></w:r></w:p>',
            ["前\n后"],
            id="column-break",
        ),
        pytest.param(par(r("12", "<w:rtl/>"), properties="<w:bidi/>"), ["12"], id="right-to-left"),
        # Equations.
        pytest.param(equation(m("1") + m("2")), ["12"], id="equation"),
        pytest.param(
            equation(f"<m:f><m:num>{m('1')}</m:num><m:den>{m('2')}</m:den></m:f>"),
            ["1/2"],
            id="fraction",
        ),
        pytest.param(
            equation(f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>"),
            ["10 2"],
            id="power",
        ),
        # Fields.
        pytest.param(
            "<w:p>" + BEGIN + code("=SUM(ABOVE)") + SEPARATE + r("85") + END + "</w:p>",
            ["85"],
            id="formula-field",
        ),
        pytest.param(
            "<w:p>"
            + BEGIN
            + code("=")
            + BEGIN
            + code("A1")
            + SEPARATE
            + r("5")
            + END
            + code("+3")
            + SEPARATE
            + r("8")
            + END
            + r("件")
            + "</w:p>",
            ["8件"],
            id="field-in-an-instruction",
        ),
        pytest.param(
            "<w:p>"
            + BEGIN
            + code("IF")
            + SEPARATE
            + BEGIN
            + code("A1")
            + SEPARATE
            + r("5")
            + END
            + r("6")
            + END
            + "</w:p>",
            ["56"],
            id="field-in-a-result",
        ),
        pytest.param(
            "<w:p>" + SEPARATE + END + r("文") + "</w:p>", ["文"], id="field-that-never-began"
        ),
        pytest.param(
            tbl(cell(par(BEGIN + r("7"))) + tc("8")), [[["", "8"]]], id="field-that-never-ends"
        ),
        # Wrappers.
        pytest.param(
            "<w:p><w:smartTag><w:customXml><w:smartTag>"
            + r("12")
            + "</w:smartTag></w:customXml></w:smartTag></w:p>",
            ["12"],
            id="smart-tags",
        ),
        pytest.param("<w:customXml>" + p("文") + "</w:customXml>", ["文"], id="custom-xml-around"),
        pytest.param(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            + p("单击此处输入")
            + "</w:sdtContent></w:sdt>",
            ["单击此处输入"],
            id="placeholder-is-shown",
        ),
        pytest.param(old_box(p("框")), ["框"], id="old-text-box"),
        pytest.param(
            p("前")
            + "<w:p><w:r>"
            + BOX.format(mc=MC, content=tbl(tc("a") + tc("b")))
            + "</w:r></w:p>",
            ["前", [["a", "b"]]],
            id="table-in-a-text-box",
        ),
        pytest.param(
            "<w:p><w:r>"
            + BOX.format(mc=MC, content=par(r("框", "<w:vanish/>")))
            + "<w:t>外</w:t></w:r></w:p>",
            ["外"],
            id="hidden-text-in-a-box",
        ),
        pytest.param(
            alternatives('<mc:Choice Requires="wps"><w:t>新</w:t></mc:Choice>'),
            ["新"],
            id="choice-alone",
        ),
        pytest.param(
            alternatives(
                '<mc:Choice Requires="a"><w:t>甲</w:t></mc:Choice><mc:Choice Requires="b"><w:t>乙</w:t></mc:Choice>'
            ),
            ["甲"],
            id="two-choices",
        ),
        pytest.param(
            alternatives("<mc:Fallback><w:t>旧</w:t></mc:Fallback>"), ["旧"], id="fallback-alone"
        ),
        pytest.param(
            f'<w:p><w:r><mc:Choice xmlns:mc="{MC}"><w:t>散</w:t></mc:Choice></w:r></w:p>',
            ["散"],
            id="choice-of-nothing",
        ),
        pytest.param(
            '<w:p><w:commentRangeStart w:id="0"/>'
            + r("12")
            + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
            ["12"],
            id="comment",
        ),
        pytest.param(
            p("前") + '<w:subDoc r:id="rId9" xmlns:r="r"/>' + p("后"),
            ["前", "后"],
            id="subdocument",
        ),
        pytest.param(
            "<w:p><w:r><w:object><v:shape xmlns:v='v'/>"
            "<o:OLEObject xmlns:o='o' ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>",
            [],
            id="embedded-workbook",
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
            tbl(tc("a") + tc("x", '<w:cellDel w:id="1"/>') + tc("b")),
            [[["a", "b"]]],
            id="cell-deleted",
        ),
        pytest.param(
            tbl(tc("a") + tc("b", '<w:cellIns w:id="1"/>')), [[["a", "b"]]], id="cell-inserted"
        ),
        pytest.param(
            tbl(
                tc("a", '<w:cellMerge w:id="1" w:vMerge="rest"/>') + tc("b"),
                tc("", '<w:cellMerge w:id="1" w:vMerge="cont"/>') + tc("c"),
            ),
            [[["a [1x2]", "b"], ["c"]]],
            id="cells-merged-by-a-tracked-change",
        ),
        pytest.param(
            tbl(cell(par(r("1"), mark=DELETED) + p("2")) + tc("b")),
            [[["12", "b"]]],
            id="paragraphs-of-a-cell-joined",
        ),
        pytest.param(
            tbl(cell(par(r("1"), mark=DELETED)) + tc("2")),
            [[["1", "2"]]],
            id="nothing-joined-over-cells",
        ),
        pytest.param(
            tbl("<w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>" + tc("a"), tc("1")),
            [[["a"], ["1"]]],
            id="header-printed-on-each-page",
        ),
        pytest.param(
            tbl(
                "<w:trPr><w:hidden/></w:trPr>" + tc("x"),
                '<w:trPr><w:hidden w:val="0"/></w:trPr>' + tc("1"),
            ),
            [[["1"]]],
            id="hidden-row",
        ),
        pytest.param(
            tbl(tc("a", '<w:gridSpan w:val="0"/>') + tc("b", '<w:gridSpan w:val="x"/>')),
            [[["a", "b"]]],
            id="spans-that-are-none",
        ),
        pytest.param(
            tbl(
                '<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>' + tc("a"),
                tc("b") + tc("c") + tc("d"),
            ),
            [[["a"], ["b", "c", "d"]]],
            id="row-short-at-both-ends",
        ),
        pytest.param(
            tbl(tc("a", "<w:vMerge/>") + tc("b"), tc("", "<w:vMerge/>") + tc("c")),
            [[["a [1x2]", "b"], ["c"]]],
            id="merge-without-a-beginning",
        ),
        pytest.param(
            tbl(tc("a", '<w:vMerge w:val="restart"/>') + tc("b"), tc("x", "<w:vMerge/>") + tc("c")),
            [[["a [1x2]", "b"], ["c"]]],
            id="text-under-a-merged-cell-is-not-shown",
        ),
        pytest.param(
            tbl(
                tc("", '<w:hMerge w:val="restart"/>')
                + tc("", '<w:hMerge w:val="continue"/>')
                + tc("b")
            ),
            [[["[2x1]", "b"]]],
            id="merged-the-old-way",
        ),
        pytest.param(
            "<w:tbl><w:sdt><w:sdtContent><w:sdt><w:sdtContent><w:tr>"
            + tc("a")
            + "</w:tr></w:sdtContent></w:sdt></w:sdtContent></w:sdt></w:tbl>",
            [[["a"]]],
            id="row-in-two-controls",
        ),
        pytest.param(
            tbl(cell("<w:sdt><w:sdtContent>" + p("1") + "</w:sdtContent></w:sdt>")),
            [[["1"]]],
            id="control-in-a-cell",
        ),
        pytest.param(
            tbl(
                cell("<w:p><w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r></w:p>")
                + cell(p("3") + p("4"))
            ),
            [[["1\n2", "3\n4"]]],
            id="number-on-two-lines",
        ),
        pytest.param(
            "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='1'/><w:gridCol w:w='900'/></w:tblGrid><w:tr>"
            + tc("a", '<w:gridSpan w:val="2"/>')
            + tc("b")
            + "</w:tr><w:tr>"
            + tc("c")
            + tc("d", '<w:gridSpan w:val="2"/>')
            + "</w:tr><w:tr>"
            + tc("e")
            + tc("")
            + tc("f")
            + '</w:tr><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
            + tc("g")
            + "</w:tr></w:tbl>",
            [[["a", "b"], ["c", "d"], ["e", "f"], ["g"]]],
            id="sliver-left-by-a-converter",
        ),
        pytest.param(
            "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='50'/></w:tblGrid><w:tr>"
            + tc("a")
            + tc("1")
            + "</w:tr></w:tbl>",
            [[["a", "1"]]],
            id="narrow-column-with-a-figure",
        ),
        pytest.param(
            "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol w:w='0'/></w:tblGrid><w:tr>"
            + tc("a")
            + tc("")
            + "</w:tr></w:tbl>",
            [[["a", ""]]],
            id="widths-that-are-not-told",
        ),
    ],
)
def test_table(body: str, expected: Shown) -> None:
    """Cells are those that are shown, in their place."""
    assert expected == read(body)


def test_columns_without_slivers_are_those_of_the_grid() -> None:
    """A span over a sliver is as wide as what is seen of it."""
    body = (
        "<w:tbl><w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='5'/><w:gridCol w:w='900'/></w:tblGrid><w:tr>"
        + tc("a", '<w:gridSpan w:val="3"/>')
        + "</w:tr><w:tr>"
        + tc("b")
        + tc("c", '<w:gridSpan w:val="2"/>')
        + "</w:tr></w:tbl>"
    )

    assert read(body) == [[["a [2x1]"], ["b", "c"]]]


STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr>{{default}}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="HideP"><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="HideP"/></w:style>
<w:style w:type="character" w:styleId="HideR"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="ShowR"><w:rPr><w:vanish w:val="false"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("default", "body", "expected"),
    [
        ("", par(r("隐"), properties='<w:pStyle w:val="HideP"/>') + p("显"), ["显"]),
        ("", par(r("隐"), properties='<w:pStyle w:val="Child"/>') + p("显"), ["显"]),
        ("", par(r("隐", '<w:rStyle w:val="HideR"/>'), r("显")), ["显"]),
        (
            "",
            par(r("显", '<w:rStyle w:val="ShowR"/>'), properties='<w:pStyle w:val="HideP"/>'),
            ["显"],
        ),
        ("", par(r("显", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="HideP"/>'), ["显"]),
        ("", par(r("显", '<w:rStyle w:val="Loop"/>')), ["显"]),
        ("<w:vanish/>", p("隐") + par(r("显", '<w:vanish w:val="0"/>')), ["显"]),
    ],
)
def test_style_may_hide_text(default: str, body: str, expected: Shown) -> None:
    """What the run says goes before its style, and that before the style of the paragraph."""
    assert expected == read(body, {"word/styles.xml": STYLES.format(default=default)})


def test_slivers_cost_little() -> None:
    """A table that is made of them."""
    widths = "<w:gridCol w:w='1'/>" * 30_000
    rows = ("<w:tr>" + tc("") * 300 + "</w:tr>") * 100

    assert read(f"<w:tbl><w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>") == []
