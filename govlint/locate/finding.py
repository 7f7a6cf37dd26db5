"""What the stage `locate` finds: one mistake, with all that it broke."""

from decimal import Decimal
from typing import Literal, NamedTuple

from govlint.equation import Witness
from govlint.report import Axis, CellKey
from govlint.rule import Breach, Rule

Kind = Literal[
    "blank",
    "digit",
    "transposed",
    "missing-digit",
    "extra-digit",
    "sign",
    "factor",
    "left-zero",
    "surplus",
    "value",
    "swapped",
    "moved",
    "split",
    "shifted",
    "line-zero",
    "sums",
    "carried",
    "line",
]
"""What happened.

Of one cell: nothing was filled in; a digit wrong, two of them transposed, one missing or too many;
a minus sign too many; off by a factor of 10, 100 or 10,000; 0 for a figure; a figure for 0; another
figure. Of several: two neighbours swapped; a part of one figure counted in another; one figure split
over two cells; a line shifted by one; a line left 0; sums not brought up to date; a wrong figure
carried into its sums; a line wrong for no known reason.
"""

Certainty = Literal["unique", "tied", "group", "none"]
"""Whether one change explains the breaches, several could, the pattern is known but not the place,
or nothing is known."""

Subject = Literal["breach", "figures", "blank", "blanks", "many"]
"""What a finding is about: what its rule said; figures that are wrong; a blank that can hold only
one figure; blanks that can make up for what is missing in several ways; too much to tell apart."""


class Change(NamedTuple):
    """A cell and what it should hold."""

    cell: CellKey
    value: Decimal


class Option(NamedTuple):
    """One way to correct a mistake."""

    changes: tuple[Change, ...]
    kinds: tuple[Kind, ...]
    """What would have happened, for each mistake of it."""
    cost: float
    """How much it takes; see `govlint.locate.mistakes`."""


class Shift(NamedTuple):
    """The same is missing in one of many rows, or columns, and which one is not known."""

    axis: Axis
    """``row``: it is one of many rows."""
    missing: tuple[tuple[str, Decimal], ...]
    """Keys of the columns (or rows) across, with what has to be added."""


class Finding(NamedTuple):
    """One mistake: the breaches that it explains."""

    rule: Rule
    """The first of the rules that it breaks, in the order of their codes."""
    breaches: tuple[tuple[Rule, Breach], ...]
    certainty: Certainty = "none"
    subject: Subject = "breach"
    options: tuple[Option, ...] = ()
    """Ways to correct it, the most likely first."""
    shift: Shift | None = None
    """What the options have in common: all that is known of a ``group``; None: nothing."""
    rivals: int = 0
    """Explanations that were weighed and found unlikely."""
    is_alone: bool = True
    """Whether nothing else is wrong in what hangs together with it."""
    witnesses: tuple[Witness, ...] = ()
    """Figures from outside the tables that do not fit them as printed and fit the correction."""
    otherwise: tuple[Change, ...] = ()
    """What else has to be changed if the one cell that is named is right; empty: not known."""
