"""Small systems over the cells of tables 3 and 4, written as figures and sums."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from govlint import codec
from govlint.equation import Equation, Outside, sum_up
from govlint.form import load_form
from govlint.language import Text
from govlint.locate import Located, locate
from govlint.locate.system import System, build
from govlint.recognise.vocabulary import effective_form
from govlint.report import Cell, CellKey, Report
from govlint.rule import Breach, Rule
from tests.support.fixtures import right_report
from tests.support.mistakes import with_figures
from tests.support.rules import make_rule, text
from tests.support.trials import breaches_of, equations
from tests.support.writers import write_json

FORM = load_form("2021")
REPORT = codec.read(write_json(right_report("right-2021")), "x.json", "json")
"""A right report: 58 requests of natural persons, 3 of businesses."""


def changed(**figures: int | str) -> Report:
    """Return the right report with cells of table 3 changed; ``__`` stands for the dot."""
    return with_figures(
        REPORT, {f"applications.{key.replace('__', '.')}": one for key, one in figures.items()}
    )


def located(report: Report, frozen: Sequence[CellKey] = ()) -> Located:
    """Locate what is broken in a report."""
    form = effective_form(report)
    return locate(breaches_of(report, form), equations(form), report, form, frozenset(frozen))


def named(found: Located) -> list[dict[str, int]]:
    """Return, for each finding, what the first way to correct it makes of which cells of table 3."""
    return [
        {change.cell.removeprefix("applications."): int(change.value) for change in option.changes}
        for finding in found.findings
        for option in finding.options[:1]
    ]


def system_of(report: Report, frozen: Sequence[CellKey] = ()) -> System:
    """Return the system of a report."""
    form = effective_form(report)
    return build(equations(form), report, form, frozenset(frozen))


def keys(system: System, sets: Sequence[Mapping[int, int]]) -> list[dict[str, int]]:
    """Return sets of changes by the keys of table 3."""
    return [
        {
            system.structure.keys[cell].removeprefix("applications."): more
            for cell, more in changes.items()
        }
        for changes in sets
    ]


def equality(
    left: Sequence[CellKey],
    right: Sequence[CellKey],
    outside: Mapping[CellKey, int] | None = None,
    code: str = "XY001",
) -> Equation:
    """Return an equality of table 4 that some other rule declares."""
    figures = tuple(
        Outside(key, Decimal(value), Text(key, key)) for key, value in (outside or {}).items()
    )
    table = "review_litigation"
    return Equation(code, table, "row", "review", tuple(left), "=", tuple(right), figures)


def broken(equation: Equation, report: Report) -> tuple[Rule, Breach]:
    """Return the breach of an equality that does not hold, with the rule that found it."""
    figures = {figure.key: figure.value for figure in equation.outside}
    cells: dict[CellKey, Cell] = {
        key: cell
        for key in (*equation.left, *equation.right)
        if (cell := report.cell(key)) is not None
    }
    template = next(iter(cells.values()))
    cells |= {key: template._replace(key=key, value=value) for key, value in figures.items()}
    breach = Breach(text("x"), text("here"), evaluation=sum_up(equation, cells))
    return make_rule(code=equation.code), breach
