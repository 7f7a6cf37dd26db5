"""Kinds and levels of agencies, told by their names.

``schema/agency-kinds.json`` says by which endings, ``schema/agency-powers.json`` by which words.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile
from pkgutil import get_data
from typing import Any, Literal, NamedTuple

from govlint.characters import normalise, simplify
from govlint.language import Text
from govlint.patterns import pattern

MonthDay = tuple[int, int]
"""Month and day of the year after the report."""

Level = Literal["county", "city"]
"""``county``: a county, a district or what belongs to one; ``city``: a city or a province, or a
county-level city, whose name tells no difference."""

_REMARK = pattern(r"[(（][^()（）]*[)）]$")


class _Words(NamedTuple):
    tails: tuple[str, ...]
    regions: frozenset[str]


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


@cache
def _words() -> _Words:
    return _Words(tuple(_load()["$tails"]), frozenset(_load()["$regions"]))


@lru_cache(maxsize=1024)
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


def may_be_same(one: str, other: str) -> bool:
    """Return whether two names may be those of one agency: all letters of one are in the other.

    So short forms (市监局), names with and without the territory above, an agency and its office,
    and a branch named both ways round are the same; ends like 人民政府 and 市 or 县 count for nothing.
    It is for raising no false alarm; `is_same_agency` is for what must be the same.
    """
    first, second = (set(_core(name)) - _words().regions for name in (one, other))
    return first <= second or second <= first


def are_apart(one: str, other: str) -> bool:
    """Return whether two names begin with different territories."""
    regions = _words().regions
    first, second = _bare(one), _bare(other)
    pairs = zip(first, second, strict=False)
    shared = {char for char, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)}
    return not shared & regions and all(regions & set(name[1:]) for name in (first, second))


def _core(name: str) -> str:
    name = _bare(simplify(name))
    while ending := next((tail for tail in _words().tails if name.endswith(tail)), ""):
        name = name.removesuffix(ending)
    return name


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
