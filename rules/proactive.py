"""GL2: relations of table 2 that no sum says; the others are in identities.yaml."""

from collections.abc import Iterator
from decimal import Decimal

from govlint.report import Cell, Report
from govlint.rule import Breach, Form, Text, cell_place, row_label, rule, table_place

LABELS = Text("由表二栏目文字推出", "follows from the labels of table “表二”")
MAX_DECIMALS = 6
UNIT = Text(
    "表二栏目“本年收费金额（单位：万元）”", "the label “本年收费金额（单位：万元）” of table “表二”"
)


def _row(report: Report, row: str, *columns: str) -> list[Cell] | None:
    """Return cells of a row of table 2 that all hold numbers; None when one does not."""
    cells = [report.cell(f"proactive.{row}.{column}") for column in columns]
    found = [cell for cell in cells if cell is not None and cell.value is not None]
    return found if len(found) == len(columns) else None


def _value(cell: Cell) -> Decimal:
    return cell.value if cell.value is not None else Decimal(0)


def _row_place(report: Report, form: Form, row: str) -> Text:
    table = form.tables["proactive"]
    place, label = table_place(table), row_label(report, table, row)
    return Text(f"{place.zh}「{label}」行", f"{place.en}, row “{label}”")


def _rows_with(form: Form, *columns: str) -> Iterator[str]:
    """Yield the rows of table 2 that have all of these columns."""
    for row, terms in form.tables["proactive"].columns.items():
        if {term.key for term in terms}.issuperset(columns):
            yield row


@rule("GL203", "publication-gap", "note", basis=LABELS, editions=("2019",))
def publication_gap(report: Report, form: Form) -> Iterator[Breach]:
    """本年新公开数量与本年新制作数量不同。

    为什么：新制作的一般当年公开。公开的多于制作的，可能是公开了往年的文件；少于制作的，可能有的没有
    公开。两种情况都合法，只提示核对。

    示例：本年新制作 5，本年新公开 3。

    处理：核对是否漏填；确实如此的不用改。

    The numbers made and published in the year differ.

    Why: What is made is usually published in the same year. More may be older papers, fewer may be
    papers not open to the public. Both are lawful; this only asks for a look.

    Example: Made 5, published 3.

    Fix: Check that nothing was forgotten; leave it if it is so.
    """
    for row in _rows_with(form, "made", "published"):
        cells = _row(report, row, "made", "published")
        if cells and cells[0].value != cells[1].value:
            made, published = cells
            place = _row_place(report, form, row)
            yield Breach(
                message=Text(
                    f"{place.zh}：本年新制作 {made.text}，本年新公开 {published.text}，请核对",
                    f"{place.en}: {made.text} were made and {published.text} published in the year",
                ),
                place=place,
                at=published.at,
                cells=(made.key, published.key),
                actual=published.text,
            )


@rule("GL204", "negative-item-balance", "error", basis=LABELS, editions=("2019",))
def negative_item_balance(report: Report, form: Form) -> Iterator[Breach]:
    """上一年项目数量加本年增/减成了负数。

    为什么：项目数量不会小于零，减少的不能多于原有的。

    示例：上一年项目数量 3，本年增/减 -5。

    处理：核对权责清单，改正填错的一格。

    Last year's items and this year's change add up to less than zero.

    Why: There cannot be fewer than no items.

    Example: 3 items last year, -5 this year.

    Fix: Check the list of items and correct the wrong cell.
    """
    for row in _rows_with(form, "items_last_year", "change_this_year"):
        cells = _row(report, row, "items_last_year", "change_this_year")
        if cells and _value(cells[0]) + _value(cells[1]) < 0:
            last, change = cells
            place = _row_place(report, form, row)
            total = _value(last) + _value(change)
            yield Breach(
                message=Text(
                    f"{place.zh}：上一年项目数量 {last.text}，本年增/减 {change.text}，相加为 {total}，不应为负数",
                    f"{place.en}: {last.text} items last year and a change of “{change.text}” make {total}",
                ),
                place=place,
                at=change.at,
                cells=(last.key, change.key),
                actual=change.text,
            )


