"""What is read of web archives: those of browsers and of Word."""

import pytest

from govlint.document import RawTable
from govlint.errors import ReadError
from govlint.readers import mhtml
from tests.support.show import show
from tests.support.writers import mhtml_of

PAGE = "<title>年报</title><p>一、总体情况</p><table><tr><td>自然人</td><td>12</td></tr></table>"
SHOWN = ["一、总体情况", [["自然人", "12"]]]
ADDRESS = "http://www.example.cn/a.html"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit", "7BIT"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_page(coding: str, encoding: str, line_end: bytes) -> None:
    """The page is read in every coding, its charset by its bytes."""
    data = mhtml_of([("text/html", ADDRESS, PAGE.encode(encoding))], coding)
    if coding in {"quoted-printable", "base64"} or encoding != "utf-16":
        data = data.replace(b"\n", line_end)
    document = mhtml.read(data, "x.mhtml")

    assert show(document) == SHOWN
    assert (document.format, document.title) == ("mhtml", "年报")


def test_lines_are_not_those_of_the_file() -> None:
    document = mhtml.read(mhtml_of([("text/html", ADDRESS, PAGE.encode())]), "x")
    paragraph, table = document.blocks

    assert isinstance(table, RawTable)
    assert (paragraph.at.line, table.at.line, table.cells[0].at.line) == (None, None, None)
    assert (table.cells[1].at.table, table.cells[1].at.row, table.cells[1].at.cell) == (1, 1, 2)


def test_file_of_one_part() -> None:
    data = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}".encode()

    assert show(mhtml.read(data, "x")) == SHOWN


def test_parts_within_a_part() -> None:
    """Old browsers put the page and a version without markup into a part of their own."""
    inner = (
        b"Content-Type: multipart/alternative; boundary=Y\n\n--Y\nContent-Type: text/plain\n\nx\n"
        b"--Y\nContent-Type: text/html\n\n" + PAGE.encode() + b"\n--Y--\n"
    )
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\n"
        + inner
        + b"--X--"
    )

    assert show(mhtml.read(data, "x")) == SHOWN


@pytest.mark.parametrize("place", ["http://www.example.cn/frame.html", "<frame-1@mhtml.blink>"])
def test_page_in_a_frame_is_read_as_well(place: str) -> None:
    """Some sites show the article in a frame; advertisements that no page shows are left out."""
    source = f"cid:{place[1:-1]}" if place.startswith("<") else place
    outer = f'<p>网站</p><iframe src="{source}"></iframe>'
    parts = [
        ("text/html", ADDRESS, outer.encode()),
        ("text/html", place, PAGE.encode()),
        ("text/html", "<other@x>", b"<p>other</p>"),
        ("text/html; charset=utf-8", "", b"<p>nameless</p>"),
    ]

    assert show(mhtml.read(mhtml_of(parts), "x")) == ["网站", *SHOWN]


def test_attachments_are_those_of_the_page() -> None:
    data = mhtml_of([("text/html", ADDRESS, b'<p>x</p><a href="1.pdf">y</a>')])

    assert [str(found) for found in mhtml.read(data, "x").attachments] == ["y <1.pdf>"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"MIME-Version: 1.0", "damaged-mhtml", id="cut-off"),
        pytest.param(mhtml_of([]), "damaged-mhtml", id="no-page"),
        pytest.param(
            b"MIME-Version: 1.0\n" + b"x: y\n" * 10**6 + b"\n", "damaged-mhtml", id="headers"
        ),
        pytest.param(
            b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nA",
            "damaged-mhtml",
            id="no-base64",
        ),
        pytest.param(b"Content-Type: text/html\n\n", "empty", id="empty-page"),
        pytest.param(mhtml_of([("text/html", "", b"x")] * 2001), "too-many-parts", id="parts"),
        pytest.param(
            b"".join(
                b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (level, level)
                for level in range(100)
            ),
            "nested-too-deep",
            id="nested",
        ),
    ],
)
def test_refusal(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        mhtml.read(data, "x")

    assert reason == caught.value.reason
