"""What is read of binary Word documents: text, styles and lists."""

import struct

import pytest

from govlint.engine import lint
from govlint.readers import doc
from govlint.readers.doc.container import LIST_INSTANCES, LISTS, PIECES, SECTIONS, STYLES
from tests.support.cells import cells_of, values_of
from tests.support.old_word import BODIES, FOLDER
from tests.support.reports import make_report
from tests.support.show import Shown, show
from tests.support.word_file import (
    DELETED,
    HIDDEN,
    P,
    cell,
    clx,
    p,
    plc,
    row_end,
    shown,
    sprm,
    word_file,
)

# Files


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "tracked", ["甲丙", "前后", [["85", "2"], ["3", "4"]], "末"], id="tracked-changes"
        ),
        pytest.param(
            "numbered",
            [
                *("一、总体", "正文", "二、主动", "二.1子", "三、样式", "四、继承", "五、新"),
                [["a", "五、格"]],
                "末",
            ],
            id="list-numbers",
        ),
        pytest.param(
            "merged",
            [[["甲 [2x2]", "乙"], ["丙"], ["丁", "戊 [2x1]"]], "末"],
            id="merged-cells",
        ),
        pytest.param(
            "nested", ["外", [["1", "2"], ["3", "4"]], "外后", "右", "后"], id="nested-table"
        ),
        pytest.param("hidden", ["显又显", "显", [["1", "b"]], "末"], id="hidden-text"),
        pytest.param(
            "characters", ["上\t中\n下-", "𠮷字", "合计85件", "节", "末"], id="special-characters"
        ),
        pytest.param("box", ["前", "框一", "框二", "锚后", "末"], id="text-box-at-its-anchor"),
    ],
)
def test_file(name: str, expected: Shown) -> None:
    """Text is read as a reader of the printed page would."""
    assert expected == show(doc.read((FOLDER / f"{name}.doc").read_bytes(), "x.doc"))


def test_every_file_is_read_by_a_test() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*BODIES, "report-2021"}


def test_report_is_read_whole_and_passes() -> None:
    result = lint(FOLDER / "report-2021.doc")

    assert (result.format, result.verdict, result.diagnostics) == ("doc", "pass", ())
    assert values_of(result) == cells_of(make_report("2021", seed=1, scale=100))


# Characters


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param([p("一\r"), p("二\r")], ["一", "二"], id="paragraphs"),
        pytest.param([p("甲\x0c乙\r")], ["甲\n乙"], id="page-break"),
        pytest.param([p("甲\x02\x01\x08乙\r")], ["甲乙"], id="note-picture-shape"),
        pytest.param(
            [p("\x13 HYPERLINK \x13 PAGE \x14 1 \x15 \x14链接\x15后\r")], ["链接后"], id="fields"
        ),
        pytest.param([p("\x13 TOC \r"), p("\x14甲\x15\r")], ["甲"], id="code-over-two-paragraphs"),
        pytest.param([P([("删", DELETED), ("留\r", b"")])], ["留"], id="deleted"),
        pytest.param([P([("留", b""), ("\r", DELETED)]), p("下\r")], ["留下"], id="joined"),
        pytest.param([P([("留", b""), ("\r", DELETED)])], ["留"], id="last-end-deleted"),
        pytest.param(
            [P([("(", sprm(0x6A09, b"\x00\x00\x1a\x22")), ("\r", b"")])], ["√"], id="symbol"
        ),
        pytest.param([P([("甲", HIDDEN + sprm(0x2A33, 0)), ("\r", b"")])], ["甲"], id="plain"),
        pytest.param(
            [P([("12", b""), ("1注", sprm(0x2A48, 1)), ("3", sprm(0x2A48, 2)), ("\r", b"")])],
            ["12¹注₃"],
            id="raised-and-lowered",
        ),
        pytest.param(
            [
                P(
                    [
                        ("12", sprm(0x0837, 1)),
                        ("3", sprm(0x2A53, 1)),
                        ("5", sprm(0x0837, 0)),
                        ("\r", b""),
                    ]
                )
            ],
            ["1\u03362\u03363\u03365"],
            id="struck",
        ),
        pytest.param(
            [P([("1", DELETED), ("1", sprm(0x0837, 1) + sprm(0x2A33, 0)), ("2\r", b"")])],
            ["12"],
            id="struck-and-plain-again",
        ),
        pytest.param(
            [
                P([("甲", b""), ("\r", DELETED)]),
                cell("1"),
                row_end(0, 500),
                P([("乙", b""), ("\r", DELETED)]),
            ],
            ["甲", [["1"]], "乙"],
            id="no-join-over-a-table",
        ),
    ],
)
def test_characters(paragraphs: list[P], expected: Shown) -> None:
    assert expected == shown(word_file(paragraphs))


