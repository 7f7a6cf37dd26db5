"""What a form prints beside its tables: fixed sentences, prompts, and what goes on from last year.

Kept apart from `govlint.form`, since only writing needs it. The words are in the schema.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from govlint.form import schema_text
from govlint.report import CellKey


class Printed(NamedTuple):
    """Sentences and marks, with braces where something is filled in."""

    introduction: str
    """With ``document`` and ``period``."""
    period: str
    """The sentence that gives the reporting period, with ``period``."""
    range: str
    """With ``start`` and ``end``."""
    date: str
    """With ``year``, ``month`` and ``day``."""
    undated: str
    """A date of which only the ``year`` is known."""
    unread: str
    """Stands in a cell that was not read."""


class PromptForm(NamedTuple):
    """How prompts are worded."""

    ask: str
    """With ``ask``."""
    compare: str
    """With ``ask`` and the ``figures`` of last ``year``."""
    figure: str
    """With ``row``, ``column``, ``value`` and ``unit``."""
    between: str
    """Between figures."""
    start: str
    """In a cell of which last year's ``value`` is known."""
    fill: str
    """In a cell whose value should be known from last year's report, and is not."""


class Prompt(NamedTuple):
    """What a paragraph should tell."""

    lead: str
    """The words with which it begins; may be empty."""
    ask: str
    figures: tuple[CellKey, ...]
    """Cells of which last year's figures are shown."""


class Carried(NamedTuple):
    """A cell that depends on last year's report."""

    key: CellKey
    certainty: Literal["same", "start"]
    """``same``: it is the sum of last year's cells; ``start``: it starts from there."""
    sources: tuple[CellKey, ...]
    """Cells of last year's report."""


class Template(NamedTuple):
    """What a form prints beside its tables."""

    printed: Printed
    prompt: PromptForm
    prompts: Mapping[str, tuple[Prompt, ...]]
    """By section; without those that have none."""
    carried: tuple[Carried, ...]


@cache
def load_template(edition: str) -> Template:
    """Return the template of an edition."""
    schema = json.loads(schema_text(edition))
    fields = schema["properties"]
    return Template(
        printed=Printed(**schema["x-printed"]),
        prompt=PromptForm(**schema["x-prompt"]),
        prompts={
            key: tuple(map(_prompt, node["x-prompts"]))
            for key, node in fields["sections"]["properties"].items()
            if "x-prompts" in node
        },
        carried=tuple(
            carried
            for key, node in fields["tables"]["properties"].items()
            for carried in _carried(key, node["properties"], schema["$defs"])
        ),
    )


def _prompt(node: Mapping[str, Any]) -> Prompt:
    return Prompt(node.get("lead", ""), node["ask"], tuple(node.get("figures", ())))


def _carried(table: str, rows: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[Carried]:
    """Yield what goes on from last year: whole rows, then columns in rows."""
    for row, node in rows.items():
        columns = defs[node["$ref"].rpartition("/")[2]]["properties"]
        for column, column_node in columns.items():
            key = f"{table}.{row}.{column}"
            if "x-carried" in node:
                sources = (f"{table}.{other}.{column}" for other in node["x-carried"])
                yield Carried(key, "same", tuple(sources))
            elif "x-carried" in column_node:
                sources = (f"{table}.{row}.{other}" for other in column_node["x-carried"])
                yield Carried(key, "same", tuple(sources))
            elif "x-start" in column_node:
                sources = (f"{table}.{row}.{other}" for other in column_node["x-start"])
                yield Carried(key, "start", tuple(sources))
