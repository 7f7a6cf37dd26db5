"""From broken equalities to the mistakes in the cells: all of the search, in its order."""

from collections.abc import Iterable, Sequence

from govlint.equation import Equation, Evaluation, Witness
from govlint.form import Form
from govlint.locate.finding import Finding
from govlint.locate.grid import lay_out
from govlint.locate.part import parts
from govlint.locate.promise import Broken, Promise, keep
from govlint.locate.system import System
from govlint.locate.testimony import Testimony, hear
from govlint.report import CellKey, Report
from govlint.rule import Breach, Rule


def correct(  # noqa: PLR0913  all that is known of the cells
    broken: Iterable[tuple[Rule, Breach, Evaluation]],
    equations: Iterable[Equation],
    report: Report,
    form: Form,
    *,
    frozen: frozenset[CellKey],
    witnesses: Iterable[Witness],
) -> tuple[Promise, list[Finding]]:
    """Return the system of the equalities and the mistakes in its cells; see `govlint.locate.locate`."""
    promise = keep([Broken(*one) for one in broken], equations, report, form, frozen)
    grid = lay_out(promise.system, report, form)
    heard = hear(witnesses, promise.system)
    found = [finding for part in parts(grid, promise.kept, heard) for finding in part.findings()]
    return promise, _confirm(found, heard, promise.system)


def _confirm(
    findings: Sequence[Finding], testimonies: Sequence[Testimony], system: System
) -> list[Finding]:
    """Give each certain finding the figures that fit once all of these are corrected."""
    numbers = system.structure.numbers
    own = [
        {
            numbers[change.cell]: int(change.value * system.scale)
            for change in finding.options[0].changes
        }
        if finding.certainty == "unique"
        else {}
        for finding in findings
    ]
    changes = {
        cell: value - system.values[cell] for values in own for cell, value in values.items()
    }
    fitting = [one for one in testimonies if not one.is_copy and one.holds(system, changes)]
    return [
        finding._replace(witnesses=tuple(one.witness for one in fitting if one.concerns(values)))
        for finding, values in zip(findings, own, strict=True)
    ]
