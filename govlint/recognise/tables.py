"""The mandated tables, put together from their rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govlint.characters import normalise
from govlint.document import Location, RawCell
from govlint.equation import Equation, holds, sum_up
from govlint.form import Form, TableForm
from govlint.numbers import NumberForm, reader_of
from govlint.recognise.alignment import align, candidates
from govlint.recognise.columns import place
from govlint.recognise.header import Header, expected_columns, read_header, trim
from govlint.recognise.lines import Line
from govlint.recognise.passages import EXCERPT, Equations
from govlint.recognise.rows import Row
from govlint.recognise.vocabulary import (
    edition_of_row,
    is_piece,
    load_vocabulary,
    table_form,
)
from govlint.report import Axis, Cell, Doubt, DoubtKind, ExtraLine, Label, Table


class Tables(NamedTuple):
    """What was made of the rows."""

    tables: Mapping[str, Table]
    doubts: tuple[Doubt, ...]


def build_tables(
    rows: Sequence[Row],
    form: Form,
    editions: Mapping[str, str | None],
    lines: Sequence[Line],
    equations: Equations,
) -> Tables:
    """Build every table from its rows.

    Args:
        rows: All rows in the order of the file.
        form: The form of the report.
        editions: The edition of each table; None: its labels do not tell.
        lines: All lines of the file.
        equations: Gives the identities of a table, to confirm rows without labels.
    """
    tables: dict[str, Table] = {}
    doubts: list[Doubt] = []
    for key in form.tables:
        own = [row for row in rows if row.table == key]
        if own:
            edition = editions.get(key)
            own_form = table_form(form, edition, key)
            builder = _Builder(own_form, form.numbers, lines)
            table = builder.build(own, edition)
            if table.by_order or builder.is_strip_counted:
                table = builder.confirm(table, equations(own_form))
            tables[key] = table
            doubts += builder.doubts
    return Tables(tables, tuple(doubts))


class _Builder:
    """Puts one table together."""

    def __init__(self, form: TableForm, numbers: NumberForm, lines: Sequence[Line]) -> None:
        self.doubts: list[Doubt] = []
        self._form = form
        self._read_number = reader_of(numbers)
        self._lines = lines
        self._taken: list[Row] = []
        """The rows that were read."""
        self._has_spacers = False
        """Whether lines of text have blank fields that are no cells between their figures."""
        self._starts: set[int] = set()
        """The fields in which figures begin in lines that have such fields at their ends."""
        self._width: int | None = None
        """Figures that most rows have; None: rows need not have as many as others."""
        self._doubtful: set[str] = set()
        """Rows that another row without a label may be."""
        self._by_order: dict[str, Row] = {}
        """Rows that were placed by their order alone, by key of the form."""
        self._witnessed: set[str] = set()
        """Those of them of whose label a piece was found."""
        self._cells: dict[str, Cell] = {}
        self._rows: dict[str, Label] = {}
        self._columns: dict[tuple[str, Location], Label] = {}
        self._extra: dict[Location, ExtraLine] = {}
        self._headers: dict[tuple[object, ...], Header | None] = {}

    def build(self, rows: Sequence[Row], edition: str | None) -> Table:
        """Build the table; what cannot be placed goes to `doubts`."""
        rows = self._without_labels(rows)
        if not all(self._lines[row.line].aligned for row in rows):
            self._measure(rows)
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
            by_order=frozenset(self._by_order.keys() - self._doubtful),
        )

    def _measure(self, rows: Sequence[Row]) -> None:
        """See which blank fields of lines of text are no cells, and how many figures there are."""
        printed = [sum(bool(cell.text) for cell in row.values) for row in rows]
        padded = [
            trim(row.values)
            for row, count in zip(rows, printed, strict=True)
            if (row.row is None or row.row in self._form.rows)
            and len(row.values) > count == len(expected_columns(self._form, row.row))
        ]
        self._has_spacers = any(not cell.text for figures in padded for cell in figures)
        self._starts = {figures[0].column for figures in padded}
        if self._form.layout == "matrix":
            self._width = Counter(printed).most_common(1)[0][0]

    def _without_labels(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Leave out lines of text that hold a label alone: of a group, or with figures elsewhere."""
        is_loose = any(row.row is None and _has_text(row) for row in rows)
        kept = [
            row
            for row in rows
            if _has_text(row)
            or self._lines[row.line].aligned
            or (row.row in self._form.rows and not is_loose)
        ]
        return kept or rows

    def confirm(self, table: Table, equations: Sequence[Equation]) -> Table:
        """Leave out what was placed by order or number alone and does not add up.

        Rows without a piece of their label are right when every sum they are part of, over rows, can
        be made and holds. A strip under a header that cannot be read may have lost part of a figure.
        """
        if self._form.layout == "strip":
            if any(_is_broken(equation, table.cells) for equation in equations):
                self._doubt("unplaced-cells", None, self._taken[0], list(table.cells))
                return table._replace(cells={})
            return table
        lost = set()
        for key in table.by_order - self._witnessed:
            sums = [
                equation
                for equation in equations
                if equation.axis == "column"
                and any(self._form.cells[cell].row == key for cell in _cells_of(equation))
            ]
            if not sums or not all(_adds_up(equation, table.cells) for equation in sums):
                lost.add(key)
        for key in self._form.rows:
            if key in lost:
                self._doubt("unplaced-row", None, self._by_order[key], self._row_cells(key))
        cells = {
            key: cell for key, cell in table.cells.items() if self._form.cells[key].row not in lost
        }
        return table._replace(cells=cells, by_order=table.by_order - lost)

    @property
    def is_strip_counted(self) -> bool:
        """Whether it is a strip that was read by counting its figures alone."""
        return self._form.layout == "strip" and any(
            cell.confidence == "medium" for cell in self._cells.values()
        )

    def _by_key(self, rows: Sequence[Row]) -> dict[str, list[Row]]:
        """Sort rows by the row of the form that they are; the others are extra or in doubt."""
        found: dict[str, list[Row]] = {}
        aligned = align(rows, self._form, self._lines)
        keys = [found_as.key for found_as in aligned]
        for index, (row, found_as) in enumerate(zip(rows, aligned, strict=True)):
            key = found_as.key
            if key is not None and key in self._form.rows:
                found.setdefault(key, []).append(row)
                if found_as.by_order:
                    self._by_order[key] = row
                if found_as.is_witnessed:
                    self._witnessed.add(key)
            elif key is not None:
                owner = None if key in self._form.row_groups else edition_of_row(row.table, key)
                self._add_extra("row", row.label, owner)
            else:
                self._doubt_row(row, index, keys)
        return {key: own for key, own in found.items() if key not in self._doubtful}

    def _doubt_row(self, row: Row, index: int, keys: Sequence[str | None]) -> None:
        """Take a row that is not known for one of those missing, or for one the form does not have.

        With one too many that has no label its neighbours are doubtful: it may be either of them.
        """
        missing = [term.key for term in candidates(keys, index, self._form)]
        if not (row.label and row.label.text) and _has_text(row):
            sides = (list(reversed(keys[:index])), keys[index + 1 :])
            ends = [
                next((at for at, key in enumerate(side) if key in self._form.rows), len(side))
                for side in sides
            ]
            unknown = 1 + sum(side[:end].count(None) for side, end in zip(sides, ends, strict=True))
            if unknown > len(missing):
                around = [
                    key for side, end in zip(sides, ends, strict=True) for key in side[end:][:1]
                ]
                missing += [key for key in around if key is not None]
                self._doubtful.update(missing)
        if missing:
            cells = [cell for key in missing for cell in self._row_cells(key)]
            self._doubt("unplaced-row", None, row, cells)
        else:
            self._add_extra("row", row.label, None)

    def _choose(self, key: str | None, rows: Sequence[Row]) -> None:
        """Take the one row there is for a key; rows that contradict each other leave it in doubt.

        Of a table that stands in other parts as well, such as last year's, the one in its own counts.
        """
        filled = [row for row in rows if _has_text(row)] or rows[:1]
        first, *others = [row for row in filled if row.is_own] or filled
        if any(_texts(row) != _texts(first) for row in others):
            self._doubt("conflicting-rows", key, others[0], self._row_cells(key))
            return
        self._add(key, first)

    def _add(self, key: str | None, row: Row) -> None:
        self._taken.append(row)
        header = self._header(row, key)
        slots = tuple(expected_columns(self._form, key))
        is_under = header and header.fields and self._starts == {header.fields[0]}
        has_spacers = self._has_spacers or bool(self._starts and not is_under)
        placed = place(row.values, header, slots, has_spacers=has_spacers)
        if placed and placed.confidence == "medium" and self._width not in {None, len(slots)}:
            placed = None
        if row.label is not None and key is not None and not self._is_broken(row, key):
            label = Label(key, row.label.text, self._form.rows[key].label, row.label.at)
            self._rows[key] = label
        if placed is None:
            self._doubt("unplaced-cells", key, row, self._row_cells(key))
            return
        prefix = self._cell_key(key, "")
        confidence = "medium" if key in self._by_order else placed.confidence
        for slot, cell in placed.cells:
            name = prefix + slot
            kind, value, irregular = self._read_number(cell.text)
            self._cells[name] = Cell(name, cell.text, kind, value, irregular, confidence, cell.at)
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

    def _is_broken(self, row: Row, key: str) -> bool:
        """Return whether a label stands behind its group or, in text, is broken or has more with it."""
        if row.label is None:
            return False
        text = normalise(row.label.text)
        if row.row is not None or self._lines[row.line].aligned:
            return text in load_vocabulary().grouped_rows
        term = self._form.rows[key]
        is_glued = any(name in text for name in term.names)
        return key in self._by_order or is_glued or is_piece(row.label.text, term.label)

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


def _cells_of(equation: Equation) -> tuple[str, ...]:
    return (*equation.left, *equation.right)


def _adds_up(equation: Equation, cells: Mapping[str, Cell]) -> bool:
    """Return whether a sum can be made of printed figures and holds."""
    figures = {key: cells[key].value for key in _cells_of(equation) if key in cells}
    return (
        len(figures) == len(_cells_of(equation))
        and None not in figures.values()
        and holds(sum_up(equation, cells))
    )


def _is_broken(equation: Equation, cells: Mapping[str, Cell]) -> bool:
    """Return whether a sum can be made of what was read and does not hold."""
    return all(key in cells for key in _cells_of(equation)) and not holds(sum_up(equation, cells))


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.values]


def _has_text(row: Row) -> bool:
    return any(cell.text for cell in row.values)


def _place_of(row: Row) -> Location:
    return row.label.at if row.label else row.values[0].at
