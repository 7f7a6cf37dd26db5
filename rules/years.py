"""GL11: title, years and dates."""

import datetime
from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Text, is_before_forms, rule

ARTICLE_49 = Text(
    "《政府信息公开条例》第四十九条：报告的是上一年度的工作",
    "Regulation on Disclosure of Government Information, article 49: the report is on the year before",
)
PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")


@rule("GL111", "year-disagreement", "error", basis=ARTICLE_49)
def year_disagreement(report: Report, _form: Form) -> Iterator[Breach]:
    """标题的年度与统计期限的年度不同。

    为什么：一份报告只报告一个年度，标题和统计期限应是同一年。多半是沿用了上年的文稿。

    示例：标题是 2024 年，统计期限却是 2023年1月1日至2023年12月31日。

    处理：核对全文的年份，改正没有更新的一处。

    The title and the reporting period name different years.

    Why: A report is on one year. Last year's text was probably used again.

    Example: The title says 2024, the period is “2023年1月1日至2023年12月31日”.

    Fix: Check all years and correct the one that was not updated.
    """
    year = report.title.year if report.title else report.year
    period = report.period
    if year is None or period is None or period.start is None or period.end is None:
        return
    if period.start.year == period.end.year != year:
        signed = _signed(report)
        hint = Text("", "")
        if signed == period.start.year:
            hint = Text("；落款日期与统计期限一致", "; the date of the signature fits the period")
        elif signed == year:
            hint = Text("；落款日期与标题一致", "; the date of the signature fits the title")
        yield Breach(
            message=Text(
                f"标题的年度是 {year} 年，统计期限却是“{period.text}”{hint.zh}",
                f"the title is of {year}, the reporting period is “{period.text}”{hint.en}",
            ),
            place=Text("统计期限", "reporting period"),
            at=period.at,
            actual=period.text,
            expected=(f"{year}-01-01", f"{year}-12-31"),
        )


def _signed(report: Report) -> int | None:
    """Return the year that a report is on by the date of its signature."""
    signature = report.signature
    return signature.date.year - 1 if signature and signature.date else None


@rule("GL112", "partial-year-period", "error", basis=ARTICLE_49)
def partial_year_period(report: Report, _form: Form) -> Iterator[Breach]:
    """统计期限不是 1 月 1 日至 12 月 31 日。

    为什么：年度报告的数据统计期限是一个公历年度，从 1 月 1 日起到 12 月 31 日止。

    示例：“2021年1月1日起至2021年12月30日止”；“202020年1月1日至2020年12月31日”。

    处理：改为报告年度的 1 月 1 日至 12 月 31 日；数据确实没有统计到年末的，补齐数据。

    The reporting period is not 1 January to 31 December.

    Why: The figures of the report are those of a calendar year, from its first day to its last.

    Example: A period that ends a day early, “2021年1月1日起至2021年12月30日止”.

    Fix: Give the whole year; if figures are missing at its end, add them.
    """
    period = report.period
    if period is None or not report.is_recognised:
        return
    start, end = period.start, period.end
    is_whole = (
        start is not None
        and end is not None
        and start.year == end.year
        and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    )
    if not is_whole:
        year = report.year or (end.year if end else None)
        expected = f"{year}年1月1日至{year}年12月31日" if year else "1月1日至12月31日"
        yield Breach(
            message=Text(
                f"统计期限“{period.text}”应为 {expected}",
                f"the reporting period “{period.text}” should be “{expected}”",
            ),
            place=Text("统计期限", "reporting period"),
            at=period.at,
            actual=period.text,
            expected=(expected,),
        )


@rule("GL113", "unusual-title", "note", basis=PRACTICE)
def unusual_title(report: Report, form: Form) -> Iterator[Breach]:
    """标题不是通行的写法。

    为什么：通行的标题是“机关全称＋年度＋年政府信息公开工作年度报告”，便于检索。

    示例：“某局2024年度政府信息公开工作年度报告”，“年度”写了两次。

    处理：改为“某局2024年政府信息公开工作年度报告”。

    The title is not in the usual form.

    Why: The usual title is the full name of the agency, the year and the name of the report, so that
    it can be found.

    Example: “某局2024年度政府信息公开工作年度报告”, with “年度” twice.

    Fix: Write “某局2024年政府信息公开工作年度报告”.
    """
    title = report.title
    if title and not title.is_official and title.agency and not is_before_forms(title.year):
        expected = form.title_template.format(agency=title.agency, year=title.year)
        yield Breach(
            message=Text(
                f"标题“{title.text}”，通行写法是“{expected}”",
                f"the title “{title.text}” is usually written “{expected}”",
            ),
            place=Text("标题", "title"),
            at=title.at,
            actual=title.text,
            expected=(expected,),
        )


@rule("GL114", "misdated-signature", "warning", basis=ARTICLE_49)
def misdated_signature(report: Report, _form: Form) -> Iterator[Breach]:
    """落款日期不在报告年度的次年。

    为什么：报告的是全年的工作，年度结束后才能完成，条例规定次年 1 月 31 日（政府为 3 月 31 日）
    以前公布。落款在年度结束以前，或者晚了一年以上，多半是年份没有更新。

    示例：2024 年度的报告落款“2024年1月15日”。

    处理：核对落款日期的年份。

    The date of the signature is not in the year after the report.

    Why: A report on a whole year is finished after its end, and due by 31 January of the next year
    (31 March for governments). A date before the end of the year, or more than a year late, is
    probably one that was not updated.

    Example: A report on 2024 is dated 15 January 2024.

    Fix: Check the year of the date.
    """
    signature = report.signature
    if report.year is None or signature is None or signature.date is None:
        return
    end = report.period.end if report.period else None
    if end and end.year == _signed(report) != report.year:
        return  # the title is wrong, which is said of it
    if _signed(report) != report.year and signature.date != datetime.date(report.year, 12, 31):
        yield Breach(
            message=Text(
                f"落款日期 {signature.date.isoformat()} 与 {report.year} 年度报告不符，应在 {report.year + 1} 年",
                f"the signature is dated {signature.date.isoformat()}, that of a report on {report.year} "
                f"should be in {report.year + 1}",
            ),
            place=Text("落款", "signature"),
            at=signature.at,
            actual=signature.date.isoformat(),
        )
