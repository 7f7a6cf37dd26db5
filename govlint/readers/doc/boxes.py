"""Text boxes: which stretch of text is in the box that is anchored at a character."""

import struct
from collections.abc import Mapping
from typing import NamedTuple

from govlint.readers.doc.container import BOXES, SHAPES, WordFile

_ANCHOR_SIZE = 26
_BOX_SIZE = 22
_BOX_SHAPE = 14
"""Where in the description of a box its shape is named."""


class Stretch(NamedTuple):
    """Characters from ``start`` to before ``end``."""

    start: int
    end: int


class Boxes(NamedTuple):
    """The text boxes of a document."""

    anchored: Mapping[int, Stretch]
    """By the position of the character that they are anchored at."""
    others: tuple[Stretch, ...]
    """Those whose anchor is not known, such as those in groups of shapes."""


def read_boxes(file: WordFile) -> Boxes:
    """Read where the text boxes are, whose text follows that of notes, headers and comments.

    Raises:
        ReadError: ``damaged-doc``.
    """
    positions, boxes = file.positions(BOXES, _BOX_SIZE)
    first, length = sum(file.lengths[:6]), file.lengths[6]
    by_shape: dict[int, Stretch] = {}
    for start, end, box in zip(positions, positions[1:], boxes, strict=False):
        if start < end <= length:
            shape = struct.unpack_from("<i", box, _BOX_SHAPE)[0]
            by_shape[shape] = Stretch(first + start, first + end)
    anchored = {}
    for position, anchor in zip(*file.positions(SHAPES, _ANCHOR_SIZE), strict=False):
        shape = struct.unpack_from("<i", anchor)[0]
        if shape in by_shape and position < file.lengths[0]:
            anchored[position] = by_shape.pop(shape)
    return Boxes(anchored, tuple(by_shape.values()))
