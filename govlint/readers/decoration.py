"""Digits that are printed and not part of a figure: each is read as a sign that is no digit.

A raised digit is a footnote mark, and a struck one is no longer meant.
"""

from collections.abc import Mapping

Decoration = Mapping[int, str]
"""A table for `str.translate`."""


def _table(signs: str) -> Decoration:
    return dict(zip(map(ord, "0123456789"), signs, strict=True))


RAISED = _table("⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = _table("₀₁₂₃₄₅₆₇₈₉")
STRUCK: Decoration = {
    ord(digit): f"{digit}\N{COMBINING LONG STROKE OVERLAY}" for digit in "0123456789"
}
