"""Seeds of what is wrong between a report and that on the year before."""

import random
from collections.abc import Callable

from govlint.result import FileResult
from tests.support.seeds.planting import Seed
from tests.support.years import (
    EDITIONS,
    Break,
    Years,
    carried_in_with_sums,
    leap,
    lint_years,
    make_years,
    pending,
    public_total,
    stock,
)

Spoil = Callable[[Years], None]
"""Changes the reports of two years, which are made anew each time."""


def _broken(how: Break) -> Seed:
    def seed(edition: str, number: int) -> FileResult | None:
        found = how(_years(edition, number), random.Random(number))
        return lint_years(found[0]) if found else None

    return seed


def _spoilt(how: Spoil) -> Seed:
    def seed(edition: str, number: int) -> FileResult | None:
        years = _years(edition, number)
        how(years)
        return lint_years(years)

    return seed


def _years(edition: str, number: int) -> Years:
    pair = next(pair for pair in EDITIONS if pair[:2] == (edition, edition))
    return make_years(*pair, number)


def _copy_tables(years: Years) -> None:
    years.last["tables"] = years.now["tables"]


def _copy_overview(years: Years) -> None:
    years.last["sections"]["overview"] = years.now["sections"]["overview"]


def _copy_problems(years: Years) -> None:
    years.last["sections"]["problems"] = years.now["sections"]["problems"]


def _rename(years: Years) -> None:
    years.last["agency"] = "白石县水务局"


def _misreckon(years: Years) -> None:
    """No rate is that great, whatever the two years' numbers of requests are."""
    total = years.now["tables"]["applications"]["new_received"]["total"]
    last = years.last["tables"]["applications"]["new_received"]
    last["total"] = max(last["total"], 1)
    _say(years, f"收到政府信息公开申请{total}件，同比增长123456.7%。")


def _misquote(years: Years) -> None:
    last = years.last["tables"]["applications"]["new_received"]["total"]
    _say(years, f"{years.last['year']}年收到政府信息公开申请{last + 5000}件。")


def _say(years: Years, sentence: str) -> None:
    section = years.now["sections"]["overview"]
    section["text"] = f"{section['text']}\n{sentence}"


SEEDS: dict[str, Seed] = {
    "GL601": _broken(carried_in_with_sums),
    "GL602": _broken(stock),
    "GL603": _broken(stock),
    "GL604": _broken(public_total),
    "GL605": _broken(pending),
    "GL606": _broken(leap),
    "GL607": _spoilt(_copy_tables),
    "GL608": _spoilt(_copy_overview),
    "GL609": _spoilt(_copy_problems),
    "GL610": _spoilt(_rename),
    "GL611": _spoilt(_misreckon),
    "GL612": _spoilt(_misquote),
}
