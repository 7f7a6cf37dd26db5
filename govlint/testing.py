"""What authors of rules test with: right reports with a few changes, and two assertions.

::

    from govlint.testing import assert_clean, assert_fires, make_report
    from my_rules import too_many

    def test_too_many() -> None:
        cell = "applications.results_total.total"
        assert_fires(too_many, make_report(cells={cell: 1001}))
        assert_clean(too_many, make_report(cells={cell: 1000}))

A rule is given as its function, as a `Rule` that `load_rules_in` has read from a folder, or by the
code of a rule that is installed.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from govlint.agency import load_kinds
from govlint.company import ALONE, Company
from govlint.consistency import verify_all
from govlint.engine import check, read_report
from govlint.form import load_form
from govlint.language import Text
from govlint.plugins import local_rules
from govlint.registry import load_rules
from govlint.report import CellKey, Report
from govlint.result import FileResult
from govlint.rule import Rule, Seen, declared_rule
from govlint.settings import Settings
from govlint.shelf import put_away

__all__ = [
    "Subject",
    "assert_clean",
    "assert_fires",
    "assert_fixture",
    "fixtures",
    "load_rules_in",
    "make_report",
    "read_fixture",
]

RULES = "proactive.rules."

Subject = str | Rule | Callable[..., Iterable[Seen]]
"""A rule: its code, itself, or the function that declares it."""

_NOTHING: Mapping[str, Any] = {}


def make_report(  # noqa: PLR0913  all but the first by name
    edition: str = "2021",
    *,
    kind: str = "department",
    year: int | None = None,
    date: str | None = None,
    cells: Mapping[CellKey, object] = _NOTHING,
    texts: Mapping[str, str] = _NOTHING,
) -> Report:
    """Make a report of a made-up agency that is right but for the changes.

    Every cell has a figure above 0, but for rules (规章), which most kinds of agencies cannot make, and
    every identity holds. As if read from a file, a cell may be text (``"12件"``) or blank (``""``).

    Args:
        edition: The edition of the form.
        kind: The kind of the agency; ``schema/agency-kinds.json`` has them.
        year: None: the first year of the edition.
        date: Of the signature, ``YYYY-MM-DD``; None: 20 January of the year after.
        cells: Figures or texts by ``table.row.column``; None takes the cell away.
        texts: The prose of sections, by key of the form.

    Raises:
        KeyError: The form has no such cell or section, or there is no such kind.
    """
    form = load_form(edition)
    year = year or form.years[0]
    agency = load_kinds()[kind].example
    figures: dict[CellKey, object] = {**_right_figures(edition)}
    for key, value in cells.items():
        if key not in figures:
            raise KeyError(key)
        figures[key] = value
    if unknown := texts.keys() - form.sections.keys():
        raise KeyError(*unknown)
    report = {
        "edition": edition,
        "year": year,
        "title": form.title_template.format(agency=agency, year=year),
        "agency": agency,
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "sections": {
            key: {"heading": section.label, "text": texts.get(key, "")}
            for key, section in form.sections.items()
        },
        "tables": _tables(figures),
        "signature": {"agency": agency, "date": date or f"{year + 1}-01-20"},
    }
    data = json.dumps(report, ensure_ascii=False).encode()
    return read_report(data, "report.json", "json")


def assert_fires(rule: Subject, report: Report, previous: Report | None = None) -> FileResult:
    """Assert that a rule finds something in a report; return what it finds.

    Args:
        rule: The rule.
        report: The report.
        previous: That on the year before, for a rule that needs it.

    Raises:
        AssertionError: It finds nothing, or fails.
    """
    result = _run(rule, report, previous)
    assert result.diagnostics, f"{_rule(rule).code} does not fire on {report.path}"  # noqa: S101
    return result


def assert_clean(rule: Subject, report: Report, previous: Report | None = None) -> None:
    """Assert that a rule finds nothing in a report; see `assert_fires`.

    Raises:
        AssertionError: It finds something, or fails.
    """
    result = _run(rule, report, previous)
    told = [found.message.en for found in result.diagnostics]
    assert not told, f"{_rule(rule).code} fires on {report.path}: {told}"  # noqa: S101


def assert_fixture(rule: Subject, path: str | os.PathLike[str]) -> None:
    """Assert that a rule fires on ``fires-*.yaml`` and is silent on ``clean-*.yaml``.

    Raises:
        AssertionError: It does not.
    """
    report = read_fixture(path)
    if Path(path).name.startswith("fires-"):
        assert_fires(rule, report)
    else:
        assert_clean(rule, report)


def fixtures(folder: str | os.PathLike[str]) -> list[Path]:
    """Return the fixtures of a rule.

    Raises:
        FileNotFoundError: One of the two kinds is missing.
    """
    fires, clean = (sorted(Path(folder).glob(f"{kind}-*.yaml")) for kind in ("fires", "clean"))
    if not fires or not clean:
        raise FileNotFoundError(os.path.join(folder, "fires-*.yaml, clean-*.yaml"))
    return [*fires, *clean]


def read_fixture(path: str | os.PathLike[str]) -> Report:
    """Read a fixture: ``why``, the edition as ``report``, and arguments of `make_report`.

    Raises:
        ValueError: It has other keys, or does not say why.
    """
    import yaml  # noqa: PLC0415  see CONTRIBUTING.md

    fields = yaml.safe_load(Path(path).read_text("utf-8"))
    if not isinstance(fields, dict) or not fields.pop("why", None):
        message = f"{os.fspath(path)} does not say why"
        raise ValueError(message)
    edition = str(fields.pop("report", "2021"))
    if unknown := fields.keys() - {"cells", "texts", "kind", "year", "date"}:
        message = f"{os.fspath(path)}: {', '.join(map(str, unknown))}"
        raise ValueError(message)
    return make_report(edition, **fields)._replace(path=os.fspath(path))


def load_rules_in(folder: str | os.PathLike[str]) -> dict[str, Rule]:
    """Return the rules of a folder, its Python files included, by code.

    Raises:
        RuleError: One of them is wrong.
    """
    rules = local_rules((os.fspath(folder),), allow_code=True)
    return {rule.code: rule for rule in rules}


def _rule(subject: Subject) -> Rule:
    if isinstance(subject, Rule):
        return subject
    if isinstance(subject, str):
        return {rule.code: rule for rule in load_rules()}[subject]
    found = declared_rule(subject)
    if found is None:
        message = f"{subject!r} is not declared with @rule"
        raise TypeError(message)
    return found


def _run(subject: Subject, report: Report, previous: Report | None) -> FileResult:
    rule = _rule(subject)
    company = Company(put_away(previous)) if previous else ALONE
    result = check(report, [rule], Settings(), company)
    failed: Text | None = result.skipped.get(rule.code)
    is_failure = failed is not None and rule.origin in failed.en
    assert not is_failure, failed and failed.en  # noqa: S101
    return result


@cache
def _right_figures(edition: str) -> Mapping[CellKey, int]:
    figures = next(proof.witness for proof in verify_all() if proof.edition == edition)
    made = {key: 0 for key in figures if key.startswith(RULES)}
    return {**figures, **made}


def _tables(figures: Mapping[CellKey, object]) -> dict[str, dict[str, dict[str, object]]]:
    tables: dict[str, dict[str, dict[str, object]]] = {}
    for key, value in figures.items():
        table, row, column = key.split(".")
        cells = tables.setdefault(table, {}).setdefault(row, {})
        if value is not None:
            cells[column] = value
    return tables
