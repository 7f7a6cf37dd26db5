"""The form before it is filled in, and what last year's report tells it."""

from decimal import Decimal

import pytest

from govlint.blank_form import make
from govlint.codec import read
from govlint.engine import absent_cells
from govlint.form import EDITIONS, load_form
from govlint.report import Report
from govlint.template import load_template
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import write_json

COLUMNS = [term.key for term in load_form("2021").tables["applications"].all_columns()]


def _report(canonical: Canonical) -> Report:
    return read(write_json(canonical), "last.json", "json")


def _last(year: int) -> Canonical:
    """Make the report on a year."""
    edition = "2019" if year < 2021 else "2021"
    seed = next(seed for seed in range(99) if make_report(edition, seed)["year"] == year)
    return make_report(edition, seed)


def _text(report: Report, key: str) -> str:
    cell = report.cell(key)
    assert cell is not None
    return cell.text


@pytest.mark.parametrize(
    ("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")]
)
def test_form_is_that_of_the_year(year: int, edition: str) -> None:
    """It has every cell, the official title and headings, and the period of that year."""
    report = make(year, "青溪县统计局")

    assert report.edition == edition
    assert absent_cells(report) == []
    assert report.title is not None
    assert report.title.text == f"青溪县统计局{year}年政府信息公开工作年度报告"
    assert [section.match for section in report.sections] == ["official"] * 6
    assert f"{year}年1月1日至{year}年12月31日" in report.preamble
    assert load_form(edition).document in report.preamble


@pytest.mark.parametrize(("zero", "kind"), [("0", "number"), ("", "blank")])
def test_cells_are_zero_or_blank(zero: str, kind: str) -> None:
    report = make(2025, "青溪县统计局", zero=zero)

    assert {cell.kind for table in report.tables.values() for cell in table.cells.values()} == {
        kind
    }


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2025])
def test_what_was_carried_out_is_carried_in(year: int) -> None:
    """In all seven columns, whatever the edition of last year's report."""
    last = _last(year - 1)
    report = make(year, last["agency"], _report(last))
    carried_out = last["tables"]["applications"]["carried_out"]

    assert {
        column: report.tables["applications"].cells[f"applications.carried_in.{column}"].value
        for column in COLUMNS
    } == {column: Decimal(value) for column, value in carried_out.items()}
    assert _text(report, "applications.carried_out.total") == "0"


def test_stocks_are_a_start() -> None:
    """They are no figures before somebody has looked at them."""
    last = with_cell(_last(2024), "proactive.normative_docs.in_force", 17)
    report = make(2025, last["agency"], _report(last))

    assert _text(report, "proactive.normative_docs.in_force") == "【上年17】"
    assert report.tables["proactive"].cells["proactive.normative_docs.in_force"].kind == "text"
    assert _text(report, "proactive.normative_docs.issued") == "0"


def test_items_of_the_year_before_follow() -> None:
    """In the edition of 2019: those of last year's report and what it added or took away."""
    last = with_cell(_last(2019), "proactive.licence.items_last_year", 17)
    last = with_cell(last, "proactive.licence.change_this_year", -2)
    report = make(2020, last["agency"], _report(last))

    assert _text(report, "proactive.licence.items_last_year") == "15"
    assert _text(report, "proactive.licence.change_this_year") == "0"
    assert _text(report, "proactive.rules.public_total").startswith("【上年")


def test_other_edition_counts_other_things() -> None:
    """What both count is carried over, stocks of the form of 2019 are not."""
    last = _last(2020)
    report = make(2021, last["agency"], _report(last))

    assert {cell.text for cell in report.tables["proactive"].cells.values()} == {"0"}


@pytest.mark.parametrize("printed", [None, "", "/", "3件"])
def test_what_last_year_does_not_tell_is_asked_for(printed: str | None) -> None:
    """It is never 0: a cell that was not read, a blank, a filler, a text."""
    last = with_cell(_last(2024), "applications.carried_out.business", printed)
    if printed is None:
        del last["tables"]["applications"]["carried_out"]["business"]
    report = make(2025, last["agency"], _report(last))

    assert _text(report, "applications.carried_in.business") == "【待填】"


def test_prompts_show_the_figures_of_last_year() -> None:
    """With the labels of that year's form; those that are not read are left out."""
    last = with_cell(_last(2024), "applications.new_received.total", 61)
    last = with_cell(last, "applications.carried_in.total", "")
    overview = make(2025, last["agency"], _report(last)).sections[0].text

    assert "2024年“一、本年新收政府信息公开申请数量”总计61件、“（七）总计”" in overview
    assert "二、上年结转" not in overview


def test_prompts_show_nothing_of_a_report_without_figures() -> None:
    last = _last(2024)
    for table in last["tables"].values():
        table.clear()
    report = make(2025, last["agency"], _report(last))

    assert report.sections[0].text == make(2025, last["agency"]).sections[0].text


@pytest.mark.parametrize("edition", EDITIONS)
def test_template_speaks_of_cells_that_there_are(edition: str) -> None:
    """In its own edition or the one before; what is carried stays in its table."""
    template = load_template(edition)
    cells = {
        key for one in EDITIONS for table in load_form(one).tables.values() for key in table.cells
    }
    own = {key for table in load_form(edition).tables.values() for key in table.cells}

    assert {
        key for prompts in template.prompts.values() for one in prompts for key in one.figures
    } <= own
    assert {carried.key for carried in template.carried} <= own
    assert {key for carried in template.carried for key in carried.sources} <= cells
    assert len(template.carried) == {"2019": 14, "2021": 9}[edition]
