"""Tables over several pages: pieces put together by where their columns stand.

Counting columns does not do: a piece lacks an edge at which no cell ends on its page.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from govlint.characters import leading_number, normalise
from govlint.document import Location, RawCell, RawTable
from govlint.readers.pdf.drawing import Stroke
from govlint.readers.pdf.lattice import number
from govlint.readers.pdf.line import join_texts
from govlint.readers.pdf.ruling import TOLERANCE

SHIFT = 4.0
"""Points by which the sides of two pieces of one table may be off."""

_FIGURE = re.compile(r"[\d\s.,，．+-]*\d[\d\s.,，．+-]*|[/\\—–-]+")


class Box(NamedTuple):
    """A cell on its page, or on two; ``top`` and ``bottom`` count on over the pages of a table."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    is_full: bool
    """Whether its last line is as long as one must be that goes on."""
    page: int
    place: Stroke
    """Left, top, right, bottom on the page where it begins."""


class Piece(NamedTuple):
    """A table, or the part of one that stands on one page."""

    page: int
    """The last page of it."""
    boxes: list[Box]
    """Row by row, left to right."""

    @property
    def sides(self) -> tuple[float, float]:
        """Return its left and its right."""
        return min(box.left for box in self.boxes), max(box.right for box in self.boxes)

    @property
    def bottom(self) -> float:
        """Return where it ends."""
        return max(box.bottom for box in self.boxes)


def goes_on(piece: Piece, below: Piece) -> bool:
    """Return whether a piece at the top of a page may be the rest of that at the end of the last.

    Their sides are the same, or those of the narrower one are edges of the other: a blank cell at a
    side that no line closes on its page, such as the rest of a stub, is not seen there.
    """
    left = max(piece.sides[0], below.sides[0])
    right = min(piece.sides[1], below.sides[1])
    return below.page == piece.page + 1 and all(
        _has_edge(part, side) for part in (piece, below) for side in (left, right)
    )


def _has_edge(piece: Piece, place: float) -> bool:
    edges = (edge for box in piece.boxes for edge in (box.left, box.right))
    return any(abs(edge - place) < SHIFT for edge in edges)


def stitch(piece: Piece, below: Piece) -> Piece:
    """Put the rest of a table below it.

    A header that is repeated is left out. A row that the page end cuts is one row, and a cell
    that spans rows on both sides one cell.
    """
    rest = _without_header(piece.boxes, below.boxes)
    if not rest:
        return Piece(below.page, piece.boxes)
    cut = piece.bottom
    shift = cut - min(box.top for box in rest)
    rest = [box._replace(top=box.top + shift, bottom=box.bottom + shift) for box in rest]
    return Piece(below.page, _joined(piece.boxes, rest, cut))


def _without_header(boxes: Sequence[Box], below: Sequence[Box]) -> list[Box]:
    """Return the boxes of a piece without the header rows with which the table began."""
    length = 0
    for index, (first, again) in enumerate(zip(boxes, below, strict=False)):
        if _is_figure(again.text) or not _is_same(first, again):
            break
        end = max(box.bottom for box in below[: index + 1])
        is_whole = all(box.top > end - TOLERANCE for box in below[index + 1 :])
        if is_whole and any(box.text for box in below[: index + 1]):
            length = index + 1
    return list(below[length:])


def _is_same(box: Box, other: Box) -> bool:
    return _stands_under(box, other) and normalise(box.text) == normalise(other.text)


def _stands_under(box: Box, other: Box) -> bool:
    return abs(box.left - other.left) < SHIFT and abs(box.right - other.right) < SHIFT


