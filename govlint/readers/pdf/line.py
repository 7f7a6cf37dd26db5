"""Lines: runs put side by side, and the text that they make."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.characters import unify
from govlint.readers.grid import clean
from govlint.readers.pdf.drawing import Stroke
from govlint.readers.pdf.run import APART, Run, joined

BLANK = 0.5
"""Share of its height by which a character must stand off another to have a blank between them."""
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
_SEVERAL = re.compile(r"[\d.,，．+-]+(?: [\d.,，．+-]+)+")
_WORD = re.compile(r"[\x21-\x7e]")


class Line(NamedTuple):
    """Runs that stand on one line, from left to right."""

    runs: list[Run]
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


def find_lines(runs: Sequence[Run]) -> list[Line]:
    """Put runs on lines, from top to bottom.

    Glyphs of which each has a line of its own, as in a narrow stub, stay in the order they were
    written in: the text may be turned.
    """
    if len(runs) == 1:
        return [] if runs[0].text.isspace() else [_line([runs[0]])]
    rows: list[list[Run]] = []
    middle = reach = 0.0
    for run in sorted(runs, key=_middle):
        height = run.bottom - run.top
        own = (run.top + run.bottom) / 2
        if not rows or own - middle > (max(reach, height)) / 2:
            row = [run]
            rows.append(row)
            middle, reach = own, height
        else:
            row.append(run)
    if len(rows) == len(runs) == sum(len(run.text) for run in runs):
        rows = [[run] for run in runs]
    return [_line(row) for row in rows if not all(run.text.isspace() for run in row)]


def _middle(run: Run) -> float:
    return run.top + run.bottom


def _line(runs: list[Run]) -> Line:
    """Return a line without blanks at its ends and without what was printed twice to be bold."""
    if len(runs) > 1:
        runs.sort(key=_left)
        if any(after.left < run.right for run, after in pairwise(runs)):
            runs = joined(_once(sorted(letter for run in runs for letter in run.letters)))
        while runs[-1].text.isspace():
            runs.pop()
        while runs[0].text.isspace():
            del runs[0]
    if len(runs) == 1:
        return Line(runs, *runs[0][:4])
    lefts, tops, rights, bottoms, *_ = zip(*runs, strict=True)
    return Line(runs, lefts[0], min(tops), max(rights), max(bottoms))


def _left(run: Run) -> float:
    return run.left


def _once(letters: Iterable[Run]) -> Iterator[Run]:
    """Yield the letters of a line without those that were printed twice to be bold."""
    before: Run | None = None
    second: Run | None = None
    for letter in letters:
        if not (_is_same(letter, before) or _is_same(letter, second)):
            yield letter
            before, second = letter, before


def _is_same(letter: Run, other: Run | None) -> bool:
    if other is None or letter.text != other.text:
        return False
    return letter.left - other.left < OVERLAP * (letter.right - letter.left)


def text_of(line: Line) -> str:
    """Return the text of a line, with a blank where glyphs stand apart.

    Digits that do are two numbers or a broken one; so are digits of different sizes or on top of
    each other. With the blank between them they are read as neither.
    """
    if len(line.runs) == 1:
        return clean(unify(line.runs[0].text))
    parts: list[str] = []
    before: Run | None = None
    has_blank = False
    for run in line.runs:
        if run.text.isspace():
            has_blank = True
            continue
        if before is not None and (has_blank or _stands_apart(before, run)):
            parts.append(" ")
        parts.append(run.text)
        before, has_blank = run, False
    return clean(unify("".join(parts)))


def _stands_apart(before: Run, run: Run) -> bool:
    size = run.bottom - run.top
    gap = run.left - before.right
    if before.text[-1] not in _DIGITS or run.text[0] not in _DIGITS:
        return gap > BLANK * size
    height = before.bottom - before.top
    is_alike = SMALL * height <= size <= height / SMALL
    return gap > APART * size or gap < -size / 3 or not is_alike


def split_columns(line: Line) -> list[Line]:
    """Part a line where wide gaps are; letters that are merely spread out stay together."""
    columns: list[list[Run]] = []
    right = 0.0
    for run in line.runs:
        if run.text.isspace():
            continue
        if not columns or run.left - right > COLUMN * (run.bottom - run.top):
            columns.append([])
        columns[-1].append(run)
        right = run.right
    if len(columns) == 1 or all(_is_letter(column) for column in columns):
        return [line]
    return [_line(column) for column in columns]


def _is_letter(runs: Sequence[Run]) -> bool:
    return len(runs) == 1 and len(runs[0].text) == 1 and not runs[0].text.isdigit()


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
    last = line.runs[-1]
    needed = (last.ends[-1] - last.starts[-1]) * (1 if last.text[-1] in _DIGITS else 2)
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
