"""Mistakes that are seen only where the reports of several agencies are together."""

from collections.abc import Callable

from govlint.result import FileResult
from govlint.settings import Settings
from tests.support.hierarchies import (
    DEPARTMENTS,
    GOVERNMENT,
    YEARS,
    Hierarchy,
    change_cell,
    choose_cell,
    lint_together,
    make_hierarchy,
    name_report,
)
from tests.support.seeds.planting import Chance, Seed
from tests.support.writers import write

ACROSS = Settings(select=("GL7",))
"""Each seed is many reports: what is said of one alone is of no interest."""
LICENCES = "proactive.licence.decisions"


def _together(spoil: Callable[[Hierarchy, Chance], None]) -> Seed:
    """Make a seed of what is changed in the reports of a county, its departments and towns."""

    def seed(edition: str, number: int) -> FileResult:
        hierarchy = make_hierarchy(number, edition)
        spoil(hierarchy, Chance(f"agencies {edition} {number}"))
        files = {f"{name}.json": write(".json", one) for name, one in hierarchy.reports.items()}
        return lint_together(files, hierarchy.units, ACROSS)

    return seed


def _miscount(hierarchy: Hierarchy, chance: Chance) -> None:
    report = hierarchy.reports[GOVERNMENT]
    change_cell(report, choose_cell(chance.randint(0, 999), report["edition"]), 3)


def _undercount(hierarchy: Hierarchy, chance: Chance) -> None:
    """Let a bureau have more than the whole county, while the report of another is missing."""
    one, other = chance.sample(DEPARTMENTS, 2)
    del hierarchy.reports[other]
    change_cell(hierarchy.reports[one], LICENCES, 10_000)


def _lose(hierarchy: Hierarchy, chance: Chance) -> None:
    del hierarchy.reports[chance.choice(DEPARTMENTS)]


def _repeat(hierarchy: Hierarchy, chance: Chance) -> None:
    agency = chance.choice(DEPARTMENTS)
    copy = name_report(hierarchy.reports[agency], agency)
    change_cell(copy, LICENCES, chance.randint(1, 9))
    hierarchy.reports[f"{agency}（改）"] = copy


def _misdate(hierarchy: Hierarchy, chance: Chance) -> None:
    agency = chance.choice(DEPARTMENTS)
    report = hierarchy.reports[agency]
    year = YEARS[report["edition"]] - 1
    hierarchy.reports[agency] = name_report(report, agency, year=year)


def _rename(hierarchy: Hierarchy, chance: Chance) -> None:
    agency = chance.choice(DEPARTMENTS)
    hierarchy.reports[agency] = name_report(hierarchy.reports[agency], "白石县粮食局")


def _copy(hierarchy: Hierarchy, chance: Chance) -> None:
    one, other = (hierarchy.reports[name] for name in chance.sample(DEPARTMENTS, 2))
    one["sections"]["overview"] = other["sections"]["overview"]


SEEDS = {
    "GL701": _together(_miscount),
    "GL702": _together(_undercount),
    "GL703": _together(_lose),
    "GL704": _together(_repeat),
    "GL705": _together(_misdate),
    "GL706": _together(_rename),
    "GL711": _together(_copy),
}
