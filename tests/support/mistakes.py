"""Mistakes that people make in tables, made on purpose: a right report and what it becomes."""

import random
from collections.abc import Callable, Mapping
from decimal import Decimal

from govlint.form import Form
from govlint.report import CellKey, Report

Figures = Mapping[CellKey, int]
"""Cells with their figures: all of a report, or those that a mistake changes."""
Chance = random.Random
Spoil = Callable[[Figures, Form, Chance], Figures]
"""Makes a mistake in right figures, and returns the cells that are wrong now, with what they hold.
Empty where the figures leave no room for it."""

FRAME = ("new_received", "carried_in", "results_total", "carried_out")


def figures_of(report: Report) -> dict[CellKey, int]:
    """Return the counts of tables 3 and 4."""
    return {
        key: int(cell.value)
        for name in ("applications", "review_litigation")
        for key, cell in report.tables[name].cells.items()
        if cell.value is not None
    }


def with_figures(report: Report, figures: Mapping[CellKey, int | str]) -> Report:
    """Return a report with other figures in some cells; a text is a filler, an empty one a blank."""
    tables = dict(report.tables)
    for key, figure in figures.items():
        name = key.partition(".")[0]
        cell = tables[name].cells[key]
        if isinstance(figure, int):
            cell = cell._replace(text=str(figure), value=Decimal(figure), kind="number")
        else:
            cell = cell._replace(text=figure, value=None, kind="filler" if figure else "blank")
        tables[name] = tables[name]._replace(cells={**tables[name].cells, key: cell})
    return report._replace(tables=tables)


def slip(figure: int, chance: Chance) -> int:
    """Return a figure with one digit wrong."""
    digits = str(figure)
    place = chance.randrange(len(digits))
    other = chance.choice([digit for digit in "0123456789" if digit != digits[place]])
    return int(f"{digits[:place]}{other}{digits[place + 1 :]}")


def digits(count: int, table: str = "applications") -> Spoil:
    """Return the mistake of one wrong digit in each of some cells."""

    def spoil(figures: Figures, _form: Form, chance: Chance) -> Figures:
        keys = chance.sample([key for key in figures if key.startswith(table)], count)
        return {key: slip(figures[key], chance) for key in keys}

    return spoil


def other_figures(count: int) -> Spoil:
    """Return the mistake of another figure of the same report in each of some cells."""

    def spoil(figures: Figures, _form: Form, chance: Chance) -> Figures:
        keys = chance.sample([key for key in figures if key.startswith("applications")], count)
        return {key: figures[chance.choice(list(figures))] for key in keys}

    return spoil


