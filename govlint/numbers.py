"""Numbers and dates as they are printed in reports."""

import datetime
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Literal, NamedTuple

from govlint.patterns import pattern

Kind = Literal["number", "blank", "filler", "text"]
Irregularity = Literal["full-width", "separators", "line-break", "leading-zero"]

MAX_DIGITS = 18
"""A longer run of digits is not a figure of a report; it is read as text."""
MAX_ITEM = 2
"""Digits of the number of an item in a list."""

_NUMBER = pattern(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_DIGITS = "零一二三四五六七八九"
# Only signs that are the same sign in another width. Not NFKC: it turns the footnote mark of
# ``12²`` or ``12①`` into a digit of the figure.
_WIDTH = str.maketrans("０１２３４５６７８９，．＋－−﹣", "0123456789,.+---")


class Printed(NamedTuple):
    """What is printed in a cell that should hold a number."""

    kind: Kind
    value: Decimal | None = None
    """None: what is printed is not a number. Never 0 for a blank or a filler."""
    irregular: tuple[Irregularity, ...] = ()
    """Ways in which a number that could be read is not written as it should be."""


class NumberForm(NamedTuple):
    """What else than digits may stand in the cells of a form."""

    fillers: frozenset[str]
    """Words and marks printed instead of a number, such as ``无`` and ``/``."""
    signs: tuple[tuple[str, str], ...]
    """Words for a sign in cells that may be negative: ``增`` for plus, ``减`` for minus."""


@cache
def reader_of(form: NumberForm) -> Callable[[str], Printed]:
    """Return what reads the cells of a form by `read_number`; what was read lately is remembered."""
    return lru_cache(maxsize=8192)(partial(read_number, form=form))


def read_number(text: str, form: NumberForm) -> Printed:
    """Read the text of one cell; nothing is guessed and nothing is repaired.

    Full-width digits, thousands separators and a line break inside a number are read and named
    in `Printed.irregular`. ``12件``, ``12（含重复3件）``, ``12O`` and ``1 2`` are text.
    """
    if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS:
        irregular: tuple[Irregularity, ...] = (
            ("leading-zero",) if text != "0" and text[0] == "0" else ()
        )
        return Printed("number", Decimal(text), irregular)
    text = text.strip()
    if not text:
        return Printed("blank")
    if text in form.fillers:
        return Printed("filler")
    return _read_irregular(text, form)


def _read_irregular(text: str, form: NumberForm) -> Printed:
    irregular: list[Irregularity] = []
    plain = text.translate(_WIDTH)
    if plain != text:
        irregular.append("full-width")
    for word, sign in form.signs:
        if plain.startswith(word):
            plain = sign + plain[len(word) :].lstrip()
            break
    lines = [line.strip() for line in plain.split("\n")]
    if len(lines) > 1:
        if any(map(_may_end, lines)):
            return Printed("text")
        plain = "".join(lines)
        irregular.append("line-break")
    match = _NUMBER.fullmatch(plain)
    if not match or len(plain) > MAX_DIGITS:
        return Printed("text")
    sign, whole, fraction = match.groups()
    if "," in whole:
        irregular.append("separators")
        whole = whole.replace(",", "")
    if len(whole) > 1 and whole[0] == "0":
        irregular.append("leading-zero")
    return Printed("number", Decimal(sign + whole + (fraction or "")), tuple(irregular))


def _may_end(line: str) -> bool:
    """Return whether a line that ends in punctuation may be more than the first half of a number.

    ``1.`` over ``2`` may be the number of an item and a figure; ``325.`` over ``27`` is none.
    """
    return line.endswith(",") or (line.endswith(".") and len(line) <= MAX_ITEM + 1)


class DateRange(NamedTuple):
    """A period of time as printed; dates that do not exist are None."""

    start: datetime.date | None
    end: datetime.date | None
    text: str
    offset: int
    """Where it begins in the text that was searched, in characters."""


# Any letters may stand for Chinese numerals, since lists of them take ten times as long to compile;
# whether they are a number is for `read_integer` to say.
_WORD = r"(?:[^\W0-9年月日号]|○)"
_YEAR = rf"([0-9]{{4,6}}|{_WORD}{{4}})\s*年"
_DAY = rf"\s*([0-9]{{1,2}}|{_WORD}{{1,2}})\s*月\s*([0-9]{{1,2}}|{_WORD}{{1,3}})\s*"
_DATE = pattern(rf"{_YEAR}{_DAY}[日号]")
_NUMERIC_DATE = pattern(r"([0-9]{4})\s*[-./]\s*([0-9]{1,2})\s*[-./]\s*([0-9]{1,2})")
_RANGE = pattern(
    rf"{_YEAR}{_DAY}[日号]?\s*起?\s*[,，、]?\s*[至到—–\-~～]+\s*(?:{_YEAR})?{_DAY}[日号]?止?"
)


def read_integer(text: str) -> int | None:
    """Read a small whole number written in digits of any width or in Chinese numerals.

    ``24``, ``二〇二四`` (digit by digit), ``十一``, ``二十`` and ``二十三`` are read; anything else is None.
    """
    text = unicodedata.normalize("NFKC", text).replace("〇", "零").replace("○", "零")
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        if any(part and (len(part) > 1 or part not in _DIGITS) for part in (tens, ones)):
            return None
        return (_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0)
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS.index(char)) for char in text))
    return None


def _date(year: str, month: str, day: str) -> datetime.date | None:
    numbers = [read_integer(part) for part in (year, month, day)]
    if None in numbers:
        return None
    try:
        return datetime.date(*(number for number in numbers if number is not None))
    except (ValueError, OverflowError):
        return None


def read_date(text: str) -> datetime.date | None:
    """Read a text that is one date and nothing else; None when it is not."""
    text = unicodedata.normalize("NFKC", text).strip()
    match = _DATE.fullmatch(text) or _NUMERIC_DATE.fullmatch(text)
    return _date(*match.groups()) if match else None


def find_first_date(text: str) -> datetime.date | None:
    """Find the first date in a text; None when there is none, or it does not exist."""
    match = _DATE.search(text.translate(_WIDTH)) or _NUMERIC_DATE.search(text.translate(_WIDTH))
    return _date(*match.groups()) if match else None


def find_last_date(text: str) -> tuple[int, int, datetime.date] | None:
    """Find the last date in a text: where it begins and ends, in characters, and the date."""
    found = None
    for match in _DATE.finditer(text.translate(_WIDTH)):
        if date := _date(*match.groups()):
            found = (match.start(), match.end(), date)
    return found


def find_ranges(text: str) -> Iterator[DateRange]:
    """Find statements like ``2024年1月1日至2024年12月31日``; the second year may be left out."""
    if "月" not in text:
        return
    for match in _RANGE.finditer(text.translate(_WIDTH)):
        year, month, day, end_year, end_month, end_day = match.groups()
        yield DateRange(
            start=_date(year, month, day),
            end=_date(end_year or year, end_month, end_day),
            text=match.group().strip(),
            offset=match.start(),
        )
