"""What a paragraph of a Word document shows: its runs, fields, symbols and list number."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from govlint.characters import LOWERED, RAISED, STRUCK
from govlint.patterns import pattern
from govlint.readers.grid import Grid, Line
from govlint.readers.hidden_styles import HiddenStyles
from govlint.readers.numbering import Numbering
from govlint.readers.xml import EventParser, attribute

_OFF = frozenset(("0", "false", "off"))

_POSITIONS = {"superscript": RAISED, "subscript": LOWERED}

_CODE = pattern(r"[0-9A-Fa-f]{1,4}")
_UNKNOWN_SYMBOL = "□"
_MATH_PARTS = ("num", "sup", "sub", "deg", "lim", "e")
"""Parts of an equation that are set apart from what stands before them."""


class Names(NamedTuple):
    """What stands before the names of Word's markup, such as ``w:``."""

    elements: str
    attributes: str
    equations: str


class Paragraph:
    """A paragraph while it is being read."""

    __slots__ = (
        "decoration",
        "goes_on",
        "is_hidden",
        "level",
        "list_id",
        "mark",
        "run_style",
        "style",
        "text",
    )

    def __init__(self, mark: int | None = None) -> None:
        """Begin an empty paragraph; see `Text.mark`."""
        self.mark = mark
        self.text: list[str] = []
        self.style: str | None = None
        self.list_id: str | None = None
        self.level: str | None = None
        self.goes_on = False
        """Whether its end was deleted or is hidden, so that the next one goes on in its line."""
        self.start_run()

    def start_run(self) -> None:
        """Begin a run: text of one look."""
        self.is_hidden: bool | None = None
        """What the run says of itself; None: its style or that of the paragraph decides."""
        self.run_style: str | None = None
        self.decoration: Mapping[int, str | int] | None = None


