"""Lattices: the cells that the ruling lines of a page enclose."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.pdf.page import THIN, Stroke

TOLERANCE = 3.0
"""Points between two lines that are one: double lines, or the edges of neighbouring boxes."""
DASH = 5.0
"""Points between two pieces of a line that is dashed, or meets another."""
CORNER = 4.0
"""Points by which lines may miss each other at a corner."""
MIN_LENGTH = 8.0
"""Points: shorter lines are parts of pictures; no cell is as small."""
MAX_CROSSINGS = 2_000_000
"""Pairs of lines that are compared on one page."""
MAX_CELLS = 100_000
"""Of the smallest ones that the lines of one table part."""


class Ruling(NamedTuple):
    """A line, level or upright."""

    at: float
    """Its height, from the top; of an upright one its distance from the left."""
    first: float
    last: float


class Region(NamedTuple):
    """A cell: rows and columns of the lattice, from the first to before the last."""

    top: int
    left: int
    bottom: int
    right: int
    is_open: bool
    """Whether no line closes it at the outside: if nothing is in it, it is no cell."""
    is_whole: bool = True
    """Whether it is a rectangle; it is none where a line is missing."""


class Lattice(NamedTuple):
    """The cells of one table on one page."""

    across: list[float]
    """Where columns begin, and where the last one ends."""
    down: list[float]
    """The same for rows."""
    regions: list[Region]
    """The cells, each once."""
    owners: list[int]
    """For each of the smallest cells, row by row, the index of its region."""

    def find(self, x: float, y: float) -> int | None:
        """Return the index of the region at a place; None when it is outside."""
        column = bisect_right(self.across, x) - 1
        row = bisect_right(self.down, y) - 1
        width = len(self.across) - 1
        if 0 <= column < width and 0 <= row < len(self.down) - 1:
            return self.owners[row * width + column]
        return None

    def box(self, region: Region) -> Stroke:
        """Return left, top, right and bottom of a region."""
        return (
            self.across[region.left],
            self.down[region.top],
            self.across[region.right],
            self.down[region.bottom],
        )

    def parts(self, index: int) -> list[Stroke]:
        """Return left, top, right and bottom of the smallest cells of a region, by its index."""
        width = len(self.across) - 1
        region = self.regions[index]
        columns = list(
            enumerate(pairwise(self.across[region.left : region.right + 1]), region.left)
        )
        rows = enumerate(pairwise(self.down[region.top : region.bottom + 1]), region.top)
        return [
            (left, top, right, bottom)
            for row, (top, bottom) in rows
            for column, (left, right) in columns
            if self.owners[row * width + column] == index
        ]


def find_lattices(strokes: Sequence[Stroke]) -> list[Lattice]:
    """Return the tables that lines draw, smallest first; a box of a single cell is none.

    Raises:
        ReadError: ``pdf-too-complex`` when there are more lines than any report has.
    """
    level, upright = find_rulings(strokes)
    if len(level) * len(upright) > MAX_CROSSINGS:
        raise ReadError("pdf-too-complex")
    lattices = []
    for own_level, own_upright in _connected(level, upright):
        lattice = _lattice(own_level, own_upright)
        if len(lattice.regions) > 1:
            lattices.append(lattice)
    return sorted(lattices, key=_area)


def find_rulings(strokes: Iterable[Stroke]) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level and the upright lines that strokes make up, dashes and pieces joined."""
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for left, top, right, bottom in strokes:
        if bottom - top < THIN:
            level.append(Ruling((top + bottom) / 2, left, right))
        if right - left < THIN:  # a dot is a piece of either
            upright.append(Ruling((left + right) / 2, top, bottom))
    return _joined(level), _joined(upright)


def _joined(pieces: list[Ruling]) -> list[Ruling]:
    """Join the pieces that lie on one line and touch."""
    pieces.sort()
    rulings: list[Ruling] = []
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and pieces[index].at - pieces[start].at <= TOLERANCE:
            continue
        (at, first, last), *others = sorted(pieces[start:index], key=_first)
        for piece in others:
            if piece.first - last > DASH:
                rulings.append(Ruling(at, first, last))
                at, first, last = piece
            last = max(last, piece.last)
        rulings.append(Ruling(at, first, last))
        start = index
    return [ruling for ruling in rulings if ruling.last - ruling.first >= MIN_LENGTH]


def _first(ruling: Ruling) -> float:
    return ruling.first


