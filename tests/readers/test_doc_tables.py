"""Tables and text boxes of binary Word documents, and what is left in doubt."""

import struct

import pytest

from govlint.readers.doc.container import BOXES, PIECES, SHAPES, UnsureError, WordFile
from tests.support.show import Shown
from tests.support.word_file import (
    CELL,
    DELETED,
    P,
    cell,
    clx,
    p,
    plc,
    row,
    row_end,
    shown,
    sprm,
    with_parts,
    word_file,
)

DATA_STREAM = sprm(0x6646, 4)
# Changes of a row that has not been defined yet.
EARLY = sprm(0x9602, 0) + sprm(0x9601, 0) + sprm(0x7623, bytes(4))


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            [
                cell("a"),
                cell("b"),
                row_end(0, 500, 1000),
                cell("c"),
                cell("d"),
                row_end(0, 500, 1000),
            ],
            [[["a", "b"], ["c", "d"]]],
            id="plain",
        ),
        pytest.param(
            [cell("a"), row_end(0, 1000), cell("b"), cell("c"), row_end(0, 500, 1000)],
            [[["a [2x1]"], ["b", "c"]]],
            id="wide-cell",
        ),
        pytest.param(
            [
                cell("a"),
                cell("b"),
                row_end(0, 500, 1000),
                cell("c"),
                cell("d"),
                row_end(3, 540, 1001),
            ],
            [[["a", "b"], ["c", "d"]]],
            id="slivers",
        ),
        pytest.param(
            [cell("a"), cell(""), cell("b"), row_end(0, 500, 520, 1000)],
            [[["a", "b"]]],
            id="empty-sliver-cell",
        ),
        pytest.param(
            [cell("a"), cell("b"), row_end(0, 500, 1000), cell("c"), row_end(500, 1000)],
            [[["a", "b"], ["c"]]],
            id="row-begins-late",
        ),
        pytest.param(
            [
                *(cell("a"), cell("b"), row_end(0, 500, 1000, flags=(0x60, 0))),
                *(cell(""), cell("c"), row_end(0, 500, 1000, flags=(0x20, 0))),
            ],
            [[["a [1x2]", "b"], ["c"]]],
            id="merged-down",
        ),
        pytest.param(
            [
                *(
                    cell("a"),
                    cell("b"),
                    row_end(0, 500, 1000, flags=(0, 0), more=sprm(0xD62B, b"\2\0\3")),
                ),
                *(
                    cell(""),
                    cell("c"),
                    row_end(0, 500, 1000, flags=(0, 0), more=sprm(0xD62B, b"\2\0\1")),
                ),
            ],
            [[["a [1x2]", "b"], ["c"]]],
            id="merged-down-later",
        ),
        *(
            pytest.param(
                [
                    *(cell("a"), cell(""), cell("b"), cell("")),
                    row_end(0, 500, 1000, 1500, 2000, flags=flags),
                    *(
                        cell("1"),
                        cell("2"),
                        cell("3"),
                        cell("4"),
                        row_end(0, 500, 1000, 1500, 2000),
                    ),
                ],
                [[["a [2x1]", "b [2x1]"], ["1", "2", "3", "4"]]],
                id=f"merged-right-{flags[0]}",
            )
            for flags in ((1, 2, 1, 2), (2, 1, 2, 1), (3, 1, 3, 1))
        ),
        pytest.param(
            [
                *(cell("a"), cell(""), cell("b")),
                row_end(0, 500, 1000, 1500, flags=(0, 0, 0), more=sprm(0x5624, b"\0\2")),
                *(cell("1"), cell("2"), cell("3"), row_end(0, 500, 1000, 1500)),
            ],
            [[["a [2x1]", "b"], ["1", "2", "3"]]],
            id="merged-right-later",
        ),
        pytest.param(
            [
                *(
                    cell("a"),
                    cell("b"),
                    row_end(0, 300, 800, flags=(0, 0), more=sprm(0x7623, b"\0\1\xf4\1")),
                ),
                *(cell("c"), cell("d"), row_end(0, 500, 1000)),
            ],
            [[["a", "b"], ["c", "d"]]],
            id="width-later",
        ),
        pytest.param(
            [
                *(cell("a"), cell("b"), row_end(100, 600, 1100, more=sprm(0x9601, 0))),
                *(cell("c"), cell("d"), row_end(0, 500, 1000)),
            ],
            [[["a", "b"], ["c", "d"]]],
            id="moved-later",
        ),
        pytest.param(
            [
                *(cell("a"), cell("b"), row_end(100, 500, 1000, more=sprm(0x9602, 100))),
                *(cell("c"), cell("d"), row_end(0, 500, 1000)),
            ],
            [[["a", "b"], ["c", "d"]]],
            id="gap-later",
        ),
        pytest.param(
            [cell("a", DELETED), p("\x07", row(0, 500), DELETED), cell("b"), row_end(0, 500)],
            [[["b"]]],
            id="deleted-row",
        ),
        pytest.param(
            [P([("1\x07", DELETED)], CELL), cell("b"), row_end(0, 500, 1000)],
            [[["", "b"]]],
            id="deleted-cell-keeps-its-place",
        ),
        pytest.param(
            [
                cell("a"),
                p(
                    "\x07",
                    CELL + sprm(0x2417, 1) + EARLY + row(0, 500, more=sprm(0xD62B, b"\2\7\1")),
                ),
            ],
            [[["a"]]],
            id="changes-of-what-is-not-there",
        ),
        pytest.param(
            [cell("a"), p("\x07", row(0, 500), DELETED)], [[["a"]]], id="deleted-row-with-text"
        ),
        pytest.param(
            [p("一\r", CELL), cell("二"), row_end(0, 500)], [[["一\n二"]]], id="two-paragraphs"
        ),
        pytest.param(
            [P([("一", b""), ("\r", DELETED)], CELL), cell("二"), row_end(0, 500)],
            [[["一二"]]],
            id="joined-paragraphs",
        ),
        pytest.param(
            [P([("1", b""), ("\x07", DELETED)], CELL), row_end(0, 500)],
            [[["1"]]],
            id="cell-end-deleted",
        ),
    ],
)
def test_table(paragraphs: list[P], expected: Shown) -> None:
    """Columns are the edges of all rows; slivers are none, merged cells are one."""
    assert expected == shown(word_file(paragraphs))


