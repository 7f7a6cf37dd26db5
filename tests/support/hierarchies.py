"""Governments whose figures are the sums of those of their members, made up by chance."""

import random
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any, NamedTuple

from govlint.document import Location
from govlint.engine import lint_entry, lint_units, shelve
from govlint.form import load_form
from govlint.pairing import introduce
from govlint.result import FileResult
from govlint.settings import Settings
from govlint.shelf import Unit
from govlint.source import Source
from tests.support.reports import Canonical, make_report

GOVERNMENT = "青溪县人民政府"
OFFICE = "青溪县人民政府办公室"
DEPARTMENTS = ("青溪县财政局", "青溪县教育局", "青溪县民政局", "青溪县水利局")
TOWNS = ("青溪县云岭镇人民政府", "青溪县石桥乡人民政府")
Tables = dict[str, dict[str, dict[str, Any]]]
YEARS = {"2019": 2020, "2021": 2024}
WORDS = "甲乙丙丁戊己庚辛壬癸"
MEMBERS = (OFFICE, *DEPARTMENTS, *TOWNS)


class Hierarchy(NamedTuple):
    """Reports by agency, and the list of the agencies."""

    reports: dict[str, Canonical]
    units: tuple[Unit, ...]

    def in_yaml(self) -> str:
        """Return the list as users write it."""
        lines = []
        for unit in self.units:
            lines.append(f"- unit: {unit.name}")
            lines += [f"  parent: {unit.parent}"] * (unit.parent is not None)
            lines += ["  excluded: true"] * unit.is_excluded
        return "\n".join(lines) + "\n"


def make_hierarchy(seed: int = 0, edition: str = "2021") -> Hierarchy:
    """Make a county with its office, departments and towns, in which every sum is right."""
    reports = {
        agency: name_report(make_report(edition, seed * 100 + number), agency, number)
        for number, agency in enumerate(MEMBERS)
    }
    whole = name_report(make_report(edition, seed * 100 + 99), GOVERNMENT, len(MEMBERS))
    whole["tables"] = add_up(reports.values())
    units = [
        Unit(name, Location("units.yaml", line=2 * n + 2), GOVERNMENT)
        for n, name in enumerate(MEMBERS)
    ]
    top = Unit(GOVERNMENT, Location("units.yaml", line=1))
    return Hierarchy({GOVERNMENT: whole, **reports}, (top, *units))


def name_report(
    report: Canonical, agency: str, number: int | None = None, year: int = 0
) -> Canonical:
    """Return a report as that of another agency on the same year, with words of its own.

    Args:
        report: The report.
        agency: The name.
        number: Tells the words from those of others; None: the prose stays as it is.
        year: 0: that of all others.
    """
    named = deepcopy(report)
    year = year or YEARS[report["edition"]]
    word = "" if number is None else WORDS[number] + "处"
    named["year"], named["agency"] = year, agency
    named["title"] = f"{agency}{year}年政府信息公开工作年度报告"
    named["period"] = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    named["signature"] = {"agency": agency, "date": f"{year + 1}-01-20"}
    for section in named["sections"].values():
        if text := section.get("text"):
            dated = text.replace(str(report["year"]), str(year))
            section["text"] = dated.replace("，", f"，{word}")
    return named


def add_up(reports: Iterable[Canonical]) -> Tables:
    """Return tables with the sum of every cell."""
    every: list[Tables] = [report["tables"] for report in reports]
    sums = deepcopy(every[0])
    for table, rows in sums.items():
        for row, cells in rows.items():
            for column in cells:
                values = [Decimal(str(one[table][row][column])) for one in every]
                total = sum(values, Decimal(0))
                cells[column] = float(total) if total % 1 else int(total)
    return sums


def cells_of(edition: str) -> list[str]:
    """Return the keys of all cells."""
    return [key for table in load_form(edition).tables.values() for key in table.cells]


def change_cell(report: Canonical, key: str, by: int) -> None:
    """Add something to a cell of a report."""
    table, row, column = key.split(".")
    report["tables"][table][row][column] += by


def choose_cell(seed: int, edition: str) -> str:
    """Return some cell."""
    return random.Random(seed).choice(cells_of(edition))


def lint_together(
    files: Mapping[str, bytes], units: Sequence[Unit], settings: Settings
) -> FileResult:
    """Lint reports by their paths; return what is said of any of them, or of the list of agencies."""
    entries = [shelve(Source(path, "", data)) for path, data in files.items()]
    company = introduce(entries, [settings] * len(entries), (), units)
    results = [
        lint_entry(entry, settings, own) for entry, own in zip(entries, company, strict=False)
    ]
    if units:
        results.append(lint_units("units.yaml", settings, company[-1]))
    return results[0]._replace(
        diagnostics=tuple(found for result in results for found in result.diagnostics)
    )
