"""Comments in the cells of a workbook."""

from collections.abc import Mapping, Sequence
from html import escape

from govlint.annotate.markup import Edit, Element, apply, walk
from govlint.annotate.note import AUTHOR, Note
from govlint.annotate.notes_drawing import add_shapes
from govlint.annotate.package import RELATIONS, Copy
from govlint.readers import xlsx
from govlint.readers.workbook import sheet_parts
from govlint.readers.xml import SPREADSHEET, attribute, prefix_of
from govlint.wording import letters

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls AlternateContent webPublishItems "
    "tableParts extLst".split()
)
"""What stands behind the drawing of the comments in a sheet (ECMA-376 part 1, CT_Worksheet)."""

Cell = tuple[int, int]
"""Row and column, from 1."""
Texts = Mapping[Cell, Sequence[Note]]


def annotate(data: bytes, notes: Sequence[Note]) -> bytes:
    """Return a copy of a workbook with comments; see `govlint.annotate.annotate`."""
    package = Copy(data)
    main = package.main_part("xl/workbook.xml")
    related = package.relations(main)
    parts = sheet_parts(package.read(main))
    for number, texts in _by_sheet(data, notes).items():
        _annotate_sheet(package, related[parts[number - 1]].part, number, texts)
    return package.save()


def _by_sheet(data: bytes, notes: Sequence[Note]) -> dict[int, dict[Cell, list[Note]]]:
    """Return the notes by the number of their sheet and their cell.

    What has no place is said where the first sheet with any text begins.
    """
    first = next((block.at for block in xlsx.read(data, "").blocks), None)
    found: dict[int, dict[Cell, list[Note]]] = {}
    for note in notes:
        at = note.at or first
        sheet, row, column = (at.table, at.row, at.cell) if at else (1, 1, 1)
        cell = (row or 1, column or 1)
        found.setdefault(sheet or 1, {}).setdefault(cell, []).append(note)
    return found


def _annotate_sheet(package: Copy, part: str, number: int, texts: Texts) -> None:
    xml = package.read(part)
    is_strict = SPREADSHEET[1] in xml[: xml.find(b"<", xml.find(b"worksheet"))]
    relations = RELATIONS[is_strict]
    comments = package.related(part, "comments")
    if comments is None:
        empty = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<comments xmlns="{SPREADSHEET[is_strict].decode()}"><authors></authors>'
            "<commentList></commentList></comments>"
        )
        comments = package.add("xl/comments{}.xml", empty.encode(), _COMMENTS)
        package.relate(part, comments, f"{relations}/comments")
    writer = _CommentWriter(package.read(comments), texts)
    package.put(comments, writer.write())
    sheet = _Sheet(xml)
    drawing = package.relations(part).get(sheet.drawing or "")
    if drawing is None or drawing.part not in package:
        name = package.add("xl/drawings/vmlDrawing{}.vml", b"", _DRAWING)
        link = package.relate(part, name, f"{relations}/vmlDrawing")
        package.put(part, sheet.with_drawing(link, relations))
    else:
        name = drawing.part
    package.put(name, add_shapes(package.read(name), writer.new, number))


class _Sheet:
    """The part of a sheet: which drawing it has, and where it would name one."""

    def __init__(self, xml: bytes) -> None:
        self.drawing: str | None = None
        """The identifier of the relation to the drawing of its comments."""
        self._xml = xml
        self._prefix = prefix_of(xml, SPREADSHEET) or ""
        self._edit: Edit | None = None
        """Where a drawing is to be named; its markup is still empty."""
        self._named: tuple[int, int] | None = None
        walk(xml, self._start, self._end)

    def with_drawing(self, link: str, relations: str) -> bytes:
        """Return the part with a drawing named in it; one that leads nowhere makes way."""
        markup = f'<{self._prefix}legacyDrawing xmlns:r="{relations}" r:id="{link}"/>'.encode()
        if self._named:
            return apply(self._xml, [Edit(*self._named, markup)])
        edits = [self._edit._replace(markup=markup)] if self._edit else []
        return apply(self._xml, edits)

    def _start(self, element: Element, attributes: list[str]) -> None:
        if element.parent is None or element.parent.parent is not None:
            return
        name = element.name.rpartition(":")[2]
        if name == "legacyDrawing":
            given = zip(attributes[::2], attributes[1::2], strict=True)
            self.drawing = next((value for key, value in given if key.endswith(":id")), None)
        elif name in _AFTER_DRAWING and self._edit is None:
            self._edit = Edit(element.start, element.start, b"")

    def _end(self, element: Element, offset: int) -> None:
        if element.name == f"{self._prefix}legacyDrawing":
            self._named = element.start, element.end(offset)
        elif element.parent is None and self._edit is None:
            self._edit = element.append(offset, b"")


class _CommentWriter:
    """Adds to the comments of a sheet; to one that a cell has already, below it."""

    def __init__(self, xml: bytes, texts: Texts) -> None:
        self._xml = xml
        self._prefix = prefix_of(xml, SPREADSHEET) or ""
        self._texts = {f"{letters(column)}{row}": found for (row, column), found in texts.items()}
        self._cells = {f"{letters(column)}{row}": (row, column) for row, column in texts}
        self._cell = ""
        """That of the comment that is open."""
        self._authors = 0
        self._edits: list[Edit] = []

    @property
    def new(self) -> list[Cell]:
        """The cells that had no comment; to be asked after `write`."""
        return list(self._cells.values())

    def write(self) -> bytes:
        """Return the part with the comments."""
        walk(self._xml, self._start, self._end)
        return apply(self._xml, self._edits)

    def _start(self, element: Element, attributes: list[str]) -> None:
        match element.name.removeprefix(self._prefix):
            case "author":
                self._authors += 1
            case "comment":
                self._cell = attribute(attributes, "ref") or ""

    def _end(self, element: Element, offset: int) -> None:
        p = self._prefix
        match element.name.removeprefix(p):
            case "text" if self._cell in self._cells:
                del self._cells[self._cell]
                markup = self._runs(self._texts[self._cell], "\n\n")
                self._edits.append(element.append(offset, markup.encode()))
            case "authors":
                markup = f"<{p}author>{AUTHOR}</{p}author>"
                self._edits.append(element.append(offset, markup.encode()))
            case "commentList":
                markup = "".join(
                    f'<{p}comment ref="{cell}" authorId="{self._authors}">'
                    f"<{p}text>{self._runs(self._texts[cell])}</{p}text></{p}comment>"
                    for cell in self._cells
                )
                self._edits.append(element.append(offset, markup.encode()))

    def _runs(self, notes: Sequence[Note], before: str = "") -> str:
        text = before + "\n\n".join(note.text for note in notes)
        p = self._prefix
        return f'<{p}r><{p}t xml:space="preserve">{escape(text, quote=False)}</{p}t></{p}r>'
