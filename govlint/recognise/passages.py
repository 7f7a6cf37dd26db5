"""Passages of running text that were tables, and what can still be read of their figures."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from govlint.document import Location
from govlint.equation import Equation
from govlint.form import Form, TableForm, load_forms
from govlint.numbers import MAX_DIGITS, NumberForm, read_number
from govlint.recognise.cutting import Run, cut
from govlint.recognise.headings import Heading
from govlint.recognise.lines import Line
from govlint.recognise.rows import Row
from govlint.recognise.running import RunningRow, RunningTable, read_running
from govlint.recognise.vocabulary import table_form
from govlint.report import Cell, CellKey, Doubt, DoubtKind, Label, Table

EXCERPT = 60
"""Characters of a line that a doubt quotes."""
MAX_PASSAGE = 200_000
"""Characters of a text that may be a table; a whole report has fewer."""
MAX_WIDTH = 99
"""More figures than any row has: a row that is not known is not wide enough to tell."""

Equations = Callable[[TableForm], Sequence[Equation]]
"""Gives the identities that must hold in a table, to tell figures apart that run together."""


class Passage(NamedTuple):
    """The text of a table whose cells were lost."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    """Where each line begins, in characters of the text."""
    readings: Mapping[str, RunningTable]
    """What it says in the form of each edition, where anything."""

    def vote(self) -> Counter[str]:
        """Give a vote to the edition that has most of the labels, if there is one."""
        most = max(reading.length for reading in self.readings.values())
        best = [key for key, reading in self.readings.items() if reading.length == most]
        return Counter(best if len(best) == 1 else ())

    def at(self, offset: int) -> Location:
        """Return where a character of the text stands."""
        return self.lines[bisect_right(self.starts, offset) - 1].at


def find_passages(
    lines: Sequence[Line], headings: Sequence[Heading], rows: Sequence[Row]
) -> dict[str, Passage]:
    """Find the tables in running text, by key: those of which no row has its cells apart."""
    found: dict[str, Passage] = {}
    for key in load_forms()[-1].tables:
        own_rows = [row for row in rows if row.table == key]
        if own_rows and not _run_together(own_rows, lines):
            continue
        first, last = extent(key, lines, headings)
        own = tuple(lines[first:last])
        text = "\n".join(line.text for line in own)
        if len(text) > MAX_PASSAGE:
            continue
        readings = {
            form.edition: reading
            for form in load_forms()
            if (reading := read_running(text, form.tables[key]))
        }
        if readings:
            starts = accumulate((len(line.text) + 1 for line in own), initial=0)
            found[key] = Passage(own, tuple(starts)[:-1], readings)
    return found


def _run_together(rows: Sequence[Row], lines: Sequence[Line]) -> bool:
    """Return whether in some row all figures are one, and in none they are as many as columns."""
    if any(lines[row.line].aligned for row in rows):
        return False
    widths = {row.row: _width(row) for row in rows}
    wide = [row for row in rows if widths[row.row] > 1]
    return not any(len(row.values) >= widths[row.row] for row in wide) and any(
        len(row.values) == 1 and len(row.values[0].text) >= widths[row.row] for row in wide
    )


def _width(row: Row) -> int:
    """Return how many figures a row of the form has, of the edition in which they are fewest."""
    forms = [form.tables[row.table] for form in load_forms()]
    if forms[0].layout == "strip":
        return min(len(form.cells) for form in forms)
    widths = [len(form.columns[row.row]) for form in forms if row.row and row.row in form.rows]
    return min(widths, default=MAX_WIDTH)


def extent(part: str, lines: Sequence[Line], headings: Sequence[Heading]) -> tuple[int, int]:
    """Return where a part begins, heading included, and ends; all lines if its heading is lost."""
    ends = [*(heading.line for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        if heading.section == part:
            return heading.line, end
    return 0, len(lines)


def build_passages(
    passages: Mapping[str, Passage],
    form: Form,
    editions: Mapping[str, str | None],
    equations: Equations,
) -> tuple[dict[str, Table], list[Doubt]]:
    """Build tables from running text; what cannot be told apart with certainty is in doubt.

    Args:
        passages: The text of each table.
        form: The form of the report.
        editions: The edition of each table; None: its labels do not tell.
        equations: Gives the identities of a table.
    """
    tables: dict[str, Table] = {}
    doubts: list[Doubt] = []
    for key, passage in passages.items():
        own = table_form(form, editions.get(key), key)
        if reading := passage.readings.get(own.edition):
            builder = _Builder(passage, own, form.numbers)
            tables[key] = builder.build(reading, editions.get(key), equations(own))
            doubts += builder.doubts
    return tables, doubts


class _Builder:
    """Puts a table together of rows in running text."""

    def __init__(self, passage: Passage, form: TableForm, numbers: NumberForm) -> None:
        self.doubts: list[Doubt] = []
        self._passage = passage
        self._form = form
        self._numbers = numbers

    def build(
        self, reading: RunningTable, edition: str | None, equations: Sequence[Equation]
    ) -> Table:
        """Build the table; rows with something else than digits in them stay in doubt."""
        rows = self._clear_rows(reading)
        apart: dict[CellKey, str] = {}
        runs: list[Run] = []
        for row in rows:
            cells = self._cells_of(row.row)
            if len(row.figures) == len(cells):
                apart.update(zip(cells, row.figures, strict=True))
            elif all(word.isdecimal() for word in row.figures):
                ends = accumulate(map(len, row.figures))
                runs.append(Run("".join(row.figures), cells, frozenset(ends)))
        if self._stand_apart(rows):  # then the others lost a figure, not their gaps
            runs = []
        known = {
            key: int(text)
            for key, text in apart.items()
            if text.isdecimal() and len(text) <= MAX_DIGITS
        }
        alone, by_sums = cut(runs, known, equations)
        found = self._cells(rows, {**apart, **alone, **by_sums})
        return Table(
            key=self._form.key,
            edition=edition,
            cells={key: found[key] for key in self._form.cells if key in found},
            rows={row.row: self._label(row, row.row) for row in rows if row.row},
            columns=(),
            extra=(),
            at=self._passage.lines[0].at,
            cut=frozenset(by_sums),
        )

    def _stand_apart(self, rows: Sequence[RunningRow]) -> bool:
        """Return whether most rows of several figures have them apart."""
        wide = [(row, width) for row in rows if (width := len(self._cells_of(row.row))) > 1]
        return sum(len(row.figures) == width for row, width in wide) * 2 > len(wide)

    def _clear_rows(self, reading: RunningTable) -> list[RunningRow]:
        """Return the rows that occur once, with nothing but digits; the others are in doubt."""
        rows: dict[str | None, RunningRow] = {}
        doubtful: dict[str | None, DoubtKind] = {}
        for row in reading.rows:
            if rows.setdefault(row.row, row).figures != row.figures:
                doubtful[row.row] = "conflicting-rows"
            elif not row.figures:
                doubtful[row.row] = "run-together"
        for key, kind in doubtful.items():
            self._doubt(kind, rows[key], self._cells_of(key))
        if None not in rows and (lost := [key for key in self._form.rows if key not in rows]):
            cells = [cell for key in lost for cell in self._cells_of(key)]
            self._doubt("run-together", reading.rows[0]._replace(row=None), cells)
        return [row for key, row in rows.items() if key not in doubtful]

    def _cells(
        self, rows: Sequence[RunningRow], figures: Mapping[CellKey, str]
    ) -> dict[CellKey, Cell]:
        found: dict[CellKey, Cell] = {}
        for row in rows:
            at = self._passage.at(row.offset)
            uncut = []
            for key in self._cells_of(row.row):
                if key in figures:
                    kind, value, irregular = read_number(figures[key], self._numbers)
                    found[key] = Cell(key, figures[key], kind, value, irregular, "medium", at)
                else:
                    uncut.append(key)
            if uncut:
                self._doubt("uncut-figures", row, uncut)
        return found

    def _cells_of(self, row: str | None) -> tuple[CellKey, ...]:
        return tuple(key for key, cell in self._form.cells.items() if row in {None, cell.row})

    def _label(self, row: RunningRow, key: str) -> Label:
        return Label(key, row.label, self._form.rows[key].label, self._passage.at(row.offset))

    def _doubt(self, kind: DoubtKind, row: RunningRow, cells: Sequence[CellKey]) -> None:
        text = f"{row.label}{row.text}".strip()[:EXCERPT]
        at = self._passage.at(row.offset)
        self.doubts.append(Doubt(kind, self._form.key, row.row, text, at, tuple(cells)))