@rule("GL205", "decisions-without-items", "warning", basis=LABELS, editions=("2019",))
def decisions_without_items(report: Report, form: Form) -> Iterator[Breach]:
    """没有项目却有处理决定。

    为什么：上一年项目数量和本年增/减都是 0，说明没有这类项目，一般不会有处理决定。受委托办理的
    除外，所以只作警告。

    示例：行政许可上一年项目数量 0，本年增/减 0，处理决定数量 12。

    处理：核对项目数量是否漏填。

    There are decisions and no items.

    Why: Without items there is usually nothing to decide. An agency that acts for another is an
    exception, so this is a warning.

    Example: Licences: 0 items last year, no change, 12 decisions.

    Fix: Check whether the items were forgotten.
    """
    for row in _rows_with(form, "items_last_year", "change_this_year", "decisions"):
        cells = _row(report, row, "items_last_year", "change_this_year", "decisions")
        if cells and not cells[0].value and not cells[1].value and cells[2].value:
            place = _row_place(report, form, row)
            yield Breach(
                message=Text(
                    f"{place.zh}：上一年项目数量和本年增/减都是 0，处理决定数量却是 {cells[2].text}，请核对",
                    f"{place.en}: no items, and {cells[2].text} decisions",
                ),
                place=place,
                at=cells[2].at,
                cells=tuple(cell.key for cell in cells),
                actual=cells[2].text,
            )


@rule("GL206", "procurement-mismatch", "warning", basis=LABELS, editions=("2019",))
def procurement_mismatch(report: Report, form: Form) -> Iterator[Breach]:
    """采购项目数量与采购总金额一个为零、一个不为零。

    为什么：有采购项目就有金额，有金额就有项目。

    示例：采购项目数量 0，采购总金额 52.15。

    处理：核对后补上漏填的一格。

    Of procurement projects and their amount one is zero and the other is not.

    Why: Projects cost money, and money is spent on projects.

    Example: 0 projects, an amount of 52.15.

    Fix: Check and fill in what was forgotten.
    """
    for row in _rows_with(form, "projects", "amount"):
        cells = _row(report, row, "projects", "amount")
        if cells and bool(cells[0].value) != bool(cells[1].value):
            place = _row_place(report, form, row)
            yield Breach(
                message=Text(
                    f"{place.zh}：采购项目数量 {cells[0].text}，采购总金额 {cells[1].text}，请核对",
                    f"{place.en}: {cells[0].text} projects and an amount of {cells[1].text}",
                ),
                place=place,
                at=cells[0].at,
                cells=tuple(cell.key for cell in cells),
            )


@rule("GL207", "overprecise-fee", "warning", basis=UNIT, editions=("2021",))
def overprecise_fee(report: Report, form: Form) -> Iterator[Breach]:
    """收费金额的小数多于六位。

    为什么：单位是万元，六位小数已经到分，更多的位数多半是从元换算时出的错。

    示例：12.34567891 万元。

    处理：换算成万元，最多保留六位小数。

    The amount of fees has more than six decimals.

    Why: In units of 10,000 yuan the sixth decimal is a fen; more are probably a slip of conversion.

    Example: A fee of 12.34567891 (in units of ten thousand yuan).

    Fix: Convert it again and keep six decimals at most.
    """
    for row in _rows_with(form, "fee_amount"):
        for cell in _row(report, row, "fee_amount") or ():
            decimals = -int(_value(cell).as_tuple().exponent)
            if decimals > MAX_DECIMALS:
                place = cell_place(report, form.tables["proactive"], cell.key)
                yield Breach(
                    message=Text(
                        f"{place.zh}：填 {cell.text}，小数有 {decimals} 位，万元最多六位",
                        f"{place.en}: {cell.text} has {decimals} decimals, six are a fen",
                    ),
                    place=place,
                    at=cell.at,
                    cells=(cell.key,),
                    actual=cell.text,
                )
