"""How much of a report's prose stands in another one: sentences without names, years and numbers.

Sentences are equal or they are not: that is exact, needs no library, and lets a user see what is
meant, since every sentence that counts can be shown.
"""

import re
from collections.abc import Collection, Container, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from govlint.characters import simplify
from govlint.mentions.lexicon import NUMERALS, load_lexicon
from govlint.mentions.sentences import read_passages
from govlint.patterns import pattern
from govlint.report import Report, Section

Wording = str
"""What is left of a sentence without the name of its agency, numbers and punctuation."""
Wordings = Mapping[Wording, str]
"""The sentences of a part, as printed, by what is left of them."""

MIN_WORDING = 10
"""Characters of a wording; what is shorter, such as a heading, is alike by chance."""
MAX_NAME = 40
"""Characters of the name of an agency that are looked for."""
MIN_PROSE = 150
"""Characters of the wordings of a part; less is no more than what every report has to say."""

_HALT = pattern("[；;]")
_NOT_WORDS = pattern(rf"[\W\d_{NUMERALS}]+")


class Overlap(NamedTuple):
    """How much of a part stands in another report."""

    characters: int
    """Of the wordings that were looked for."""
    shared: tuple[str, ...]
    """The sentences that stand there, as printed, the longest first."""
    share: float
    """What they are of all characters, from 0 to 1."""

    @property
    def is_telling(self) -> bool:
        """Whether there is enough prose for its share to mean anything."""
        return self.characters >= MIN_PROSE


def report_wordings(report: Report) -> dict[str, Wordings]:
    """Return the wordings of a report by the key of their part; parts of the same key as one."""
    found: dict[str, dict[Wording, str]] = {}
    for section in report.sections:
        found.setdefault(section.key, {}).update(section_wordings(section, report.agency))
    return {key: wordings for key, wordings in found.items() if wordings}


def section_wordings(section: Section, agency: str | None) -> dict[Wording, str]:
    """Return the wordings of a part; one that is repeated counts once."""
    names = _names(simplify(agency or ""))
    return {
        wording: printed
        for printed in _sentences(section)
        if len(wording := _reduce(printed, names)) >= MIN_WORDING
    }


def overlap(
    own: Wordings, other: Collection[Wording], standard: Container[Wording] = frozenset()
) -> Overlap:
    """Return how much of a part stands in another.

    Args:
        own: The wordings of the part.
        other: Those of the other report.
        standard: Those that say nothing, because everybody uses them.
    """
    told = [wording for wording in own if wording not in standard]
    shared = sorted((wording for wording in told if wording in other), key=len, reverse=True)
    characters = sum(map(len, told))
    share = sum(map(len, shared)) / characters if characters else 0.0
    return Overlap(characters, tuple(own[wording] for wording in shared), share)


def _sentences(section: Section) -> Iterator[str]:
    for passage in read_passages(section, 0):
        for sentence in passage.sentences:
            for part in _HALT.split(sentence.text):
                yield "".join(part.split())


def _reduce(text: str, names: re.Pattern[str]) -> Wording:
    return _NOT_WORDS.sub("", names.sub("", simplify(text)))


@lru_cache(maxsize=64)
def _names(agency: str) -> re.Pattern[str]:
    """Return a pattern of how an agency is called: its name, a piece of it, 我局, 全县."""
    size = min(len(agency), MAX_NAME)
    ends = {(first, last) for last in range(size + 1) for first in range(last - 2)}
    ends |= {(0, 2), (size - 2, size)} if size > 1 else set()
    pieces = sorted((agency[first:last] for first, last in ends), key=len, reverse=True)
    calls = [re.escape(piece) for piece in pieces]
    if agency:
        own = "".join(sorted(load_lexicon().bodies.own))
        calls.append(f"[{own}][{re.escape(agency)}]+")
    return re.compile("|".join(calls) or r"(?!)")
