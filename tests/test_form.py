"""The schemas: valid, complete to the last cell, with the official labels, and read as they are."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from govlint.form import EDITIONS, Form, form_for_year, load_form, load_forms, schema_text
from tests.support.fixtures import right_report
from tests.support.reports import make_report, with_cell
from tests.support.shared import LABELS, needs_labels


@pytest.mark.parametrize("edition", EDITIONS)
def test_schema_is_valid(edition: str) -> None:
    """It keeps the rules of draft 2020-12 and names that draft."""
    schema = json.loads(schema_text(edition))
    Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("edition", "cells"),
    [
        ("2019", {"proactive": 22, "applications": 161, "review_litigation": 15}),
        ("2021", {"proactive": 10, "applications": 175, "review_litigation": 15}),
    ],
)
def test_every_cell_is_there(edition: str, cells: dict[str, int]) -> None:
    assert {key: len(table.cells) for key, table in load_form(edition).tables.items()} == cells


def _outline(form: Form) -> Iterator[tuple[str, ...]]:
    """Yield every key with its label, as `_official` does."""
    for number, section in enumerate(form.sections.values(), 1):
        yield ("section", str(number), section.key, section.label)
    for table in form.tables.values():
        for key, term in (*table.row_groups.items(), *table.rows.items()):
            yield ("row", table.key, key, term.label)
        for row, terms in table.columns.items():
            for term in terms:
                yield ("column", table.key, row, term.key, term.label)


def _official(edition: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the same from the official labels."""
    for section in edition["sections"]:
        yield ("section", str(section["number"]), section["key"], section["heading"])
    proactive, applications, review = edition["tables"]
    for block in proactive["blocks"]:
        yield ("row", "proactive", block["key"], block["caption"])
        for row in block["rows"]:
            yield ("row", "proactive", row["key"], row["label"])
            for column in block["columns"]:
                yield ("column", "proactive", row["key"], column["key"], column["label"])
    for key, group in applications["groups"].items():
        yield ("row", "applications", key, group["label"])
    for row in applications["rows"]:
        yield ("row", "applications", row["key"], row["label"])
        for column in applications["columns"]:
            yield ("column", "applications", row["key"], column["key"], column["label"])
    for column in review["columns"]:
        row, _, key = column["key"].partition(".")
        yield ("column", "review_litigation", row, key, column["label"])


@needs_labels
@pytest.mark.corpus
@pytest.mark.parametrize("edition", EDITIONS)
def test_labels_are_official(edition: str) -> None:
    """Keys and labels are those of the official form, character for character."""
    official = set(_official(json.loads(LABELS.read_text("utf-8"))["editions"][edition]))
    outline = {
        line for line in _outline(load_form(edition)) if line[:2] != ("row", "review_litigation")
    }

    assert outline == official


@needs_labels
@pytest.mark.corpus
@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_and_columns_stand_in_printed_order(edition: str) -> None:
    _, table, _ = json.loads(LABELS.read_text("utf-8"))["editions"][edition]["tables"]
    form = load_form(edition).tables["applications"]

    assert list(form.rows) == [row["key"] for row in table["rows"]]
    assert [term.key for term in form.all_columns()] == [row["key"] for row in table["columns"]]


def _nodes(node: Any, pointer: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  JSON
    """Yield every property that a schema declares, with its place."""
    if isinstance(node, dict):
        for key, child in node.get("properties", {}).items():
            yield f"{pointer}/{key}", child
        for key, child in node.items():
            yield from _nodes(child, f"{pointer}/{key}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_property_is_described(edition: str) -> None:
    """An editor offers a Chinese title, and a description where the title is not the whole truth."""
    properties = list(_nodes(json.loads(schema_text(edition))))
    untitled = [place for place, node in properties if not node.get("title")]
    undescribed = [
        place
        for place, node in properties
        if place.startswith("#/properties") and not node.get("description")
    ]

    assert len(properties) > 60
    assert untitled == []
    assert undescribed == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_right_report_is_valid(edition: str) -> None:
    validator = Draft202012Validator(json.loads(schema_text(edition)))

    assert list(validator.iter_errors(right_report(f"right-{edition}"))) == []
    for seed in range(20):
        report = json.loads(json.dumps(make_report(edition, seed), default=float))
        assert list(validator.iter_errors(report)) == []


@pytest.mark.parametrize("value", ["", "无", -1, 1.5, None, True, [1]])
def test_cell_that_is_no_count_is_not_valid(value: object) -> None:
    validator = Draft202012Validator(json.loads(schema_text("2021")))
    key = "applications.granted.total"
    report = with_cell(right_report("right-2021"), key, value)
    (error,) = validator.iter_errors(report)

    assert list(error.absolute_path) == ["tables", *key.split(".")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_can_be_left_out_of_a_table(edition: str) -> None:
    """A row or a cell that is missing breaks the schema, and so does one that is not mandated."""
    validator = Draft202012Validator(json.loads(schema_text(edition)))
    for key, table in load_form(edition).tables.items():
        for row, terms in table.columns.items():
            report = make_report(edition)
            del report["tables"][key][row][terms[-1].key]
            report["tables"][key][row]["extra"] = 0

            assert not validator.is_valid(json.loads(json.dumps(report, default=float)))


@pytest.mark.parametrize(
    ("year", "edition"),
    [
        (2018, "2021"),
        (2019, "2019"),
        (2020, "2019"),
        (2021, "2021"),
        (2030, "2021"),
        (None, "2021"),
    ],
)
def test_edition_of_a_year(year: int | None, edition: str) -> None:
    assert form_for_year(year).edition == edition


def test_groups_stand_for_their_members() -> None:
    form = load_form("2021").tables["applications"]

    assert form.members("unavailable", axis="row") == (
        "unavailable_not_held",
        "unavailable_needs_creation",
        "unavailable_still_unclear",
    )
    assert len(form.members("results", axis="row")) == 22
    assert len(form.members("organisations", axis="column")) == 5
    assert form.members("granted", axis="row") == ("granted",)
    assert form.members("nothing", axis="row") == ()


def test_forms_stand_in_order() -> None:
    assert [form.edition for form in load_forms()] == list(EDITIONS)
