"""The labels of all editions, ready to be looked up."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from govlint.characters import normalise
from govlint.form import Form, TableForm, Term, ancestors, form_for_year, load_form, load_forms
from govlint.report import Report

MIN_FRAGMENT = 4
"""Characters of a label that was cut off for it to be found in the whole one."""


class RowName(NamedTuple):
    """A row of a table of the form, or a group of rows."""

    table: str
    row: str
    is_group: bool = False


class Vocabulary(NamedTuple):
    """Normalised labels and what they may stand for."""

    rows: Mapping[str, RowName]
    """Labels of rows and of groups of rows, with and without their numbers."""
    ambiguous_rows: Mapping[str, RowName]
    """Labels of rows that are labels of columns as well, such as 其他 and 总计."""
    grouped_rows: Mapping[str, RowName]
    """Labels of rows behind those of the groups that they belong to, as in a table without stubs."""
    headers: Mapping[str, frozenset[str]]
    """Everything that stands in the header of a table: the tables that have it."""
    editions: Mapping[tuple[str, str], str]
    """Table and label, where the label is official in one edition alone: that edition."""


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary of all editions."""
    rows: dict[str, RowName] = {}
    grouped: dict[str, RowName] = {}
    headers: dict[str, set[str]] = {}
    owners: dict[tuple[str, str], set[str]] = {}
    for form in reversed(load_forms()):
        for table in form.tables.values():
            for label in _official_labels(table):
                owners.setdefault((table.key, normalise(label)), set()).add(form.edition)
            for label in header_labels(table):
                headers.setdefault(normalise(label), set()).add(table.key)
            for term in row_terms(table):
                for name in term.names:
                    rows[name] = RowName(table.key, term.key)
                for name in _grouped_names(term, table):
                    grouped[name] = RowName(table.key, term.key)
            stubs = table.row_groups.values() if table.layout == "matrix" else ()
            for term in stubs:
                for name in term.names:
                    rows.setdefault(name, RowName(table.key, term.key, is_group=True))
    return Vocabulary(
        rows={name: row for name, row in rows.items() if name not in headers},
        ambiguous_rows={name: row for name, row in rows.items() if name in headers},
        grouped_rows=grouped,
        headers={name: frozenset(tables) for name, tables in headers.items()},
        editions={
            label: next(iter(editions)) for label, editions in owners.items() if len(editions) == 1
        },
    )


def _grouped_names(term: Term, table: TableForm) -> list[str]:
    """Return the label of a row behind that of its group, and behind those of all around it."""
    found = [normalise(term.label)]
    for group in ancestors(term, table.row_groups):
        found.append(normalise(group.label) + found[-1])
    return found[1:] if table.layout == "matrix" else []


def likeness(text: str, term: Term) -> float:
    """Return how much a normalised label has in common with the wordings of a term, 0 to 1."""
    from difflib import SequenceMatcher  # noqa: PLC0415  few reports have unknown labels

    best = 0.0
    for name in term.names:
        if len(text) >= MIN_FRAGMENT and text in name:
            best = max(best, 0.9)
        best = max(best, SequenceMatcher(None, text, name, autojunk=False).ratio())
    return best


def is_piece(text: str, label: str) -> bool:
    """Return whether a text is what is left of a label that lost its beginning, middle or end."""
    piece, whole = normalise(text), normalise(label)
    return piece in whole or any(
        whole.startswith(piece[:cut]) and whole.endswith(piece[cut:]) for cut in range(len(piece))
    )


def row_terms(table: TableForm) -> tuple[Term, ...]:
    """Return the rows that have labels of their own; those of a strip stand in its header."""
    return () if table.layout == "strip" else tuple(table.rows.values())


@cache
def edition_of_row(table: str, row: str) -> str | None:
    """Return the edition that alone has a row; None when all have it or none."""
    owners = [form.edition for form in load_forms() if row in form.tables[table].rows]
    return owners[0] if len(owners) == 1 else None


def table_form(form: Form, edition: str | None, table: str) -> TableForm:
    """Return the form of a table in its own edition, in that of the report when it has none."""
    for other in load_forms():
        if other.edition == edition:
            return other.tables[table]
    return form.tables[table]


def header_labels(table: TableForm) -> list[str]:
    """Return all that stands in the header of a table."""
    labels = [wording for term in table.all_columns() for wording in (term.label, *term.aliases)]
    labels += [term.label for term in table.column_groups.values()]
    labels += [label for label in (table.note, table.stub) if label]
    if table.layout == "strip":
        labels += [term.label for term in (*table.rows.values(), *table.row_groups.values())]
    if table.layout == "blocks":
        labels += [term.label for term in table.row_groups.values()]
    return labels


def _official_labels(table: TableForm) -> list[str]:
    terms = (*table.rows.values(), *table.row_groups.values(), *table.all_columns())
    return [term.label for term in terms]


def effective_form(report: Report) -> Form:
    """Return the form a report is checked against, each table in the edition that it follows.

    Without any table that tells, the form that the report year requires.
    """
    form = load_form(report.edition) if report.edition else form_for_year(report.year)
    tables = {
        key: table_form(form, report.tables[key].edition if key in report.tables else None, key)
        for key in form.tables
    }
    return form._replace(tables=tables)
