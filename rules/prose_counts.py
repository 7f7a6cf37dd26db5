"""GL52: counts told in prose against each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from govlint.report import Mention, Report
from govlint.rule import Breach, Form, Text, compare, format_number, quote, rule, told, total

INACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确、不全面的要追究责任",
    "“国办公开办函〔2021〕30号”: inaccurate and incomplete contents are pursued",
)
MAX_LIST = 100
"""Numbers of a paragraph that may be a list; of more nothing is concluded."""
MIN_PARTS = 3
"""Parts of a list that looks complete."""
MIN_OUTCOMES = 3
"""Outcomes that make a list; of fewer nothing is concluded."""
ALL_OUTCOMES = 5
"""Outcomes of a list that looks complete."""
MAX_VALUES = 9
"""Different numbers of requests that a paragraph may tell."""
REQUESTS = frozenset("receive handle answer carried_in carried_out".split())
OUTCOMES = frozenset(
    "granted partly granted+partly refused unavailable not_handled other_handling".split()
)


@rule("GL505", "outcome-list-imbalance", "warning", basis=INACCURATE)
def outcome_list_imbalance(report: Report, form: Form) -> Iterator[Breach]:
    """正文列出的各种办理结果加起来，与正文说的收到、办结件数对不上。

    为什么：各种结果之和应等于办结件数，加上结转下年度的等于收到的件数。没有列全的清单不算错；各项都与表三
    一致的也不再说。

    示例：收到 70 件，予以公开 17、部分公开 6、不予公开 21、无法提供 12、不予处理 1，合计 57。

    处理：补上漏列的结果，或改正写错的一项。

    The outcomes that the prose lists do not add up to what it says was received or answered.

    Why: The outcomes add up to what was answered, and with what is carried out to what was received.
    A list that is not complete is no mistake, nor is one that agrees with table three item by item.

    Example: 70 were received; 17, 6, 21, 12 and 1 add up to 57.

    Fix: Add the outcome that was left out or correct the one that is wrong.
    """
    known = {id(found.mention): found for found in compare(report, form, "outcome")}
    for paragraph in _paragraphs(report):
        outcomes = [m for m in paragraph if m.figure in OUTCOMES and m.is_plain]
        figures = {m.figure for m in outcomes}
        if len(figures) < MIN_OUTCOMES or len(figures) != len(outcomes):
            continue
        if any(m.figure is None and m.unit == outcomes[0].unit for m in paragraph):
            continue  # something else is counted among them, which may be an outcome
        if all((found := known.get(id(m))) and found.is_complete for m in outcomes):
            continue  # compared with the table item by item, which says more
        listed = sum((m.value for m in outcomes), Decimal(0))
        looks_complete = len(figures) >= ALL_OUTCOMES or "other_handling" in figures
        wholes = _wholes(paragraph)
        if not wholes or listed in wholes or (listed < max(wholes) and not looks_complete):
            continue
        items = " + ".join(format_number(m.value) for m in outcomes)
        said = [format_number(value) for value in sorted(wholes)]
        problem = Text(
            f"列出的结果 {items} = {listed}，与正文说的收到、办结件数（{'、'.join(said)}）对不上",
            f"the outcomes {items} = {listed} do not fit what was received or answered "
            f"({', '.join(said)})",
        )
        yield told(outcomes[0], form, problem)


@rule("GL521", "breakdown-exceeds-whole", "warning", basis=INACCURATE)
def breakdown_exceeds_whole(report: Report, form: Form) -> Iterator[Breach]:
    """“其中”列出的各项加起来超过了总数。

    为什么：一个总数的各部分加起来不会大于它。按两种分法各分一遍的，一种分法之和等于总数就不报；各类互相
    重叠的是例外，所以只作警告。各项之和小于总数是合法的，“其中”可以只列一部分。

    示例：全年公开信息 276 条，其中网站 216 条、微信 50 条、其他 20 条，合计 286。

    处理：核对总数和各项；有重叠的请说明。

    The parts of a number, as the prose lists them, exceed it.

    Why: Parts do not add up to more than their whole. Two breakdowns one after the other are no
    mistake when one of them fits; classes that overlap are the exception, so this is a warning. Parts
    may add up to less: a list may name some only.

    Example: 276 items, of them 216, 50 and 20, which is 286.

    Fix: Check the whole and the parts; say so where classes overlap.
    """
    most = {
        id(found.mention): max(map(total, found.readings))
        for found in compare(report, form, "intake", "answered")
    }
    for index, parts in _by_whole(report).items():
        whole = report.mentions[index]
        if whole.scope & {"rough", "other-year"} or len(parts) > MAX_LIST or _is_fee(whole):
            continue
        values = [part.value for part in parts if part.kind == whole.kind]
        listed = sum(values, Decimal(0))
        limit = max(_most_before(report, index), most.get(id(whole), Decimal(0)))
        if listed <= limit or _has_run(values, whole.value):
            continue
        items = " + ".join(map(format_number, values))
        problem = Text(
            f"其中列出的 {items} = {format_number(listed)}，超过总数 {format_number(whole.value)}",
            f"its parts {items} = {format_number(listed)} exceed {format_number(whole.value)}",
        )
        yield told(whole, form, problem)


@rule("GL528", "incomplete-breakdown", "note", basis=INACCURATE)
def incomplete_breakdown(report: Report, form: Form) -> Iterator[Breach]:
    """“其中”列出的各项加起来比总数略少。

    为什么：“其中”可以只列一部分，所以一般不查。列了三项以上，差的比最小的一项还少，像是列全了而有一个数写错，
    提示核对；没有把握，默认不显示。

    示例：全年公开信息 276 条，其中网站 200 条、微信 50 条、其他 20 条，合计 270。

    处理：核对总数和各项；只列一部分的不用改。

    The parts of a number, as the prose lists them, fall a little short of it.

    Why: A list may name some parts only, so it is usually not checked. Where three or more are named
    and less is missing than the smallest of them, it looks complete and one number may be wrong. This
    is not sure and by default not shown.

    Example: 276 items, of them 200, 50 and 20, which is 270.

    Fix: Check the whole and the parts; leave it if some parts were left out.
    """
    for index, parts in _by_whole(report).items():
        whole = report.mentions[index]
        values = [part.value for part in parts if part.kind == whole.kind and not part.scope]
        if whole.scope or whole.step > 1 or not MIN_PARTS <= len(values) == len(parts) <= MAX_LIST:
            continue
        missing = whole.value - sum(values, Decimal(0))
        if not 0 < missing < min(values) or _has_run(values, whole.value) or _is_fee(whole):
            continue
        items = " + ".join(map(format_number, values))
        problem = Text(
            f"其中列出的 {items} 比总数 {format_number(whole.value)} 少 {format_number(missing)}",
            f"its parts {items} are {format_number(missing)} less than {format_number(whole.value)}",
        )
        yield told(whole, form, problem)._replace(confidence="low")


def _is_fee(mention: Mention) -> bool:
    """Return whether a number is about fees, whose items a rule of their own adds up."""
    return mention.figure in ("collect", "fee", "charge", "notice")


def _by_whole(report: Report) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        if mention.of is not None and not mention.scope & {"other-year", "plan", "history"}:
            found.setdefault(mention.of, []).append(mention)
    return found


def _most_before(report: Report, index: int) -> Decimal:
    """Return the most that a list of parts may add up to: of which number it is, is not always said.

    ``收到申请30件，上年结转2件。其中，自然人28件`` is of either.
    """
    whole = report.mentions[index]
    wholes = [whole]
    for before in reversed(report.mentions[:index]):
        if before.sentence is not whole.sentence:
            break
        if before.of is None and (before.kind, before.unit) == (whole.kind, whole.unit):
            wholes.append(before)
    return max(one.value + one.step - 1 for one in wholes)


def _has_run(values: Sequence[Decimal], whole: Decimal) -> bool:
    """Return whether neighbours among the parts add up to the whole: one of two breakdowns."""
    sums = list(accumulate(values, initial=Decimal(0)))
    return any(
        later - sooner == whole for place, sooner in enumerate(sums) for later in sums[place + 1 :]
    )


@rule("GL522", "conflicting-counts", "warning", basis=INACCURATE)
def conflicting_counts(report: Report, form: Form) -> Iterator[Breach]:
    """正文对同一个数说了两个不同的值。

    为什么：同一指标、同一范围、同一年度只有一个数。表格能核对的由与表格比较的规则说，这里说表格里没有的指标，
    如主动公开政府信息的条数，以及表格没有读到时的其他指标。

    示例：第一段说主动公开政府信息 37 条，第四段说主动公开政府信息 73 条。

    处理：核对后统一；范围不同的写明范围。

    The prose tells two values of the same number.

    Why: One indicator of one agency in one year has one value. What a table can decide is left to the
    rules on tables; this is about numbers that no table has, such as items published, and about the
    others where the table was not read.

    Example: 37 items published in the first paragraph, 73 in the fourth.

    Fix: Check and use one; name the scope where it differs.
    """
    known = {id(found.mention) for found in compare(report, form)}
    groups: dict[tuple[str | None, str], list[Mention]] = {}
    for mention in report.mentions:
        is_sure = mention.is_plain and mention.step == 1 and mention.confidence == "high"
        is_total = mention.kind == "count" and mention.of is None and id(mention) not in known
        if is_sure and is_total:
            groups.setdefault((mention.figure, mention.unit), []).append(mention)
    for mentions in groups.values():
        first, *others = mentions
        lawful = _other_meanings(report, first)
        for other in others:
            values = {first.value, other.value}
            if len(values) == 1 or values & lawful or abs(first.value - other.value) in lawful:
                continue
            place = quote(first)
            problem = Text(
                f"这里说“{other.text}”，另一处说“{first.text}”：{place.zh}",
                f"this says “{other.text}”, and “{first.text}” stands elsewhere: {place.en}",
            )
            yield told(other, form, problem)
            break


def _other_meanings(report: Report, mention: Mention) -> set[Decimal]:
    """Return numbers that 收到 or 办结 may mean as well, or by which what they mean may differ."""
    if mention.figure not in REQUESTS:
        return set()
    others = REQUESTS - {mention.figure}
    return {m.value for m in report.mentions if m.figure in others and not m.scope}


def _wholes(paragraph: Sequence[Mention]) -> set[Decimal]:
    """Return what a list of outcomes may lawfully add up to."""

    def values(*figures: str) -> set[Decimal]:
        found = {m.value for m in paragraph if m.figure in figures and not m.scope}
        return found if len(found) <= MAX_VALUES else set()

    received = values("receive", "handle")
    handled = received | {one + other for one in received for other in values("carried_in")}
    left = handled | {one - other for one in handled for other in values("carried_out")}
    return left | values("answer")


def _paragraphs(report: Report) -> Iterator[list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        found.setdefault(mention.sentence.paragraph, []).append(mention)
    yield from found.values()
