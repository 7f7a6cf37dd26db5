"""GL52: percentages told in prose."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from govlint.report import Mention, Report
from govlint.rule import Breach, Form, Text, compare, format_number, rule, told, total

INACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确、不全面的要追究责任",
    "“国办公开办函〔2021〕30号”: inaccurate and incomplete contents are pursued",
)
HUNDRED = Decimal(100)
REQUESTS = ("receive", "handle", "answer")
"""Figures whose unit is that of the numbers which may be shares of requests."""
MAX_LIST = 100
"""Numbers of a paragraph that may be a list; of more nothing is concluded."""


@rule("GL523", "wrong-share", "warning", basis=INACCURATE)
def wrong_share(report: Report, form: Form) -> Iterator[Breach]:
    """正文的百分比与它所说的数对不上。

    为什么：占比等于部分除以总数。四舍五入和直接舍去尾数都算对，总数取文中或表格里任何一个可能的总数；都对不上
    才报。

    示例：予以公开 258 件，占 33.9%；以办结 805 件为总数应为 32.0%。

    处理：重算百分比，或改正部分数、总数。

    A percentage does not fit the numbers that it is about.

    Why: A share is the part over the whole. Rounded or cut off, of any whole that the paragraph or
    the table has: if none fits, one of the numbers is wrong.

    Example: 258 granted, “33.9%”; of 805 answered it is 32.0%.

    Fix: Work out the percentage again or correct the part or the whole.
    """
    tables = {
        total(reading)
        for found in compare(report, form, "intake", "answered")
        if not found.mention.scope
        for reading in found.readings
    }
    units = {m.unit for m in report.mentions if m.figure in REQUESTS}
    sentences, paragraphs = _counts(report)
    for share, part, paragraph in _shares(report):
        named = _named_wholes(report, part, paragraph) | (tables if part.figure else set())
        wholes = named or {m.value for m in paragraph if m.unit == part.unit and m is not part}
        wholes = {whole for whole in wholes if whole >= part.value and whole > 0}
        if not wholes or _fits(share, part, wholes):
            continue
        lists = _lists(part, sentences[id(part.sentence), part.unit])
        beside = paragraphs[part.sentence.paragraph, part.unit]
        requests = tables if part.unit in units else set()
        if _fits(share, part, requests | lists | {m.value for m in beside}):
            continue
        whole = min(wholes, key=lambda one: abs(_percentage(part, one) - share.value))
        right = _percentage(part, whole).quantize(share.step)
        problem = Text(
            f"{part.text}占 {share.text} 不对，以 {format_number(whole)} 为总数应为 {right}%",
            f"“{part.text}” is {right}% of {format_number(whole)}, not “{share.text}”",
        )
        yield told(share, form, problem)._replace(
            expected=(f"{right}%",), confidence="high" if named else "medium"
        )


Counts = dict[tuple[int, str], list[Mention]]


def _counts(report: Report) -> tuple[Counts, Counts]:
    """Return the counts of each sentence, and those of each paragraph, by their unit."""
    sentences: Counts = {}
    paragraphs: Counts = {}
    for mention in report.mentions:
        if mention.kind == "count":
            sentences.setdefault((id(mention.sentence), mention.unit), []).append(mention)
            paragraphs.setdefault((mention.sentence.paragraph, mention.unit), []).append(mention)
    return sentences, paragraphs


def _shares(report: Report) -> Iterator[tuple[Mention, Mention, list[Mention]]]:
    """Yield each exact share with the number it is of and the counts before it in its paragraph."""
    paragraph: list[Mention] = []
    for mention in report.mentions:
        if paragraph and mention.sentence.paragraph != paragraph[-1].sentence.paragraph:
            paragraph = []
        if mention.kind == "count" and "other-year" not in mention.scope:
            paragraph.append(mention)
        if mention.kind == "share" and mention.of is not None and not mention.scope:
            part = report.mentions[mention.of]
            if part.kind == "count" and "rough" not in part.scope and len(paragraph) <= MAX_LIST:
                yield mention, part, paragraph


def _percentage(part: Mention, whole: Decimal) -> Decimal:
    return part.value / whole * HUNDRED


def _fits(share: Mention, part: Mention, wholes: Iterable[Decimal]) -> bool:
    """Return whether a share is right of one of some numbers, rounded or cut off."""
    return any(
        abs(_percentage(part, whole) - share.value) < share.step
        for whole in wholes
        if whole >= part.value and whole > 0
    )


def _named_wholes(report: Report, part: Mention, paragraph: Sequence[Mention]) -> set[Decimal]:
    """Return the numbers that a part certainly is a share of, or may be by its own sentence.

    The one that it is listed under, those before it in the sentence, and requests received with
    those carried in.
    """
    same = [m for m in paragraph if m.unit == part.unit and m is not part]
    wholes = {m.value for m in same if m.sentence is part.sentence}
    if part.of is not None:
        wholes.add(report.mentions[part.of].value)
    received = {m.value for m in same if m.figure in ("receive", "handle")}
    carried = {m.value for m in same if m.figure == "carried_in"}
    return wholes | {one + other for one in received for other in carried}


def _lists(part: Mention, sentence: Sequence[Mention]) -> set[Decimal]:
    """Return what the list of a sentence adds up to that a number may be an item of."""
    same = [m for m in sentence if "other-year" not in m.scope]
    listed = [m.value for m in same if m.of == part.of]
    return {sum(listed, Decimal(0))}


@rule("GL524", "wrong-growth", "warning", basis=INACCURATE)
def wrong_growth(report: Report, form: Form) -> Iterator[Breach]:
    """正文的增减幅度与它给出的两个数对不上。

    为什么：增减幅度等于今年与上年之差除以上年；说了增加多少的，上年等于今年减去增加数。四舍五入和直接舍去
    尾数都算对。正文没有给出上年数的不核对。

    示例：2024 年收到 3646 件，上年 3607 件，增长 1.05%；应为 1.08%。

    处理：重算增减幅度，或改正其中的数。

    A growth rate does not fit the two numbers that the prose gives.

    Why: A rate is the difference from last year over last year; where the prose gives the difference,
    last year is this year without it. Rounded and cut off are both right. Without last year's number
    nothing is checked.

    Example: 3646 received, 3607 the year before, up by 1.05%; it is 1.08%.

    Fix: Work out the rate again or correct the numbers.
    """
    for said in _sentences(report):
        for change in (m for m in said if m.kind == "change" and not m.scope):
            counts = [m for m in said if m.kind == "count" and "rough" not in m.scope]
            if change.of is not None:
                unit = report.mentions[change.of].unit
                counts = [m for m in counts if m.unit == unit]
                steps = [m.value for m in said if m.kind == "change" and m.unit == unit]
                yield from _against_growth(form, change, counts, steps)


def _against_growth(
    form: Form, change: Mention, counts: Sequence[Mention], steps: Sequence[Decimal]
) -> Iterator[Breach]:
    now = [m.value for m in counts if "other-year" not in m.scope]
    before = [m.value for m in counts if m.scope == {"other-year"}]
    fitting = list(_changes(change, now, before, steps))
    if not fitting or any(abs(value - change.value) < change.step for value in fitting):
        return
    nearest = min(fitting, key=lambda value: abs(value - change.value))
    right = f"{abs(nearest.quantize(change.step))}{change.unit}"
    problem = Text(
        f"“{change.text}”与文中的数对不上，应为{'增加' if nearest >= 0 else '减少'}{right}",
        f"“{change.text}” does not fit the numbers of the sentence, it should be "
        f"{'plus' if nearest >= 0 else 'minus'} “{right}”",
    )
    yield told(change, form, problem)._replace(expected=(right,))


def _sentences(report: Report) -> Iterator[list[Mention]]:
    """Yield the mentions of each sentence that is no longer than a sentence of a report."""
    found: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        found.setdefault(id(mention.sentence), []).append(mention)
    yield from (mentions for mentions in found.values() if len(mentions) <= MAX_LIST)


def _changes(
    change: Mention, now: Sequence[Decimal], before: Sequence[Decimal], steps: Sequence[Decimal]
) -> Iterator[Decimal]:
    """Yield what a change may be by the other numbers of its sentence."""
    for value in now:
        if change.unit != "%":
            yield from (value - last for last in before)
            continue
        bases = [*before, *(value - step for step in steps)]
        yield from ((value - last) / last * HUNDRED for last in bases if last > 0)


@rule("GL525", "shares-exceed-hundred", "warning", basis=INACCURATE)
def shares_exceed_hundred(report: Report, form: Form) -> Iterator[Breach]:
    """一个占比，或同一句里各项占比之和，超过了百分之百。

    为什么：一个总数的各部分合起来至多是全部。按两种分法各分一遍的，一种分法之和约为百分之百就不报。

    示例：网络申请占 86%、信函占 12%、当面占 5%，合计 103%。

    处理：重算各项占比。

    A share, or the shares of one sentence together, exceed a hundred per cent.

    Why: Parts are no more than the whole. Two breakdowns one after the other are no mistake when the
    shares of one of them add up to about a hundred.

    Example: 86%, 12% and 5% of the requests, which is 103%.

    Fix: Work out the shares again.
    """
    for shares in _shares_of_one(report):
        values = [share.value for share in shares]
        slack = sum((share.step for share in shares), Decimal(0)) / 2
        whole = sum(values, Decimal(0))
        sums = list(accumulate(values, initial=Decimal(0)))
        is_full = any(
            abs(later - sooner - HUNDRED) <= slack
            for place, sooner in enumerate(sums)
            for later in sums[place + 1 :]
        )
        if max(values, default=HUNDRED) > HUNDRED or (whole > HUNDRED + slack and not is_full):
            listed = " + ".join(f"{format_number(value)}%" for value in values)
            listed += f" = {format_number(whole)}%" * (len(values) > 1)
            problem = Text(f"占比 {listed}，超过 100%", f"shares of {listed} exceed 100%")
            yield told(shares[0], form, problem)


def _shares_of_one(report: Report) -> Iterator[list[Mention]]:
    """Yield the shares of each sentence, those of one whole together as far as that is known."""
    for said in _sentences(report):
        found: dict[tuple[object, ...], list[Mention]] = {}
        for share in (m for m in said if m.kind == "share" and not m.scope):
            key: tuple[object, ...] = ()
            if share.of is not None:
                part = report.mentions[share.of]
                row, crossed, _ = (part.figure or "").partition("+")
                key = part.unit, part.of, row if crossed else None
            found.setdefault(key, []).append(share)
        yield from found.values()