class Text:
    """Collects the paragraphs of a document into the place where they stand."""

    def __init__(self, names: Names, numbering: Numbering, hidden: HiddenStyles) -> None:
        """Begin before the first paragraph.

        Args:
            names: Prefixes of the names.
            numbering: Counts the lists.
            hidden: Knows the styles that hide text.
        """
        self.sink: list[Line | Grid] = []
        """Where paragraphs go: the body or a cell."""
        self.parser: EventParser
        self.marks = False
        """Whether lines and cells are to tell, as their line, where in the part they begin."""
        self._numbering = numbering
        self._hidden_styles = hidden
        self._names = names
        self._value = names.attributes + "val"
        self._paragraph = Paragraph()
        self._paragraphs: list[Paragraph] = []
        self._begun = ""
        """The text of paragraphs that go on in the next one."""
        self._begun_at: int | None = None
        """The mark of the last of them."""
        self._in_properties = False
        self._fields: list[bool] = []
        """For each field that is open, whether its result has begun."""

    def starts(self) -> dict[str, Callable[[list[str]], None]]:
        """Return the handlers of start tags by name."""
        names: dict[str, Callable[[list[str]], None]] = {
            "p": self._start_paragraph,
            "pPr": self._start_properties,
            "pStyle": self._set_style,
            "numId": self._set_list,
            "ilvl": self._set_level,
            "moveFrom": self.remove_end,
            "r": self._start_run,
            "rStyle": self._set_run_style,
            "vanish": self._hide,
            "vertAlign": self._raise,
            "strike": self._strike,
            "dstrike": self._strike,
            "t": self._start_text,
            "tab": self._add_tabulator,
            "ptab": lambda _: self._add("\t"),
            "br": lambda _: self._add("\n"),
            "cr": lambda _: self._add("\n"),
            "noBreakHyphen": lambda _: self._add("-"),
            "sym": self._add_symbol,
            "fldChar": self._change_field,
        }
        equations: dict[str, Callable[[list[str]], None]] = {
            "r": self._start_run,
            "t": self._start_text,
            "den": lambda _: self._add("/"),
            **dict.fromkeys(_MATH_PARTS, lambda _: self._add(" ")),
        }
        return {
            **{self._names.elements + name: handler for name, handler in names.items()},
            **{self._names.equations + name: handler for name, handler in equations.items()},
        }

    def ends(self) -> dict[str, Callable[[], None]]:
        """Return the handlers of end tags by name."""
        return {
            self._names.elements + "p": self._end_paragraph,
            self._names.elements + "pPr": self._end_properties,
            self._names.elements + "t": self._end_text,
            self._names.equations + "t": self._end_text,
        }

    def mark(self) -> int | None:
        """Return where the element begins whose start tag is at hand, in bytes; None: not asked for.

        Of what stands in a text box it is the paragraph around that: nobody can comment in the box.
        """
        if not self.marks:
            return None
        around = self._paragraph.mark
        return self.parser.offset if around is None else around

    def end_place(self) -> None:
        """End the cell or the text before a table: nothing goes on behind it."""
        self._fields.clear()
        if self._begun:
            self.sink.append(Line(self._begun, self._begun_at))
            self._begun = ""

    # Paragraphs. One inside a text box begins before that around it has ended.

    def _start_paragraph(self, _: list[str]) -> None:
        self._paragraphs.append(self._paragraph)
        self._paragraph = Paragraph(self.mark())

    def _end_paragraph(self) -> None:
        done = self._paragraph
        self._paragraph = self._paragraphs.pop()
        text = self._begun + "".join(done.text)
        if done.goes_on:
            self._begun, self._begun_at = text, done.mark
            return
        self._begun = ""
        if done.style or done.list_id:
            text = self._numbering.label(done.style, done.list_id, done.level) + text
        self.sink.append(Line(text, done.mark))

    def _start_properties(self, _: list[str]) -> None:
        self._in_properties = True

    def _end_properties(self) -> None:
        self._in_properties = False

    def _set_style(self, attributes: list[str]) -> None:
        self._paragraph.style = attribute(attributes, self._value)

    def _set_list(self, attributes: list[str]) -> None:
        self._paragraph.list_id = attribute(attributes, self._value)

    def _set_level(self, attributes: list[str]) -> None:
        self._paragraph.level = attribute(attributes, self._value)

    def remove_end(self, _: list[str]) -> None:
        """Take away the end of a paragraph whose properties say that it was deleted."""
        if self._in_properties:
            self._paragraph.goes_on = True

    # Runs.

    def _start_run(self, _: list[str]) -> None:
        self._paragraph.start_run()

    def _set_run_style(self, attributes: list[str]) -> None:
        self._paragraph.run_style = attribute(attributes, self._value)

    def _hide(self, attributes: list[str]) -> None:
        is_hidden = attribute(attributes, self._value) not in _OFF
        if self._in_properties:
            self._paragraph.goes_on |= is_hidden
        else:
            self._paragraph.is_hidden = is_hidden

    def _raise(self, attributes: list[str]) -> None:
        self._paragraph.decoration = _POSITIONS.get(attribute(attributes, self._value) or "")

    def _strike(self, attributes: list[str]) -> None:
        if attribute(attributes, self._value) not in _OFF:
            self._paragraph.decoration = STRUCK

    def _is_shown(self) -> bool:
        if False in self._fields:
            return False
        if self._paragraph.is_hidden is not None:
            return not self._paragraph.is_hidden
        return not self._hidden_styles.hide(self._paragraph.style, self._paragraph.run_style)

    def _add(self, text: str) -> None:
        if self._is_shown():
            self._paragraph.text.append(text)

    def _start_text(self, _: list[str]) -> None:
        if not self._is_shown():
            return
        receive = self._paragraph.text.append
        if table := self._paragraph.decoration:
            self.parser.collect(lambda text: receive(text.translate(table)))
        else:
            self.parser.collect(receive)

    def _end_text(self) -> None:
        self.parser.collect(None)

    def _add_tabulator(self, attributes: list[str]) -> None:
        if not attributes:  # with attributes it defines a tab stop
            self._add("\t")

    def _add_symbol(self, attributes: list[str]) -> None:
        """Add a character of a symbol font: those of the private area mean what the font draws."""
        char = attribute(attributes, self._names.attributes + "char") or ""
        code = int(char, 16) if _CODE.fullmatch(char) else 0xE000
        if not 0xE000 <= code <= 0xF8FF:
            self._add(chr(code))
            return
        is_digit = attribute(attributes, self._names.attributes + "font") == "Symbol" and (
            ord("0") <= code - 0xF000 <= ord("9")
        )
        self._add(chr(code - 0xF000) if is_digit else _UNKNOWN_SYMBOL)

    def _change_field(self, attributes: list[str]) -> None:
        """Follow a field: what stands between its beginning and its result is not shown."""
        match attribute(attributes, self._names.attributes + "fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()
