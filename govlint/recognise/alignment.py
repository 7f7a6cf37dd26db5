"""Rows whose label is not known, aligned with the rows of the form as a sequence."""

from collections.abc import Sequence

from govlint.characters import normalise
from govlint.form import TableForm, Term
from govlint.recognise.rows import Row
from govlint.recognise.vocabulary import likeness

MIN_LIKENESS = 0.6
"""How much a label must have in common with that of the row it is taken for, of 1."""
MIN_LEAD = 0.1
"""How much more than with that of any other row that it could be."""


def candidates(rows: Sequence[Row], index: int, form: TableForm) -> list[Term]:
    """Return the rows of the form that a row may be: those missing between its neighbours."""
    order = list(form.rows)
    known = [row.row if row.row in form.rows else None for row in rows]
    before = [order.index(key) for key in known[:index] if key]
    after = [order.index(key) for key in known[index + 1 :] if key]
    first = max(before, default=-1) + 1
    last = min((place for place in after if place >= first), default=len(order))
    return [form.rows[key] for key in order[first:last] if key not in known]


def align(rows: Sequence[Row], form: TableForm) -> list[str | None]:
    """Return the key of each row: as recognised, or by the likeness of its label; else None.

    A row stands between the rows before and after it, so only what is missing there is compared.
    """
    keys = [row.row for row in rows]
    for index, row in enumerate(rows):
        if row.row is None and row.label is not None:
            keys[index] = _most_like(row.label.text, candidates(rows, index, form))
    return [
        None if keys.count(key) > 1 and rows[index].row is None else key
        for index, key in enumerate(keys)
    ]


def _most_like(label: str, terms: Sequence[Term]) -> str | None:
    scores = sorted(((likeness(normalise(label), term), term.key) for term in terms), reverse=True)
    if not scores or scores[0][0] < MIN_LIKENESS:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < MIN_LEAD:
        return None
    return scores[0][1]
