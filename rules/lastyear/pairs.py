"""A report and that of the year before: whether they are of one agency, and their figures."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.report import Cell, CellKey, Confidence, Report
from govlint.rule import (
    Breach,
    Outside,
    Severity,
    TableForm,
    Text,
    cell_place,
    is_same_agency,
    load_flaws,
)


class Pair(NamedTuple):
    """Two cells that hold numbers."""

    now: Cell
    last: Cell

    @property
    def values(self) -> tuple[Decimal, Decimal]:
        """This year's number and last year's."""
        return self.now.value or Decimal(0), self.last.value or Decimal(0)

    @property
    def is_less(self) -> bool:
        """Whether this year's number is less."""
        now, last = self.values
        return now < last


def numbers(
    report: Report, previous: Report, key: CellKey, last_key: CellKey | None = None
) -> Pair | None:
    """Return a cell and that of last year; None unless both hold numbers.

    Args:
        report: This year's.
        previous: Last year's.
        key: The cell.
        last_key: The cell of last year; None: the same.
    """
    now, last = report.cell(key), previous.cell(last_key or key)
    if now is None or last is None or now.value is None or last.value is None:
        return None
    return Pair(now, last)


def is_renamed(report: Report, previous: Report) -> bool:
    """Return whether the two reports name different agencies."""
    if report.agency is None or previous.agency is None:
        return False
    return not is_same_agency(report.agency, previous.agency)


def lowered(report: Report, words: Sequence[str]) -> Severity | None:
    """Return ``note`` where the prose says why figures do not go on from last year's.

    Args:
        report: This year's.
        words: By which it tells of these figures.
    """
    known = load_flaws().explanations
    for section in report.prose:
        if any(word in section.text for word in known.reorganised):
            return "note"
        for sentence in section.text.split("。"):
            if any(word in sentence for word in words) and any(
                reason in sentence for reason in known.reasons
            ):
                return "note"
    return None


def are_read(report: Report, keys: Sequence[CellKey]) -> bool:
    """Return whether cells were found and hold no text: of others the rules of cells speak."""
    cells = [report.cell(key) for key in keys]
    return all(cell is not None and cell.kind != "text" for cell in cells)


def outside(cell: Cell, label: Text) -> Outside:
    """Return a number of last year's report for an equation."""
    return Outside(f"previous.{cell.key}", cell.value or Decimal(0), label)


def least(*cells: Cell) -> Confidence:
    """Return how sure the least sure of some cells is."""
    return "high" if all(cell.confidence == "high" for cell in cells) else "medium"


def fewer(report: Report, table: TableForm, pair: Pair, told: Text) -> Breach:
    """Make a breach about a number that should not be less than one of last year."""
    place = cell_place(report, table, pair.now.key)
    return Breach(
        message=Text(
            f"{place.zh}填 {pair.now.text}，{told.zh} {pair.last.text}，本年反而少了",
            f"{place.en}: {pair.now.text}; {told.en} {pair.last.text}, which is more",
        ),
        place=place,
        at=pair.now.at,
        cells=(pair.now.key,),
        actual=pair.now.text,
        confidence=least(pair.now, pair.last),
    )
