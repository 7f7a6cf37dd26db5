"""The header over a table: which of its cells names which column of the form."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govlint.characters import normalise
from govlint.document import RawCell
from govlint.form import TableForm, Term, ancestors
from govlint.recognise.lines import Line
from govlint.recognise.vocabulary import likeness, load_vocabulary
from govlint.report import Label

MIN_LIKENESS = 0.4
"""How much a label must have in common with that of the column in whose place it stands, of 1."""

Slot = str
"""A column of the form; in a strip, where rows stand side by side, ``row.column``."""


class Header(NamedTuple):
    """The columns of a table in printed order."""

    slots: tuple[Slot | None, ...]
    """None: a column that the form does not have."""
    labels: tuple[Label, ...]
    extra: tuple[RawCell, ...]
    """Labels of the columns that the form does not have."""
    spans: tuple[tuple[int, int], ...]
    """Grid columns of each, from the first to before the last."""
    grid: int | None
    """The table of the file to whose grid the spans belong; None: they say nothing."""
    fields: tuple[int, int] | None
    """In text, the first field of the columns and the number of fields in the lines of the header;
    None: its fields do not stand under each other."""
    is_complete: bool
    """Whether every column of the form was found."""
    is_readable: bool
    """Whether what it shows can be relied on: words that were broken over lines cannot."""
    has_spacers: bool
    """Whether some of its columns have no label at all: then blanks in a row say nothing."""


class _Leaf(NamedTuple):
    """A column as the header names it."""

    texts: tuple[str, ...]
    """Labels over the column from top to bottom, normalised, without blanks."""
    cell: RawCell
    first: int
    last: int


class _Reading(NamedTuple):
    """A way to read a header."""

    leaves: list[_Leaf]
    width: int | None
    """Fields in each of its lines, where they stand under each other."""


def expected_columns(form: TableForm, row: str | None) -> Mapping[Slot, Term]:
    """Return the columns over a row in printed order; in a strip those of all rows."""
    if form.layout == "strip":
        return {f"{name}.{term.key}": term for name in form.rows for term in form.columns[name]}
    return {term.key: term for term in form.columns[row or next(iter(form.columns))]}


def read_header(lines: Sequence[Line], form: TableForm, row: str | None) -> Header | None:
    """Read the header over a row.

    None when no column of the form can be found in it, or when others stand inside a group of them:
    the page has lost how many columns a label spans, and what stands below has moved.
    """
    rows = [line for line in lines if line.cells]
    if not rows:
        return None
    expected = expected_columns(form, row)
    grid = rows[-1].table if rows[-1].aligned else None
    readings = [_grid_leaves(rows)] if grid is not None else _field_leaves(rows, form)
    found, (leaves, width) = max(
        ((_find_slots(reading.leaves, expected, form), reading) for reading in readings),
        key=lambda pair: sum(slot is not None for slot in pair[0]),
    )
    if not any(found):
        return None
    slots = _fill_by_position(leaves, found, expected)
    while slots[0] is None:  # the stub over the labels of rows
        leaves = leaves[1:]
        slots = _fill_by_position(leaves, slots[1:], expected)
    if grid is not None and _are_torn(slots, expected, form):
        return None
    is_complete = set(expected) <= set(slots)
    is_sure = is_complete or grid is not None
    named = [(leaf.cell, slot) for leaf, slot in zip(leaves, slots, strict=True)]
    return Header(
        slots=tuple(slots),
        labels=tuple(
            Label(slot, cell.text, expected[slot].label, cell.at)
            for cell, slot in named
            if slot and (grid is not None or not _is_fragment(cell, expected[slot], form))
        ),
        extra=tuple(
            cell for cell, slot in named if not slot and _is_foreign(cell, form) and is_sure
        ),
        spans=tuple((leaf.first, leaf.last) for leaf in leaves),
        grid=grid,
        fields=(leaves[0].first, width) if width else None,
        is_complete=is_complete,
        is_readable=is_sure or sum(slot is not None for slot in slots) * 2 > len(expected),
        has_spacers=grid is None and not all(leaf.texts for leaf in leaves),
    )


def _are_torn(slots: Sequence[Slot | None], expected: Mapping[Slot, Term], form: TableForm) -> bool:
    """Return whether a column that is not of a group stands between columns of it."""
    terms = [expected[slot] for slot in slots if slot]
    over = [{group.key for group in ancestors(term, form.column_groups)} for term in terms]
    for group in form.column_groups:
        members = [index for index, groups in enumerate(over) if group in groups]
        if members and len(members) <= members[-1] - members[0]:
            return True
    return False


def _find_slots(
    leaves: Sequence[_Leaf], expected: Mapping[Slot, Term], form: TableForm
) -> list[Slot | None]:
    """Return the column that each leaf names; one that is named twice is left to the first."""
    if form.layout == "strip" and len(leaves) == len(expected):
        return [
            slot if leaf.texts and leaf.texts[-1] in term.names else None
            for leaf, (slot, term) in zip(leaves, expected.items(), strict=True)
        ]
    found = [_slot_of(leaf, expected, form) for leaf in leaves]
    return [None if slot in found[:index] else slot for index, slot in enumerate(found)]


def _slot_of(leaf: _Leaf, expected: Mapping[Slot, Term], form: TableForm) -> Slot | None:
    """Return the column that a leaf names, by its lowest label or by the last ones joined."""
    wordings = {"".join(leaf.texts[start:]) for start in range(len(leaf.texts))}
    for slot, term in expected.items():
        if not wordings.isdisjoint(term.names):
            row = slot.partition(".")[0]
            if form.layout != "strip" or normalise(form.rows[row].label) in leaf.texts:
                return slot
    return None


def _fill_by_position(
    leaves: Sequence[_Leaf], found: list[Slot | None], expected: Mapping[Slot, Term]
) -> list[Slot | None]:
    """Give a label in another wording the column of its place, if all others stand in theirs."""
    if len(found) != len(expected):
        return found
    for leaf, slot, (place, term) in zip(leaves, found, expected.items(), strict=True):
        if slot is None and leaf.texts and likeness(leaf.texts[-1], term) < MIN_LIKENESS:
            return found
        if slot not in {None, place}:
            return found
    return list(expected)


def _is_foreign(cell: RawCell, form: TableForm) -> bool:
    """Return whether a label is one that the form does not have anywhere in the header."""
    owners = load_vocabulary().headers.get(normalise(cell.text), ())
    return bool(cell.text) and form.key not in owners


def _is_fragment(cell: RawCell, term: Term, form: TableForm) -> bool:
    """Return whether a label in a line of text was merely broken over lines."""
    labels = [term.label, *(group.label for group in form.column_groups.values())]
    return any(normalise(cell.text) in normalise(label) for label in labels)


def _grid_leaves(rows: Sequence[Line]) -> _Reading:
    """Return the columns of a header that is drawn on a grid, merged cells and all."""
    rows = [line for line in rows if line.table == rows[-1].table]
    columns: dict[int, list[RawCell]] = {}
    for line in rows:
        for cell in line.cells:
            for column in range(cell.column, cell.column + cell.column_span):
                columns.setdefault(column, []).append(cell)
    leaves: list[_Leaf] = []
    for column, cells in sorted(columns.items()):
        if leaves and leaves[-1].cell is cells[-1] and leaves[-1].last == column:
            leaves[-1] = leaves[-1]._replace(last=column + 1)
        else:
            leaves.append(_leaf(cells, column))
    return _Reading(leaves, None)


def _leaf(cells: Sequence[RawCell], column: int) -> _Leaf:
    texts = tuple(filter(None, (normalise(cell.text) for cell in cells)))
    printed = next((cell for cell in reversed(cells) if cell.text), cells[-1])
    return _Leaf(texts, printed, column, column + 1)


def _field_leaves(rows: Sequence[Line], form: TableForm) -> list[_Reading]:
    """Return the ways to read a header in lines of text.

    Lines of equal length may keep the blanks of merged cells, so that fields stand under each
    other. Else the fields of the next line stand for the group they are under. Where words are
    broken over lines the longest line may do.
    """
    longest = max((trim(line.cells) for line in rows), key=len)
    readings = [
        _Reading([_leaf([cell], index) for index, cell in enumerate(cells)], None)
        for cells in (_spliced(rows, form), longest)
    ]
    if len({len(line.cells) for line in rows}) == 1:
        stacks = list(zip(*(line.cells for line in rows), strict=True))
        width = len(stacks)
        while stacks and not any(cell.text for cell in stacks[-1]):
            stacks.pop()
        leaves = [_leaf(cells, index) for index, cells in enumerate(stacks)]
        readings.insert(0, _Reading(leaves, width))
    return readings


def _spliced(rows: Sequence[Line], form: TableForm) -> list[RawCell]:
    """Put the fields of each line in the place of the groups in the line before."""
    groups = {normalise(term.label) for term in form.column_groups.values()}
    if form.layout == "strip":
        groups |= {
            normalise(term.label) for term in (*form.rows.values(), *form.row_groups.values())
        }
    spliced: list[RawCell] = []
    for line in rows:
        fields = [cell for cell in line.cells if cell.text]
        at = [index for index, cell in enumerate(spliced) if normalise(cell.text) in groups]
        if at:
            spliced[at[0] : at[-1] + 1] = fields
        elif not spliced:
            spliced = fields
    return spliced


def trim(cells: Sequence[RawCell]) -> Sequence[RawCell]:
    """Leave out blank fields at the ends of a line."""
    printed = [index for index, cell in enumerate(cells) if cell.text]
    return cells[printed[0] : printed[-1] + 1] if printed else ()
