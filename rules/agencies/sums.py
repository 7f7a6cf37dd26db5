"""GL70: the figures of a report against those of the agencies that it sums up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from govlint.report import Cell, CellKey, Report
from govlint.rule import (
    Batch,
    Breach,
    Options,
    Series,
    Skip,
    TableForm,
    Text,
    Unit,
    cell_place,
    column_label,
    format_number,
    load_form,
    row_label,
    rule,
)

SUMMED = Text(
    "《政府信息公开条例》第四十九条、第五十条；惯例：政府的报告汇总本级机关和所属部门、下级政府的数字",
    "Regulation on Disclosure of Government Information, articles 49 and 50; practice: the report of "
    "a government sums up its own office, its departments and the governments below it",
)
NAMED = 8
"""Members whose figures are listed."""
MANY = 12
"""Wrong cells of one report from which on they are told together."""
ISSUED_JOINTLY = frozenset(("normative_docs",))
"""Rows that count papers of several agencies once above and once for each below."""

_NOTHING = Decimal(0)


class Members(NamedTuple):
    """A report and those of the agencies that it should sum up."""

    number: int
    """Of the report in the batch."""
    report: Report
    year: int
    reports: Mapping[str, Report]
    """By name of the agency."""
    missing: tuple[str, ...]
    """Members without a report, or with several that differ."""
    has_office: bool
    """Whether what the agency did itself is among `reports`, as that of its office."""

    @property
    def is_complete(self) -> bool:
        """Whether their sum must be the figure of the report, and not only part of it."""
        return self.has_office and not self.missing


class Compared(NamedTuple):
    """A figure and those of the members."""

    key: CellKey
    cell: Cell
    own: Decimal
    values: Mapping[str, Decimal]
    blank: tuple[str, ...]
    """Members that left the cell blank."""
    unread: tuple[str, ...]
    """Members whose figure is not known."""
    tolerance: Decimal
    """How far a sum may be off: nothing for counts, what rounding explains for money."""
    may_be_negative: bool

    @property
    def gap(self) -> Decimal:
        """What the figure is above the sum; negative when it is below."""
        return self.own - sum(self.values.values(), _NOTHING)

    @property
    def is_equal(self) -> bool:
        """Whether the figure is the sum."""
        return abs(self.gap) <= self.tolerance

    @property
    def is_known(self) -> bool:
        """Whether nothing that is blank or was not read can explain the gap."""
        return not self.unread and (not self.blank or self.gap < 0)


@rule(
    "GL701",
    "parent-sum-mismatch",
    "warning",
    basis=SUMMED,
    settings=("tolerance",),
    needs="others",
)
def parent_sum_mismatch(batch: Batch, options: Options) -> Iterator[tuple[int, Breach | Skip]]:
    """上级的数字与本级机关、所属部门和下级政府之和不一致。

    为什么：县级以上政府的报告汇总所有公开主体的数字，每一格都应等于各单位之和。多半是漏了一个单位，或者汇总之后有单位
    又改了数字。只在名录中的单位都有报告、本级办公机关也在其中时核对；名录中标明 excluded 的（如垂直管理单位）不计入。
    联合发文的规范性文件，合计可能小于各单位之和，只提示。

    示例：县政府“本年新收”自然人填 58，办公室 20、财政局 30、云岭镇 18，合计 68。

    处理：与各单位的报告核对，改正填错的一方；确属不计入的单位，在名录中写 excluded: true。

    A figure is not the sum of those of the agency's own office, departments and lower governments.

    Why: The report of a government sums up all agencies that disclose information. A unit was left
    out, or has changed its figures since. Checked only if all units of the list have a report and
    the agency's own office is one of them; units marked excluded, such as those under vertical
    administration, do not count. Papers issued jointly may be counted once above and twice below,
    which is only noted.

    Example: A county says 58 new requests of natural persons; its office 20, a bureau 30 and a town
    18 make 68.

    Fix: Compare with the reports of the units and correct the wrong side; mark a unit that is not
    summed up with excluded: true.
    """
    for members in _all_members(batch):
        if not members.is_complete:
            if members.missing and members.has_office and members.year == batch.year:
                yield members.number, _not_summed(members.missing)
            continue
        compared = list(_compare(members, options))
        wrong = [one for one in compared if not one.is_equal]
        unknown = [one for one in wrong if not one.is_known]
        known = [one for one in wrong if one.is_known]
        suspect = _suspect(known)
        for one in known:
            yield members.number, _mismatch(members.report, one, suspect, many=len(known) > MANY)
        for one in unknown:
            yield members.number, _unread(members.report, one)


@rule(
    "GL702",
    "parent-below-members",
    "warning",
    basis=SUMMED,
    settings=("tolerance",),
    needs="others",
)
def parent_below_members(batch: Batch, options: Options) -> Iterator[tuple[int, Breach]]:
    """上级的数字小于所属单位之和。

    为什么：所属单位的数字是上级数字的一部分，即使有的单位还没有报来，上级也不应比已有的各单位之和还小。单位齐全时
    由 GL701 逐格核对相等。

    示例：县政府“行政许可”填 600，其中一个局就有 640。

    处理：与各单位的报告核对；上级的报告只写了本级机关的，改为汇总。

    A figure is less than those of the agency's members together.

    Why: What members report is part of what their parent reports, even while some reports are
    missing. When none is, GL701 compares for equality.

    Example: A county says 600 licences, one of its bureaus alone has 640.

    Fix: Compare with the reports of the members; a report on the agency's own office alone is to
    sum up all of them.
    """
    for members in _all_members(batch):
        if members.is_complete:
            continue
        wrong = [
            one
            for one in _compare(members, options)
            if not one.may_be_negative and one.gap < -one.tolerance
        ]
        for one in wrong:
            yield members.number, _mismatch(members.report, one, None, many=len(wrong) > MANY)


def _all_members(batch: Batch) -> Iterator[Members]:
    """Yield each report that sums up others, with these, for every year."""
    for parent in batch.units:
        units = [
            unit for unit in batch.units if unit.parent == parent.name and not unit.is_excluded
        ]
        for year in batch.years if units else ():
            if (report := batch.sole(parent.name, year)) is not None:
                number = batch.by_year[parent.name, year][0]
                yield _members(batch, number, report, units, year)


def _members(
    batch: Batch, number: int, report: Report, units: Sequence[Unit], year: int
) -> Members:
    reports: dict[str, Report] = {}
    for unit in units:
        if (found := batch.sole(unit.name, year)) is not None:
            reports[unit.name] = found
    missing = tuple(unit.name for unit in units if unit.name not in reports)
    has_office = any(unit.is_office for unit in units)
    return Members(number, report, year, reports, missing, has_office)


def _compare(members: Members, options: Options) -> Iterator[Compared]:
    """Yield the figures of a report that were read, with those of the members."""
    form = load_form(members.report.edition) if members.report.edition else None
    for table in form.tables.values() if form else ():
        for key, about in table.cells.items():
            own = members.report.cell(key)
            if own is None or own.value is None:
                continue
            cells = {name: report.cell(key) for name, report in members.reports.items()}
            read = {name: cell for name, cell in cells.items() if cell and cell.kind != "text"}
            values = {name: cell.value for name, cell in read.items() if cell.value is not None}
            yield Compared(
                key=key,
                cell=own,
                own=own.value,
                values=values,
                blank=tuple(name for name in read if name not in values),
                unread=tuple(name for name in cells if name not in read),
                tolerance=_tolerance([own.value, *values.values()], about.kind, options),
                may_be_negative=about.kind == "change",
            )


def _tolerance(values: Iterable[Decimal], kind: str, options: Options) -> Decimal:
    if kind != "amount":
        return _NOTHING
    if options.tolerance is not None:
        return options.tolerance
    digits = (value.as_tuple().exponent for value in values)
    return sum((Decimal(5).scaleb(int(digit) - 1) for digit in digits), _NOTHING)


def _suspect(wrong: Sequence[Compared]) -> tuple[str, bool] | None:
    """Return the only member whose figures are the gaps of all cells, and whether it is left out.

    It was left out of the sum, or was counted twice.
    """
    for sign, is_left_out in ((-1, True), (1, False)):
        names = [
            name
            for name in {name: None for one in wrong for name in one.values}
            if all(one.values.get(name) == sign * one.gap for one in wrong)
        ]
        if len(names) == 1:
            return names[0], is_left_out
    return None


def _mismatch(
    report: Report, one: Compared, suspect: tuple[str, bool] | None, *, many: bool
) -> Breach:
    table = _table(report, one.key)
    about = table.cells[one.key]
    place = cell_place(report, table, one.key)
    total = sum(one.values.values(), _NOTHING)
    own, whole, gap = (format_number(value) for value in (one.own, total, abs(one.gap)))
    parts = _parts(one.values)
    zh_way, en_way = ("多", "more") if one.gap > 0 else ("少", "less")
    hint = _hint(suspect)
    return Breach(
        message=Text(
            f"{place.zh}：填 {own}，所属各单位之和为 {whole}，{zh_way} {gap}；{parts.zh}{hint.zh}",
            f"{place.en}: holds {own}, the members make {whole}, {gap} {en_way}; {parts.en}{hint.en}",
        ),
        place=place,
        at=one.cell.at,
        cells=(one.key,),
        actual=one.cell.text,
        expected=(whole,),
        severity="note" if about.row in ISSUED_JOINTLY and one.gap < 0 else None,
        series=_series(report, table, one, hint) if many else None,
    )


def _parts(values: Mapping[str, Decimal]) -> Text:
    """List the figures of members, the largest first, those that are 0 only counted."""
    told = sorted((item for item in values.items() if item[1]), key=lambda item: -item[1])
    zeros = len(values) - len(told)
    zh = "、".join(f"{name} {format_number(value)}" for name, value in told[:NAMED])
    en = ", ".join(f"“{name}” {format_number(value)}" for name, value in told[:NAMED])
    if len(told) > NAMED:
        zh, en = f"{zh} 等 {len(told)} 个单位", f"{en} and {len(told) - NAMED} more"
    if zeros:
        zh = f"{zh}，其余 {zeros} 个单位为 0" if told else f"{zeros} 个单位均为 0"
        en = f"{en}, {zeros} others 0" if told else f"{zeros} members, all 0"
    return Text(zh, en)


def _hint(suspect: tuple[str, bool] | None) -> Text:
    if suspect is None:
        return Text("", "")
    name, is_left_out = suspect
    if is_left_out:
        return Text(
            f"；少的正好是“{name}”的数，可能漏计",
            f"; just the figure of “{name}”, which may have been left out",
        )
    return Text(
        f"；多的正好是“{name}”的数，可能重复计入",
        f"; just the figure of “{name}”, which may have been counted twice",
    )


def _series(report: Report, table: TableForm, one: Compared, hint: Text) -> Series:
    about = table.cells[one.key]
    row, column = row_label(report, table, about.row), column_label(table, about.row, about.column)
    own = format_number(one.own)
    whole = format_number(sum(one.values.values(), _NOTHING))
    return Series(
        message=Text(
            f"与所属 {len(one.values)} 个单位之和不一致{hint.zh}",
            f"not the sum of the {len(one.values)} members{hint.en}",
        ),
        item=Text(
            f"{table.name}「{row}」×「{column}」填 {own}，各单位之和为 {whole}",
            f"“{table.name}”, “{row}” × “{column}” holds {own}, the members make {whole}",
        ),
    )


def _not_summed(missing: Sequence[str]) -> Skip:
    names = "、".join(missing[:NAMED]) + (f" 等 {len(missing)} 个单位" if missing[NAMED:] else "")
    more = f" and {len(missing) - NAMED} more" if missing[NAMED:] else ""
    listed = ", ".join(f"“{name}”" for name in missing[:NAMED])
    return Skip(
        Text(
            f"没有与各单位之和核对：缺 {names} 的报告，或有几份而内容不同",
            f"not compared with the sum of the members: no report, or several that differ, of "
            f"{listed}{more}",
        )
    )


def _unread(report: Report, one: Compared) -> Skip:
    place = cell_place(report, _table(report, one.key), one.key)
    names = "、".join([*one.unread, *one.blank][:NAMED])
    return Skip(
        Text(
            f"{place.zh}没有与各单位之和核对：{names} 的这一格没有填写或没有读到",
            f"{place.en} was not compared with the sum of the members: blank or not read in the "
            f"report of “{names}”",
        )
    )


def _table(report: Report, key: CellKey) -> TableForm:
    return load_form(report.edition or "").tables[key.partition(".")[0]]
