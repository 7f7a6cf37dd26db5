"""GL01: what stands in the cells of the tables."""

from collections.abc import Callable, Iterator

from govlint.report import Cell, Report
from govlint.rule import (
    Breach,
    Form,
    Series,
    TableForm,
    Text,
    cell_place,
    column_label,
    remembered,
    row_label,
    rule,
    table_place,
)

ARTICLE_50 = Text(
    "《政府信息公开条例》第五十条",
    "Regulation on Disclosure of Government Information, article 50",
)
PRACTICE = Text(
    "未见明文规定，系填报惯例",
    "no clause is known, this is practice",
)
UNITS = Text(
    "由表中栏目的计量单位（件、项）推出",
    "follows from the units of the tables, which count cases, documents and items",
)


@rule("GL011", "unfilled-table", "error", basis=ARTICLE_50)
def unfilled_table(report: Report, form: Form) -> Iterator[Breach]:
    """整张表没有填写。

    为什么：三张表是年度报告的法定内容。一个数字都没有的表，等于没有报告这项内容。

    示例：表四十五格全部空白。

    处理：按实际情况填写；没有发生的各格填 0。

    A whole table is not filled in.

    Why: The tables are mandated contents. A table without a single figure reports nothing.

    Example: All fifteen cells of table four are blank.

    Fix: Fill in the figures, 0 where there is nothing.
    """
    for table in report.tables.values():
        if table.is_unfilled:
            place = table_place(form.tables[table.key])
            yield Breach(
                message=Text(
                    f"{place.zh}没有填写：{len(table.cells)} 格全部空白，没有发生的请填 0",
                    f"{place.en} is not filled in: all {len(table.cells)} cells are blank, "
                    "fill in 0 where there is nothing",
                ),
                place=place,
                at=table.at,
                cells=tuple(table.cells),
            )


@rule("GL012", "blank-cell", "warning", basis=PRACTICE, fix="fill-zero")
def blank_cell(report: Report, form: Form) -> Iterator[Breach]:
    """应填数字的格是空白。

    为什么：空白看不出是零、是漏填还是没有统计，汇总时也无法相加。

    示例：“二、上年结转政府信息公开申请数量”行的“科研机构”列没有填。

    处理：没有的填 0；漏填的补上实际数。

    A cell that should hold a number is blank.

    Why: A blank may be zero, forgotten or not counted, and it cannot be added up.

    Example: Nothing is filled in for requests of research institutions carried in from last year.

    Fix: Fill in 0 where there is nothing, else the figure that was forgotten.
    """
    unfilled = {key for key, table in report.tables.items() if table.is_unfilled}
    for cell, table in _select(report, form, lambda cell: cell.kind == "blank"):
        if table.key not in unfilled:
            problem = Text("空白，没有的请填 0", "blank, fill in 0 where there is nothing")
            many = Text(
                "有空白的格，没有的请填 0", "has blank cells, fill in 0 where there is nothing"
            )
            yield _breach(report, table, cell, problem, many)


@rule("GL013", "filler-cell", "warning", basis=PRACTICE, fix="fill-zero")
def filler_cell(report: Report, form: Form) -> Iterator[Breach]:
    """用“无”“/”“—”等代替数字。

    为什么：这些写法不是数字，看不出是零还是没有统计，汇总时也无法相加。

    示例：表四十五格都写“无”。

    处理：没有的填 0。

    A word or a mark stands for a number.

    Why: It is no number: it may mean zero or not counted, and it cannot be added up.

    Example: All fifteen cells of table four hold a slash.

    Fix: Fill in 0 where there is nothing.
    """
    for cell, table in _select(report, form, lambda cell: cell.kind == "filler"):
        problem = Text(
            f"填的是“{cell.text}”，没有的请填 0",
            f"holds “{cell.text}”, fill in 0 where there is nothing",
        )
        many = Text("有的格用文字或符号代替数字，没有的请填 0", "has words or marks for numbers")
        yield _breach(report, table, cell, problem, many)


@rule("GL014", "non-numeric-cell", "warning", basis=UNITS)
def non_numeric_cell(report: Report, form: Form) -> Iterator[Breach]:
    """格里除了数字还有别的文字。

    为什么：表格栏目已经写明或默认了单位，格里只应填数字。写了单位或说明的格无法相加，
    有关的勾稽关系也就没有核对。

    示例：采购总金额填“251000元”；本年制发件数填“22（其中修订16件）”。

    处理：只留数字；需要说明的写在第六部分。电子表格的格里是公式（如“=SUM(B2:B5)”），说明还没有
    计算过，用 Excel 或 WPS 打开后保存一次。

    A cell holds text beside or instead of a number.

    Why: The labels give the unit, so cells hold numbers only. A cell with a unit or a remark cannot
    be added up, and the identities it is part of are not checked.

    Example: “251000元” as an amount; “22（其中修订16件）” as a number of documents.

    Fix: Leave the number alone; explain in part six what needs explaining. A formula in a cell of a
    workbook was never calculated: open the workbook in Excel or WPS and save it.
    """
    for cell, table in _select(report, form, lambda cell: cell.kind == "text"):
        printed = " ".join(cell.text.split())
        problem = Text(f"填的是“{printed}”，不是数字", f"holds “{printed}”, which is not a number")
        many = Text("有的格不是数字", "has cells that are not numbers")
        yield _breach(report, table, cell, problem, many)


