"""Numbers as they stand in sentences, with their units."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from govlint.mentions.lexicon import NUMERALS, load_lexicon

DIGITS = "零一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
MAX_NUMERAL = 12
"""Characters of a Chinese numeral; a longer one is no number of a report."""


class Quantity(NamedTuple):
    """A number and its unit in a text without white space."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    """What its last digit counts: 1, or 1000 for ``1.2万``."""
    unit: str
    """Empty: none stands behind it."""
    kind: str
    """That of the unit; empty without one."""
    is_rough: bool
    """Whether ``余`` or ``多`` stands behind it."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of numbers; no part of it can match a text in two ways."""
    units = "|".join(map(re.escape, sorted(load_lexicon().units, key=len, reverse=True)))
    return re.compile(
        rf"(?<![\d.第])(?<!\d )(?P<digits>\d{{1,18}}(?:,\d{{3}}(?!\d))*+(?:\.\d{{1,9}})?+)"
        rf"(?P<scale>[十百千万亿]{{0,2}}+)(?P<rough>[余多几])?+(?P<unit>{units})?+"
        rf"|(?<![{NUMERALS}第几数])(?P<chinese>[{NUMERALS}]{{1,{MAX_NUMERAL}}}+)"
        rf"(?P<about>[余多几])?+(?P<counted>{units})"
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find the numbers of a text, normalised and without white space, in order.

    Chinese numerals count only with a unit behind them, since 一 is in many words.
    """
    units = load_lexicon().units
    for match in _pattern().finditer(text):
        if match["chinese"]:
            whole = read_numeral(match["chinese"])
            if whole is None:
                continue
            value, step, unit, rough = Decimal(whole), Decimal(1), match["counted"], match["about"]
        else:
            value, step = _read_digits(match["digits"], match["scale"])
            unit, rough = match["unit"] or "", match["rough"]
        yield Quantity(
            match.start(), match.end(), value, step, unit, units.get(unit, ""), bool(rough)
        )


def _read_digits(digits: str, scale: str) -> tuple[Decimal, Decimal]:
    value = Decimal(digits.replace(",", ""))
    step = Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
    for char in scale:
        factor = _PLACES.get(char) or _GROUPS[char]
        value, step = value * factor, step * factor
    return value, step


def read_numeral(text: str) -> int | None:
    """Read a whole number written in Chinese: ``十五``, ``一百零四``, ``二〇二四``, ``一万两千``.

    None when it is none, or one whose last digit has lost its place, such as ``一百二``.
    """
    text = text.replace("〇", "零").replace("两", "二")
    if all(char in DIGITS for char in text):
        # 二三 is two or three.
        return None if len(text) == 2 else int("".join(str(DIGITS.index(char)) for char in text))
    total = group = 0
    digit: int | None = None
    last = 10**9
    for index, char in enumerate(text):
        if char in DIGITS:
            if digit:
                return None
            digit = DIGITS.index(char)
        elif char in _PLACES:
            if digit == 0 or (digit is None and (char != "十" or index)) or _PLACES[char] >= last:
                return None
            last = _PLACES[char]
            group += (digit or 1) * last
            digit = None
        else:
            group += digit or 0
            total = (total + group) * 10**8 if char == "亿" else total + group * 10**4
            group, digit, last = 0, None, 10**9
    if not any(char in DIGITS or char == "十" for char in text):
        return None
    is_cut = bool(digit) and len(text) > 1 and text[-2] not in "零十"
    return None if is_cut else total + group + (digit or 0)
