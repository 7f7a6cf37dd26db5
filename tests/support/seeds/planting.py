"""How mistakes get into generated reports: by what is changed, and when on the way into a file."""

import random
from collections.abc import Callable

from govlint.engine import lint_bytes
from govlint.result import FileResult
from govlint.settings import Settings
from tests.support.prose import STATEMENTS, make_told_report
from tests.support.reports import Canonical, make_report
from tests.support.writers import Block, blocks, docx_of, write

Seed = Callable[[str, int], FileResult | None]
"""Makes a mistake in the report of an edition and a number, and checks it; the same gives the same.
None where the edition or the figures of that report leave no room for the mistake."""

EVERYTHING = Settings(min_confidence="low")
"""What is not sure is told, too."""

Chance = random.Random


def in_report(spoil: Callable[[Canonical, Chance], bool | None], suffix: str = ".json") -> Seed:
    """Make a seed of what is changed in a report in place; False means that there was no room."""

    def seed(edition: str, number: int) -> FileResult | None:
        report = make_report(edition, number)
        if spoil(report, _chance(edition, number)) is False:
            return None
        return lint_bytes(write(suffix, report), f"report{suffix}", EVERYTHING)

    return seed


def in_print(spoil: Callable[[list[Block], Chance], list[Block]]) -> Seed:
    """Make a seed of what is changed in the paragraphs and tables that a Word file has."""

    def seed(edition: str, number: int) -> FileResult | None:
        printed = list(blocks(make_report(edition, number)))
        spoilt = spoil(printed, _chance(edition, number))
        return lint_bytes(docx_of(spoilt), "report.docx") if spoilt != printed else None

    return seed


def in_text(spoil: Callable[[list[Block], Chance], bytes]) -> Seed:
    """Make a seed of how paragraphs and tables become text."""

    def seed(edition: str, number: int) -> FileResult | None:
        printed = list(blocks(make_report(edition, number, scale=9)))
        return lint_bytes(spoil(printed, _chance(edition, number)), "report.txt")

    return seed


def in_prose(code: str) -> Seed:
    """Make a seed of a statement that is told wrong in the way of a rule, among others that are right."""

    def seed(edition: str, number: int) -> FileResult | None:
        first = number % len(STATEMENTS)
        for maker in (*STATEMENTS[first:], *STATEMENTS[:first]):
            report, wrong = make_told_report(edition, number, maker)
            if wrong == code:
                return lint_bytes(write(".json", report), "report.json")
        return None

    return seed


def _chance(edition: str, number: int) -> Chance:
    return Chance(f"seed {edition} {number}")
