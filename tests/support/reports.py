"""Made-up reports that are right: every identity holds, every part and date is as it should be."""

import random
from copy import deepcopy
from decimal import Decimal
from typing import Any

from govlint.form import Form, load_form

Canonical = dict[str, Any]

PROSE = {
    "overview": (
        "{year}年，本机关认真落实《中华人民共和国政府信息公开条例》，围绕中心工作推进政务公开。\n"
        "（一）主动公开。通过门户网站、政务新媒体和政府公报发布信息，及时解读重要政策，"
        "回应群众关心的问题，做到应公开尽公开。\n"
        "（二）依申请公开。规范登记、审核、答复和送达各环节，所有申请均在法定期限内办理。\n"
        "（三）政府信息管理。完善公开属性源头认定和发布前审查机制，定期清理失效文件。\n"
        "（四）政府信息公开平台建设。优化栏目设置，提升检索和下载体验，保障平台安全稳定运行。\n"
        "（五）监督保障。开展业务培训，接受社会评议，全年没有发生责任追究情形。"
    ),
    "problems": (
        "存在的主要问题：一是政策解读的形式还不够丰富；二是基层公开队伍的业务能力有待提高。\n"
        "改进情况：一是增加图解、视频等解读方式；二是组织专题培训，建立经常性的业务指导机制。"
    ),
    "other": "本年度没有收取信息处理费，没有其他需要报告的事项。",
}
WITH_RULES = "江北市人民政府办公室"
"""The agency that speaks for a government which may make rules (规章)."""
AGENCIES = ("云岭县住房和城乡建设局", "青溪镇人民政府", WITH_RULES, "望山区统计局")


def make_report(edition: str = "2021", seed: int = 0, scale: int = 60) -> Canonical:
    """Make a right report.

    Args:
        edition: The edition of the form.
        seed: The same seed gives the same report.
        scale: The largest figure of a single cell.
    """
    form = load_form(edition)
    chance = random.Random(f"{edition} {seed} {scale}")
    year = chance.choice([2019, 2020] if edition == "2019" else [2021, 2022, 2023, 2024, 2025])
    agency = chance.choice(AGENCIES)
    proactive = _proactive(form, chance, scale)
    if agency != WITH_RULES:
        proactive["rules"] = dict.fromkeys(proactive["rules"], 0)
    return {
        "edition": edition,
        "year": year,
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "agency": agency,
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "sections": {
            key: {"heading": section.label, "text": PROSE.get(key, "").format(year=year)}
            for key, section in form.sections.items()
        },
        "tables": {
            "proactive": proactive,
            "applications": _applications(form, chance, scale),
            "review_litigation": _review(form, chance, scale),
        },
        "signature": {"agency": agency, "date": f"{year + 1}-01-{chance.randint(5, 28):02}"},
    }


def with_cell(report: Canonical, key: str, value: object) -> Canonical:
    """Return a copy of a report with another value in one cell."""
    changed = deepcopy(report)
    table, row, column = key.split(".")
    changed["tables"][table][row][column] = value
    return changed


def _figure(chance: random.Random, scale: int) -> int:
    return chance.choice([0, 0, 0, chance.randint(0, 9), chance.randint(0, scale)])


def _proactive(form: Form, chance: random.Random, scale: int) -> dict[str, dict[str, object]]:
    if form.edition == "2021":
        stock: dict[str, dict[str, object]] = {}
        for row in ("rules", "normative_docs"):
            issued, repealed = _figure(chance, scale), _figure(chance, scale)
            stock[row] = {
                "issued": issued,
                "repealed": repealed,
                "in_force": max(issued - repealed, 0) + _figure(chance, scale),
            }
        fee = Decimal(chance.randint(0, 10**7)).scaleb(-chance.randint(2, 6))
        return {
            **stock,
            **{
                row: {"decisions": _figure(chance, scale)}
                for row in ("licence", "penalty", "coercion")
            },
            "admin_fee": {"fee_amount": fee},
        }
    rows: dict[str, dict[str, object]] = {}
    for row in ("rules", "normative_docs"):
        made = _figure(chance, scale)
        rows[row] = {"made": made, "published": made, "public_total": made + _figure(chance, scale)}
    for row in ("licence", "other_services", "penalty", "coercion", "admin_fee"):
        items = chance.randint(1, scale)
        rows[row] = {"items_last_year": items, "change_this_year": chance.randint(-items, items)}
        if row != "admin_fee":
            rows[row]["decisions"] = _figure(chance, scale)
    projects = _figure(chance, scale)
    rows["procurement"] = {
        "projects": projects,
        "amount": Decimal(chance.randint(1, 10**6)).scaleb(-2) if projects else 0,
    }
    return rows


def _applications(form: Form, chance: random.Random, scale: int) -> dict[str, dict[str, int]]:
    table = form.tables["applications"]
    columns = [term.key for term in table.all_columns() if term.key != "total"]
    frame = ("new_received", "carried_in", "results_total", "carried_out")
    details = [row for row in table.rows if row not in frame]
    cells = {row: {column: _figure(chance, scale) for column in columns} for row in details}
    cells["results_total"] = {
        column: sum(cells[row][column] for row in details) for column in columns
    }
    cells["carried_out"] = {column: _figure(chance, scale) for column in columns}
    cells["carried_in"], cells["new_received"] = {}, {}
    for column in columns:
        handled = cells["results_total"][column] + cells["carried_out"][column]
        carried_in = chance.randint(0, min(handled, scale))
        cells["carried_in"][column] = carried_in
        cells["new_received"][column] = handled - carried_in
    for row in cells.values():
        row["total"] = sum(row.values())
    return {row: cells[row] for row in table.rows}


def _review(form: Form, chance: random.Random, scale: int) -> dict[str, dict[str, int]]:
    table = form.tables["review_litigation"]
    results = [term.key for term in table.all_columns() if term.key != "total"]
    rows: dict[str, dict[str, int]] = {}
    for row in table.rows:
        # Without a review there is no suit after one.
        is_odd = row == "suit_after_review" and not rows["review"]["total"]
        cells = {column: 0 if is_odd else _figure(chance, scale) for column in results}
        rows[row] = {**cells, "total": sum(cells.values())}
    return rows
