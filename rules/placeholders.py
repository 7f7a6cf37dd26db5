"""GL801, GL812: what a template left open."""

import re
from collections.abc import Iterator
from functools import cache

from govlint.report import Report
from govlint.rule import Breach, Form, Severity, Spot, Text, load_flaws, rule, spotted

INACCURATE = Text(
    "国办公开办函〔2021〕30号：报告内容不准确、不全面的要追究责任",
    "“国办公开办函〔2021〕30号”: inaccurate and incomplete contents are pursued",
)
PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")
ADDRESS = frozenset("./_-@:=?&#~")
"""Characters of web addresses; with digits and letters they are what names of files are made of."""
NUMERALS = frozenset("一二两三四五六七八九十百千万零〇")
QUOTED = frozenset("“‘《〈「")
SPACES = " \t\u3000"

Found = tuple[int, int, Severity | None]
"""Where something stands, and a severity that is lower than that of the rule."""


@rule("GL801", "unfilled-placeholder", "error", basis=INACCURATE)
def unfilled_placeholder(report: Report, form: Form) -> Iterator[Breach]:
    """有没有填写的占位符。

    为什么：“XX”“××”“○○”“____”“待补”、空着的年月日和括号，是套用模板时没有填写的地方。网址和文件名里的
    xx、乘号、“二〇〇八”和“李××”一类隐去的姓名不算。

    示例：全年主动公开政府信息 XX 条；2025年 月 日。

    处理：填写实际内容；模板里多余的话删去。

    A placeholder was not filled in.

    Why: “XX”, “××”, “○○”, “____”, “待补”, dates without numbers and empty brackets are left from a
    template. Web addresses, the sign of multiplication, years in Chinese numerals and names made
    anonymous are none.

    Example: A number that is still “XX” as in “主动公开政府信息 XX 条”, or a date “2025年 月 日”.

    Fix: Fill it in, or remove what the template has too much.
    """
    problem = Text("像是没有填写的占位符", "looks like a placeholder that was not filled in")
    many = Text("有像是没有填写的占位符", "there are what look like placeholders")
    for section in report.prose:
        lines = section.lines
        if not _may_have_any("\n".join(line.text for line in lines)):
            continue
        for line in lines:
            for start, end, severity in _find(line.text):
                spot = Spot(section.key, line, start, end)
                yield spotted(spot, form, problem, many)._replace(severity=severity)


@rule("GL812", "amount-without-unit", "note", basis=PRACTICE)
def amount_without_unit(report: Report, form: Form) -> Iterator[Breach]:
    """金额没有写单位。

    为什么：没有单位，看不出是元还是万元，也无法与表二（单位：万元）核对。

    示例：收取信息处理费 400，均已上缴。

    处理：写明“元”或“万元”。

    An amount has no unit.

    Why: Without one nobody can tell “元” from “万元”, nor compare it with table two, which is in “万元”.

    Example: “收取信息处理费 400”, without a unit.

    Fix: Write “元” or “万元”.
    """
    words = load_flaws().money.words
    for section in report.prose:
        if section.key in form.tables:
            continue
        for line in section.lines:
            if any(word in line.text for word in words):
                for match in _amounts().finditer(line.text):
                    if match["number"].strip("0.,"):
                        spot = Spot(section.key, line, match.start(), match.end())
                        problem = Text("金额没有写单位", "the amount has no unit")
                        yield spotted(spot, form, problem)


@cache
def _amounts() -> re.Pattern[str]:
    money = load_flaws().money
    words, links, ends = (
        "|".join(map(re.escape, entries)) for entries in (money.words, money.links, money.ends)
    )
    return re.compile(rf"(?:{words})(?:{links}) ?(?P<number>\d[\d,.]*)(?=(?:{ends})(?!\d)|$)")


def _may_have_any(text: str) -> bool:
    """Return whether the prose of a part has what a placeholder may be: most has nothing of it."""
    return any(sign in text for sign in _signs())


