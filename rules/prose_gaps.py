"""GL52: numbers that are missing in prose, and how many parts it says the report has."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Text, is_before_forms, rule, told

INACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确、不全面的要追究责任",
    "“国办公开办函〔2021〕30号”: inaccurate and incomplete contents are pursued",
)
SIX_PARTS = Text(
    "《政府信息公开条例》第五十条；国办公开办函〔2021〕30号所附格式有六个部分",
    "Regulation on Disclosure of Government Information, article 50; the form attached to "
    "“国办公开办函〔2021〕30号” has six parts",
)


@rule("GL526", "missing-number", "warning", basis=INACCURATE)
def missing_number(report: Report, form: Form) -> Iterator[Breach]:
    """句子里该有数字的地方没有数字。

    为什么：“共主动公开条”“占，”之类，是填写模板时漏填，或者转换格式时丢了数字。

    示例：全年共主动公开条，其中政务动态 12 条。

    处理：补上数字。

    A number is missing where the sentence needs one.

    Why: In “共主动公开条” or “占，” a blank of a template was not filled in, or a converter lost it.

    Example: “全年共主动公开条”, with no number before the unit.

    Fix: Fill in the number.
    """
    for mention in report.mentions:
        if mention.kind == "gap":
            text = mention.text[-16:]
            yield told(
                mention,
                form,
                Text(f"“{text}”里缺少数字", f"a number is missing in “{text}”"),
            )


@rule("GL527", "misstated-part-count", "warning", basis=SIX_PARTS)
def misstated_part_count(report: Report, form: Form) -> Iterator[Breach]:
    """开头说报告由几部分组成，与统一格式的六部分或与列出的名称不符。

    为什么：统一格式有六个部分。说成五个、七个，或者说六个只列出五个名称，往往是照抄了旧格式。带“等”字的列举
    可以不全。

    示例：本报告由总体情况、主动公开情况、申请情况、复议诉讼情况、存在问题五部分组成。

    处理：改为六个部分，名称与标题一致。

    The introduction says another number of parts than six, or names fewer than it says.

    Why: The form has six parts. Five or seven, or six with five names, are often left from an older
    form. A list that ends in “等” need not be complete.

    Example: “本报告由……五部分组成”, which says five parts.

    Fix: Say six parts, and name them like the headings.
    """
    if is_before_forms(report.year) or not report.is_recognised:
        return
    count = len(form.sections)
    for mention in report.mentions:
        if mention.kind != "parts":
            continue
        if mention.value != count:
            problem = Text(f"统一格式有 {count} 个部分", f"the form has {count} parts")
        elif mention.confidence == "high" and len(mention.names) < count:
            missing = [
                form.sections[key].title for key in form.sections if key not in mention.names
            ]
            names = "、".join(missing)
            problem = Text(f"列出的名称中没有“{names}”", f"its names lack “{names}”")
        else:
            continue
        yield told(mention, form, problem)._replace(expected=(str(count),))
