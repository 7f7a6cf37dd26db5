"""GL811: personal data in the prose."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from govlint.report import Report
from govlint.rule import Breach, Form, Spot, Text, load_flaws, rule, section_place

ARTICLE_15 = Text(
    "《政府信息公开条例》第十五条：涉及个人隐私，公开会损害第三方合法权益的，不得公开",
    "Regulation on Disclosure of Government Information, article 15: personal privacy",
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
"""Of citizen identity numbers (GB 11643-1999, by ISO 7064 MOD 11-2), by the remainder."""
ADDRESS = frozenset("./_-=?&%#@~")
CONTACT = 20
"""Characters before a number in which it is said to be one to call."""
MIN_DIGITS = 3
"""Different digits of a number that is not made up or a row of figures."""

ID = Text("公民身份号码", "citizen identity number")
MOBILE = Text("手机号码", "mobile number")
CARD = Text("银行卡号", "bank card number")


@rule("GL811", "personal-data", "warning", basis=ARTICLE_15)
def personal_data(report: Report, form: Form) -> Iterator[Breach]:
    """正文里有像是个人信息的号码。

    为什么：公民身份号码、手机号码、银行卡号公开后会损害当事人。号码要通过校验才会列出，办公电话和邮箱不算；
    写作联系方式的手机号码可能是公开的办公用号，作提示。提示里隐去号码的中间几位。

    示例：申请人的手机号码留在了报告里。

    处理：删去，或者隐去中间几位。

    The prose has what looks like a number of somebody's personal data.

    Why: To publish numbers of identity, mobile phones or bank cards harms those they belong to. Only
    numbers that pass their checks are told; landlines and e-mail of offices are fine, and a mobile
    number said to be for contact may be that of an office, which is a note. The middle is masked.

    Example: The mobile number of an applicant was left in the report.

    Fix: Remove it, or mask its middle.
    """
    contact = load_flaws().contact
    for section in report.prose:
        if section.key in form.tables:
            continue
        for line in section.lines:
            for start, end, kind in _find(line.text):
                spot = Spot(section.key, line, start, end)
                masked = f"{spot.words[:3]}{'*' * (end - start - 5)}{spot.words[-2:]}"
                place = section_place(form, section.key)
                before = line.text[max(0, start - CONTACT) : start]
                is_contact = kind is MOBILE and any(word in before for word in contact)
                yield Breach(
                    message=Text(
                        f"{place.zh}有像是{kind.zh}的“{masked}”，请核对能否公开",
                        f"{place.en} has what looks like a {kind.en}, “{masked}”",
                    ),
                    place=place,
                    at=line.at,
                    actual=masked,
                    severity="note" if is_contact else None,
                )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d[\d -]{9,21}[\dXx]")


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how mobile numbers and card numbers are written."""
    return (
        re.compile(r"1[3-9]\d([ -]?)\d{4}\1\d{4}"),
        re.compile(r"(?:62\d\d|4\d{3}|5[1-5]\d\d)([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?"),
    )


def _find(text: str) -> Iterator[tuple[int, int, Text]]:
    """Find the numbers in a line: where, and what each looks like."""
    for match in _digits().finditer(text):
        first, last = match.span()
        if _is_part(text[first - 1 : first]) or _is_part(text[last : last + 1]):
            continue
        whole = match.group()
        pieces = [(0, len(whole)), *(found.span() for found in re.finditer(r"\S+", whole))]
        for start, end in dict.fromkeys(pieces):
            if kind := _kind(whole[start:end]):
                yield first + start, first + end, kind
                break


def _is_part(char: str) -> bool:
    """Return whether a character beside digits makes them part of an address or a longer number."""
    return bool(char) and (char in ADDRESS or (char.isascii() and char.isalnum()))


def _kind(number: str) -> Text | None:
    digits = number.replace(" ", "").replace("-", "")
    if len(set(digits)) < MIN_DIGITS:
        return None
    mobile, card = _forms()
    if mobile.fullmatch(number):
        return MOBILE
    if is_citizen_number(number):
        return ID
    if card.fullmatch(number) and _passes_luhn(digits):
        return CARD
    return None


def is_citizen_number(number: str) -> bool:
    """Return whether a text is a citizen identity number: a date of birth and a right check."""
    body, last = number[:17], number[17:].upper()
    if len(number) != 18 or not body.isdecimal():
        return False
    try:
        born = date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    except ValueError:
        return False
    remainder = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return born.year >= 1900 and body[0] != "0" and CHECK_CHARACTERS[remainder] == last


def _passes_luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
