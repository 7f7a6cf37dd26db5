"""Mistakes in tables that no sum shows: made in right reports, each is found by its rule."""

from collections.abc import Callable, Mapping
from copy import deepcopy

import pytest

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from tests.support.reports import Canonical, make_report
from tests.support.writers import write_json

TRIED = 12

Spoil = Callable[[Canonical], None]


def _call(report: Canonical, agency: str) -> None:
    report |= {"agency": agency, "title": f"{agency}{report['year']}年政府信息公开工作年度报告"}
    report["signature"]["agency"] = agency


def _rules_of_a_township(report: Canonical) -> None:
    _call(report, "青溪县云岭镇人民政府")
    row = report["tables"]["proactive"]["rules"]
    report["tables"]["proactive"]["rules"] = dict.fromkeys(row, 3)


def _fee_in_yuan(report: Canonical) -> None:
    _call(report, "青溪县交通运输局")
    report["tables"]["proactive"]["admin_fee"]["fee_amount"] = 152_790


def _no_decisions(report: Canonical) -> None:
    _call(report, "望山区市场监督管理局")
    for row in ("licence", "penalty", "coercion"):
        report["tables"]["proactive"][row]["decisions"] = 0


def _all_carried_out(report: Canonical) -> None:
    rows = report["tables"]["applications"]
    for row, cells in rows.items():
        count = {"carried_in": 9, "carried_out": 9}.get(row, 0)
        rows[row] = {column: count * (column in ("business", "total")) for column in cells}


def _disputes_without_requests(report: Canonical) -> None:
    rows = report["tables"]["applications"]
    for row, cells in rows.items():
        rows[row] = dict.fromkeys(cells, 0)
    report["tables"]["review_litigation"]["review"] |= {"upheld": 7, "corrected": 0}
    cells = report["tables"]["review_litigation"]["review"]
    cells["total"] = 7 + cells["other_result"] + cells["pending"]


def _suit_without_review(report: Canonical) -> None:
    rows = report["tables"]["review_litigation"]
    rows["review"] = dict.fromkeys(rows["review"], 0)
    rows["suit_after_review"] = dict.fromkeys(rows["review"], 0) | {"pending": 2, "total": 2}


MISTAKES: Mapping[str, Spoil] = {
    "GL208": _rules_of_a_township,
    "GL209": _fee_in_yuan,
    "GL210": _no_decisions,
    "GL304": _all_carried_out,
    "GL451": _disputes_without_requests,
    "GL452": _suit_without_review,
}
ONLY_2021 = {"GL209", "GL210"}


CASES = [
    (code, edition)
    for code in MISTAKES
    for edition in EDITIONS
    if edition == "2021" or code not in ONLY_2021
]


@pytest.mark.parametrize(("code", "edition"), CASES)
def test_mistake_is_found(code: str, edition: str) -> None:
    for seed in range(TRIED):
        report = deepcopy(make_report(edition, seed))
        MISTAKES[code](report)
        result = lint_bytes(write_json(report), "report.json")

        assert code in {found.code for found in result.diagnostics}, seed
