"""Kinds and levels of agencies, told by their names.

``schema/agency-kinds.json`` says by which endings, ``schema/agency-powers.json`` by which words.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from typing import Any, Literal, NamedTuple

from govlint.characters import normalise
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
def _load() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(get_data("govlint.schema", "agency-kinds.json") or b"{}")
    return data


@cache
def load_kinds() -> Mapping[str, Kind]:
    """Return the kinds that are known, by name."""
    return {
        name: Kind(
            name=name,
            title=Text(node["title"], node["en"]),
            endings=tuple(node["endings"]),
            deadline=parse_deadline(node["deadline"]) if node["deadline"] else None,
            example=node["example"],
        )
        for name, node in _load().items()
        if isinstance(node, dict)
    }


def kind_of(agency: str | None) -> str | None:
    """Return the kind of an agency by the end of its name; None: no ending is known.

    The longest ending decides, and a remark in brackets behind the name does not count.
    """
    name = _bare(agency or "")
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


def own_name(agency: str) -> str:
    """Return the name of an agency without the body behind its region: ``青溪县`` of ``青溪县人民政府``.

    Of ``青溪县统计局`` nothing is taken away.
    """
    name = _bare(agency)
    for body in _load()["$bodies"]:
        rest = name.removesuffix(body)
        if rest != name and rest.endswith(tuple(_load()["$places"])):
            return str(rest)
    return name


def is_same_agency(one: str, other: str) -> bool:
    """Return whether two names may be those of one agency, one with more of the regions above it.

    The shorter must tell a region itself: of 统计局 there are thousands.
    """
    short, long = sorted((normalise(own_name(one)), normalise(own_name(other))), key=len)
    regions = _load()["$regions"]
    above = long.removesuffix(short)
    is_told = any(region in short for region in regions)
    return not above or (is_told and above != long and above.endswith(tuple(regions)))


def _bare(agency: str) -> str:
    return _REMARK.sub("", "".join(agency.split()))


def parse_deadline(text: str) -> MonthDay:
    """Return month and day of ``MM-DD``."""
    month, _, day = text.partition("-")
    return int(month), int(day)
