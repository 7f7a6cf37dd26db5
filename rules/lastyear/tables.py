"""GL60: tables that are last year's, and figures that leap."""

from collections.abc import Iterator
from decimal import Decimal

from govlint.report import CellKey, Report
from govlint.rule import (
    Breach,
    Form,
    Series,
    Severity,
    TableForm,
    Text,
    cell_place,
    column_label,
    row_label,
    rule,
    table_place,
)

from .pairs import Pair, is_renamed, least, numbers

ALIKE = Text(
    "国办公开办函〔2021〕30号（四）：报告内容雷同的，要核实责任",
    "“国办公开办函〔2021〕30号”, section four: reports that are alike are pursued",
)
PRACTICE = Text("未见明文规定，系核对惯例", "no clause is known, this is practice")
STOCKS = ("in_force", "public_total", "items_last_year", "change_this_year")
"""Columns of table two that may well be the same for years."""
SURE_DIGITS, FEW_DIGITS = 6, 4
"""Digits of figures above 0 that are the same: two numbers of one digit agree by chance in one year
of ten, so four digits in one of 10,000; below that nothing is concluded."""
LEAP = 10
MIN_LEAP = Decimal(50)
"""The greater of two figures of which one is many times the other; below it that is common."""
UNIT = Decimal(10_000)
LEAPING = (
    "proactive.licence.decisions",
    "proactive.penalty.decisions",
    "proactive.coercion.decisions",
    "proactive.admin_fee.fee_amount",
    "proactive.procurement.amount",
    "applications.new_received.total",
    "applications.results_total.total",
    "review_litigation.review.total",
    "review_litigation.direct_suit.total",
    "review_litigation.suit_after_review.total",
)
"""Totals of what happened in a year; of their parts, and of stocks, other rules speak."""


@rule("GL606", "sudden-jump", "note", basis=PRACTICE, needs="previous")
def sudden_jump(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """主要的数与上年相差十倍以上，或者一年有、一年是 0。

    为什么：业务量很少一年变成十倍。常见的原因是多填、漏填一位数，或者收费金额的单位（元、万元）弄错了。较小的数
    （不到 50）不提示。

    示例：行政许可上年 1190，本年 11286；行政处罚上年 52，本年 0。

    处理：与台账核对；确有其事的，可以在正文中说明原因。

    A main figure is ten times that of last year, or a tenth, or 0 in one of the years.

    Why: What an agency does seldom becomes ten times as much. Often a digit was added or lost, or the
    unit of the charges (“元”, “万元”) is wrong. Small figures, below 50, are left alone.

    Example: 1190 licences last year, 11286 this year; 52 penalties last year, none now.

    Fix: Check the register; if it is true, the prose may say why.
    """
    for key in LEAPING:
        table = form.tables[key.partition(".")[0]]
        pair = numbers(report, previous, key) if key in table.cells else None
        if pair and _leaps(pair):
            yield _leap(report, table, pair)


def _leaps(pair: Pair) -> bool:
    small, great = sorted(pair.values)
    return great >= MIN_LEAP and great >= small * LEAP


def _leap(report: Report, table: TableForm, pair: Pair) -> Breach:
    place = cell_place(report, table, pair.now.key)
    own = table.cells[pair.now.key]
    row = row_label(report, table, own.row)
    label = (
        row
        if len(table.columns[own.row]) == 1
        else f"{row} {column_label(table, own.row, own.column)}"
    )
    hint = Text("", "")
    small, great = sorted(pair.values)
    if own.kind == "amount" and small * UNIT / 10 <= great <= small * UNIT * 10:
        hint = Text("（单位应为万元）", " (the unit is 10,000 yuan)")
    now, last = pair.now.text, pair.last.text
    return Breach(
        message=Text(
            f"{place.zh}填 {now}，上年报告为 {last}，相差悬殊{hint.zh}，请核对",
            f"{place.en}: {now}, last year {last}, far apart{hint.en}",
        ),
        place=place,
        at=pair.now.at,
        cells=(pair.now.key,),
        actual=now,
        series=Series(
            Text(
                "与上年报告相差悬殊的数，请核对",
                "figures that are far apart from those of last year's report",
            ),
            Text(
                f"{table.name}「{label}」{now}，上年 {last}{hint.zh}",
                f"table “{table.name}”, “{label}” {now}, last year {last}{hint.en}",
            ),
        ),
        confidence=least(pair.now, pair.last),
    )


@rule("GL607", "copied-table", "warning", basis=ALIKE, needs="previous")
def copied_table(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """表二或表三的数字与上年报告完全相同。

    为什么：业务数字两年间逐格相同，多半是忘了更新，把上年的表抄了过来。存量（现行有效、项目数量）和 0 相同是正常
    的，不计；数字很少、很小的也可能碰巧相同，不提示。

    示例：表二的行政许可 1286、行政处罚 47、收费 215.38 与上年一模一样。

    处理：按本年的台账重新填表。

    All figures of table two or three are those of last year's report.

    Why: What happened in two years does not agree figure by figure; last year's table was left
    standing. Stocks and zeros may well be the same and do not count, and a few small figures agree by
    chance.

    Example: 1286 licences, 47 penalties and charges of 215.38, as a year ago.

    Fix: Fill in the table again from this year's register.
    """
    for name in ("proactive", "applications"):
        table = form.tables[name]
        digits = _copied_digits(report, previous, table)
        if digits < FEW_DIGITS:
            continue
        severity: Severity | None = None if digits >= SURE_DIGITS else "note"
        place = table_place(table)
        what = Text("（不含存量）", " (stocks aside)") if name == "proactive" else Text("", "")
        yield Breach(
            message=Text(
                f"{place.zh}的数字{what.zh}与上年报告逐格相同，请核对是否已按本年填写",
                f"{place.en}: all its figures{what.en} are those of last year's report; "
                "were they filled in anew?",
            ),
            place=place,
            at=report.tables[name].at,
            severity="note" if is_renamed(report, previous) else severity,
        )


def _copied_digits(report: Report, previous: Report, table: TableForm) -> int:
    """Return how many digits are the same; 0 where some figure differs or was not read.

    Sums say nothing that their parts do not.
    """
    digits = 0
    for key in _flows(table):
        pair = numbers(report, previous, key)
        if pair is None or pair.values[0] != pair.values[1]:
            return 0
        if pair.values[0] and not _is_sum(table, key):
            digits += sum(map(str.isdigit, str(pair.values[0])))
    return digits


def _flows(table: TableForm) -> list[CellKey]:
    return [key for key, cell in table.cells.items() if cell.column not in STOCKS]


def _is_sum(table: TableForm, key: CellKey) -> bool:
    cell = table.cells[key]
    return cell.column == "total" or cell.row == "results_total"
