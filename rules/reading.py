"""GL008, GL009, GL023: how surely the figures of the tables were read."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Series, Text, row_label, rule, table_place

READING = Text(
    "不涉及法规：说明 govlint 读到了什么、没读到什么",
    "no law: this says what govlint could and could not read",
)
FIRST = 3
"""Rows that are named; the others are counted."""

DOUBTS = {
    "unplaced-row": Text(
        "有一行数字认不出是哪一行", "a row of figures cannot be told which row it is"
    ),
    "unplaced-cells": Text(
        "这一行的格数与表头对不上，认不出各格属于哪一列",
        "the cells of this row do not match the columns of the header",
    ),
    "merged-cells": Text(
        "这一行有合并或缺失的格，认不出数字属于哪一列",
        "this row has merged or missing cells, their columns cannot be told",
    ),
    "conflicting-rows": Text(
        "同一行出现两次，数字不同", "this row occurs twice, with different figures"
    ),
    "run-together": Text(
        "表格已散成文字，行列和数字分不清",
        "the table has fallen apart into running text, its figures cannot be told apart",
    ),
    "uncut-figures": Text(
        "数字连成一串，切分的方式不唯一，或者怎样切合计都不成立",
        "figures run together, and the sums do not tell them apart in exactly one way",
    ),
}


@rule("GL008", "doubtful-reading", "warning", basis=READING)
def doubtful_reading(report: Report, form: Form) -> Iterator[Breach]:
    """表中有读不准的地方。

    为什么：读不准的数字不作猜测，与它有关的勾稽关系没有核对，所以不能算通过。

    示例：从网页或 PDF 转出的文字里，一行数字连成一串，或者丢了栏目名称。

    处理：用原来的 Word 文件或网页再检查一次；文件本身合并了单元格、重复了行的，请改正。

    Part of a table could not be read with certainty.

    Why: Nothing is guessed. The identities over these figures were not checked, so this is no pass.

    Example: In text made from a page or a PDF the figures of a row run together, or labels are lost.

    Fix: Check the original Word file or page; if the file itself merges cells or repeats rows,
    mend it.
    """
    for doubt in report.doubts:
        problem = DOUBTS[doubt.kind]
        table = form.tables[doubt.table] if doubt.table else None
        place = table_place(table) if table else Text("全文", "whole file")
        if table and doubt.row:
            label = row_label(report, table, doubt.row)
            place = Text(f"{place.zh}「{label}」行", f"{place.en}, row “{label}”")
        excerpt = " ".join(doubt.text.split())
        yield Breach(
            message=Text(
                f"{place.zh}：{problem.zh}（“{excerpt}”）",
                f"{place.en}: {problem.en} (“{excerpt}”)",
            ),
            place=place,
            at=doubt.at,
            cells=doubt.cells,
            actual=excerpt,
            series=Series(
                Text(
                    f"{table.name if table else ''}{problem.zh}",
                    f"{f'table “{table.name}”: ' if table else ''}{problem.en}",
                ),
                Text(f"“{excerpt}”", f"“{excerpt}”"),
            ),
        )


@rule("GL009", "run-together-figures", "note", basis=READING)
def run_together_figures(report: Report, form: Form) -> Iterator[Breach]:
    """数字连成一串，是按勾稽关系切开的。

    为什么：文字版里一行数字之间没有间隔，只有一种切法能使表中的合计都成立，就按它读取。这些等式已经用来
    切分数字，不能再用来核对，所以不算核对过，也不算通过。

    示例：“本年新收政府信息公开申请数量640020470”读作 64、0、0、2、0、4、70。

    处理：用原来的 Word 文件或网页再检查一次。

    Figures run together and were told apart by the identities.

    Why: In the text no gap stands between the figures of a row. Only one way to cut them satisfies the
    sums of the table, and it was taken. Identities that were used to cut figures cannot check them, so
    they count as not evaluated, and this is no pass.

    Example: “本年新收政府信息公开申请数量640020470” is read as 64, 0, 0, 2, 0, 4, 70.

    Fix: Check the original Word file or page.
    """
    for table in report.tables.values():
        if table.cut:
            place = table_place(form.tables[table.key])
            yield Breach(
                message=Text(
                    f"{place.zh}的数字连成一串，有 {len(table.cut)} 格是按合计关系切开的，"
                    "请用原文件核对",
                    f"{place.en}: figures run together, {len(table.cut)} cells were told apart by "
                    "the sums; check the original file",
                ),
                place=place,
                at=table.at,
                cells=tuple(key for key in table.cells if key in table.cut),
            )


@rule("GL023", "unlabelled-row", "note", basis=READING)
def unlabelled_row(report: Report, form: Form) -> Iterator[Breach]:
    """有的行旁边没有完整的栏目名称，按次序认定。

    为什么：行的名称丢失，或者断在行外。数字行与格式中缺少的行一样多，名称的残余或者合计关系也相符，就按次序
    认定是哪一行。Word 文件和网页里这样的行，读者也认不出来，所以作警告；从 PDF 转出的文字只作提示。

    示例：“2.重复申请”一行只有数字，没有名称。

    处理：补上栏目名称；如果是转换造成的，用原来的文件再检查一次。

    Rows have no whole label beside them and were placed by their order.

    Why: The label is lost, or broken outside the row. The rows of figures are as many as the form has
    there, and pieces of labels or the sums agree, so that their order tells which they are. In a Word
    file or a page readers cannot tell them either, so that is a warning; in text made from a PDF it is
    a note.

    Example: The row “2.重复申请” has figures and no label.

    Fix: Add the label; if it was lost in conversion, check the original file.
    """
    for table in report.tables.values():
        table_form = form.tables[table.key]
        labels = [term.label for key, term in table_form.rows.items() if key in table.by_order]
        if labels:
            place = table_place(table_form)
            names = "、".join(f"「{label}」" for label in labels[:FIRST])
            more = "等" if len(labels) > FIRST else ""
            names_en = ", ".join(f"“{label}”" for label in labels[:FIRST])
            yield Breach(
                message=Text(
                    f"{place.zh}有 {len(labels)} 行旁边没有完整的栏目名称，按次序认定：{names}{more}",
                    f"{place.en}: {len(labels)} rows without a whole label were placed by order: "
                    f"{names_en}{' …' if more else ''}",
                ),
                place=place,
                at=table.at,
                cells=tuple(
                    key for key in table.cells if table_form.cells[key].row in table.by_order
                ),
                severity=None if report.format == "text" else "warning",
            )
