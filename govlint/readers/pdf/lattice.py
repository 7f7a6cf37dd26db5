"""Lattices: the cells that the ruling lines of a page enclose."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from govlint.errors import ReadError
from govlint.readers.pdf.drawing import Stroke
from govlint.readers.pdf.ruling import CORNER, TOLERANCE, Ruling, connected, find_rulings

MAX_CROSSINGS = 2_000_000
"""Pairs of lines that are compared on one page."""
MAX_CELLS = 100_000
"""Of the smallest ones that the lines of one table part."""

_Walls = set[tuple[int, int]]
"""An edge of rows or columns, and a step along it."""


class Region(NamedTuple):
    """A cell: rows and columns of the lattice, from the first to before the last."""

    top: int
    left: int
    bottom: int
    right: int
    is_open: bool
    """Whether no line closes it at the outside: if nothing is in it, it is no cell."""
    is_whole: bool
    """Whether it is a rectangle; it is none where a line is missing."""

    @property
    def is_smallest(self) -> bool:
        """Whether no edge goes through it."""
        return self.bottom - self.top == 1 == self.right - self.left


class Lattice(NamedTuple):
    """The cells of one table on one page."""

    across: list[float]
    """Where columns begin, and where the last one ends."""
    down: list[float]
    """The same for rows."""
    regions: list[Region]
    """The cells, each once."""
    owners: list[int | None]
    """For each of the smallest cells, row by row, the index of its region; around them a frame of
    cells of none."""

    def find(self, left: float, right: float, y: float) -> set[int | None]:
        """Return the indices of the regions between two places side by side; None is outside."""
        row = bisect_right(self.down, y) * (len(self.across) + 1)
        first, last = bisect_right(self.across, left), bisect_right(self.across, right)
        return set(self.owners[row + first : row + last + 1])

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
        region = self.regions[index]
        rows = list(enumerate(pairwise(self.down), 1))[region.top : region.bottom]
        columns = list(enumerate(pairwise(self.across), 1))[region.left : region.right]
        width = len(self.across) + 1
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
    for own_level, own_upright in connected(level, upright):
        lattice = _lattice(own_level, own_upright)
        if len(lattice.regions) > 1:
            lattices.append(lattice)
    return sorted(lattices, key=_area)


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
    places, boxes = _boxes(_owners(width, height, above, before), width)
    sizes = Counter(places)
    opened = _opened(places, width, above, before)
    regions = []
    for index, (top, left, bottom, right) in enumerate(boxes):
        is_whole = sizes[index] == (bottom - top) * (right - left)
        regions.append(Region(top, left, bottom, right, index in opened, is_whole))
    owners: list[int | None] = [None] * (width + 2)
    for start in range(0, width * height, width):
        owners += [None, *places[start : start + width], None]
    return Lattice(across, down, regions, owners + [None] * (width + 2))


def _owners(width: int, height: int, above: _Walls, before: _Walls) -> list[int]:
    """Return for each of the smallest cells, row by row, one of those of which it is a part."""
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
    return [owner(index) for index in owners]


def _opened(places: Sequence[int], width: int, above: _Walls, before: _Walls) -> set[int]:
    """Return the boxes that have a side at the outside of the table without a line.

    Args:
        places: The box of each of the smallest cells, row by row.
        width: Cells in a row.
        above: Where level lines stand.
        before: Where upright lines stand.
    """
    height = len(places) // width
    sides = ((0, 0), (width, width - 1))
    ends = ((0, 0), (height, len(places) - width))
    opened = {
        places[row * width + column]
        for edge, column in sides
        for row in range(height)
        if (edge, row) not in before
    }
    opened.update(
        places[start + column]
        for edge, start in ends
        for column in range(width)
        if (edge, column) not in above
    )
    return opened


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


def _walls(lines: Sequence[Ruling], edges: Sequence[float], steps: Sequence[float]) -> _Walls:
    """Return where lines stand: the edge, and the step along it of which they take half or more."""
    middles = [(first + last) / 2 for first, last in pairwise(steps)]
    walls: _Walls = set()
    for line in lines:
        edge = nearest(edges, line.at)
        first, last = bisect_left(middles, line.first), bisect_right(middles, line.last)
        walls.update(zip(repeat(edge), range(first, last), strict=False))
    return walls


def _area(lattice: Lattice) -> float:
    across, down = lattice.across, lattice.down
    return (across[-1] - across[0]) * (down[-1] - down[0])
