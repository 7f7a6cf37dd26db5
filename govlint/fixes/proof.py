"""Proof that a mended report says what it said before, and that it is no worse."""

from collections import Counter
from decimal import Decimal

from govlint.report import CellKey, Report
from govlint.result import FileResult


def is_same(wanted: Report, found: Report) -> bool:
    """Return whether two reports have the same figures, cell by cell, and the same parts."""
    has_edition = wanted.edition in {None, found.edition}  # a label that is mended may tell it
    return has_edition and _contents(wanted) == _contents(found)


def _figures(report: Report) -> dict[CellKey, tuple[str, Decimal | None]]:
    return {
        key: (cell.kind, cell.value)
        for table in report.tables.values()
        for key, cell in table.cells.items()
    }


def _contents(report: Report) -> tuple[object, ...]:
    parts = [section.key for section in report.sections]
    title, signature = report.title, report.signature
    return (
        _figures(report),
        (report.year, report.agency, parts, len(report.doubts)),
        (title and title.text, report.period and report.period.text),
        signature and signature.text,
        [(mention.value, mention.figure) for mention in report.mentions],
    )


def is_better(before: FileResult, after: FileResult) -> bool:
    """Return whether nothing is found, and nothing left unchecked, that was not before."""
    return (
        not (_counts(after) - _counts(before))
        and _cells(after) <= _cells(before)
        and after.skipped.keys() <= before.skipped.keys()
    )


def _counts(result: FileResult) -> Counter[str]:
    counts = Counter[str]()
    for found in result.diagnostics:
        counts[found.code] += found.times
    return counts


def _cells(result: FileResult) -> set[tuple[str, CellKey]]:
    return {(found.code, cell) for found in result.diagnostics for cell in found.cells}