def test_compressed_characters() -> None:
    """A character that Windows-1252 has takes one byte."""
    assert shown(word_file([p("Total “12”\r")], width=1)) == ["Total “12”"]


def test_section_ends_a_paragraph() -> None:
    """The same character is a page break inside a paragraph, which would be numbered once."""
    sections = {SECTIONS: plc((0, 2, 4), (bytes(12), bytes(12)))}

    assert shown(word_file([p("甲\x0c"), p("乙\r")], parts=sections)) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("modifier", "before", "expected"),
    [
        pytest.param(0x41 << 1 | 1 << 8, b"", [], id="deleted"),
        pytest.param(0x5C << 1 | 1 << 8, b"", [], id="hidden"),
        pytest.param(0x55 << 1 | 1 << 8, b"", ["甲"], id="bold"),
        pytest.param(3, b"\1\0\0\1\3\0" + DELETED, [], id="second-list-of-properties"),
    ],
)
def test_fast_save(modifier: int, before: bytes, expected: Shown) -> None:
    """Properties put on top of a piece go before those of its characters."""
    parts = {PIECES: clx(2, modifier=modifier, before=before)}

    assert expected == shown(word_file([p("甲\r")], parts=parts))


# Styles


def sheet(*styles: tuple[int, int, bytes, bytes]) -> dict[int, bytes]:
    """Return a style sheet of styles: kind, base, properties of paragraphs and of characters."""
    entries = []
    for kind, base, of_paragraphs, of_characters in styles:
        groups = [of_characters] if kind == 2 else [bytes(2) + of_paragraphs, of_characters]
        upx = b"".join(
            struct.pack("<H", len(group)) + group + bytes(len(group) % 2) for group in groups
        )
        fixed = struct.pack("<HHHHH", 0, kind | base << 4, len(groups), 0, 0)
        entries.append(fixed + struct.pack("<HHH", 1, ord("a"), 0) + upx)
    packed = [struct.pack("<H", len(entry)) + entry + bytes(len(entry) % 2) for entry in entries]
    return {STYLES: struct.pack("<HHH", 4, len(packed), 10) + b"".join(packed)}


HIDES = sheet(
    (1, 0xFFF, b"", HIDDEN), (1, 0, b"", b""), (2, 0xFFF, b"", HIDDEN), (3, 0xFFF, b"", b"")
)


@pytest.mark.parametrize(
    ("style", "look", "expected"),
    [
        pytest.param(0, b"", [], id="hidden-by-style"),
        pytest.param(1, b"", [], id="hidden-by-base-of-style"),
        pytest.param(3, b"", ["甲"], id="table-style"),
        pytest.param(9, b"", ["甲"], id="no-such-style"),
        pytest.param(0, sprm(0x083C, 0x81), ["甲"], id="unlike-its-style"),
        pytest.param(3, sprm(0x083C, 0x81), [], id="hidden-unlike-its-style"),
        pytest.param(0, sprm(0x083C, 0x80), [], id="like-its-style"),
        pytest.param(3, sprm(0x4A30, 2), [], id="hidden-by-style-of-characters"),
        pytest.param(
            3, sprm(0x4A30, 2) + sprm(0x083C, 0x81), ["甲"], id="unlike-style-of-characters"
        ),
    ],
)
def test_style_hides(style: int, look: bytes, expected: Shown) -> None:
    """What a style hides is not printed, unless the characters say otherwise."""
    paragraph = P([("甲", look), ("\r", sprm(0x083C, 0))], style=style)

    assert expected == shown(word_file([paragraph], parts=HIDES))


# Lists

CHINESE = 39


def level(number_format: int, text: str, start: int = 1) -> bytes:
    """Return a level of a list; a character below 9 is the number of that level."""
    units = text.encode("utf-16-le")
    head = struct.pack("<iB10s9xBB2x", start, number_format, b"", 1, 2)
    return head + b"\0\0\0" + struct.pack("<H", len(text)) + units


