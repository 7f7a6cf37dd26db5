"""GL807 to GL810: documents that are cited, and what an older report left in the introduction."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from govlint.report import Report, Section
from govlint.rule import (
    Breach,
    Form,
    Paragraph,
    Spot,
    Text,
    is_before_forms,
    load_flaws,
    rule,
    spotted,
)

PAPERS = Text(
    "国办公开办函〔2019〕60号（2019、2020 年度）；国办公开办函〔2021〕30号（2021 年度起）",
    "“国办公开办函〔2019〕60号” (reports on 2019 and 2020); “国办公开办函〔2021〕30号” (from 2021 on)",
)
NUMBERS = Text(
    "《党政机关公文格式》（GB/T 9704—2012）：年份用六角括号“〔〕”括入；年报中怎样写系通行写法",
    "GB/T 9704—2012 on the form of official documents: years stand in “〔〕”; in reports it is practice",
)
PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")
ARTICLE_50 = Text(
    "《政府信息公开条例》第五十条（2019 年修订）",
    "Regulation on Disclosure of Government Information, article 50 (revised in 2019)",
)
WINDOW = 70
"""Characters before the number of a document in which its title stands."""
MAX_NUMBER = 30
"""Characters of a line that is the number of a document."""


class Citation(NamedTuple):
    """The number of a document where it is cited."""

    before: str
    """The text in which its title stands."""
    year: str
    serial: str
    spot: Spot


@rule("GL807", "outdated-citation", "note", basis=PAPERS)
def outdated_citation(report: Report, form: Form) -> Iterator[Breach]:
    """引用的文件与报告年度或文件名称不符。

    为什么：2019、2020 年度的格式依据是国办公开办函〔2019〕60号，2021 年度起是〔2021〕30号，两件的名称也不同。
    照抄往年的引言容易引错。两件都引用的不算。

    示例：2023 年度报告依据国办公开办函〔2019〕60号编制。

    处理：改引现行文件，核对名称。

    A document is cited that is not for the report year, or under the title of another.

    Why: The form for 2019 and 2020 is that of “国办公开办函〔2019〕60号”, that from 2021 on of “〔2021〕30号”,
    and their titles differ. Introductions copied from former years cite the wrong one. Citing both
    is fine.

    Example: A report on 2023 that is based on “国办公开办函〔2019〕60号”.

    Fix: Cite the document in force, and check its title.
    """
    papers = {(paper.year, paper.serial): paper for paper in load_flaws().citations.papers}
    cited = [citation for section in report.prose for citation in _citations(section)]
    known = [(papers[key], c) for c in cited if (key := (c.year, c.serial)) in papers]
    year = report.year
    is_right = any(year and paper.years[0] <= year <= paper.years[1] for paper, _ in known)
    for paper, citation in known:
        others = [other for other in papers.values() if other is not paper]
        right = next((o for o in others if year and o.years[0] <= year <= o.years[1]), None)
        if year and right and not is_right:
            problem = Text(
                f"{year} 年度报告的格式依据是{right.number}",
                f"the form of reports on {year} is that of “{right.number}”",
            )
            yield spotted(citation.spot, form, problem)._replace(expected=(right.number,))
        elif not any(title in citation.before for title in paper.titles) and any(
            title in citation.before for other in others for title in other.titles
        ):
            problem = Text(
                "这个文号与前面写的文件名称不符", "this number is not that of the title before it"
            )
            yield spotted(citation.spot, form, problem)


@rule("GL808", "irregular-document-number", "note", basis=NUMBERS, fix="safe")
def irregular_document_number(report: Report, form: Form) -> Iterator[Breach]:
    """文号的年份没有用六角括号。

    为什么：发文字号的年份用六角括号“〔〕”括入。法院案号（如“（2024）某01行初1号”）用圆括号，不算。

    示例：国办公开办函[2021]30号。

    处理：改为国办公开办函〔2021〕30号。

    The year in the number of a document is not in the right brackets.

    Why: Years in numbers of documents stand in “〔〕”. Case numbers of courts have round brackets and
    are none.

    Example: “国办公开办函[2021]30号”, with square brackets.

    Fix: Write “国办公开办函〔2021〕30号”.
    """
    words = load_flaws().citations
    many = Text("文号的年份应当用六角括号“〔〕”", "years of document numbers should be in “〔〕”")
    for section in report.prose:
        for line in section.lines:
            if not any(left + "20" in line.text for left, _ in words.wrong):
                continue
            for match in _numbers().finditer(line.text):
                is_number = line.text[match.start() - 1 : match.start()].isalpha()
                if match["left"] != words.right[0] and is_number:
                    right = f"{words.right[0]}{match['year']}{words.right[1]}"
                    problem = Text(
                        f"年份应当用六角括号，写作“{right}”", f"the year should be “{right}”"
                    )
                    spot = Spot(section.key, line, match.start(), match.end())
                    yield spotted(spot, form, problem, many)._replace(
                        expected=(f"{right}{match['serial']}号",)
                    )


@rule("GL809", "letter-form", "note", basis=PRACTICE)
def letter_form(report: Report, form: Form) -> Iterator[Breach]:
    """公布的报告还留着文号或者主送机关。

    为什么：年度报告向社会公布，不是写给上级的函件。

    示例：标题下面一行是“区政府办公室：”。

    处理：公布时删去文号和主送机关。

    The published report still has the number or the addressee of a letter.

    Why: The report is published to everybody, it is no letter to a superior.

    Example: The line below the title is “区政府办公室：”.

    Fix: Leave out number and addressee when it is published.
    """
    words = load_flaws().letter
    previous = ""
    if report.title is None:
        return  # it is a letter
    for line in report.prose[0].lines:
        text = line.text.strip()
        name = text[:-1].rstrip()
        is_addressee = (
            text.endswith(("：", ":"))
            and len(text) <= words.addressee_limit
            and name.endswith(words.addressees)
            and not any(mark in name for mark in "：:，。")
        )
        has_number = _is_number(text) and not previous.startswith(words.labels)
        if is_addressee or has_number:
            kind = Text("主送机关", "addressee") if is_addressee else Text("文号", "number")
            problem = Text(
                f"像是函件的{kind.zh}，公布的报告不需要", f"looks like the {kind.en} of a letter"
            )
            yield spotted(Spot("", line, 0, len(line.text)), form, problem)
        previous = text


@rule("GL810", "outdated-introduction", "warning", basis=ARTICLE_50)
def outdated_introduction(report: Report, form: Form) -> Iterator[Breach]:
    """开头列举的部分是旧格式的。

    为什么：“收费及减免情况”“咨询情况”等是 2019 年以前的部分，现在的六个部分里没有。只是把“总体情况”说成
    “概述”的，作提示。

    示例：本报告由概述、主动公开、依申请公开、收费及减免、复议诉讼、存在问题组成。

    处理：改为现在六个部分的名称。

    The introduction names parts of the older form.

    Why: Parts on fees and exemptions or on inquiries are from before 2019; the six parts of today have
    none. Where only “总体情况” is called “概述” it is a note.

    Example: An introduction that lists “收费及减免” among the parts.

    Fix: Use the names of the six parts.
    """
    words = load_flaws().introduction
    opening = report.prose[0]
    older = (*words.outdated, *words.known)
    is_of_form = report.is_recognised and not is_before_forms(report.year)
    if not is_of_form or not any(word in opening.text for word in older):
        return
    joined = _join(opening)
    for start, sentence in _sentences(joined):
        named = [word for word in words.outdated if word in sentence]
        known = [
            word for word, now in words.known.items() if word in sentence and now not in sentence
        ]
        lists = any(word in sentence for word in words.lists)
        if lists and (named or known) and sum(word in sentence for word in words.beside) > 1:
            word = (named or known)[0]
            problem = Text(
                f"“{word}”不是现在六个部分的名称", f"“{word}” is none of the six parts of today"
            )
            at = start + sentence.index(word)
            yield spotted(joined.spot(at, at + len(word)), form, problem)._replace(
                actual=word, severity=None if named else "note"
            )


def _is_number(text: str) -> bool:
    """Return whether a line is the number of a document and nothing else."""
    if len(text) > MAX_NUMBER or not text.endswith("号"):
        return False
    match = _numbers().search(text)
    return match is not None and match.end() == len(text) and text[: match.start()].isalpha()


class Joined(NamedTuple):
    """The lines of a part as one text, since numbers and sentences may be broken over them."""

    key: str
    lines: Sequence[Paragraph]
    begins: Sequence[int]
    """Where each line begins in the text."""
    text: str

    def spot(self, start: int, end: int) -> Spot:
        """Return the place of some characters; of those in their first line, if it is broken."""
        number = bisect_right(self.begins, start) - 1
        line, begin = self.lines[number], self.begins[number]
        return Spot(self.key, line, start - begin, min(len(line.text), end - begin))


def _join(section: Section) -> Joined:
    lines = section.lines
    begins = [0, *accumulate(len(line.text) for line in lines)][: len(lines)]
    return Joined(section.key, lines, begins, "".join(line.text for line in lines))


def _citations(section: Section) -> Iterator[Citation]:
    """Find the numbers of documents of the office that issues the form."""
    issuer = load_flaws().citations.issuer
    joined = _join(section)
    reached = 0
    for match in _numbers().finditer(joined.text) if issuer in joined.text else ():
        start, end = match.span()
        if joined.text.endswith(issuer, 0, start):
            before = joined.text[max(reached, start - WINDOW) : start]
            spot = joined.spot(start - len(issuer), end)
            yield Citation(before, match["year"], match["serial"], spot)
        reached = end


def _sentences(joined: Joined) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a part and where each begins."""
    start = 0
    for sentence in joined.text.split("。"):
        yield start, sentence
        start += len(sentence) + 1


@cache
def _numbers() -> re.Pattern[str]:
    citations = load_flaws().citations
    pairs = (*citations.wrong, citations.right)
    left, right = ("|".join(re.escape(pair[side]) for pair in pairs) for side in (0, 1))
    return re.compile(
        rf"(?P<left>{left})\s?(?P<year>(?:19|20)\d\d)\s?(?:{right})\s?(?P<serial>\d{{1,5}})\s?号"
    )
