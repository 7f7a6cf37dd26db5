"""What a file is taken for: by its content first."""

from zipfile import ZIP_STORED

import pytest

from govlint import readers
from govlint.errors import ReadError
from tests.support.reports import make_report
from tests.support.writers import (
    pack_docx,
    pack_zip,
    write,
    write_html,
    write_json,
    write_xlsx,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def named(stream: str) -> bytes:
    """Return a name as it is kept in the container of old Office programs."""
    return stream.encode("utf-16-le")


YAML = b"edition: '2021'\nyear: 2024\nagency: x\ntables: {}\n"


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        pytest.param(pack_docx("<w:body/>"), "x.txt", "docx", id="word-called-text"),
        pytest.param(write_html(make_report()), "x.doc", "html", id="page-called-doc"),
        pytest.param(pack_docx("<w:body/>"), "x.wps", "docx", id="word-called-wps"),
        pytest.param(b"{\\rtf1", "x.doc", "rtf", id="rtf-called-doc"),
        pytest.param("报告".encode(), "x.doc", "text", id="text-called-doc"),
        pytest.param(OLE + named("WordDocument"), "x.docx", "doc", id="doc-called-docx"),
        pytest.param(
            OLE + named("Workbook") + named("WordDocument"), "x.doc", "doc", id="doc-with-a-sheet"
        ),
        pytest.param(
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "x.doc",
            "odt",
            id="odt-called-doc",
        ),
        pytest.param(write_xlsx(make_report()), "x.et", "xlsx", id="workbook-called-et"),
        pytest.param(write_html(make_report()), "x.xls", "html", id="page-called-xls"),
        pytest.param(OLE + named("Workbook"), "x.et", "xls", id="xls-called-et"),
        pytest.param(OLE + named("Book"), "x.xls", "xls", id="xls-of-excel-95"),
        pytest.param(
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "x.xls",
            "ods",
            id="ods-called-xls",
        ),
        pytest.param(b"%PDF-1.7", "x.docx", "pdf", id="pdf-called-docx"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", "x", "pdf", id="pdf-behind-something"),
        pytest.param("写 %PDF 的文字".encode(), "x.txt", "text", id="text-about-pdf"),
        pytest.param(b"<!-- x --> <p>y</p>", "x.txt", "html", id="page-called-text"),
        pytest.param(b"<p>y</p>\n\n| a |", "x.md", "text", id="markdown-begins-with-element"),
        pytest.param(b"<!DOCTYPE html><p>y</p>", "x.md", "html", id="page-called-markdown"),
        pytest.param(
            "文</p><p>二</p><td></td></tr>".encode(), "x", "html", id="fragment-without-name"
        ),
        pytest.param("一、总体情况\n<p>".encode(), "x.md", "text", id="markdown-with-a-tag"),
        pytest.param(write_json(make_report()), "x", "json", id="json-without-name"),
        pytest.param(YAML, "x", "yaml", id="yaml-without-name"),
        pytest.param(YAML, "x.txt", "yaml", id="yaml-called-text"),
        pytest.param(b"a: 1", "x.yml", "yaml", id="yaml-by-name"),
        pytest.param("报告".encode(), "x.json", "json", id="json-by-name"),
        pytest.param("报告".encode(), "x.html", "html", id="page-by-name"),
        pytest.param("报告".encode(), "x", "text", id="anything-else"),
        pytest.param(b"MIME-Version: 1.0\n", "x", "mhtml", id="web-archive-of-word"),
        pytest.param(
            b"From: =?utf-8?B?55Sx?=\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\n",
            "x.html",
            "mhtml",
            id="web-archive-of-a-browser",
        ),
        pytest.param("报告".encode(), "x.mht", "mhtml", id="web-archive-by-name"),
        pytest.param("报告".encode("utf-16"), "x.txt", "text", id="utf-16"),
    ],
)
def test_kind(data: bytes, path: str, kind: str) -> None:
    """The content decides, the suffix only where it leaves the kind open."""
    assert kind == readers.sniff(data, path)


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        pytest.param(b"", "x.docx", "empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n", "x.txt", "empty", id="only-white-space"),
        pytest.param(b"not a PDF", "x.pdf", "damaged-pdf", id="text-called-pdf"),
        pytest.param(b"\x89PNG\r\n", "x.png", "is-image", id="image"),
        pytest.param(OLE + named("EncryptedPackage"), "x.docx", "encrypted", id="encrypted"),
        pytest.param(b"PK\x03\x04 xl/workbook.bin", "x.xlsb", "is-spreadsheet", id="xlsb"),
        pytest.param(OLE + named("PowerPoint Document"), "x.ppt", "is-presentation", id="ppt"),
        pytest.param(OLE + named("MatOST"), "x.wps", "is-works", id="works"),
        pytest.param(OLE, "x.doc", "is-binary", id="other-container"),
        pytest.param(b"not a zip", "x.xlsx", "damaged-zip", id="text-called-xlsx"),
        pytest.param(b"PK\x03\x04 report.txt", "x.zip", "damaged-zip", id="zip-cut-off"),
        pytest.param(b"Rar!\x1a\x07", "x.rar", "is-archive", id="rar"),
        pytest.param(
            pack_zip(
                {"报告.docx": write(".docx", make_report()), "word/x.txt": b"x"}, method=ZIP_STORED
            ),
            "x.docx",
            "is-zip",
            id="document-in-an-archive",
        ),
        pytest.param(b"not a zip", "x.docx", "damaged-zip", id="text-called-docx"),
        pytest.param(bytes(range(1, 32)) * 20, "x.txt", "is-binary", id="binary"),
    ],
)
def test_refusal(data: bytes, path: str, reason: str) -> None:
    """What cannot be read is told apart, so that each gets its own remedy."""
    with pytest.raises(ReadError) as caught:
        readers.sniff(data, path)

    assert reason == caught.value.reason
