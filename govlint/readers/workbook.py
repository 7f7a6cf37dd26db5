"""What a library that reads workbooks does not tell of SpreadsheetML, and whether it is safe to ask.

The library holds every sheet as a full grid and copies a shared text to each of its cells: a few
bytes of a file can cost it any memory. So the parts are measured first.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from html import unescape
from xml.parsers import expat

from govlint.errors import ReadError
from govlint.readers.package import MAX_PART_SIZE, Package, Relation
from govlint.readers.rich_text import SIGNS, read_own, read_shared
from govlint.readers.sheet import MAX_CELLS, MAX_GRID, column_of
from govlint.readers.xml import SPREADSHEET, EventParser, attribute, prefix_of

MAX_COPIES = 100_000_000
"""Bytes of shared texts when each cell has its own copy."""

_FAR_CELL = re.compile(rb'<c(?! r="[A-Z]{1,2}[0-9]{1,3}"|o)')
"""A cell outside the first 702 columns and 999 rows, which are few enough for a full grid, or one
that is not written in the usual way; not ``<col>`` or ``<conditionalFormatting>``."""
_SPECIAL = (b"<f", b't="e"', *SIGNS)
"""Where none of these occurs in a sheet without prefixes, no cell is an error or a formula, and the
texts that it holds itself are as they seem."""
_FILLED_CELL = re.compile(
    rb'<((?:[^\s<>/:]+:)?)c\s+r="([A-Z]+)([0-9]+)"([^>]*)(?<!/)>(.*?)</\1c>', re.DOTALL
)
_FORMULA = re.compile(rb"<(?:[^\s<>/:]+:)?f(?:\s[^>]*)?>([^<]*)")
_VALUE = re.compile(rb"<(?:[^\s<>/:]+:)?v(?:\s[^>]*)?>([^<]*)")
_STYLE_OF = re.compile(rb'\ss="([0-9]+)"')
_BLANK_CELL = re.compile(rb'c r="([A-Z]+)[0-9]+"[^>]*\ss="([0-9]+)"[^>]*(?:/>|></)')

_FORMATS = re.compile(rb'numFmtId="([0-9]+)"[^>]*?\sformatCode="([^"]*)"')
_CELL_STYLES = re.compile(rb"<((?:[^\s<>/:]+:)?)cellXfs\b.*?</\1cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:[^\s<>/:]+:)?xf\b([^>]*)")
_NUMBER_FORMAT = re.compile(rb'numFmtId="([0-9]+)"')
_BORDER = re.compile(rb'borderId="0*[1-9]')
_PERCENT = frozenset((b"9", b"10"))
"""Formats in percent that every program knows (ECMA-376 part 1, 18.8.30)."""

_TYPE = re.compile(rb'\st="[^n]')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PERCENT_SIGNS = (b"%", b'numFmtId="9"', b'numFmtId="10"')
_NEVER_CALCULATED = b"Apache POI"
"""A program that writes 0 where it has not calculated a formula."""


class Workbook:
    """The parts of an .xlsx file."""

    def __init__(self, data: bytes) -> None:
        """Unpack the parts and measure them.

        Raises:
            ReadError: See `Package`; ``workbook-too-large`` when its cells would take more memory
                than those of a report; ``damaged-xml``; ``xml-entities``.
        """
        package = Package(data)
        main = package.main_part("xl/workbook.xml")
        related = package.relations(main)
        self._parts = _unpack(package, main, related.values())
        try:
            cells = sum(map(_measure, self._parts.values()))
            self._sheets = sheet_parts(self._parts[main])
        except (expat.ExpatError, ValueError) as error:
            raise ReadError("damaged-xml") from error
        self._strings = b""
        for name, part in self._parts.items():
            if name.lower().endswith("sharedstrings.xml"):
                self._strings = part
                if cells * _longest(part) > MAX_COPIES:
                    raise ReadError("workbook-too-large", limit=MAX_CELLS)
        self._related = related
        styles = [relation.part for relation in related.values() if relation.kind == "styles"]
        self._styles = self._parts.get(styles[0], b"") if styles else b""
        self._package = package

    def unread(self, index: int) -> Mapping[tuple[int, int], str]:
        """Return the cells of a sheet that show something else than their value, and what.

        Those are errors, formulas that nobody calculated, numbers in percent, and texts with digits
        that are raised, lowered or struck; row and column are 0-based.
        """
        xml = self._sheet(index)
        if not (
            self._percent
            or self._decorated
            or _has_prefixes(xml)
            or any(sign in xml for sign in _SPECIAL)
        ):
            return {}
        shown = {}
        for _, letters, row, attributes, content in _FILLED_CELL.findall(xml):
            text = self._shown(attributes, content)
            if text is not None:
                shown[int(row) - 1, column_of(letters.decode())] = text
        return shown

    def _shown(self, attributes: bytes, content: bytes) -> str | None:
        found = _VALUE.search(content)
        value = found[1].decode("utf-8", "replace").strip() if found else ""
        formula = _FORMULA.search(content)
        if formula and (not value or not (self._is_calculated or value.strip("0."))):
            return "=" + unescape(formula[1].decode("utf-8", "replace"))
        if b't="e"' in attributes:
            return value
        if b't="s"' in attributes:
            return self._decorated.get(value.encode())
        if b't="inlineStr"' in attributes:
            return read_own(content)
        style = _STYLE_OF.search(attributes)
        if style and int(style[1]) in self._percent and not _TYPE.search(attributes):
            return f"{float(value) * 100:.15g}%"
        return None

    def has_frame(self, index: int, row: int, first: int, last: int) -> bool:
        """Return whether blank cells with a border stand in a row, outside some columns."""
        xml = self._sheet(index)
        start = xml.find(b'row r="%d"' % (row + 1))
        cells = xml[start : xml.find(b"row>", start)] if start >= 0 else b""
        return any(
            int(style) in self._framed and not first <= column_of(letters.decode()) <= last
            for letters, style in _BLANK_CELL.findall(cells)
        )

    def _sheet(self, index: int) -> bytes:
        relation = self._related.get(self._sheets[index])
        return self._parts.get(relation.part, b"") if relation else b""

    @cached_property
    def _is_calculated(self) -> bool:
        """Whether a 0 is what a formula gave."""
        about = "docProps/app.xml"
        return about not in self._package or _NEVER_CALCULATED not in self._package.read(about)

    @cached_property
    def _decorated(self) -> Mapping[bytes, str]:
        """Shared texts with digits that are part of no figure."""
        return read_shared(self._strings)

    @cached_property
    def _cell_styles(self) -> list[bytes]:
        part = _CELL_STYLES.search(self._styles)
        return _STYLE.findall(part[0]) if part else []

    @cached_property
    def _percent(self) -> frozenset[int]:
        """The styles that show a number in percent."""
        if not any(sign in self._styles for sign in _PERCENT_SIGNS):
            return frozenset()
        formats = dict(_FORMATS.findall(self._styles))
        percent = _PERCENT | {number for number, code in formats.items() if b"%" in code}
        return frozenset(
            style
            for style, attributes in enumerate(self._cell_styles)
            if (found := _NUMBER_FORMAT.search(attributes)) and found[1] in percent
        )

    @cached_property
    def _framed(self) -> frozenset[int]:
        """The styles with a border."""
        styles = enumerate(self._cell_styles)
        return frozenset(style for style, attributes in styles if _BORDER.search(attributes))


def _unpack(package: Package, main: str, related: Iterable[Relation]) -> dict[str, bytes]:
    """Return all parts that the library may read, within limits.

    Raises:
        ReadError: See `Package.read`; ``part-too-large`` also when all together are.
    """
    names = [name for name in package.names if name.lower().startswith("xl/")]
    names = [name for name in names if name.lower().endswith(".xml") and "/theme/" not in name]
    parts: dict[str, bytes] = {}
    size = 0
    others = [relation.part for relation in related if relation.kind != "theme"]
    for name in dict.fromkeys([main, *others, *names]):
        if name in package:
            parts[name] = package.read(name)
            size += len(parts[name])
            if size > MAX_PART_SIZE:
                raise ReadError("part-too-large", part=name, limit=MAX_PART_SIZE)
    return parts


def sheet_parts(workbook: bytes) -> list[str]:
    """Return the identifier of the part of each sheet."""
    found: list[str] = []

    def add(attributes: list[str]) -> None:
        given = zip(attributes[::2], attributes[1::2], strict=True)
        found.append(next((value for name, value in given if name.endswith(":id")), ""))

    prefix = prefix_of(workbook, SPREADSHEET) or ""
    EventParser({prefix + "sheet": add}, {}).parse(workbook)
    return found


def _measure(xml: bytes) -> int:
    """Return how many cells are in a part.

    Raises:
        ReadError: ``workbook-too-large`` when a full grid of them would be.
    """
    is_ascii = xml.startswith((b"<", b"\xef\xbb\xbf<"))
    if is_ascii and b"sheetData" not in xml:
        return 0
    if not is_ascii or _has_prefixes(xml) or _FAR_CELL.search(xml):
        return _measure_exactly(xml)
    return xml.count(b"<c ")


def _has_prefixes(xml: bytes) -> bool:
    """Return whether the names of the cells of a sheet may have prefixes."""
    return xml.find(b":", xml.find(b"sheetData"), xml.rfind(b"sheetData")) >= 0


def _measure_exactly(xml: bytes) -> int:
    cells = filled = row = column = height = width = 0

    def start_row(attributes: list[str]) -> None:
        nonlocal row, column
        number = attribute(attributes, "r")
        row, column = int(number) if number else row + 1, 0

    def start_cell(attributes: list[str]) -> None:
        nonlocal cells, row, column
        cells += 1
        column += 1
        if match := _REFERENCE.fullmatch(attribute(attributes, "r") or ""):
            row, column = int(match[2]), column_of(match[1]) + 1

    def start_value(_: list[str]) -> None:
        nonlocal filled, height, width
        filled += 1
        height, width = max(height, row), max(width, column)
        if filled > MAX_CELLS or height * width > MAX_GRID:
            raise ReadError("workbook-too-large", limit=MAX_CELLS)

    prefix = prefix_of(xml, SPREADSHEET) or ""
    handlers = {"row": start_row, "c": start_cell, "v": start_value, "t": start_value}
    EventParser({prefix + name: handler for name, handler in handlers.items()}, {}).parse(xml)
    return cells


def _longest(strings: bytes) -> int:
    """Return how long the longest shared text can be, in bytes."""
    return len(strings) if b"<!" in strings else max(map(len, strings.split(b"</si>")))
