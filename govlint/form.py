"""The mandated form of one edition, read from its JSON Schema: labels, units, order and layout."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from typing import Any, Literal, NamedTuple

from govlint.characters import leading_number, normalise, stem
from govlint.numbers import NumberForm

EDITIONS = ("2019", "2021")
"""Known editions, oldest first; each is a file ``schema/report-<edition>.schema.json``."""

Layout = Literal["blocks", "matrix", "strip"]
"""How a table is printed.

``blocks``: every group of rows under a caption and a header of its own. ``matrix``: one header,
groups as merged cells at the left. ``strip``: rows side by side as groups of columns over a single
line of figures.
"""

CellKind = Literal["count", "change", "amount"]
"""``count``: not negative, whole; ``change``: whole, may be negative; ``amount``: money."""


class Term(NamedTuple):
    """A row, a column or a group of them, with its labels."""

    key: str
    label: str
    """The official label."""
    aliases: tuple[str, ...]
    group: str | None
    """Key of the group it belongs to."""
    names: tuple[str, ...]
    """Its wordings, normalised, with its number and without, the official one first."""


class CellForm(NamedTuple):
    """One cell of the form."""

    key: str
    row: str
    column: str
    kind: CellKind
    unit: str | None
    """None: the form prints no unit."""


class TableForm(NamedTuple):
    """One table of the form; rows, columns and cells in printed order."""

    key: str
    name: str
    """What people call it: ``表三``."""
    edition: str
    layout: Layout
    note: str | None
    """The sentence printed in the corner of the header."""
    stub: str | None
    """The label over the row labels of a block."""
    rows: Mapping[str, Term]
    row_groups: Mapping[str, Term]
    columns: Mapping[str, tuple[Term, ...]]
    """The columns of each row."""
    column_groups: Mapping[str, Term]
    cells: Mapping[str, CellForm]

    def members(self, key: str, *, axis: Literal["row", "column"]) -> tuple[str, ...]:
        """Return the rows (or columns) that a key stands for: itself, or those of a group.

        Empty when the form has no such row, column or group.
        """
        terms = self.rows if axis == "row" else {term.key: term for term in self.all_columns()}
        groups = self.row_groups if axis == "row" else self.column_groups
        if key in terms:
            return (key,)
        return tuple(
            name
            for name, term in terms.items()
            if any(group.key == key for group in ancestors(term, groups))
        )

    def all_columns(self) -> tuple[Term, ...]:
        """Return the columns of all rows, each once."""
        return tuple({term.key: term for terms in self.columns.values() for term in terms}.values())


class SectionForm(NamedTuple):
    """One of the mandated parts."""

    key: str
    label: str
    """The official heading with its number."""
    title: str
    """The official heading without its number."""
    number: str
    aliases: tuple[str, ...]
    """Other wordings, without number."""


class Form(NamedTuple):
    """The mandated form of one edition."""

    edition: str
    name: str
    document: str
    """The document that mandates it, with its number."""
    years: tuple[int, int | None]
    """First and last report year; None: still in force."""
    title_template: str
    title_pattern: str
    period_words: tuple[str, ...]
    """One of them stands in the sentence that gives the reporting period."""
    published_words: tuple[str, ...]
    """Before the date on which a page says that it was published."""
    numbers: NumberForm
    sections: Mapping[str, SectionForm]
    tables: Mapping[str, TableForm]

    def covers(self, year: int) -> bool:
        """Return whether reports on a year must use this edition."""
        first, last = self.years
        return first <= year and (last is None or year <= last)


def ancestors(term: Term, groups: Mapping[str, Term]) -> Iterator[Term]:
    """Yield the groups a term belongs to, the innermost first."""
    while term.group is not None:
        term = groups[term.group]
        yield term


def schema_text(edition: str) -> str:
    """Return the JSON Schema of an edition as it is shipped."""
    # Like importlib.resources by name of the package, and 4 ms sooner there.
    data = get_data("govlint.schema", f"report-{edition}.schema.json")
    return (data or b"").decode()


@cache
def load_form(edition: str) -> Form:
    """Return the form of an edition, one of `EDITIONS`."""
    schema = json.loads(schema_text(edition))
    fields = schema["properties"]
    years = schema["x-report-years"]
    return Form(
        edition=schema["x-edition"],
        name=schema["title"],
        document=schema["x-document"],
        years=(years[0], years[1] if len(years) > 1 else None),
        title_template=fields["title"]["x-template"],
        title_pattern=fields["title"]["x-pattern"],
        period_words=tuple(fields["period"]["x-keywords"]),
        published_words=tuple(schema["x-published"]),
        numbers=NumberForm(frozenset(schema["x-fillers"]), tuple(schema["x-signs"].items())),
        sections={
            key: _section(key, node) for key, node in fields["sections"]["properties"].items()
        },
        tables={
            key: _table(key, schema["x-edition"], node, schema["$defs"])
            for key, node in fields["tables"]["properties"].items()
        },
    )


@cache
def load_forms() -> tuple[Form, ...]:
    """Return the forms of all editions, oldest first."""
    return tuple(load_form(edition) for edition in EDITIONS)


def form_for_year(year: int | None) -> Form:
    """Return the form that reports on a year must use; the newest when the year is not known."""
    forms = load_forms()
    return next((form for form in forms if year is not None and form.covers(year)), forms[-1])


def _section(key: str, node: Mapping[str, Any]) -> SectionForm:
    label = node["title"]
    number = leading_number(label)
    title = label[len(number) :].lstrip("、")
    return SectionForm(key, label, title, number, tuple(node["x-aliases"]))


def _table(key: str, edition: str, node: Mapping[str, Any], defs: Mapping[str, Any]) -> TableForm:
    rows, groups = node["properties"], node.get("x-groups", {})
    used = {row: _name(row_node) for row, row_node in rows.items()}
    terms = {name: tuple(_terms(defs[name]["properties"])) for name in set(used.values())}
    cells = (
        CellForm(f"{key}.{row}.{column}", row, column, *_measure(column_node, defs))
        for row, name in used.items()
        for column, column_node in defs[name]["properties"].items()
    )
    return TableForm(
        key=key,
        name=node["x-name"],
        edition=edition,
        layout=node["x-layout"],
        note=node.get("x-note"),
        stub=next((group["x-stub"] for group in groups.values() if "x-stub" in group), None),
        rows={term.key: term for term in _terms(rows)},
        row_groups={term.key: term for term in _terms(groups)},
        columns={row: terms[name] for row, name in used.items()},
        column_groups={
            term.key: term for name in terms for term in _terms(defs[name].get("x-groups", {}))
        },
        cells={cell.key: cell for cell in cells},
    )


def _name(node: Mapping[str, Any]) -> str:
    """Return the name of the definition that a node refers to."""
    return str(node["$ref"]).rpartition("/")[2]


def _terms(nodes: Mapping[str, Any]) -> Iterator[Term]:
    for key, node in nodes.items():
        label, aliases = node["title"], tuple(node.get("x-aliases", ()))
        wordings = (label, *aliases)
        names = dict.fromkeys((*map(normalise, wordings), *map(stem, wordings)))
        yield Term(key, label, aliases, node.get("x-group"), tuple(names))


def _measure(node: Mapping[str, Any], defs: Mapping[str, Any]) -> tuple[CellKind, str | None]:
    """Return kind and unit of a cell."""
    cell = defs[_name(node)]
    is_money = cell["type"] == "number"
    kind: CellKind = "amount" if is_money else "count" if "minimum" in cell else "change"
    return kind, cell.get("x-unit")


def is_before_forms(year: int | None) -> bool:
    """Return whether reports on a year had no mandated form yet; False when it is not known."""
    return year is not None and year < load_forms()[0].years[0]


def is_same_label(one: str, other: str) -> bool:
    """Return whether two labels say the same.

    They may differ in width, spacing, brackets and punctuation, and one may lack its number.
    """
    return normalise(one) == normalise(other) or stem(one) == stem(other)
