"""Lines: glyphs put side by side, and the text that they make."""

import re
from collections.abc import Sequence
from operator import sub
from typing import NamedTuple

from govlint.characters import unify
from govlint.readers.grid import clean
from govlint.readers.pdf.page import Glyph, Stroke

APART = 0.2
"""Share of its height by which a digit must stand off another for them to be two numbers."""
BLANK = 0.5
"""The same for other characters to have a blank between them."""
COLUMN = 1.2
"""The same for a column to begin."""
SMALL = 0.8
"""Share of its height that a digit has of the one before if it is no mark of a footnote."""
OVERLAP = 0.4
"""Share of its width by which a glyph that was printed twice may be off."""
PADDING = 12.0
"""Points that Word leaves at both sides of a cell, and a little more."""

_FIGURES = re.compile(r"[\d\s.,，．+-]+")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_NONE: Glyph = (0.0, 0.0, 0.0, 0.0, "")
_SEVERAL = re.compile(r"[\d.,，．+-]+(?: [\d.,，．+-]+)+")
_DOUBTFUL = re.compile(r"\s|\d\d")
_WORD = re.compile(r"[\x21-\x7e]")


class Line(NamedTuple):
    """Glyphs that stand on one line, from left to right."""

    glyphs: list[Glyph]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Stroke:
        """Return left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> float:
        """Return the height of the line."""
        return self.bottom - self.top


def find_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Put glyphs on lines, from top to bottom.

    Glyphs of which each has a line of its own, as in a narrow stub, stay in the order they were
    written in: the text may be turned.
    """
    if len(glyphs) == 1:
        return [_line([*glyphs])] if not glyphs[0][4].isspace() else []
    rows: list[list[Glyph]] = []
    middle = reach = 0.0
    for glyph in sorted(glyphs, key=_middle):
        height = glyph[3] - glyph[1]
        own = (glyph[1] + glyph[3]) / 2
        if not rows or own - middle > (max(reach, height)) / 2:
            row = [glyph]
            rows.append(row)
            middle, reach = own, height
        else:
            row.append(glyph)
    if len(rows) == len(glyphs):
        rows = [[glyph] for glyph in glyphs]
    return [_line(row) for row in rows if not all(glyph[4].isspace() for glyph in row)]


def _middle(glyph: Glyph) -> float:
    return glyph[1] + glyph[3]


def _line(glyphs: list[Glyph]) -> Line:
    """Return a line without blanks at its ends and without what was printed twice to be bold."""
    if len(glyphs) == 1:
        return Line(glyphs, *glyphs[0][:4])
    glyphs.sort()
    while glyphs[-1][4].isspace():
        glyphs.pop()
    kept: list[Glyph] = []
    before = second = _NONE
    for glyph in glyphs:
        if (not kept and glyph[4].isspace()) or _is_same(glyph, before) or _is_same(glyph, second):
            continue
        kept.append(glyph)
        before, second = glyph, before
    lefts, tops, rights, bottoms, _ = zip(*kept, strict=True)
    return Line(kept, lefts[0], min(tops), max(rights), max(bottoms))


def _is_same(glyph: Glyph, other: Glyph) -> bool:
    return glyph[4] == other[4] and glyph[0] - other[0] < OVERLAP * (glyph[2] - glyph[0])


def text_of(line: Line) -> str:
    """Return the text of a line, with a blank where glyphs stand apart.

    Digits that do are two numbers or a broken one; so are digits of different sizes or on top of
    each other. With the blank between them they are read as neither.
    """
    glyphs = line.glyphs
    text = "".join([glyph[4] for glyph in glyphs])
    if len(text) == 1 or (not _DOUBTFUL.search(text) and _widest_gap(glyphs) < BLANK):
        return clean(unify(text))
    parts: list[str] = []
    before: Glyph | None = None
    has_blank = False
    for glyph in glyphs:
        char = glyph[4]
        if char.isspace():
            has_blank = True
            continue
        if before is not None and (has_blank or _stands_apart(before, glyph)):
            parts.append(" ")
        parts.append(char)
        before, has_blank = glyph, False
    return clean(unify("".join(parts)))


def _widest_gap(glyphs: Sequence[Glyph]) -> float:
    """Return the widest gap in a line, as a share of the height of its smallest glyph."""
    lefts, tops, rights, bottoms, _ = zip(*glyphs, strict=True)
    gap = max(map(sub, lefts[1:], rights), default=0.0)
    return float(gap / min(map(sub, bottoms, tops)))


def _stands_apart(before: Glyph, glyph: Glyph) -> bool:
    size = glyph[3] - glyph[1]
    gap = glyph[0] - before[2]
    if before[4] not in _DIGITS or glyph[4] not in _DIGITS:
        return gap > BLANK * size
    height = before[3] - before[1]
    is_alike = SMALL * height <= size <= height / SMALL
    return gap > APART * size or gap < -size / 3 or not is_alike


def split_columns(line: Line) -> list[Line]:
    """Part a line where wide gaps are; letters that are merely spread out stay together."""
    if _widest_gap([glyph for glyph in line.glyphs if not glyph[4].isspace()]) < COLUMN:
        return [line]
    columns: list[list[Glyph]] = []
    right = 0.0
    for glyph in line.glyphs:
        if glyph[4].isspace():
            continue
        if not columns or glyph[0] - right > COLUMN * (glyph[3] - glyph[1]):
            columns.append([])
        columns[-1].append(glyph)
        right = glyph[2]
    if all(len(column) == 1 and not column[0][4].isdigit() for column in columns):
        return [line]
    return [_line(column) for column in columns]


def are_figures(text: str) -> bool:
    """Return whether a text is several figures: those of cells between which a line is missing."""
    return bool(_SEVERAL.fullmatch(text))


def join(lines: Sequence[Line], room: float, *, is_row: bool) -> str:
    """Return the text of the lines of one cell.

    A number that is broken over lines keeps the break if the cell is too narrow for it; in one
    that had room for all of it there are two numbers, and a blank parts them.

    Args:
        lines: The lines of the cell.
        room: How wide the cell is, in points.
        is_row: Whether it stands in one row; one that spans several may be of cells between which
            a line is missing.
    """
    if len(lines) == 1:
        return text_of(lines[0])
    text = ""
    is_full = False
    for line in lines:
        text = join_texts(text, text_of(line), is_full=is_full)
        is_full = is_row and fills(line, room)
    return text


def fills(line: Line, room: float) -> bool:
    """Return whether a line is as long as one must be that goes on in the next.

    The next digit must not have fitted; of other text the next two glyphs, because punctuation
    does not begin a line.
    """
    left, _, right, _, char = line.glyphs[-1]
    needed = (right - left) * (1 if char in _DIGITS else 2)
    return room - (line.right - line.left) < needed + PADDING


def join_texts(text: str, more: str, *, is_full: bool) -> str:
    """Return two lines of a cell as one text; see `join`."""
    if not text or not more:
        return text or more
    if _FIGURES.fullmatch(text) and _FIGURES.fullmatch(more):
        return f"{text}\n{more}" if is_full else f"{text} {more}"
    if _WORD.match(text[-1]) and _WORD.match(more[0]):
        return f"{text} {more}"
    return text + more