INNER = CELL + sprm(0x6649, 2)


def test_nested_table() -> None:
    """Cells of a nested table end with a property, not with a character of their own."""
    inner_row = row(0, 250).replace(sprm(0x2417, 1), b"") + sprm(0x6649, 2) + sprm(0x244C, 1)
    file = word_file(
        [
            p("外\r", CELL),
            *(p("甲\r", INNER), p("乙\r", INNER + sprm(0x244B, 1)), p("\r", inner_row)),
            *(cell("后"), row_end(0, 500)),
        ]
    )

    assert shown(file) == [[["外\n甲\n乙\n后"]]]


def test_long_properties_are_in_the_data_stream() -> None:
    """The definition of a row with many cells does not fit where the others are."""
    group = row(0, 500, 1000)
    file = word_file([cell("a"), cell("b"), p("\x07", DATA_STREAM)])._replace(
        data=bytes(4) + struct.pack("<H", len(group)) + group
    )

    assert shown(file) == [[["a", "b"]]]


# Text boxes


def with_box(shape: int) -> WordFile:
    """Return a document with a text box anchored at the second character, if the shape is 7.

    A second box ends where there is no text any more.
    """
    file = word_file([p("前\x08后\r"), p("框\r"), p("\r")])
    anchors = plc((1, 4), (struct.pack("<i22x", 7),))
    boxes = plc((0, 2, 9), (struct.pack("<14xi4x", shape), bytes(22)))
    parts = {structure: file.part(structure) for structure in range(93) if file.place(structure)[1]}
    return with_parts(
        file._replace(lengths=(4, 0, 0, 0, 0, 0, 3)), parts | {SHAPES: anchors, BOXES: boxes}
    )


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        pytest.param(7, ["框", "前后"], id="anchored"),
        pytest.param(8, ["前后", "框"], id="anchor-unknown"),
    ],
)
def test_text_box(shape: int, expected: Shown) -> None:
    """What is in a box comes before the paragraph that it is anchored in, or else at the end."""
    assert expected == shown(with_box(shape))


# Doubts


@pytest.mark.parametrize(
    ("paragraphs", "what"),
    [
        pytest.param(
            [cell("a"), row_end(0, 500, 1000)], "sprmTDefTable", id="fewer-cells-than-defined"
        ),
        pytest.param([cell("a"), cell("b"), row_end(0, 500)], "sprmTDefTable", id="more-cells"),
        pytest.param([cell("a"), p("\x07", CELL + sprm(0x2417, 1))], "sprmTDefTable", id="no-row"),
        pytest.param([cell("a"), row_end(500, 0)], "sprmTDefTable", id="edges-go-back"),
        pytest.param([p("甲\r", CELL), row_end(0)], "sprmTDefTable", id="text-outside-cells"),
        pytest.param([cell("a"), p("末\r")], "sprmPFTtp", id="cells-without-row"),
        pytest.param([p("a\x07")], "sprmPFInTable", id="cell-outside-tables"),
        pytest.param([p("a\r", sprm(0x6649, 1))], "sprmPItap", id="depth-outside-tables"),
        pytest.param([p("a\r", sprm(0x664A, -1))], "sprmPItap", id="depth-below-0"),
        pytest.param(
            [cell("a"), cell("x"), row_end(0, 500, 1000, flags=(1, 2))],
            "TC80",
            id="merged-away-text",
        ),
        pytest.param([cell("a"), cell("x"), row_end(0, 500, 500)], "TC80", id="text-without-width"),
        pytest.param(
            [cell("a"), row_end(0, 500, more=sprm(0x7621, 0))], "sprmTInsert", id="cells-inserted"
        ),
        pytest.param([p("\x13 PAGE \r")], "PlcFld", id="field-not-closed"),
        pytest.param([p("5\x15\r")], "PlcFld", id="field-not-opened"),
    ],
)
def test_doubt(paragraphs: list[P], what: str) -> None:
    """What does not add up is not read at all; the doubt says what it is."""
    with pytest.raises(UnsureError) as caught:
        shown(word_file(paragraphs))

    assert what == caught.value.what


def test_fast_save_that_moves_cells_is_a_doubt() -> None:
    with pytest.raises(UnsureError, match="Prm"):
        shown(word_file([p("甲\r")], parts={PIECES: clx(2, modifier=0x18 << 1 | 1 << 8)}))
