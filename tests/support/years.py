"""Reports of one agency on two years that go together, and breaks between them."""

import random
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

from govlint.company import Company
from govlint.engine import lint_entry, shelve
from govlint.pairing import introduce
from govlint.result import FileResult
from govlint.settings import Settings
from govlint.shelf import Entry
from govlint.source import Source
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import write

EDITIONS = [("2019", "2019", 2020), ("2019", "2021", 2021), ("2021", "2021", 2024)]
"""Of last year's report and of this year's, with this year."""
COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
LAST_PROSE = {
    "overview": "{year}年，单位把公开工作同业务工作一起部署，按季度调度。\n（一）主动公开。编制目录，逐月更新。",
    "problems": "栏目更新不够及时，将实行提醒制度；互动渠道偏少，将开通在线访谈。",
}
FLOWS = (
    ("licence", "decisions"),
    ("penalty", "decisions"),
    ("coercion", "decisions"),
    ("admin_fee", "fee_amount"),
    ("procurement", "amount"),
)


class Years(NamedTuple):
    """Reports on two consecutive years."""

    last: Canonical
    now: Canonical


Break = Callable[[Years, random.Random], tuple[Years, str] | None]
"""Breaks what holds between two years; returns the cell as well, or None where there is no room."""


def make_years(last_edition: str, edition: str, year: int, seed: int) -> Years:
    """Make two right reports of which the second goes on from the first."""
    now = _of_year(make_report(edition, seed), year)
    last = _of_year(make_report(last_edition, seed + 10_000), year - 1)
    last["agency"] = last["signature"]["agency"] = now["agency"]
    last["title"] = f"{now['agency']}{year - 1}年政府信息公开工作年度报告"
    for key, text in LAST_PROSE.items():
        last["sections"][key]["text"] = text.format(year=year - 1)
    _carry(last["tables"]["applications"], now["tables"]["applications"])
    for row, cells in last["tables"]["review_litigation"].items():
        pending = min(cells["pending"], now["tables"]["review_litigation"][row]["total"])
        cells["total"] += pending - cells["pending"]
        cells["pending"] = pending
    _go_on(last, now)
    return Years(last, now)


def _of_year(report: Canonical, year: int) -> Canonical:
    text = str(report["year"])
    for section in report["sections"].values():
        section["text"] = section["text"].replace(text, str(year))
    report["title"] = report["title"].replace(text, str(year))
    report["year"] = year
    report["period"] = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    report["signature"]["date"] = f"{year + 1}-01-12"
    return report


def _carry(last: dict[str, Any], now: dict[str, Any]) -> None:
    """Let last year carry out what this year carries in; its balances go on holding."""
    for column in COLUMNS:
        more = now["carried_in"][column] - last["carried_out"][column]
        rows = ("carried_out", "new_received") if more > 0 else ("carried_out",)
        for row in rows:
            last[row][column] += more
        if more < 0:
            for row in ("granted", "results_total"):
                last[row][column] -= more
    for row in ("carried_out", "new_received", "granted", "results_total"):
        last[row]["total"] = sum(last[row][column] for column in COLUMNS)


def _go_on(last: Canonical, now: Canonical) -> None:
    old, new = last["tables"]["proactive"], now["tables"]["proactive"]
    for row in ("rules", "normative_docs"):
        if "in_force" in old[row] and "in_force" in new[row]:
            stock = new[row]["in_force"] - new[row]["issued"] + new[row]["repealed"]
            old[row] = {"issued": 0, "repealed": 0, "in_force": stock}
        elif "public_total" in new[row]:
            old[row] = {"made": 0, "published": 0, "public_total": new[row]["public_total"]}
    for row, cells in new.items():
        if "items_last_year" in cells:
            old[row]["items_last_year"] = max(cells["items_last_year"] - 1, 0)
            more = cells["items_last_year"] - old[row]["items_last_year"]
            old[row]["change_this_year"] = more
    for row, column in FLOWS:
        if column in old.get(row, {}) and column in new.get(row, {}):
            old[row][column] = new[row][column] + 1


def lint_years(years: Years, suffix: str = ".json") -> FileResult:
    """Lint the report on the second year with the first as that on the year before."""
    files = (("now", years.now), ("last", years.last))
    sources = [Source(f"{name}{suffix}", "", write(suffix, report)) for name, report in files]
    now, last = map(shelve, sources)
    assert isinstance(last, Entry)
    (company,) = introduce([now], [Settings()], [last])
    assert isinstance(company, Company)
    return lint_entry(now, Settings(), company)


def carried_in(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Tell another number of requests carried in, and leave all sums as they were."""
    column = chance.choice(COLUMNS)
    key = f"applications.carried_in.{column}"
    wrong = years.now["tables"]["applications"]["carried_in"][column] + chance.randint(1, 30)
    return Years(years.last, with_cell(years.now, key, wrong)), key


def carried_in_with_sums(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Tell another number of requests carried in, and make the sums fit it."""
    now = deepcopy(years.now)
    column, more = chance.choice(COLUMNS), chance.randint(1, 30)
    for row in ("carried_in", "granted", "results_total"):
        now["tables"]["applications"][row][column] += more
        now["tables"]["applications"][row]["total"] += more
    return Years(years.last, now), f"applications.carried_in.{column}"


def stock(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Tell another number of documents in force, items or public documents."""
    old, new = years.last["tables"]["proactive"], years.now["tables"]["proactive"]
    for row, column in (("normative_docs", "in_force"), ("licence", "items_last_year")):
        if column in old.get(row, {}) and column in new.get(row, {}):
            key = f"proactive.{row}.{column}"
            return Years(
                years.last, with_cell(years.now, key, new[row][column] + chance.randint(1, 9))
            ), key
    return None


def pending(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Let more cases be pending last year than this year has."""
    last = deepcopy(years.last)
    row = chance.choice(["review", "direct_suit", "suit_after_review"])
    total = years.now["tables"]["review_litigation"][row]["total"]
    cells = last["tables"]["review_litigation"][row]
    cells["pending"] = total + 1
    cells["total"] = cells["upheld"] + cells["corrected"] + cells["other_result"] + total + 1
    return Years(last, years.now), f"review_litigation.{row}.total"


def public_total(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Let more documents be public last year."""
    key = "proactive.normative_docs.public_total"
    old, new = (one["tables"]["proactive"]["normative_docs"] for one in years)
    if "public_total" not in old or "public_total" not in new:
        return None
    more = new["public_total"] + chance.randint(1, 9)
    return Years(with_cell(years.last, key, more), years.now), key


def leap(years: Years, chance: random.Random) -> tuple[Years, str] | None:
    """Write a number of licences with a digit or two too many."""
    key = "proactive.licence.decisions"
    last = with_cell(years.last, key, chance.randint(5, 900))
    wrong = last["tables"]["proactive"]["licence"]["decisions"] * chance.choice([10, 100])
    return Years(last, with_cell(years.now, key, wrong)), key


FIGURES: dict[str, Break] = {
    "GL601": carried_in_with_sums,
    "GL602 GL603": stock,
    "GL604": public_total,
    "GL605": pending,
    "GL606": leap,
}
"""Breaks of figures by the codes that say them, one of which must name the cell."""
