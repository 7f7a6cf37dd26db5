"""A form that is filled in passes, in whatever format, and so does what it is converted to."""

import csv
import io
import json
from functools import cache
from typing import Any

import pytest

from govlint import lint_bytes
from govlint.blank_form import make
from govlint.codec import to_json
from govlint.engine import read_source
from govlint.form import EDITIONS
from govlint.report import Report
from govlint.source import Source
from govlint.writers import FORMS, write
from tests.support.filling import FILL, figures
from tests.support.reports import Canonical, make_report
from tests.support.soffice import convert_all, needs_soffice

SEED = 4


def _read(data: bytes, name: str) -> Report:
    return read_source(Source(name, "", data))


def _canonical(report: Report) -> Any:  # noqa: ANN401  JSON
    return json.loads(to_json(report))


def _found(data: bytes, target: str) -> list[tuple[str, str]]:
    """Return what is found in a file, after seeing that all of it was checked."""
    result = lint_bytes(data, f"report.{target}")
    assert result.evaluated
    assert all(read == of for read, of in result.evaluated.cells.values())
    assert result.verdict != "incomplete"
    return [(found.code, found.message.zh) for found in result.diagnostics]


@cache
def _filled(edition: str, target: str) -> tuple[Canonical, bytes]:
    report = make_report(edition, SEED)
    return report, FILL[target](write(make(report["year"], report["agency"]), target), report)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("target", FORMS)
def test_only_prompts_are_found_in_a_new_form(edition: str, target: str) -> None:
    """And all of them: as many as are to be filled in, with the date."""
    report = make_report(edition, SEED)
    found = dict(_found(write(make(report["year"], report["agency"]), target), target))
    prompts = found.pop("GL801")

    if target in ("json", "yaml"):  # the date is a key of its own, which is no date
        assert "共 9 处" in prompts
        assert list(found) == ["GL031"]
    else:
        assert "共 10 处" in prompts
        assert found == {}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("target", FORMS)
def test_form_that_is_filled_in_passes(edition: str, target: str) -> None:
    """Nothing at all is found in it, and it says what was written into it."""
    report, data = _filled(edition, target)
    read = _canonical(_read(data, f"report.{target}"))

    assert _found(data, target) == []
    assert read == json.loads(json.dumps(report, default=float))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("source", FORMS)
@pytest.mark.parametrize("target", FORMS)
def test_converted_form_passes(edition: str, source: str, target: str) -> None:
    """It is the same report, and converting it again changes nothing."""
    _, data = _filled(edition, source)
    first = _read(data, f"report.{source}")
    written = write(first, target)
    second = _read(written, f"report.{target}")

    assert _found(written, target) == []
    assert _canonical(second) == _canonical(first)
    assert write(second, target) == written


@needs_soffice
def test_office_saves_the_same_report() -> None:
    """LibreOffice opens the Word file and the workbook, and what it saves reads the same."""
    files = {
        f"{edition}.{target}": _filled(edition, target)[1]
        for edition in EDITIONS
        for target in ("docx", "xlsx")
    }
    for target in ("docx", "xlsx"):
        own = {name: data for name, data in files.items() if name.endswith(target)}
        for name, data in convert_all(own, target).items():
            assert _found(data, target) == []
            assert _canonical(_read(data, name)) == _canonical(_read(own[name], name))


@needs_soffice
@pytest.mark.parametrize("target", ["doc", "odt", "pdf"])
def test_form_passes_in_whatever_office_makes_of_it(target: str) -> None:
    """As an old Word file, as a text of LibreOffice, and printed."""
    files = {f"{edition}.docx": _filled(edition, "docx")[1] for edition in EDITIONS}
    for name, data in convert_all(files, target).items():
        edition = name.partition(".")[0]
        assert _found(data, target) == []
        assert _figures(_read(data, name)) == _figures(_read(files[f"{edition}.docx"], name))


def _figures(report: Report) -> Any:  # noqa: ANN401  JSON
    return _canonical(report)["tables"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("source", FORMS)
def test_table_of_cells_has_every_figure(edition: str, source: str) -> None:
    """CSV is no form that can be filled in; its rows are the cells of the report."""
    report, data = _filled(edition, source)
    written = write(_read(data, f"report.{source}"), "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written)))

    assert [row["printed"] for row in rows] == figures(report)
    assert {row["kind"] for row in rows} == {"number"}
