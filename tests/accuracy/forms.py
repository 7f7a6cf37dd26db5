"""How well each form of file is read: published reports with gold values, and made-up ones."""

import time
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from govlint.result import FileResult
from tests.accuracy.corpus import Score
from tests.support.cells import cells_of
from tests.support.reports import make_report
from tests.support.writers import WRITERS

SEEDS = 10
"""Made-up reports of each edition and form."""
ARITHMETIC = ("GL2", "GL3", "GL4")


class Accuracy(NamedTuple):
    """What became of the cells of one form of file."""

    form: str
    files: int
    cells: int
    """Those that are known."""
    right: int
    wrong: int
    """Invented ones included."""
    missing: int
    doubts: int
    """Diagnostics on what was not read with certainty."""
    false_alarms: int
    """Errors and warnings on sums that are right; of made-up reports, which are right, on anything."""
    seconds: float
    """For one file."""


def published(scores: Iterable[Score]) -> Iterator[Accuracy]:
    """Sum up the published reports with gold values by their form."""
    groups: dict[str, list[Score]] = {}
    for score in scores:
        if score.gold is not None:
            groups.setdefault(_form_of(score.path.name), []).append(score)
    for form, group in sorted(groups.items()):
        counts = {
            kind: sum(score.count(kind) for score in group)
            for kind in ("right", "wrong", "invented", "missing")
        }
        yield Accuracy(
            form=form,
            files=len(group),
            cells=counts["right"] + counts["wrong"] + counts["missing"],
            right=counts["right"],
            wrong=counts["wrong"] + counts["invented"],
            missing=counts["missing"],
            doubts=sum(_doubts(score.result) for score in group),
            false_alarms=sum(_false_alarms(score) for score in group),
            seconds=sum(score.seconds for score in group) / len(group),
        )


def _form_of(name: str) -> str:
    if name.endswith(".layout.txt"):
        return "text laid out with spaces"
    if name.startswith("pingtan"):
        return "text on one line, figures run together"
    return {"html": "web page", "pdf": "PDF", "md": "Markdown in pieces", "txt": "text, damaged"}[
        name.rpartition(".")[2]
    ]


@cache
def made_up() -> tuple[Accuracy, ...]:
    """Write right reports in every form and read them."""
    return tuple(_made_up())


def _made_up() -> Iterator[Accuracy]:
    for suffix, write in sorted(WRITERS.items()):
        right = wrong = missing = doubts = alarms = 0
        seconds = 0.0
        for edition in EDITIONS:
            for seed in range(SEEDS):
                report = make_report(edition, seed, scale=3_000)
                data = write(report)
                start = time.perf_counter()
                result = lint_bytes(data, f"report{suffix}")
                seconds += time.perf_counter() - start
                read = _values(result)
                for key, value in cells_of(report).items():
                    right += read.get(key) == value
                    wrong += key in read and read[key] != value
                    missing += key not in read
                doubts += _doubts(result)
                alarms += len(result.diagnostics)
        files = len(EDITIONS) * SEEDS
        cells = right + wrong + missing
        yield Accuracy(suffix, files, cells, right, wrong, missing, doubts, alarms, seconds / files)


def _values(result: FileResult) -> dict[str, Decimal | None]:
    tables = result.report.tables.values() if result.report else ()
    return {key: cell.value for table in tables for key, cell in table.cells.items()}


def _doubts(result: FileResult) -> int:
    return sum(found.times for found in result.diagnostics if found.code == "GL008")


def _false_alarms(score: Score) -> int:
    """Count what is said of sums; a report with totals left blank is rightly warned of."""
    if score.gold is None or score.gold["blank_totals"]:
        return 0
    return sum(
        found.code.startswith(ARITHMETIC) and found.severity != "note"
        for found in score.result.diagnostics
    )


def as_markdown(rows: Iterable[Accuracy]) -> str:
    """Return a table as the README shows it: counts only, which are the same on every machine."""
    lines = [
        "| form | files | cells | right | wrong | missing | doubts | false alarms |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    lines += [
        f"| {row.form} | {row.files} | {row.cells} | {row.right} | {row.wrong} | {row.missing} "
        f"| {row.doubts} | {row.false_alarms} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"
