"""The self-check of the residuals: what rules say must be what their equations give over the cells.

Residuals of one set of figures are not free. In table 3 the column sums of all columns but the last,
less that of the last, are the row sums of all items less that of their total; the same is true of
the balances. Each of its equations occurs in one of these two identities, so exactly one equation
of a table that holds numbers only cannot be violated. Where a rule says so all the same, it left
out cells or took others, and no conclusion may be drawn from it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.equation import Equation, Evaluation
from govlint.form import Form
from govlint.locate.system import System, build, structure_of
from govlint.report import CellKey, Report
from govlint.rule import Breach, Rule


class Broken(NamedTuple):
    """A breach of an equality."""

    rule: Rule
    breach: Breach
    evaluation: Evaluation


class Promise(NamedTuple):
    """The system of the rules that keep their promise."""

    system: System
    kept: tuple[Broken, ...]
    unkept: tuple[Broken, ...]
    faults: dict[str, str]
    """Codes of the others, each with an equation that gives something else."""


def keep(
    broken: Sequence[Broken],
    equations: Iterable[Equation],
    report: Report,
    form: Form,
    frozen: frozenset[CellKey],
) -> Promise:
    """Build the system, without the rules whose breaches contradict it."""
    evaluated = dict.fromkeys([*equations, *(one.evaluation.equation for one in broken)])
    absent = {key for key in structure_of(tuple(evaluated)).keys if not _has_figure(key, report)}
    known = [one for one in evaluated if not absent or _is_evaluable(one, absent)]
    faults = {one.code: _name(one) for one in evaluated.keys() - known}
    system = build(known, report, form, frozen)
    said = {one.evaluation.equation: one.evaluation for one in broken}
    for equation, residual in zip(system.equations, system.residuals, strict=True):
        evaluation = said.get(equation)
        told = (evaluation.left - evaluation.right) * system.scale if evaluation else 0
        if told != residual:
            faults.setdefault(equation.code, _name(equation))
    if faults:
        known = [equation for equation in known if equation.code not in faults]
        system = build(known, report, form, frozen)
    return Promise(
        system=system,
        kept=tuple(one for one in broken if one.evaluation.equation.code not in faults),
        unkept=tuple(one for one in broken if one.evaluation.equation.code in faults),
        faults=faults,
    )


def _name(equation: Equation) -> str:
    return f"{equation.table}.{equation.line}"


def _has_figure(key: CellKey, report: Report) -> bool:
    """Return whether a cell is there and holds no text."""
    table = report.tables.get(key.partition(".")[0])
    cell = table.cells.get(key) if table else None
    return cell is not None and cell.kind != "text"


def _is_evaluable(equation: Equation, absent: set[CellKey]) -> bool:
    """Return whether the cells of an equation that the report does not have are from outside."""
    outside = {figure.key for figure in equation.outside}
    return outside.issuperset(absent.intersection((*equation.left, *equation.right)))
