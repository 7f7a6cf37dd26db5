"""GL107 to GL110: what the parts tell, and parts that the form has not."""

from collections.abc import Iterator, Mapping

from govlint.report import Confidence, Report, Section
from govlint.rule import (
    Breach,
    Form,
    Options,
    Spot,
    Text,
    is_before_forms,
    load_flaws,
    rule,
    section_place,
    simplify,
    spotted,
)

OVERVIEW = Text(
    "国办公开办函〔2021〕30号附件格式第一部分（五个方面）；《政府信息公开条例》第五十条第一款第四项"
    "（各级人民政府的工作考核、社会评议和责任追究结果）",
    "the form attached to “国办公开办函〔2021〕30号”, part one (five matters); Regulation on Disclosure of "
    "Government Information, article 50 (1) 4 (assessments of governments)",
)
LENGTH = Text(
    "各地报送通知中的惯例，如武政办发〔2025〕54号：总体情况原则上不超过 1000 字",
    "practice of local notices such as “武政办发〔2025〕54号”: 1,000 characters in principle",
)
PROBLEMS = Text(
    "《政府信息公开条例》第五十条第一款第四项",
    "Regulation on Disclosure of Government Information, article 50 (1) 4",
)
NO_MORE = Text(
    "国办公开办函〔2021〕30号：报告内容不能遗漏，也不宜泛化",
    "“国办公开办函〔2021〕30号”: nothing may be left out, and nothing should be padded",
)
ENDS = ("。", "；", ";", "，")
SURE: Confidence = "high"
LESS_SURE: Confidence = "medium"
"""Of townships, whose reports are short and seldom tell of assessments."""
MAX_HEADING = 30
"""Characters of a line that may be a heading."""


def _told_part(report: Report, key: str) -> Section | None:
    """Return the first part of a key if it has text; None if the file ends with it: it may be cut."""
    is_whole = report.format in {"json", "yaml"}
    for section in report.sections:
        if section.key == key:
            is_whole = is_whole or section is not report.sections[-1]
            return section if is_whole and section.text.strip() else None
    return None


def _left_out(matters: Mapping[str, tuple[str, ...]], text: str) -> list[str]:
    return [matter for matter, words in matters.items() if not any(word in text for word in words)]


@rule(
    "GL107",
    "untold-matter",
    "warning",
    basis=OVERVIEW,
    editions=("2021",),
    settings=("kinds",),
)
def untold_matter(report: Report, form: Form, options: Options) -> Iterator[Breach]:
    """总体情况没有说到应当报告的方面。

    为什么：统一格式要求总体情况写五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障；
    各级人民政府还要写工作考核、社会评议和责任追究结果。只看有没有说到，不看小标题怎么写。政府的报告作警告，其他机关
    的作提示。

    示例：市政府的报告没有一处提到考核、社会评议。

    处理：补写；没有发生的，写明没有。

    The overview leaves out a matter that it has to tell of.

    Why: The form wants five matters in part one: proactive disclosure, requests, management of
    information, platforms, supervision; governments tell of assessments, public appraisal and
    accountability as well. Only whether something is told counts, not its heading. It is a warning
    for governments and a note for others.

    Example: The report of a city nowhere tells of assessments or of public appraisal.

    Fix: Add it; where nothing happened, say so.
    """
    section = _told_part(report, "overview")
    if section is None or is_before_forms(report.year):
        return
    wanted = load_flaws().overview
    text = "".join(simplify(section.text).split())
    is_government = options.kind(report.agency) == "government"
    place = section_place(form, section.key)
    matters = _left_out(wanted.matters, text)
    assessments = _left_out(wanted.assessments, text)
    if not (report.agency or "").endswith(wanted.government):
        assessments = []
    if is_government:
        matters, assessments = matters + assessments, []
    for missing, confidence in ((matters, SURE), (assessments, LESS_SURE)):
        if missing:
            names = "、".join(f"“{name}”" for name in missing)
            yield Breach(
                message=Text(
                    f"{place.zh}没有说到{names}",
                    f"{place.en} does not tell of {names.replace('、', ', ')}",
                ),
                place=place,
                at=section.at,
                expected=tuple(missing),
                severity=None if is_government else "note",
                confidence=confidence,
            )


