"""PDF files with a text layer: tables from their ruling lines, put together over pages.

What a line draws is decided by geometry alone; no word of the report is known here.
"""

from collections.abc import Iterable, Iterator

from govlint.document import Document, Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers.pdf.flow import Item, Lines, Sheet, Text, without_margins
from govlint.readers.pdf.gap import read_parts, split
from govlint.readers.pdf.lattice import Lattice, find_lattices
from govlint.readers.pdf.line import are_figures, fills, find_lines, join, text_of
from govlint.readers.pdf.page import Glyph, Page, read_pages
from govlint.readers.pdf.stitch import Box, Piece, goes_on, stitch, table_of


def read(data: bytes, path: str) -> Document:
    """Read a PDF.

    Raises:
        ReadError: ``is-scan`` when no page has text of its own; see `read_pages`.
    """
    sheets: list[Sheet] = []
    has_text = False
    for page in read_pages(data):
        has_text = has_text or bool(page.glyphs and not page.is_scan)
        sheets.append(_sheet(page))
    if not has_text:
        raise ReadError("is-scan")
    return Document(path, "pdf", tuple(_blocks(without_margins(sheets), path)))


def _sheet(page: Page) -> Sheet:
    """Return the lines and tables of a page from top to bottom."""
    lattices = find_lattices(page.strokes)
    glyphs, inside = _sorted_in(page.glyphs, lattices)
    items: list[tuple[float, Item]] = [
        (line.top, Text(page.number, line, text_of(line))) for line in find_lines(glyphs)
    ]
    for lattice, cells in zip(lattices, inside, strict=True):
        if cells:
            items.append((lattice.down[0], Piece(page.number, _boxes(lattice, cells, page.number))))
    items.sort(key=lambda item: item[0])
    return Sheet(page.number, page.height, [item for _, item in items])


def _sorted_in(
    glyphs: Iterable[Glyph], lattices: list[Lattice]
) -> tuple[list[Glyph], list[dict[int, list[Glyph]]]]:
    """Return the glyphs outside all tables, and for each table those in each of its cells."""
    inside: list[dict[int, list[Glyph]]] = [{} for _ in lattices]
    if not lattices:
        return list(glyphs), inside
    outside: list[Glyph] = []
    cell = outside
    left = top = right = bottom = 0.0  # of the cell of the glyph before, in which most stand
    for glyph in glyphs:
        x, y = (glyph[0] + glyph[2]) / 2, (glyph[1] + glyph[3]) / 2
        if left < x < right and top < y < bottom:
            cell.append(glyph)
            continue
        for lattice, cells in zip(lattices, inside, strict=True):
            region = lattice.find(x, y)
            if region is not None:
                cell = cells.setdefault(region, [])
                if lattice.regions[region].is_whole:
                    left, top, right, bottom = lattice.box(lattice.regions[region])
                else:
                    right = left
                break
        else:
            cell = outside
            right = left
        cell.append(glyph)
    return outside, inside


def _boxes(lattice: Lattice, cells: dict[int, list[Glyph]], page: int) -> list[Box]:
    boxes: list[Box] = []
    for index, region in enumerate(lattice.regions):
        if region.is_open and index not in cells:
            continue
        place = lattice.box(region)
        room = place[2] - place[0]
        glyphs = cells.get(index, ())
        lines = find_lines(glyphs)
        is_full = bool(lines) and fills(lines[-1], room)
        text = join(lines, room, is_row=region.bottom - region.top == 1)
        if are_figures(text) or not region.is_whole:
            parts = read_parts(lattice.parts(index), glyphs, text)
        else:
            parts = split(lattice, region, glyphs, text)
        boxes += [Box(*part, words, is_full, page, part) for part, words in parts]
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
