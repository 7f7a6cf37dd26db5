"""Changed tables and the writings of converters are read to the last cell, without a false alarm."""

import re
from random import Random

import pytest

from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.recognise.test_damage import WRITERS, absent_cells, wrong_cells
from tests.support import variants
from tests.support.reports import Canonical, make_report
from tests.support.writers import blocks, text_of, write

DRAWN = sorted(set(WRITERS) - {"x.pdf"})
"""A page has no room for more columns."""
each_edition = pytest.mark.parametrize("edition", ["2019", "2021"])


def assert_read(report: Canonical, result: FileResult, codes: frozenset[str] = frozenset()) -> None:
    """Check that every cell was read right and that nothing else was said."""
    assert wrong_cells(report, result) == []
    assert absent_cells(report, result) == 0
    assert {found.code for found in result.diagnostics} <= codes
    assert result.verdict == "pass"


@each_edition
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("change", variants.CHANGES, ids=lambda change: change.__name__)
def test_changed_tables(change: variants.Change, name: str, edition: str) -> None:
    """What clerks add to tables takes nothing from what is to be read."""
    report = make_report(edition, 3, scale=500)
    result = lint_bytes(WRITERS[name](change(list(blocks(report)))), name)

    assert_read(report, result, variants.CHANGES[change])


@each_edition
@pytest.mark.parametrize("writing", variants.WRITINGS, ids=lambda writing: writing.__name__)
def test_writings_of_converters(writing: variants.Writing, edition: str) -> None:
    """Marks of Markdown and tables in the markup of web pages are no part of the text."""
    for seed in range(3):
        report = make_report(edition, seed, scale=500)
        text = writing(list(blocks(report)))

        assert_read(report, lint_bytes(text.encode(), "x.md"))


@each_edition
@pytest.mark.parametrize("lost", ["col", "row", "(?:col|row)"])
def test_spans_that_a_site_has_dropped(lost: str, edition: str) -> None:
    """Figures are taken in their order where what stands under what is not known any more."""
    report = make_report(edition, seed=3, scale=100)
    page = re.sub(rf' {lost}span="?[0-9]+"?', "", write(".html", report).decode())

    assert_read(report, lint_bytes(page.encode(), "x.html"))


FIGURE = re.compile(r"<td[^>]*>(?:(?!</td>).)*?>[0-9]+<(?:(?!</td>).)*?</td>", re.DOTALL)


@each_edition
@pytest.mark.parametrize("lost", ["col", "row", "(?:col|row)"])
@pytest.mark.parametrize("leaves", ["", "<td></td>"], ids=["dropped", "blank"])
def test_figures_and_spans_that_are_lost(leaves: str, lost: str, edition: str) -> None:
    """What stands in the place of a lost figure is not taken for it."""
    for seed in range(6):
        report = make_report(edition, seed, scale=100)
        page = re.sub(rf' {lost}span="?[0-9]+"?', "", write(".html", report).decode())
        figure = Random(seed).choice(list(FIGURE.finditer(page)))
        page = page[: figure.start()] + leaves + page[figure.end() :]

        assert wrong_cells(report, lint_bytes(page.encode(), "x.html")) == []


@pytest.mark.parametrize("name", DRAWN)
def test_table_in_another_shape_is_not_missing(name: str) -> None:
    """What is there and cannot be read is in doubt."""
    report = make_report("2021", 1)
    result = lint_bytes(WRITERS[name](variants.turned(list(blocks(report)))), name)

    assert [found.code for found in result.diagnostics] == ["GL008"]
    assert result.verdict == "incomplete"


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("政府集中采购\t3\t58.5", "政府集中采购 3 5 8\t.\t5"),
        ("行政事业性收费\t7\t2", "行政事 业性收 7 费\t2"),
    ],
)
def test_figures_in_a_label(row: str, broken: str) -> None:
    """A label into which figures ran is not known, so that those left are not taken for all."""
    report = make_report("2019", 1)
    tables = report["tables"]["proactive"]
    tables["procurement"] = {"projects": 3, "amount": "58.5"}
    tables["admin_fee"] = {"items_last_year": 7, "change_this_year": 2}
    text = text_of(blocks(report)).decode()
    written = "\n".join(line.replace("\t\t", "\t") for line in text.split("\n"))
    result = lint_bytes(written.replace(row, broken).encode(), "x.txt")

    assert row in written
    assert wrong_cells(report, result) == []
    assert "GL008" in {found.code for found in result.diagnostics}


def test_label_behind_a_group_that_is_broken() -> None:
    """The last text before the figures is the label, though only that of the group is known."""
    report = make_report("2021", 1)
    text = text_of(blocks(report), keep_blanks=False, bars=True).decode()
    broken = text.replace(
        "| （四）无法提供 | 1.本机关不掌握", "| （四） | 1.本机 |\n| 无法提供 | 关不掌握"
    )

    assert broken != text
    assert_read(report, lint_bytes(broken.encode(), "x.md"))


@pytest.mark.parametrize("filler", ["3", "/"])
def test_rows_side_by_side(filler: str) -> None:
    """Two rows of table two may stand on one line, each with its figure."""
    report = make_report("2021", 1)
    tables = report["tables"]["proactive"]
    tables["penalty"] = {"decisions": filler}
    tables["coercion"] = {"decisions": 5}
    text = text_of(blocks(report), keep_blanks=False).decode()
    beside = text.replace(f"行政处罚\t{filler}\n行政强制", f"行政处罚\t{filler}\t行政强制")

    assert beside != text
    assert wrong_cells(report, lint_bytes(beside.encode(), "x.txt")) == []
    assert absent_cells(report, lint_bytes(beside.encode(), "x.txt")) == 0
