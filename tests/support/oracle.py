"""Smallest sets of changes as an exhaustive solver finds them, to hold our own search to.

Needs the extra ``oracle`` (OR-tools CP-SAT), which nothing else in the project does.
"""

import random
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle, islice
from typing import Any, NamedTuple

from govlint.locate.search import smallest
from govlint.locate.system import System, build
from govlint.recognise.vocabulary import effective_form
from tests.support.mistakes import KINDS, figures_of, spoil, with_figures
from tests.support.trials import equations, reports

MAX_CELLS = 3
_OTHERS = {"table 4: sums left 0"}
"""Mistakes in equations that do not hang together, which are searched one by one."""


class Case(NamedTuple):
    """One broken system, and how many smallest sets of changes were found."""

    system: System
    size: int
    """Cells of a set, as the solver has it."""
    solver: int
    own: int

    @property
    def agrees(self) -> bool:
        """Whether both found as many; none of more cells than we look for."""
        return self.own == (self.solver if self.size <= MAX_CELLS else 0)


def compare(edition: str, count: int) -> Iterator[Case]:
    """Yield as many cases, of all kinds of mistakes in turn, at three scales."""
    scales = (15, 300, 8_000)
    for scale in scales:
        yield from islice(_cases(edition, scale), -(-count // len(scales)))


def _cases(edition: str, scale: int) -> Iterator[Case]:
    """Yield cases without an end; a mistake that leaves no trace is none."""
    chance = random.Random(f"oracle {edition} {scale}")
    kinds = cycle(kind for kind in KINDS if kind not in _OTHERS)
    for report in reports(edition, scale, sys.maxsize):
        form = effective_form(report)
        wrong = spoil(figures_of(report), next(kinds), form, chance)
        system = build(equations(form), with_figures(report, wrong), form, frozenset())
        if violated := system.violated():
            own = smallest(system, violated, MAX_CELLS)
            size, number = count_optima(system)
            yield Case(system, size, number, len(own.sets))


def count_optima(system: System) -> tuple[int, int]:
    """Return the size of the smallest sets of changes, and how many there are up to three cells."""
    cp_model = import_module("ortools.sat.python.cp_model")
    model, are_changed = _model(system, cp_model)
    model.minimize(sum(are_changed))
    solver = cp_model.CpSolver()
    solver.solve(model)
    size = round(solver.objective_value)
    return size, _enumerate(system, size, cp_model) if size <= MAX_CELLS else 0


def _model(system: System, cp_model: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401  untyped
    model = cp_model.CpModel()
    most = 2 * sum(map(abs, system.residuals))
    changes, are_changed = [], []
    for value in system.values:
        change = model.new_int_var(-min(value, most), most, "")
        is_changed = model.new_bool_var("")
        model.add(change == 0).only_enforce_if(is_changed.negated())
        model.add(change != 0).only_enforce_if(is_changed)
        changes.append(change)
        are_changed.append(is_changed)
    for row, residual in zip(system.structure.rows, system.residuals, strict=True):
        model.add(sum(sign * changes[cell] for cell, sign in row) == -residual)
    return model, are_changed


def _enumerate(system: System, size: int, cp_model: Any) -> int:  # noqa: ANN401  untyped
    class Counter(cp_model.CpSolverSolutionCallback):  # type: ignore[misc]  # the library has no types
        found = 0

        def on_solution_callback(self) -> None:
            self.found += 1

    model, are_changed = _model(system, cp_model)
    model.add(sum(are_changed) == size)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    counter = Counter()
    solver.solve(model, counter)
    return counter.found
