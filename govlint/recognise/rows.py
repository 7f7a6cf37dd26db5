"""Rows of the mandated tables: which lines are headers, which hold figures, and of which row."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govlint.characters import normalise, stem
from govlint.document import RawCell
from govlint.form import load_forms
from govlint.numbers import Kind, reader_of
from govlint.recognise.lines import Line
from govlint.recognise.vocabulary import RowName, load_vocabulary

MIN_STRIP_CELLS = 5
"""Cells that a line without a label needs to be taken for the figures of a strip."""

MIN_OWN_LABELS = 4
"""Labels of its own that a table needs in its header, in a part without a table, for lines without
a label to be its rows."""


class Row(NamedTuple):
    """A line that holds, or should hold, figures of a mandated table."""

    line: int
    table: str
    row: str | None
    """Key of the row, or of a group of rows; None: its label is unknown or missing."""
    label: RawCell | None
    values: tuple[RawCell, ...]
    """The cells to the right of the label."""
    header: tuple[Line, ...]
    """The header in force: the last one with labels of this table; empty: none was read."""
    is_own: bool
    """Whether it stands in the part of its table."""


class TableLines(NamedTuple):
    """What was found of the mandated tables."""

    rows: tuple[Row, ...]
    lines: frozenset[int]
    """Indices of all lines that belong to tables, headers and captions included."""


def find_rows(lines: Sequence[Line], parts: Mapping[int, str | None]) -> TableLines:
    """Find the rows of all mandated tables, in the order of the file.

    Args:
        lines: The lines of the document.
        parts: The lines that are headings of parts, and the table of each; None: it has none.
    """
    finder = _Finder()
    for index, line in enumerate(lines):
        if index in parts:
            finder.enter_part(parts[index])
        elif line.cells:
            finder.read_row(index, line)
        else:
            finder.read_prose(index, line)
    return TableLines(tuple(finder.rows), frozenset(finder.lines))


class _Finder:
    """Goes through the lines once and remembers which table and header they stand under."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.lines: set[int] = set()
        self._vocabulary = load_vocabulary()
        self._read_number = reader_of(load_forms()[-1].numbers)
        self._table: str | None = None
        self._part: str | None = None
        self._is_prose_part = False
        self._header: tuple[Line, ...] = ()
        self._header_is_open = False
        self._header_labels: set[str] = set()
        self._votes: Counter[str] = Counter()
        """For each table, the labels of the header in force that it alone has."""
        self._header_table: str | None = None
        self._headers: dict[tuple[str, str | None], tuple[Line, ...]] = {}

    def enter_part(self, table: str | None) -> None:
        """Begin a part; figures in a part without a table need a header to be taken for one."""
        self._table = self._part = table
        self._is_prose_part = table is None
        self._header = ()
        self._header_table = None
        self._votes = Counter()

    def read_prose(self, index: int, line: Line) -> None:
        """Take a caption, or a header of one label, that is not drawn as a row."""
        if not self._is_prose_part and normalise(line.text) in self._vocabulary.headers:
            self._read_header(index, line)
        else:
            self._header_is_open = False

    def read_row(self, index: int, line: Line) -> None:
        """Take a row for what it is: header, figures under a known label or not, or nothing."""
        kinds = [self._read_number(cell.text).kind for cell in line.cells]
        label, name = self._find_label(line.cells, kinds)
        if label and name and name.is_group and _is_before_text(label, line, kinds):
            name = None  # what stands behind it is a label that is not known
        has_figures = "number" in kinds or "filler" in kinds
        if not has_figures and self._is_header(line, label):
            self._read_header(index, line)
            return
        self._header_is_open = False
        if name is None:
            self._read_unlabelled(index, line, kinds)
            return
        first = line.cells.index(label) + 1 if label else 0
        end = self._next_label(line.cells, first) if "text" in kinds[first:] else None
        values = line.cells[first:end]
        if values and (not self._is_prose_part or self._header_table == name.table):
            self._add(index, name.table, name.row, label, values)
        if end:
            self.read_row(index, line._replace(cells=line.cells[end:]))

    def _next_label(self, cells: Sequence[RawCell], first: int) -> int | None:
        """Return where in a line another row begins, beside the first one; None: there is none."""
        rows = self._vocabulary.rows
        places = range(first + 1, len(cells))
        return next((at for at in places if normalise(cells[at].text) in rows), None)

    def _read_unlabelled(self, index: int, line: Line, kinds: Sequence[Kind]) -> None:
        table = self._header_table or self._table
        if table is None or (self._is_prose_part and self._votes[table] < MIN_OWN_LABELS):
            return
        if load_forms()[-1].tables[table].layout == "strip":
            self._read_strip(index, line, kinds, table)
            return
        first = max((at + 1 for at, kind in enumerate(kinds) if kind == "text"), default=0)
        if "number" in kinds[first:] or "filler" in kinds[first:]:
            label = line.cells[first - 1] if first else None
            self._add(index, table, None, label, line.cells[first:])

    def _read_strip(self, index: int, line: Line, kinds: Sequence[Kind], table: str) -> None:
        """Take the figures of a strip, behind a word for them if there is one; a note is no row."""
        first = int(kinds[0] == "text" and len(kinds) > len(load_forms()[-1].tables[table].cells))
        words = sum(word.isdigit() for word in line.text.split()) if not line.aligned else 0
        figures = kinds.count("number") + kinds.count("filler")
        blanks = 0 if "text" in kinds else kinds.count("blank")
        if max(words, figures + blanks) >= MIN_STRIP_CELLS:
            label = line.cells[0] if first else None
            self._add(index, table, None, label, line.cells[first:])

    def _is_header(self, line: Line, label: RawCell | None) -> bool:
        texts = [normalise(cell.text) for cell in line.cells if cell is not label or not cell.text]
        if any(text in self._vocabulary.headers for text in texts):
            return True
        return self._header_is_open and label is None and any(texts)

    def _read_header(self, index: int, line: Line) -> None:
        if not self._header_is_open:
            self._header, self._header_is_open = (), True
            self._header_labels = set()
            self._votes = Counter()
        self._header = (*self._header, line)
        self.lines.add(index)
        for cell in line.cells or (line,):
            label = normalise(cell.text)
            owners = self._vocabulary.headers.get(label, ())
            if len(owners) == 1 and label not in self._header_labels:
                self._header_labels.add(label)
                self._votes.update(owners)
        self._header_table = self._owner_of_header()
        self._table = self._header_table or self._table

    def _owner_of_header(self) -> str | None:
        """Return the table that the header in force belongs to; None when its labels do not tell.

        Under the heading of a part one label is not enough to show that it is that of another.
        """
        if not self._votes:
            return None
        owner = max(self._votes, key=self._votes.__getitem__)
        return owner if self._votes[owner] > 1 or self._part in {None, owner} else self._part

    def _find_label(
        self, cells: Sequence[RawCell], kinds: Sequence[Kind]
    ) -> tuple[RawCell | None, RowName | None]:
        """Find the label of a row: the last one before the figures, that of a group if no other."""
        label, name = None, None
        for cell, kind in zip(cells, kinds, strict=True):
            text = normalise(cell.text)
            if name and not name.is_group and kind in {"number", "filler"}:
                break
            found = self._vocabulary.rows.get(text) or self._vocabulary.rows.get(stem(cell.text))
            if found is None and text in self._vocabulary.ambiguous_rows:
                found = self._vocabulary.ambiguous_rows[text]
                found = found if found.table == self._table else None
            found = found or self._vocabulary.grouped_rows.get(text)
            if found and not (found.is_group and name and not name.is_group):
                label, name = cell, found
        return label, name

    def _add(
        self,
        index: int,
        table: str,
        row: str | None,
        label: RawCell | None,
        values: Sequence[RawCell],
    ) -> None:
        self._table = table
        block = _block_of(table, row)
        if self._header_table == table:
            self._headers[table, block] = self._header
        header = self._headers.get((table, block), ())
        self.rows.append(Row(index, table, row, label, tuple(values), header, self._part == table))
        self.lines.add(index)


def _is_before_text(label: RawCell, line: Line, kinds: Sequence[Kind]) -> bool:
    """Return whether the next cell behind a label that is not blank is text."""
    behind = kinds[line.cells.index(label) + 1 :]
    return next((kind for kind in behind if kind != "blank"), None) == "text"


def _block_of(table: str, row: str | None) -> str | None:
    """Return the block that a row stands in, of a table in which each has its own header."""
    for form in load_forms():
        terms = form.tables[table]
        if terms.layout == "blocks" and row is not None and row in terms.rows:
            return terms.rows[row].group
    return None
