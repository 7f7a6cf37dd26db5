"""Where in the main part of a Word document marks of comments and colours are put."""

from collections.abc import Iterable

from govlint.annotate.markup import Edit, Element, vocabulary, walk
from govlint.readers.xml import WORD, prefix_of

COLOUR = "FFE699"
"""Of cells that are wrong or may be: a light orange that can be printed."""

_AFTER_SHADING = frozenset(
    "noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge "
    "tcPrChange".split()
)
"""Properties of a cell that stand behind its colour (ECMA-376 part 1, CT_TcPr)."""


class Wanted:
    """What is to be added, by the byte at which an element starts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.comments: dict[int | None, list[int]] = {}
        """Numbers of the comments on a cell or a paragraph; None: the document has neither."""
        self.shaded: set[int] = set()

    def comment(self, offset: int | None, number: int) -> None:
        """Ask for the marks of a comment."""
        self.comments.setdefault(offset, []).append(number)

    def shade(self, offsets: Iterable[int]) -> None:
        """Ask for colour in cells."""
        self.shaded.update(offsets)


def edits_for(xml: bytes, wanted: Wanted) -> list[Edit]:
    """Return the edits that put all that is wanted into a main part.

    A comment on a cell spans its first paragraph. A cell without one, which no program writes, and
    a document without any get one.
    """
    editor = _Editor(xml, wanted)
    walk(xml, editor.start, editor.end)
    return editor.edits


class _Editor:
    """Collects edits while the elements go by."""

    def __init__(self, xml: bytes, wanted: Wanted) -> None:
        self.edits: list[Edit] = []
        self._wanted = wanted
        self._prefix = prefix_of(xml, WORD) or ""
        self._w, self._declared, _ = vocabulary(xml, WORD, "w")
        self._in_cells: list[list[int]] = []
        """For each cell that is open, the comments that wait for its first paragraph."""
        self._commented: dict[int, list[int]] = {}
        """Comments of the paragraphs that are open, by where they start."""
        self._unbegun: set[int] = set()
        """Where those start whose marks of the beginning are still to be put."""
        self._uncoloured: set[int] = set()
        """Where cells start that are open and still to be coloured."""

    def start(self, element: Element, _: list[str]) -> None:
        name, parent = self._name(element), element.parent
        if parent and name not in {"pPr", "tcPr"}:
            self._begin(parent, parent.content)
            if parent.start in self._uncoloured:
                self._uncoloured.discard(parent.start)
                self._add(parent.content, self._properties())
        if name == "tc":
            self._in_cells.append(list(self._wanted.comments.get(element.start, ())))
            if element.start in self._wanted.shaded:
                self._uncoloured.add(element.start)
        elif name == "p":
            self._start_paragraph(element)
        elif name == "body" and None in self._wanted.comments:
            markup = self._paragraph(self._wanted.comments[None])
            self.edits.append(element.prepend(markup))
        elif name in _AFTER_SHADING and (cell := self._uncoloured_cell(parent)):
            self._uncoloured.discard(cell.start)
            self._add(element.start, self._shading())

    def end(self, element: Element, offset: int) -> None:
        name, parent = self._name(element), element.parent
        if name == "tc":
            self._end_cell(element, offset)
        elif name == "p":
            self._end_paragraph(element, offset)
        elif name == "pPr" and parent:
            self._begin(parent, element.end(offset))
        elif name == "shd" and (cell := self._uncoloured_cell(parent)):
            self._uncoloured.discard(cell.start)
            self.edits.append(Edit(element.start, element.end(offset), self._shading()))
        elif name == "tcPr" and parent and parent.start in self._uncoloured:
            self._uncoloured.discard(parent.start)
            self.edits.append(element.append(offset, self._shading()))

    def _name(self, element: Element) -> str:
        return element.name.removeprefix(self._prefix)

    def _uncoloured_cell(self, properties: Element | None) -> Element | None:
        """Return the cell that properties are of, if it is still to be coloured."""
        cell = properties.parent if properties else None
        return cell if cell and cell.start in self._uncoloured else None

    def _start_paragraph(self, element: Element) -> None:
        numbers = self._wanted.comments.get(element.start, [])
        if self._in_cells:
            numbers = self._in_cells[-1] + numbers
            self._in_cells[-1] = []
        if numbers:
            self._commented[element.start] = numbers
            self._unbegun.add(element.start)

    def _begin(self, paragraph: Element, place: int) -> None:
        """Put the marks of the beginning, once: behind the properties, before all else."""
        if paragraph.start in self._unbegun:
            self._unbegun.discard(paragraph.start)
            self._add(place, self._beginnings(self._commented[paragraph.start]))

    def _end_paragraph(self, element: Element, offset: int) -> None:
        numbers = self._commented.pop(element.start, None)
        if numbers is None:
            return
        markup = self._endings(numbers)
        if element.start in self._unbegun:
            self._unbegun.discard(element.start)
            markup = self._beginnings(numbers) + markup
        self.edits.append(element.append(offset, markup))

    def _end_cell(self, element: Element, offset: int) -> None:
        markup = b""
        if element.start in self._uncoloured:
            self._uncoloured.discard(element.start)
            markup += self._properties()
        if numbers := self._in_cells.pop():
            markup += self._paragraph(numbers)
        if markup:
            self.edits.append(element.append(offset, markup))

    def _add(self, place: int, markup: bytes) -> None:
        self.edits.append(Edit(place, place, markup))

    # Markup.

    def _shading(self) -> bytes:
        w = self._w
        return (
            f'<{w}shd{self._declared} {w}val="clear" {w}color="auto" {w}fill="{COLOUR}"/>'.encode()
        )

    def _properties(self) -> bytes:
        w = self._w
        return f"<{w}tcPr{self._declared}>".encode() + self._shading() + f"</{w}tcPr>".encode()

    def _beginnings(self, numbers: Iterable[int]) -> bytes:
        w = self._w
        return "".join(
            f'<{w}commentRangeStart{self._declared} {w}id="{number}"/>' for number in numbers
        ).encode()

    def _endings(self, numbers: Iterable[int]) -> bytes:
        w, declared = self._w, self._declared
        return "".join(
            f'<{w}commentRangeEnd{declared} {w}id="{number}"/>'
            f'<{w}r{declared}><{w}commentReference {w}id="{number}"/></{w}r>'
            for number in numbers
        ).encode()

    def _paragraph(self, numbers: list[int]) -> bytes:
        inside = self._beginnings(numbers) + self._endings(numbers)
        return f"<{self._w}p{self._declared}>".encode() + inside + f"</{self._w}p>".encode()
