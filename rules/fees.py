"""GL54: the statement on fees for handling information (信息处理费)."""

from collections.abc import Iterator
from decimal import Decimal

from govlint.report import Mention, Report
from govlint.rule import (
    Breach,
    Form,
    Text,
    cell_place,
    format_number,
    is_before_forms,
    rule,
    told,
)

MEASURES = Text(
    "国办函〔2020〕109号《政府信息公开信息处理费管理办法》；在第六部分说明收费情况是通行做法",
    "“国办函〔2020〕109号” on fees for handling information; to tell of them in part six is practice",
)
TARIFF = Text(
    "国办函〔2020〕109号第四条、第五条",
    "“国办函〔2020〕109号”, articles 4 and 5",
)
FEES = frozenset({"fee_topic", "fee", "collect", "charge", "notice"})
COLLECTED = frozenset({"collect", "fee"})
THREE = {
    "notice": Text("收费通知的件数", "the number of notices"),
    "charge": Text("应收的总金额", "the amount charged"),
}
"""What a statement tells beside the amount collected."""
MIN_ITEMS = 2
TEN = Decimal(10)
YUAN = Decimal(10_000)


@rule("GL541", "missing-fee-statement", "note", basis=MEASURES, editions=("2021",))
def missing_fee_statement(report: Report, form: Form) -> Iterator[Breach]:
    """第六部分没有说明信息处理费的收取情况。

    为什么：信息处理费办法施行后，各地一般在第六部分说明当年发出收费通知的件数和收取的金额，没有的也写明没有。
    未见强制条文，只作提示；写在其他部分的，建议移到第六部分。

    示例：第六部分只写“无其他需要报告的事项”。

    处理：补一句，如“本年度没有收取信息处理费”。

    Part six says nothing of fees for handling information.

    Why: Since the measures on these fees, reports usually tell in part six how many notices were
    issued and how much was collected, or that there was nothing. No clause is known that demands it,
    so this is a note; where it stands elsewhere, part six is the usual place.

    Example: Part six says only that there is nothing else to report.

    Fix: Add a sentence, such as “本年度没有收取信息处理费”.
    """
    told_in = {m.sentence.section for m in report.mentions if m.figure in FEES}
    section = next((part for part in report.sections if part.key == "other"), None)
    is_silent = section is not None and section.text.strip() and "other" not in told_in
    if section is None or not is_silent or is_before_forms(report.year):
        return
    prose = [part for key, part in form.sections.items() if key not in form.tables]
    elsewhere = next((part for part in prose if part.key in told_in), None)
    place = form.sections["other"].label
    hint = f"，“{elsewhere.label}”中有" if elsewhere else ""
    hint_en = f"; “{elsewhere.label}” does" if elsewhere else ""
    yield Breach(
        message=Text(
            f"“{place}”没有说明信息处理费的收取情况{hint}",
            f"“{place}” says nothing of fees for handling information{hint_en}",
        ),
        place=Text(f"“{place}”", f"“{place}”"),
        at=section.at,
    )


