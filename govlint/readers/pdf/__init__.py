"""PDF files with a text layer: tables from their ruling lines, put together over pages.

What a line draws is decided by geometry alone; no word of the report is known here.
"""

from collections.abc import Iterable, Iterator

from govlint.document import Document, Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers.pdf.flow import Item, Lines, Sheet, Text, without_margins
from govlint.readers.pdf.gap import parts_of
from govlint.readers.pdf.lattice import Lattice, find_lattices
from govlint.readers.pdf.line import fills, find_lines, join, text_of
from govlint.readers.pdf.page import Page, read_pages
from govlint.readers.pdf.run import Run
from govlint.readers.pdf.stitch import Box, Piece, goes_on, stitch, table_of


def read(data: bytes, path: str) -> Document:
    """Read a PDF.

    Raises:
        ReadError: ``is-scan`` when no page has text of its own; see `read_pages`.
    """
    sheets: list[Sheet] = []
    has_text = False
    for page in read_pages(data):
        has_text = has_text or bool(page.runs and not page.is_scan)
        sheets.append(_sheet(page))
    if not has_text:
        raise ReadError("is-scan")
    return Document(path, "pdf", tuple(_blocks(without_margins(sheets), path)))


def _sheet(page: Page) -> Sheet:
    """Return the lines and tables of a page from top to bottom."""
    lattices = find_lattices(page.strokes)
    outside, inside = _sorted_in(page.runs, lattices)
    items: list[tuple[float, Item]] = [
        (line.top, Text(page.number, line, text_of(line))) for line in find_lines(outside)
    ]
    for lattice, cells in zip(lattices, inside, strict=True):
        if cells:
            items.append((lattice.down[0], Piece(page.number, _boxes(lattice, cells, page.number))))
    items.sort(key=lambda item: item[0])
    return Sheet(page.number, page.height, [item for _, item in items])


def _sorted_in(
    runs: Iterable[Run], lattices: list[Lattice]
) -> tuple[list[Run], list[dict[int, list[Run]]]]:
    """Return the runs outside all tables, and for each table those in each of its cells."""
    inside: list[dict[int, list[Run]]] = [{} for _ in lattices]
    outside: list[Run] = []

    def sort_in(run: Run) -> None:
        left, right = (run.left + run.ends[0]) / 2, (run.starts[-1] + run.right) / 2
        y = (run.top + run.bottom) / 2
        for lattice, cells in zip(lattices, inside, strict=True):
            regions = lattice.find(left, right, y)
            if len(regions) > 1:
                for letter in run.letters:
                    sort_in(letter)
                return
            (region,) = regions
            if region is not None:
                cells.setdefault(region, []).append(run)
                return
        outside.append(run)

    for run in runs:
        sort_in(run)
    return outside, inside


def _boxes(lattice: Lattice, cells: dict[int, list[Run]], page: int) -> list[Box]:
    boxes: list[Box] = []
    for index, region in enumerate(lattice.regions):
        place = lattice.box(region)
        runs = cells.get(index)
        if runs is None:
            if not region.is_open:
                boxes.append(Box(*place, "", False, page, place))  # noqa: FBT003  a field
            continue
        room = place[2] - place[0]
        lines = find_lines(runs)
        is_full = bool(lines) and fills(lines[-1], room)
        text = join(lines, room, is_row=region.bottom - region.top == 1)
        if region.is_smallest:
            boxes.append(Box(*place, text, is_full, page, place))
            continue
        for part, words in parts_of(lattice, index, runs, text):
            boxes.append(Box(*part, words, is_full, page, part))
    return boxes


def _blocks(items: Iterable[Item], path: str) -> Iterator[Paragraph | RawTable]:
    """Yield paragraphs and whole tables in reading order; tables are counted from 1."""
    tables = 0
    for item in _stitched(items):
        if isinstance(item, Piece):
            tables += 1
            yield table_of(item, path, tables)
        else:
            for block in Lines(path, tables + 1).blocks(item):
                tables += isinstance(block, RawTable)
                yield block


def _stitched(items: Iterable[Item]) -> Iterator[Piece | list[Text]]:
    """Yield tables whole, and between them the lines that stand together."""
    texts: list[Text] = []
    piece: Piece | None = None
    for item in items:
        if not isinstance(item, Piece):
            if piece is not None:
                yield piece
                piece = None
            texts.append(item)
            continue
        if texts:
            yield texts
            texts = []
        if piece is not None and goes_on(piece, item):
            piece = stitch(piece, item)
            continue
        if piece is not None:
            yield piece
        piece = item
    if texts:
        yield texts
    if piece is not None:
        yield piece
