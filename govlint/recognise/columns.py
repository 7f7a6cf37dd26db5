"""Columns: which cell of a row belongs to which column of the form."""

from collections.abc import Sequence
from typing import NamedTuple

from govlint.document import RawCell
from govlint.recognise.header import Header, Slot
from govlint.report import Confidence


class Placed(NamedTuple):
    """The values of a row in their columns."""

    cells: tuple[tuple[Slot, RawCell], ...]
    merged: tuple[Slot, ...]
    """Columns whose cell is merged with another or missing: their figures cannot be told apart."""
    confidence: Confidence


def place(
    values: Sequence[RawCell],
    header: Header | None,
    slots: Sequence[Slot],
    *,
    has_spacers: bool = False,
) -> Placed | None:
    """Put the values of a row into columns; None when they cannot be told apart.

    Cells are counted, because widths say little: as many values as the header has columns are
    taken in order. Where the numbers differ the grid decides if there is one. In lines of text as
    many figures as there are columns are taken whatever blanks stand between them; with fewer,
    blanks at the ends of the line are left out where that can be done in one way only. Under a
    header that cannot be read, exactly as many figures as the form has columns are taken in order,
    with less confidence.

    Args:
        values: The cells to the right of the label.
        header: The header over the row; None: none was read.
        slots: The columns of the form in printed order.
        has_spacers: Whether blank fields that are no cells stand in other lines of the table.
    """
    if header is not None and header.grid is not None and header.grid == values[0].at.table:
        first, last = header.spans[0]
        is_under = first <= values[0].column < last
        if len(values) == len(header.slots) and is_under and header.is_readable:
            return _in_order(values, header.slots, "high")
        return _by_grid(values, header)
    values = [part for cell in values for part in _parts(cell)]
    if header is not None and header.is_readable:
        has_spacers = has_spacers or header.has_spacers
        return _under(values, header, slots, has_spacers=has_spacers)
    printed = [cell for cell in values if cell.text]
    return _in_order(printed, slots, "medium") if len(printed) == len(slots) else None


def _parts(cell: RawCell) -> list[RawCell]:
    """Return the figures of a field in a line of text, of which several may have become one."""
    words = cell.text.split()
    if len(words) < 2 or not all(word.isdigit() for word in words):
        return [cell]
    return [cell._replace(text=word) for word in words]


def _under(
    values: Sequence[RawCell], header: Header, slots: Sequence[Slot], *, has_spacers: bool
) -> Placed | None:
    """Put the fields of a line under a header that can be read; None when they do not fit it."""
    printed = [cell for cell in values if cell.text]
    if header.is_complete and not header.extra and len(printed) == len(slots):
        return _in_order(printed, [slot for slot in header.slots if slot], "high")
    if header.is_complete and (full := _full(values, header)):
        return _in_order(full, header.slots, "high")
    if has_spacers:
        return None
    is_whole = bool(values[0].text and (values[-1].text or header.fields))
    if len(values) == len(header.slots) and (is_whole or not printed):
        return _in_order(values, header.slots, "high")
    window = _window(values, header) if header.is_complete else None
    return _in_order(window, header.slots, "high") if window else None


def _full(values: Sequence[RawCell], header: Header) -> Sequence[RawCell] | None:
    """Return the fields under the columns of the header if no column of the form is blank.

    Then none was lost, and blanks in columns that the form does not have are those of remarks.
    """
    start = 0
    if header.fields and header.fields[1] == values[-1].column + 1:
        start = max(header.fields[0] - values[0].column, 0)
    under = values[start:]
    if len(under) != len(header.slots) or any(cell.text for cell in values[:start]):
        return None
    is_full = all(cell.text or not slot for slot, cell in zip(header.slots, under, strict=True))
    return under if is_full else None


def _in_order(
    values: Sequence[RawCell], slots: Sequence[Slot | None], confidence: Confidence
) -> Placed:
    pairs = zip(slots, values, strict=True)
    return Placed(tuple((slot, cell) for slot, cell in pairs if slot), (), confidence)


def _window(values: Sequence[RawCell], header: Header) -> Sequence[RawCell] | None:
    """Leave out blank fields at the ends of a line; None when which are left cannot be told.

    A blank may be a cell that was not filled in or what a merged label left behind. A line with as
    many fields as those of the header decides between the two; else there must be none at an end.
    """
    count = len(header.slots)
    printed = [index for index, cell in enumerate(values) if cell.text]
    if not printed:
        return values[len(values) - count :] if len(values) >= count else None
    first, last = printed[0], printed[-1]
    starts = range(max(0, last - count + 1), min(first, len(values) - count) + 1)
    if header.fields and header.fields[1] == values[-1].column + 1:
        start = header.fields[0] - values[0].column
        return values[start : start + count] if start in starts else None
    if len(starts) != 1:
        return None
    window = values[starts[0] : starts[0] + count]
    return window if window[0].text and (window[-1].text or header.fields) else None


def _by_grid(values: Sequence[RawCell], header: Header) -> Placed | None:
    """Place values by the grid columns that they share with the header.

    None when they do not reach from the first column to the last, so that a cell was lost and
    others moved, or when a figure stands outside all columns: it cannot be left out in silence.
    """
    end = values[-1].column + values[-1].column_span
    if values[0].column > header.spans[0][0] or end < header.spans[-1][1]:
        return None
    over: dict[Slot, list[int]] = {slot: [] for slot in header.slots if slot}
    shared = dict.fromkeys(range(len(values)), 0)
    for slot, (first, last) in zip(header.slots, header.spans, strict=True):
        for index, cell in enumerate(values):
            if cell.column < last and first < cell.column + cell.column_span:
                shared[index] += 1
                if slot:
                    over[slot].append(index)
    if any(not shared[index] and cell.text for index, cell in enumerate(values)):
        return None
    sure = {
        slot: cells[0] for slot, cells in over.items() if len(cells) == 1 and shared[cells[0]] == 1
    }
    return Placed(
        cells=tuple((slot, values[index]) for slot, index in sure.items()),
        merged=tuple(slot for slot in over if slot not in sure),
        confidence="high",
    )
