"""GL001 to GL007, GL010: what of the form could be recognised, and under which labels."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import (
    Breach,
    Form,
    Series,
    TableForm,
    Text,
    cell_place,
    column_label,
    is_before_forms,
    is_same_label,
    row_label,
    rule,
    table_place,
)

ARTICLE_50 = Text(
    "《政府信息公开条例》第五十条",
    "Regulation on Disclosure of Government Information, article 50",
)
TEMPLATE = Text(
    "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    "the forms attached to “国办公开办函〔2021〕30号” and “国办公开办函〔2019〕60号”",
)
READING = Text(
    "不涉及法规：说明 govlint 读到了什么、没读到什么",
    "no law: this says what govlint could and could not read",
)


@rule("GL001", "unrecognised-report", "error", basis=READING)
def unrecognised_report(report: Report, _form: Form) -> Iterator[Breach]:
    """没有识别出年度报告。

    为什么：既没有找到三张表，也没有找到六个部分的标题。没有识别的文件什么也没有检查，不能算通过。

    示例：文件是通知、附件说明，或者报告是以图片形式放进去的。

    处理：确认文件是政府信息公开工作年度报告，并且内容是文字而不是图片。

    No annual report was recognised.

    Why: Neither a table nor the headings of the parts were found. Nothing was checked, and that is
    not a pass.

    Example: The file is a notice, or the report was put in as a picture.

    Fix: Make sure that the file is an annual report and holds text, not pictures.
    """
    if not (report.is_recognised or is_older(report)):
        yield Breach(
            message=Text(
                "没有识别出政府信息公开工作年度报告：没有找到三张表，也没有找到六个部分的标题",
                "no annual report was recognised: neither its tables nor its headings were found",
            ),
            place=Text("全文", "whole file"),
        )


def is_older(report: Report) -> bool:
    """Return whether it is a report from before the forms, which has no tables of theirs."""
    is_some_report = report.title is not None or bool(report.sections)
    return is_some_report and not report.tables and is_before_forms(report.year)


@rule("GL002", "missing-table", "error", basis=ARTICLE_50)
def missing_table(report: Report, form: Form) -> Iterator[Breach]:
    """缺少一张表。

    为什么：第二、三、四部分各有一张统一格式的表，不能省略，也不能用文字或图片代替。

    示例：第四部分只写“本年度无行政复议、行政诉讼”，没有表。

    处理：按格式补上这张表；没有发生的各格填 0。

    A table is missing.

    Why: Parts two, three and four each have a table in the mandated form. It cannot be left out or
    replaced by words or a picture.

    Example: Part four says that there were no reviews or suits, and has no table.

    Fix: Add the table, with 0 where there is nothing.
    """
    if not report.is_recognised or is_older(report):
        return
    doubted = {doubt.table for doubt in report.doubts}
    for key, table in form.tables.items():
        if key not in report.tables and key not in doubted:
            place = table_place(table)
            section = form.sections[key].label
            yield Breach(
                message=Text(
                    f"缺少{place.zh}（{section}）",
                    f"{place.en} is missing (part “{section}”)",
                ),
                place=place,
            )


@rule("GL003", "missing-row", "error", basis=TEMPLATE)
def missing_row(report: Report, form: Form) -> Iterator[Breach]:
    """表中缺少一行。

    为什么：统一格式的行不能增减。缺了一行，合计就无法核对。

    示例：表三没有“二、上年结转政府信息公开申请数量”一行。

    处理：按格式补上这一行；没有发生的填 0。

    A row of a table is missing.

    Why: The rows of the form are fixed. Without one of them the sums cannot be checked.

    Example: Table three has no row for requests carried in from last year.

    Fix: Add the row, with 0 where there is nothing.
    """
    doubted = {cell for doubt in report.doubts for cell in doubt.cells}
    for key, table in report.tables.items():
        table_form = form.tables[key]
        if len(table.cells) == len(table_form.cells):
            continue
        found = {table_form.cells[cell].row for cell in table.cells}
        found.update(table_form.cells[cell].row for cell in doubted if cell in table_form.cells)
        for row in table_form.rows:
            if row not in found:
                label = row_label(report, table_form, row)
                place = table_place(table_form)
                yield Breach(
                    message=Text(
                        f"{place.zh}缺少「{label}」行", f"{place.en} has no row “{label}”"
                    ),
                    place=Text(f"{place.zh}「{label}」行", f"{place.en}, row “{label}”"),
                    at=table.at,
                    series=Series(
                        Text(f"{place.zh}缺行", f"{place.en} lacks rows"),
                        Text(f"「{label}」", f"“{label}”"),
                    ),
                )


@rule("GL004", "missing-column", "error", basis=TEMPLATE)
def missing_column(report: Report, form: Form) -> Iterator[Breach]:
    """表中缺少一列。

    为什么：统一格式的列不能增减。缺了一列，合计就无法核对。

    示例：表三没有“科研机构”列；表四没有“总计”列。

    处理：按格式补上这一列；没有发生的填 0。

    A column of a table is missing.

    Why: The columns of the form are fixed. Without one of them the sums cannot be checked.

    Example: Table three has no column for research institutions; table four has no totals.

    Fix: Add the column, with 0 where there is nothing.
    """
    for table, row, column in _lost_cells(report, form):
        rows = [other for other in table.rows if table.columns[other] == table.columns[row]]
        cells = report.tables[table.key].cells
        if row == rows[0] and all(f"{table.key}.{other}.{column}" not in cells for other in rows):
            label, place = column_label(table, row, column), table_place(table)
            yield Breach(
                message=Text(f"{place.zh}缺少「{label}」列", f"{place.en} has no column “{label}”"),
                place=Text(f"{place.zh}「{label}」列", f"{place.en}, column “{label}”"),
                at=report.tables[table.key].at,
            )


@rule("GL005", "missing-cell", "error", basis=TEMPLATE)
def missing_cell(report: Report, form: Form) -> Iterator[Breach]:
    """表中缺少一格。

    为什么：统一格式的每一格都要有数字，缺一格就无法核对有关的合计。

    示例：JSON 报告的 tables.applications.granted 里没有 research。

    处理：补上这一格；没有发生的填 0。

    A cell of a table is missing.

    Why: Every cell of the form holds a number; without it the sums over it cannot be checked.

    Example: A report in JSON has no research under tables.applications.granted.

    Fix: Add the cell, with 0 where there is nothing.
    """
    for table, row, column in _lost_cells(report, form):
        key = f"{table.key}.{row}.{column}"
        rows = [other for other in table.rows if table.columns[other] == table.columns[row]]
        if any(f"{table.key}.{other}.{column}" in report.tables[table.key].cells for other in rows):
            place = cell_place(report, table, key)
            label = report.tables[table.key].rows.get(row)
            yield Breach(
                message=Text(f"缺少{place.zh}这一格", f"{place.en}: this cell is missing"),
                place=place,
                at=label.at if label else report.tables[table.key].at,
                cells=(key,),
                series=Series(
                    Text(f"{table.name}缺格", f"table “{table.name}” lacks cells"), place
                ),
            )


def _lost_cells(report: Report, form: Form) -> Iterator[tuple[TableForm, str, str]]:
    """Yield table, row and column of the cells that are absent, without any doubt, from found rows."""
    doubted = {cell for doubt in report.doubts for cell in doubt.cells}
    for key, table in report.tables.items():
        table_form = form.tables[key]
        if len(table.cells) == len(table_form.cells):
            continue
        found = {table_form.cells[cell].row for cell in table.cells}
        for name, cell in table_form.cells.items():
            if cell.row in found and name not in table.cells and name not in doubted:
                yield table_form, cell.row, cell.column


@rule("GL006", "altered-label", "warning", basis=TEMPLATE, fix="known")
def altered_label(report: Report, form: Form) -> Iterator[Breach]:
    """表中的行、列名称与统一格式不同。

    为什么：名称改了，读者和汇总软件就可能把数字归到别的栏目。

    示例：“现行有效件数”写成“现行有效件”；“行政规范性文件”写成“规范性文件”。

    处理：改回统一格式的名称。

    The label of a row or a column is not that of the form.

    Why: Under another label readers and programs may take the figures for something else.

    Example: “现行有效件” for “现行有效件数”; “规范性文件” for “行政规范性文件”.

    Fix: Use the label of the form.
    """
    for key, table in report.tables.items():
        for label in (*table.rows.values(), *table.columns):
            if not is_same_label(label.text, label.official):
                place = table_place(form.tables[key])
                printed = " ".join(label.text.split())
                yield Breach(
                    message=Text(
                        f"{place.zh}栏目名称“{printed}”应为“{label.official}”",
                        f"{place.en}: the label “{printed}” should be “{label.official}”",
                    ),
                    place=Text(f"{place.zh}「{printed}」", f"{place.en}, “{printed}”"),
                    at=label.at,
                    actual=printed,
                    expected=(label.official,),
                )


@rule("GL007", "unofficial-line", "note", basis=TEMPLATE)
def unofficial_line(report: Report, form: Form) -> Iterator[Breach]:
    """表中多出一行或一列。

    为什么：统一格式没有小计行，也没有别的栏目。多出的行列不参加核对，容易在相加时重复计算。

    示例：表三多出“（三）不予公开”小计行，或“法人小计”列。

    处理：删去；确需说明的写在第六部分。

    A table has a row or a column that the form does not have.

    Why: The form has no subtotals and no other lines. They are not checked, and easily counted
    twice.

    Example: Table three has a subtotal of refusals, or one of organisations.

    Fix: Remove it; explain in part six what needs explaining.
    """
    for key, table in report.tables.items():
        for line in table.extra:
            if line.belongs_to is None:
                place = table_place(form.tables[key])
                printed = " ".join(line.label.split())
                kind = Text("行", "row") if line.axis == "row" else Text("列", "column")
                yield Breach(
                    message=Text(
                        f"{place.zh}多出「{printed}」{kind.zh}，统一格式没有，未参加核对",
                        f"{place.en} has a {kind.en} “{printed}” that the form has not; it is not checked",
                    ),
                    place=Text(
                        f"{place.zh}「{printed}」{kind.zh}", f"{place.en}, {kind.en} “{printed}”"
                    ),
                    at=line.at,
                    actual=printed,
                )


@rule("GL010", "report-before-forms", "warning", basis=TEMPLATE)
def report_before_forms(report: Report, _form: Form) -> Iterator[Breach]:
    """统一格式施行以前的报告。

    为什么：统一格式从 2019 年度报告起施行，更早的报告没有三张表，也没有统一的六个部分，没有可以核对的内容。

    示例：2018 年度报告分为概述、主动公开、依申请公开、收费及减免、复议诉讼、存在问题几部分。

    处理：不必改；如果标题的年份写错了，改正年份。

    A report from before the forms.

    Why: The forms were introduced for reports on 2019. Earlier ones have neither the three tables nor
    the six parts, and there is nothing to check.

    Example: A report on 2018 has parts on fees and on reviews, and a list of statistics.

    Fix: Nothing; if the year in the title is wrong, correct it.
    """
    if is_older(report):
        yield Breach(
            message=Text(
                f"这是 {report.year} 年度的报告，当时还没有统一格式，没有可以核对的表格",
                f"this is a report on {report.year}, before there was a form: nothing can be checked",
            ),
            place=Text("全文", "whole file"),
            at=report.title.at if report.title else None,
        )
