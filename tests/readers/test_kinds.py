"""What a file is taken for: by its content first."""

import pytest

from govlint import readers
from govlint.errors import ReadError
from tests.support.reports import make_report
from tests.support.writers import pack_docx, write_html, write_json

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
YAML = b"edition: '2021'\nyear: 2024\nagency: x\ntables: {}\n"


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        pytest.param(pack_docx("<w:body/>"), "x.txt", "docx", id="word-called-text"),
        pytest.param(write_html(make_report()), "x.doc", "html", id="page-called-doc"),
        pytest.param(b"%PDF-1.7", "x.docx", "pdf", id="pdf-called-docx"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4", "x", "pdf", id="pdf-behind-something"),
        pytest.param("写 %PDF 的文字".encode(), "x.txt", "text", id="text-about-pdf"),
        pytest.param(b"<!-- x --> <p>y</p>", "x.txt", "html", id="page-called-text"),
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
        pytest.param(b"{\\rtf1", "x.doc", "is-rtf", id="rtf"),
        pytest.param(b"\x89PNG\r\n", "x.png", "is-image", id="image"),
        pytest.param(
            OLE + "WordDocument".encode("utf-16-le"), "x.docx", "is-doc", id="doc-called-docx"
        ),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx", "encrypted", id="encrypted"
        ),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "x.xls", "is-spreadsheet", id="xls"),
        pytest.param(OLE, "x.doc", "is-binary", id="other-container"),
        pytest.param(b"PK\x03\x04 xl/workbook.xml", "x.xlsx", "is-spreadsheet", id="xlsx"),
        pytest.param(
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "x.odt",
            "is-odt",
            id="odt",
        ),
        pytest.param(b"PK\x03\x04 report.txt", "x.zip", "is-archive", id="zip"),
        pytest.param(b"not a zip", "x.docx", "damaged-zip", id="text-called-docx"),
        pytest.param(b"MIME-Version: 1.0\n", "x.mht", "is-mhtml", id="web-archive"),
        pytest.param(bytes(range(1, 32)) * 20, "x.txt", "is-binary", id="binary"),
    ],
)
def test_refusal(data: bytes, path: str, reason: str) -> None:
    """What cannot be read is told apart, so that each gets its own remedy."""
    with pytest.raises(ReadError) as caught:
        readers.sniff(data, path)

    assert reason == caught.value.reason
