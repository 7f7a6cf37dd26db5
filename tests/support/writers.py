"""Writers of made-up reports: Word, web page, text, JSON."""

import base64
import io
import json
import quopri
import zipfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from html import escape

from govlint.form import load_form
from tests.support.layout import Box, Layout, print_table
from tests.support.pdf import write_pdf
from tests.support.reports import Canonical
from tests.support.workbooks import workbook_of

Block = str | Layout


def blocks(report: Canonical) -> Iterator[Block]:
    """Yield the paragraphs and tables of a report in printed order."""
    form = load_form(report["edition"])
    year, signature = report["year"], report["signature"]
    yield report["title"]
    yield f"本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    for key, section in report["sections"].items():
        yield section["heading"]
        if section.get("text"):
            yield from section["text"].split("\n")
        if key in form.tables:
            yield print_table(form.tables[key], report)
    year, month, day = map(int, signature["date"].split("-"))
    yield signature["agency"]
    yield f"{year}年{month}月{day}日"


# Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋" w:eastAsia="仿宋_GB2312" w:cs="宋体"/>'
    '<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
)
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_EDGES = "".join(
    f'<w:{side} w:val="single" w:color="000000" w:sz="4" w:space="0"/>'
    for side in ("top", "left", "bottom", "right")
)


def write_docx(report: Canonical) -> bytes:
    """Write a report as Word does: fonts on every run, borders on every cell."""
    return docx_of(blocks(report))


def docx_of(content: Iterable[Block], section: str = "") -> bytes:
    """Write paragraphs and tables as Word does.

    Args:
        content: Paragraphs and tables.
        section: Properties of the pages, such as their size.
    """
    properties = f"<w:sectPr>{section}</w:sectPr>" if section else "<w:sectPr/>"
    return pack_docx(f"<w:body>{_word_blocks(content)}{properties}</w:body>")


def word_body(report: Canonical) -> str:
    """Return the markup of the paragraphs and tables of a report."""
    return _word_blocks(blocks(report))


def _word_blocks(content: Iterable[Block]) -> str:
    return "".join(
        _word_table(block)
        if not isinstance(block, str)
        else _word_paragraph(block, 32)
        if index
        else _word_paragraph(block, 44, "center")
        for index, block in enumerate(content)
    )


