"""The mandated tables, put together from their rows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from govlint.characters import normalise
from govlint.document import Location, RawCell
from govlint.form import Form, TableForm
from govlint.numbers import NumberForm, read_number
from govlint.recognise.alignment import align, candidates
from govlint.recognise.columns import (
    Header,
    Placed,
    expected_columns,
    place,
    read_header,
)
from govlint.recognise.lines import Line
from govlint.recognise.rows import Row
from govlint.recognise.vocabulary import edition_of_row, load_vocabulary, table_form
from govlint.report import Axis, Cell, Doubt, DoubtKind, ExtraLine, Label, Table

EXCERPT = 60
"""Characters of a line that a doubt quotes."""


class Tables(NamedTuple):
    """What was made of the rows."""

    tables: Mapping[str, Table]
    doubts: tuple[Doubt, ...]


def vote(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Count, for each table, the rows and labels that one edition alone has."""
    owners = load_vocabulary().editions
    votes: dict[str, Counter[str]] = {}
    texts: dict[str, set[str]] = {}
    headers: dict[str, list[tuple[Line, ...]]] = {}
    for row in rows:
        ballot = votes.setdefault(row.table, Counter())
        if row.row and (owner := edition_of_row(row.table, row.row)):
            ballot[owner] += 1
        found = texts.setdefault(row.table, set())
        if row.label:
            found.add(row.label.text)
        seen = headers.setdefault(row.table, [])
        if not any(row.header is header for header in seen):
            seen.append(row.header)
            found.update(cell.text for line in row.header for cell in line.cells)
    for table, printed in texts.items():
        labels = {(table, normalise(text)) for text in printed}
        votes[table].update(owners[label] for label in labels if label in owners)
    return votes


def build_tables(rows: Sequence[Row], form: Form, editions: Mapping[str, str | None]) -> Tables:
    """Build every table from its rows.

    Args:
        rows: All rows in the order of the file.
        form: The form of the report.
        editions: The edition of each table; None: its labels do not tell.
    """
    tables: dict[str, Table] = {}
    doubts: list[Doubt] = []
    for key in form.tables:
        own = [row for row in rows if row.table == key]
        if own:
            edition = editions.get(key)
            builder = _Builder(table_form(form, edition, key), form.numbers)
            tables[key] = builder.build(own, edition)
            doubts += builder.doubts
    return Tables(tables, tuple(doubts))


class _Builder:
    """Puts one table together."""

    def __init__(self, form: TableForm, numbers: NumberForm) -> None:
        self.doubts: list[Doubt] = []
        self._form = form
        self._numbers = numbers
        self._cells: dict[str, Cell] = {}
        self._rows: dict[str, Label] = {}
        self._columns: dict[tuple[str, Location], Label] = {}
        self._extra: dict[Location, ExtraLine] = {}
        self._headers: dict[tuple[object, ...], Header | None] = {}

    def build(self, rows: Sequence[Row], edition: str | None) -> Table:
        """Build the table; what cannot be placed goes to `doubts`."""
        if self._form.layout == "strip":
            self._choose(None, [row for row in rows if _has_text(row)] or rows[:1])
        else:
            for key, found in self._by_key(rows).items():
                self._choose(key, found)
        return Table(
            key=self._form.key,
            edition=edition,
            cells={key: self._cells[key] for key in self._form.cells if key in self._cells},
            rows=self._rows,
            columns=tuple(self._columns.values()),
            extra=tuple(self._extra.values()),
            at=_place_of(rows[0]),
        )

    def _by_key(self, rows: Sequence[Row]) -> dict[str, list[Row]]:
        """Sort rows by the row of the form that they are; the others are extra or in doubt."""
        found: dict[str, list[Row]] = {}
        for index, (row, key) in enumerate(zip(rows, align(rows, self._form), strict=True)):
            if key is not None and key in self._form.rows:
                found.setdefault(key, []).append(row)
            elif key is not None:
                owner = None if key in self._form.row_groups else edition_of_row(row.table, key)
                self._add_extra("row", row.label, owner)
            elif missing := candidates(rows, index, self._form):
                cells = [cell for term in missing for cell in self._row_cells(term.key)]
                self._doubt("unplaced-row", None, row, cells)
            else:
                self._add_extra("row", row.label, None)
        return found

    def _choose(self, key: str | None, rows: Sequence[Row]) -> None:
        """Take the one row there is for a key; rows that contradict each other leave it in doubt."""
        filled = [row for row in rows if _has_text(row)] or rows[:1]
        if len({tuple(cell.text for cell in row.values) for row in filled}) > 1:
            self._doubt("conflicting-rows", key, filled[1], self._row_cells(key))
            return
        self._add(key, filled[0])

    def _add(self, key: str | None, row: Row) -> None:
        header = self._header(row, key)
        placed = place(row.values, header, tuple(expected_columns(self._form, key)))
        if row.label is not None and key is not None:
            label = Label(key, row.label.text, self._form.rows[key].label, row.label.at)
            self._rows[key] = label
        if placed is None:
            self._doubt("unplaced-cells", key, row, self._row_cells(key))
            return
        for slot, cell in placed.cells:
            name = self._cell_key(key, slot)
            self._cells[name] = self._read(name, cell, placed)
        if placed.merged:
            cells = [self._cell_key(key, slot) for slot in placed.merged]
            self._doubt("merged-cells", key, row, cells)

    def _header(self, row: Row, key: str | None) -> Header | None:
        """Read the header over a row, once for all rows under it."""
        terms = self._form.rows
        block = terms[key].group if key and self._form.layout == "blocks" else None
        name = (row.header[0].at if row.header else None, block)
        if name not in self._headers:
            header = read_header(row.header, self._form, key)
            self._headers[name] = header
            for label in header.labels if header else ():
                self._columns[label.key, label.at] = label
            for cell in header.extra if header else ():
                self._add_extra("column", cell, None)
        return self._headers[name]

    def _read(self, name: str, cell: RawCell, placed: Placed) -> Cell:
        kind, value, irregular = read_number(cell.text, self._numbers)
        return Cell(name, cell.text, kind, value, irregular, placed.confidence, cell.at)

    def _cell_key(self, row: str | None, slot: str) -> str:
        middle = f"{row}." if row else ""
        return f"{self._form.key}.{middle}{slot}"

    def _row_cells(self, row: str | None) -> list[str]:
        return [key for key, cell in self._form.cells.items() if row in {None, cell.row}]

    def _add_extra(self, axis: Axis, label: RawCell | None, owner: str | None) -> None:
        if label is not None:
            self._extra.setdefault(label.at, ExtraLine(axis, label.text, label.at, owner))

    def _doubt(self, kind: DoubtKind, key: str | None, row: Row, cells: Sequence[str]) -> None:
        texts = [cell.text for cell in (row.label, *row.values) if cell and cell.text]
        text = " ".join(texts)[:EXCERPT]
        self.doubts.append(Doubt(kind, self._form.key, key, text, _place_of(row), tuple(cells)))


def _has_text(row: Row) -> bool:
    return any(cell.text for cell in row.values)


def _place_of(row: Row) -> Location:
    return row.label.at if row.label else row.values[0].at
