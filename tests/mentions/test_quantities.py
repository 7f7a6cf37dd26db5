"""Numbers in sentences: Arabic and Chinese, with the units behind them."""

from decimal import Decimal

import pytest

from govlint.mentions.quantities import find_quantities, read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("二十三", 23),
        ("两百", 200),
        ("一百零四", 104),
        ("一百一十", 110),
        ("一千零二十", 1020),
        ("一万两千", 12_000),
        ("三千万", 30_000_000),
        ("一亿两千万", 120_000_000),
        ("二〇二四", 2024),
    ],
)
def test_numeral(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text", ["二三", "一百二", "一万二", "十百", "百二", "万", "三四十", "零十"]
)
def test_not_a_numeral(text: str) -> None:
    """两三件 is about right, 一百二 has lost a place: neither is a number."""
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请12件", [("12", "1", "件")]),
        ("收到1,234件", [("1234", "1", "件")]),
        ("公开5,占4.61%", [("5", "1", ""), ("4.61", "0.01", "%")]),
        ("发布1.2万条", [("12000", "1000", "条")]),
        ("收费26.55万元", [("265500", "100", "元")]),
        ("二十三件", [("23", "1", "件")]),
        ("由六部分组成", [("6", "1", "部分")]),
        ("3件起诉", [("3", "1", "件")]),
        ("第12件", []),
        ("第三件", []),
        ("几十件", []),
        ("数百件", []),
        ("万元", []),
        ("一批", []),
        ("1 234件", [("1", "1", "")]),
    ],
)
def test_quantities(text: str, found: list[tuple[str, str, str]]) -> None:
    """Value, what the last digit counts, unit."""
    seen = [(one.value, one.step, one.unit) for one in find_quantities(text)]

    assert seen == [(Decimal(value), Decimal(step), unit) for value, step, unit in found]


@pytest.mark.parametrize("text", ["2300余条", "三百多件", "10多件"])
def test_about(text: str) -> None:
    assert [one.is_rough for one in find_quantities(text)] == [True]
