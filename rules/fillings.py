"""GL131, GL132: what is printed with the tables, and how they are filled in."""

from collections import Counter
from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Text, rule, table_place

TEMPLATE = Text(
    "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    "the forms attached to “国办公开办函〔2021〕30号” and “国办公开办函〔2019〕60号”",
)
PRACTICE = Text("未见明文规定，系填报惯例", "no clause is known, this is practice")
MIN_FILLERS = 5
"""Cells without a number; fewer were forgotten, which the rules on cells say one by one."""
MAX_SHOWN = 4
"""Characters of a filler that are shown."""


@rule("GL131", "missing-table-note", "note", basis=TEMPLATE)
def missing_table_note(report: Report, form: Form) -> Iterator[Breach]:
    """表头没有印勾稽关系的说明。

    为什么：统一格式在表三的表头印有勾稽关系的说明，填表人和读者都靠它核对。

    示例：表三左上角是空的。

    处理：按统一格式补上这句说明。

    The header of a table lacks the note on its identities.

    Why: The form prints in the corner of table three how its figures hang together, for those who
    fill it in and those who read it.

    Example: The upper left corner of table three is empty.

    Fix: Add the sentence of the form.
    """
    for key, table in report.tables.items():
        note = form.tables[key].note
        if table.has_note is False and note:
            place = table_place(form.tables[key])
            yield Breach(
                message=Text(
                    f"{place.zh}的表头没有“{note.strip('（）')}”的说明",
                    f"the header of {place.en} lacks the note “{note.strip('（）')}”",
                ),
                place=place,
                at=table.at,
                expected=(note,),
                confidence="medium" if report.format in {"pdf", "text"} else "high",
            )


@rule("GL132", "mixed-fillers", "note", basis=PRACTICE)
def mixed_fillers(report: Report, form: Form) -> Iterator[Breach]:
    """一张表里，没有发生的有的填 0，有的留空或写别的。

    为什么：同一张表用几种写法，看不出它们的意思是不是一样。只有个别格空着的，是漏填，由其他规则说明。

    示例：表三有的格填 0，有的留空，有的写“/”。

    处理：没有发生的一律填 0。

    In one table some cells without cases hold 0 and others are blank or hold something else.

    Why: With several ways to say it nobody can tell whether they mean the same. Single blanks were
    forgotten; other rules say that.

    Example: In table three some cells hold 0, some are blank, some hold a slash.

    Fix: Fill in 0 wherever there is nothing.
    """
    for key, table in report.tables.items():
        fillers = [cell for cell in table.cells.values() if cell.kind in {"blank", "filler"}]
        if len(fillers) < MIN_FILLERS:
            continue
        zeros = sum(cell.value == 0 for cell in table.cells.values())
        ways = Counter({"0": zeros}) + Counter(cell.text[:MAX_SHOWN] for cell in fillers)
        if len(ways) > 1:
            place = table_place(form.tables[key])
            zh = "、".join(f"{f'“{way}”' if way else '空白'} {ways[way]} 格" for way in ways)
            en = ", ".join(f"{f'“{way}”' if way else 'blank'} {ways[way]}" for way in ways)
            yield Breach(
                message=Text(
                    f"{place.zh}没有发生的写法不一：{zh}，请一律填 0",
                    f"{place.en} says in several ways that there is nothing: {en}; fill in 0",
                ),
                place=place,
                at=table.at,
            )
