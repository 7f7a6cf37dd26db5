"""Equations over the cells of a report: identities (勾稽关系) and bounds, with their figures."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from govlint.document import Location
from govlint.form import TableForm
from govlint.language import Text
from govlint.place import column_place, row_place, short_label
from govlint.report import Axis, Cell, CellKey, Report

Relation = Literal["=", "<="]

_NOTHING = Decimal(0)
_FEW = 4
"""Terms of a sum that are all written out, those that are 0 too."""


class Outside(NamedTuple):
    """A figure in an equation that stands outside the tables of the report."""

    key: CellKey
    """No key of the form: ``previous.carried_out.total``."""
    value: Decimal
    label: Text
    """What it is called in the equation."""


class Equation(NamedTuple):
    """An identity or a bound over cells: the sum of the left is equal to, or at most, the right."""

    code: str
    table: str
    axis: Axis
    """Along which line of the table the sums run."""
    line: str
    """Key of that row or column."""
    left: tuple[CellKey, ...]
    relation: Relation
    right: tuple[CellKey, ...]
    outside: tuple[Outside, ...] = ()
    """Figures in it that stand outside the tables of the report: in last year's report, for
    instance. They are taken to be right."""


class Witness(NamedTuple):
    """A figure told outside the tables, in prose for instance, and what it may lawfully be of them.

    It is weaker than an equation, since it may be wrong itself.
    """

    text: Text
    """What is told, in words."""
    value: Decimal
    readings: tuple[tuple[CellKey, ...], ...]
    """Sums of cells; the figure is one of them."""


class Evaluation(NamedTuple):
    """An equation with its figures; blanks and fillers count as nothing in the sums."""

    equation: Equation
    left: Decimal
    right: Decimal
    blanks: tuple[CellKey, ...]
    """Cells in it that are blank or hold a filler."""


def sum_up(equation: Equation, cells: Mapping[CellKey, Cell]) -> Evaluation:
    """Evaluate an equation of which every cell was found."""
    known = {key: cells[key].value for key in (*equation.left, *equation.right) if key in cells}
    known.update((key, value) for key, value, _ in equation.outside)
    left = sum((known[key] or _NOTHING for key in equation.left), _NOTHING)
    right = sum((known[key] or _NOTHING for key in equation.right), _NOTHING)
    blanks = tuple(key for key in (*equation.left, *equation.right) if known[key] is None)
    return Evaluation(equation, left, right, blanks)


def holds(evaluation: Evaluation) -> bool:
    """Return whether a relation holds; a bound says nothing while a figure is missing."""
    if evaluation.equation.relation == "<=":
        return bool(evaluation.blanks) or evaluation.left <= evaluation.right
    return evaluation.left == evaluation.right


def line_place(equation: Equation, report: Report, form: TableForm) -> Text:
    """Return the row or the column that an equation runs along."""
    if equation.axis == "row":
        return row_place(report, form, equation.line)
    return column_place(form, equation.line)


def equation_text(evaluation: Evaluation, report: Report, form: TableForm) -> Text:
    """Write an equation with its figures, as ``一 58 + 二 2 = 60；（七）总计 85 + 四 2 = 87，相差 27``.

    Figures that are 0 are counted, not listed; a side of one cell is named without a sum.
    """
    equation, left, right, _ = evaluation
    first = _side(equation, equation.left, report, form)
    last = _side(equation, equation.right, report, form)
    difference = format_number(abs(left - right))
    sum_left, sum_right = format_number(left), format_number(right)
    zh = f"{first.zh} = {sum_left}" if len(equation.left) > 1 else first.zh
    en = f"{first.en} = {sum_left}" if len(equation.left) > 1 else first.en
    if len(equation.right) > 1:
        zh, en = f"{zh}；{last.zh} = {sum_right}", f"{en}; {last.en} = {sum_right}"
    else:
        zh, en = f"{zh}，{last.zh}", f"{en}, {last.en}"
    if equation.relation == "<=":
        return Text(f"{zh}，前者不应大于后者", f"{en}; the first should not exceed the second")
    return Text(f"{zh}，相差 {difference}", f"{en}, difference {difference}")


def _side(equation: Equation, keys: Sequence[CellKey], report: Report, form: TableForm) -> Text:
    zh, en, zeros = [], [], 0
    cells = report.tables[form.key].cells
    outside = {figure.key: figure for figure in equation.outside}
    for key in keys:
        if figure := outside.get(key):
            zh.append(f"{figure.label.zh} {format_number(figure.value)}")
            en.append(f"{figure.label.en} {format_number(figure.value)}")
            continue
        cell = form.cells[key]
        value = cells[key].value
        if not value and len(keys) > _FEW:
            zeros += 1
            continue
        label = short_label(form, cell.column if equation.axis == "row" else cell.row)
        printed = format_number(value) if value is not None else None
        zh.append(f"{label} {printed or '（空）'}")
        en.append(f"“{label}” {printed or '(blank)'}")
    if zeros:
        zh.append(f"其余 {zeros} 项 0" if zh else f"{zeros} 项均为 0")
        en.append(f"{zeros} others 0" if en else f"{zeros} items, all 0")
    return Text(" + ".join(zh) or "0", " + ".join(en) or "0")


def format_number(value: Decimal) -> str:
    """Write a number as it would be printed: no exponent, no zeros that were not there."""
    return f"{value:f}"


def first_location(equation: Equation, report: Report) -> Location | None:
    """Return where the first cell of an equation stands."""
    table = report.tables.get(equation.table)
    cell = (
        table.cells.get(equation.left[0] if equation.left else equation.right[0]) if table else None
    )
    return cell.at if cell else None