@rule("GL015", "negative-count", "error", basis=UNITS)
def negative_count(report: Report, form: Form) -> Iterator[Breach]:
    """数量是负数。

    为什么：件数、项数和金额不会小于零。2019 年试行格式的“本年增/减”除外，那一栏可以为负。

    示例：“重复申请”行的“自然人”列填 -3。

    处理：核对后改为实际数。

    A count is negative.

    Why: Counts and amounts are not below zero. The change of items in the form of 2019 may be.

    Example: -3 repeated requests of natural persons.

    Fix: Check it and fill in the figure.
    """
    for cell, table in _select(
        report, form, lambda cell: cell.value is not None and cell.value < 0
    ):
        if table.cells[cell.key].kind != "change":
            problem = Text(
                f"填 {cell.text}，数量不应为负数", f"holds {cell.text}, a count is not negative"
            )
            yield _breach(report, table, cell, problem, Text("有负数", "has negative counts"))


@rule("GL016", "fractional-count", "error", basis=UNITS)
def fractional_count(report: Report, form: Form) -> Iterator[Breach]:
    """件数有小数。

    为什么：按件、按项计的数只能是整数；只有金额可以有小数。

    示例：行政许可处理决定数量填 12.5。

    处理：核对后改为整数。

    A count has a fraction.

    Why: What is counted in cases, documents or items is whole; only amounts of money are not.

    Example: 12.5 decisions on licences.

    Fix: Check it and fill in a whole number.
    """
    for cell, table in _select(
        report, form, lambda cell: cell.value is not None and cell.value % 1 != 0
    ):
        if table.cells[cell.key].kind != "amount":
            problem = Text(f"填 {cell.text}，件数应为整数", f"holds {cell.text}, a count is whole")
            yield _breach(report, table, cell, problem, Text("有的件数带小数", "has fractions"))


WAYS = {
    "full-width": Text("全角数字", "full-width digits"),
    "separators": Text("千位分隔符", "thousands separators"),
    "line-break": Text("数字中间换行", "a line break inside the number"),
    "leading-zero": Text("多余的前导 0", "leading zeros"),
}


@rule("GL017", "irregular-number", "note", basis=PRACTICE, fix="safe")
def irregular_number(report: Report, form: Form) -> Iterator[Breach]:
    """数字的写法不规范，但可以读出。

    为什么：全角数字、千位分隔符、数字中间换行等写法，人能看懂，汇总软件不一定读得出。

    示例：“１２”“1,234”，或者一个数断在两行。

    处理：改成半角阿拉伯数字，不加分隔符，不换行。

    A number is written in an unusual way and could be read.

    Why: People understand full-width digits, separators and numbers broken over lines; programs
    that add up reports may not.

    Example: “１２”, “1,234”, or a number broken over two lines.

    Fix: Write it in plain digits, without separators, on one line.
    """
    for cell, table in _select(report, form, lambda cell: bool(cell.irregular)):
        ways = [WAYS[way] for way in cell.irregular]
        printed = " ".join(cell.text.split())
        problem = Text(
            f"填“{printed}”，读作 {cell.value}（{'、'.join(way.zh for way in ways)}）",
            f"“{printed}” was read as {cell.value} ({', '.join(way.en for way in ways)})",
        )
        many = Text("有的数字写法不规范", "has numbers in unusual writing")
        yield _breach(report, table, cell, problem, many)


def _select(
    report: Report, form: Form, is_wanted: Callable[[Cell], bool]
) -> Iterator[tuple[Cell, TableForm]]:
    for cell, table in _unusual(report, form):
        if is_wanted(cell):
            yield cell, table


@remembered
def _unusual(report: Report, form: Form) -> list[tuple[Cell, TableForm]]:
    """Return the cells that hold anything but plain digits: in most reports there are few."""
    return [
        (cell, form.tables[table.key])
        for table in report.tables.values()
        for cell in table.cells.values()
        if cell.irregular or not cell.text.isdigit()
    ]


def _breach(report: Report, table: TableForm, cell: Cell, problem: Text, many: Text) -> Breach:
    """Make a breach about one cell; several in a table are said as one, in the words of `many`."""
    place = cell_place(report, table, cell.key)
    form = table.cells[cell.key]
    row, column = row_label(report, table, form.row), column_label(table, form.row, form.column)
    printed = f"“{' '.join(cell.text.split())}”" if cell.text else ""
    head = table_place(table)
    return Breach(
        message=Text(f"{place.zh}：{problem.zh}", f"{place.en}: {problem.en}"),
        place=place,
        at=cell.at,
        cells=(cell.key,),
        actual=cell.text,
        series=Series(
            Text(f"{head.zh}{many.zh}", f"{head.en} {many.en}"),
            Text(f"「{row}」×「{column}」{printed}", f"“{row}” × “{column}” {printed}".rstrip()),
        ),
    )
