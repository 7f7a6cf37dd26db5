"""GL60: requests and cases that last year's report left open."""

from collections.abc import Iterator

from govlint.report import Cell, Report
from govlint.rule import (
    Breach,
    Equation,
    Evaluation,
    Form,
    Held,
    Series,
    TableForm,
    Text,
    cell_place,
    column_label,
    format_number,
    load_flaws,
    row_label,
    rule,
    sum_up,
)

from .pairs import are_read, fewer, is_renamed, least, lowered, numbers, outside

LABELS = Text(
    "由表格栏目文字推出：上年结转就是上年报告的结转下年度；参见国办公开办函〔2021〕30号",
    "follows from the labels of the tables: what is carried in is what last year's report carried "
    "out; see “国办公开办函〔2021〕30号”",
)
GROUPS = ("review", "direct_suit", "suit_after_review")


@rule("GL601", "carry-over-mismatch", "warning", basis=LABELS, needs="previous")
def carry_over_mismatch(report: Report, form: Form, previous: Report) -> Iterator[Breach | Held]:
    """表三的上年结转与上年报告的结转下年度不一致。

    为什么：上年报告“四、结转下年度继续办理”的申请，就是本年“二、上年结转”的申请，七列都应相同；两版格式之间
    也一样。机构改革、上年数据更正会使两者不同；正文说明了的，只作提示。

    示例：上年报告结转下年度自然人 3 件，本年上年结转自然人填 2。

    处理：与上年报告和台账核对；有合法原因的，可以在报告中说明。

    What is carried in is not what last year's report carried out.

    Why: The requests that last year's report carried out (“四”) are those carried in (“二”), in all seven
    columns and across the editions of the form. Agencies that were merged and figures that were
    corrected explain a difference; where the prose says so, it is only noted.

    Example: Last year 3 requests of natural persons were carried out, 2 are carried in.

    Fix: Compare the register and last year's report; where there is a reason, say so in the report.
    """
    if is_renamed(report, previous):
        return
    table = form.tables["applications"]
    for term in table.columns["carried_in"]:
        key = f"applications.carried_in.{term.key}"
        last = previous.cell(f"applications.carried_out.{term.key}")
        if last is None or last.value is None or not are_read(report, [key]):
            continue
        figure = outside(last, Text("上年报告「四」", "last year's “四”"))
        equation = Equation(
            "GL601", table.key, "row", "carried_in", (key,), "=", (figure.key,), (figure,)
        )
        evaluation = sum_up(equation, report.tables[table.key].cells)
        if evaluation.left == evaluation.right:
            yield Held(equation)
            continue
        yield _differs(report, table, evaluation, last)


def _differs(report: Report, table: TableForm, evaluation: Evaluation, last: Cell) -> Breach:
    (key,) = evaluation.equation.left
    cell = report.tables[table.key].cells[key]
    place = cell_place(report, table, key)
    wanted = format_number(evaluation.right)
    column = column_label(table, "carried_in", table.cells[key].column)
    row = row_label(report, table, "carried_in")
    return Breach(
        message=Text(
            f"{place.zh}填 {cell.text or '（空）'}，上年报告「四、结转下年度继续办理」的这一列是 "
            f"{wanted}，两者应一致",
            f"{place.en}: {cell.text or '(blank)'}, but last year's report carried out {wanted} in "
            "this column",
        ),
        place=place,
        at=cell.at,
        cells=(key,),
        actual=cell.text,
        expected=(wanted,),
        series=Series(
            Text(
                f"{table.name}「{row}」与上年报告「四、结转下年度继续办理」不一致",
                f"table “{table.name}”, row “{row}” differs from what last year's report carried out",
            ),
            Text(
                f"「{column}」填 {cell.text or '（空）'}，上年 {wanted}",
                f"“{column}” {cell.text or '(blank)'}, last year {wanted}",
            ),
        ),
        severity=lowered(report, load_flaws().explanations.carried),
        evaluation=evaluation,
        confidence=least(cell, last),
    )


@rule("GL605", "vanished-pending", "note", basis=LABELS, needs="previous")
def vanished_pending(report: Report, form: Form, previous: Report) -> Iterator[Breach]:
    """表四某一类案件比上年尚未审结的还少。

    为什么：上年尚未审结的复议、诉讼，本年要么审结、要么仍未审结，都应当在本年的总计中。各地统计口径可能不同，
    所以只提示。

    示例：上年行政复议尚未审结 3 件，本年行政复议总计 1。

    处理：核对案件台账，看上年未结的案件是否漏计。

    There are fewer cases of a kind than were pending a year ago.

    Why: A case that was pending is decided this year or still pending and in the total either way. It
    may be counted differently, so this is only noted.

    Example: 3 reviews were pending last year, this year's total is 1.

    Fix: Check the register of cases for those that were pending.
    """
    table = form.tables["review_litigation"]
    if is_renamed(report, previous):
        return
    for row in GROUPS:
        key = f"review_litigation.{row}"
        pair = numbers(report, previous, f"{key}.total", f"{key}.pending")
        if pair and pair.is_less:
            told = Text("上年报告尚未审结", "pending in last year's report:")
            yield fewer(report, table, pair, told)
