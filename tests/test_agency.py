"""Kinds of agencies by their names."""

import pytest

from govlint.agency import (
    Level,
    are_apart,
    is_enforcer,
    is_same_agency,
    kind_of,
    level_of,
    load_kinds,
    may_be_same,
    parse_deadline,
)
from govlint.faults import load_schema


@pytest.mark.parametrize(
    ("agency", "kind"),
    [
        ("青溪省人民政府", "government"),
        ("青溪县人民政府", "government"),
        ("青溪地区行政公署", "government"),
        ("青溪县人民政府办公室", "government-office"),
        ("青溪省人民政府办公厅", "government-office"),
        ("青溪县云岭镇人民政府", "township"),
        ("青溪县望山回族乡人民政府", "township"),
        ("青溪区云岭街道办事处", "township"),
        ("云岭街道", "township"),
        ("青溪县统计局", "department"),
        ("青溪省财政厅", "department"),
        ("青溪市国有资产监督管理委员会", "department"),
        ("青溪市发展和改革委员会", "department"),
        ("青溪市人民防空办公室", "department"),
        ("国家税务总局青溪县税务局", "department"),
        ("青溪经济技术开发区管理委员会", "zone"),
        ("云岭风景名胜区管委会", "zone"),
        ("青溪大学", "institution"),
        ("青溪县人民医院", "institution"),
        ("青溪县统计局（青溪县普查中心）", "department"),
        (" 青溪县 统计局 ", "department"),
        ("青溪", None),
        ("", None),
        (None, None),
    ],
)
def test_kind(agency: str | None, kind: str | None) -> None:
    """The longest ending decides: a township's government is no government of a county."""
    assert kind_of(agency) == kind


def test_examples_are_of_their_kind() -> None:
    for kind in load_kinds().values():
        assert kind_of(kind.example) == kind.name
        assert kind.title.zh
        assert kind.title.en.isascii()


def test_settings_know_the_same_kinds() -> None:
    schema = load_schema("settings")["properties"]

    assert set(load_kinds()) == set(schema["per-kind"]["properties"])
    assert set(load_kinds()) == set(schema["deadlines"]["properties"])
    assert set(load_kinds()) == set(schema["kinds"]["additionalProperties"]["enum"])


def test_deadlines() -> None:
    """Those of the Regulation, article 49; it names none for townships and zones."""
    assert {kind.name: kind.deadline for kind in load_kinds().values()} == {
        "government": (3, 31),
        "government-office": (1, 31),
        "department": (1, 31),
        "township": None,
        "zone": None,
        "institution": None,
    }
    assert parse_deadline("02-28") == (2, 28)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江北市青溪县统计局", "青溪县统计局", True),
        ("青溪县市监局", "青溪县市场监督管理局", True),
        ("市住建局", "江北市住房和城乡建设局", True),
        ("江北市公安局青溪分局", "青溪区公安分局", True),
        ("青溪县云岭镇", "云岭镇人民政府", True),
        ("青溪县人民政府", "青溪县人民政府办公室", True),
        ("青溪县发展和改革局", "青溪县发展和改革委员会", True),
        ("青溪县统计局（青溪县普查中心）", "青溪县统计局", True),
        ("青溪縣統計局", "青溪县统计局", True),
        ("青溪县统计局", "青溪县审计局", False),
        ("青溪县统计局", "云岭县统计局", False),
        ("青溪镇人民政府", "白石镇人民政府", False),
    ],
)
def test_may_be_same(one: str, other: str, same: bool) -> None:  # noqa: FBT001  a column of the table
    """Short forms, offices and the territory above make no other agency."""
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("青溪县统计局", "云岭县统计局", True),
        ("青溪县统计局", "青溪县审计局", False),
        ("青溪县统计局", "统计局", False),
        ("江北市青溪县统计局", "江北市云岭县统计局", False),
    ],
)
def test_are_apart(one: str, other: str, apart: bool) -> None:  # noqa: FBT001  a column of the table
    """Only names that both begin with a territory, and with none in common."""
    assert are_apart(one, other) is apart


@pytest.mark.parametrize(
    ("agency", "level"),
    [
        ("青溪县统计局", "county"),
        ("江北市望山区人民政府", "county"),
        ("云岭自治旗财政局", "county"),
        ("江北自治区青溪县水利局", "county"),
        ("江北市统计局", "city"),
        ("江北省市场监督管理局", "city"),
        ("江北自治区林业局", None),
        ("青溪经济技术开发区管理委员会", None),
        ("云岭自然保护区管理局", None),
        ("财政部", None),
        ("", None),
        (None, None),
    ],
)
def test_level(agency: str | None, level: Level | None) -> None:
    """A word that only looks like a place, as in 自治区 or 市场, tells nothing."""
    assert level_of(agency) == level


@pytest.mark.parametrize(
    ("agency", "enforces"),
    [
        ("青溪县公安局", True),
        ("望山区市场监督管理局", True),
        ("青溪县统计局", False),
        ("公安部", False),
        (None, False),
    ],
)
def test_enforcers(agency: str | None, enforces: bool) -> None:  # noqa: FBT001  a table
    assert is_enforcer(agency) is enforces


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青溪县统计局", "青溪县统计局", True),
        ("青溪县统计局", "云州市青溪县统计局", True),
        ("青溪县人民政府", "青溪县", True),
        ("青溪经济开发区", "青溪经济开发区管委会", True),
        ("云岭镇人民政府", "青溪县云岭镇人民政府", False),
        ("青溪县（本级）", "青溪县", True),
        ("青溪县统计局", "青溪县", False),
        ("青溪县人民政府办公室", "青溪县人民政府", False),
        ("望青溪县统计局", "青溪县统计局", False),
        ("统计局", "青溪县统计局", False),
        ("青溪县旅游局", "青溪县文化和旅游局", False),
    ],
)
def test_same_agency(one: str, other: str, same: bool) -> None:  # noqa: FBT001  a table
    """One may be named with more of the regions above it, and with or without its 人民政府."""
    assert is_same_agency(one, other) is same
    assert is_same_agency(other, one) is same