def _connected(
    level: Sequence[Ruling], upright: Sequence[Ruling]
) -> Iterable[tuple[list[Ruling], list[Ruling]]]:
    """Part lines into groups of those that touch; each has some of either direction.

    An upright line that touches none belongs to the table along whose whole height it runs: the
    cell at a side that page ends cut above and below.
    """
    group = list(range(len(level)))
    members: dict[int, tuple[list[int], list[Ruling]]] = {
        index: ([index], []) for index in range(len(level))
    }
    alone: list[Ruling] = []
    for line in upright:
        touched = {
            group[index]
            for index, other in enumerate(level)
            if other.first - CORNER <= line.at <= other.last + CORNER
            and line.first - CORNER <= other.at <= line.last + CORNER
        }
        if not touched:
            alone.append(line)
            continue
        target = min(touched)
        own_level, own_upright = members[target]
        own_upright.append(line)
        for other_group in touched - {target}:
            more_level, more_upright = members.pop(other_group)
            own_level += more_level
            own_upright += more_upright
            for index in more_level:
                group[index] = target
    for own_level, own_upright in members.values():
        if own_upright:
            top = min(line.first for line in own_upright)
            bottom = max(line.last for line in own_upright)
            beside = [
                line
                for line in alone
                if abs(line.first - top) <= CORNER and abs(line.last - bottom) <= CORNER
            ]
            yield [level[index] for index in own_level], own_upright + beside


def _lattice(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Lattice:
    across = _edges([line.at for line in upright], level)
    down = _edges([line.at for line in level], upright)
    width, height = len(across) - 1, len(down) - 1
    if width * height > MAX_CELLS:
        raise ReadError("pdf-too-complex")
    if width < 1 or height < 1:
        return Lattice(across, down, [], [])
    above = _walls(level, down, across)
    before = _walls(upright, across, down)
    owners = list(range(width * height))

    def owner(index: int) -> int:
        while owners[index] != index:
            owners[index] = owners[owners[index]]
            index = owners[index]
        return index

    for row in range(height):
        for column in range(width):
            index = row * width + column
            if column and (column, row) not in before:
                owners[owner(index)] = owner(index - 1)
            if row and (row, column) not in above:
                owners[owner(index)] = owner(index - width)
    numbers, boxes = _boxes([owner(index) for index in range(width * height)], width)
    sizes = Counter(numbers)
    regions = []
    for index, (top, left, bottom, right) in enumerate(boxes):
        sides = [(edge, row) for edge in {left, right} & {0, width} for row in range(top, bottom)]
        ends = [(edge, step) for edge in {top, bottom} & {0, height} for step in range(left, right)]
        is_open = not (before.issuperset(sides) and above.issuperset(ends))
        is_whole = sizes[index] == (bottom - top) * (right - left)
        regions.append(Region(top, left, bottom, right, is_open, is_whole))
    return Lattice(across, down, regions, numbers)


def _boxes(owners: Sequence[int], width: int) -> tuple[list[int], list[list[int]]]:
    """Put the smallest cells together that are one: its number for each of them, and their boxes.

    A box is top, left, bottom, right. What is put together need not be a rectangle where a line is
    missing; it is taken for the one around it.
    """
    boxes: list[list[int]] = []
    number: dict[int, int] = {}
    for index, owner in enumerate(owners):
        row, column = divmod(index, width)
        if owner not in number:
            number[owner] = len(boxes)
            boxes.append([row, column, row + 1, column + 1])
            continue
        box = boxes[number[owner]]
        box[1:] = min(box[1], column), row + 1, max(box[3], column + 1)
    return [number[owner] for owner in owners], boxes


def _edges(places: list[float], crossing: Sequence[Ruling]) -> list[float]:
    """Return where columns or rows begin and end; a table open at a side ends with its lines."""
    edges = cluster(places)
    first = min(line.first for line in crossing)
    last = max(line.last for line in crossing)
    if first < edges[0] - CORNER:
        edges.insert(0, first)
    if last > edges[-1] + CORNER:
        edges.append(last)
    return edges


def cluster(places: Iterable[float]) -> list[float]:
    """Return places in order, those next to each other taken for one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > TOLERANCE:
            edges.append(place)
    return edges


def number(places: Iterable[float]) -> dict[float, int]:
    """Return the number of each place in order, those next to each other taken for one."""
    numbers: dict[float, int] = {}
    first, count = float("-inf"), -1
    for place in sorted(set(places)):
        if place - first > TOLERANCE:
            first, count = place, count + 1
        numbers[place] = count
    return numbers


def nearest(edges: Sequence[float], place: float) -> int:
    """Return the index of the edge next to a place."""
    index = bisect_left(edges, place)
    if index == len(edges) or (index and place - edges[index - 1] < edges[index] - place):
        return index - 1
    return index


def _walls(
    lines: Sequence[Ruling], edges: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Return where lines stand: the edge, and the step along it of which they take half or more."""
    middles = [(first + last) / 2 for first, last in pairwise(steps)]
    walls: set[tuple[int, int]] = set()
    for line in lines:
        edge = nearest(edges, line.at)
        first, last = bisect_left(middles, line.first), bisect_right(middles, line.last)
        walls.update((edge, step) for step in range(first, last))
    return walls


def _area(lattice: Lattice) -> float:
    across, down = lattice.across, lattice.down
    return (across[-1] - across[0]) * (down[-1] - down[0])
