"""The words by which reports tell numbers, and what they count: ``schema/prose.yaml``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from govlint import declared
from govlint.report import MentionKind

NUMERALS = "〇零一二两三四五六七八九十百千万亿"
CLAIMS = ("all_upheld", "none_lost", "withdrawn", "fee_topic")
"""What is told of all or in general, without a number."""


class Word(NamedTuple):
    """A word of the vocabulary where it stands in a text."""

    start: int
    end: int
    tags: frozenset[str]


class Figure(NamedTuple):
    """Something that reports count: a cell, a sum of cells, or nothing of the tables."""

    key: str
    """Its tags, joined by ``+``."""
    family: str
    """Figures that are checked in the same way."""
    kind: MentionKind
    tags: frozenset[str]
    inherited: frozenset[str]
    """Those of its tags that may stand before the number's own clause."""
    rivals: frozenset[str]
    """Words beside which the number counts several things together."""
    about: frozenset[str]
    elsewhere: frozenset[str]
    adjacent: frozenset[str]
    unless: frozenset[str]
    is_whole: bool
    """Whether others are parts of it, and it is a part of none."""
    units: frozenset[str]
    """Empty: any unit of its kind."""
    readings: tuple[tuple[str, ...], ...]
    """Sums of cells that the number may be; the row of a cell may be a group of the form."""


class Bodies(NamedTuple):
    """How names of organs are told."""

    name: re.Pattern[str]
    """Finds the ending of a name, group ``end``, before what its organ does."""
    own: frozenset[str]
    """Characters by which an agency speaks of itself, as in 我局."""
    governments: tuple[str, ...]
    """Words in the names of governments, which speak for a territory."""


class Lexicon(NamedTuple):
    """All of ``schema/prose.yaml``."""

    units: Mapping[str, str]
    """The kind of each unit: ``count``, ``money``, ``share`` or ``other``."""
    words: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    """By their first two characters, or the only one; the longest first."""
    bodies: Bodies
    parts: Mapping[str, tuple[str, ...]]
    figures: Mapping[str, Figure]
    """By key, in the order in which they are tried."""
    by_tag: Mapping[str, tuple[tuple[int, Figure], ...]]
    """Figures with their place in that order, by a tag that always stands beside the number."""

    topics: Mapping[str, tuple[str, ...]]
    """Words by what a paragraph is about that has them, without those that contain another."""
    taken_back: tuple[str, ...]
    """Words of a sentence that says why some of what was received was not handled."""
    telling: re.Pattern[str]
    """Finds out whether a sentence may tell anything of numbers."""

    def scan(self, text: str) -> list[Word]:
        """Find the words of a text, the longest at each place, in order."""
        found: list[Word] = []
        known = self.words.get
        reached = 0
        for start, char in enumerate(text):
            if start < reached:
                continue
            for word, tags in known(text[start : start + 2]) or known(char) or ():
                if text.startswith(word, start):
                    reached = start + len(word)
                    found.append(Word(start, reached, tags))
                    break
        return found

    def candidates(self, tags: frozenset[str]) -> list[Figure]:
        """Return the figures that may be meant where some words stand, in order."""
        found = [entry for tag in tags for entry in self.by_tag.get(tag, ())]
        return [figure for _, figure in sorted(found, key=lambda entry: entry[0])]


@cache
def load_lexicon() -> Lexicon:
    """Return the vocabulary."""
    data = declared.load("prose")
    tags: dict[str, set[str]] = {}
    for tag, words in data["words"].items():
        for word in words:
            tags.setdefault(word, set()).add(tag)
    index: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for word in sorted(tags, key=len, reverse=True):
        index.setdefault(word[:2], []).append((word, frozenset(tags[word])))
    for pair in [start for start in index if len(start) > 1]:
        index[pair] += index.get(pair[0], [])
    figures = [
        *(figure for group in data["crossed"] for figure in _cross(group, data["apart"])),
        *(_figure(entry, data["apart"]) for entry in data["figures"]),
    ]
    by_tag: dict[str, list[tuple[int, Figure]]] = {}
    for place, figure in enumerate(figures):
        by_tag.setdefault(min(figure.tags - figure.inherited), []).append((place, figure))
    bodies = data["bodies"]
    return Lexicon(
        units={unit: kind for kind, units in data["units"].items() for unit in units},
        words={start: tuple(entries) for start, entries in index.items()},
        bodies=Bodies(
            re.compile(rf"(?P<end>{_any(bodies['ends'])})(?=(?:{_any(bodies['acts'])}|\d|$))"),
            frozenset(bodies["own"]),
            tuple(bodies["governments"]),
        ),
        parts={key: tuple(words) for key, words in data["parts"].items()},
        figures={figure.key: figure for figure in figures},
        by_tag={tag: tuple(entries) for tag, entries in by_tag.items()},
        topics={
            tag: _shortest(data["words"][tag])
            for tag in {tag for figure in figures for tag in figure.about}
        },
        taken_back=tuple(data["taken_back"]),
        telling=_telling(data),
    )


def _any(words: Sequence[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _shortest(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(w for w in words if not any(one in w and one != w for one in words))


def _telling(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Return a pattern of numbers, of units that have lost theirs, and of words that tell as well."""
    units = "|".join([*data["units"]["count"], *data["units"]["money"]])
    words = [word for tag in ("none", "zero", *CLAIMS) for word in data["words"][tag]]
    shares = "|".join(data["words"]["share"])
    return re.compile(
        rf"\d|[{NUMERALS}](?:{units})|(?:{units}|{shares})(?=\W|$)|{'|'.join(_shortest(words))}"
    )


Apart = Sequence[Sequence[str]]


def _figure(entry: Mapping[str, Any], apart: Apart) -> Figure:
    tags = frozenset(entry["tags"])
    return Figure(
        key="+".join(entry["tags"]),
        family=entry["family"],
        kind=entry.get("kind", "count"),
        tags=tags,
        inherited=frozenset(entry.get("inherited", ())),
        rivals=frozenset(tag for group in apart if tags & {*group} for tag in group)
        .union(entry.get("rivals", ()))
        .difference(tags),
        about=frozenset(entry.get("about", ())),
        elsewhere=frozenset(entry.get("elsewhere", ())),
        adjacent=frozenset(entry.get("adjacent", ())),
        unless=frozenset(entry.get("unless", ())),
        units=frozenset(entry.get("units", ())),
        is_whole=entry.get("whole", False),
        readings=tuple(tuple(reading) for reading in entry["readings"]),
    )


def _cross(group: Mapping[str, Any], apart: Apart) -> Iterator[Figure]:
    """Make the figures of every row and column; those of a column with a name come first."""
    rows = group["rows"]
    for column, cells in sorted(group["columns"].items(), key=lambda item: not item[0]):
        for row, tables in rows.items():
            within = {row, *group.get("within", {}).get(row, ())}
            crossed = {
                **group,
                "tags": [row, column] if column else [row],
                "inherited": [row] if column else [],
                "rivals": [*{*rows} - within],
                "whole": not column,
                "readings": [[f"{table}.{cell}"] for table in tables for cell in cells],
            }
            yield _figure(crossed, apart)
