"""What the rules saw of a report: breaches, equations that hold, what could not be evaluated."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from govlint.equation import Equation, Witness
from govlint.form import Form
from govlint.language import Text
from govlint.report import Report
from govlint.rule import Breach, Held, Rule, Skip

MAX_BREACHES = 5_000
"""Breaches of one rule that are told of a file; one with more is broken or hostile."""


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
        room = len(found.breaches) + MAX_BREACHES
        try:
            for seen in rule.check(report, form):
                if len(found.breaches) == room:
                    found.skips.append((rule, _TOO_MANY))
                    break
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


_TOO_MANY = Skip(
    Text(
        f"超过 {MAX_BREACHES} 处，只列出前 {MAX_BREACHES} 处",
        f"there are more than {MAX_BREACHES} places, of which the first {MAX_BREACHES} are told",
    )
)


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
