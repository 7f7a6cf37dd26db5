"""GL70: which agencies have a report, and how many."""

import os
from collections.abc import Iterator
from difflib import get_close_matches

from govlint.report import Report
from govlint.rule import Batch, Breach, Text, Unit, cell_place, is_same_label, load_form, rule

ARTICLE_49 = Text(
    "《政府信息公开条例》第四十九条：每个行政机关每年公布一份上一年度的报告",
    "Regulation on Disclosure of Government Information, article 49: each agency publishes a report "
    "on the year before",
)
SHOWN = 3
"""Cells in which two reports differ that are named."""

_WHOLE = Text("整份报告", "the report as a whole")


@rule("GL703", "missing-agency-report", "error", basis=ARTICLE_49, needs="others")
def missing_agency_report(batch: Batch) -> Iterator[tuple[None, Breach]]:
    """名录中的单位没有报告。

    为什么：名录中的每个单位都应有一份同年度的报告。缺一份，上级的合计就无法核对。

    示例：名录中有“青溪县财政局”，文件夹里没有它的报告，或者它的文件打不开。

    处理：催交；报告用的是别的名称的，写进名录的 aliases；不再单独报告的单位从名录中去掉。

    A unit of the list has no report.

    Why: Each unit should have one report on the year. While one is missing, sums cannot be checked.

    Example: A bureau is on the list and no file has its report, or its file cannot be read.

    Fix: Ask for it; write other names that a report uses into aliases; remove a unit that reports
    no more.
    """
    year = batch.year
    for unit in batch.units:
        if (unit.name, year) in batch.by_year or _other_year(batch, unit) is not None:
            continue
        found = f"{year} 年的报告" if year else "报告"
        of = f" on {year}" if year else ""
        file = _unread_file(batch, unit)
        zh = f"；打不开的文件“{file}”可能是它的" if file else ""
        en = f"; it may be the file “{file}”, which cannot be read" if file else ""
        yield (
            None,
            Breach(
                message=Text(
                    f"“{unit.name}”没有{found}{zh}", f"“{unit.name}” has no report{of}{en}"
                ),
                place=Text(f"单位“{unit.name}”", f"unit “{unit.name}”"),
                at=unit.at,
            ),
        )


@rule("GL704", "duplicate-report", "warning", basis=ARTICLE_49, needs="others")
def duplicate_report(batch: Batch) -> Iterator[tuple[int, Breach]]:
    """同一机关同一年度有两份报告。

    为什么：一个机关一年一份报告。两份的内容不同，就不知道哪一份是定稿；数字相同的（如 Word 和网页各一份）只提示主管
    部门。

    示例：“财政局2024.docx”和“财政局2024（改）.docx”，本年新收一个填 3，一个填 4。

    处理：留下定稿，移走另一份。

    An agency has two reports on one year.

    Why: An agency has one report a year. If they differ, nobody knows which is final; that there are
    two with the same figures, such as a Word file and a web page, is only noted to those who receive them.

    Example: Two files of one bureau, of which one says 3 new requests and the other 4.

    Fix: Keep the final one and take the other away.
    """
    for numbers in batch.by_year.values():
        first, *others = sorted(numbers, key=lambda number: batch.entries[number].path)
        for number in others:
            entry, other = batch.entries[number], batch.entries[first]
            difference, is_certain = _difference(entry.report(), other.report())
            yield (
                number,
                Breach(
                    message=Text(
                        f"“{entry.agency}”{entry.year} 年的报告还有一份：{other.path}，"
                        f"{difference.zh if difference else '内容相同'}",
                        f"there is another report of “{entry.agency}” on {entry.year}: “{other.path}”, "
                        f"{difference.en if difference else 'which is the same'}",
                    ),
                    place=_WHOLE,
                    severity=None if is_certain else "note",
                    confidence="high" if is_certain else "medium",
                ),
            )


