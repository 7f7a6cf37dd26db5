"""GL802 to GL806: how the prose is worded and written."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from govlint.report import Confidence, Report, Section
from govlint.rule import (
    Breach,
    Form,
    Paragraph,
    Spot,
    Text,
    load_flaws,
    rule,
    section_place,
    simplify,
    spotted,
)

PERFUNCTORY = Text(
    "国办公开办函〔2021〕30号：内容雷同、敷衍塞责的要追究责任",
    "“国办公开办函〔2021〕30号”: identical and perfunctory reports are pursued",
)
WRITING = Text("未见明文规定，系通行写法", "no clause is known, this is practice")
MIN_LINE = 10
"""Characters; a shorter line is a heading or an item."""
STOPS = ("，", "、", ",")
"""After these even a short line goes on."""
MIN_WRAPPED = 16
"""Characters of a line that may have been broken."""
MIN_ONE_LINE = 300
"""Characters of a part that has lost its lines if it is a single one."""
KEPT = 0.8
"""Share of long lines that end a sentence where lines are paragraphs."""
LOOSE = frozenset({"text", "pdf"})
"""Formats in which a line need not be a paragraph."""
MIN_DOUBLED = 3
"""Characters; two that stand twice are often the end of one word and the beginning of the next."""
MAX_DEPTH = 8
"""Brackets inside each other, more than any sentence has."""
MAX_NUMBER = 3
"""Digits of the number of an item."""
MAX_HEAD = 5
"""Characters of the number of a heading, such as ``（十二）``."""
MAX_SHOWN = 40
"""Unpaired brackets of a part that are said; more are a text that is broken."""


def _written(report: Report, form: Form) -> Iterator[Section]:
    """Yield the parts that are told in words."""
    return (section for section in report.prose if section.key not in form.tables)


def _confidence(report: Report, section: Section) -> Confidence:
    """Return how sure it is that the lines of a part are its paragraphs."""
    if report.format not in LOOSE:
        return "high"
    lines = [line.text.rstrip() for line in section.lines]
    if len(lines) == 1 and len(lines[0]) > MIN_ONE_LINE:
        return "medium"
    ends = load_flaws().brackets.ends
    long = [text.endswith(ends) for text in lines if len(text) >= MIN_WRAPPED]
    return "high" if sum(long) >= len(long) * KEPT else "medium"


@rule("GL802", "generic-overview", "note", basis=PERFUNCTORY)
def generic_overview(report: Report, form: Form) -> Iterator[Breach]:
    """总体情况没有一件本机关自己的事。

    为什么：既不提本机关，也没有一个数字，换成别的机关也说得通，是应付了事的写法。

    示例：各级政府部门高度重视政府信息公开，部分地区工作还不平衡。

    处理：写本机关当年做了什么，有多少。

    Nothing in the overview is of the agency itself.

    Why: It names neither the agency nor a single number, and any other agency could use it.

    Example: A part one that speaks of “各级政府部门” and “部分地区” only.

    Fix: Write what the agency itself did in the year, and how much of it.
    """
    words = load_flaws().overview
    section = next((part for part in report.sections if part.key == "overview"), None)
    if section is None or section is report.sections[-1]:
        return
    if _number().search(section.text):
        return
    text = "".join(simplify(section.text).split())
    own = (*words.own, report.agency) if report.agency else words.own
    if len(text) >= words.generic_from and not any(word in text for word in own):
        place = section_place(form, section.key)
        yield Breach(
            message=Text(
                f"{place.zh}没有提到本机关，也没有一个数字",
                f"{place.en} names neither the agency nor a single number",
            ),
            place=place,
            at=section.at,
            confidence="high" if any(word in text for word in words.others) else "medium",
        )


@cache
def _number() -> re.Pattern[str]:
    """Return what finds a digit of anything but a year."""
    return re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")


@rule("GL803", "truncated-section", "note", basis=WRITING)
def truncated_section(report: Report, form: Form) -> Iterator[Breach]:
    """一个部分的最后一句没有写完。

    为什么：最后一句没有句号，或者停在逗号、顿号上，多半是复制时丢了后面的文字。

    示例：“全年公开信息 260 余”后面就是下一个标题。

    处理：补全这句话；写完了的，补上句号。

    The last sentence of a part is not finished.

    Why: It has no full stop, or ends with a comma; the rest was probably lost in copying.

    Example: “全年公开信息 260 余”, and then the next heading.

    Fix: Finish the sentence, or add the full stop.
    """
    words = load_flaws().brackets
    for section in _written(report, form):
        lines = section.lines
        if not section.key or not lines:
            continue
        line = lines[-1]
        text = line.text.rstrip()
        is_last = section is report.sections[-1]
        goes_on = text.endswith(words.breaks)
        is_item = len(text) < MIN_LINE and not (goes_on and text.endswith(STOPS))
        if is_item or text.endswith(words.ends) or (is_last and not goes_on):
            continue
        confidence = _confidence(report, section)
        if not goes_on and not any(stop in section.text for stop in words.ends[:3]):
            confidence = "medium"
        problem = Text("最后一句没有写完", "the last sentence is not finished")
        spot = Spot(section.key, line, max(0, len(text) - MIN_LINE), len(text))
        yield spotted(spot, form, problem)._replace(confidence=confidence)


@rule("GL804", "misspelt-term", "note", basis=WRITING)
def misspelt_term(report: Report, form: Form) -> Iterator[Breach]:
    """专用词写错。

    为什么：“转结”“统计书记”是输入时的错字，检索和汇总时找不到。

    示例：“转结下年度办理 1 件”，应为“结转”。

    处理：改为规范的词。

    A term is misspelt.

    Why: “转结” and “统计书记” are slips of typing; who searches for the term does not find them.

    Example: “转结下年度办理 1 件”, which should be “结转”.

    Fix: Use the right term.
    """
    for section in report.prose:
        known = [entry for entry in load_flaws().misspelt if entry.wrong in section.text]
        for line in section.lines if known else ():
            for entry in known:
                at = line.text.find(entry.wrong)
                while at >= 0:
                    end = at + len(entry.wrong)
                    around = line.text[max(0, at - 2) : end + 2]
                    if not any(word in around for word in entry.within):
                        problem = Text(f"应为“{entry.right}”", f"should be “{entry.right}”")
                        breach = spotted(Spot(section.key, line, at, end), form, problem)
                        yield breach._replace(expected=(entry.right,))
                    at = line.text.find(entry.wrong, end)


@rule("GL805", "unpaired-bracket", "note", basis=WRITING)
def unpaired_bracket(report: Report, form: Form) -> Iterator[Breach]:
    """括号或引号不成对。

    为什么：少了一半，读者看不出引用或说明到哪里为止。跨段的括号和“1）”一类的序号不算。

    示例：“一)主动公开”，少了左括号。

    处理：补上另一半，或者删去多余的一半。

    A bracket or a quotation mark has no partner.

    Why: With one half missing readers cannot tell where a quotation or a remark ends. Brackets over
    several paragraphs and numbers such as “1）” are fine.

    Example: “一)主动公开”, without the opening bracket.

    Fix: Add the other half, or remove this one.
    """
    many = Text("括号、引号不成对", "brackets or quotation marks have no partner")
    for section in _written(report, form):
        confidence: Confidence = _confidence(report, section) if section.key else "medium"
        lines = section.lines
        for spot in islice(_unpaired(section.key, lines), MAX_SHOWN):
            is_end = section in report.sections[-1:] and spot.line is lines[-1]
            is_cut = is_end and not lines[-1].text.endswith(load_flaws().brackets.ends)
            if not is_cut or spot.words in load_flaws().brackets.closing:
                problem = Text(f"“{spot.words}”不成对", f"“{spot.words}” has no partner")
                breach = spotted(spot, form, problem, many)
                yield breach._replace(confidence=confidence)


def _unpaired(key: str, lines: Sequence[Paragraph]) -> Iterator[Spot]:
    """Find the brackets of a part without a partner; those that stay open come last."""
    words = load_flaws().brackets
    marks = words.opening.keys() | words.closing.keys()
    waiting: list[tuple[str, Spot]] = []
    for line in lines:
        if marks.isdisjoint(line.text):
            continue
        for index, char in enumerate(line.text):
            if char not in marks:
                continue
            spot = Spot(key, line, index, index + 1)
            if closing := words.opening.get(char):
                waiting.append((closing, spot))
            elif (closing := words.closing.get(char)) and not _is_mark(line.text, index, waiting):
                yield from _close(closing, spot, waiting)
    yield from (spot for _, spot in waiting)


def _close(closing: str, spot: Spot, waiting: list[tuple[str, Spot]]) -> Iterator[Spot]:
    """Take the partner of a closing bracket out of those that wait; yield what has none."""
    if not any(wanted == closing for wanted, _ in waiting[-MAX_DEPTH:]):
        yield spot
        return
    while waiting[-1][0] != closing:
        yield waiting.pop()[1]
    waiting.pop()


def _is_mark(text: str, index: int, waiting: Sequence[tuple[str, Spot]]) -> bool:
    """Return whether a closing bracket is an apostrophe or ends a number such as ``1）`` or ``a)``."""
    if text[index] == "’":
        return text[index - 1 : index].isascii()
    if waiting and waiting[-1][0] == load_flaws().brackets.closing[text[index]]:
        return False
    start = index
    while start and index - start < MAX_NUMBER and text[start - 1].isdigit():
        start -= 1
    if start == index and index and text[index - 1].isascii() and text[index - 1].isalpha():
        start -= 1
    return start < index and not text[start - 1 : start].isalnum()


@rule("GL806", "doubled-words", "note", basis=WRITING)
def doubled_words(report: Report, form: Form) -> Iterator[Breach]:
    """词语接连写了两遍。

    为什么：“满意率满意率”是复制或改写时留下的。“研究研究”“人人”“一件一件”是正当的重叠，不算。

    示例：群众满意率满意率达到 98%。

    处理：删去一遍。

    Words stand twice in a row.

    Why: “满意率满意率” was left over by copying or rewriting. Lawful reduplications such as “研究研究”
    are none.

    Example: “满意率满意率”, which should stand there once.

    Fix: Remove one of them.
    """
    for section in _written(report, form):
        for line in section.lines:
            for start, length in _doubled(line.text):
                words = line.text[start : start + length]
                problem = Text(f"“{words}”写了两遍", f"“{words}” stands twice")
                spot = Spot(section.key, line, start, start + 2 * length)
                is_long = length >= MIN_DOUBLED and section.key != ""
                is_sure = is_long and not _is_head(line.text[:start])
                yield spotted(spot, form, problem)._replace(
                    confidence="high" if is_sure else "medium"
                )


def _is_head(before: str) -> bool:
    """Return whether only a number stands before: a heading may have lost the end of its line."""
    return len(before) <= MAX_HEAD and before.rstrip().endswith(("）", ")", "、", ".", "．", "是"))


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(r"(?=(\w)(\w{1,7}?)\1\2)")


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    """Find words of two to eight characters that stand twice: where, and how many characters."""
    words = load_flaws().doubled
    reached = 0
    for match in _twice().finditer(text):
        start = match.start()
        phrase = match[1] + match[2]
        if start < reached or phrase.isascii() or len(set(phrase)) == 1:
            continue
        is_word = phrase.isalpha() and words.numerals.isdisjoint(phrase[0])
        is_lawful = phrase in words.verbs or text.startswith(words.lawful, start)
        if is_word and not is_lawful:
            yield start, len(phrase)
            reached = start + 2 * len(phrase)
