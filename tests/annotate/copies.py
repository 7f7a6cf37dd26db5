"""Annotated copies of made-up reports, and what stands in them."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from govlint.annotate import annotate
from govlint.engine import lint_bytes
from govlint.form import load_form
from govlint.language import Lang
from govlint.result import FileResult
from tests.support.mistakes import slip
from tests.support.reports import Canonical, make_report, with_cell


def slipped(edition: str, seed: int) -> tuple[Canonical, str]:
    """Return a report with one wrong digit in table 3, and the key of the wrong cell."""
    chance = random.Random(seed)
    report = make_report(edition, seed)
    rows = load_form(edition).tables["applications"]
    key = chance.choice(sorted(rows.cells))
    table, row, column = key.split(".")
    figure = report["tables"][table][row][column]
    return with_cell(report, key, slip(figure, chance)), key


def annotated(data: bytes, name: str, lang: Lang = "zh") -> tuple[bytes, FileResult]:
    """Return the annotated copy of a report, and what was found in the report."""
    result = lint_bytes(data, name)
    assert result.report is not None
    return annotate(data, result, lang), result


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a file with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in parts(data).items():
            archive.writestr(part, change(content.decode()) if part == name else content)
    return buffer.getvalue()


def said(result: FileResult) -> list[tuple[str, str, object]]:
    """Return what was found and where, without the name of the file."""
    return [
        (found.code, found.message.zh, found.at and found.at._replace(path=""))
        for found in result.diagnostics
    ]


def figures(result: FileResult) -> Mapping[str, str]:
    """Return what is printed in each cell."""
    assert result.report is not None
    tables = result.report.tables.values()
    return {key: cell.text for table in tables for key, cell in table.cells.items()}


class Comment:
    """A comment as python-docx tells it."""

    def __init__(self, document: WordDocument, number: int) -> None:
        """Find a comment and where it stands."""
        comment = document.comments.get(number)
        assert comment is not None
        self.author = comment.author
        self.initials = comment.initials
        self.text = comment.text
        root = document.element
        marks = [
            element
            for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
            for element in root.iter(qn(f"w:{name}"))
            if element.get(qn("w:id")) == str(number)
        ]
        assert len(marks) == 3
        start, end, reference = marks
        assert start.getparent() is end.getparent() is reference.getparent().getparent()
        self.paragraph = start.getparent()
        cell = next(self.paragraph.iterancestors(qn("w:tc")), None)
        around = self.paragraph if cell is None else cell
        self.shown = "".join(text.text or "" for text in around.iter(qn("w:t")))
        """The text of the cell or the paragraph."""
        self.place: tuple[int, int, int] | None = None
        """Table, row and cell as `Location` counts them; None: outside tables."""
        if cell is not None:
            row = next(cell.iterancestors(qn("w:tr")))
            table = next(row.iterancestors(qn("w:tbl")))
            self.place = (
                list(root.iter(qn("w:tbl"))).index(table) + 1,
                list(table.iter(qn("w:tr"))).index(row) + 1,
                list(row.iter(qn("w:tc"))).index(cell) + 1,
            )
        properties = None if cell is None else cell.find(qn("w:tcPr"))
        shading = None if properties is None else properties.findall(qn("w:shd"))
        self.colours = [one.get(qn("w:fill")) for one in shading or ()]


def comments(data: bytes) -> list[Comment]:
    """Return the comments of a Word document."""
    document = docx.Document(io.BytesIO(data))
    return [Comment(document, comment.comment_id) for comment in document.comments]
