"""GL021, GL022: which edition of the form a report follows, and which it must."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import (
    Breach,
    Form,
    Text,
    form_for_year,
    load_form,
    rule,
    table_place,
)

TEMPLATE = Text(
    "国办公开办函〔2021〕30号、国办公开办函〔2019〕60号所附格式",
    "the forms attached to “国办公开办函〔2021〕30号” and “国办公开办函〔2019〕60号”",
)


@rule("GL021", "outdated-form", "error", basis=TEMPLATE)
def outdated_form(report: Report, _form: Form) -> Iterator[Breach]:
    """表格的格式版本与报告年度不符。

    为什么：2019、2020 年度用试行格式，2021 年度起用现行格式，两版的栏目不同，不能混用。

    示例：2022 年度的报告仍用“本年新制作数量”“上一年项目数量”的旧表。

    处理：换用报告年度对应的格式重新填写。

    The tables are those of another edition than the year requires.

    Why: Reports on 2019 and 2020 use the trial form, later ones the present form; their labels
    differ.

    Example: A report on 2022 still has the table with “本年新制作数量”.

    Fix: Fill in the form of the year.
    """
    if report.edition is None or report.year is None:
        return
    used = load_form(report.edition)
    due = form_for_year(report.year)
    if used.edition != due.edition and due.covers(report.year):
        yield Breach(
            message=Text(
                f"报告年度是 {report.year} 年，表格用的却是{used.edition}年版（{used.document}），"
                f"应用{due.edition}年版（{due.document}）",
                f"the report is on {report.year} and its tables follow the edition of {used.edition}, "
                f"not that of {due.edition}",
            ),
            place=Text("表二、表三、表四", "the tables"),
            at=next(iter(report.tables.values())).at,
            actual=used.edition,
            expected=(due.edition,),
        )


@rule("GL022", "mixed-editions", "error", basis=TEMPLATE)
def mixed_editions(report: Report, form: Form) -> Iterator[Breach]:
    """报告混用了两版格式的栏目。

    为什么：两版格式的栏目不同，混用后有的数字无处可填，有的重复。

    示例：表二用现行格式，表三的“（六）其他处理”却仍是一行，没有分成三行。

    处理：把这张表改为与报告年度对应的格式。

    The tables mix two editions of the form.

    Why: The editions have different rows. In a mixture some figures have no place and some have two.

    Example: Table two is in the present form, but “（六）其他处理” in table three is still one row, not
    three.

    Fix: Redo the table in the form of the year.
    """
    for key, table in report.tables.items():
        place = table_place(form.tables[key])
        if table.edition and report.edition and table.edition != report.edition:
            yield Breach(
                message=Text(
                    f"{place.zh}用的是{table.edition}年版格式，与其他表的{report.edition}年版不一致",
                    f"{place.en} follows the edition of {table.edition}, the others that of {report.edition}",
                ),
                place=place,
                at=table.at,
                actual=table.edition,
                expected=(report.edition,),
            )
        for line in table.extra:
            if line.belongs_to:
                printed = " ".join(line.label.split())
                yield Breach(
                    message=Text(
                        f"{place.zh}的「{printed}」行是{line.belongs_to}年版格式的栏目",
                        f"{place.en}: the row “{printed}” belongs to the edition of {line.belongs_to}",
                    ),
                    place=Text(f"{place.zh}「{printed}」行", f"{place.en}, row “{printed}”"),
                    at=line.at,
                    actual=printed,
                )
