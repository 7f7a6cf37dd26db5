"""Mistakes in the figures of the three tables."""

from tests.support.reports import Canonical
from tests.support.seeds.planting import Chance, in_report

DOCUMENTS = ("rules", "normative_docs")
ITEMS = ("licence", "other_services", "penalty", "coercion")


def _proactive(report: Canonical) -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = report["tables"]["proactive"]
    return rows


def _stock(report: Canonical, chance: Chance) -> None:
    row = _proactive(report)[chance.choice(DOCUMENTS)]
    row.update(issued=chance.randint(5, 9), repealed=1, in_force=chance.randint(0, 3))


def _published(report: Canonical, chance: Chance) -> None:
    row = _proactive(report)[chance.choice(DOCUMENTS)]
    row.update(made=9, published=9, public_total=chance.randint(0, 8))


def _made(report: Canonical, chance: Chance) -> None:
    row = _proactive(report)[chance.choice(DOCUMENTS)]
    row.update(made=chance.choice([3, 7]), published=5, public_total=20)


def _items(report: Canonical, chance: Chance) -> None:
    row = _proactive(report)[chance.choice(ITEMS)]
    row.update(items_last_year=3, change_this_year=-chance.randint(4, 9))


def _decisions(report: Canonical, chance: Chance) -> None:
    row = _proactive(report)[chance.choice(ITEMS)]
    row.update(items_last_year=0, change_this_year=0, decisions=chance.randint(1, 99))


def _procurement(report: Canonical, chance: Chance) -> None:
    projects = chance.choice([0, 3])
    _proactive(report)["procurement"].update(projects=projects, amount=0 if projects else 12.5)


def _fen(report: Canonical, _: Chance) -> None:
    _proactive(report)["admin_fee"]["fee_amount"] = 12.3456789


def _carried(report: Canonical, chance: Chance) -> None:
    """Forget a case that was carried out, in its column and in the sum of the row."""
    row = report["tables"]["applications"]["carried_out"]
    column = chance.choice([key for key in row if key != "total"])
    row[column] += 1
    row["total"] += 1


def _outcome(report: Canonical, chance: Chance) -> None:
    """Add a case to an outcome that no sum of the column has."""
    rows = report["tables"]["applications"]
    row = rows[chance.choice(["granted", "partly_granted"])]
    column = chance.choice([key for key in row if key != "total"])
    row[column] += 1
    row["total"] += 1


def _row_total(report: Canonical, chance: Chance) -> None:
    rows = report["tables"]["applications"]
    columns = [key for key in rows["granted"] if key != "total"]
    one, other = chance.sample(columns, 2)
    for name in ("new_received", "granted", "results_total"):
        rows[name][one] += 1
        rows[name][other] += 1
        rows[name]["total"] += 1


def _dispute(report: Canonical, chance: Chance) -> None:
    row = report["tables"]["review_litigation"][chance.choice(["review", "direct_suit"])]
    row[chance.choice(list(row))] += chance.randint(1, 9)


SEEDS = {
    "GL201": in_report(_stock),
    "GL202": in_report(_published),
    "GL203": in_report(_made),
    "GL204": in_report(_items),
    "GL205": in_report(_decisions),
    "GL206": in_report(_procurement),
    "GL207": in_report(_fen),
    "GL301": in_report(_carried),
    "GL302": in_report(_outcome),
    "GL303": in_report(_row_total),
    "GL401": in_report(_dispute),
}
