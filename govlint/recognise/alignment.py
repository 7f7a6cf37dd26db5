"""Rows whose label is not known, aligned with the rows of the form as a sequence."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from govlint.characters import normalise, stem
from govlint.form import TableForm, Term
from govlint.recognise.lines import Line
from govlint.recognise.rows import Row
from govlint.recognise.vocabulary import MIN_FRAGMENT, likeness

MIN_LIKENESS = 0.6
"""How much a label must have in common with that of the row it is taken for, of 1."""
MIN_LEAD = 0.1
"""How much more than with that of any other row that it could be."""
MAX_LOOSE = 20_000
"""Characters between the rows of a table that are searched for pieces of labels."""
MAX_LABEL_LINES = 4
"""Lines over the first row of a table, and under the last, that its label may be broken over."""
MIN_WITNESS = 5
"""Characters of a label, found outside its row, that show that the row is there."""


class Aligned(NamedTuple):
    """The row of the form that a row was found to be."""

    key: str | None
    """Key of a row of the form, or of a group or row that it does not have; None: not known."""
    by_order: bool = False
    """Whether it is only its place between others that tells."""
    is_witnessed: bool = True
    """Whether a piece of the label was found, in the row or around it."""


def align(rows: Sequence[Row], form: TableForm, lines: Sequence[Line]) -> list[Aligned]:
    """Return what each row is: as recognised, by the likeness of its label, or by its place.

    A row stands between the rows before and after it, so only what is missing there is compared.
    Rows that are as many as are missing are taken in order, unless a label speaks against it.

    Args:
        rows: The rows of the table in the order of the file.
        form: The form of the table.
        lines: All lines of the file.
    """
    keys = [row.row for row in rows]
    if None not in keys:
        return [Aligned(key) for key in keys]
    broken = {
        index
        for index, row in enumerate(rows)
        if row.row is None and row.label and _has_figures(row.label.text, form.rows.values())
    }
    for index, row in enumerate(rows):
        if row.row is None and row.label is not None and index not in broken:
            missing = candidates([other.row for other in rows], index, form)
            keys[index] = _most_like(row.label.text, missing)
    aligned = [
        Aligned(None if keys.count(key) > 1 and row.row is None else key)
        for key, row in zip(keys, rows, strict=True)
    ]
    loose = _Loose(rows, lines)
    for run in _unknown([place.key for place in aligned], form):
        missing = candidates([place.key for place in aligned], run[0], form)
        if len(missing) == len(run) and broken.isdisjoint(run):
            found = _in_order([rows[index] for index in run], missing, form, loose)
            for index, place in zip(run, found, strict=False):
                aligned[index] = place
    return aligned


def _has_figures(label: str, terms: Iterable[Term]) -> bool:
    """Return whether digits stand in a label that no row has there: figures ran into it."""
    digits = _digits(label)
    return bool(digits) and all(
        digits not in _digits(wording) for term in terms for wording in (term.label, *term.aliases)
    )


def _digits(label: str) -> str:
    return "".join(filter(str.isdigit, stem(label)))


def candidates(keys: Sequence[str | None], index: int, form: TableForm) -> list[Term]:
    """Return the rows of the form that a row may be: those missing between its neighbours."""
    order = list(form.rows)
    known = [key if key in form.rows else None for key in keys]
    before = [order.index(key) for key in known[:index] if key]
    after = [order.index(key) for key in known[index + 1 :] if key]
    first = max(before, default=-1) + 1
    last = min((place for place in after if place >= first), default=len(order))
    return [form.rows[key] for key in order[first:last] if key not in known]


def _most_like(label: str, terms: Sequence[Term]) -> str | None:
    scores = sorted(((likeness(normalise(label), term), term.key) for term in terms), reverse=True)
    if not scores or scores[0][0] < MIN_LIKENESS:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < MIN_LEAD:
        return None
    return scores[0][1]


def _unknown(keys: Sequence[str | None], form: TableForm) -> Iterator[list[int]]:
    """Yield the rows that are not known, those between the same known ones together."""
    run: list[int] = []
    for index, key in enumerate(keys):
        if key is None:
            run.append(index)
        elif key in form.rows and run:
            yield run
            run = []
    if run:
        yield run


class _Loose:
    """Text between the rows of a table: pieces of labels that stand outside their rows."""

    def __init__(self, rows: Sequence[Row], lines: Sequence[Line]) -> None:
        taken = {row.line for row in rows}
        first = max(rows[0].line - MAX_LABEL_LINES, 0)
        around = enumerate(lines[first : rows[-1].line + MAX_LABEL_LINES + 1], first)
        self._lines = [normalise(line.text) for index, line in around if index not in taken]
        self._text = "".join(self._lines)[:MAX_LOOSE]

    def find(self, term: Term, form: TableForm) -> int | None:
        """Return where a piece of a label stands that no other row has; None when there is none."""
        name = term.names[0]
        if name in self._lines:
            return sum(map(len, self._lines[: self._lines.index(name)]))
        match = SequenceMatcher(None, self._text, name, autojunk=False).find_longest_match()
        piece = name[match.b : match.b + match.size]
        others = (other for other in form.rows.values() if other is not term)
        if len(piece) < MIN_WITNESS or any(piece in other.names[0] for other in others):
            return None
        return match.a


def _in_order(
    rows: Sequence[Row], terms: Sequence[Term], form: TableForm, loose: _Loose
) -> list[Aligned]:
    """Take rows in the order of the form; nothing when labels in or around them speak against it."""
    found: list[Aligned] = []
    reached = -1
    for row, term in zip(rows, terms, strict=True):
        is_witnessed = False
        text = normalise(row.label.text) if row.label else ""
        if text and not _is_piece_of_group(text, form):
            if not _fits(text, term):
                return []
            is_witnessed = len(text) >= MIN_FRAGMENT
        place = loose.find(term, form)
        if place is not None:
            if place < reached:
                return []
            reached, is_witnessed = place, True
        found.append(Aligned(term.key, by_order=True, is_witnessed=is_witnessed))
    return found


def _fits(text: str, term: Term) -> bool:
    return any(text in name for name in term.names) or likeness(text, term) >= MIN_LIKENESS


def _is_piece_of_group(text: str, form: TableForm) -> bool:
    return any(text in normalise(group.label) for group in form.row_groups.values())
