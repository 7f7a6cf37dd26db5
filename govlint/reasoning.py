"""Why a mistake is certain, or why it is not, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.equation import format_number
from govlint.form import Form
from govlint.language import Text
from govlint.locate import Finding, Kind, Option
from govlint.place import column_label, short_label

KINDS: dict[Kind, Text] = {
    "blank": Text("没有填数字", "there is no number"),
    "digit": Text("一位数字不同", "one digit differs"),
    "transposed": Text("两位数字颠倒", "two digits are transposed"),
    "missing-digit": Text("少一位数字", "a digit is missing"),
    "extra-digit": Text("多一位数字", "there is a digit too many"),
    "sign": Text("多写或漏写了负号", "a minus sign is missing or too many"),
    "factor": Text("相差整十、百或万倍", "it is off by a factor of 10, 100 or 10,000"),
    "left-zero": Text("填的是 0", "it holds 0"),
    "surplus": Text("应为 0 而填了数", "it should be 0"),
    "value": Text("填了别的数", "it holds another figure"),
    "swapped": Text("相邻两格填反", "two neighbours are swapped"),
    "moved": Text("有几件填到了同行（列）的另一格", "some of one cell are counted in another"),
    "split": Text("一个数拆在两格里", "one figure is split over two cells"),
    "shifted": Text("错开了一格", "figures are shifted by one cell"),
    "line-zero": Text("整行或整列都填 0", "a whole row or column is left 0"),
    "sums": Text("合计没有随分项更新", "sums were not brought up to date"),
    "carried": Text(
        "一格填错，合计照错数相加", "one figure is wrong and its sums were added up with it"
    ),
    "line": Text("同一行或同一列的几格", "cells of one row or column"),
}


class Reasoning(NamedTuple):
    """A finding about figures, with the form that has the names of its cells."""

    finding: Finding
    form: Form

    def reasons(self) -> tuple[Text, ...]:
        """Return why it is certain, or why not, and what else would be wrong if it were right."""
        finding = self.finding
        if finding.subject != "figures":
            return self._blanks() if finding.subject == "many" else ()
        if finding.certainty == "unique":
            return (self._certain(), *self._witnesses(), *self._otherwise(), *self._blanks())
        return (self._undecided(), *self._blanks())

    def _undecided(self) -> Text:
        """Return why none of several corrections is the one."""
        finding = self.finding
        first = finding.options[0]
        kinds = _kinds(first)
        if len(finding.breaches) == 1:
            ground = Text(
                "只有这一个等式，没有别的数字可以印证是哪一格",
                "this is the only equation, and no other figure confirms any of its cells",
            )
        else:
            count = len(finding.options)
            ground = Text(
                f"{count} 种改法都能使这些等式成立",
                f"with any of {count} corrections these equations hold",
            )
        if len({option.cost for option in finding.options[:2]}) == 1:
            likely = Text("可能性不相上下", "none is much likelier than the next")
        else:
            likely = Text(
                f"排在最前的最像常见的填错：{kinds.zh}",
                f"the first is the likeliest slip: {kinds.en}",
            )
        return Text(f"{ground.zh}；{likely.zh}", f"{ground.en}; {likely.en}")

    def _blanks(self) -> tuple[Text, ...]:
        """Return that no blank of the equations explains it, where there are any."""
        evaluations = (breach.evaluation for _, breach in self.finding.breaches)
        if not any(one.blanks for one in evaluations if one):
            return ()
        return (
            Text(
                "这些等式中有空白的格，填任何数都不能使等式全部成立",
                "there are blanks in these equations, and no figures in them make all of them hold",
            ),
        )

    def why(self, option: Option) -> Text:
        """Return why one way to correct is considered."""
        if self.finding.certainty == "unique" and self.finding.subject == "figures":
            return self._certain()
        return _kinds(option)

    def _certain(self) -> Text:
        """Return why one correction is the one."""
        finding = self.finding
        option, count = finding.options[0], len(finding.breaches)
        kind = _kinds(option)
        if len(option.changes) == 1 and finding.is_alone and not finding.rivals:
            return self._only_cell(option, count, kind)
        cells = len(option.changes)
        zh = "这一格" if cells == 1 else f"这 {cells} 格"
        en = "this cell" if cells == 1 else f"these {cells} cells"
        if not finding.is_alone:
            zh, en = f"{zh}和另外指出的错误", f"{en} and the other mistakes that are told"
        zh = f"{zh}改正后，{count} 个等式全部成立（{kind.zh}）"
        en = f"with {en} corrected, {count} equations hold ({kind.en})"
        if finding.rivals:
            zh += f"；能使等式成立的改法另有 {finding.rivals} 种，都不如这一种像常见的填错"
            en += f"; other corrections that would do: {finding.rivals}, none as likely a slip"
        return Text(zh, en)

    def _only_cell(self, option: Option, count: int, kind: Text) -> Text:
        value = format_number(option.changes[0].value)
        gap = self._gap()
        if count == 1:
            return Text(
                f"只有改这一格为 {value} 才能使等式成立，其他各格都不够减（{kind.zh}）",
                f"only with {value} in this cell does the equation hold, no other cell has as much to "
                f"give ({kind.en})",
            )
        return Text(
            f"{count} 个等式同差 {gap}，只有这一格同时在这些等式中，改为 {value} 后全部成立（{kind.zh}）",
            f"{count} equations differ by {gap}, this cell alone is in all of them, and with {value} "
            f"all hold ({kind.en})",
        )

    def _witnesses(self) -> tuple[Text, ...]:
        """Return the figures from outside the tables that fit the correction."""
        return tuple(
            Text(f"正文也印证：{one.text.zh}", f"the prose confirms it: {one.text.en}")
            for one in self.finding.witnesses
        )

    def _otherwise(self) -> tuple[Text, ...]:
        """Return what else is wrong if the one cell that is named is right after all."""
        finding = self.finding
        if len(finding.options[0].changes) > 1 or not finding.is_alone:
            return ()
        if not finding.otherwise:
            return (
                Text(
                    "如果这一格核对无误，则至少另有两格填错",
                    "if this cell is right after all, at least two others are wrong",
                ),
            )
        told = []
        for change in finding.otherwise:
            form = self.form.tables[change.cell.partition(".")[0]]
            cell, value = form.cells[change.cell], format_number(change.value)
            row, column = short_label(form, cell.row), column_label(form, cell.row, cell.column)
            told.append(Text(f"{row}×{column} {value}", f"“{row}” × “{column}” {value}"))
        rest = _join(told)
        return (
            Text(
                f"如果这一格核对无误，则与它有关的 {len(told)} 格也要改：{rest.zh}",
                f"if this cell is right after all, {len(told)} others that depend on it should change: {rest.en}",
            ),
        )

    def _gap(self) -> str:
        """Return the difference that all its equations have."""
        evaluations = (breach.evaluation for _, breach in self.finding.breaches)
        return next(format_number(abs(one.left - one.right)) for one in evaluations if one)


def _kinds(option: Option) -> Text:
    return _join(KINDS[kind] for kind in dict.fromkeys(option.kinds))


def _join(texts: Iterable[Text]) -> Text:
    told = list(texts)
    return Text("、".join(text.zh for text in told), ", ".join(text.en for text in told))
