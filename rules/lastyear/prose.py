"""GL60: prose that is last year's."""

from collections.abc import Iterator

from govlint.report import Report, Section
from govlint.rule import Breach, Form, Severity, Text, rule
from govlint.similarity import Overlap, overlap, report_wordings, section_wordings

ALIKE = Text(
    "国办公开办函〔2021〕30号（四）：报告内容雷同的，要核实责任",
    "“国办公开办函〔2021〕30号”, section four: reports that are alike are pursued",
)
PROBLEMS = Text(
    "《政府信息公开条例》第五十条第（四）项：存在的主要问题及改进情况",
    "Regulation on Disclosure of Government Information, article 50 (4): problems and what was done",
)
COPIED, LIKE = 0.8, 0.6
"""Shares of the prose of a part. The notice gives no number; of a part of which four fifths stand in
last year's report little was written anew, and honest reports of consecutive years share less than
half."""
MIN_REPEATED, MIN_SHARE = 2, 0.25
"""Sentences, and their share of the part: one sentence alone may be a turn of phrase."""
TOLD = ("overview", "problems")
"""Parts that tell of the year; what stands beside the tables, and that no fee was charged, is lawfully
the same every year."""
OF_REPORT = ("本报告", "年度报告", "电子版", "联系电话")
"""What the sentences say that are about the report: how it is made up, where it is found."""
SHOWN = 2
MAX_SHOWN = 40
"""Characters of a sentence that is shown."""


@rule("GL608", "copied-prose", "warning", basis=ALIKE, needs="previous")
def copied_prose(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """某一部分的文字大部分与上年报告相同。

    为什么：报告应当写本年的情况。去掉年份、数字和机关名称后逐句比较：八成以上的文字在上年报告的同一部分里原样
    出现，多半是沿用上年的稿子；六成以上的只提示。标题、很短的句子、说明报告本身的套话不算，文字很少的部分不
    比较，只看第一、第五部分。通知没有规定比例，八成、六成是 govlint 定的。

    示例：第一部分 12 句中有 10 句与上年一字不差，只改了年份和数字。

    处理：按本年的工作重新写。

    Most of the prose of a part stands in last year's report.

    Why: A report tells of its own year. Sentences are compared without years, numbers and the name of
    the agency: if four fifths of the prose stand in the same part of last year's report, the old text
    was used again; from three fifths this only asks for a look. Headings, short sentences and what is
    said of the report itself do not count, parts with little prose are not compared, and only parts
    one and five are. The shares are those of govlint.

    Example: 10 of 12 sentences of part one are last year's, only years and numbers differ.

    Fix: Write of this year's work.
    """
    for section, found in _overlaps(report, previous):
        if not found.is_telling or found.share < LIKE:
            continue
        severity: Severity | None = None if found.share >= COPIED else "note"
        label = form.sections[section.key].label
        shown, percent = _shown(found), int(found.share * 100)
        yield Breach(
            message=Text(
                f"“{label}”有 {percent}% 的文字与上年报告相同（不计年份和数字），如{shown.zh}",
                f"“{label}”: {percent}% of the prose is last year's, years and numbers aside, "
                f"such as {shown.en}",
            ),
            place=Text(f"“{label}”", f"“{label}”"),
            at=section.at,
            severity=severity,
        )


@rule("GL609", "repeated-problems", "note", basis=PROBLEMS, needs="previous")
def repeated_problems(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """第五部分写的问题或改进措施与上年报告相同。

    为什么：这一部分要写本年存在的问题，以及上年的问题改进得怎样。问题、措施与上年一字不差，说明不了改进情况；
    问题确实仍然存在的，也应写明做了什么。

    示例：两年都写“一是政策解读的形式还不够丰富；二是基层队伍的业务能力有待提高”。

    处理：写本年的问题，并说明上年所提问题的改进情况。

    The problems or the remedies of part five are those of last year's report.

    Why: The part tells of this year's problems and of what became of last year's. The same sentences
    do not; if a problem remains, the report should say what was done.

    Example: Both years name the same two problems in the same words.

    Fix: Name this year's problems, and what was done about last year's.
    """
    for section, found in _overlaps(report, previous):
        is_told_as_copied = found.is_telling and found.share >= LIKE
        is_repeated = len(found.shared) >= MIN_REPEATED and found.share >= MIN_SHARE
        if section.key == "problems" and is_repeated and not is_told_as_copied:
            label, shown = form.sections[section.key].label, _shown(found)
            count = len(found.shared)
            yield Breach(
                message=Text(
                    f"“{label}”有 {count} 句与上年报告相同，如{shown.zh}；请写本年的问题和上年问题的改进情况",
                    f"“{label}”: {count} sentences are last year's, such as {shown.en}",
                ),
                place=Text(f"“{label}”", f"“{label}”"),
                at=section.at,
            )


def _overlaps(report: Report, previous: Report) -> Iterator[tuple[Section, Overlap]]:
    """Yield each part with its overlap with the same part of last year."""
    last = report_wordings(previous)
    for section in report.sections:
        if section.key in TOLD and section.key in last:
            own = section_wordings(section, report.agency)
            standard = {wording for wording in own if any(word in wording for word in OF_REPORT)}
            yield section, overlap(own, last[section.key], standard)


def _shown(found: Overlap) -> Text:
    texts = [text.strip("。！？；") for text in found.shared[:SHOWN]]
    quoted = [f"“{text[:MAX_SHOWN]}{'…' * (len(text) > MAX_SHOWN)}”" for text in texts]
    return Text("、".join(quoted), ", ".join(quoted))
