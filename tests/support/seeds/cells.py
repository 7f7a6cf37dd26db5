"""Mistakes in what stands in a cell."""

from collections.abc import Callable, Iterator

from tests.support.reports import Canonical
from tests.support.seeds.planting import Chance, in_report

COUNTS = ("applications", "review_litigation")
"""Tables of counts only."""


def _set(*values: object) -> Callable[[Canonical, Chance], None]:
    """Make a spoiler that writes one of some values into any cell of a count."""

    def spoil(report: Canonical, chance: Chance) -> None:
        table = report["tables"][chance.choice(COUNTS)]
        row = table[chance.choice(list(table))]
        row[chance.choice(list(row))] = chance.choice(values)

    return spoil


def _set_document(*values: object) -> Callable[[Canonical, Chance], None]:
    """Make a spoiler that writes one into a count of documents: no sum says what it should be."""

    def spoil(report: Canonical, chance: Chance) -> None:
        row = report["tables"]["proactive"][chance.choice(("rules", "normative_docs"))]
        row[chance.choice(list(row))] = chance.choice(values)

    return spoil


def _lose_table(report: Canonical, chance: Chance) -> None:
    del report["tables"][chance.choice(list(report["tables"]))]


def _lose_row(report: Canonical, chance: Chance) -> None:
    table = report["tables"][chance.choice(("applications", "proactive"))]
    del table[chance.choice(list(table))]


def _lose_column(report: Canonical, chance: Chance) -> None:
    table = report["tables"][chance.choice(COUNTS)]
    column = chance.choice(list(next(iter(table.values()))))
    for row in table.values():
        del row[column]


def _lose_cell(report: Canonical, chance: Chance) -> None:
    row = chance.choice(list(report["tables"][chance.choice(COUNTS)].values()))
    del row[chance.choice(list(row))]


def _rows(report: Canonical) -> Iterator[dict[str, object]]:
    for table in report["tables"].values():
        yield from table.values()


def _blank_table(report: Canonical, chance: Chance) -> None:
    table = report["tables"][chance.choice(list(report["tables"]))]
    for row in table.values():
        row.update(dict.fromkeys(row, ""))


def _blank_zero(report: Canonical, chance: Chance) -> bool:
    return _replace_zero(report, chance, "")


def _fill_zero(report: Canonical, chance: Chance) -> bool:
    return _replace_zero(report, chance, chance.choice(["/", "—", "无"]))


def _replace_zero(report: Canonical, chance: Chance, filler: str) -> bool:
    zeros = [(row, key) for row in _rows(report) for key, value in row.items() if value == 0]
    if zeros:
        row, key = chance.choice(zeros)
        row[key] = filler
    return bool(zeros)


def _widen_digits(report: Canonical, chance: Chance) -> None:
    row = report["tables"]["applications"][chance.choice(["new_received", "granted"])]
    key = chance.choice(list(row))
    row[key] = str(row[key]).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


SEEDS = {
    "GL002": in_report(_lose_table),
    "GL003": in_report(_lose_row),
    "GL004": in_report(_lose_column),
    "GL005": in_report(_lose_cell),
    "GL011": in_report(_blank_table),
    "GL012": in_report(_blank_zero),
    "GL013": in_report(_fill_zero),
    "GL014": in_report(_set("3件", "约3", "3（含重复1件）")),
    "GL015": in_report(_set_document(-1, -12)),
    "GL016": in_report(_set_document(0.5, 2.25)),
    "GL017": in_report(_widen_digits, ".docx"),
}