@rule("GL542", "inconsistent-fee-statement", "warning", basis=MEASURES)
def inconsistent_fee_statement(report: Report, form: Form) -> Iterator[Breach]:
    """收费说明的各个数互相矛盾。

    为什么：收取的金额不会大于应收的总金额；没有发出收费通知就没有收费；表三有因逾期不缴费而不再处理的申请，
    就应当发过收费通知。

    示例：发出收费通知 0 件，收取信息处理费 400 元。

    处理：核对收费台账，改正其中的数。

    The numbers of the statement on fees contradict each other.

    Why: No more is collected than was charged; without a notice nothing is collected; and where
    table three has requests dropped because a fee was not paid, notices were issued.

    Example: 0 notices, and 400 yuan collected.

    Fix: Check the register of fees and correct the numbers.
    """
    collected = _plain(report, *COLLECTED)
    charged, notices = _plain(report, "charge"), _plain(report, "notice")
    denied = _denied(report, "collect")
    is_none = all(notice.value == 0 for notice in notices)
    none_sent = (notices if is_none else []) or _denied(report, "notice")
    for one in charged:
        if one.value > 0 and none_sent:
            yield _breach(form, one, none_sent[0])
    for one in collected:
        if charged and one.value > max(m.value for m in charged):
            yield _breach(form, one, charged[0])
        elif one.value > 0 and none_sent:
            yield _breach(form, one, none_sent[0])
        elif one.value > 0 and denied:
            yield _breach(form, one, denied[0])
    unpaid = report.cell("applications.other_fee_unpaid.total")
    if unpaid and unpaid.value and none_sent:
        problem = Text(
            f"说没有发出收费通知，但表三「其他处理2」（逾期未缴纳费用）的「总计」为 {unpaid.text}",
            f"tells of no notice, but “其他处理2” of table “表三” (fee not paid) is {unpaid.text}",
        )
        yield told(none_sent[0], form, problem)._replace(cells=(unpaid.key,))


@rule("GL543", "fee-off-tariff", "note", basis=TARIFF)
def fee_off_tariff(report: Report, form: Form) -> Iterator[Breach]:
    """信息处理费的金额不是 10 元的整倍数。

    为什么：按件计收的以 100 元为一档，按量计收的以 10 元为一档，合计总是 10 元的整倍数。

    示例：收取信息处理费 405 元。

    处理：核对金额。

    An amount of fees is no multiple of 10 yuan.

    Why: Fees by request are in steps of 100 yuan and fees by page in steps of 10.

    Example: 405 yuan were collected.

    Fix: Check the amount.
    """
    for mention in _plain(report, "charge", *COLLECTED):
        if mention.step <= TEN and mention.value % TEN != 0:
            problem = Text(
                "信息处理费按件、按量计收都是 10 元的整倍数",
                "fees for handling information are multiples of 10 yuan",
            )
            yield told(mention, form, problem)


@rule("GL544", "fee-exceeds-charges", "warning", basis=MEASURES, editions=("2021",))
def fee_exceeds_charges(report: Report, form: Form) -> Iterator[Breach]:
    """收取的信息处理费大于表二的行政事业性收费。

    为什么：信息处理费属于行政事业性收费，表二的金额至少应包含它。反过来不成立：行政事业性收费包括各种法定
    收费，有收费不等于收过信息处理费。

    示例：正文收取信息处理费 400 元，表二行政事业性收费 0。

    处理：核对表二是否漏计，或单位是否弄错（表二以万元为单位）。

    More was collected for handling information than all administrative charges of table two.

    Why: These fees are administrative charges, so table two has at least as much. The reverse does
    not hold: charges cover all that the law provides for.

    Example: 400 yuan were collected, and the charges of table two are 0.

    Fix: Check whether table two left it out, or whether the unit is wrong (it is 10,000 yuan).
    """
    cell = report.cell("proactive.admin_fee.fee_amount")
    if cell is None or cell.value is None:
        return
    exponent = int(cell.value.as_tuple().exponent)
    step = Decimal(1).scaleb(exponent) * YUAN if exponent < 0 else Decimal(0)
    for mention in _plain(report, *COLLECTED):
        if mention.value > cell.value * YUAN + step:
            yuan = format_number((cell.value * YUAN).normalize() + 0)
            problem = Text(
                f"大于表二「行政事业性收费」{cell.text} 万元（{yuan} 元），后者应包含信息处理费",
                f"is more than “行政事业性收费” of table “表二”, {cell.text} (10,000 yuan), "
                "which should include it",
            )
            yield told(mention, form, problem)._replace(cells=(cell.key,))