@cache
def _signs() -> tuple[str, ...]:
    """Return what is in every placeholder that `_find` finds."""
    words = load_flaws().placeholders
    marks = (*words.letters, *words.crosses, *words.circles, *words.rules)
    openings = (*words.empty, *(pair[0] + space for pair in words.empty for space in SPACES))
    dates = (word + space for word in "年月" for space in SPACES)
    counts = (letter + unit for letter in words.numbers for unit in words.units)
    found = (*(mark * 2 for mark in marks), *counts, *dates, *openings, *words.alone, *words.last)
    return tuple(found)


def _find(text: str) -> Iterator[Found]:
    """Find the placeholders in a line."""
    words = load_flaws().placeholders
    marks = (*words.letters, *words.crosses, *words.circles, *words.rules)
    if any(mark + mark in text for mark in marks):
        yield from _runs(text)
    if any(letter + unit in text for letter in words.numbers for unit in words.units):
        yield from _letters(text)
    if any(f"{word}{space}" in text for word in "年月" for space in SPACES):
        for match in _dates().finditer(text):
            yield match.start(), match.end(), None
    for pair in words.empty:
        if pair in text or any(pair[0] + space in text for space in SPACES):
            pattern = rf"{re.escape(pair[0])}[{SPACES}]*{re.escape(pair[1])}"
            for match in re.finditer(pattern, text):
                severity: Severity | None = None if pair in words.certain else "warning"
                yield match.start(), match.end(), severity
    yield from _phrases(text)


@cache
def _run_pattern() -> re.Pattern[str]:
    words = load_flaws().placeholders
    marks = (*words.letters, *words.crosses, *words.circles, *words.rules)
    return re.compile("|".join(f"{re.escape(mark)}{{2,}}" for mark in marks))


def _runs(text: str) -> Iterator[Found]:
    """Find runs of one mark that are no part of an address, a year, a sum or a name."""
    words = load_flaws().placeholders
    if not text.strip("".join(words.rules) + SPACES):
        return  # a line drawn across the page
    for match in _run_pattern().finditer(text):
        start, end = match.span()
        mark, before, after = text[start], text[start - 1 : start], text[end : end + 1]
        if mark in words.circles:
            if NUMERALS.isdisjoint(before + after):
                yield start, end, None
        elif mark in words.crosses:
            if not (before.isdigit() and after.isdigit()) and not _is_name(text, start, end):
                yield start, end, _lowered(text, end)
        elif not (_is_address(before) or _is_address(after) or after.isdigit()) and (
            mark in words.rules or not _is_name(text, start, end)
        ):
            yield start, end, _lowered(text, end)


def _is_address(char: str) -> bool:
    return char in ADDRESS or (char.isascii() and char.isalpha()) if char else False


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a run is the given name of somebody who is to stay anonymous."""
    words = load_flaws().placeholders
    is_counted = text.startswith((*words.units, "年", "月", "日"), end)
    return end - start <= 3 and text[start - 1 : start] in words.surnames and not is_counted


def _lowered(text: str, end: int) -> Severity | None:
    return "warning" if text.startswith(load_flaws().placeholders.anonymous, end) else None


def _letters(text: str) -> Iterator[Found]:
    words = load_flaws().placeholders
    for index, char in enumerate(text):
        if char in words.numbers and text.startswith(words.units, index + 1):
            before = text[index - 1 : index]
            if not (before.isascii() and before.isalnum()) and before not in words.letters:
                yield index, index + 1, None


@cache
def _dates() -> re.Pattern[str]:
    gap, numerals = f"[{SPACES}]", "".join(sorted(NUMERALS))
    return re.compile(
        rf"\d年{gap}+月|(?<![\d{numerals}])年{gap}+月{gap}*日|\d月{gap}+日(?![常报志均益前程])"
    )


def _phrases(text: str) -> Iterator[Found]:
    """Find words of a template that are a phrase of their own, or end one."""
    words = load_flaws().placeholders
    for word in words.alone:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = text[at - 1 : at], text[end : end + 1]
            is_alone = not (before.isalnum() or after.isalnum() or before in QUOTED)
            in_brackets = before in tuple("（([【〔") and after in tuple("）)]】〕")
            if in_brackets if word in words.bracketed else is_alone:
                yield at, end, "warning" if word in words.doubtful else None
            at = text.find(word, end)
    for word in words.last:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            is_last = text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
            if is_last and not text[:end].endswith(words.but):
                yield at, end, None
            at = text.find(word, end)
