"""The boxes in which a spreadsheet program shows comments: VML, which only they still need."""

import re
from collections.abc import Sequence

from govlint.errors import ReadError
from govlint.patterns import pattern

_LANGUAGES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY = (
    f'<xml {_LANGUAGES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{{block}}"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape {_LANGUAGES} id="_x0000_s{{number}}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffe699" o:insetmode="auto">'
    '<v:fill color2="#ffe699"/><v:path o:connecttype="none"/><v:textbox/>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_WIDTH, _HEIGHT = 6, 12
"""Columns and rows that a box covers."""
_BLOCK = 1024
"""Numbers of shapes that a sheet has for itself."""
_NUMBER = pattern(rb"_x0000_s([0-9]{1,9})\b", re.ASCII)


def add_shapes(drawing: bytes, cells: Sequence[tuple[int, int]], sheet: int) -> bytes:
    """Return a drawing with a box for each of some cells.

    Programs write drawings that are no XML (``<br>``), so that only their end is looked at.

    Args:
        drawing: The part; empty: a new one.
        cells: Rows and columns, from 1.
        sheet: The number of the sheet.

    Raises:
        ReadError: ``damaged-xml``, the drawing has no end.
    """
    drawing = drawing or _EMPTY.format(block=sheet).encode()
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise ReadError("damaged-xml")
    used = (int(number) for number in _NUMBER.findall(drawing))
    first = max(used, default=sheet * _BLOCK) + 1
    shapes = "".join(
        _SHAPE.format(
            number=number,
            row=row - 1,
            column=column - 1,
            left=column,
            right=column + _WIDTH,
            top=max(row - 2, 0),
            bottom=max(row - 2, 0) + _HEIGHT,
        )
        for number, (row, column) in enumerate(cells, first)
    )
    return drawing[:end] + shapes.encode() + drawing[end:]
