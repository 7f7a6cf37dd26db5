"""Fills in the form that ``govlint new`` writes, as a clerk would: with another program."""

import io
import re
from collections.abc import Callable, Iterator

from docx import Document
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.cell import Cell

from tests.support.reports import PROSE, Canonical

PROMPT = re.compile("【[^】]*】")
"""What is to be filled in."""
UNDATED = re.compile(r"\d{4}年 月 日")


def figures(report: Canonical) -> list[str]:
    """Return the figures of a report in printed order."""
    return [
        str(value)
        for table in report["tables"].values()
        for row in table.values()
        for value in row.values()
    ]


def answers(report: Canonical) -> Iterator[str]:
    """Yield what a report says, prompt by prompt; the words before a prompt are in the form."""
    for key in PROSE:
        for line in report["sections"][key]["text"].split("\n"):
            yield re.sub("^（.）.*?。|^(?:存在的主要问题|改进情况)：", "", line)


class _Pen:
    """Fills in figures and prompts in the order in which they stand in the form."""

    def __init__(self, report: Canonical, *, is_data: bool = False) -> None:
        self._figures = iter(figures(report))
        self._answers = answers(report)
        year, month, day = map(int, report["signature"]["date"].split("-"))
        self._date = report["signature"]["date"] if is_data else f"{year}年{month}月{day}日"

    def figure(self, _: object = None) -> str:
        return next(self._figures)

    def prose(self, text: str) -> str:
        text = PROMPT.sub(lambda _: next(self._answers), text)
        return UNDATED.sub(self._date, text)

    def end(self) -> None:
        assert (next(self._figures, None), next(self._answers, None)) == (None, None)


def fill_docx(data: bytes, report: Canonical) -> bytes:
    """Fill in with python-docx."""
    pen, document = _Pen(report), Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        _write(paragraph, pen.prose(paragraph.text))
    for table in document.tables:
        for row in table.rows:
            for cell in {id(cell._tc): cell for cell in row.cells}.values():  # noqa: SLF001  no other identity
                if cell.text == "0":
                    _write(cell.paragraphs[0], pen.figure())
    pen.end()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write(paragraph: Paragraph, text: str) -> None:
    if paragraph.text != text:
        paragraph.runs[0].text = text


def fill_xlsx(data: bytes, report: Canonical) -> bytes:
    """Fill in with openpyxl."""
    pen, book = _Pen(report), load_workbook(io.BytesIO(data))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and isinstance(cell.value, str):
                cell.value = pen.prose(cell.value)
            elif isinstance(cell, Cell) and cell.value == 0:
                cell.value = float(figure) if "." in (figure := pen.figure()) else int(figure)
    pen.end()
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill_text(pattern: str, *, is_data: bool = False) -> Callable[[bytes, Canonical], bytes]:
    """Return what fills in a text in which a pattern matches each 0 of the tables."""

    def fill(data: bytes, report: Canonical) -> bytes:
        pen = _Pen(report, is_data=is_data)
        text = pen.prose(re.sub(pattern, pen.figure, data.decode()))
        pen.end()
        return text.encode()

    return fill


FILL: dict[str, Callable[[bytes, Canonical], bytes]] = {
    "docx": fill_docx,
    "html": _fill_text(r"(?<=>)0(?=</td>)"),
    "md": _fill_text(r"(?<=\| )0(?= \|)"),
    "xlsx": fill_xlsx,
    "json": _fill_text(r'(?<=": )0\b', is_data=True),
    "yaml": _fill_text(r"(?<=: )0\b", is_data=True),
}
"""By format."""
