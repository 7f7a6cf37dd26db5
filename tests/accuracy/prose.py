"""The numbers that published reports tell in prose, against those that were marked by hand."""

from typing import Any, NamedTuple

from govlint.mentions.lexicon import load_lexicon
from govlint.report import Mention, Report
from tests.accuracy.corpus import Score

Place = frozenset[tuple[str, str]]
"""Rows, and columns outside of table 3, of the cells that a number stands for."""
_GROUPS = {"other": "other_handling", "litigation": "direct_suit suit_after_review"}


class Told(NamedTuple):
    """How the marked numbers of one report were read."""

    found: list[str]
    wrong: list[str]
    """Read as something else."""
    missed: list[str]


def told(score: Score) -> Told:
    """Compare the marked numbers that have a cell of their own with the mentions of the report."""
    result = Told([], [], [])
    marked = score.gold["prose_numbers"] if score.gold else []
    for number in marked:
        if number["agrees_with_table"] == "unclear" or score.result.report is None:
            continue
        mentions = _beside(score.result.report, number)
        known = [_readings(mention) for mention in mentions if mention.figure]
        place = _place(number["table_key"].split(" + "))
        if any(place <= one or one <= place for readings in known for one in readings):
            result.found.append(number["text"])
        elif any(known):
            result.wrong.append(number["text"])
        else:
            result.missed.append(number["text"])
    return result


def _beside(report: Report, number: dict[str, Any]) -> list[Mention]:
    """Return the mentions of the same value in a sentence that has the marked words."""
    words = "".join(number["text"].split())
    return [
        mention
        for mention in report.mentions
        if mention.value == number["value"]
        and not mention.scope - {"narrow"}
        and (mention.kind != "none" or not mention.scope)
        and words in "".join(mention.sentence.text.split())
    ]


def _readings(mention: Mention) -> list[Place]:
    figure = load_lexicon().figures[mention.figure or ""]
    return [_place(list(reading)) for reading in figure.readings]


def _place(keys: list[str]) -> Place:
    found = set()
    for key in keys:
        table, row, column = key.split(".")
        row = row.removesuffix("_*")
        for name in _GROUPS.get(row, row).split():
            found.add((name, "" if table == "applications" else column))
    return frozenset(found)
