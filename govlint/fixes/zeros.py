"""Blanks to 0: only where the sums confirm it, and only when the user asks for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from govlint.engine import check, identities
from govlint.equation import Equation, holds, sum_up
from govlint.fixes.edit import UNPROVEN, WORSE, Edit, Left
from govlint.fixes.proof import is_better
from govlint.form import Form, TableForm
from govlint.place import cell_place
from govlint.report import CellKey, Report, Table
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.settings import Settings

_CODES = {"blank": "GL012", "filler": "GL013"}


def fill(
    rules: Sequence[Rule], report: Report, form: Form, settings: Settings
) -> tuple[list[Edit], list[Left]]:
    """Return the blanks that are 0 by all sums they stand in, and those of which no sum says so.

    A blank in no sum stays blank, and so does a table in which nothing is filled in.
    """
    wanted = {rule.code for rule in rules if rule.fix == "fill-zero"}
    before = check(report, rules, settings)
    edits: list[Edit] = []
    left: list[Left] = []
    for table in report.tables.values():
        blanks = [
            cell
            for cell in table.cells.values()
            if _CODES.get(cell.kind) in wanted and not table.is_unfilled
        ]
        proven = _proven({cell.key for cell in blanks}, report, form.tables[table.key])
        sure = _sure(proven, report, lambda filled: check(filled, rules, settings), before)
        for cell in blanks:
            place = cell_place(report, form.tables[table.key], cell.key)
            edit = Edit(cell.at, cell.text, "0", _CODES[cell.kind], place, is_figure=True)
            if cell.key in sure:
                edits.append(edit)
            else:
                left.append(Left(edit, WORSE if cell.key in proven else UNPROVEN))
    return edits, left


def _proven(blanks: set[CellKey], report: Report, form: TableForm) -> set[CellKey]:
    """Return the cells that stand in an identity, and only in such as hold if blanks are 0."""
    equations: dict[CellKey, list[Equation]] = {}
    for equation in identities(form):
        for cell in (*equation.left, *equation.right):
            equations.setdefault(cell, []).append(equation)
    return {
        cell
        for cell in blanks.intersection(equations)
        if all(_is_true(one, report) for one in equations[cell])
    }


def _is_true(equation: Equation, report: Report) -> bool:
    cells = report.tables[equation.table].cells
    keys = (*equation.left, *equation.right)
    if any(key not in cells or cells[key].kind == "text" for key in keys):
        return False
    return holds(sum_up(equation, cells))


def _sure(
    zeros: set[CellKey],
    report: Report,
    lint: Callable[[Report], FileResult],
    before: FileResult,
) -> set[CellKey]:
    """Return the cells of a table that may be 0: nothing is found about them then, nor more besides."""
    while zeros:
        result = lint(with_zeros(report, zeros))
        wrong = zeros & {cell for found in result.diagnostics for cell in found.cells}
        if not wrong:
            return zeros if is_better(before, result) else set()
        zeros = zeros - wrong
    return zeros


def with_zeros(report: Report, zeros: Iterable[CellKey]) -> Report:
    """Return the report as it is with 0 in some cells."""
    wanted = set(zeros)
    tables: Mapping[str, Table] = {
        key: table._replace(
            cells={
                name: cell._replace(text="0", kind="number", value=Decimal(0))
                if name in wanted
                else cell
                for name, cell in table.cells.items()
            }
        )
        for key, table in report.tables.items()
    }
    return report._replace(tables=tables)
