"""The prose of a report as sentences, however its lines are broken."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.document import Paragraph
from govlint.patterns import pattern
from govlint.report import Section, Sentence

MAX_SENTENCE = 1500
"""Characters; what is longer is no sentence, such as a table whose cells have lost their places."""
MIN_BROKEN = 16
"""Characters of a line that goes on in the next; a shorter one is a heading or an item."""
MAX_HEADING = 30
"""Characters of a line without a full stop that says what the next paragraph is about."""

_ENDS = "。！？!?；;：:"
_STOP = pattern(r"[。！？!?]")
_PUNCTUATION = pattern(r"[，,。；;：:]")
_NUMBERED = pattern(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|[-•·●])"
)


class Passage(NamedTuple):
    """A paragraph, its lines joined, in sentences."""

    sentences: tuple[Sentence, ...]
    is_heading: bool
    """Whether it says what the next one is about."""


def read_passages(section: Section, first: int) -> Iterator[Passage]:
    """Yield the paragraphs of a part.

    Args:
        section: The part.
        first: The number of its first paragraph.
    """
    for number, group in enumerate(_join(section.lines), first):
        text = "\n".join(line.text for line in group)
        starts = [0]
        for line in group[:-1]:
            starts.append(starts[-1] + len(line.text) + 1)
        sentences = []
        begin = 0
        for end in (*(match.end() for match in _STOP.finditer(text)), len(text)):
            if 0 < end - begin <= MAX_SENTENCE and (words := text[begin:end]).strip():
                place = group[bisect_right(starts, begin) - 1].at
                sentences.append(Sentence(words, section.key, number, place))
            begin = end
        yield Passage(tuple(sentences), len(text) <= MAX_HEADING and text[-1] not in _ENDS[:-2])


def _join(lines: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Put lines together that a layout of fixed width broke."""
    group: list[Paragraph] = []
    for line in lines:
        if group and not _goes_on(group[-1].text, line.text):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(line: str, following: str) -> bool:
    line = line.rstrip()
    if len(line) < MIN_BROKEN or line[-1] in _ENDS or _NUMBERED.match(following):
        return False
    numbered = _NUMBERED.match(line)
    is_heading = numbered is not None and not _PUNCTUATION.search(line, numbered.end())
    return not is_heading
