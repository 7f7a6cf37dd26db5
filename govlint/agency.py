"""Kinds and levels of agencies, told by their names.

``schema/agency-kinds.json`` says by which endings, ``schema/agency-powers.json`` by which words.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import Literal, NamedTuple

from govlint.language import Text

MonthDay = tuple[int, int]
"""Month and day of the year after the report."""

Level = Literal["county", "city"]
"""``county``: a county, a district or what belongs to one; ``city``: a city or a province, or a
county-level city, whose name tells no difference."""

_REMARK = re.compile(r"[(（][^()（）]*[)）]$")


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


def level_of(agency: str | None) -> Level | None:
    """Return at which level an agency stands, by the places in its name; None: they do not tell."""
    powers = _load_powers()
    name = agency or ""
    for word in powers.hidden:
        name = name.replace(word, "")
    if any(word in name for word in powers.county):
        return "county"
    return "city" if any(word in name for word in powers.city) else None


def is_enforcer(agency: str | None) -> bool:
    """Return whether the name of an agency says that it licenses or punishes day by day."""
    return any(word in (agency or "") for word in _load_powers().enforcers)


class _Powers(NamedTuple):
    """``schema/agency-powers.json``."""

    county: tuple[str, ...]
    city: tuple[str, ...]
    hidden: tuple[str, ...]
    enforcers: tuple[str, ...]


@cache
def _load_powers() -> _Powers:
    data = json.loads(get_data("govlint.schema", "agency-powers.json") or b"{}")
    return _Powers(*(tuple(data[field]) for field in _Powers._fields))


def parse_deadline(text: str) -> MonthDay:
    """Return month and day of ``MM-DD``."""
    month, _, day = text.partition("-")
    return int(month), int(day)
