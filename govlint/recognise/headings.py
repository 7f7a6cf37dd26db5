"""Headings of the mandated parts, official or not, alone on a line or glued to the text."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from govlint.characters import normalise, split_number, stem
from govlint.form import SectionForm, load_forms
from govlint.patterns import pattern
from govlint.recognise.lines import Line
from govlint.report import SectionMatch

MAX_HEADING = 60
"""Characters; a longer line is prose."""
MAX_NUMBER = 3
"""Characters of a number before a title, white space included."""
MIN_START = 3
"""Characters of the first line of a heading that is broken over two, its number included."""
MAX_ODD_NUMBER = 4
"""The same of a number in another form than the mandated, without punctuation."""
MIN_ODD = 4
"""Parts that are numbered in another form before that is taken for how a report does it."""
MIN_PROSE = 100
"""Characters behind a table that are a part of their own, not a note to the table."""
MIN_RATIO = 0.6
"""Share of characters that an altered heading has in common with the official one."""

_LETTER = pattern(r"[^\W\d_]")
_GOES_ON = pattern(r"\s*[，、；。,;”》]")
_NUMBERED = pattern(r"\s*[一二三四五六七八九十]+\s*[、.,]\s*")
"""Parts are numbered like this; （一） and 1. number what is inside them."""


class Heading(NamedTuple):
    """A line that is the heading of a part."""

    line: int
    """Index of the line."""
    section: str
    text: str
    """As printed."""
    number: str
    """The numeral before it; empty: none."""
    match: SectionMatch
    quality: int
    """How surely it is the heading, to choose between several."""


@cache
def _sections() -> tuple[SectionForm, ...]:
    """Return the parts with the wordings of all editions."""
    merged: dict[str, SectionForm] = {}
    for form in load_forms():
        for section in form.sections.values():
            known = merged.setdefault(section.key, section)
            aliases = dict.fromkeys([*known.aliases, *section.aliases])
            merged[section.key] = section._replace(aliases=tuple(aliases))
    return tuple(merged.values())


@cache
def _glued() -> re.Pattern[str]:
    """Return a pattern of an official heading that has text before or behind it on its line."""
    titles = "|".join(
        rf"{section.number}\s*[、.．,，]\s*" + r"\s*".join(map(re.escape, section.title))
        for section in _sections()
    )
    return re.compile(rf"(?<![，、；：,;:“《])(?:{titles})")


def join_broken(lines: Sequence[Line]) -> list[Line]:
    """Put official headings that are broken over two lines on one."""
    numbers = {section.number for section in _sections()}
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else line
        if before.text[:1] in numbers and not (line.cells or before.cells):
            start, rest = normalise(before.text), normalise(line.text)
            if len(start) >= MIN_START and start + rest in _labels() and rest:
                joined[-1] = before._replace(text=before.text + line.text)
                continue
        joined.append(line)
    return joined


@cache
def _labels() -> frozenset[str]:
    return frozenset(normalise(section.number + section.title) for section in _sections())


def split_glued(lines: Sequence[Line]) -> list[Line]:
    """Put headings that are glued to the text around them on lines of their own."""
    titles = [section.title for section in _sections()]
    numbers = [section.number for section in _sections()]
    split: list[Line] = []
    for line in lines:
        found = None
        if not line.cells and any(number in line.text for number in numbers):
            found = next((title for title in titles if title in line.text), None)
        if found is None or len(line.text) <= len(found) + MAX_NUMBER:
            split.append(line)
            continue
        parts: list[str] = []
        start = 0
        for match in _glued().finditer(line.text):
            if match.start() and _GOES_ON.match(line.text, match.end()):
                continue  # one of a list of headings inside a sentence
            if not (match.start() or _LETTER.search(line.text, match.end())):
                continue  # alone on its line, or before the page number of a table of contents
            parts += [line.text[start : match.start()], match.group()]
            start = match.end()
        parts.append(line.text[start:])
        split += [line._replace(text=part.strip()) for part in parts if part.strip()]
    return split


def find_headings(lines: Sequence[Line]) -> list[Heading]:
    """Find the headings of the parts, in the order of the file.

    Of several candidates for a part the surest are taken: one, or all when they are equally sure;
    but of those not the ones in a table of contents.
    """
    candidates: dict[str, list[Heading]] = {}
    sure: set[int] = set()
    for index, line in enumerate(lines):
        for heading in _candidates(index, line):
            candidates.setdefault(heading.section, []).append(heading)
            if heading.quality > _FUZZY:
                sure.add(index)
    found: dict[str, list[Heading]] = {}
    for key, headings in candidates.items():
        best = max(heading.quality for heading in headings)
        chosen = [heading for heading in headings if heading.quality == best]
        apart = [heading for heading in chosen if not _is_listed(heading.line, sure)]
        found[key] = (apart or chosen[-1:]) if len(chosen) > 1 else chosen
    if len(_sections()) - len(found) >= MIN_ODD:
        found = {**_oddly_numbered(lines), **found}
    for section in _sections():
        if section.key not in found and (placed := _by_position(section, lines, found)):
            found[section.key] = [placed]
    return sorted(heading for headings in found.values() for heading in headings)


def _oddly_numbered(lines: Sequence[Line]) -> dict[str, list[Heading]]:
    """Find official headings with other numbers, such as （一） or 第一部分, if a report has many.

    One or two of them are the headings of what is inside a part.
    """
    titles = {normalise(section.title): section for section in _sections()}
    found: dict[str, list[Heading]] = {}
    for index, line in enumerate(lines):
        if len(line.text) > MAX_HEADING or line.cells:
            continue
        text = normalise(line.text)
        title = next((title for title in titles if text.endswith(title)), None)
        if title and len(text) - len(title) <= MAX_ODD_NUMBER:
            section = titles[title]
            number = text.removesuffix(title)
            heading = Heading(index, section.key, line.text, number, "official", _FUZZY)
            found[section.key] = [*found.get(section.key, ()), heading][-1:]
    return found if len(found) >= MIN_ODD else {}


def find_unheaded(
    lines: Sequence[Line], headings: Sequence[Heading], tables: Collection[int]
) -> list[Heading]:
    """Find parts whose heading was lost: prose that follows the table of the part before.

    Args:
        lines: All lines of the file.
        headings: The headings that were found.
        tables: The lines of the mandated tables.
    """
    found: list[Heading] = []
    order = [section.key for section in _sections()]
    known = {heading.section for heading in headings}
    ends = [*(heading.line for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        own = [index for index in range(heading.line, end) if index in tables]
        follows = order[order.index(heading.section) + 1 :][:1]
        if not own or not follows or follows[0] in known:
            continue
        prose = [index for index in range(own[-1] + 1, end) if _LETTER.search(lines[index].text)]
        if sum(len(lines[index].text) for index in prose) >= MIN_PROSE:
            found.append(Heading(prose[0], follows[0], "", "", "absent", 0))
    return found


def _is_listed(line: int, headings: set[int]) -> bool:
    """Return whether a heading is one of three or more without anything between them."""
    return any(headings.issuperset(range(first, first + 3)) for first in (line - 2, line - 1, line))


_QUALITY: dict[tuple[SectionMatch, bool], int] = {
    ("official", True): 5,
    ("known", True): 4,
    ("official", False): 3,
    ("known", False): 2,
    ("unknown", True): 1,
}
"""By the wording of a heading and whether its number is right."""
_FUZZY = 1


@cache
def _names() -> dict[str, tuple[SectionForm, SectionMatch]]:
    names: dict[str, tuple[SectionForm, SectionMatch]] = {}
    for section in _sections():
        names[normalise(section.title)] = (section, "official")
        for alias in section.aliases:
            names.setdefault(normalise(alias), (section, "known"))
    return names


def _candidates(index: int, line: Line) -> list[Heading]:
    """Return the parts whose heading a line may be."""
    if len(line.text) > MAX_HEADING or not (name := stem(line.text)):
        return []
    printed, _ = split_number(line.text)
    if printed and not _NUMBERED.fullmatch(printed):
        return []
    number = normalise(printed)
    found: list[tuple[SectionForm, SectionMatch]] = []
    known = _names().get(name)
    if known and (number or known[1] == "official"):
        found.append(known)
    elif number and not line.cells:
        for section in _sections():
            title = normalise(section.title)
            if name.endswith(title):
                found.append((section, "known"))
            elif number == section.number and _resembles(name, title):
                found.append((section, "unknown"))
    return [
        Heading(
            line=index,
            section=section.key,
            text=line.text,
            number=number,
            match=match,
            quality=_QUALITY[match, number == section.number],
        )
        for section, match in found
    ]


def _resembles(name: str, title: str) -> bool:
    shared = len(set(name) & set(title))
    if shared < len(set(title)) * MIN_RATIO:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415  needed for altered headings only

    return SequenceMatcher(None, name, title, autojunk=False).ratio() >= MIN_RATIO


def _by_position(
    section: SectionForm, lines: Sequence[Line], found: dict[str, list[Heading]]
) -> Heading | None:
    """Find a short numbered line where a part is missing: a heading of quite another wording."""
    order = [other.key for other in _sections()]
    place = order.index(section.key)
    before = [heading.line for key in order[:place] for heading in found.get(key, ())]
    after = [heading.line for key in order[place + 1 :] for heading in found.get(key, ())]
    first = max(before, default=-1) + 1
    last = min(after, default=len(lines))
    if not after and not before:
        return None
    for index in range(first, last):
        line = lines[index]
        is_short = len(line.text) <= MAX_HEADING // 2 and not line.text.endswith(
            tuple("。；，：;,:")
        )
        printed, _ = split_number(line.text)
        is_numbered = _NUMBERED.fullmatch(printed) and normalise(printed) == section.number
        if is_short and is_numbered and not line.cells:
            return Heading(index, section.key, line.text, section.number, "unknown", _FUZZY)
    return None
