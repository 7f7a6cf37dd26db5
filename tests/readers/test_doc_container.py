"""What is refused as no binary Word document, as a damaged one, or left to LibreOffice."""

import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.errors import ReadError
from govlint.readers import doc, office
from govlint.readers.doc.body import read_body
from govlint.readers.doc.container import PIECES, STYLES, UnsureError
from govlint.readers.doc.pieces import MAX_LENGTH
from govlint.readers.doc.properties import PAGE, properties
from govlint.readers.grid import Line, blocks
from tests.support.old_word import FOLDER
from tests.support.word_file import P, clx, plc, sprm, word_file

WHOLE = (FOLDER / "merged.doc").read_bytes()
HEADER = WHOLE.index(b"\xec\xa5")
"""Where the stream ``WordDocument`` begins."""


def patched(at: int, content: bytes, data: bytes = WHOLE) -> bytes:
    """Return a document with other bytes at a place."""
    return data[:at] + content + data[at + len(content) :]


def renamed(old: str, new: str) -> bytes:
    """Return a document with another name for a stream."""
    at = WHOLE.index(old.encode("utf-16-le"))
    size = struct.pack("<H", 2 * len(new) + 2)
    return patched(at, new.ljust(32, "\0").encode("utf-16-le") + size)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(WHOLE[:100], "damaged-doc", id="cut-off-in-the-first-sector"),
        pytest.param(WHOLE[: len(WHOLE) // 2], "damaged-doc", id="half-a-file"),
        pytest.param(patched(30, b"\7"), "damaged-doc", id="strange-sectors"),
        pytest.param(patched(44, b"\xff\xff\xff"), "damaged-doc", id="more-sectors-than-file"),
        pytest.param(patched(72, b"\xff\xff\xff"), "damaged-doc", id="endless-sector-lists"),
        pytest.param(patched(48, b"\xff\xff"), "damaged-doc", id="directory-nowhere"),
        pytest.param(renamed("WordDocument", "Workbook"), "is-spreadsheet", id="spreadsheet"),
        pytest.param(
            renamed("WordDocument", "PowerPoint Document"), "is-presentation", id="presentation"
        ),
        pytest.param(renamed("WordDocument", "EncryptedPackage"), "encrypted", id="encrypted"),
        pytest.param(renamed("WordDocument", "MatOST"), "is-works", id="works"),
        pytest.param(renamed("WordDocument", "Something"), "is-binary", id="something-else"),
        pytest.param(renamed("1Table", "2Table"), "damaged-doc", id="no-table-stream"),
        pytest.param(patched(HEADER + 11, b"\x13"), "encrypted", id="password"),
        pytest.param(patched(HEADER + 76, b"\xff" * 4), "damaged-doc", id="length-below-0"),
        pytest.param(patched(HEADER + 154 + 8, b"\xff" * 4), "damaged-doc", id="styles-nowhere"),
        pytest.param(
            patched(HEADER + 154 + 8 * PIECES + 4, b"\2\0\0\0"), "damaged-doc", id="pieces-cut-off"
        ),
    ],
)
def test_refusal(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        doc.read(data, "x.doc")

    assert reason == caught.value.reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(patched(HEADER + 2, b"\x65"), id="word-6"),
        pytest.param(patched(HEADER + 2, b"\x00\x02"), id="version-to-come"),
        pytest.param(patched(HEADER, b"\xdc"), id="other-magic"),
    ],
)
def test_unknown_version_is_left_to_libreoffice(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without one the message says what to do."""
    monkeypatch.setattr(office, "find_program", lambda: None)
    with pytest.raises(ReadError) as caught:
        doc.read(data, "x.doc")

    assert (caught.value.reason, caught.value.facts) == ("unsure-doc", {"what": "nFib"})


def test_stream_that_claims_more_than_the_file_is_damage() -> None:
    """It would be read into memory sector by sector."""
    at = WHOLE.index("WordDocument".encode("utf-16-le")) + 120

    with pytest.raises(ReadError, match="damaged-doc"):
        doc.read(patched(at, b"\xff\xff\xff\x7f"), "x.doc")


TEXT = [P([("甲乙丙\r", b"")])]
DAMAGED_SHEET = struct.pack("<HHH", 4, 1, 10) + struct.pack("<HHHHHH", 10, 0, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("paragraphs", "parts", "reason"),
    [
        pytest.param(TEXT, {PIECES: b"\1\2"}, "damaged-doc", id="pieces-cut-off"),
        pytest.param(TEXT, {PIECES: b"\3" + bytes(40)}, "damaged-doc", id="no-pieces"),
        pytest.param(TEXT, {PIECES: clx(4, place=1 << 20)}, "damaged-doc", id="text-nowhere"),
        pytest.param(TEXT, {PIECES: clx(3)}, "damaged-doc", id="text-too-short"),
        pytest.param(TEXT, {PIECES: clx(MAX_LENGTH + 1)}, "tree-too-large", id="text-too-long"),
        pytest.param(TEXT, {PIECES: clx(4, modifier=9)}, "damaged-doc", id="modifier-nowhere"),
        pytest.param(TEXT, {STYLES: DAMAGED_SHEET}, "damaged-doc", id="style-based-on-itself"),
        pytest.param([P([("甲", b"")])], {}, "damaged-doc", id="paragraph-without-end"),
        pytest.param(
            [P([("甲\r", b"")], sprm(0x6646, 99))], {}, "damaged-doc", id="no-data-stream"
        ),
        pytest.param(
            [P([("\r", b"")], sprm(0x2416, 1) + sprm(0x6649, 33))],
            {},
            "tables-too-deep",
            id="tables-too-deep",
        ),
    ],
)
def test_damaged_structure(paragraphs: list[P], parts: dict[int, bytes], reason: str) -> None:
    file = word_file(paragraphs, parts=parts)

    with pytest.raises((ReadError, IndexError, struct.error)) as caught:
        read_body(file)
    assert reason == getattr(caught.value, "reason", "damaged-doc")


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        pytest.param({13: plc((9, 8), [bytes(4)])}, "PLC", id="positions-go-back"),
        pytest.param({13: b""}, "PlcBtePapx", id="no-properties-of-paragraphs"),
        pytest.param(
            {13: plc((0, 9, 18), [struct.pack("<I", 2)] * 2)}, "FKP", id="same-page-twice"
        ),
    ],
)
def test_structure_in_doubt(parts: dict[int, bytes], what: str) -> None:
    with pytest.raises(UnsureError) as caught:
        read_body(word_file(TEXT, parts=parts))

    assert what == caught.value.what


@pytest.mark.parametrize(
    ("page", "error"),
    [
        pytest.param({PAGE - 1: 100}, "damaged-doc", id="more-runs-than-fit"),
        pytest.param({4: 0xFF, PAGE - 1: 2}, "unsure-doc", id="runs-go-back"),
    ],
)
def test_page_of_properties(page: dict[int, int], error: str) -> None:
    """The first page lists the paragraphs."""
    file = word_file([*TEXT, *TEXT])
    main = bytearray(file.main)
    for at, byte in page.items():
        main[2 * PAGE + at] = byte

    with pytest.raises(ReadError, match=error):
        read_body(file._replace(main=bytes(main)))


def test_file_of_a_version_without_lists() -> None:
    """Its header ends before the places of what it cannot have."""
    file = word_file(TEXT)

    assert read_body(file._replace(places=file.places[: 2 * PIECES + 2])) == read_body(file)


def test_styles_may_be_blank_or_bare() -> None:
    """A blank place in the style sheet; a style that ends before its properties."""
    bare = struct.pack("<HHHHHHHH", 0, 0xFFF1, 1, 0, 0, 1, 97, 0)
    sheet = struct.pack("<HHHH", 4, 2, 10, 0) + struct.pack("<H", len(bare)) + bare

    for style in (0, 1):
        assert read_body(word_file([P([("甲\r", b"")], style=style)], parts={STYLES: sheet})) == [
            Line("甲")
        ]


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        pytest.param(b"\x16\x24\1" + b"\x49\x66\2\0\0\0", [0x2416, 0x6649], id="fixed-sizes"),
        pytest.param(b"\x3e\xc6\2\0\0" + b"\x16\x24\1", [0xC63E, 0x2416], id="counted"),
        pytest.param(
            b"\x15\xc6\xff\1" + bytes(4) + b"\1" + bytes(3) + b"\x16\x24\1",
            [0xC615, 0x2416],
            id="many-tab-stops",
        ),
        pytest.param(b"\x15\xc6\2\0\0" + b"\x16\x24\1", [0xC615, 0x2416], id="few-tab-stops"),
        pytest.param(b"\x16\x24\1\0", [0x2416], id="padding"),
    ],
)
def test_properties(group: bytes, expected: list[int]) -> None:
    """A wrong size of one property would make nonsense of all that follow."""
    assert expected == [code for code, _ in properties(group)]


def test_property_cut_off_is_damage() -> None:
    with pytest.raises(ReadError, match="damaged-doc"):
        list(properties(b"\x49\x66\2\0"))


def test_fields_nested_without_end_take_no_time() -> None:
    """Whether a character is in the code of a field is not asked of all fields around it."""
    depth = 100_000
    text = "\x13\x14" * depth + "甲" + "\x15" * depth + "\r"

    assert read_body(word_file([P([(text, b"")])])) == [Line("甲")]


FILES = [path.read_bytes() for path in sorted(FOLDER.iterdir())]
PLACES = [[at for at, byte in enumerate(data) if byte] for data in FILES]
"""Where there is something: most of such a file is zero."""


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw a file with a few bytes changed, perhaps cut off."""
    number = draw(st.integers(0, len(FILES) - 1))
    data = bytearray(FILES[number])
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.sampled_from(PLACES[number]) | st.integers(0, len(data) - 4))
        content = draw(
            st.sampled_from([b"\xff" * 4, b"\0" * 4]) | st.binary(min_size=1, max_size=4)
        )
        data[at : at + len(content)] = content
    return bytes(data[: draw(st.none() | st.integers(0, len(data)))])


@given(data=mutated())
def test_damaged_file_is_refused_or_read(data: bytes) -> None:
    """Whatever is in it, nothing but a `ReadError` comes out."""
    found: Any = None
    try:
        found = blocks(doc.parse(data), "x.doc")
    except ReadError as error:
        found = error.reason

    assert found is not None
