"""What becomes of mistakes that were made on purpose."""

import gc
import random
import time
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from govlint import codec
from govlint.comparison import cells_of
from govlint.equation import Witness
from govlint.form import Form
from govlint.language import Text
from govlint.locate import Finding, locate
from govlint.mentions.lexicon import load_lexicon
from govlint.recognise.vocabulary import effective_form
from govlint.registry import load_rules
from govlint.report import CellKey, Report
from govlint.rule import Breach, Equation, Rule
from tests.support.mistakes import Figures, figures_of, slip, spoil, with_figures
from tests.support.reports import make_report
from tests.support.writers import write_json

Values = frozenset[tuple[CellKey, int]]

RULES = [rule for rule in load_rules() if rule.bind]


class Trial(NamedTuple):
    """One mistake, and what was found."""

    kind: str
    wrong: int
    """Cells that are wrong."""
    truth: Values
    findings: list[Finding]
    seconds: float

    @property
    def is_named(self) -> bool:
        """Whether all wrong cells are named for certain with their true values, and nothing else."""
        return self.is_first and all(one.certainty == "unique" for one in self.findings)

    @property
    def is_first(self) -> bool:
        """Whether the truth is what is said first."""
        return _union(next(_options(one), None) for one in self.findings) == self.truth

    @property
    def is_decided(self) -> bool:
        """Whether some way to correct is likelier than the next, for everything that was found."""
        costs = [[option.cost for option in one.options[:2]] for one in self.findings]
        return not any(len(pair) == 2 and pair[0] == pair[1] for pair in costs)

    @property
    def is_listed(self) -> bool:
        """Whether the truth is among what is said."""
        told = [
            next((values for values in _options(one) if values <= self.truth), None)
            for one in self.findings
        ]
        return None not in told and _union(told) == self.truth

    @property
    def is_falsely_certain(self) -> bool:
        """Whether something is named for certain that is not the truth."""
        return any(
            one.certainty == "unique" and not next(_options(one)) <= self.truth
            for one in self.findings
        )


def run(
    kind: str, report: Report, chance: random.Random, *, has_prose: bool = False
) -> Trial | None:
    """Make a mistake in a right report and locate it; None where it leaves no trace.

    Args:
        kind: Of the mistake.
        report: The right report.
        chance: Decides which cells it spoils.
        has_prose: Whether prose tells of some of the totals, rightly or not.
    """
    form = effective_form(report)
    right = figures_of(report)
    wrong = spoil(right, kind, form, chance)
    spoilt = with_figures(report, wrong)
    breaches = breaches_of(spoilt, form)
    if not breaches:
        return None
    evaluated = equations(form)
    witnesses = list(tell(figures_of(spoilt), right, form, chance)) if has_prose else []
    gc.disable()  # as it is while one file is checked; other programs do not count either
    start = time.process_time()
    located = locate(breaches, evaluated, spoilt, form, witnesses=witnesses)
    seconds = time.process_time() - start
    gc.enable()
    truth = frozenset((key, right[key]) for key in wrong)
    return Trial(kind, len(wrong), truth, located.findings, seconds)


TOLD, COPIED, WRONG = 0.6, 0.3, 0.03
"""How often prose tells a figure, how often it was copied from the table, and how often it is
wrong for another reason."""


def tell(printed: Figures, right: Figures, form: Form, chance: random.Random) -> Iterator[Witness]:
    """Yield what the prose of a report tells of its tables."""
    for figure in load_lexicon().figures.values():
        readings = [
            tuple(key for one in reading for key in cells_of(form, one))
            for reading in figure.readings
        ]
        readings = [reading for reading in readings if reading and printed.keys() >= {*reading}]
        if len(readings) < len(figure.readings) or not readings or chance.random() > TOLD:
            continue
        figures = printed if chance.random() < COPIED else right
        value = sum(figures[key] for key in chance.choice(readings))
        value = slip(value, chance) if chance.random() < WRONG else value
        yield Witness(Text(figure.key, figure.key), Decimal(value), tuple(readings))


def reports(edition: str, scale: int, count: int) -> Iterator[Report]:
    """Yield right reports."""
    for seed in range(count):
        yield codec.read(write_json(make_report(edition, seed, scale)), "x.json", "json")


def breaches_of(report: Report, form: Form) -> list[tuple[Rule, Breach]]:
    """Return the equalities that do not hold."""
    return [
        (rule, seen)
        for rule in RULES
        for seen in rule.check(report, form)
        if isinstance(seen, Breach) and seen.evaluation and seen.evaluation.equation.relation == "="
    ]


def equations(form: Form) -> list[Equation]:
    """Return all equalities."""
    return [
        equation
        for rule in RULES
        if rule.bind
        for table in form.tables.values()
        for equation in rule.bind(table)
        if equation.relation == "="
    ]


def _options(finding: Finding) -> Iterator[Values]:
    for option in finding.options:
        yield frozenset((change.cell, int(change.value)) for change in option.changes)


def _union(told: Iterable[Values | None]) -> Values:
    return frozenset(pair for values in told for pair in values or ())
