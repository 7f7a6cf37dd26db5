"""What the bare libraries take for the same files: the yardsticks of `tests.bench`."""

import ctypes
import io
import zipfile
from xml.parsers import expat

import pdfplumber
import python_calamine
from lxml import etree

from govlint.readers.pdf import calls


def parse_docx(data: bytes) -> None:
    """Unpack the main part of a Word file and parse it without handlers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expat.ParserCreate().Parse(archive.read("word/document.xml"), True)  # noqa: FBT003


def parse_html(data: bytes) -> None:
    """Parse a page, and look at nothing in it."""
    etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def parse_xlsx(data: bytes) -> None:
    """Return the values of all sheets as the library gives them."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    for index in range(len(book.sheet_names)):
        book.get_sheet_by_index(index).to_python()


def extract_text(data: bytes) -> None:
    """Return the text of all pages of a PDF, as the bare calls of pdfium do."""
    calls.start()
    document = calls.load_document(data, len(data), None)
    for index in range(calls.count_pages(document)):
        page = calls.load_page(document, index)
        text = calls.load_text(page)
        count = calls.count_characters(text)
        calls.get_text(text, 0, count, (ctypes.c_ushort * (count + 1))())
        calls.close_text(text)
        calls.close_page(page)
    calls.close_document(document)


def find_tables(data: bytes) -> None:
    """Find the tables of a PDF as people do who write no reader of their own."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_tables()
