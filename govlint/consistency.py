"""Proof that the identities of an edition do not contradict each other, and how many say something new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from govlint.equation import Equation
from govlint.form import load_forms
from govlint.registry import load_rules
from govlint.report import CellKey

Row = dict[CellKey, Fraction]


class Proof(NamedTuple):
    """What was proved of the identities of one edition."""

    edition: str
    equations: int
    rank: int
    """How many of them do not follow from the others."""
    witness: Mapping[CellKey, int]
    """Figures, all above 0, with which every identity and bound holds; empty: none was found."""

    @property
    def is_consistent(self) -> bool:
        """Whether a table can be filled in so that everything holds and no cell has to be 0."""
        return bool(self.witness)


def verify_all() -> Iterator[Proof]:
    """Prove the identities of every edition."""
    for form in load_forms():
        equations = [
            equation
            for rule in load_rules()
            if rule.bind
            for table in form.tables.values()
            for equation in rule.bind(table)
        ]
        cells = [key for table in form.tables.values() for key in table.cells]
        yield verify(form.edition, equations, cells)


def describe(proof: Proof) -> str:
    """Return a proof in a line."""
    verdict = "consistent" if proof.is_consistent else "NOT CONSISTENT"
    return f"{proof.edition}: {proof.equations} identities, rank {proof.rank}, {verdict}"


def verify(edition: str, equations: Sequence[Equation], cells: Sequence[CellKey]) -> Proof:
    """Prove a set of equations by solving it exactly and filling in a table that satisfies it."""
    identities = [equation for equation in equations if equation.relation == "="]
    solved = _solve(identities)
    figures = _fill(solved, cells)
    holds = figures and all(_holds(equation, figures) for equation in equations)
    return Proof(edition, len(identities), len(solved), figures if holds else {})


def _solve(identities: Sequence[Equation]) -> dict[CellKey, Row]:
    """Return cells that follow from others, each as a sum of cells that follow from none.

    Totals are solved for first: as sums of positive figures they are positive.
    """
    solved: dict[CellKey, Row] = {}
    for identity in sorted(identities, key=lambda identity: len(identity.right)):
        row: Row = {}
        for key, sign in (
            *((key, 1) for key in identity.left),
            *((key, -1) for key in identity.right),
        ):
            _add(row, solved.get(key, {key: Fraction(1)}), Fraction(sign))
        if not row:
            continue  # follows from those before
        pivot = next(
            (key for key in (*identity.right, *identity.left) if key in row), next(iter(row))
        )
        factor = row.pop(pivot)
        value = {key: -coefficient / factor for key, coefficient in row.items()}
        for other in solved.values():
            if pivot in other:
                _add(other, value, other.pop(pivot))
        solved[pivot] = value
    return solved


def _add(row: Row, other: Mapping[CellKey, Fraction], factor: Fraction) -> None:
    for key, coefficient in other.items():
        total = row.get(key, Fraction(0)) + coefficient * factor
        if total:
            row[key] = total
        else:
            row.pop(key, None)


def _fill(solved: Mapping[CellKey, Row], cells: Iterable[CellKey]) -> dict[CellKey, int]:
    """Return whole figures above 0 for all cells; empty when none were found.

    Begins with 1 everywhere and raises, as long as a solved cell is not above 0, a cell that adds
    to it.
    """
    free = {key: Fraction(1) for key in cells if key not in solved}
    for _ in range(len(solved) * 100):
        values = {
            key: sum((free[name] * factor for name, factor in row.items()), Fraction(0))
            for key, row in solved.items()
        }
        low = next((key for key, value in values.items() if value <= 0), None)
        if low is None:
            figures = {**free, **values}
            scale = lcm(*(value.denominator for value in figures.values()))
            return {key: int(value * scale) for key, value in figures.items()}
        raising = next((key for key, factor in solved[low].items() if factor > 0), None)
        if raising is None:
            break
        free[raising] += (1 - values[low]) / solved[low][raising]
    return {}


def _holds(equation: Equation, figures: Mapping[CellKey, int]) -> bool:
    left = sum(figures[key] for key in equation.left)
    right = sum(figures[key] for key in equation.right)
    return left == right if equation.relation == "=" else left <= right
