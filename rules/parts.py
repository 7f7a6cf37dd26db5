"""GL10: the parts of a report and their headings."""

from collections.abc import Iterator

from govlint.report import Report, Section
from govlint.rule import Breach, Form, Text, is_before_forms, rule

ARTICLE_50 = Text(
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号：报告内容不能遗漏，也不宜泛化",
    "Regulation on Disclosure of Government Information, article 50; “国办公开办函〔2021〕30号”: "
    "nothing may be left out",
)
TEMPLATE = Text(
    "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    "the forms attached to “国办公开办函〔2021〕30号” and “国办公开办函〔2019〕60号”",
)


def _is_recognised(report: Report) -> bool:
    return bool(report.tables) or len(report.sections) > 1


def _parts(report: Report) -> tuple[Section, ...]:
    """Return the parts that have to follow the form: none before there was one."""
    has_form = report.tables or not is_before_forms(report.year)
    return report.sections if has_form else ()


def _found(report: Report) -> dict[str, Section]:
    """Return the first section of each part; a table alone stands for its part in JSON and YAML."""
    found: dict[str, Section] = {}
    for section in _parts(report):
        found.setdefault(section.key, section)
    return found


def _place(heading: str) -> Text:
    return Text(f"标题“{heading}”", f"heading “{heading}”")


@rule("GL101", "missing-section", "error", basis=ARTICLE_50)
def missing_section(report: Report, form: Form) -> Iterator[Breach]:
    """缺少一个部分。

    为什么：年度报告由六个部分组成，一个也不能少。没有内容可写的部分也要保留标题，写明“无”。

    示例：报告没有“六、其他需要报告的事项”。

    处理：按统一格式补上这一部分和标题。

    A part of the report is missing.

    Why: The report has six parts and none may be left out. One with nothing to say keeps its heading
    and says so.

    Example: There is no “六、其他需要报告的事项”.

    Fix: Add the part with its heading.
    """
    if not (_is_recognised(report) or report.title):
        return
    if is_before_forms(report.year) and not report.tables:
        return
    found = _found(report)
    for section in form.sections.values():
        stands_alone = report.format in {"json", "yaml"} and section.key in report.tables
        if section.key not in found and not stands_alone:
            yield Breach(
                message=Text(f"缺少“{section.label}”部分", f"part “{section.label}” is missing"),
                place=_place(section.label),
                expected=(section.label,),
            )


@rule("GL102", "misplaced-section", "warning", basis=TEMPLATE)
def misplaced_section(report: Report, form: Form) -> Iterator[Breach]:
    """各部分的先后次序与统一格式不同。

    为什么：统一格式规定了六个部分的次序，便于查找和汇总。

    示例：“六、其他需要报告的事项”排在“五、存在的主要问题及改进情况”之前。

    处理：按统一格式调整次序。

    The parts are not in the order of the form.

    Why: The form fixes the order of the six parts, so that readers find them.

    Example: Part six stands before part five.

    Fix: Put the parts in order.
    """
    order = list(form.sections)
    last: Section | None = None
    for section in _found(report).values():
        if last and order.index(section.key) < order.index(last.key):
            yield Breach(
                message=Text(
                    f"“{section.heading}”应排在“{last.heading}”之前",
                    f"“{section.heading}” should stand before “{last.heading}”",
                ),
                place=_place(section.heading),
                at=section.at,
                actual=section.heading,
            )
        else:
            last = section


@rule("GL103", "repeated-section", "warning", basis=TEMPLATE)
def repeated_section(report: Report, form: Form) -> Iterator[Breach]:
    """同一部分出现了两次。

    为什么：每个部分只有一处，重复的标题往往是复制时多贴了一段。

    示例：“五、存在的主要问题及改进情况”出现两次。

    处理：合并成一处，删去多余的标题。

    A part occurs twice.

    Why: Each part stands in one place; a second heading is often left from copying.

    Example: “五、存在的主要问题及改进情况” occurs twice.

    Fix: Join them and remove the second heading.
    """
    first = _found(report)
    for section in _parts(report):
        if section is not first[section.key]:
            label = form.sections[section.key].label
            yield Breach(
                message=Text(f"“{label}”部分出现了两次", f"part “{label}” occurs twice"),
                place=_place(section.heading),
                at=section.at,
                actual=section.heading,
            )


