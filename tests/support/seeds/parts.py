"""Mistakes in what a report consists of: parts, headings, title, years, the form itself."""

from govlint.form import EDITIONS, load_form
from tests.support.reports import Canonical, make_report
from tests.support.seeds.planting import Chance, in_print, in_report
from tests.support.writers import Block, blocks

PROSE = ("overview", "problems", "other")


def _headings(content: list[Block]) -> list[int]:
    labels = {section.label for name in EDITIONS for section in load_form(name).sections.values()}
    return [at for at, block in enumerate(content) if isinstance(block, str) and block in labels]


def _only_prose(content: list[Block], _: Chance) -> list[Block]:
    headings = _headings(content)
    return [
        block
        for at, block in enumerate(content)
        if isinstance(block, str) and at not in headings and "年度报告" not in block
    ]


def _before_forms(content: list[Block], _: Chance) -> list[Block]:
    return [
        "青溪县统计局2018年政府信息公开工作年度报告",
        "一、概述",
        *_only_prose(content, _)[1:-1],
        "二、主动公开政府信息情况",
        "三、依申请公开政府信息情况",
        "四、收费及减免情况",
        "没有收取费用。",
    ]


def _lose_part(report: Canonical, chance: Chance) -> None:
    del report["sections"][chance.choice(PROSE)]


def _swap_parts(content: list[Block], _: Chance) -> list[Block]:
    """Print the last part before the one in front of it."""
    *_rest, fifth, sixth = _headings(content)
    end = len(content) - 2  # the signature
    return [*content[:fifth], *content[sixth:end], *content[fifth:sixth], *content[end:]]


def _repeat_part(content: list[Block], _: Chance) -> list[Block]:
    *_rest, fifth, sixth = _headings(content)
    return [*content[:sixth], *content[fifth:]]


def _renumber(report: Canonical, chance: Chance) -> None:
    section = report["sections"][chance.choice(PROSE)]
    number, _, words = section["heading"].partition("、")
    others = [one for one in ("二", "四", "") if one != number]
    other = chance.choice(others)
    section["heading"] = f"{other}、{words}" if other else words


def _reword(report: Canonical, chance: Chance) -> None:
    section = report["sections"][chance.choice(("overview", "problems"))]
    number = section["heading"].partition("、")[0]
    section["heading"] = f"{number}、{chance.choice(['工作基本情况', '有关工作情况'])}"


def _empty(report: Canonical, chance: Chance) -> None:
    report["sections"][chance.choice(PROSE)]["text"] = ""


def _old_period(report: Canonical, chance: Chance) -> None:
    year = report["year"] - chance.choice([1, 2])
    report["period"] = {"start": f"{year}-01-01", "end": f"{year}-12-31"}


def _short_period(report: Canonical, chance: Chance) -> None:
    report["period"]["end"] = f"{report['year']}-{chance.choice(['12-30', '06-30', '11-30'])}"


def _title(report: Canonical, _: Chance) -> None:
    year = str(report["year"])
    report["title"] = f"{year}年{report['title'].replace(year + '年', '', 1)}"


def _old_signature(report: Canonical, chance: Chance) -> None:
    year = report["year"] + chance.choice([0, 2])
    report["signature"]["date"] = f"{year}-01-{chance.randint(10, 28)}"


def _wrong_edition(report: Canonical, _: Chance) -> None:
    year = 2020 if report["edition"] == "2021" else 2023
    old = str(report["year"])
    report["title"] = report["title"].replace(old, str(year))
    report["year"] = year
    report["period"] = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    report["signature"]["date"] = f"{year + 1}-01-16"


def _mixed_editions(content: list[Block], chance: Chance) -> list[Block]:
    """Print a table of the other edition."""
    is_old = any("其他对外管理服务事项" in str(block) for block in content)
    other = list(blocks(make_report("2021" if is_old else "2019", chance.randint(0, 99))))
    ours, theirs = (_tables(one) for one in (content, other))
    place = chance.choice([0, 1])
    return [*content[: ours[place]], other[theirs[place]], *content[ours[place] + 1 :]]


def _tables(content: list[Block]) -> list[int]:
    return [at for at, block in enumerate(content) if not isinstance(block, str)]


def _misspell(report: Canonical, chance: Chance) -> None:
    key = chance.choice(["agency", "signature", "title"])
    report[f"{key[:-1]}"] = report.pop(key)


SEEDS = {
    "GL001": in_print(_only_prose),
    "GL010": in_print(_before_forms),
    "GL021": in_report(_wrong_edition),
    "GL022": in_print(_mixed_editions),
    "GL031": in_report(_misspell),
    "GL101": in_report(_lose_part),
    "GL102": in_print(_swap_parts),
    "GL103": in_print(_repeat_part),
    "GL104": in_report(_renumber),
    "GL105": in_report(_reword),
    "GL106": in_report(_empty),
    "GL111": in_report(_old_period),
    "GL112": in_report(_short_period),
    "GL113": in_report(_title),
    "GL114": in_report(_old_signature),
}
