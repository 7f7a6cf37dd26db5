"""GL60: documents and items that add up from year to year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from govlint.report import Cell, Report
from govlint.rule import (
    Breach,
    Equation,
    Form,
    Held,
    TableForm,
    Text,
    cell_place,
    column_label,
    format_number,
    load_flaws,
    rule,
    sum_up,
)

from .pairs import are_read, fewer, is_renamed, least, lowered, numbers, outside

STOCK = Text(
    "由表二栏目文字推出：现行有效件数随制发增加、随废止减少",
    "follows from the labels of table two: what is in force grows by what is issued and shrinks by "
    "what is repealed",
)
ITEM_LABELS = Text(
    "由 2019 年版格式表二栏目文字推出：上一年项目数量按上年的本年增/减接续",
    "follows from the labels of table two in the form of 2019: the items of the year before go on "
    "from what last year's report added or took away",
)
PUBLIC = Text(
    "由 2019 年版格式表二栏目文字推出：对外公开总数量是累计数",
    "follows from the labels of table two in the form of 2019: the total of what is public adds up",
)
STOCKS = ("rules", "normative_docs")
ITEMS = ("licence", "other_services", "penalty", "coercion", "admin_fee")


@rule("GL602", "stock-mismatch", "warning", basis=STOCK, editions=("2021",), needs="previous")
def stock_mismatch(report: Report, form: Form, previous: Report) -> Iterator[Breach | Held]:
    """现行有效的规章、行政规范性文件件数与上年的接不上。

    为什么：本年现行有效件数应等于上年报告的现行有效件数，加本年制发，减本年废止。有效期届满自然失效的没有计入
    废止、口径改变或者机构改革，会使等式不成立；正文说明了的，只作提示。两版格式之间口径不同，不核对。

    示例：上年现行有效 470，本年制发 62、废止 33，应为 499，填了 440。

    处理：与规范性文件目录核对；届满失效的是否计入废止，各年应一致，必要时在报告中说明。

    The number of documents in force does not follow from last year's.

    Why: What is in force is what was in force in last year's report, more by what was issued and less
    by what was repealed. Documents that lapsed, another way of counting and merged agencies explain a
    difference. The editions of the form count differently and are not compared.

    Example: 470 in force last year, 62 issued, 33 repealed: 499, and the table has 440.

    Fix: Check the list of documents; count lapsed ones alike in all years, or say what is different.
    """
    if is_renamed(report, previous):
        return
    table = form.tables["proactive"]
    for row in STOCKS:
        issued, repealed, in_force = (
            f"proactive.{row}.{column}" for column in ("issued", "repealed", "in_force")
        )
        last = previous.cell(in_force)
        if last is None or last.value is None or in_force not in table.cells:
            continue
        figure = outside(last, Text("上年报告现行有效", "in force last year"))
        left, right = (in_force, repealed), (figure.key, issued)
        yield from _continued(
            report,
            table,
            Equation("GL602", table.key, "row", row, left, "=", right, (figure,)),
            last,
            told=load_flaws().explanations.documents,
        )


@rule(
    "GL603",
    "item-stock-mismatch",
    "warning",
    basis=ITEM_LABELS,
    editions=("2019",),
    needs="previous",
)
def item_stock_mismatch(report: Report, form: Form, previous: Report) -> Iterator[Breach | Held]:
    """表二“上一年项目数量”与上年报告接不上（2019 年版格式）。

    为什么：上一年项目数量应等于上年报告的“上一年项目数量”加上年报告的“本年增/减”。事项清单调整口径、机构
    改革会使两者不同；正文说明了的，只作提示。

    示例：上年报告行政许可上一年项目数量 17、本年增 1，本年报告的上一年项目数量填 17。

    处理：与权责清单和上年报告核对。

    The number of items of the year before does not follow from last year's report (form of 2019).

    Why: It is that of last year's report, changed by what that report says was added or taken away.
    Another way of counting and merged agencies explain a difference; where the prose says so, it is
    only noted.

    Example: Last year 17 items and 1 more, this year's report begins with 17.

    Fix: Compare the list of powers and last year's report.
    """
    if is_renamed(report, previous):
        return
    table = form.tables["proactive"]
    for row in ITEMS:
        key = f"proactive.{row}.items_last_year"
        last, change = previous.cell(key), previous.cell(f"proactive.{row}.change_this_year")
        if last is None or last.value is None or change is None or change.value is None:
            continue
        if key not in table.cells:
            continue
        figures = (
            outside(last, Text("上年报告上一年项目数量", "items of last year's report")),
            outside(change, Text("上年报告本年增/减", "its change")),
        )
        right = tuple(one.key for one in figures)
        yield from _continued(
            report,
            table,
            Equation("GL603", table.key, "row", row, (key,), "=", right, figures),
            last,
            change,
            told=load_flaws().explanations.items,
        )


def _continued(
    report: Report, table: TableForm, equation: Equation, *last: Cell, told: Sequence[str]
) -> Iterator[Breach | Held]:
    """Say whether the first cell of an equation follows from last year's figures.

    ``told``: words of sentences that may say why it does not.
    """
    own = [key for key in (*equation.left, *equation.right) if key in table.cells]
    if not are_read(report, own):
        return
    cells = report.tables[table.key].cells
    evaluation = sum_up(equation, cells)
    if evaluation.left == evaluation.right:
        yield Held(equation)
        return
    cell = cells[equation.left[0]]
    place = cell_place(report, table, cell.key)
    if cell.value is None:  # a blank is said to be one elsewhere
        return
    gap = evaluation.right - evaluation.left
    wanted = format_number(cell.value + gap)
    sum_zh, sum_en = _worked_out(report, table, equation)
    yield Breach(
        message=Text(
            f"{place.zh}填 {cell.text}；{sum_zh} = {wanted}，相差 {format_number(abs(gap))}",
            f"{place.en}: {cell.text}; {sum_en} = {wanted}, difference {format_number(abs(gap))}",
        ),
        place=place,
        at=cell.at,
        cells=(cell.key,),
        actual=cell.text,
        expected=(wanted,),
        severity=lowered(report, told),
        evaluation=evaluation,
        confidence=least(cell, *last),
    )


def _worked_out(report: Report, table: TableForm, equation: Equation) -> tuple[str, str]:
    """Write what a cell should be: last year's figures, more by the right side, less by the left."""
    zh = " + ".join(f"{one.label.zh} {format_number(one.value)}" for one in equation.outside)
    en = " + ".join(f"{one.label.en} {format_number(one.value)}" for one in equation.outside)
    for keys, sign, minus in ((equation.right, "+", "+"), (equation.left[1:], "−", "-")):
        for key in keys:
            if key in table.cells:
                own = table.cells[key]
                value = format_number(report.tables[table.key].cells[key].value or Decimal(0))
                label = column_label(table, own.row, own.column)
                zh += f" {sign} {label} {value}"
                en += f" {minus} “{label}” {value}"
    return zh, en


@rule("GL604", "shrunken-public-total", "note", basis=PUBLIC, editions=("2019",), needs="previous")
def shrunken_public_total(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """对外公开的规章、规范性文件总数比上年少了（2019 年版格式）。

    为什么：对外公开总数量是累计数，除非有文件废止、失效或者转移，一般不会减少。

    示例：上年对外公开规范性文件 31 件，本年 18 件。

    处理：与公开目录核对；因废止、清理减少的不用改，可以在正文中说明。

    Fewer rules or documents are public than a year ago (form of 2019).

    Why: The total of what is public adds up over the years and shrinks only when documents are
    repealed, lapse or go to another agency.

    Example: 31 documents were public last year, 18 are now.

    Fix: Compare the catalogue; leave it if documents were repealed, and say so in the prose.
    """
    table = form.tables["proactive"]
    if is_renamed(report, previous):
        return
    for row in STOCKS:
        key = f"proactive.{row}.public_total"
        pair = numbers(report, previous, key) if key in table.cells else None
        if pair and pair.is_less:
            told = Text("上年报告为", "last year's report has")
            yield fewer(report, table, pair, told)
