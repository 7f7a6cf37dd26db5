"""Texts of a workbook of which parts are raised, lowered or struck."""

from collections.abc import Mapping
from xml.parsers.expat import ExpatError

from govlint.characters import LOWERED, RAISED, STRUCK
from govlint.errors import ReadError
from govlint.readers.xml import SPREADSHEET, EventParser, attribute, prefix_of

SIGNS = (b"vertAlign", b"strike")
"""Where neither occurs all texts are as they seem."""
_POSITIONS = {"superscript": RAISED, "subscript": LOWERED}
_OFF = frozenset(("0", "false"))


def read_shared(strings: bytes) -> Mapping[bytes, str]:
    """Return the shared texts with digits that are part of no figure, by their number in cells.

    Raises:
        ReadError: ``damaged-xml``; ``xml-entities``.
    """
    if not any(sign in strings for sign in SIGNS):
        return {}
    try:
        return _Reader(prefix_of(strings, SPREADSHEET) or "").read(strings)
    except ExpatError as error:
        raise ReadError("damaged-xml") from error


def read_own(content: bytes) -> str | None:
    """Return the text that a cell holds itself; None: all digits of it are part of figures.

    Raises:
        ReadError: See `read_shared`.
    """
    return read_shared(b"<si>%s</si>" % content).get(b"0")


class _Reader:
    """Goes through the shared texts once."""

    def __init__(self, prefix: str) -> None:
        self._texts: dict[bytes, str] = {}
        self._count = 0
        self._text: list[str] = []
        self._is_decorated = False
        self._decoration: Mapping[int, int | str] | None = None
        starts = {
            "si": self._start,
            "r": self._start_run,
            "vertAlign": self._raise,
            "strike": self._strike,
            "t": self._start_text,
        }
        ends = {"si": self._end, "t": self._end_text}
        self._parser = EventParser(
            {prefix + name: handler for name, handler in starts.items()},
            {prefix + name: handler for name, handler in ends.items()},
        )

    def read(self, strings: bytes) -> Mapping[bytes, str]:
        self._parser.parse(strings)
        return self._texts

    def _start(self, _: list[str]) -> None:
        self._text, self._is_decorated, self._decoration = [], False, None

    def _end(self) -> None:
        if self._is_decorated:
            self._texts[b"%d" % self._count] = "".join(self._text)
        self._count += 1

    def _start_run(self, _: list[str]) -> None:
        self._decoration = None

    def _raise(self, attributes: list[str]) -> None:
        self._decorate(_POSITIONS.get(attribute(attributes, "val") or ""))

    def _strike(self, attributes: list[str]) -> None:
        self._decorate(None if attribute(attributes, "val") in _OFF else STRUCK)

    def _decorate(self, decoration: Mapping[int, int | str] | None) -> None:
        self._decoration = decoration or self._decoration
        self._is_decorated = self._is_decorated or decoration is not None

    def _start_text(self, _: list[str]) -> None:
        table = self._decoration or {}
        self._parser.collect(lambda text: self._text.append(text.translate(table)))

    def _end_text(self) -> None:
        self._parser.collect(None)
