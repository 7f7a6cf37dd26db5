"""Binary Word documents for tests, written by LibreOffice.

``python -m tests.support.old_word`` writes ``fixtures/doc``, so that tests of the reader need no
LibreOffice. Nothing in Python writes such files.
"""

from pathlib import Path

from tests.support.reports import make_report
from tests.support.writers import W, pack_docx, write_docx

FOLDER = Path(__file__).parents[2] / "fixtures" / "doc"

_BY = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>',
    "word/styles.xml": f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Heading1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="UnseenRun"><w:name w:val="UnseenRun"/><w:rPr><w:vanish/></w:rPr></w:style>'
    "</w:styles>",
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="a" Type="{_REL}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="b" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
}


def _r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _deleted(text: str) -> str:
    return f"<w:del {_BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _inserted(text: str) -> str:
    return f"<w:ins {_BY}>{_r(text)}</w:ins>"


def _p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if '<' in content else _r(content)}</w:p>"


def _styled(style: str, content: str) -> str:
    return _p(content, f'<w:pStyle w:val="{style}"/>')


def _numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    return _p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _cell(content: str, properties: str = "") -> str:
    inside = content if "<w:p>" in content else _p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def _table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


_SUM = f"{_field('begin')}<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>{_field('separate')}"
_SUM += f"{_r('85')}{_field('end')}"
_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" '
    'style="position:absolute;width:100pt;height:50pt"><v:textbox><w:txbxContent>'
    f"{_p('框一')}{_p('框二')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_SPAN, _BEGIN, _GO_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

BODIES = {
    "tracked": _p(_r("甲") + _deleted("乙") + _inserted("丙"))
    + _p(_r("前"), f"<w:rPr><w:del {_BY}/></w:rPr>")
    + _p("后")
    + _p(_deleted("整段"), f"<w:rPr><w:del {_BY}/></w:rPr>")
    + _table(_cell(_p(_deleted("58") + _inserted("85"))) + _cell("2"), _cell("3") + _cell("4"))
    + _p("末"),
    "numbered": _numbered("总体")
    + _p("正文")
    + _numbered("主动")
    + _numbered("子", 1)
    + _styled("Heading1", "样式")
    + _styled("Mine", "继承")
    + _numbered("新", 0, 2)
    + _table(_cell("a") + _cell(_numbered("格")))
    + _p("末"),
    "merged": _table(
        _cell("甲", _SPAN + _BEGIN) + _cell("乙"),
        _cell("", _SPAN + _GO_ON) + _cell("丙"),
        _cell("丁") + _cell("戊", _SPAN),
    )
    + _p("末"),
    "nested": _table(
        _cell(_p("外") + _table(_cell("1") + _cell("2"), _cell("3") + _cell("4")) + _p("外后"))
        + _cell("右")
    )
    + _p("后"),
    "hidden": _styled("Unseen", "隐")
    + _styled("Unseen", _r("显", '<w:vanish w:val="0"/>') + _r("隐"))
    + _p(_r("隐", '<w:rStyle w:val="UnseenRun"/>') + _r("又显"))
    + _p(_r("显") + _r("隐", "<w:vanish/>"))
    + _table(_cell(_p(_r("1") + _r("2", "<w:vanish/>"))) + _cell("b"))
    + _p("末"),
    "characters": _p(
        "<w:r><w:t>上</w:t><w:tab/><w:t>中</w:t><w:br/><w:t>下</w:t><w:noBreakHyphen/></w:r>"
    )
    + _p("𠮷字")
    + _p(_r("合计") + _SUM + _r("件"))
    + _p(_r("节"), "<w:sectPr/>")
    + _p("末"),
    "box": _p("前") + _p(_r("锚") + _BOX + _r("后")) + _p("末"),
}
"""Word's dark corners, by the name of their file."""


def sources() -> dict[str, bytes]:
    """Return what LibreOffice makes ``fixtures/doc`` of."""
    corners = {
        f"{name}.docx": pack_docx(f"<w:body>{body}<w:sectPr/></w:body>", _PARTS)
        for name, body in BODIES.items()
    }
    return {**corners, "report-2021.docx": write_docx(make_report("2021", seed=1, scale=100))}


if __name__ == "__main__":
    from tests.support.soffice import convert_all

    FOLDER.mkdir(exist_ok=True)
    for name, made in convert_all(sources(), "doc").items():
        (FOLDER / name).write_bytes(made)