@rule("GL104", "misnumbered-section", "warning", basis=TEMPLATE, fix="known")
def misnumbered_section(report: Report, form: Form) -> Iterator[Breach]:
    """部分的序号不对或没有序号。

    为什么：六个部分依次为一至六，序号错了，正文中“见第三部分”之类的说法也跟着错。

    示例：“一、主动公开政府信息情况”，应为“二”。

    处理：改为统一格式的序号。

    A part has a wrong number or none.

    Why: The parts are numbered from one to six, and the text refers to them by number.

    Example: “一、主动公开政府信息情况”, which is part “二”.

    Fix: Use the number of the form.
    """
    for section in _parts(report):
        official = form.sections[section.key]
        if section.heading and section.number != official.number:
            shown = Text(
                f"序号为“{section.number}”" if section.number else "没有序号",
                f"is numbered “{section.number}”" if section.number else "has no number",
            )
            yield Breach(
                message=Text(
                    f"标题“{section.heading}”{shown.zh}，应为“{official.label}”",
                    f"heading “{section.heading}” {shown.en}, it should be “{official.label}”",
                ),
                place=_place(section.heading),
                at=section.at,
                actual=section.heading,
                expected=(official.label,),
            )


@rule("GL105", "altered-heading", "warning", basis=TEMPLATE, fix="known")
def altered_heading(report: Report, form: Form) -> Iterator[Breach]:
    """部分的标题与统一格式不同。

    为什么：统一格式规定了六个部分的标题。常见的另一种说法只作提示，没见过的说法作警告。

    示例：“一、概述”，应为“一、总体情况”。

    处理：改为统一格式的标题。

    The heading of a part is not that of the form.

    Why: The form fixes the headings. Wordings that are often seen are noted, others are warned of.

    Example: “一、概述”, which should be “一、总体情况”.

    Fix: Use the heading of the form.
    """
    for section in _parts(report):
        label = form.sections[section.key].label
        if not section.heading:
            yield Breach(
                message=Text(
                    f"没有标题“{label}”，它的文字接在前一张表后面",
                    f"there is no heading “{label}”, its text follows the table before",
                ),
                place=_place(label),
                at=section.at,
                expected=(label,),
            )
        elif section.match != "official":
            yield Breach(
                message=Text(
                    f"标题“{section.heading}”应为“{label}”",
                    f"heading “{section.heading}” should be “{label}”",
                ),
                place=_place(section.heading),
                at=section.at,
                actual=section.heading,
                expected=(label,),
                severity="note" if section.match == "known" else None,
            )


@rule("GL106", "empty-section", "warning", basis=ARTICLE_50)
def empty_section(report: Report, form: Form) -> Iterator[Breach]:
    """部分只有标题，没有内容。

    为什么：第一、五、六部分要用文字报告。确实没有的，也要写明“无”或“没有需要报告的事项”。

    示例：“六、其他需要报告的事项”下面是空的。

    处理：补写内容；没有的写明没有。

    A part has a heading and nothing below it.

    Why: Parts one, five and six are reported in words. One with nothing to report says so.

    Example: There is nothing below “六、其他需要报告的事项”.

    Fix: Write the part; say so if there is nothing to report.
    """
    for section in _found(report).values():
        if section.key not in form.tables and not section.text.strip():
            label = form.sections[section.key].label
            yield Breach(
                message=Text(f"“{label}”部分没有内容", f"part “{label}” is empty"),
                place=_place(section.heading),
                at=section.at,
            )
