"""Figures that are possible, and unlikely of the agency that tells them."""

from tests.support.reports import Canonical
from tests.support.seeds.planting import Chance, in_report


def _name(report: Canonical, agency: str) -> None:
    report["title"] = f"{agency}{report['year']}年政府信息公开工作年度报告"
    report["agency"] = report["signature"]["agency"] = agency


def _clear(rows: dict[str, dict[str, int]]) -> None:
    for row in rows.values():
        row.update(dict.fromkeys(row, 0))


def _incompetent(report: Canonical, chance: Chance) -> None:
    """Let a township make rules."""
    _name(report, "青溪县云岭镇人民政府")
    made = chance.randint(1, 9)
    row = report["tables"]["proactive"]["rules"]
    row.update(dict.fromkeys(row, made))
    if report["edition"] == "2021":
        row["repealed"] = 0


def _in_yuan(report: Canonical, chance: Chance) -> None:
    _name(report, "青溪县住房和城乡建设局")
    fee = chance.randint(150_000, 900_000)
    report["tables"]["proactive"]["admin_fee"]["fee_amount"] = fee


def _idle(report: Canonical, chance: Chance) -> None:
    _name(report, chance.choice(["青溪县公安局", "望山区市场监督管理局"]))
    for row in ("licence", "penalty", "coercion"):
        report["tables"]["proactive"][row]["decisions"] = 0


def _unfinished(report: Canonical, chance: Chance) -> None:
    """Carry out more than was received."""
    table = report["tables"]["applications"]
    _clear(table)
    new, old = chance.randint(0, 4), chance.randint(8, 12)
    for row, number in (("new_received", new), ("carried_in", old), ("carried_out", new + old)):
        table[row].update(natural_person=number, total=number)


def _no_requests(report: Canonical, chance: Chance) -> None:
    _clear(report["tables"]["applications"])
    number = chance.randint(1, 9)
    report["tables"]["review_litigation"]["review"].update(
        upheld=number, corrected=0, other_result=0, pending=0, total=number
    )


def _no_review(report: Canonical, chance: Chance) -> None:
    table = report["tables"]["review_litigation"]
    _clear(table)
    number = chance.randint(1, 9)
    table["suit_after_review"].update(upheld=number, total=number)


SEEDS = {
    "GL208": in_report(_incompetent),
    "GL209": in_report(_in_yuan),
    "GL210": in_report(_idle),
    "GL304": in_report(_unfinished),
    "GL451": in_report(_no_requests),
    "GL452": in_report(_no_review),
}
