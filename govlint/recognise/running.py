"""Tables in running text: every label is there, and the figures of a row stand without a gap."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from govlint.characters import normalise
from govlint.form import TableForm, load_form, load_forms
from govlint.numbers import read_number
from govlint.patterns import pattern
from govlint.recognise.vocabulary import header_labels, row_terms

MIN_STEM = 4
"""Characters of a label without its number that are still enough to know it by."""

_EDGES = "()（）[]\"'“”‘’《》「」【】、:： \t\n\u3000\xa0"
"""What may stand between a label and its figures: white space, and brackets and quotes of labels."""
_PAGE_NUMBER = pattern(r"\n\s*[-—–－]\s*\d+\s*[-—–－]\s*(?=\n|$)")


class RunningRow(NamedTuple):
    """A row in running text."""

    row: str | None
    """Key of the row; None: a strip, whose rows stand side by side."""
    label: str
    """As printed; empty in a strip."""
    text: str
    """What stands between it and the next label."""
    offset: int
    """Where that begins, in characters."""
    figures: tuple[str, ...]
    """Its figures, parted where they are parted; empty: there is something else as well."""


class RunningTable(NamedTuple):
    """A table that was found in running text."""

    rows: tuple[RunningRow, ...]
    length: int
    """Characters of the labels of its rows; more in the right edition than in another."""


class _Token(NamedTuple):
    """A label in the text."""

    label: str
    """Normalised."""
    text: str
    """As printed."""
    after: str
    """What stands between it and the next label."""
    offset: int
    """Where that begins."""
    is_clear: bool
    """Whether it begins where it seems to: ``02重复申请`` may hold 0 and ``2.`` or 02."""


def read_running(text: str, form: TableForm) -> RunningTable | None:
    """Read a table in running text; None when its columns do not stand there as the form has them.

    They have to be those of the form, each once and nothing between them: with one more or one
    less the digits behind a label would be cut into wrong figures.
    """
    tokens = list(_tokens(text, form))
    rows = list(_rows(tokens, form))
    if not rows:
        return None
    return RunningTable(tuple(rows), sum(len(normalise(row.label)) for row in rows))


@lru_cache(maxsize=16)
def _labels(edition: str, table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all normalised labels, the longest first, and the row that each names."""
    form = load_form(edition).tables[table]
    rows = {
        name: term.key
        for term in row_terms(form)
        for name in term.names
        if len(name) >= MIN_STEM or name == normalise(term.label)
    }
    others = [*header_labels(form), *(term.label for term in form.row_groups.values())]
    found = {*rows, *map(normalise, others)} - {""}
    pattern = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return re.compile(pattern), rows


def _tokens(text: str, form: TableForm) -> Iterator[_Token]:
    """Find labels, whatever white space and punctuation stand in them."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in normalise(character):
            letters.append(letter)
            places.append(place)
    matches = list(_labels(form.edition, form.key)[0].finditer("".join(letters)))
    ends = [*(places[match.start()] for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        first, last = places[match.start()], places[match.end() - 1] + 1
        is_clear = not (text[first].isdigit() and text[first + 1 : first + 2].isalpha())
        is_clear = is_clear or not text[:first].rstrip(" ")[-1:].isdigit()
        yield _Token(match.group(), text[first:last], text[last:end], last, is_clear)


def _rows(tokens: Sequence[_Token], form: TableForm) -> Iterator[RunningRow]:
    """Yield the rows that stand under the columns of the form."""
    _, rows = _labels(form.edition, form.key)
    over: list[str] = []
    columns: list[str] = []
    for index, token in enumerate(tokens):
        key = rows.get(token.label)
        over.append(token.label)
        if normalise(token.after):
            if key or form.layout == "strip":
                columns = _columns(over, form) or columns
            if (key or form.layout == "strip") and _are_over(columns, key, form):
                ahead = tokens[index + 1] if index + 1 < len(tokens) else None
                count = len(form.columns[key]) if key else len(form.cells)
                figures = _figures(token.after, ahead, count)
                label = token.text if key else ""
                yield RunningRow(key, label, token.after, token.offset, figures)
            over = []


def _columns(labels: Sequence[str], form: TableForm) -> list[str]:
    """Return the labels that are those of columns, and in a strip also those of rows."""
    terms = [*form.all_columns(), *(form.rows.values() if form.layout == "strip" else ())]
    known = {name: term.key for term in terms for name in term.names}
    return [known[label] for label in labels if label in known]


def _are_over(columns: Sequence[str], row: str | None, form: TableForm) -> bool:
    """Return whether columns are those over a row, in the order in which lines of cells are read.

    Columns under a merged cell are read after those beside it, but keep their order.
    """
    if row is None:
        expected = [term.key for key in form.rows for term in form.columns[key]]
        rows = [key for key in columns if key in form.rows]
        return rows == list(form.rows) and [key for key in columns if key not in rows] == expected
    terms = form.columns[row]
    if len(columns) != len(terms):
        return False
    groups = {term.group for term in terms}
    return all(
        [key for key in columns if key in members] == members
        for members in ([term.key for term in terms if term.group == group] for group in groups)
    )


def _figures(after: str, ahead: _Token | None, count: int) -> tuple[str, ...]:
    """Return the figures behind a label; none when there is anything else before the next one.

    As many as there are columns stand apart, by blanks or on lines of their own. Else they run
    together, which figures on several lines do not.
    """
    if ahead and not ahead.is_clear:
        return ()
    text = _PAGE_NUMBER.sub("", after).strip(_EDGES)
    lines = [line.split() for line in text.split("\n")]
    if ahead is None:  # prose may follow
        lines = list(takewhile(_are_figures, lines))
    words = tuple(word for line in lines for word in line)
    if not lines or not _are_figures(words):
        return ()
    if len(words) == count or len(lines) == 1:
        return words
    return tuple(lines[0]) if ahead is None else ()


def _are_figures(words: Sequence[str]) -> bool:
    numbers = load_forms()[-1].numbers
    return all(
        word.isdecimal() or read_number(word, numbers).kind in {"number", "filler"}
        for word in words
    )