@rule("GL108", "long-overview", "note", basis=LENGTH, editions=("2021",), settings=("kinds",))
def long_overview(report: Report, form: Form, options: Options) -> Iterator[Breach]:
    """总体情况超过 1000 字。

    为什么：不少地方的报送通知要求总体情况突出重点，原则上不超过 1000 字。没有全国性的明文，只作提示；
    各级政府的报告一般较长，把握较低时才列出。

    示例：某局的总体情况写了 2300 字，其中一半是与政府信息公开无关的工作。

    处理：删去与政府信息公开无关的内容；本地没有字数要求的，可以忽略。

    The overview has more than 1,000 characters.

    Why: Many local notices want part one to the point and not over 1,000 characters in principle. No
    national clause is known, so this is a note; governments usually write more, so theirs has a low
    confidence.

    Example: The overview of a bureau has 2,300 characters, half of them on its other work.

    Fix: Leave out what is not about disclosure; ignore it where no notice sets a limit.
    """
    section = next((part for part in report.sections if part.key == "overview"), None)
    if section is None or is_before_forms(report.year):
        return
    length, limit = len("".join(section.text.split())), load_flaws().overview.limit
    if length > limit:
        place = section_place(form, section.key)
        is_small = options.kind(report.agency) not in {"government", "zone", None}
        yield Breach(
            message=Text(
                f"{place.zh}有 {length} 字，不少地方要求原则上不超过 {limit} 字",
                f"{place.en} has {length} characters, many local notices allow {limit}",
            ),
            place=place,
            at=section.at,
            actual=str(length),
            confidence="high" if is_small else "low",
        )


@rule("GL109", "untold-problems", "warning", basis=PROBLEMS)
def untold_problems(report: Report, form: Form) -> Iterator[Breach]:
    """第五部分没有写问题，或者没有写怎样改进。

    为什么：条例要求报告存在的主要问题和改进情况。只写“无”，或者只有问题没有改进，等于没有报告这项内容。

    示例：“五、存在的主要问题及改进情况”下面只有“无”。

    处理：写具体的问题和改进的做法。

    Part five tells of no problems, or of no improvements.

    Why: The Regulation wants the main problems and what was done about them. “无” alone, or problems
    without improvements, report neither.

    Example: There is only “无” below the heading of part five.

    Fix: Write which problems there are and what is done about them.
    """
    section = _told_part(report, "problems")
    if section is None or is_before_forms(report.year):
        return
    words = load_flaws().problems
    text = "".join(simplify(section.text).split())
    place = section_place(form, section.key)
    if any(word in text for word in words.improvements):
        return
    if len(text) <= words.denial_limit and any(word in text for word in words.denials):
        problem = Text(f"只写了“{text}”，没有报告问题和改进情况", f"says only “{text}”")
    else:
        problem = Text("没有写改进情况", "tells of no improvements")
    yield Breach(
        message=Text(f"{place.zh}{problem.zh}", f"{place.en} {problem.en}"),
        place=place,
        at=section.at,
    )


@rule("GL110", "additional-section", "warning", basis=NO_MORE)
def additional_section(report: Report, form: Form) -> Iterator[Breach]:
    """六个部分之后还有别的部分或附表。

    为什么：统一格式只有六个部分，需要说明的写在第六部分。第六部分里自己编号的条目不算。

    示例：“七、附表”。

    处理：把内容并入第六部分，删去多出的标题或附表。

    There is another part, or an annexed table, after the six parts.

    Why: The form has six parts, and part six has room for all else. Items that part six numbers for
    itself are none.

    Example: A heading “七、附表”.

    Fix: Move it into part six, without a heading of its own.
    """
    last = list(form.sections)[-1]
    if not report.sections or report.sections[-1].key != last or is_before_forms(report.year):
        return
    words = load_flaws().extra
    for line in report.sections[-1].lines:
        text = line.text.strip()
        if text.startswith(words.inside) and text[1:2] in "、.．":
            return
        is_part = text.startswith(words.numerals) and text[1:2] in tuple("、.．")
        is_short = len(text) <= MAX_HEADING and not text.endswith(ENDS)
        if is_short and (is_part or text.startswith(words.annexes)):
            problem = Text("统一格式没有这一部分", "the form has no such part")
            yield spotted(Spot(last, line, 0, len(line.text)), form, problem)
