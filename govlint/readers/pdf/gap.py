"""Cells between which a ruling line is missing: told by what stands at both sides of its place."""

from collections.abc import Sequence

from govlint.characters import leading_number
from govlint.readers.pdf.lattice import Lattice, Region
from govlint.readers.pdf.line import BLANK, find_lines, join, text_of
from govlint.readers.pdf.page import Glyph, Stroke

MAX_LABEL = 200
"""Glyphs: a longer text is no label."""
MAX_PARTS = 12
"""Cells that may be one because lines are missing; more are merged, or nothing is known of them."""

_FIGURE = frozenset("0123456789０１２３４５６７８９.,，．+-")


def split(
    lattice: Lattice, region: Region, glyphs: Sequence[Glyph], text: str
) -> list[tuple[Stroke, str]]:
    """Return the cells that a region is, and the text of each.

    It is two when an edge of the table that goes through it parts a figure from other text, or
    one numbered label from the next. A label is that of its side; where the figure stands nothing is
    sure, so that the text of both is read there, which is no figure.

    Args:
        lattice: The table.
        region: The region.
        glyphs: What stands in it.
        text: The text that they make.
    """
    left, top, right, bottom = place = lattice.box(region)
    across = lattice.across[region.left + 1 : region.right]
    down = lattice.down[region.top + 1 : region.bottom]
    if not 0 < len(glyphs) <= MAX_LABEL or not 0 < len(across) + len(down) <= MAX_PARTS:
        return [(place, text)]
    printed = [glyph for glyph in glyphs if not glyph[4].isspace()]
    has_figure = not _FIGURE.isdisjoint(text)
    is_numbered = bool(leading_number(text))
    for edge in across if has_figure else ():
        before, after = _sides(printed, edge, 0)
        if _are_unlike(before, after) and _gap(before, after, 0) > BLANK:
            parts = (left, top, edge, bottom), (edge, top, right, bottom)
            return read_parts(parts, glyphs, text)
    for edge in down if has_figure or is_numbered else ():
        above, below = _sides(printed, edge, 1)
        is_next = is_numbered and above and _is_numbered(below)
        if (is_next or _are_unlike(above, below)) and _gap(above, below, 1) > -BLANK:
            parts = (left, top, right, edge), (left, edge, right, bottom)
            return read_parts(parts, glyphs, text)
    return [(place, text)]


def read_parts(
    parts: Sequence[Stroke], glyphs: Sequence[Glyph], text: str
) -> list[tuple[Stroke, str]]:
    """Return the parts of a region, with their labels; one without has the text of all of it.

    Args:
        parts: Left, top, right and bottom of each.
        glyphs: What stands in the region.
        text: The text of the region.
    """
    if len(parts) > MAX_PARTS or len(glyphs) > MAX_LABEL:
        return [(part, text) for part in parts]
    return [(part, _read(glyphs, part, text)) for part in parts]


def _read(glyphs: Sequence[Glyph], part: Stroke, text: str) -> str:
    left, top, right, bottom = part
    own = [
        glyph
        for glyph in glyphs
        if left <= (glyph[0] + glyph[2]) / 2 < right and top <= (glyph[1] + glyph[3]) / 2 < bottom
    ]
    return text if _is_figure(own) else join(find_lines(own), right - left, is_row=False)


def _sides(
    glyphs: Sequence[Glyph], edge: float, axis: int
) -> tuple[Sequence[Glyph], Sequence[Glyph]]:
    """Part glyphs by an edge: left and right of it (axis 0), or above and below it (axis 1)."""
    middles = [glyph[0] + glyph[2] if axis == 0 else glyph[1] + glyph[3] for glyph in glyphs]
    pairs = list(zip(middles, glyphs, strict=True))
    before = [glyph for middle, glyph in pairs if middle < 2 * edge]
    return before, [glyph for middle, glyph in pairs if middle >= 2 * edge]


def _are_unlike(before: Sequence[Glyph], after: Sequence[Glyph]) -> bool:
    """Return whether there is something on both sides, and a figure on one of them alone."""
    return bool(before and after) and _is_figure(before) != _is_figure(after)


def _is_figure(glyphs: Sequence[Glyph]) -> bool:
    return all(glyph[4] in _FIGURE or glyph[4].isspace() for glyph in glyphs)


def _gap(before: Sequence[Glyph], after: Sequence[Glyph], axis: int) -> float:
    """Return how far both sides stand apart, as a share of the height of a glyph.

    It is less than 0 where their boxes overlap: a little between lines, by half and more within one.
    """
    start = min(glyph[0] if axis == 0 else glyph[1] for glyph in after)
    end = max(glyph[2] if axis == 0 else glyph[3] for glyph in before)
    return (start - end) / (after[0][3] - after[0][1])


def _is_numbered(glyphs: Sequence[Glyph]) -> bool:
    lines = find_lines(glyphs)
    return bool(lines and leading_number(text_of(lines[0])))
