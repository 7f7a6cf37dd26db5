"""Numbers told in prose: what they count, of whom and when, and how they hang together."""

from govlint.mentions.reading import Reader
from govlint.mentions.sentences import read_passages
from govlint.report import MAX_MENTIONS, Mention, Report

__all__ = ["find_mentions"]


def find_mentions(report: Report) -> tuple[Mention, ...]:
    """Find the numbers that the prose of a report tells, in the order of the file.

    Nothing is guessed: what a number counts is None where no word says it, and what it is about
    stands in its scope. At most `MAX_MENTIONS` are read.
    """
    reader = Reader(report.year, report.agency or "")
    number = 0
    for section in report.prose:
        for passage in read_passages(section, number):
            number += 1
            reader.read(passage)
            if len(reader.mentions) >= MAX_MENTIONS:
                return tuple(reader.mentions[:MAX_MENTIONS])
    return tuple(reader.mentions)
