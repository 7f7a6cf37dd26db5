"""Numbers and dates as reports print them."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.form import load_form
from govlint.numbers import find_last_date, find_ranges, read_date, read_integer, read_number

NUMBERS = load_form("2021").numbers


@pytest.mark.parametrize(
    ("text", "value", "irregular"),
    [
        ("0", "0", ()),
        ("58", "58", ()),
        (" 58\u3000", "58", ()),
        ("-3", "-3", ()),
        ("−3", "-3", ("full-width",)),
        ("+3", "3", ()),
        ("12.50", "12.50", ()),
        ("５８", "58", ("full-width",)),
        ("1,234", "1234", ("separators",)),
        ("1，234，567", "1234567", ("full-width", "separators")),
        ("05", "5", ("leading-zero",)),
        ("1\n2", "12", ("line-break",)),
        ("-\n17080", "-17080", ("line-break",)),
        ("75148\n.52", "75148.52", ("line-break",)),
        ("12 \n 3", "123", ("line-break",)),
        ("325.\n27", "325.27", ("line-break",)),
        ("增3", "3", ()),
        ("减 3", "-3", ()),
        ("123456789012345678", "123456789012345678", ()),
    ],
)
def test_number(text: str, value: str, irregular: tuple[str, ...]) -> None:
    assert read_number(text, NUMBERS) == ("number", Decimal(value), irregular)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "blank"),
        ("\u3000\n", "blank"),
        ("无", "filler"),
        ("/", "filler"),
        ("—", "filler"),
        ("-", "filler"),
        ("12件", "text"),
        ("12（含重复3件）", "text"),
        ("12O", "text"),
        ("l2", "text"),
        ("1 2", "text"),
        ("12²", "text"),
        ("12①", "text"),
        ("1,23", "text"),
        ("1.2.3", "text"),
        ("1.\n2", "text"),
        ("12.\n34", "text"),
        ("325,\n270", "text"),
        ("1 2\n3", "text"),
        ("一", "text"),
        ("1e3", "text"),
        ("1234567890123456789", "text"),
        ("0x10", "text"),
        ("１２件", "text"),
    ],
)
def test_not_a_number(text: str, kind: str) -> None:
    """What is not a number is never one, and never 0."""
    assert read_number(text, NUMBERS) == (kind, None, ())


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_exact(number: int) -> None:
    assert read_number(str(number), NUMBERS).value == number


@given(st.integers(0, 10**12))
def test_separators_do_not_change_the_value(number: int) -> None:
    assert read_number(f"{number:,}", NUMBERS).value == number


@given(st.text())
def test_any_text_has_a_kind(text: str) -> None:
    """Only numbers have a value."""
    kind, value, _ = read_number(text, NUMBERS)

    assert (kind == "number") == (value is not None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("24", 24),
        ("２４", 24),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("百", None),
        ("二十三十", None),
        ("", None),
        ("年", None),
    ],
)
def test_integer(text: str, number: int | None) -> None:
    assert read_integer(text) == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025年1月18日", "2025-01-18"),
        ("２０２５年１月１８日", "2025-01-18"),
        ("2025 年 1 月 18 日", "2025-01-18"),
        ("二〇二五年一月十八日", "2025-01-18"),
        ("2025-01-18", "2025-01-18"),
        ("2025.1.18", "2025-01-18"),
        ("2025/1/18", "2025-01-18"),
        ("2025年2月30日", None),
        ("2025年1月", None),
        ("20255年1月18日", None),
        ("截至2025年1月18日", None),
    ],
)
def test_date(text: str, date: str | None) -> None:
    found = read_date(text)

    assert (found.isoformat() if found else None) == date


def test_last_date() -> None:
    """Dates that do not exist are passed over."""
    found = find_last_date("自2024年1月1日起，2025年1月18日，2025年13月1日")

    assert found == (12, 22, datetime.date(2025, 1, 18))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024年1月1日至2024年12月31日", "2024-01-01", "2024-12-31"),
        ("2024年1月1日起至12月31日止", "2024-01-01", "2024-12-31"),
        ("2024年1月1日—12月31日", "2024-01-01", "2024-12-31"),
        ("自2024年1月1日起，至2024年12月31日止", "2024-01-01", "2024-12-31"),
        ("2024年1月1日到2024年11月31日", "2024-01-01", None),
        ("20244年1月1日至2024年12月31日", None, "2024-12-31"),
    ],
)
def test_range(text: str, start: str | None, end: str | None) -> None:
    (found,) = find_ranges(f"本报告的统计期限为{text}。")
    dates = [date.isoformat() if date else None for date in (found.start, found.end)]

    assert dates == [start, end]
