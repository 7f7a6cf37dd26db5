"""What prose should tell and what should not be left in it: ``schema/flaws.yaml``."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from govlint import declared

Words = tuple[str, ...]


class Overview(NamedTuple):
    """What part one tells."""

    matters: Mapping[str, Words]
    """What it has to tell of, with the words of which one tells it."""
    government: str
    """How the name of a government ends."""
    assessments: Mapping[str, Words]
    """What that of a government tells as well."""
    limit: int
    """Characters."""
    own: Words
    """How an agency speaks of itself."""
    others: Words
    """How text speaks that is about nobody."""
    generic_from: int
    """Characters; less says nothing about its manner."""


class Problems(NamedTuple):
    """What part five tells."""

    denials: Words
    denial_limit: int
    """Characters; a longer text says more than that there are none."""
    improvements: Words


class Extra(NamedTuple):
    """How parts begin that the form has not."""

    numerals: Words
    annexes: Words
    inside: Words
    """Numerals of items before them if they are items of a list themselves."""


class Placeholders(NamedTuple):
    """What stands in a template until it is filled in."""

    letters: Words
    crosses: Words
    circles: Words
    rules: Words
    numbers: Words
    """Single letters that stand for a number before one of `units`."""
    units: Words
    surnames: Words
    anonymous: Words
    """What follows a name that was made anonymous."""
    empty: Words
    certain: Words
    """Those of `empty` that cannot be anything else."""
    alone: Words
    """Whole phrases."""
    bracketed: Words
    """Those of `alone` that must stand in brackets."""
    doubtful: Words
    """Those of `alone` that may be meant."""
    last: Words
    """Ends of phrases."""
    but: Words
    """Longer ends that only look like them."""


class Misspelling(NamedTuple):
    """A word that typing made of another."""

    wrong: str
    right: str
    within: Words
    """Words that only look as if they held it."""


class Doubled(NamedTuple):
    """What may lawfully be said twice."""

    verbs: frozenset[str]
    numerals: frozenset[str]
    lawful: Words


class Brackets(NamedTuple):
    """Brackets and the ends of sentences."""

    opening: Mapping[str, str]
    """Opening brackets, each with its closing one in full width."""
    closing: Mapping[str, str]
    """Closing brackets, in full width."""
    ends: Words
    breaks: Words
    """Ends of a line after which a sentence must go on."""


class Paper(NamedTuple):
    """A document that reports cite."""

    number: str
    year: str
    serial: str
    years: tuple[int, int]
    """First and last report year it is for."""
    titles: Words
    """What its title has and that of no other paper."""


class Citations(NamedTuple):
    """How documents are cited."""

    papers: tuple[Paper, ...]
    issuer: str
    wrong: tuple[tuple[str, str], ...]
    right: tuple[str, str]


class Introduction(NamedTuple):
    """How the introduction names the parts."""

    beside: Words
    lists: Words
    outdated: Words
    known: Mapping[str, str]
    """Other names of a part, with that of today."""


class Letter(NamedTuple):
    """What makes a report a letter."""

    labels: Words
    """How a site calls the number of a document."""
    addressees: Words
    """Ends of the names of those who are addressed."""
    addressee_limit: int
    """Characters."""


class Money(NamedTuple):
    """How amounts are told."""

    words: Words
    links: Words
    ends: Words


class Explanations(NamedTuple):
    """Why figures may lawfully not go on from those of last year."""

    reorganised: Words
    """What may have happened to an agency."""
    reasons: Words
    """What explains the figures that their sentence tells of."""
    carried: Words
    documents: Words
    items: Words


class Flaws(NamedTuple):
    """All of ``schema/flaws.yaml``."""

    overview: Overview
    problems: Problems
    extra: Extra
    placeholders: Placeholders
    misspelt: tuple[Misspelling, ...]
    doubled: Doubled
    brackets: Brackets
    citations: Citations
    introduction: Introduction
    letter: Letter
    contact: Words
    """Words before a number by which an agency may be called."""
    money: Money
    explanations: Explanations


@cache
def load_flaws() -> Flaws:
    """Return what prose should tell and what should not be left in it."""
    data = declared.load("flaws")
    return Flaws(
        overview=Overview(**_part(data["overview"])),
        problems=Problems(**_part(data["problems"])),
        extra=Extra(**_part(data["extra"])),
        placeholders=Placeholders(**_part(data["placeholders"])),
        misspelt=tuple(
            Misspelling(entry["wrong"], entry["right"], tuple(entry.get("within", ())))
            for entry in data["misspelt"]
        ),
        doubled=Doubled(
            frozenset(data["doubled"]["verbs"]),
            frozenset(data["doubled"]["numerals"]),
            tuple(data["doubled"]["lawful"]),
        ),
        brackets=_brackets(data["brackets"]),
        citations=_citations(data["citations"]),
        introduction=Introduction(**_part(data["introduction"])),
        letter=Letter(**_part(data["letter"])),
        contact=tuple(data["privacy"]["contact"]),
        money=Money(**_part(data["money"])),
        explanations=Explanations(**_part(data["explanations"])),
    )


def _part(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a part; where they come from is for readers of the file."""
    return {name: _frozen(value) for name, value in node.items() if name != "source"}


def _frozen(value: Any) -> Any:  # noqa: ANN401  whatever YAML holds
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return value


def _brackets(node: Mapping[str, Any]) -> Brackets:
    pairs = node["pairs"]
    full = node["full"]
    return Brackets(
        opening={pair[0]: full.get(pair[1], pair[1]) for pair in pairs},
        closing={pair[1]: full.get(pair[1], pair[1]) for pair in pairs},
        ends=tuple(node["ends"]),
        breaks=tuple(node["breaks"]),
    )


def _citations(node: Mapping[str, Any]) -> Citations:
    return Citations(
        papers=tuple(
            Paper(
                number=entry["number"],
                year=entry["year"],
                serial=entry["serial"],
                years=(entry["years"][0], entry["years"][1]),
                titles=tuple(entry["titles"]),
            )
            for entry in node["papers"]
        ),
        issuer=node["issuer"],
        wrong=tuple((pair[0], pair[1]) for pair in node["wrong"]),
        right=(node["right"][0], node["right"][1]),
    )
