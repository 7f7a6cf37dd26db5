"""Blanks become 0 only where the sums confirm it."""

import pytest

from tests.fixes.forms import file_of, mend
from tests.support.reports import Canonical, make_report, with_cell


def changed(**cells: object) -> bytes:
    """Write a report with other cells, named with two underscores for a dot."""
    report = make_report()
    for key, value in cells.items():
        report = with_cell(report, key.replace("__", "."), value)
    return file_of(report, ".json")


def of_review(report: Canonical) -> dict[str, int]:
    row: dict[str, int] = report["tables"]["review_litigation"]["review"]
    return row


def test_blank_that_hides_a_figure_is_left() -> None:
    """The total says that something is missing."""
    column = next(
        name for name, value in of_review(make_report()).items() if value and name != "total"
    )
    data = changed(**{f"review_litigation__review__{column}": "/"})
    fixed = mend(data, ".json", fill_zero=True)

    assert (fixed.data, [left.edit.code for left in fixed.left]) == (data, ["GL013"])


def test_blank_in_no_sum_is_left() -> None:
    """Nothing confirms that there were none."""
    data = changed(proactive__licence__decisions="")
    fixed = mend(data, ".json", fill_zero=True)

    assert (fixed.data, [left.edit.code for left in fixed.left]) == (data, ["GL012"])


def test_empty_table_is_left() -> None:
    report = make_report()
    for row in report["tables"]["review_litigation"].values():
        row.update(dict.fromkeys(row, ""))
    data = file_of(report, ".json")

    assert mend(data, ".json", fill_zero=True).data == data


def test_blank_beside_text_is_left() -> None:
    """A sum with a figure that cannot be read confirms nothing."""
    report = make_report()
    row: dict[str, object] = report["tables"]["review_litigation"]["review"]
    row |= {**dict.fromkeys(row, 0), "upheld": "", "pending": "3件", "total": 3}
    data = file_of(report, ".json")
    fixed = mend(data, ".json", fill_zero=True)

    assert fixed.data == data
    assert [left.edit.code for left in fixed.left] == ["GL012"]


def test_cell_with_a_broken_sum_is_left() -> None:
    data = changed(review_litigation__review__upheld="", review_litigation__review__total=999)

    assert mend(data, ".json", fill_zero=True).data == data


def test_nothing_else_may_be_found_afterwards() -> None:
    """Some cells 0 and others blank in one table: nobody could tell whether they mean the same."""
    report = make_report()
    rows = report["tables"]["review_litigation"]
    rows["review"].update(dict.fromkeys(rows["review"], ""))
    for name in ("direct_suit", "suit_after_review"):
        rows[name].update(dict.fromkeys(rows[name], ""), total=7)
    data = file_of(report, ".json")
    fixed = mend(data, ".json", fill_zero=True)

    assert fixed.data == data
    assert "with 0 in it something else would be found" in {left.reason.en for left in fixed.left}


@pytest.mark.parametrize("suffix", [".docx", ".html", ".json"])
def test_whole_row_of_blanks(suffix: str) -> None:
    report = make_report()
    rows = report["tables"]["review_litigation"]
    zero = dict.fromkeys(rows["review"], 0)
    rows["review"] = rows["suit_after_review"] = zero
    right = file_of(report, suffix)
    rows["review"] = dict.fromkeys(zero, "")
    fixed = mend(file_of(report, suffix), suffix, fill_zero=True)

    assert len(fixed.done) == len(zero)
    assert suffix != ".json" or fixed.data == right
