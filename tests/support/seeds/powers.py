"""Mistakes that no sum shows: what an agency of its kind hardly tells, and disputes out of nothing."""

from tests.support.reports import Canonical
from tests.support.seeds.planting import Chance, in_report


def _call(report: Canonical, agency: str) -> None:
    report |= {"agency": agency, "title": f"{agency}{report['year']}年政府信息公开工作年度报告"}
    report["signature"]["agency"] = agency


def _rules_of_a_township(report: Canonical, chance: Chance) -> None:
    _call(report, "青溪县云岭镇人民政府")
    row = report["tables"]["proactive"]["rules"]
    report["tables"]["proactive"]["rules"] = dict.fromkeys(row, chance.randint(1, 9))


def _fee_in_yuan(report: Canonical, chance: Chance) -> None:
    _call(report, "青溪县交通运输局")
    report["tables"]["proactive"]["admin_fee"]["fee_amount"] = chance.randint(100_000, 900_000)


def _no_decisions(report: Canonical, chance: Chance) -> None:
    _call(report, chance.choice(["望山区市场监督管理局", "青溪县公安局"]))
    for row in ("licence", "penalty", "coercion"):
        report["tables"]["proactive"][row]["decisions"] = 0


def _all_carried_out(report: Canonical, chance: Chance) -> None:
    rows, left = report["tables"]["applications"], chance.randint(1, 9)
    for row, cells in rows.items():
        count = {"carried_in": left, "carried_out": left}.get(row, 0)
        rows[row] = {column: count * (column in ("business", "total")) for column in cells}


def _disputes_without_requests(report: Canonical, chance: Chance) -> None:
    rows = report["tables"]["applications"]
    for row, cells in rows.items():
        rows[row] = dict.fromkeys(cells, 0)
    reviews = report["tables"]["review_litigation"]["review"]
    reviews["pending"] += chance.randint(1, 9)
    reviews["total"] = sum(reviews.values()) - reviews["total"]


def _suit_without_review(report: Canonical, chance: Chance) -> None:
    rows, suits = report["tables"]["review_litigation"], chance.randint(1, 9)
    rows["review"] = dict.fromkeys(rows["review"], 0)
    rows["suit_after_review"] = rows["review"] | {"pending": suits, "total": suits}


SEEDS = {
    "GL208": in_report(_rules_of_a_township),
    "GL209": in_report(_fee_in_yuan),
    "GL210": in_report(_no_decisions),
    "GL304": in_report(_all_carried_out),
    "GL451": in_report(_disputes_without_requests),
    "GL452": in_report(_suit_without_review),
}
