"""What is said of a mistake: where it is and what should stand there."""

from collections.abc import Sequence
from typing import NamedTuple

from govlint.equation import Evaluation, equation_text, format_number
from govlint.form import Form, TableForm
from govlint.language import Text
from govlint.locate import Change, Finding, Shift
from govlint.place import (
    cell_place,
    column_label,
    column_place,
    row_label,
    row_place,
    short_label,
    table_place,
)
from govlint.report import Axis, CellKey, Report
from govlint.rule import Series

FIRST = 3
"""Ways to correct that are written out, and cells of each; the others are counted."""
FIRST_CELLS = 5
"""Cells of a single equation that are written out: all that those of table 4 have."""

_MARKS = "①②③④⑤"


class Phrasing(NamedTuple):
    """A finding, with the report and the form that have the names of its cells."""

    finding: Finding
    report: Report
    form: Form

    def place(self) -> Text:
        """Return where it is: a cell, or the row, column or table that all its cells are in."""
        keys = self._keys()
        if not keys:
            keys = [key for one in self.evaluations() for key in one.equation.left]
        if len(set(keys)) == 1:
            return cell_place(self.report, self._table(keys[0]), keys[0])
        return self._common_place(keys)

    def message(self) -> Text:
        """Return the sentence that is enough by itself."""
        finding, place = self.finding, self.place()
        if finding.subject == "blank":
            return self._blank(place)
        if finding.subject == "many":
            count = len(finding.breaches)
            return Text(
                f"{place.zh}有 {count} 个等式不成立，错误较多，请整表核对",
                f"{place.en}: {count} equations do not hold, too many to tell the wrong cells; "
                "check the whole table",
            )
        if finding.certainty == "unique":
            first = finding.options[0].changes
            changes = self._change(first[0]) if len(first) == 1 else self._changes(first)
            return Text(f"{place.zh}：{changes.zh}", f"{place.en}: {changes.en}")
        broken = self._broken(place)
        told = [broken]
        if finding.shift:
            told.append(self._shift(finding.shift))
        if finding.certainty == "tied":
            told.append(self._ways())
        if finding.certainty == "none":
            told.append(Text("请补齐后核对", "fill them in and check again"))
        return Text("；".join(one.zh for one in told), "; ".join(one.en for one in told))

    def series(self) -> Series | None:
        """Return how blanks of a table that can hold only one figure are said as one."""
        if self.finding.subject != "blank":
            return None
        (change,) = self.finding.options[0].changes
        form = self._table(change.cell)
        row, column = form.cells[change.cell].row, form.cells[change.cell].column
        value, given = format_number(change.value), self._if_others_are_zero()
        rows, columns = row_label(self.report, form, row), column_label(form, row, column)
        return Series(
            Text(
                f"{form.name}有的格没有填数字，按合计关系{given.zh}应填",
                f"table “{form.name}” has cells without numbers; by their sums, {given.en}they should be",
            ),
            Text(f"「{rows}」×「{columns}」{value}", f"“{rows}” × “{columns}” {value}"),
        )

    def evaluations(self) -> list[Evaluation]:
        """Return the equations that do not hold, with their figures."""
        return [one.evaluation for _, one in self.finding.breaches if one.evaluation]

    def _blank(self, place: Text) -> Text:
        (change,) = self.finding.options[0].changes
        value = format_number(change.value)
        given = self._if_others_are_zero()
        zh = f"{place.zh}没有填数字，{given.zh}应为 {value}"
        en = f"{place.en} has no number, {given.en}it should be {value}"
        evaluation = self.evaluations()[0]
        if change.cell in evaluation.blanks:
            text = equation_text(evaluation, self.report, self._table(change.cell))
            zh, en = f"{zh}：{text.zh}", f"{en}: {text.en}"
        return Text(zh, en)

    def _if_others_are_zero(self) -> Text:
        """Return on what a figure for a blank depends: empty where it can be no other."""
        if self.finding.certainty == "unique":
            return Text("", "")
        return Text("如果其他空白是 0，", "if other blanks are 0, ")

    def _broken(self, place: Text) -> Text:
        """Return which equations do not hold."""
        evaluations = self.evaluations()
        count, first = len(evaluations), evaluations[0]
        form = self._table((*first.equation.left, *first.equation.right)[0])
        text = equation_text(first, self.report, form)
        if self.finding.subject == "blanks":
            blanks = len({key for one in evaluations for key in one.blanks})
            zh = f"{place.zh}有 {blanks} 格没有填数字，已填的数字有 {count} 个等式不成立"
            en = (
                f"{place.en}: {blanks} cells have no number, and the others break {count} equations"
            )
        elif count == 1:
            return Text(f"{place.zh}：{text.zh}", f"{place.en}: {text.en}")
        else:
            zh = f"{place.zh}有 {count} 个等式不成立"
            en = f"{place.en}: {count} equations do not hold"
        return Text(f"{zh}，其中 {text.zh}", f"{en}, one of them {text.en}")

    def _shift(self, shift: Shift) -> Text:
        """Return what is missing in one of many rows or columns."""
        options = self.finding.options
        form = self._table(options[0].changes[0].cell)
        zh, en = [], []
        for key, more in shift.missing:
            label, amount = short_label(form, key), format_number(abs(more))
            zh.append(f"「{label}」{'少' if more > 0 else '多'} {amount}")
            en.append(f"“{label}” {amount} {'too few' if more > 0 else 'too many'}")
        count = len(options)
        line_zh, line_en = ("行", "row") if shift.axis == "row" else ("列", "column")
        return Text(
            f"有一{line_zh}{'、'.join(zh)}，是哪一{line_zh}无法断定（{count} {line_zh}均可能）",
            f"one {line_en} has {', '.join(en)}; which of {count} {line_en}s cannot be told",
        )

    def _ways(self) -> Text:
        """Return the first ways to correct, and how many more there are."""
        options = self.finding.options
        if self._is_single():
            first, told = FIRST_CELLS, [self._should_be(one.changes[0]) for one in options]
            head = Text("无法断定是哪一格，可能是", "which cell is wrong cannot be told, it may be")
        else:
            first, told = FIRST, [self._changes(one.changes) for one in options[:FIRST]]
            head = Text("可能的改法", "possible corrections")
        zh = "；".join(f"{mark} {one.zh}" for mark, one in zip(_MARKS, told[:first], strict=False))
        en = "; ".join(f"({place}) {one.en}" for place, one in enumerate(told[:first], 1))
        if (more := len(options) - first) > 0:
            zh, en = f"{zh}；另有 {more} 种", f"{en}; and {more} more"
        return Text(f"{head.zh}：{zh}", f"{head.en}: {en}")

    def _is_single(self) -> bool:
        """Whether one equation is all there is, and one cell of it is wrong."""
        options = self.finding.options
        return len(self.finding.breaches) == 1 and all(len(one.changes) == 1 for one in options)

    def _should_be(self, change: Change) -> Text:
        name, value = (
            self._name(change.cell, self._common(self._keys())),
            format_number(change.value),
        )
        return Text(f"{name.zh}应为 {value}", f"{name.en} should be {value}")

    def _changes(self, changes: Sequence[Change]) -> Text:
        """Return what should be changed, each cell by its name; of one row or column, under that."""
        form = self._table(changes[0].cell)
        cells = [form.cells[change.cell] for change in changes]
        own = self._common([change.cell for change in changes])
        zh, en = [], []
        for change in changes[:FIRST]:
            name, what = self._name(change.cell, own), self._change(change)
            zh.append(f"{name.zh}{what.zh}")
            en.append(f"{name.en} {what.en}")
        if (count := len(changes)) > FIRST:
            zh.append(f"……共 {count} 格")
            en.append(f"… {count} cells in all")
        text = Text("，".join(zh), ", ".join(en))
        if own is None or own == self._common(self._keys()):
            return text
        label = short_label(form, cells[0].row if own == "row" else cells[0].column)
        return Text(f"「{label}」的{text.zh}", f"“{label}”: {text.en}")

    def _change(self, change: Change) -> Text:
        value = format_number(change.value)
        cell = self.report.cell(change.cell)
        text = " ".join(cell.text.split()) if cell else ""
        if not text:
            return Text(f"空白，应为 {value}", f"is blank, should be {value}")
        return Text(f"填 {text}，应为 {value}", f"holds {text}, should be {value}")

    def _name(self, key: CellKey, common: Axis | None) -> Text:
        """Return how a cell is called beside the row or the column that it is told to be in."""
        form = self._table(key)
        cell = form.cells[key]
        row, column = short_label(form, cell.row), column_label(form, cell.row, cell.column)
        if common == "row":
            return Text(f"「{column}」", f"“{column}”")
        if common == "column":
            return Text(f"「{row}」", f"“{row}”")
        return Text(f"「{row}」×「{column}」", f"“{row}” × “{column}”")

    def _keys(self) -> list[CellKey]:
        """Return the cells of all ways to correct."""
        return [change.cell for option in self.finding.options for change in option.changes]

    def _common(self, keys: Sequence[CellKey]) -> Axis | None:
        """Return whether cells are of one row, of one column, or neither."""
        if len({key.rpartition(".")[0] for key in keys}) == 1:
            return "row"
        parts = {(table, column) for table, _, column in (key.split(".") for key in keys)}
        return "column" if len(parts) == 1 else None

    def _common_place(self, keys: Sequence[CellKey]) -> Text:
        form = self._table(keys[0])
        match self._common(keys):
            case "row":
                return row_place(self.report, form, form.cells[keys[0]].row)
            case "column":
                return column_place(form, form.cells[keys[0]].column)
        return _join([table_place(self.form.tables[key]) for key in _tables(keys)])

    def _table(self, key: CellKey) -> TableForm:
        return self.form.tables[key.partition(".")[0]]


def _join(texts: Sequence[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))


def _tables(keys: Sequence[CellKey]) -> list[str]:
    return list(dict.fromkeys(key.partition(".")[0] for key in keys))
