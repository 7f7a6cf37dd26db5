"""Plain text and Markdown: tables with tabs, with bars, or drawn with spaces."""

import re
from collections.abc import Sequence

from govlint.document import Document, Location, Paragraph, RawCell, RawTable
from govlint.readers.charset import decode
from govlint.readers.grid import clean

_MARKUP = re.compile(r"^\s{0,3}#{1,6}\s+|\*\*|__(?=\S)|<!--.*?-->")
"""Marks of headings, bold text and comments; Markdown is read under any suffix."""
BARS = re.compile(r"[|｜│┃║├┤┼┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝╠╣╦╩╬]")
"""What parts fields, corners of cells with a line between them included."""
_LINE = re.compile(r"[─━═]{2,}")
_RULE = re.compile(r"[\s|｜│┃║:=+_─━═┼├┤┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╔╗╚╝╠╣╦╩╬-]+")
"""A line drawn between rows; but single hyphens standing apart are fillers of a row."""
_DRAWN = re.compile(r"[-=_─━═]{2}|:-|-:|[├┼┌└╠╬╔╚┣╋┏┗+]|^\S*[|｜]\S*$")
_DELIMITERS = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
"""Below the first row of a table in Markdown: a hyphen or more for each of its columns."""
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
    """Read plain text; no text is refused."""
    blocks: list[Paragraph | RawTable] = []
    rows: list[tuple[int, list[str]]] = []
    tables = columns = 0
    for number, line in enumerate(decode(data).splitlines(), 1):
        if _RULE.fullmatch(line) and _DRAWN.search(line.strip()):
            if len(rows) == 1 and _DELIMITERS.fullmatch(line.strip()):
                columns = line.count("|") - 1
            continue
        fields = _fields(line)
        if fields is not None:
            rows.append((number, fields))
            continue
        if rows:
            tables += 1
            blocks.append(_table(rows, path, tables, columns))
            rows, columns = [], 0
        if text := clean(_MARKUP.sub("", line)):
            blocks.append(Paragraph(text, Location(path, line=number)))
    if rows:
        blocks.append(_table(rows, path, tables + 1, columns))
    return Document(path, "text", tuple(blocks))


def _table(rows: Sequence[tuple[int, list[str]]], path: str, table: int, columns: int) -> RawTable:
    """Make a table of rows, which stand in columns if Markdown says so and they keep to it."""
    aligned = all(_keeps_columns(fields, columns) for _, fields in rows)
    cells = tuple(
        RawCell(
            text, row, column, 1, 1, Location(path, None, line, None, table, row + 1, column + 1)
        )
        for row, (line, fields) in enumerate(rows)
        for column, text in enumerate(fields)
    )
    return RawTable(cells, aligned=aligned, at=Location(path, line=rows[0][0], table=table))


def _keeps_columns(fields: Sequence[str], columns: int) -> bool:
    """Return whether a row has a field for each column.

    Blanks behind its figures may be what some converter filled it up with after it lost the cells
    that others span.
    """
    is_filled_up = not fields[-1] and any(map(_FIGURE.fullmatch, fields))
    return len(fields) == columns and not is_filled_up


def _fields(line: str) -> list[str] | None:
    """Split a line of a table into its fields; None when it is a line of prose."""
    if "\t" in line and ("\t" in line.strip() or line.rstrip(" ").endswith("\t")) and line.strip():
        return [clean(field) for field in line.rstrip("\r\n").split("\t")]
    bars = len(BARS.findall(line))
    if bars > 1 or (bars == 1 and BARS.match(line.strip()[-1:])):
        return _barred_fields(line)
    if _PAGE_NUMBER.fullmatch(line):
        return None
    return _spaced_fields(line.strip())


def _barred_fields(line: str) -> list[str]:
    """Split at the bars; those around the line part nothing."""
    fields = [clean(_LINE.sub("", _MARKUP.sub("", field))) for field in BARS.split(line.strip())]
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
