"""Mistakes in statements of prose; `tests.support.prose` knows how most of them are told wrong."""

from tests.support.reports import Canonical
from tests.support.seeds.planting import Chance, in_prose, in_report

TOLD = (
    *("GL501", "GL502", "GL503", "GL504", "GL506", "GL507", "GL509", "GL510"),
    *("GL521", "GL522", "GL523", "GL524", "GL525", "GL526"),
)


def _tell(report: Canonical, text: str, section: str = "overview") -> None:
    report["sections"][section]["text"] = text


def _outcomes(report: Canonical, chance: Chance) -> None:
    """Tell outcomes that are fewer than what was received; the table that would say so is lost."""
    granted, refused = chance.randint(1, 30), chance.randint(1, 30)
    received = granted + refused + chance.randint(5, 20)
    _tell(
        report,
        f"全年收到政府信息公开申请{received}件，其中予以公开{granted}件，部分公开3件，"
        f"不予公开{refused}件，无法提供0件，不予处理1件。",
    )
    del report["tables"]["applications"]


def _withdrawn(report: Canonical, chance: Chance) -> None:
    for row in report["tables"]["review_litigation"].values():
        row["total"] -= row["other_result"]
        row["other_result"] = 0
    _tell(report, f"{chance.randint(1, 3)}件政府信息公开案件由申请人撤回复议。")


def _charges(report: Canonical, chance: Chance) -> bool:
    fees = report["tables"]["proactive"]["admin_fee"].get("fee_amount")
    if fees is None:
        return False
    _tell(report, f"全年行政事业性收费{fees + chance.randint(3, 90)}万元。")
    return True


def _parts(report: Canonical, chance: Chance) -> None:
    """Name all parts but one."""
    names = [section["heading"].partition("、")[2] for section in report["sections"].values()]
    names[3] = names[3].replace("、", "和")
    names.remove(chance.choice([names[0], names[1], names[5]]))
    number = chance.choice(["五", "六"])
    _tell(report, f"本报告由{'、'.join(names)}{number}部分组成。")


def _more_than_charged(report: Canonical, chance: Chance) -> None:
    charged = chance.randint(1, 9) * 100
    _tell(report, f"应收信息处理费{charged}元，实际收取信息处理费{charged + 200}元。", "other")


def _odd_fee(report: Canonical, chance: Chance) -> None:
    _tell(report, f"全年收取信息处理费{chance.randint(1, 90) * 10 + 7}元。", "other")


def _no_fee(report: Canonical, _: Chance) -> None:
    _tell(report, "无其他需要报告的事项。", "other")


def _more_than_charges(report: Canonical, chance: Chance) -> None:
    report["tables"]["proactive"]["admin_fee"]["fee_amount"] = 0
    _tell(report, f"全年收取政府信息公开信息处理费{chance.randint(1, 9) * 100}元。", "other")


def _short_breakdown(report: Canonical, chance: Chance) -> None:
    first, second = chance.randint(50, 400), chance.randint(20, 49)
    whole = first + second + 30
    _tell(
        report,
        f"全年公开信息{whole}条，其中网站{first}条、微信{second}条、其他{30 - chance.randint(1, 9)}条。",
    )


def _fee_items(report: Canonical, chance: Chance) -> None:
    first, second = (chance.randint(1, 90) * 10 for _ in range(2))
    total = first + second + chance.choice([-10, 10])
    _tell(report, f"全年收取信息处理费{total}元，其中{first}元、{second}元。", "other")


def _amount_only(report: Canonical, chance: Chance) -> None:
    _tell(report, f"全年收取信息处理费{chance.randint(1, 9) * 100}元。", "other")


SEEDS = {
    **{code: in_prose(code) for code in TOLD},
    "GL505": in_report(_outcomes),
    "GL508": in_report(_withdrawn),
    "GL511": in_report(_charges),
    "GL527": in_report(_parts),
    "GL541": in_report(_no_fee),
    "GL542": in_report(_more_than_charged),
    "GL543": in_report(_odd_fee),
    "GL528": in_report(_short_breakdown),
    "GL545": in_report(_fee_items),
    "GL546": in_report(_amount_only),
    "GL544": in_report(_more_than_charges),
}
