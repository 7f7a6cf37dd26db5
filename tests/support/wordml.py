"""Markup of Word documents by hand, and what is read of it."""

from govlint.readers import docx
from tests.support.show import Shown, show
from tests.support.writers import pack_docx

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

DELETED, MOVED = '<w:del w:id="1"/>', '<w:moveFrom w:id="1"/>'


def p(text: str, properties: str = "") -> str:
    """Return a paragraph with one run."""
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}<w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """Return a cell with one paragraph."""
    return f"<w:tc>{properties and f'<w:tcPr>{properties}</w:tcPr>'}{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    """Return a table of rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def read(body: str, parts: dict[str, str] | None = None) -> Shown:
    """Return what is read of a body."""
    return show(docx.read(pack_docx(f"<w:body>{body}</w:body>", parts), "x.docx"))


BOX = (
    '<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>'
    "<w:txbxContent>{content}</w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}<w:t>{text}</w:t></w:r>"


def par(*runs: str, properties: str = "", mark: str = "") -> str:
    """Return a paragraph of runs; the mark is what is said of its end."""
    inside = properties + (mark and f"<w:rPr>{mark}</w:rPr>")
    return f"<w:p>{inside and f'<w:pPr>{inside}</w:pPr>'}{''.join(runs)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell of paragraphs."""
    return f"<w:tc>{properties and f'<w:tcPr>{properties}</w:tcPr>'}{content}</w:tc>"
