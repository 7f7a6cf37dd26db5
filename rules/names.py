"""GL11, GL12: the name of the agency in title and text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from govlint.report import Report
from govlint.rule import Breach, Form, Location, Options, Text, may_be_same, rule

PRACTICE = Text("未见明文规定，系通行写法", "no clause is known, this is practice")
COPIED = Text(
    "国办公开办函〔2021〕30号（四）：内容不准确、内容雷同的，追究责任",
    "“国办公开办函〔2021〕30号”, section four, on inaccurate and identical content",
)

MAX_INTRODUCTION = 20_000
"""Characters before the first part that are read."""
MAX_TITLE = 60
"""Characters of a line that may have been meant as a title."""
MIN_NAME = 4
"""Characters of the full name of an agency."""
GOVERNMENTS = frozenset({"government", "government-office"})

_YEAR = r"20\d\d"
_TITLE_END = ("报告", "年报", "年度", "工作", "情况")
_OTHER_REPORT = ("上半年", "下半年", "季度", "学年", "月份", "通知")
_DOUBLED = ("年度", "工作", "公开", "信息", "政府", "报告")
OFFICES = ("公开", "领导小组", "专班")
"""Words in the name of an office that may write for the agency."""
_NO_NAME = ("我", "本", "在", "由", "对")

_SELF_WORDS = ("街道", "局", "厅", "委", "镇", "乡", "校", "公司")
"""What agencies call themselves behind 我 and 本."""
_INSIDE, _GOES_ON = "自基根成样文版日资原剧课账", "法理面员托屈部村土对"
"""Beside these 本局 and its like are parts of other words: 基本局面, 我委托."""
_TOWNSHIP_WORDS = {"镇": "镇", "乡": "乡", "街道": "街"}
"""What a township calls itself, and what its name has then."""
_DEPARTMENT_WORDS = ("局", "厅", "委")
_QUOTED = r"《[^《》]{0,200}》|“[^“”]{0,200}”"

_INTRODUCED = rf"(?:公布|公开|发布|编制|公示|将)了?《?(\w{{2,40}}?){_YEAR}年.{{0,30}}?报告"
_VERBS = ("公布", "公开", "发布", "编制", "公示", "现将", "社会")
_AUTHOR = r"本(?:年度)?(?:报告|年报)由(\w{2,30}?)(?:根据|按照|依据|依照|编制|汇总|组织|负责)"
_CONTACT = r"请[与向同](\w{2,30}?)联系"
_SUBJECT = (
    rf"(?:{_YEAR}年(?:度|以来)?[,，]?)?(\w{{2,30}}?)"
    r"(?:认真|严格|深入|全面|积极|高度|坚持|持续|始终|紧紧|按照|根据|在)"
)


@rule("GL119", "garbled-title", "note", basis=PRACTICE)
def garbled_title(report: Report, _form: Form) -> Iterator[Breach]:
    """标题缺字或重复，认不出来。

    为什么：通行的标题是“机关全称＋年度＋年政府信息公开工作年度报告”。缺“报告”“年”“公开”，或者词语写了两次的，
    读者和系统都难以认出是哪个机关、哪一年的报告。

    示例：“某局2024年政府信息公开工作年度”，缺“报告”。

    处理：改为通行的写法。

    The title lacks a word or has one twice, so that it is not recognised.

    Why: The usual title is the full name of the agency, the year and the name of the report. Without
    “报告”, “年” or “公开”, or with a word twice, readers and programs cannot tell whose report it is.

    Example: “某局2024年政府信息公开工作年度”, without “报告”.

    Fix: Write it in the usual way.
    """
    if report.title is not None:
        return
    lines = ["".join(line.split()) for line in report.preamble[:MAX_INTRODUCTION].split("\n")]
    for line in [*lines, *(one + other for one, other in pairwise(lines))]:
        problem = _title_problem(line)
        if problem:
            yield Breach(
                message=Text(
                    f"“{line}”像是标题，但{problem.zh}",
                    f"“{line}” seems to be the title, but {problem.en}",
                ),
                place=Text("标题", "title"),
                at=Location(report.path),
                actual=line,
            )
            return


@rule("GL122", "foreign-self-name", "warning", basis=COPIED, settings=("kinds",))
def foreign_self_name(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """自称与机关名称不符，如局的报告写“我镇”。

    为什么：局不会自称“我镇”，镇不会自称“我局”，多半是沿用了别的单位的文稿。部门之间（局写“我委”）可能是机构改革以前
    的自称，政府的报告可能由主管的局起草，只作提示。书名号和引号里的不算。

    示例：青溪县统计局的报告写“我镇认真落实《条例》”。

    处理：核对这一段是不是本单位的情况，改正自称。

    The text calls the agency what its name is not, such as “我镇” in the report of a bureau.

    Why: A bureau does not call itself “我镇”, nor a town “我局”: the text of another agency was
    probably used. Among departments (“我委” of a “局”) it may be what the agency was before a reform, and
    the report of a government may be written by a bureau, so that these are notes. Titles of documents
    and quotations do not count.

    Example: The report of “青溪县统计局” says “我镇认真落实《条例》”.

    Fix: Check whether the passage is about the agency, and correct the name.
    """
    agency, kind = report.agency or "", options.kind(report.agency)
    if kind is None:
        return
    texts = [(report.preamble, Location(report.path))]
    texts += [(section.text, section.at) for section in report.sections]
    foreign = [word for word in _SELF_WORDS if _is_foreign(word, agency, kind)]
    said: dict[str, Location] = {}
    for text, at in texts:
        for word in foreign:
            for name in (f"我{word}", f"本{word}"):
                if name in text and _speaks_of_itself(text, name):
                    said.setdefault(name, at)
    for word, at in said.items():
        is_sure = word[1:] in _TOWNSHIP_WORDS or kind == "township"
        yield Breach(
            message=Text(
                f"正文自称“{word}”，机关是“{agency}”，请核对是否沿用了别的单位的文稿",
                f"the text says “{word}”, the agency is “{agency}”: was another text copied?",
            ),
            place=Text(f"自称“{word}”", f"self-name “{word}”"),
            at=at,
            actual=word,
            severity=None if is_sure else "note",
        )


@rule("GL123", "foreign-agency", "warning", basis=COPIED, settings=("kinds",))
def foreign_agency(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """引言或开头把别的机关说成报告的机关。

    为什么：只看说明“谁的报告”的几处：“现公布××2024年……报告”“本报告由××编制”“请与××联系”和第一部分开头的主语，
    而且只比较同一类机关。简称、上级地名、机构内设的办公室都算一致。正文其他地方提到上级、下级、法院等是正常的，不看。

    示例：青溪县统计局的报告写“现公布青溪县审计局2024年政府信息公开工作年度报告”。

    处理：核对是不是沿用了别的单位的文稿，改正名称，并核对其中的内容。

    The introduction names another agency as that of the report.

    Why: Only the places that say whose report it is are read: “现公布…2024年…报告”, “本报告由…编制”,
    “请与…联系” and the subject of the first sentence; and only agencies of the same kind are
    compared. Short names, the territory above and offices of the agency agree. Other organs are named
    lawfully everywhere else.

    Example: The report of “青溪县统计局” says “现公布青溪县审计局2024年政府信息公开工作年度报告”.

    Fix: Check whether another text was used, correct the name, and check what it tells.
    """
    agency = "".join((report.agency or "").split())
    kind = options.kind(agency)
    if kind is None:
        return
    for name, at in _named(report):
        is_meant = len(name) >= MIN_NAME and not name.startswith(_NO_NAME)
        is_office = name.endswith("办公室") or any(word in name for word in OFFICES)
        is_comparable = is_meant and not is_office and options.kind(name) == kind
        if is_comparable and not may_be_same(name, agency):
            yield Breach(
                message=Text(
                    f"正文写的机关是“{name}”，标题是“{agency}”，请核对是否沿用了别的单位的文稿",
                    f"the text names “{name}”, the title “{agency}”: was another text copied?",
                ),
                place=Text(f"机关名称“{name}”", f"name “{name}”"),
                at=at,
                actual=name,
                expected=(agency,),
            )
            return


@rule("GL124", "scope-disagreement", "note", basis=PRACTICE, settings=("kinds",))
def scope_disagreement(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """标题是政府办公室，引言公布的却是政府的报告，或者相反。

    为什么：办公室自己的报告和本级政府的报告是两份：政府的报告要汇总全部公开主体的数据。说法不一，读者不知道数字的范围。

    示例：标题是“青溪县人民政府办公室”，引言写“现公布青溪县人民政府2024年政府信息公开工作年度报告”。

    处理：按数据的范围统一标题和正文。

    The title is of the office of a government, the introduction of the government, or the reverse.

    Why: These are two reports, and that of a government sums up all agencies below it. Where title
    and text differ, readers cannot tell what the figures cover.

    Example: The title has “青溪县人民政府办公室”, the text “现公布青溪县人民政府2024年…报告”.

    Fix: Make title and text agree with what the figures cover.
    """
    agency = report.title.agency if report.title else ""
    introduced = _introduced(report)
    kinds = {options.kind(agency), options.kind(introduced)}
    if introduced and kinds == GOVERNMENTS:
        yield Breach(
            message=Text(
                f"标题的机关是“{agency}”，引言是“{introduced}”",
                f"the title has “{agency}”, the introduction “{introduced}”",
            ),
            place=Text("标题", "title"),
            at=report.title.at if report.title else None,
            actual=agency,
            expected=(introduced,),
        )


def _title_problem(line: str) -> Text | None:
    """Return what keeps a line from being read as a title; None when it is meant as none."""
    is_meant = len(line) <= MAX_TITLE and line.endswith(_TITLE_END) and "信息" in line
    year = re.search(_YEAR, line)
    if not is_meant or year is None or re.search(r"[,，。；;：:、《》〈〉>|_＞]", line):
        return None
    if any(word in line for word in _OTHER_REPORT):
        return None
    doubled = next((word for word in _DOUBLED if word * 2 in line), None)
    if doubled:
        return Text(f"“{doubled}”写了两次", f"has “{doubled}” twice")
    if not line.endswith(("报告", "年报")):
        return Text("缺“报告”", "lacks “报告”") if "年度" in line[year.end() :] else None
    if line[year.end()] != "年":
        return Text("年份后缺“年”", "lacks “年” behind the year")
    return Text("缺“公开”", "lacks “公开”") if "公开" not in line else None


def _speaks_of_itself(text: str, name: str) -> bool:
    unquoted = re.sub(_QUOTED, "", text)
    return bool(re.search(rf"(?<![{_INSIDE}]){name}(?![{_GOES_ON}])", unquoted))


def _is_foreign(word: str, agency: str, kind: str) -> bool:
    """Return whether an agency does not call itself by a word: its name lacks it."""
    if word in _TOWNSHIP_WORDS:
        return _TOWNSHIP_WORDS[word] not in agency
    if word in _DEPARTMENT_WORDS:
        return word not in agency and kind != "zone"
    return kind in {"department", "township", *GOVERNMENTS} and word not in agency


def _introduced(report: Report) -> str | None:
    """Return whose report the introduction announces."""
    text = "".join(report.preamble[:MAX_INTRODUCTION].split())
    for found in re.finditer(_INTRODUCED, text):
        name = found[1]
        for verb in _VERBS:
            name = name.rpartition(verb)[2]
        if len(name) >= MIN_NAME:
            return name
    return None


def _named(report: Report) -> Iterator[tuple[str, Location]]:
    """Yield the names in the places that say whose report it is."""
    start = Location(report.path)
    if introduced := _introduced(report):
        yield introduced, start
    text = "".join(report.preamble[:MAX_INTRODUCTION].split())
    for word, pattern in (("由", _AUTHOR), ("联系", _CONTACT)):
        if word in text and (found := re.search(pattern, text)):
            yield found[1], start
    first = report.sections[0] if report.sections else None
    if first and (found := re.match(_SUBJECT, first.text.strip())):
        yield found[1], first.at
