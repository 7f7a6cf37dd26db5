"""Which characters of a binary Word document are printed, and as what."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import compress
from typing import NamedTuple

from govlint.characters import LOWERED, RAISED, STRUCK
from govlint.readers.doc.container import UnsureError, WordFile
from govlint.readers.doc.pieces import Piece, Text
from govlint.readers.doc.properties import (
    CHARACTER_STYLE,
    DELETED,
    DOUBLY_STRUCK,
    HIDDEN,
    PLAIN,
    POSITION,
    STRUCK_OUT,
    SYMBOL,
    character_runs,
    concerns_structure,
    properties,
)
from govlint.readers.doc.styles import Styles

_FIELD_BEGINS, _RESULT_BEGINS = "\x13", "\x14"
_FIELD_MARK = re.compile("[\x13\x14\x15]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = {
    # Where notes, comments, pictures and shapes are anchored, nothing of the text is printed.
    **dict.fromkeys((*range(9), *range(10, 32))),
    0x0B: "\n",
    0x0C: "\n",  # a page break inside a paragraph
    0x1E: "-",
}

# What is known of a character: not printed, printed, as its paragraph's style says, or not so.
_NO, _YES, _AS_STYLE, _UNLIKE_STYLE = range(4)
_SHOWN_BY_STYLE = bytes((0, 1, 1, 0)).ljust(256, b"\0")
_HIDDEN_BY_STYLE = bytes((0, 1, 0, 1)).ljust(256, b"\0")


_POSITIONS = {1: RAISED, 2: LOWERED}


class _Look(NamedTuple):
    """What properties do to characters."""

    printed: int
    symbol: str | None
    """What is printed instead."""
    decoration: Mapping[int, int | str] | None
    """What is printed instead of digits."""


class Characters:
    """The characters of a document and what is known of each."""

    def __init__(self, file: WordFile, text: Text, styles: Styles) -> None:
        """Apply the properties of the characters.

        Raises:
            UnsureError: A fast save changed the structure, or fields are not closed.
            ReadError: ``damaged-doc``.
        """
        self.text = text.characters
        self._styles = styles
        self._printed = bytearray((_AS_STYLE,)) * len(self.text)
        self._decorated: dict[int, str] = {}
        """What is printed instead of a digit, by its position."""
        self._apply_looks(file, text)

    def leave_out_field_codes(self, start: int, end: int) -> None:
        """Leave out the code of each field in a stretch of text; its result is printed.

        Raises:
            UnsureError: A field is not closed.
        """
        in_code: list[bool] = []
        codes = 0  # how many of them are: fields nest without end in a file made for it
        previous = start
        for mark in _FIELD_MARK.finditer(self.text, start, end):
            at = mark.start()
            if codes:
                self._printed[previous:at] = bytes(at - previous)
            previous = at
            if mark.group() == _FIELD_BEGINS:
                in_code.append(True)
                codes += 1
                continue
            if not in_code:
                raise UnsureError("PlcFld")
            codes -= in_code.pop()
            if mark.group() == _RESULT_BEGINS:
                in_code.append(False)
        if in_code:
            raise UnsureError("PlcFld")

    def printed(self, start: int, end: int, style: int) -> str:
        """Return what is printed of a stretch of text in a paragraph of a style."""
        known = self._printed[start:end]
        text: str | list[str] = self.text[start:end]
        if self._decorated:
            text = [self._decorated.get(at, char) for at, char in enumerate(text, start)]
        hides = self._styles[style].is_hidden
        if hides or known.count(_AS_STYLE) < len(known):
            printed = known.translate(_HIDDEN_BY_STYLE if hides else _SHOWN_BY_STYLE)
            text = list(compress(text, printed))
        text = "".join(text)
        if text.isprintable():
            return text
        if _SURROGATE.search(text):  # two that are one character
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text.translate(_CONTROLS)

    def is_printed(self, position: int, style: int) -> bool:
        """Return whether a character, such as the end of a paragraph, is printed."""
        hides = self._styles[style].is_hidden
        return bool((_HIDDEN_BY_STYLE if hides else _SHOWN_BY_STYLE)[self._printed[position]])

    def _apply_looks(self, file: WordFile, text: Text) -> None:
        looks: dict[bytes, _Look] = {}
        replaced: dict[int, str] = {}
        for start, end, group in _stretches(file, text.pieces):
            if group not in looks:
                looks[group] = self._look(group)
            printed, symbol, decoration = looks[group]
            if printed != _AS_STYLE:
                self._printed[start:end] = bytes((printed,)) * (end - start)
            if symbol:
                replaced.update(dict.fromkeys(range(start, end), symbol))
            if decoration:
                pairs = enumerate(self.text[start:end], start)
                self._decorated |= {at: char.translate(decoration) for at, char in pairs}
        if replaced:
            self.text = "".join(replaced.get(at, old) for at, old in enumerate(self.text))

    def _look(self, group: bytes) -> _Look:
        is_deleted = style_hides = False
        hidden: int | None = None
        symbol: str | None = None
        decoration: Mapping[int, int | str] | None = None
        for code, operand in properties(group):
            if code == DELETED:
                is_deleted = operand[0] == 1
            elif code == HIDDEN:
                hidden = operand[0]
            elif code == CHARACTER_STYLE:
                style_hides = self._styles[int.from_bytes(operand, "little")].is_hidden
            elif code == SYMBOL:
                symbol = chr(int.from_bytes(operand[2:], "little"))
            elif code == POSITION:
                decoration = _POSITIONS.get(operand[0])
            elif code in {STRUCK_OUT, DOUBLY_STRUCK} and operand[0] == 1:
                decoration = STRUCK
            elif code == PLAIN:
                hidden, style_hides, decoration = None, False, None
        return _Look(_visibility(is_deleted, hidden, style_hides), symbol, decoration)


def _visibility(is_deleted: bool, hidden: int | None, style_hides: bool) -> int:  # noqa: FBT001  three facts of one look
    """Return what is known of characters by what their properties say of them."""
    if is_deleted or hidden == 1:
        return _NO
    if hidden == 0:
        return _YES
    is_opposite = hidden == 0x81
    if style_hides:
        return _YES if is_opposite else _NO
    return _UNLIKE_STYLE if is_opposite else _AS_STYLE


def _stretches(file: WordFile, pieces: list[Piece]) -> Iterator[tuple[int, int, bytes]]:
    """Yield stretches of text that have properties: first and last position, and the properties."""
    starts, ends, groups = character_runs(file)
    for start, end, offset, width, modifiers in pieces:
        if any(concerns_structure(code) for code, _ in properties(modifiers)):
            raise UnsureError("Prm")
        if modifiers:
            yield start, end, modifiers
        limit = offset + (end - start) * width
        for index in range(bisect_right(ends, offset), bisect_left(starts, limit)):
            if groups[index]:
                first = max(starts[index] - offset, 0) // width + start
                last = (min(ends[index], limit) - offset) // width + start
                yield first, last, groups[index] + modifiers
