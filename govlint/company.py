"""What a report is checked together with: other reports, and what was seen of all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.rule import Breach, Needs, Rule, Skip
from govlint.shelf import Entry


class Company(NamedTuple):
    """What a report is checked together with."""

    previous: Entry | None = None
    """The report of the agency on the year before."""
    rivals: tuple[str, ...] = ()
    """See `Evaluated`."""
    seen: tuple[tuple[str, Breach | Skip], ...] | None = None
    """What rules over all reports saw of it, with their codes; None: none was evaluated."""

    @property
    def needs(self) -> tuple[Needs, ...]:
        """What rules may need that is there."""
        own: tuple[Needs, ...] = ("previous",) if self.previous else ()
        return own if self.seen is None else (*own, "others")


ALONE = Company()


def with_company(rules: Iterable[Rule], company: Company) -> Iterator[Rule]:
    """Yield the rules that can be evaluated, those that compare reports bound to what they need."""
    previous = company.previous.report() if company.previous else None
    for rule in rules:
        if rule.needs is None:
            yield rule
        elif rule.needs == "previous":
            if previous:
                yield rule.against(previous)
        elif company.seen is not None:
            yield rule.saying([seen for code, seen in company.seen if code == rule.code])