def swapped_columns(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Swap two neighbours in a row."""
    rows, columns = lines(form)
    place = chance.randrange(len(columns) - 1)
    row = chance.choice(rows)
    return _swap(figures, at(row, columns[place]), at(row, columns[place + 1]))


def swapped_rows(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Swap two neighbours in a column."""
    rows, columns = lines(form)
    place = chance.randrange(len(rows) - 1)
    column = chance.choice(columns)
    return _swap(figures, at(rows[place], column), at(rows[place + 1], column))


def stale_total_column(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Add cases to a column and forget to bring the column 总计 up to date."""
    rows, _ = lines(form)
    row, added = chance.choice(details(rows)), chance.randint(1, 9)
    changed = {at(name, "total"): -added for name in ("new_received", row, "results_total")}
    return _added(figures, changed)


def stale_results_total(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Add cases to a row and forget to bring the row （七）总计 up to date."""
    _, columns = lines(form)
    column, added = chance.choice(columns[:-1]), chance.randint(1, 9)
    return _added(figures, {at("results_total", name): -added for name in (column, "total")})


def stale_row_total(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Add cases and forget to bring one sum of a row up to date."""
    rows, _ = lines(form)
    return _added(figures, {at(chance.choice(rows), "total"): -chance.randint(1, 9)})


def split(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Type one figure into two cells: 20 as 2 and 0."""
    rows, columns = lines(form)
    places = [
        (at(row, columns[place]), at(row, columns[place + 1]))
        for row in rows
        for place in range(len(columns) - 2)
    ]
    places = [(one, other) for one, other in places if figures[one] > 9]
    if not places:
        return {}
    one, other = chance.choice(places)
    whole = str(figures[one])
    cut = chance.randrange(1, len(whole))
    return {one: int(whole[:cut]), other: int(whole[cut:])}


def carried_row_left_zero(_figures: Figures, form: Form, chance: Chance) -> Figures:
    """Leave 0 what was carried in or carried out."""
    _, columns = lines(form)
    row = chance.choice(("carried_in", "carried_out"))
    return dict.fromkeys([at(row, column) for column in columns], 0)


def outcome_row_left_zero(_figures: Figures, form: Form, chance: Chance) -> Figures:
    """Leave a row of outcomes 0."""
    rows, columns = lines(form)
    row = chance.choice(details(rows))
    return dict.fromkeys([at(row, column) for column in columns], 0)


def shifted_row(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Type the figures of a row one column too far to the right, up to its sum."""
    rows, columns = lines(form)
    row = chance.choice(rows)
    old = [figures[at(row, column)] for column in columns[:-1]]
    return dict(zip([at(row, column) for column in columns[:-1]], [0, *old[:-1]], strict=True))


def shifted_column(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Type the outcomes of a column one row too low, from some row to the last."""
    rows, columns = lines(form)
    column, rows = chance.choice(columns), details(rows)
    rows = rows[chance.randrange(len(rows) - 2) :]
    old = [figures[at(row, column)] for row in rows]
    return dict(zip([at(row, column) for row in rows], [0, *old[:-1]], strict=True))


def forgotten_outcome(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Forget cases in a row of outcomes and its sum; all other sums count them."""
    rows, columns = lines(form)
    row, column = chance.choice(details(rows)), chance.choice(columns[:-1])
    missing = chance.randint(1, 3)
    return _added(figures, {at(row, name): -missing for name in (column, "total")})


def slip_carried(figures: Figures, form: Form, chance: Chance) -> Figures:
    """Type a digit wrong and add up the row with it."""
    rows, columns = lines(form)
    row, column = chance.choice(rows), chance.choice(columns[:-1])
    more = slip(figures[at(row, column)], chance) - figures[at(row, column)]
    return _added(figures, {at(row, name): more for name in (column, "total")})


def factor_ten(figures: Figures, _form: Form, chance: Chance) -> Figures:
    """Type a zero too many."""
    key = chance.choice([key for key in figures if key.startswith("applications")])
    return {key: figures[key] * 10}


def case_totals_left_zero(figures: Figures, _form: Form, _chance: Chance) -> Figures:
    """Leave the sums of table 4 at 0."""
    return {
        key: 0 for key in figures if key.startswith("review_litigation") and key.endswith("total")
    }


KINDS: Mapping[str, Spoil] = {
    "one digit": digits(1),
    "two digits": digits(2),
    "three digits": digits(3),
    "swapped columns": swapped_columns,
    "swapped rows": swapped_rows,
    "total column not updated": stale_total_column,
    "results total not updated": stale_results_total,
    "row total not updated": stale_row_total,
    "split figure": split,
    "carried row left 0": carried_row_left_zero,
    "outcome row left 0": outcome_row_left_zero,
    "shifted row": shifted_row,
    "shifted column": shifted_column,
    "forgotten outcome": forgotten_outcome,
    "slip carried into the sum": slip_carried,
    "a zero too many": factor_ten,
    "another figure": other_figures(1),
    "two other figures": other_figures(2),
    "table 4: one digit": digits(1, "review_litigation"),
    "table 4: sums left 0": case_totals_left_zero,
}


def spoil(figures: Figures, kind: str, form: Form, chance: Chance) -> dict[CellKey, int]:
    """Make a mistake; cells that hold the same after it are left out."""
    wrong = KINDS[kind](figures, form, chance)
    return {key: figure for key, figure in wrong.items() if figure != figures[key]}


def lines(form: Form) -> tuple[list[str], list[str]]:
    """Return the rows and the columns of table 3."""
    table = form.tables["applications"]
    return list(table.rows), [term.key for term in table.all_columns()]


def details(rows: list[str]) -> list[str]:
    """Return the rows of outcomes."""
    return [row for row in rows if row not in FRAME]


def at(row: str, column: str) -> CellKey:
    """Return a cell of table 3."""
    return f"applications.{row}.{column}"


def _swap(figures: Figures, one: CellKey, other: CellKey) -> Figures:
    return {one: figures[other], other: figures[one]}


def _added(figures: Figures, more: Mapping[CellKey, int]) -> Figures:
    wrong = {key: figures[key] + change for key, change in more.items()}
    return wrong if min(wrong.values()) >= 0 else {}
