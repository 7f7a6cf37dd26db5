"""Cells between which a ruling line is missing: told by what stands at both sides of its place."""

from collections.abc import Iterable, Sequence

from govlint.characters import leading_number
from govlint.readers.pdf.drawing import Stroke
from govlint.readers.pdf.lattice import Lattice, Region
from govlint.readers.pdf.line import BLANK, are_figures, find_lines, join, text_of
from govlint.readers.pdf.run import Run, joined

MAX_LABEL = 200
"""Letters: a longer text is no label."""
MAX_PARTS = 12
"""Cells that may be one because lines are missing; more are merged, or nothing is known of them."""

_FIGURE = frozenset("0123456789０１２３４５６７８９.,，．+-")


def parts_of(
    lattice: Lattice, index: int, runs: Iterable[Run], text: str
) -> list[tuple[Stroke, str]]:
    """Return the cells that a region is through which edges go, and the text of each.

    Args:
        lattice: The table.
        index: That of the region.
        runs: What stands in it.
        text: The text that they make.
    """
    region = lattice.regions[index]
    letters = [letter for run in runs for letter in run.letters]
    if are_figures(text) or not region.is_whole:
        return _read_parts(lattice.parts(index), letters, text)
    return _split(lattice, region, letters, text)


def _split(
    lattice: Lattice, region: Region, letters: Sequence[Run], text: str
) -> list[tuple[Stroke, str]]:
    """Return the cells that a rectangle is, and the text of each.

    It is two when an edge of the table that goes through it parts a figure from other text, or
    one numbered label from the next. A label is that of its side; where the figure stands nothing is
    sure, so that the text of both is read there, which is no figure.
    """
    left, top, right, bottom = place = lattice.box(region)
    across = lattice.across[region.left + 1 : region.right]
    down = lattice.down[region.top + 1 : region.bottom]
    if not 0 < len(letters) <= MAX_LABEL or not 0 < len(across) + len(down) <= MAX_PARTS:
        return [(place, text)]
    printed = [letter for letter in letters if not letter.text.isspace()]
    has_figure = not _FIGURE.isdisjoint(text)
    is_numbered = bool(leading_number(text))
    for edge in across if has_figure else ():
        before, after = _sides(printed, edge, 0)
        if _are_unlike(before, after) and _gap(before, after, 0) > BLANK:
            parts = (left, top, edge, bottom), (edge, top, right, bottom)
            return _read_parts(parts, letters, text)
    for edge in down if has_figure or is_numbered else ():
        above, below = _sides(printed, edge, 1)
        is_next = is_numbered and above and below and _is_numbered(below)
        if (is_next or _are_unlike(above, below)) and _gap(above, below, 1) > -BLANK:
            parts = (left, top, right, edge), (left, edge, right, bottom)
            return _read_parts(parts, letters, text)
    return [(place, text)]


def _read_parts(
    parts: Sequence[Stroke], letters: Sequence[Run], text: str
) -> list[tuple[Stroke, str]]:
    """Return the parts of a region, with their labels; one without has the text of all of it.

    Args:
        parts: Left, top, right and bottom of each.
        letters: What stands in the region.
        text: The text of the region.
    """
    if len(parts) > MAX_PARTS or len(letters) > MAX_LABEL:
        return [(part, text) for part in parts]
    return [(part, _read(letters, part, text)) for part in parts]


def _read(letters: Sequence[Run], part: Stroke, text: str) -> str:
    left, top, right, bottom = part
    own = [
        letter
        for letter in letters
        if left <= (letter.left + letter.right) / 2 < right
        and top <= (letter.top + letter.bottom) / 2 < bottom
    ]
    return text if _is_figure(own) else join(find_lines(joined(own)), right - left, is_row=False)


def _sides(letters: Sequence[Run], edge: float, axis: int) -> tuple[Sequence[Run], Sequence[Run]]:
    """Part letters by an edge: left and right of it (axis 0), or above and below it (axis 1)."""
    before = [letter for letter in letters if letter.box[axis] + letter.box[axis + 2] < 2 * edge]
    return before, [
        letter for letter in letters if letter.box[axis] + letter.box[axis + 2] >= 2 * edge
    ]


def _are_unlike(before: Sequence[Run], after: Sequence[Run]) -> bool:
    """Return whether there is something on both sides, and a figure on one of them alone."""
    return bool(before and after) and _is_figure(before) != _is_figure(after)


def _is_figure(letters: Sequence[Run]) -> bool:
    return all(letter.text in _FIGURE or letter.text.isspace() for letter in letters)


def _gap(before: Sequence[Run], after: Sequence[Run], axis: int) -> float:
    """Return how far both sides stand apart, as a share of the height of a letter.

    It is less than 0 where their boxes overlap: a little between lines, by half and more within one.
    """
    start = min(letter.box[axis] for letter in after)
    end = max(letter.box[axis + 2] for letter in before)
    return (start - end) / (after[0].bottom - after[0].top)


def _is_numbered(letters: Sequence[Run]) -> bool:
    lines = find_lines(joined(letters))
    return bool(lines and leading_number(text_of(lines[0])))
