"""GL11: years and dates that contradict the year of the report."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from govlint.report import Report, Section
from govlint.rule import Breach, Form, Location, Options, Text, is_before_forms, rule

ARTICLE_49 = Text(
    "《政府信息公开条例》第四十九条：部门 1 月 31 日前，县级以上地方人民政府 3 月 31 日前",
    "Regulation on Disclosure of Government Information, article 49: departments by 31 January, "
    "governments of counties and above by 31 March",
)
YEAR_BEFORE = Text(
    "《政府信息公开条例》第四十九条：报告的是上一年度的工作",
    "Regulation on Disclosure of Government Information, article 49: the report is on the year before",
)
IDENTICAL = Text(
    "国办公开办函〔2021〕30号（四）：内容不准确、内容雷同的，追究责任",
    "“国办公开办函〔2021〕30号”, section four, on inaccurate and identical content",
)
PRACTICE = Text("未见明文规定，系通行做法", "no clause is known, this is practice")

MAX_LEFT_OVER = 10
"""Years back from that of the report which a text may still tell of."""
MAX_TOLD = 50
"""Sentences that are counted; a text with more is no report."""
MAX_INTRODUCTION = 20_000
"""Characters before the first part that are read."""
MIN_BROKEN = 16
"""Characters of a line that goes on in the next; a shorter one is a heading."""
EXCERPT = 30
"""Characters of a sentence that a message quotes."""
QUOTED = 3
"""Sentences that a message quotes."""
DECEMBER = 12

_FILE_YEAR = r"(?<!\d)(20\d\d)年(?!\d)"
_SENDING = ("报送", "上报", "公布", "发布", "填报", "印发", "上传")
_REPORT_FILE = rf"{_FILE_YEAR}.{{0,40}}?信息公开.{{0,12}}?(?:报告|年报)"
_OPENING = (
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?\s*"
    r"(?:截[至止])?\s*(20\d\d)\s*年(?:度|末|底|年底|\s*12\s*月(?:底|\s*31\s*日)?)?(?:全年)?\s*"
    r"(?:[,，、]|我|本(?!级)|全[省市区县州旗镇乡局委]|共(?![青产同])|累计|未(?!成年)|没有|现行有效)"
)
_PRESENTING = (
    r"[现特][^。；;《》]{0,30}?(20\d\d)\s*年度?[^。；;，,《》]{0,16}?信息公开[^。；;，,]{0,10}?"
    r"(?:报告|年报|情况)"
)
_ENDS = "。；;：:！？"
_LAWFUL = (
    *(
        "同比",
        "相比",
        "对比",
        "环比",
        "比20",
        "比上",
        "比去",
        "较20",
        "较上",
        "较去",
        "同期",
        "持平",
    ),
    *("上年", "去年", "上一年", "往年", "近年", "历年", "逐年", "结转", "今年", "当年", "分别"),
    *("以来", "年起", "至今", "成立", "曾", "首次", "连续", "开始", "整改"),
)
"""Words with which a sentence may tell of another year."""


@rule("GL115", "misnamed-file", "warning", basis=YEAR_BEFORE)
def misnamed_file(report: Report, _form: Form) -> Iterator[Breach]:
    """文件名写的年度与标题的年度不同。

    为什么：文件名和标题说的应是同一年度，不同的，不是标题没有更新，就是发错了文件。只看写明“××年……
    信息公开……报告”的文件名；文件名写的是次年的，可能是按公布的年份命名，只作提示。

    示例：文件“青溪县统计局2024年政府信息公开工作年度报告.docx”里，标题是 2023 年。

    处理：打开核对是不是要报送的那一份，改正标题或文件名。

    The name of the file and the title tell of different years.

    Why: Either the title was not updated, or it is the wrong file. Only names that plainly say
    “…年…信息公开…报告” count; the year after that of the title may be that of publication, which is a note.

    Example: The title in “青溪县统计局2024年政府信息公开工作年度报告.docx” is of 2023.

    Fix: Check that it is the right file, and correct its title or its name.
    """
    title = report.title
    name = re.split(r"[/\\]", report.path)[-1]
    if title is None or title.year is None or "信息公开" not in name:
        return
    match = re.search(_REPORT_FILE, name)
    years = {int(year) for year in re.findall(_FILE_YEAR, name)}
    if match is None or len(years) > 1 or any(word in match.group() for word in _SENDING):
        return
    year = years.pop()
    if year != title.year:
        yield Breach(
            message=Text(
                f"文件名写的是 {year} 年，标题的年度是 {title.year} 年",
                f"the name of the file says {year}, the title is of {title.year}",
            ),
            place=Text("标题", "title"),
            at=title.at,
            actual=str(title.year),
            expected=(str(year),),
            severity="note" if year == title.year + 1 else None,
        )


@rule("GL116", "leftover-year", "warning", basis=IDENTICAL)
def leftover_year(report: Report, _form: Form) -> Iterator[Breach]:
    """正文把以前的年份当作本年度来写。

    为什么：沿用往年文稿又没有改年份的，内容往往也没有更新。只看句首的年份（“2023年，我局……”）、“截至2023年底”
    和引言中的“现公布……2023年……报告”；比较、结转、历史沿革、文件名称中的年份不算。只有一处的作提示。

    示例：2024 年的报告写“2023年，我局共收到政府信息公开申请5件”。

    处理：核对这些句子说的是哪一年，改正年份，并核对其中的数字。

    The text tells of an earlier year as if it were that of the report.

    Why: Where a text of former years was used again with its years, its contents may be old too. Only
    years at the head of a sentence, “截至…年底” and the announcement in the introduction count, and
    none that is compared with, carried over, part of a history or of the name of a document. A single
    one is a note.

    Example: A report on 2024 says “2023年，我局共收到政府信息公开申请5件”.

    Fix: Check which year is meant, correct it, and check the numbers beside it.
    """
    year = report.year
    if year is None:
        return
    presented = _presented(report, year)
    told = [*presented, *islice(_told_as_current(report.sections, year), MAX_TOLD)]
    if not told:
        return
    quoted = [f"“{one.text}”" for one in told[:QUOTED]]
    many = f"有 {len(told)} 处" if len(told) > 1 else ""
    yield Breach(
        message=Text(
            f"报告的年度是 {year} 年，正文{many}写的是别的年份：{'、'.join(quoted)}，请核对",
            f"the report is on {year}, its text tells of another year, {len(told)} times: "
            f"{', '.join(quoted)}",
        ),
        place=Text("正文的年份", "years in the text"),
        at=told[0].at,
        actual=told[0].text,
        expected=(str(year),),
        severity=None if presented or len(told) > 1 else "note",
    )


@rule("GL117", "late-report", "warning", basis=ARTICLE_49, settings=("deadlines", "kinds"))
def late_report(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """公布日期或落款日期晚于期限。

    为什么：条例规定部门 1 月 31 日、县级以上人民政府 3 月 31 日以前公布。页面写有公布日期的，看公布日期，否则看落款
    日期：落款晚于期限的，公布也就晚了。条例没有规定乡镇、街道的期限；本地有规定的，写在设置的 deadlines 里。
    晚于本地期限而没有晚于条例期限的，作提示。政府办公厅（室）的报告可能是代本级政府编制的，3 月 31 日以前只作提示。

    示例：统计局 2024 年的报告，落款是 2025年3月5日。

    处理：核对日期；确实晚了的，下一年按期公布。

    The date of publication, or that of the signature, is after the deadline.

    Why: Departments publish by 31 January, governments of counties and above by 31 March. The date
    that a page gives for its publication counts, or else that of the signature. The Regulation has no
    date for townships; local ones are set in `deadlines`, and being later than these alone is a note.
    An office of a government may report for the government, so that it is a note until 31 March.

    Example: The report of a bureau of statistics on 2024 is dated 5 March 2025.

    Fix: Check the date; if it was late, publish in time next year.
    """
    limit, legal = options.deadline(report.agency), options.legal_deadline(report.agency)
    dated = _dated(report)
    if limit is None or dated is None or is_before_forms(report.year):
        return
    if options.kind(report.agency) == "government-office" and limit == legal:
        legal = (3, 31)
    day = (dated.date.month, dated.date.day)
    if day > limit:
        due = datetime.date(dated.date.year, *limit).isoformat()
        yield Breach(
            message=Text(
                f"{dated.name.zh}是 {dated.date.isoformat()}，晚于期限 {due}",
                f"{dated.name.en} is {dated.date.isoformat()}, after the deadline {due}",
            ),
            place=dated.name,
            at=dated.at,
            actual=dated.date.isoformat(),
            severity=None if legal and day > legal else "note",
        )


@rule("GL118", "implausible-date", "note", basis=PRACTICE, settings=("deadlines", "kinds"))
def implausible_date(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """日期在今天以后，或者在次年的 12 月。

    为什么：报告在次年年初编制公布，日期还没有到的，多半是年份或月份写错；提前写好落款日期的不必改。

    示例：2024 年的报告落款“2025年12月16日”，应为 1 月。

    处理：核对日期。

    A date lies in the future, or in December of the next year.

    Why: Reports are written early in the next year, so that a later date is probably a slip. One
    that was written ahead needs no change.

    Example: A report on 2024 is dated 16 December 2025, instead of January.

    Fix: Check the date.
    """
    dated = _dated(report)
    if dated is None:
        return
    is_future = dated.date > datetime.date.today()  # noqa: DTZ011  dates of reports have no zone
    if is_future or (dated.date.month == DECEMBER and options.deadline(report.agency) is None):
        problem = ("还没有到", "is in the future") if is_future else ("在年末", "is very late")
        yield Breach(
            message=Text(
                f"{dated.name.zh} {dated.date.isoformat()} {problem[0]}，请核对",
                f"{dated.name.en} {dated.date.isoformat()} {problem[1]}",
            ),
            place=dated.name,
            at=dated.at,
            actual=dated.date.isoformat(),
        )


class _Dated(NamedTuple):
    name: Text
    date: datetime.date
    at: Location


class _Told(NamedTuple):
    text: str
    at: Location


def _dated(report: Report) -> _Dated | None:
    """Return the date by which a report is judged; only one in the year after that of the report.

    Another year is a slip, or a page that was moved to another site years later.
    """
    published, signature = report.published, report.signature
    due = report.year + 1 if report.year else None
    if published and published.date.year == due:
        return _Dated(Text("公布日期", "date of publication"), published.date, published.at)
    if signature and signature.date and signature.date.year == due:
        return _Dated(Text("落款日期", "date of the signature"), signature.date, signature.at)
    return None


def _presented(report: Report, year: int) -> list[_Told]:
    text = "".join(report.preamble[:MAX_INTRODUCTION].split())
    if not _names_earlier_year(text, year):
        return []
    found = re.search(_PRESENTING, text)
    if found is None or not _is_left_over(int(found[1]), year):
        return []
    return [_Told(found.group(), report.title.at if report.title else Location(report.path))]


def _told_as_current(sections: Sequence[Section], year: int) -> Iterator[_Told]:
    for section in sections:
        if not _names_earlier_year(section.text, year):
            continue
        sentences = list(_sentences(section))
        for index, sentence in enumerate(sentences):
            found = re.match(_OPENING, sentence.text)
            if found is None or not _is_left_over(int(found[1]), year):
                continue
            around = "".join(one.text for one in sentences[max(index - 1, 0) : index + 2])
            is_told = re.search(rf"{year}\s*年", around)
            if not is_told and not any(word in sentence.text for word in _LAWFUL):
                yield sentence._replace(text=sentence.text[:EXCERPT])


def _names_earlier_year(text: str, year: int) -> bool:
    return any(str(told) in text for told in range(year - MAX_LEFT_OVER, year))


def _is_left_over(told: int, year: int) -> bool:
    return year - MAX_LEFT_OVER <= told < year


def _sentences(section: Section) -> Iterator[_Told]:
    """Yield the sentences of a part, its lines joined that a layout of fixed width broke."""
    places = [(one.text, one.at) for one in section.paragraphs] or [(section.text, section.at)]
    lines = [(line.strip(), at) for text, at in places for line in text.split("\n")]
    groups: list[tuple[list[str], Location]] = []
    last = ""
    for line, at in lines:
        if len(last) >= MIN_BROKEN and last[-1] not in _ENDS:
            groups[-1][0].append(line)
        else:
            groups.append(([line], at))
        last = line
    for parts, at in groups:
        sentences = re.split(f"[{_ENDS}]", "".join(parts))
        yield from (_Told(one.strip(), at) for one in sentences if one)