@rule("GL545", "fee-items-mismatch", "warning", basis=TARIFF)
def fee_items_mismatch(report: Report, form: Form) -> Iterator[Breach]:
    """收费说明列出的各项加起来不等于总数。

    为什么：逐项列出收费件数和金额的，各项之和应等于总数。各项之和较小的，也可能只列了一部分，只提示核对。

    示例：收取信息处理费 2950 元，其中 1600 元、1080 元、170 元；三项合计 2850 元。

    处理：核对收费台账，改正总数或其中一项。

    The items of the statement on fees do not add up to its total.

    Why: Where cases and amounts are listed one by one, they add up to the total. Items that are less
    may be only some of all, so that is a note.

    Example: 2950 yuan were collected, of them 1600, 1080 and 170, which is 2850.

    Fix: Check the register of fees and correct the total or an item.
    """
    for index, whole in enumerate(report.mentions):
        if whole.figure not in FEES or whole.scope or whole.step > TEN:
            continue
        items = [m for m in report.mentions if m.of == index and m.kind == whole.kind]
        listed = sum((m.value for m in items), Decimal(0))
        if len(items) < MIN_ITEMS or listed == whole.value:
            continue
        written = " + ".join(format_number(m.value) for m in items)
        problem = Text(
            f"列出的 {written} = {format_number(listed)}，总数是 {format_number(whole.value)}",
            f"the items {written} = {format_number(listed)}, the total is "
            f"{format_number(whole.value)}",
        )
        breach = told(whole, form, problem)
        yield breach if listed > whole.value else breach._replace(severity="note")


@rule("GL546", "incomplete-fee-statement", "note", basis=MEASURES, editions=("2021",))
def incomplete_fee_statement(report: Report, form: Form) -> Iterator[Breach]:
    """收了信息处理费，却没有说明收费通知的件数或应收的总金额。

    为什么：通行的写法是说明三个数：发出收费通知的件数、应收的总金额、实际收取的总金额。表三有因逾期不缴费而
    不再处理的申请，也说明发出过收费通知。

    示例：第六部分只写“收取信息处理费 400 元”。

    处理：补上收费通知的件数和总金额；只是通行写法，默认不显示。

    Fees were collected, and the notices or what they charged are not told.

    Why: Reports usually tell three numbers: notices, the amount charged and the amount collected.
    Requests that were dropped because a fee was not paid mean that notices were sent.

    Example: Part six says only that 400 yuan were collected.

    Fix: Add the number of notices and the amount charged.
    """
    collected = [m for m in _plain(report, *COLLECTED) if m.value > 0]
    told_figures = {m.figure for m in report.mentions}
    missing = [label for figure, label in THREE.items() if figure not in told_figures]
    if collected and missing:
        problem = Text(
            f"没有说明{'、'.join(one.zh for one in missing)}",
            f"does not tell {' or '.join(one.en for one in missing)}",
        )
        yield told(collected[0], form, problem)._replace(confidence="medium")
        return
    unpaid = report.cell("applications.other_fee_unpaid.total")
    if unpaid and unpaid.value and "notice" not in told_figures:
        place = cell_place(report, form.tables["applications"], unpaid.key)
        yield Breach(
            message=Text(
                f"{place.zh}填 {unpaid.text}，说明发出过收费通知，正文却没有说明件数",
                f"{place.en} is {unpaid.text}, so that notices were sent; the prose tells of none",
            ),
            place=place,
            at=unpaid.at,
            cells=(unpaid.key,),
            actual=unpaid.text,
            confidence="medium",
        )


def _plain(report: Report, *figures: str) -> list[Mention]:
    return [
        m
        for m in report.mentions
        if m.figure in figures and m.kind in ("money", "count") and not m.scope and m.of is None
    ]


def _denied(report: Report, figure: str) -> list[Mention]:
    return [m for m in report.mentions if m.kind == "none" and m.figure == figure and not m.scope]


def _breach(form: Form, mention: Mention, other: Mention) -> Breach:
    problem = Text(
        f"“{mention.text}”与“{other.text}”矛盾", f"“{mention.text}” contradicts “{other.text}”"
    )
    return told(mention, form, problem)