def pack_docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """Pack a body, and other parts by name, into a .docx."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, text: str) -> None:
            entry = zipfile.ZipInfo(name)  # with a date of its own, so that the same is the same
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)

        add(
            "[Content_Types].xml",
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        add(
            "_rels/.rels",
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        add(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{W}">{body}</w:document>',
        )
        for name, text in (parts or {}).items():
            add(name, text)
    return buffer.getvalue()


def _word_paragraph(text: str, size: int, align: str = "both") -> str:
    font = _FONT.format(size=size)
    half = len(text) // 2  # Word breaks runs anywhere
    runs = "".join(
        f'<w:r>{font}<w:t xml:space="preserve">{escape(part).replace(chr(10), _BREAK)}</w:t></w:r>'
        for part in (text[:half], text[half:])
        if part
    )
    indent = '<w:ind w:firstLine="640" w:firstLineChars="200"/>' if align == "both" else ""
    spacing = '<w:spacing w:line="560" w:lineRule="exact"/>' if size > 21 else ""
    jump = '<w:keepNext w:val="0"/><w:widowControl/>'
    properties = f'<w:pPr>{jump}{spacing}{indent}<w:jc w:val="{align}"/>{font}</w:pPr>'
    return f'<w:p w:rsidR="00A77B3E">{properties}{runs}</w:p>'


def _word_table(layout: Layout) -> str:
    width = sum(box.columns for box in layout[0])
    grid = "".join('<w:gridCol w:w="900"/>' for _ in range(width))
    rows = "".join(
        f'<w:tr><w:trPr><w:jc w:val="center"/></w:trPr>{row}</w:tr>' for row in _word_rows(layout)
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _word_rows(layout: Layout) -> Iterator[str]:
    """Yield rows in which a cell that spans rows is continued by a cell of its own in each."""
    open_cells: dict[int, tuple[int, int]] = {}
    for boxes in layout:
        cells, column, waiting = [], 0, list(boxes)
        width = sum(box.columns for box in layout[0])
        while waiting or column < width:
            if column in open_cells:
                span, rows = open_cells.pop(column)
                cells.append(_word_cell("", span, "<w:vMerge/>"))
                if rows > 1:
                    open_cells[column] = (span, rows - 1)
                column += span
                continue
            if not waiting:
                break
            box = waiting.pop(0)
            if box.rows > 1:
                open_cells[column] = (box.columns, box.rows - 1)
            merge = '<w:vMerge w:val="restart"/>' if box.rows > 1 else ""
            cells.append(_word_cell(box.text, box.columns, merge))
            column += box.columns
        yield "".join(cells)


def _word_cell(text: str, span: int, merge: str) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{grid}{merge}<w:tcBorders>{_EDGES}</w:tcBorders>'
        f'<w:vAlign w:val="center"/></w:tcPr>{_word_paragraph(text, 21, "center")}</w:tc>'
    )


# Web page


def write_html(report: Canonical, encoding: str = "utf-8") -> bytes:
    """Write a report as a page saved by Word."""
    return html_of(blocks(report), report["title"], encoding)


def html_of(content: Iterable[Block], title: str = "", encoding: str = "utf-8") -> bytes:
    """Write paragraphs and tables as a page saved by Word."""
    style = 'class="MsoNormal" style="text-indent:32.0pt"'
    body = "\n".join(
        f'<p {style}><span style="font-family:仿宋">{escape(block)}</span></p>'
        if isinstance(block, str)
        else _html_table(block)
        for block in content
    )
    head = f'<meta charset="{encoding}"><title>{escape(title)}</title>'
    page = f"<html><head>{head}</head>\n<body>\n{body}\n</body></html>"
    return page.encode(encoding, "xmlcharrefreplace")


def _html_table(layout: Layout) -> str:
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in layout)
    return f'<table class="MsoNormalTable" border="1" cellspacing="0">\n{rows}\n</table>'


def _html_cell(box: Box) -> str:
    spans = f' colspan="{box.columns}"' if box.columns > 1 else ""
    spans += f' rowspan="{box.rows}"' if box.rows > 1 else ""
    style = "width:54.0pt;border-top:none;border-bottom:solid windowtext 1.0pt;padding:0cm 5.4pt"
    text = escape(box.text).replace("\n", "<br>") if box.text else "&nbsp;"
    return (
        f'<td{spans} style="{style}"><p class="MsoNormal" align="center" style="text-align:center">'
        f'<span lang="EN-US" style="font-size:10.5pt;font-family:宋体;color:black">{text}<o:p></o:p></span></p></td>'
    )


# Web archive


def write_mhtml(report: Canonical) -> bytes:
    """Write a report as a browser saves a page with its pictures in one file."""
    return mhtml_of([("text/html", "http://www.example.cn/a.html", write_html(report))])


def mhtml_of(
    parts: Iterable[tuple[str, str, bytes]], coding: str = "quoted-printable", start: str = ""
) -> bytes:
    """Put parts, each with its type and address, and a picture into one file.

    Args:
        parts: Type, address or number in angle brackets, contents.
        coding: ``quoted-printable``, ``base64`` or ``8bit``.
        start: What stands in front of the header of MIME.
    """
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}
    head = f'{start}MIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----X"\n'
    pieces = [head.encode()]
    for kind, place, content in [*parts, ("image/gif", "<1@x>", b"GIF89a")]:
        name = "Content-ID" if place.startswith("<") else "Content-Location"
        headers = f"Content-Type: {kind}\nContent-Transfer-Encoding: {coding}\n{name}: {place}\n\n"
        pieces.append(headers.encode() + encode.get(coding, bytes)(content))
    return b"\n------X\n".join(pieces) + b"\n------X--\n"


# Text


def write_text(report: Canonical, *, keep_blanks: bool = True, bars: bool = False) -> bytes:
    """Write a report as text; see `text_of`."""
    return text_of(blocks(report), keep_blanks=keep_blanks, bars=bars)


def text_of(content: Iterable[Block], *, keep_blanks: bool = True, bars: bool = False) -> bytes:
    """Write paragraphs and tables as text with tabs or bars.

    Args:
        content: Paragraphs and tables.
        keep_blanks: Whether the fields that a merged cell covers stay as blanks.
        bars: Whether bars stand between fields instead of tabs.
    """
    lines: list[str] = []
    for block in content:
        if isinstance(block, str):
            lines += [block, ""]
            continue
        rows = fields_of(block) if keep_blanks else [[box.text for box in row] for row in block]
        rows = [[text.replace("\n", "") for text in row] for row in rows]
        lines += ["| " + " | ".join(row) + " |" if bars else "\t".join(row) for row in rows]
        lines.append("")
    return "\n".join(lines).encode()


def fields_of(layout: Layout) -> list[list[str]]:
    """Return the fields of each row, blanks for what a merged cell covers."""
    rows: list[list[str]] = []
    covered: dict[int, int] = {}
    for index, row in enumerate(layout):
        fields: list[str] = []
        waiting = list(row)
        while waiting or covered.get(len(fields), 0) > index:
            if covered.get(len(fields), 0) > index:
                fields.append("")
                continue
            box = waiting.pop(0)
            for column in range(len(fields), len(fields) + box.columns):
                covered[column] = index + box.rows
            fields += [box.text, *[""] * (box.columns - 1)]
        rows.append(fields)
    return rows


# Spreadsheet


def write_xlsx(report: Canonical, *, sheet_per_table: bool = False) -> bytes:
    """Write a report as a workbook; see `workbook_of`."""
    return workbook_of(blocks(report), sheet_per_table=sheet_per_table)


# JSON


def write_json(report: Canonical) -> bytes:
    """Write the canonical report itself."""

    def number(value: object) -> object:
        return float(value) if isinstance(value, Decimal) else value

    return json.dumps(report, ensure_ascii=False, indent=2, default=number).encode()


# Archive


def pack_zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files, by name, into an archive; a name that ends with a slash is a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


# Any form

WRITERS: dict[str, Callable[[Canonical], bytes]] = {
    ".docx": write_docx,
    ".pdf": lambda report: write_pdf(blocks(report)),
    ".html": write_html,
    ".xlsx": write_xlsx,
    ".mhtml": write_mhtml,
    ".txt": write_text,
    ".md": lambda report: write_text(report, bars=True),
    ".json": write_json,
    ".yaml": write_json,  # YAML is a superset of JSON
}


def write(suffix: str, report: Canonical) -> bytes:
    """Write a report in the form that a suffix stands for."""
    return WRITERS[suffix](report)
