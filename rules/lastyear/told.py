"""GL61: what the prose tells of last year, against last year's report."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.report import Mention, Report
from govlint.rule import (
    Breach,
    Comparison,
    Form,
    Severity,
    Text,
    compare,
    describe,
    effective_form,
    rule,
    told,
    total,
)

ACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确的要追究责任；同一年的数在两份报告里应当相同",
    "“国办公开办函〔2021〕30号”: inaccurate contents are pursued; two reports tell alike of a year",
)
HUNDRED = Decimal(100)
NOTED = frozenset(("dispute", "decision", "charges"))
"""Families of figures that may lawfully count something else than the tables do."""


@rule("GL611", "growth-against-last-year", "warning", basis=ACCURATE, needs="previous")
def growth_against_last_year(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """正文的增减幅度与上年报告的数对不上。

    为什么：增减幅度等于本年与上年之差除以上年。正文没有写上年数的，用上年报告表格里的数核对；四舍五入和直接舍去
    尾数都算对，“收到”的两种说法（含、不含上年结转）都试。

    示例：收到申请 61 件，同比增长 45.2%；上年报告本年新收 43，应为 41.9%。

    处理：重算增减幅度，或者核对本年、上年的数。

    A growth rate does not fit the number in last year's report.

    Why: It is the difference from last year over last year. Where the prose does not give last year's
    number, that of last year's tables is taken, in every lawful reading; rounded and cut off are both
    right.

    Example: 61 requests, up by 45.2%; last year's report has 43, so that it is 41.9%.

    Fix: Work out the rate again, or check the numbers.
    """
    for change in report.mentions:
        now = (
            report.mentions[change.of]
            if change.kind == "change" and change.of is not None
            else None
        )
        if now is None or change.scope or not now.is_plain or _tells_last_year(report, now):
            continue
        comparison = _of_last_year(previous, now)
        bases = [total(reading) for reading in comparison.readings] if comparison else []
        if comparison is None or not comparison.is_complete:
            continue
        right = [value for base in bases for value in _changes(change, now, base)]
        if not right or any(abs(value - change.value) < change.step for value in right):
            continue
        nearest = min(right, key=lambda value: abs(value - change.value))
        wanted = f"{abs(nearest.quantize(change.step))}{change.unit}"
        last = describe(comparison, previous, effective_form(previous))
        problem = Text(
            f"“{change.text}”与上年报告对不上，{_way(nearest).zh}{wanted}；上年报告{last.zh}",
            f"“{change.text}” does not fit last year's report, it should be {_way(nearest).en} "
            f"“{wanted}”; last year's {last.en}",
        )
        yield told(change, form, problem)._replace(
            expected=(wanted,), severity=_severity(comparison), confidence=now.confidence
        )


@rule("GL612", "misquoted-last-year", "warning", basis=ACCURATE, needs="previous")
def misquoted_last_year(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """正文提到的上年数与上年报告的表格不一致。

    为什么：与上年比较时写的上年数，应当就是上年报告公布的数。“收到”的两种说法（含、不含结转）都试；上年数据
    后来更正过的，应当说明。

    示例：正文“比 2023 年（45 件）增长……”，上年报告本年新收 43、上年结转 4。

    处理：与上年报告核对，改正文。

    A number that the prose tells of last year is not that of last year's tables.

    Why: What is compared with is what last year's report has told, in any lawful reading. If it was
    corrected since, the report should say so.

    Example: “比2023年（45件）增长…”, and last year's report has 43 new requests and 4 carried in.

    Fix: Compare last year's report and correct the prose.
    """
    for mention in report.mentions:
        if mention.scope != {"other-year"} or not _is_of(previous, mention):
            continue
        comparison = _of_last_year(previous, mention)
        if comparison is None or not comparison.contradicts:
            continue
        last = describe(comparison, previous, effective_form(previous))
        problem = Text(
            f"正文说上年“{mention.text}”，与上年报告不一致：{last.zh}",
            f"tells “{mention.text}” of last year, whose report differs: {last.en}",
        )
        yield told(mention, form, problem)._replace(
            expected=comparison.expected,
            severity=_severity(comparison),
            confidence=mention.confidence,
        )


def _of_last_year(previous: Report, mention: Mention) -> Comparison | None:
    """Compare a number with last year's tables as if last year's report told it."""
    if mention.kind not in ("count", "money"):
        return None
    as_told = previous._replace(mentions=(mention._replace(scope=frozenset(), of=None),))
    found: Sequence[Comparison] = list(compare(as_told, effective_form(previous)))
    return found[0] if found else None


def _is_of(previous: Report, mention: Mention) -> bool:
    """Return whether a sentence names no year but that of a report and the one before it."""
    if previous.year is None:
        return False
    years = {int(year) for year in re.findall(r"(?<!\d)(20\d\d)年", mention.sentence.text)}
    return years <= {previous.year, previous.year + 1}


def _tells_last_year(report: Report, now: Mention) -> bool:
    """Return whether the sentence gives last year's number, which the rate is compared with then."""
    return any(
        mention.sentence is now.sentence and "other-year" in mention.scope
        for mention in report.mentions
    )


def _changes(change: Mention, now: Mention, base: Decimal) -> Iterator[Decimal]:
    """Yield what a change from last year's number may be."""
    if change.unit != "%":
        yield now.value - base
    elif base:
        yield (now.value - base) / base * HUNDRED


def _way(value: Decimal) -> Text:
    return Text("应为增加", "plus") if value >= 0 else Text("应为减少", "minus")


def _severity(comparison: Comparison) -> Severity | None:
    return "note" if comparison.figure.family in NOTED else None
