"""What the rules saw of a report: breaches, equations that hold, what could not be evaluated."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from govlint.equation import Equation, Witness
from govlint.form import Form
from govlint.language import Text
from govlint.report import Report
from govlint.rule import Breach, Held, Rule, Skip


class Evidence(NamedTuple):
    """What the rules saw."""

    breaches: list[tuple[Rule, Breach]]
    skips: list[tuple[Rule, Skip]]
    held: list[Equation]
    witnesses: list[Witness]
    """Figures from outside the tables, those that contradict them too."""
    failures: dict[str, Text]
    """Codes of the rules that failed, with what happened."""

    def evaluated(self, rules: Iterable[Rule], form: Form) -> Iterator[Equation]:
        """Yield the equalities that were evaluated, those that hold too."""
        skipped = {skip.equation for _, skip in self.skips}
        for rule, equation in bound(rules, form):
            if is_identity(equation) and rule.code not in self.failures and equation not in skipped:
                yield equation
        yield from self.held


def gather(rules: Iterable[Rule], report: Report, form: Form) -> Evidence:
    """Let each rule check a report; one that raises is counted as failed, and the others go on."""
    found = Evidence([], [], [], [], {})
    for rule in rules:
        try:
            for seen in rule.check(report, form):
                if isinstance(seen, Skip):
                    found.skips.append((rule, seen))
                elif isinstance(seen, Held):
                    found.held.append(seen.equation)
                elif isinstance(seen, Witness):
                    found.witnesses.append(seen)
                else:
                    found.breaches.append((rule, seen))
                    if seen.witness:
                        found.witnesses.append(seen.witness)
        except Exception as error:  # a rule may be anyone's: its mistakes stop no other
            import logging  # noqa: PLC0415  2 ms that only a broken rule costs

            logging.getLogger(__name__).exception("%s failed on %s", rule.origin, report.path)
            found.failures[rule.code] = Text(
                f"规则出错（{rule.origin}）：{error!r}",
                f"the rule failed ({rule.origin}): {error!r}",
            )
    return found


def discredit(
    unkept: Mapping[str, str], rules: Iterable[Rule], seen: Evidence, report: Report
) -> None:
    """Count rules that contradict the cells among those that failed: mistakes of the rules."""
    for rule in rules:
        if where := unkept.get(rule.code):
            import logging  # noqa: PLC0415  see `gather`

            message = "%s contradicts the cells of %s in %s"
            logging.getLogger(__name__).error(message, rule.origin, where, report.path)
            seen.failures.setdefault(
                rule.code,
                Text(
                    f"规则出错（{rule.origin}）：{where} 的结果与表中数字不符",
                    f"the rule failed ({rule.origin}): it contradicts the cells of {where}",
                ),
            )


def bound(rules: Iterable[Rule], form: Form) -> Iterator[tuple[Rule, Equation]]:
    """Yield the equations of rules over a form, each with its rule."""
    for rule in rules:
        if rule.bind:
            for table in form.tables.values():
                for equation in rule.bind(table):
                    yield rule, equation


def is_identity(equation: Equation | None) -> bool:
    """Return whether there is an equation and it is no mere bound."""
    return equation is not None and equation.relation == "="
