"""Pieces of pages that draw each other: how many may, and where their names are looked up."""

import base64
import zlib

import pytest

from govlint.errors import ReadError
from govlint.readers.pdf import nesting
from govlint.readers.pdf.nesting import check_nesting
from tests.support.raw_pdf import CATALOGUE, FONT, PAGES, TEXT, page, pdf_of, stream

FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
FIRST = 6
"""The number of the piece that the page draws."""


def named(number: int) -> bytes:
    return b"/Resources<</XObject<</X %d 0 R>>>>" % number


def draws(times: int, number: int, entries: bytes = FORM) -> bytes:
    """Return a piece that draws another so many times."""
    return stream(b"/X Do " * times, entries + named(number))


def leaf() -> bytes:
    return stream(b"0 0 m 1 1 l S", FORM)


def levels(*times: int) -> list[bytes]:
    """Return pieces of which each draws the next so many times."""
    return [*(draws(count, FIRST + 1 + index) for index, count in enumerate(times)), leaf()]


def file(*pieces: bytes, drawn: int = 1) -> bytes:
    """Return a file of a page that draws the first piece."""
    content = stream(TEXT + b"/X Do " * drawn)
    return pdf_of(CATALOGUE, PAGES, page(resources=b"/XObject<</X 6 0 R>>"), content, FONT, *pieces)


def unpacked(content: bytes, entries: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def packed_objects(objects: bytes, first: int) -> bytes:
    return stream(objects, b"/Type/ObjStm/N 2/First %d" % first)


def in_object_stream(times: int, first: int) -> bytes:
    """Return pieces of which the resources stand in an object stream."""
    resources = [f"<</XObject<</X {FIRST + 1 + level} 0 R>>>>" for level in range(6)]
    places = [sum(map(len, resources[:level])) for level in range(6)]
    head = " ".join(f"{30 + level} {place}" for level, place in enumerate(places)) + " "
    forms = [stream(b"/X Do " * times, FORM + b"/Resources %d 0 R" % (30 + n)) for n in range(6)]
    text = (head + "".join(resources)).encode()
    return file(*forms, leaf(), packed_objects(text, first or len(head)))


ALONE = [stream(b"/X Do " * 50, FORM), leaf()]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(file(leaf()), id="one"),
        pytest.param(file(leaf(), leaf()), id="side-by-side"),
        pytest.param(file(*levels(*[1] * 16)), id="sixteen-deep"),
        pytest.param(file(*levels(9, 9, 9)), id="many-of-one-drawing"),
        pytest.param(file(*levels(100), drawn=900), id="on-many-pages"),
        pytest.param(file(*ALONE), id="names-of-the-page"),
        pytest.param(file(draws(1, FIRST), leaf()), id="in-itself"),
        pytest.param(file(draws(500, 5), draws(500, 5)), id="pictures"),
        pytest.param(file(draws(9, 7), unpacked(b"?", FORM + b"/Filter/LZWDecode")), id="old"),
        pytest.param(in_object_stream(9, 999), id="broken-object-stream"),
        pytest.param(
            file(*levels(1, 1), unpacked(b"?", b"/Type/ObjStm/Filter/FlateDecode/First 1")),
            id="object-stream-that-is-no-stream",
        ),
        pytest.param(file(*levels(1), unpacked(b"?", b"/Type/ObjStm")), id="without-first"),
        pytest.param(file(*levels(9, 9, 9), unpacked(b"?", b"/Filter/DCTDecode")), id="picture"),
        pytest.param(file(*levels(1)) + b"9 0 obj /Type", id="object-without-an-end"),
        pytest.param(file(*levels(1)) + b"9 0 obj <<>>stream\n", id="stream-without-an-end"),
    ],
)
def test_pieces_that_a_report_may_have(data: bytes) -> None:
    check_nesting(data)


SIX = [10] * 6
HIDDEN = [item.replace(b"/Form", b"/F#6frm").replace(b"/X ", b"/#58 ") for item in levels(*SIX)]
A85 = [
    unpacked(
        base64.a85encode(zlib.compress(b"/X Do " * 10)) + b"~>",
        FORM + named(FIRST + 1 + level) + b"/Filter[/ASCII85Decode/FlateDecode]",
    )
    for level in range(6)
]
LOCKED = [
    unpacked(b"\xff\xfe\xfd", FORM + named(FIRST + 1 + level) + b"/Filter/FlateDecode")
    for level in range(3)
]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(file(*levels(*SIX)), id="six-levels-of-ten"),
        pytest.param(file(*HIDDEN), id="names-spelt-by-codes"),
        pytest.param(file(*A85, leaf()), id="in-letters"),
        pytest.param(file(*LOCKED, leaf()), id="locked"),
        pytest.param(in_object_stream(10, 0), id="resources-in-an-object-stream"),
        pytest.param(file(*levels(10, 10, 10, 10), drawn=100), id="drawn-by-a-page"),
        pytest.param(file(draws(2, 7), draws(2, 6)), id="in-a-circle"),
        pytest.param(file(*levels(nesting.MAX_DRAWN + 1)), id="one-level"),
        pytest.param(file(*levels(*SIX), *[leaf()] * 6), id="six-levels-and-others"),
        pytest.param(file(*[stream(b" " * (nesting.MAX_CONTENT // 2 + 9), FORM)] * 2), id="large"),
    ],
)
def test_pieces_that_no_report_has(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        check_nesting(data)

    assert caught.value.reason == "pdf-too-complex"


def test_piece_that_is_replaced() -> None:
    """Whichever of the two is in force, what it draws is counted."""
    pieces = levels(*SIX)
    data = file(*pieces[:2], leaf(), *pieces[3:]) + b"8 0 obj\n%s\nendobj\n" % pieces[2]

    with pytest.raises(ReadError):
        check_nesting(data)
    check_nesting(file(*pieces[:2], leaf(), *pieces[3:]))
