"""GL2: what table 2 tells against what an agency of this kind and level can do."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import (
    Breach,
    Form,
    Options,
    Severity,
    Text,
    cell_place,
    is_enforcer,
    level_of,
    rule,
)

LEGISLATION = Text(
    "《立法法》（2023 年修正）第九十一条、第九十三条：规章由国务院部门，省、自治区、直辖市和设区的市、自治州的"
    "人民政府制定",
    "Legislation Law (2023), articles 91 and 93: rules are made by departments of the State Council "
    "and by the governments of provinces, cities with districts and autonomous prefectures",
)
UNIT = Text(
    "表二栏目“本年收费金额（单位：万元）”", "the label “本年收费金额（单位：万元）” of table “表二”"
)
PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")
RULES_COLUMNS = ("issued", "repealed", "in_force", "made", "published", "public_total")
BELOW = frozenset({"township", "institution"})
"""Kinds of agencies that make no rules at any level."""
MOST = 100_000
"""万元: a county that charged a billion yuan has written yuan."""


@rule("GL208", "rules-without-competence", "warning", basis=LEGISLATION, settings=("kinds",))
def rules_without_competence(report: Report, form: Form, options: Options) -> Iterator[Breach]:
    """无权制定规章的机关在“规章”一行填了数。

    为什么：县、区和乡镇的机关、事业单位都不能制定规章，多半是把规范性文件或规章制度填到了这一行。市、省的
    部门起草的规章由政府公布，是否计入各地不一；只公开而不制定的，也只作提示。

    示例：某镇人民政府“规章”本年制发件数 3。

    处理：规范性文件移到“行政规范性文件”一行；没有规章的填 0。

    An agency that can make no rules (“规章”) has figures in their row.

    Why: Agencies of counties, districts and townships make no rules, nor do institutions; it is
    probably a normative document or a house rule. Departments of cities and provinces draft rules
    that their governments issue, and may count them; what is only published is noted as well.

    Example: A township with 3 under “规章”.

    Fix: Move normative documents to their own row; fill in 0 where there are no rules.
    """
    severity = _competence(report.agency, options)
    if severity is None:
        return
    cells = (report.cell(f"proactive.rules.{column}") for column in RULES_COLUMNS)
    found = [cell for cell in cells if cell and cell.value]
    if not found:
        return
    is_made = any(not cell.key.endswith(("published", "public_total")) for cell in found)
    place = cell_place(report, form.tables["proactive"], found[0].key)
    yield Breach(
        message=Text(
            f"{place.zh}填 {found[0].text}，“{report.agency}”一般无权制定规章，请核对是否为规范性文件",
            f"{place.en} is {found[0].text}, and “{report.agency}” usually makes no rules; "
            "these may be normative documents",
        ),
        place=place,
        at=found[0].at,
        cells=tuple(cell.key for cell in found),
        actual=found[0].text,
        severity=severity if is_made else "note",
    )


def _competence(agency: str | None, options: Options) -> Severity | None:
    """Return how sure it is that an agency makes no rules; None: it may."""
    kind, level = options.kind(agency), level_of(agency)
    if kind in BELOW or (level == "county" and kind not in (None, "zone")):
        return "warning"
    return "note" if kind == "zone" or (level == "city" and kind == "department") else None


@rule("GL209", "fee-in-yuan", "note", basis=UNIT, editions=("2021",), settings=("kinds",))
def fee_in_yuan(report: Report, form: Form, options: Options) -> Iterator[Breach]:
    """行政事业性收费的金额像是以元为单位。

    为什么：这一格的单位是万元。县以下机关填十万以上的整数，等于收费十亿元以上，多半是元没有换算。

    示例：某县一个局填 152790；15.279 万元才是 152790 元。

    处理：核对单位，除以 10000。

    The amount of charges looks like yuan.

    Why: This cell is in units of 10,000 yuan. A whole number of 100,000 or more would be a billion
    yuan and more, which hardly any agency of a county charges.

    Example: A bureau of a county with 152790; that many yuan are 15.279.

    Fix: Check the unit and divide by 10,000.
    """
    cell = report.cell("proactive.admin_fee.fee_amount")
    is_small = level_of(report.agency) == "county" or options.kind(report.agency) in BELOW
    if not is_small or cell is None or cell.value is None or cell.value < MOST:
        return
    if cell.value == int(cell.value):
        place = cell_place(report, form.tables["proactive"], cell.key)
        yield Breach(
            message=Text(
                f"{place.zh}填 {cell.text}，单位是万元，请核对是否填成了元",
                f"{place.en} is {cell.text} in units of 10,000 yuan; it may be in yuan",
            ),
            place=place,
            at=cell.at,
            cells=(cell.key,),
            actual=cell.text,
        )


@rule("GL210", "enforcer-without-decisions", "note", basis=PRACTICE, editions=("2021",))
def enforcer_without_decisions(report: Report, form: Form) -> Iterator[Breach]:
    """以审批、执法为主的机关，许可、处罚、强制全是 0。

    为什么：公安、市场监管、综合执法、行政审批机关一年里没有一件许可、处罚或强制的很少见，可能是没有统计。

    示例：某区市场监督管理局三行处理决定数量都填 0。

    处理：向执法、审批科室核对；确实没有的不用改。

    An agency that licenses or punishes has no decision at all.

    Why: Police, market supervision, law enforcement and licensing offices hardly ever pass a year
    without one; the figures may not have been collected.

    Example: A market supervision bureau with 0 in all three rows.

    Fix: Ask the divisions; leave it if there were none.
    """
    keys = [f"proactive.{row}.decisions" for row in ("licence", "penalty", "coercion")]
    cells = [cell for cell in map(report.cell, keys) if cell and cell.value == 0]
    if len(cells) == len(keys) and is_enforcer(report.agency):
        place = cell_place(report, form.tables["proactive"], keys[0])
        yield Breach(
            message=Text(
                f"表二行政许可、行政处罚、行政强制都填 0，“{report.agency}”一般会有处理决定，请核对",
                f"licences, penalties and coercive measures of table “表二” are all 0, which is rare "
                f"for “{report.agency}”",
            ),
            place=place,
            at=cells[0].at,
            cells=tuple(keys),
        )