@rule("GL705", "report-of-another-year", "warning", basis=ARTICLE_49, needs="others")
def report_of_another_year(batch: Batch) -> Iterator[tuple[int, Breach]]:
    """报告的年度与其他单位的不同。

    为什么：一批报告应是同一年度的。一个单位没有这一年的报告，却有别的年度的，多半是交错了文件，或者年份没有改。

    示例：其他单位都是 2024 年的报告，财政局交来的是 2023 年的。

    处理：换成这一年的报告；只是年份写错的，改正年份。

    The report is on another year than those of the other units.

    Why: The reports of a batch are on one year. A unit that has none on it and one on another year
    has handed in the wrong file, or has not changed the year.

    Example: All others report on 2024, one bureau on 2023.

    Fix: Replace it by the report on the year; if only the year is wrong, correct it.
    """
    year = batch.year
    for unit in batch.units:
        if (unit.name, year) in batch.by_year or (wrong := _other_year(batch, unit)) is None:
            continue
        for number in batch.by_year[unit.name, wrong]:
            title = batch.entries[number].report().title
            yield (
                number,
                Breach(
                    message=Text(
                        f"“{unit.name}”的报告是 {wrong} 年的，其他单位是 {year} 年的",
                        f"the report of “{unit.name}” is on {wrong}, those of others on {year}",
                    ),
                    place=_WHOLE,
                    at=title.at if title else None,
                    actual=str(wrong),
                    expected=(str(year),),
                ),
            )


@rule(
    "GL706",
    "unlisted-agency",
    "note",
    basis=Text("惯例：名录应列全", "practice: the list is whole"),
    needs="others",
)
def unlisted_agency(batch: Batch) -> Iterator[tuple[int, Breach]]:
    """报告的机关不在名录中。

    为什么：不在名录中的报告不参与汇总核对，可能是名称写法不同，也可能是名录漏列。

    示例：名录写“青溪县财政局”，报告的标题写“青溪县财政和国资局”。

    处理：名录漏列的，补上；名称不同的，写进 aliases；不该在这个文件夹里的，移走。

    The agency of a report is not on the list.

    Why: A report of no unit takes no part in sums. Its name may be written otherwise, or the list
    may lack it.

    Example: The list says “青溪县财政局”, the title of the report “青溪县财政和国资局”.

    Fix: Add the unit, add the name to aliases, or take the report away.
    """
    names = [unit.name for unit in batch.units]
    for number, (entry, agency) in enumerate(zip(batch.entries, batch.agencies, strict=True)):
        if not names or agency in names:
            continue
        near = get_close_matches(entry.agency or "", names, 1)
        zh = f"，最接近的是“{near[0]}”" if near else ""
        en = f", the nearest is “{near[0]}”" if near else ""
        message = Text(
            f"“{entry.agency}”不在名录中{zh}", f"“{entry.agency}” is no unit of the list{en}"
        )
        if agency is None:
            message = Text(
                "认不出是哪个机关的报告，没有与名录核对",
                "whose report it is cannot be told, so that it was not compared with the list",
            )
        title = entry.report().title
        yield (
            number,
            Breach(message, place=_WHOLE, at=title.at if title else None, actual=entry.agency),
        )


def _other_year(batch: Batch, unit: Unit) -> int | None:
    """Return the year that a unit reports on instead of that of most; None: it has no report.

    A year on which many others report, too, is no mistake, but last year's reports.
    """
    return next((year for year in batch.stray_years if (unit.name, year) in batch.by_year), None)


def _unread_file(batch: Batch, unit: Unit) -> str | None:
    """Return the file that could not be read and is called like a unit."""
    for path in batch.unread:
        name = os.path.splitext(os.path.basename(path))[0]
        if any(called in name for called in (unit.name, *unit.aliases)):
            return path
    return None


def _difference(report: Report, other: Report) -> tuple[Text | None, bool]:
    """Return how two reports differ, and whether they do for certain; None: they say the same.

    Only figures do: prose and whole tables may be lost on the way into another format.
    """
    keys, others = (
        [key for table in one.tables.values() for key in table.cells] for one in (report, other)
    )
    pairs = [(key, report.cell(key), other.cell(key)) for key in keys]
    differing = [
        (key, own, its) for key, own, its in pairs if own and its and own.value != its.value
    ]
    if differing:
        form = load_form(report.edition or "2021")
        places = [
            cell_place(report, form.tables[key.partition(".")[0]], key)
            for key, _, _ in differing[:SHOWN]
        ]
        figures = [f"{own.text or '（空）'}、{its.text or '（空）'}" for _, own, its in differing]
        zh = "；".join(f"{at.zh} {said}" for at, said in zip(places, figures, strict=False))
        en = "; ".join(f"{at.en} “{said}”" for at, said in zip(places, figures, strict=False))
        count = len(differing)
        return Text(f"有 {count} 格数字不同：{zh}", f"of which {count} figures differ: {en}"), True
    if {*keys} != {*others}:
        return Text("表格不同", "whose tables differ"), False
    texts = [[section.text for section in one.sections] for one in (report, other)]
    same = len(texts[0]) == len(texts[1]) and all(map(is_same_label, *texts))
    return (None if same else Text("正文不同", "whose prose differs")), False
