"""Where the characters that a reader prints stand in the source: each is marked, and read once more.

A reader that passes over markup, hidden words and deletions says best itself what it reads where.
So each character of text in the source is replaced by one that stands for its position, a
character of the private planes which no report has, and the reader reads that: what it prints is
the positions of what it printed before. Where the two readings differ in shape nothing is known.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from govlint.document import Document, Location, Paragraph

_FIRST_PLANE, _SECOND_PLANE = 0xF0000, 0x100000
_PLANE = 0xFFFE
"""Characters of a private plane; the last two of each are none."""
MAX_MARKS = 2 * _PLANE
"""A report has 20,000 characters, a page of a site 50,000."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What readers drop; it is dropped in the second reading only if it is not marked."""


class Origin(NamedTuple):
    """A stretch of the source that prints one character."""

    start: int
    end: int
    look: object
    """What is written in one piece of markup is equal in this, and what is formatted alike."""


class Hole(NamedTuple):
    """Where a figure goes into a blank cell."""

    start: int
    end: int
    before: str = ""
    after: str = ""


class Slot(NamedTuple):
    """A paragraph, a cell or a value of the source."""

    text: str
    """As its reader prints it."""
    origins: tuple[Origin | None, ...]
    """Of each character; None: it is not written there as it is."""
    hole: Hole | None = None
    """None: nothing can be put into it, or something is in it."""
    whole: Hole | None = None
    """The stretch that a figure replaces with all that is around it, such as quotes."""


Slots = Mapping[Location, Slot]


class Traced(NamedTuple):
    """A file whose text can be changed."""

    source: str
    slots: Slots
    encode: Callable[[str], str]
    """Writes words as the source does: markup escaped."""
    pack: Callable[[str], bytes]
    """Makes a file of the source."""


class Printed(NamedTuple):
    """A character that a source prints."""

    char: str
    origin: Origin


def mark(source: str, printed: Iterable[Printed]) -> tuple[str, Mapping[str, Printed]] | None:
    """Replace each character that is printed by a mark of its own, white space excepted.

    Returns the source with marks and what each stands for; None: it has too many characters, or
    some that are used as marks.
    """
    if any(char >= chr(_FIRST_PLANE) for char in set(source)):
        return None
    parts: list[str] = []
    marks: dict[str, Printed] = {}
    end = 0
    for one in printed:
        if one.char.isspace() or one.char in _INVISIBLE:
            continue
        if len(marks) == MAX_MARKS:
            return None
        sign = mark_of(len(marks))
        marks[sign] = one
        parts += [source[end : one.origin.start], sign]
        end = one.origin.end
    return "".join([*parts, source[end:]]), marks


def mark_of(number: int) -> str:
    """Return the mark with a number, from 0."""
    plane, place = divmod(number, _PLANE)
    return chr((_SECOND_PLANE if plane else _FIRST_PLANE) + place)


def texts_of(document: Document) -> list[tuple[Location, str]]:
    """Return the paragraphs and cells of a document, in reading order."""
    found: list[tuple[Location, str]] = []
    for block in document.blocks:
        boxes = (block,) if isinstance(block, Paragraph) else block.cells
        found += [(box.at, box.text) for box in boxes]
    return found


def slots_of(
    document: Document, marked: Document, marks: Mapping[str, Printed]
) -> dict[Location, Slot]:
    """Compare the two readings of a document; what differs in them is left out."""
    first, second = texts_of(document), texts_of(marked)
    if [at for at, _ in first] != [at for at, _ in second]:
        return {}
    slots: dict[Location, Slot] = {}
    repeated: set[Location] = set()
    for (at, text), (_, signs) in zip(first, second, strict=True):
        if at in slots:
            repeated.add(at)
        if len(text) == len(signs):
            origins = tuple(_origin(*pair, marks) for pair in zip(text, signs, strict=True))
            slots[at] = Slot(text, origins)
    return {at: slot for at, slot in slots.items() if at not in repeated}


def _origin(char: str, sign: str, marks: Mapping[str, Printed]) -> Origin | None:
    found = marks.get(sign)
    return found.origin if found and found.char == char else None


def holes_of(
    document: Document, marked: Document, holes: Mapping[str, Hole]
) -> dict[Location, Hole]:
    """Return the first hole in each blank cell, by a reading in which each hole holds its mark."""
    first, second = texts_of(document), texts_of(marked)
    if [at for at, _ in first] != [at for at, _ in second]:
        return {}
    return {
        at: holes[signs[0]]
        for (at, text), (_, signs) in zip(first, second, strict=True)
        if not text and signs and signs[0] in holes
    }


def with_holes(slots: Slots, holes: Mapping[Location, Hole]) -> Slots:
    """Give blank cells their holes."""
    return {at: slot._replace(hole=holes.get(at)) for at, slot in slots.items()}