def lists(changes: bytes = b"", count: int = 0) -> dict[int, bytes]:
    """Return a list of nine levels, the second linked to style 7, and its two instances."""
    linked = struct.pack("<9H", 0xFFF, 7, *[0xFFF] * 7)
    levels = level(CHINESE, "\0、") + level(0, "\0.\1") + level(23, "•") * 7
    definition = struct.pack("<Hii", 1, 42, 0) + linked + b"\0\0"
    instances = struct.pack("<I", 2)
    instances += struct.pack("<i8xB3x", 42, 0) + struct.pack("<i8xB3x", 42, count)
    instances += b"\xff" * 8 + changes
    return {LISTS: definition + levels, LIST_INSTANCES: instances}


def numbered(text: str, depth: int = 0, name: int = 1, style: int = 0) -> P:
    """Return a paragraph numbered by itself."""
    return P([(f"{text}\r", b"")], sprm(0x260A, depth) + sprm(0x460B, name), style)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [numbered("甲"), numbered("子", 1), p("文\r"), numbered("乙")],
            ["一、甲", "一.1子", "文", "二、乙"],
            id="levels",
        ),
        pytest.param([numbered("甲", 2)], ["甲"], id="bullet"),
        pytest.param([numbered("甲", 0, 0), numbered("乙", 0, 9)], ["甲", "乙"], id="no-list"),
        pytest.param([numbered("甲", 0, -2047)], ["甲"], id="list-taken-away"),
        pytest.param(
            [numbered("甲", 0, -1), numbered("乙")], ["一、甲", "二、乙"], id="indented-otherwise"
        ),
        pytest.param([P([("甲\r", b"")], style=3)], ["一、甲"], id="no-level-is-the-first"),
        pytest.param([numbered("甲"), numbered("乙", 0, 2)], ["一、甲", "二、乙"], id="instances"),
        pytest.param(
            [P([("删\r", DELETED)], numbered("").properties), numbered("甲")],
            ["一、甲"],
            id="deleted-paragraph-is-not-counted",
        ),
        pytest.param(
            [P([("甲\r", b"")], style=1), P([("乙\r", b"")], style=2)],
            ["一、甲", "二、乙"],
            id="style",
        ),
        pytest.param([P([("甲\r", b"")], style=7)], ["一.1甲"], id="level-linked-to-a-style"),
        pytest.param(
            [P([("甲\r", b"")], sprm(0x260A, 1), style=1)], ["一.1甲"], id="level-of-its-own"
        ),
    ],
)
def test_list_number(paragraphs: list[P], expected: Shown) -> None:
    """The 一、 of a heading is often no text but the number of a list."""
    plain, own = (1, 0xFFF, b"", b""), sprm(0x460B, 1)
    numbering = (1, 0xFFF, own + sprm(0x260A, 0), b"")
    level_missing = (1, 0xFFF, own, b"")
    styles = sheet(
        *(plain, numbering, (1, 1, b"", b""), level_missing, plain, plain, plain, level_missing)
    )

    assert expected == shown(word_file(paragraphs, parts=lists() | styles))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            struct.pack("<iI", 5, 0x10), ["一、甲", "五、乙", "六、丙"], id="begins-anew-once"
        ),
        pytest.param(
            struct.pack("<iI", 0, 0x20) + level(0, "(\0)", 3),
            ["一、甲", "(2)乙", "(3)丙"],
            id="level-of-its-own",
        ),
        pytest.param(
            struct.pack("<iI", 0, 0x30) + level(0, "(\0)", 3),
            ["一、甲", "(3)乙", "(4)丙"],
            id="level-of-its-own-begins-anew",
        ),
    ],
)
def test_instance_changes_its_list(changes: bytes, expected: Shown) -> None:
    paragraphs = [numbered("甲"), numbered("乙", 0, 2), numbered("丙", 0, 2)]

    assert expected == shown(word_file(paragraphs, parts=lists(changes, 1)))


def test_lists_without_instances_number_nothing() -> None:
    parts = {LISTS: lists()[LISTS]}

    assert shown(word_file([numbered("甲")], parts=parts)) == ["甲"]


def test_number_of_a_level_that_does_not_exist_is_left_out() -> None:
    """A list of a single level whose text asks for the number of the second."""
    definition = struct.pack("<Hii18sBB", 1, 42, 0, b"", 1, 0) + level(0, "\0.\1", 4)

    assert shown(word_file([numbered("甲")], parts=lists() | {LISTS: definition})) == ["4.甲"]
