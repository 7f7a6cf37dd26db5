"""WordprocessingML: A4 with the margins and typefaces of official documents (GB/T 9704)."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pkgutil import get_data
from xml.sax.saxutils import escape

from govlint.report import Report
from govlint.writers.grid import Box, Grid, Role, place
from govlint.writers.printed import Line, Style, print_report

WIDTH = 8845
"""Twips between the margins: 156 mm."""
DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can tell: the same report gives the same file."""

STYLES: dict[Style, str] = {
    "title": "Title",
    "heading": "Heading1",
    "text": "Normal",
    "signature": "Signature",
}
CELL_STYLES: dict[Role, str] = {
    "caption": "TableText",
    "head": "TableText",
    "label": "TableLabel",
    "figure": "TableText",
}
NARROW = 10
"""Columns of a table from which on its letters are smaller."""

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    body = "".join(
        _paragraph(block.text, STYLES[block.style]) if isinstance(block, Line) else _table(block)
        for block in print_report(report)
    )
    parts = {**_parts(), "word/document.xml": _parts()["word/document.xml"].format(body=body)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, DATE), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@cache
def _parts() -> dict[str, str]:
    """Return the parts of the template by name; it stands in one file, each part behind its name."""
    text = (get_data("govlint.writers", "docx.template.xml") or b"").decode()
    parts = (part.partition(" -->\n") for part in text.split("<!-- part: ")[1:])
    return {name: content.strip() for name, _, content in parts}


def _paragraph(text: str, style: str) -> str:
    content = escape(text).replace("\n", _BREAK)
    run = f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _table(grid: Grid) -> str:
    widths = _widths(grid)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    suffix = "Small" if len(widths) > NARROW else ""
    rows = (
        f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * (number < grid.header)}"
        f'<w:jc w:val="center"/></w:trPr>{"".join(cells)}</w:tr>'
        for number, cells in enumerate(_rows(grid, widths, suffix))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>{_paragraph('', 'AfterTable')}"
    )


def _widths(grid: Grid) -> list[int]:
    """Return the widths of the columns in twips, `WIDTH` in all."""
    total = sum(grid.weights)
    ends = [WIDTH * sum(grid.weights[:number]) // total for number in range(len(grid.weights) + 1)]
    return [end - start for start, end in pairwise(ends)]


def _rows(grid: Grid, widths: list[int], suffix: str) -> Iterator[list[str]]:
    """Yield the cells of each row; one that spans rows goes on as a blank cell in each."""
    rows: list[dict[int, str]] = [{} for _ in grid.rows]
    for row, column, box in place(grid):
        width = sum(widths[column : column + box.columns])
        for below in range(box.rows):
            merge = "" if box.rows == 1 else "restart" if below == 0 else "continue"
            rows[row + below][column] = _cell(
                box if below == 0 else box._replace(text=""), width, merge, suffix
            )
    for cells in rows:
        yield [cells[column] for column in sorted(cells)]


def _cell(box: Box, width: int, merge: str, suffix: str) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    style = CELL_STYLES[box.role] + suffix
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_paragraph(box.text, style)}</w:tc>'
    )
