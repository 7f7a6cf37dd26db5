"""Kinds of agencies, told by their names: ``schema/agency-kinds.json`` says by which endings."""

import json
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from govlint.language import Text
from govlint.patterns import pattern

MonthDay = tuple[int, int]
"""Month and day of the year after the report."""

_REMARK = pattern(r"[(（][^()（）]*[)）]$")


class Kind(NamedTuple):
    """A kind of agency."""

    name: str
    """The key that settings use: ``government-office``."""
    title: Text
    endings: tuple[str, ...]
    deadline: MonthDay | None
    """By when the Regulation wants the report; None: no clause says."""
    example: str
    """A made-up agency of this kind."""


@cache
def load_kinds() -> Mapping[str, Kind]:
    """Return the kinds that are known, by name."""
    data = json.loads(get_data("govlint.schema", "agency-kinds.json") or b"{}")
    return {
        name: Kind(
            name=name,
            title=Text(node["title"], node["en"]),
            endings=tuple(node["endings"]),
            deadline=parse_deadline(node["deadline"]) if node["deadline"] else None,
            example=node["example"],
        )
        for name, node in data.items()
        if isinstance(node, dict)
    }


def kind_of(agency: str | None) -> str | None:
    """Return the kind of an agency by the end of its name; None: no ending is known.

    The longest ending decides, and a remark in brackets behind the name does not count.
    """
    name = _REMARK.sub("", "".join((agency or "").split()))
    endings = (
        (len(ending), kind.name)
        for kind in load_kinds().values()
        for ending in kind.endings
        if name.endswith(ending)
    )
    return max(endings, default=(0, None))[1]


def parse_deadline(text: str) -> MonthDay:
    """Return month and day of ``MM-DD``."""
    month, _, day = text.partition("-")
    return int(month), int(day)
