"""What users set and rules may ask for."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from govlint.agency import MonthDay, kind_of, load_kinds

_NONE: Mapping[str, str] = {}
_NO_DEADLINES: Mapping[str, MonthDay] = {}


class Options(NamedTuple):
    """The settings that rules are given; `govlint.rule.rule` says how a rule asks for them."""

    deadlines: Mapping[str, MonthDay] = _NO_DEADLINES
    """By kind of agency, where users set another day than the Regulation."""
    tolerance: Decimal | None = None
    """In 万元: how far two amounts that should be equal may be apart; None: half of the last
    printed digit."""
    copied_prose: Decimal = Decimal(80)
    """Per cent of a part of a report that stand in another one: what is told as copied."""
    standard_phrase: Decimal = Decimal(50)
    """Per cent of the reports of a run that have a sentence which is copied from none."""
    kinds: Mapping[str, str] = _NONE
    """The kind of an agency, by its name, where its ending does not tell it."""

    def kind(self, agency: str | None) -> str | None:
        """Return the kind of an agency; None: it is not known."""
        return self.kinds.get(agency or "") or kind_of(agency)

    def deadline(self, agency: str | None) -> MonthDay | None:
        """Return by when the report of an agency is due; None: nothing says."""
        kind = self.kind(agency)
        if kind is None:
            return None
        return self.deadlines.get(kind) or load_kinds()[kind].deadline

    def legal_deadline(self, agency: str | None) -> MonthDay | None:
        """Return by when the Regulation wants the report of an agency; None: no clause says."""
        kind = self.kind(agency)
        return load_kinds()[kind].deadline if kind else None
