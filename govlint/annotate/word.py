"""Comments in a Word document, and colour in the cells that they are about."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from html import escape

from govlint.annotate.markup import append, apply, vocabulary
from govlint.annotate.note import AUTHOR, Note, marks_of, place_of
from govlint.annotate.package import RELATIONS, Copy
from govlint.annotate.word_places import Wanted, edits_for
from govlint.document import Location
from govlint.readers import docx
from govlint.readers.xml import WORD, EventParser, attribute, prefix_of

_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy of a document with a comment for each note; see `govlint.annotate.annotate`."""
    package = Copy(data)
    main = package.main_part("word/document.xml")
    xml = package.read(main)
    marks = marks_of(docx.read_marked(data))
    wanted = Wanted()
    is_strict = vocabulary(xml, WORD, "w")[2].encode() == WORD[1]
    part = _comments_part(package, main, is_strict=is_strict)
    comments = package.read(part)
    added = b""
    begin = marks.get(place_of(Location("")))
    for number, note in zip(_free_numbers(comments), notes, strict=False):
        wanted.comment(marks.get(place_of(note.at), begin) if note.at else begin, number)
        wanted.shade(marks[place] for place in map(place_of, note.cells) if place in marks)
        added += _comment(comments, number, note)
    package.put(part, append(comments, added))
    package.put(main, apply(xml, edits_for(xml, wanted)))
    return package.save()


def _comments_part(package: Copy, main: str, *, is_strict: bool) -> str:
    """Return the part that holds the comments, which is made where there is none."""
    if known := package.related(main, "comments"):
        return known
    language = WORD[is_strict].decode()
    empty = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:comments xmlns:w="{language}"></w:comments>'
    )
    folder = main.rpartition("/")[0]
    part = package.add(f"{folder}/comments{{}}.xml", empty.encode(), _COMMENTS)
    package.relate(main, part, f"{RELATIONS[is_strict]}/comments")
    return part


def _free_numbers(comments: bytes) -> Iterator[int]:
    """Yield numbers that no comment has."""
    used: set[str | None] = set()
    name = (prefix_of(comments, WORD, of_attributes=True) or "") + "id"
    element = (prefix_of(comments, WORD) or "") + "comment"
    EventParser({element: lambda given: used.add(attribute(given, name))}, {}).parse(comments)
    return (number for number in itertools.count() if str(number) not in used)


def _comment(comments: bytes, number: int, note: Note) -> bytes:
    w, declared, _ = vocabulary(comments, WORD, "w")
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head, *rest = note.lines
    mark = f"<{w}r><{w}annotationRef/></{w}r>"
    bold = f"<{w}rPr><{w}b/></{w}rPr>"
    paragraphs = [f"<{w}p>{mark}<{w}r>{bold}{_text(w, head)}</{w}r></{w}p>"]
    paragraphs += [f"<{w}p><{w}r>{_text(w, line)}</{w}r></{w}p>" for line in rest]
    return (
        f'<{w}comment{declared} {w}id="{number}" {w}author="{AUTHOR}" {w}date="{now}" '
        f'{w}initials="gl">{"".join(paragraphs)}</{w}comment>'
    ).encode()


def _text(w: str, line: str) -> str:
    return f'<{w}t xml:space="preserve">{escape(line, quote=False)}</{w}t>'
