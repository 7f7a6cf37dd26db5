"""Plain text and Markdown: tables with tabs, with bars, or drawn with spaces."""

import re
from collections.abc import Sequence

from govlint.document import WITHIN, Document, Location, Paragraph, RawCell, RawTable
from govlint.readers.charset import decode
from govlint.readers.grid import clean
from govlint.readers.markdown import Part, plain, split_tables

BARS = re.compile(r"[|｜│┃║├┤┼┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝╠╣╦╩╬]")
"""What parts fields, corners of cells with a line between them included."""
_LINE = re.compile(r"[─━═]{2,}")
_RULE = re.compile(r"[\s|｜│┃║:=+_─━═┼├┤┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝╠╣╦╩╬-]+")
"""A line drawn between rows; but single hyphens standing apart are fillers of a row."""
_DRAWN = re.compile(r"[-=_─━═]{2}|:-|-:|[├┼┌└╠╬╔╚┣╋┏┗+]|^\S*[|｜]\S*$")
_GAP = re.compile(r"[ \xa0]{2,}|\u3000+")
_WIDE_GAP = re.compile(r"[ \xa0]{4,}|\u3000{2,}")
_FIGURE = re.compile(r"[+-]?[0-9０-９][0-9０-９,，.．]*|[/\\_—–-]")
_SENTENCE = re.compile(r"[，。；：？！,;:?!]")
_PAGE_NUMBER = re.compile(r"[\s\-—–－]*\d{1,4}[\s\-—–－]*|第\s*\d+\s*页.*")
MAX_LABEL = 24
"""Characters before a single figure that are still taken for its label, not for prose."""
MAX_FIELD = 60
"""Characters of a field between spaces; a longer one is prose, or a table that lost its lines."""


def read(data: bytes, path: str) -> Document:
    """Read plain text or Markdown.

    Raises:
        ReadError: That of a table in the markup of a web page; no other text is refused.
    """
    reader = _Reader(path)
    for part in split_tables(decode(data)):
        if part.is_page:
            reader.add_page(part)
        else:
            reader.add_lines(part)
    return Document(path, "text", tuple(reader.blocks))


class _Reader:
    """Collects paragraphs and tables; tables are counted from 1."""

    def __init__(self, path: str) -> None:
        self.blocks: list[Paragraph | RawTable] = []
        self._path = path
        self._tables = 0

    def add_lines(self, part: Part) -> None:
        rows: list[tuple[int, list[str]]] = []
        for number, line in enumerate(part.text.splitlines(), part.line):
            if _RULE.fullmatch(line) and _DRAWN.search(line.strip()):
                continue
            fields = _fields(line)
            if fields is not None:
                rows.append((number, fields))
                continue
            self._add_table(rows)
            rows = []
            if text := clean(plain(line)):
                self.blocks.append(Paragraph(text, Location(self._path, line=number)))
        self._add_table(rows)

    def add_page(self, part: Part) -> None:
        """Add a table in the markup of a web page."""
        from govlint.readers import html  # noqa: PLC0415  few texts have one

        def place(at: Location, table: int | None) -> Location:
            return at._replace(line=(at.line or 1) + part.line - 1, table=table, paragraph=None)

        for block in html.read(part.text.encode(), self._path).blocks:
            if isinstance(block, Paragraph):
                self.blocks.append(block._replace(at=place(block.at, None), depth=WITHIN))
                continue
            self._tables += 1
            at = place(block.at, self._tables)
            cells = [cell._replace(at=place(cell.at, self._tables)) for cell in block.cells]
            self.blocks.append(RawTable(tuple(cells), aligned=True, at=at))

    def _add_table(self, rows: Sequence[tuple[int, list[str]]]) -> None:
        if not rows:
            return
        self._tables += 1
        table = self._tables
        cells = tuple(
            RawCell(
                text,
                *(row, column, 1, 1),
                Location(self._path, None, line, None, table, row + 1, column + 1),
            )
            for row, (line, fields) in enumerate(rows)
            for column, text in enumerate(fields)
        )
        at = Location(self._path, line=rows[0][0], table=table)
        self.blocks.append(RawTable(cells, aligned=False, at=at))


def _fields(line: str) -> list[str] | None:
    """Split a line of a table into its fields; None when it is a line of prose."""
    if "\t" in line and ("\t" in line.strip() or line.rstrip(" ").endswith("\t")) and line.strip():
        return [clean(plain(field)) for field in line.rstrip("\r\n").split("\t")]
    bars = len(BARS.findall(line))
    if bars > 1 or (bars == 1 and BARS.match(line.strip()[-1:])):
        return _barred_fields(line)
    if _PAGE_NUMBER.fullmatch(line):
        return None
    return _spaced_fields(plain(line).strip())


def _barred_fields(line: str) -> list[str]:
    """Split at the bars; those around the line part nothing."""
    fields = [clean(plain(_LINE.sub("", field))) for field in BARS.split(line.strip())]
    first = 0 if fields[0] else 1
    last = len(fields) if fields[-1] else -1
    return fields[first:last]


def _spaced_fields(line: str) -> list[str] | None:
    """Split a line whose columns stand apart by spaces only; None when they do not.

    Columns are parted by two spaces; two of them, which prose may have, by four. Figures at the
    end of a column are parted by one: ``1.属于国家秘密 0 0 0 0 0 0 0``.
    """
    fields = [field for part in _GAP.split(line) for field in _split_figures(part)]
    is_row = len(fields) > 2 or (
        len(fields) == 2 and bool(_FIGURE.fullmatch(fields[1]) or _WIDE_GAP.search(line))
    )
    return fields if is_row and max(map(len, fields)) <= MAX_FIELD else None


def _split_figures(part: str) -> list[str]:
    words = part.split()
    figures = 0
    while figures < len(words) and _FIGURE.fullmatch(words[-1 - figures]):
        figures += 1
    label = " ".join(words[: len(words) - figures])
    if figures == 1 and label and (len(label) > MAX_LABEL or _SENTENCE.search(label)):
        return [part]
    return (
        [label, *words[-figures:]] if label and figures else words[-figures:] if figures else [part]
    )
