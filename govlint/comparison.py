"""Numbers told in prose compared with the cells of the tables, in every lawful reading."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from govlint.equation import Witness, format_number
from govlint.form import Form, TableForm, load_form
from govlint.language import Text
from govlint.memory import remembered
from govlint.mentions.lexicon import Figure, load_lexicon
from govlint.partials import Partials
from govlint.place import cell_place, column_label, quote, short_label
from govlint.report import CellKey, Mention, Report

YUAN = Decimal(10_000)
"""Yuan in the unit of the tables, 万元."""
_NOTHING = Decimal(0)


class Sum(NamedTuple):
    """The cells of a row, or of the rows of a group, in one column."""

    table: str
    row: str
    """Of a row or of a group of rows."""
    column: str
    cells: tuple[CellKey, ...]
    value: Decimal
    """Money in yuan."""
    step: Decimal
    """What the last printed digit counts."""
    is_printed: bool
    """Whether a number is printed in one of the cells; of blanks alone nothing is concluded."""
    is_full: bool = True
    """Whether a number is printed in each of them."""


class Comparison(NamedTuple):
    """A number of the prose, and what it may lawfully be by the tables."""

    mention: Mention
    figure: Figure
    readings: tuple[tuple[Sum, ...], ...]
    """Those whose cells were all read."""
    is_complete: bool
    """Whether every reading that the edition knows could be read."""
    is_part: bool = False
    """Whether numbers beside it make up for what it differs by; see `govlint.partials`."""

    @property
    def agrees(self) -> bool:
        """Whether the number is one of the readings, as exactly as it is printed."""
        return any(is_same(self.mention, reading) for reading in self.readings)

    @property
    def contradicts(self) -> bool:
        """Whether the number is none of the readings, nor a part, and all of them are known."""
        are_printed = all(one.is_printed for reading in self.readings for one in reading)
        return self.is_complete and are_printed and not (self.agrees or self.is_part)

    @property
    def expected(self) -> tuple[str, ...]:
        """The readings as they would be printed, each once."""
        return tuple(dict.fromkeys(map(_written, self.readings)))


def compare(report: Report, form: Form, *families: str) -> Iterator[Comparison]:
    """Compare the numbers that the prose tells of the whole agency in the report year.

    Those of some families of figures, or of all.

    A number of one channel or kind is compared as well where that may be the whole, in reviews and
    suits: its scope says ``narrow``.
    """
    for comparison in _compare_all(report, form):
        if not families or comparison.figure.family in families:
            yield comparison


@remembered
def _compare_all(report: Report, form: Form) -> tuple[Comparison, ...]:
    comparisons = tuple(_compared(report, form))
    if not any(comparison.contradicts for comparison in comparisons):
        return comparisons
    return tuple(_tell_parts(comparisons, report.mentions))


def _tell_parts(
    comparisons: Sequence[Comparison], mentions: Sequence[Mention]
) -> Iterator[Comparison]:
    """Find the numbers that are parts of what the tables count; so are the parts of such a number."""
    partials = Partials(mentions)
    found: set[int] = set()
    for comparison in comparisons:
        mention = comparison.mention
        whole = None if mention.of is None else mentions[mention.of]
        if comparison.contradicts and (
            (whole and (id(whole) in found or _is_of_same(mention, whole)))
            or partials.has(mention, {total(reading) for reading in comparison.readings})
        ):
            found.add(id(mention))
            yield comparison._replace(is_part=True)
        else:
            yield comparison


def _is_of_same(part: Mention, whole: Mention) -> bool:
    """Return whether a number is listed as a part of another of the same figure."""
    return part.figure == whole.figure and part.value <= whole.value


def _compared(report: Report, form: Form) -> Iterator[Comparison]:
    figures = load_lexicon().figures
    for mention in report.mentions:
        figure = figures.get(mention.figure or "")
        if figure is None or not figure.readings or mention.scope - {"narrow"}:
            continue
        if "narrow" in mention.scope and (figure.family != "dispute" or mention.kind == "none"):
            continue
        known = [reading for reading in figure.readings if _has(form, reading)]
        sums = [_sum_up(report, form, reading) for reading in known]
        readings = tuple(found for found in sums if found is not None)
        if readings:
            yield Comparison(mention, figure, readings, len(readings) == len(known))


def testify(comparison: Comparison) -> Witness | None:
    """Return what a number tells of the cells; None where it is not exact or not all are known."""
    mention = comparison.mention
    is_exact = mention.step == 1 and not mention.scope and mention.confidence == "high"
    sums = [one for reading in comparison.readings for one in reading]
    if not (is_exact and comparison.is_complete and all(one.is_full for one in sums)):
        return None
    readings = tuple(
        tuple(cell for one in reading for cell in one.cells) for reading in comparison.readings
    )
    return Witness(quote(mention), mention.value, readings)


def is_same(mention: Mention, reading: tuple[Sum, ...]) -> bool:
    """Return whether a number is a sum, rounded or cut off at its last printed digit."""
    difference = abs(mention.value - total(reading))
    step = max(mention.step, *(one.step for one in reading))
    return difference == 0 if step == 1 else difference < step


def total(reading: tuple[Sum, ...]) -> Decimal:
    """Return what the sums of a reading come to."""
    return sum((one.value for one in reading), _NOTHING)


def describe(comparison: Comparison, report: Report, form: Form) -> Text:
    """Write every reading that was tried, and which cell of the same rows holds the number."""
    readings = [_reading(form, reading) for reading in comparison.readings]
    same = _same_value(report, form, comparison)
    return Text(
        "；".join(text.zh for text in readings) + same.zh,
        "; ".join(text.en for text in readings) + same.en,
    )


def _sum_label(form: Form, one: Sum, *, is_only: bool) -> str:
    """Return what the row or the group of a sum is called; the only one in full, without its remark."""
    table = form.tables[one.table]
    if one.row not in table.rows:
        return table.row_groups[one.row].label
    if not is_only:
        return short_label(table, one.row)
    label = table.rows[one.row].label
    remark = label.find("（", 1)
    return label if remark < 0 else label[:remark]


def _written(reading: tuple[Sum, ...]) -> str:
    return format_number(total(reading).normalize() + 0)


def _reading(form: Form, reading: tuple[Sum, ...]) -> Text:
    """Write a reading: ``表三「一 + 二」的「总计」为 10 + 1 = 11``."""
    table = form.tables[reading[0].table]
    labels = " + ".join(_sum_label(form, one, is_only=len(reading) == 1) for one in reading)
    column = _column(table, reading[0])
    figures = " + ".join(_written((one,)) for one in reading)
    worth = figures if len(reading) == 1 else f"{figures} = {_written(reading)}"
    unit = (
        Text(" 元", " yuan") if table.cells[reading[0].cells[0]].kind == "amount" else Text("", "")
    )
    return Text(
        f"{table.name}「{labels}」的「{column}」为 {worth}{unit.zh}",
        f"table “{table.name}”, “{labels}”, “{column}”: {worth}{unit.en}",
    )


def _column(table: TableForm, one: Sum) -> str:
    return column_label(table, table.cells[one.cells[0]].row, one.column)


def _same_value(report: Report, form: Form, comparison: Comparison) -> Text:
    """Say which other cell of the same rows holds the number, if one does: it may be copied."""
    value = comparison.mention.value
    for one in comparison.readings[0] if value else ():
        table = form.tables[one.table]
        rows = table.members(one.row, axis="row")
        for key, own in table.cells.items():
            cell = report.cell(key)
            if own.row in rows and cell and cell.value == value:
                place = cell_place(report, table, key)
                return Text(f"（{place.zh}恰为 {cell.text}）", f" ({place.en} holds {cell.text})")
    return Text("", "")


def _parse(key: str) -> tuple[str, str, str]:
    table, row, column = key.split(".")
    return table, row, column


def cells_of(form: Form, key: str) -> tuple[CellKey, ...]:
    """Return the cells of a term of a reading: ``applications.refused.total``; a row may be a group."""
    return _cells(form.tables[key.partition(".")[0]].edition, key)


@cache
def _cells(edition: str, key: str) -> tuple[CellKey, ...]:
    name, row, column = _parse(key)
    table = load_form(edition).tables[name]
    keys = (f"{table.key}.{name}.{column}" for name in table.members(row, axis="row"))
    return tuple(key for key in keys if key in table.cells)


def _has(form: Form, reading: tuple[str, ...]) -> bool:
    return all(cells_of(form, key) for key in reading)


def _sum_up(report: Report, form: Form, reading: tuple[str, ...]) -> tuple[Sum, ...] | None:
    """Return the sums of a reading; None when a cell of it was not read as a number."""
    sums = []
    for key in reading:
        name, row, column = _parse(key)
        table = form.tables[name]
        cells = cells_of(form, key)
        found = [_numbers(report, table, cell) for cell in cells]
        if None in found:
            return None
        numbers = [number for one in found for number in one or ()]
        unit = YUAN if table.cells[cells[0]].kind == "amount" else Decimal(1)
        digits = min((int(number.as_tuple().exponent) for number in numbers), default=0)
        step = unit.scaleb(min(digits, 0))
        value = sum(numbers, _NOTHING) * unit
        printed = map(report.cell, cells)
        is_full = all(cell is not None and cell.value is not None for cell in printed)
        sums.append(Sum(name, row, column, cells, value, step, bool(numbers), is_full))
    return tuple(sums)


def _numbers(report: Report, table: TableForm, key: CellKey) -> list[Decimal] | None:
    """Return the number in a cell, or those that a blank total is the sum of; none in a blank.

    None when it was not read.
    """
    cell = report.cell(key)
    if cell is None or cell.kind == "text":
        return None
    if cell.value is not None:
        return [cell.value]
    own = table.cells[key]
    if own.column != "total":
        return []
    parts = [report.cell(f"{table.key}.{own.row}.{term.key}") for term in table.columns[own.row]]
    if any(part is None or part.kind == "text" for part in parts):
        return None
    return [part.value for part in parts if part is not None and part.value is not None]