def _joined(boxes: Sequence[Box], below: Sequence[Box], cut: float) -> list[Box]:
    """Return the boxes of both pieces, those that the cut goes through put together."""
    ends = [box for box in boxes if box.bottom > cut - TOLERANCE]
    begins = [box for box in below if box.top < cut + TOLERANCE]
    last_row = max(box.top for box in ends) - TOLERANCE
    first_row = min(box.bottom for box in begins) + TOLERANCE
    pairs = [(end, box) for box in begins for end in ends if _stands_under(end, box)]
    spanning = [pair for pair in pairs if pair[0].top < last_row or pair[1].bottom > first_row]
    in_row = [pair for pair in pairs if pair not in spanning]
    one = [pair for pair in spanning if _continues(*pair)]
    paired = {box for pair in pairs for box in pair}
    row = {box for box in ends if box.top > last_row}
    row |= {box for box in begins if box.bottom < first_row}
    if not row <= paired:  # rows of different cells, so that those alike may span both
        one += [pair for pair in in_row if _is_label(pair[0].text) and _continues(*pair)]
    elif _is_cut_row(in_row):
        one += in_row
    replaced = {end: _one(end, box) for end, box in one}
    left_out = {box for _, box in one}
    kept = [box for box in below if box not in left_out]
    return [*(replaced.get(box, box) for box in boxes), *kept]


def _is_cut_row(pairs: Sequence[tuple[Box, Box]]) -> bool:
    """Return whether the last row above a cut and the first below it are one.

    They are when no cell contradicts it: figures stand on one side only, and a text that goes on
    below filled its line above. A figure may go on as well where its cell has no room for it, if a
    text does and another figure does not.

    Args:
        pairs: The cells above with those below that have the same sides.
    """
    if any(leading_number(box.text) for _, box in pairs if not _is_figure(box.text)):
        return False
    broken = [pair for pair in pairs if _is_figure(pair[0].text) and _is_figure(pair[1].text)]
    rest = [pair for pair in pairs if pair not in broken]
    if broken and not (
        all(end.is_full for end, _ in broken)
        and any(end.text and box.text for end, box in rest)
        and any(_is_figure(end.text) for end, _ in rest)
    ):
        return False
    return bool(rest) and all(_continues(end, box) for end, box in rest)


def _continues(above: Box, box: Box) -> bool:
    """Return whether the text of a box may be the rest of that above it."""
    if not above.text or not box.text:
        return True
    if _is_figure(box.text) or _is_figure(above.text):
        return False
    return above.text == box.text or (above.is_full and not leading_number(box.text))


def _is_label(text: str) -> bool:
    return bool(text) and not _is_figure(text)


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def _one(above: Box, box: Box) -> Box:
    """Return two parts of a cell as one; a text that the page repeats stands once."""
    is_repeated = above.text == box.text and not _is_figure(box.text)
    return above._replace(
        bottom=box.bottom,
        text=above.text if is_repeated else join_texts(above.text, box.text, is_full=above.is_full),
        is_full=box.is_full if box.text else above.is_full,
        page=above.page if above.text else box.page,
        place=above.place if above.text else box.place,
    )


def table_of(piece: Piece, path: str, table: int) -> RawTable:
    """Return a table on the grid of all edges of its boxes.

    Args:
        piece: The whole table.
        path: The file.
        table: Its number in the file, from 1.
    """
    across = number(edge for box in piece.boxes for edge in (box.left, box.right))
    down = number(edge for box in piece.boxes for edge in (box.top, box.bottom))
    placed = sorted(
        (down[box.top], across[box.left], index) for index, box in enumerate(piece.boxes)
    )
    cells: list[RawCell] = []
    ordinal = 0
    for row, column, index in placed:
        box = piece.boxes[index]
        ordinal = ordinal + 1 if cells and cells[-1].row == row else 1
        at = Location(path, box.page, None, None, table, row + 1, ordinal, box.place)
        row_span = max(down[box.bottom] - row, 1)
        column_span = max(across[box.right] - column, 1)
        cells.append(RawCell(box.text, row, column, row_span, column_span, at))
    first = cells[0].at
    at = Location(path, first.page, table=table, box=first.box)
    return RawTable(tuple(cells), aligned=True, at=at)
