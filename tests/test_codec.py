"""The canonical report in JSON and YAML: what is read of it, and what breaks its schema."""

import json
from pathlib import Path

import pytest
import yaml

from govlint import codec
from govlint.engine import lint_bytes, read_report
from govlint.errors import ReadError
from govlint.report import Report
from tests.support.fixtures import right_report
from tests.support.writers import write_docx, write_json

RIGHT = right_report("right-2021")


def read(text: str, format_: str = "yaml") -> Report:
    return codec.read(text.encode(), f"report.{format_}", format_)


def violations(report: object) -> list[tuple[str, str, str, str]]:
    found = read(json.dumps(report, ensure_ascii=False), "json").violations
    return [(one.kind, one.pointer, one.expected, one.actual) for one in found]


def test_places_are_kept() -> None:
    """Line and column of every value, in JSON and in YAML."""
    report = read("edition: '2021'\ntables:\n  proactive:\n    licence: {decisions: 12}\n")
    cell = report.tables["proactive"].cells["proactive.licence.decisions"]

    assert (cell.text, cell.at.line, cell.at.column) == ("12", 4, 26)


def test_digits_are_kept() -> None:
    """Money has the digits that were printed, counts that are quoted are text."""
    report = read(
        "tables: {proactive: {admin_fee: {fee_amount: 12.50}, licence: {decisions: '7'}}}"
    )
    cells = report.tables["proactive"].cells

    assert cells["proactive.admin_fee.fee_amount"].text == "12.50"
    assert "12.50" in codec.to_json(report)
    assert "12.50" in codec.to_yaml(report)


@pytest.mark.parametrize(
    ("text", "edition", "year"),
    [
        ("edition: '2019'\nyear: 2020", "2019", 2020),
        ("edition: 2019\nyear: 2020", "2019", 2020),
        ("year: 2020", None, 2020),
        ("edition: '2015'\ntables: {proactive: {licence: {items_last_year: 1}}}", None, None),
        ("tables: {proactive: {procurement: {projects: 1}}}", "2019", None),
        ("year: twenty", None, None),
        ("year: [2020]", None, None),
    ],
)
def test_edition_and_year(text: str, edition: str | None, year: int | None) -> None:
    """As declared; else the edition whose rows the tables have; never guessed."""
    report = read(text)

    assert (report.edition, report.year) == (edition, year)


@pytest.mark.parametrize("text", ["[1, 2]", "12", "a word", "- a\n- b"])
def test_no_mapping_is_no_report(text: str) -> None:
    with pytest.raises(ReadError, match="not-a-report"):
        read(text)


def test_odd_shapes_are_no_crash() -> None:
    """What should be a mapping and is not is a violation, and reading goes on."""
    odd = {
        "edition": "2021",
        "year": 2024,
        "title": ["x"],
        "period": "2024",
        "sections": {"overview": "text", "unknown": {}},
        "tables": {"proactive": [1], "applications": {"granted": 3, "denied": {}}},
        "signature": "某局",
    }
    report = read(json.dumps(odd), "json")

    assert report.title is None
    assert report.tables["applications"].cells == {}
    assert {one.kind for one in report.violations} >= {"type", "additionalProperties", "required"}


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"agenzy": "x"}, ("additionalProperties", "$", "agency", "agenzy")),
        ({"agency": 3}, ("type", "agency", "string", "3")),
        ({"year": "2024"}, ("type", "year", "integer", "2024")),
        ({"signature": {"date": "18.1.2025", "agency": "x"}}, None),
    ],
)
def test_violations(change: dict[str, object], violation: tuple[str, str, str, str] | None) -> None:
    """Key, place, what is expected and what is there; the nearest key where one is misspelt."""
    found = violations({**RIGHT, **change})

    assert len(found) == 1
    assert violation is None or found == [violation]
    assert violation is not None or found[0][:2] == ("pattern", "signature.date")


def test_key_that_occurs_twice() -> None:
    """A later value does not silently win over an earlier one."""
    text = json.dumps(RIGHT, ensure_ascii=False).replace(
        '"licence": {', '"licence": {"decisions": 1, ', 1
    )
    result = lint_bytes(text.encode(), "report.json")

    assert "GL031" in {found.code for found in result.diagnostics}


def test_right_report_breaks_nothing() -> None:
    assert violations(RIGHT) == []


@pytest.mark.parametrize("name", ["right-2019", "right-2021"])
def test_schema_and_recogniser_agree(name: str) -> None:
    """What is written of a right Word report is valid: no check of it is left to the schema."""
    report = read_report(write_docx(right_report(name)), "report.docx", "docx")
    again = read(codec.to_json(report), "json")

    assert again.violations == ()
    assert codec.to_json(again) == codec.to_json(report)


def test_prose_is_a_block_in_yaml() -> None:
    """So that it can be edited, and is read again to the letter."""
    report = read(write_json(RIGHT).decode(), "json")
    text = codec.to_yaml(report)

    assert "text: |" in text
    assert yaml.safe_load(text) == json.loads(codec.to_json(report))


def test_what_was_not_found_is_absent() -> None:
    assert json.loads(codec.to_json(read("edition: '2021'"))) == {
        "edition": "2021",
        "sections": {},
        "tables": {},
    }


def test_schemas_are_named_for_editors() -> None:
    """A report that names its schema is no report with an unknown key."""
    schema = Path("schema/report-2021.schema.json").as_posix()

    assert violations({"$schema": schema, **RIGHT}) == []
