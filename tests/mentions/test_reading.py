"""What the numbers of a sentence count, of whom and when, and of what they are parts."""

import pytest

from govlint.document import Location, Paragraph
from govlint.mentions import find_mentions
from govlint.report import MAX_MENTIONS, Mention, Report, Section

AT = Location("a.txt")


def read(*lines: str, section: str = "overview", agency: str = "青溪县统计局") -> list[Mention]:
    paragraphs = tuple(
        Paragraph(line, Location("a.txt", line=number)) for number, line in enumerate(lines, 1)
    )
    part = Section(section, "", "", "official", "\n".join(lines), AT, paragraphs)
    report = Report("a.txt", "text", "2021", 2024, agency, None, None, "", (part,), {}, None)
    return list(find_mentions(report))


def figures(*lines: str, section: str = "overview") -> list[tuple[str | None, int]]:
    return [(one.figure, int(one.value)) for one in read(*lines, section=section)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "收到政府信息公开申请70件，办结69件，1件结转下年度继续办理。",
            "receive answer carried_out",
        ),
        ("收到70件政府信息公开申请。", "receive"),
        ("受理政府信息公开申请，共计70件。", "receive"),
        (
            "答复申请80件（含上年度结转申请3件，另有7件申请顺延到下年度答复）。",
            "answer carried_in carried_out",
        ),
        ("申请中，2023年结转办理1件，结转至2025年6件。", "carried_in carried_out"),
        ("申请中，同意公开答复9件，部分公开67，不予公开2件。", "granted partly refused"),
        ("申请中，予以公开及部分公开42件。", "granted+partly"),
        ("政府信息公开行政复议7件，诉讼9件。", "review suit"),
        ("政府信息公开行政复议7件，其中结果维持6件。", "review review+upheld"),
        (
            "信息公开诉讼3件，其中未经复议直接起诉2件，复议后起诉1件。",
            "suit direct_suit suit_after_review",
        ),
        (
            "制发行政规范性文件2件，废止1件，现行有效13件。",
            "normative_docs+issued normative_docs+repealed normative_docs+in_force",
        ),
        ("作出行政许可5件、行政处罚4件。", "licence penalty"),
        ("主动公开政府信息37条。", "disclose"),
        ("应收信息处理费300元，实际收取200元，发出收费通知2件。", "charge collect notice"),
        ("收到政府信息公開申請２６２件。", "receive"),
    ],
)
def test_what_it_counts(sentence: str, found: str) -> None:
    counted = [one for one in read(sentence) if one.kind in ("count", "money")]

    assert " ".join(str(one.figure) for one in counted) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "受理群众留言92件。",
        "收到人大建议5件，均已答复。",
        "行政复议、行政诉讼案件共12件涉及信息公开。",
        "不予公开、无法提供的申请12件。",
        "修改规范性文件5件。",
        "制发公文120件，主动公开80件，依申请公开20件，不予公开20件。",
        "受理行政许可申请1400件，办结1286件。",
        "审理行政复议案件320件。",
        "坚持第一时间答复申请的“三个一”机制。",
    ],
)
def test_counts_nothing_of_the_tables(sentence: str) -> None:
    compared = {"receive", "handle", "answer", "refused", "review", "suit", "normative_docs+issued"}

    assert not compared & {one.figure for one in read(sentence)}


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("2023年收到政府信息公开申请12件。", "other-year"),
        ("上年收到政府信息公开申请12件。", "other-year"),
        ("收到政府信息公开申请20余件。", "rough"),
        ("收到政府信息公开申请约20件。", "rough"),
        ("县公安局收到政府信息公开申请12件。", "body"),
        ("全县收到政府信息公开申请12件。", "body"),
        ("通过网络收到政府信息公开申请12件。", "narrow"),
        ("上半年收到政府信息公开申请12件。", "period"),
        ("自条例施行以来，收到政府信息公开申请12件。", "history"),
        ("截至年底，累计收到政府信息公开申请12件。", "history"),
        ("计划明年办理政府信息公开申请12件。", "plan"),
        ("我局收到政府信息公开申请12件。", ""),
        ("县统计局收到政府信息公开申请12件。", ""),
        ("2024年，收到政府信息公开申请12件。", ""),
        ("与2023年相比，收到政府信息公开申请12件。", ""),
    ],
)
def test_scope(sentence: str, scope: str) -> None:
    (mention,) = read(sentence)

    assert mention.scope == ({scope} if scope else set())


def test_compared_year_is_that_of_its_clause() -> None:
    """The number in brackets is last year's, the one behind them this year's."""
    now, last, change, answered = read("收到申请22起，比2023年（31起）下降29%，答复22起。")

    assert [one.scope for one in (now, last, answered)] == [set(), {"other-year"}, set()]
    assert change.kind == "change"
    assert (int(change.value), change.of) == (-29, 0)


def test_parts_and_shares() -> None:
    """Parts are of the number before 其中, shares of the number before them."""
    found = read(
        "答复申请60件。其中，予以公开31件，占51.7%；无法提供27件（45%）。", "收到申请9件。"
    )

    assert [one.kind for one in found] == ["count", "count", "share", "count", "share", "count"]
    assert [one.of for one in found] == [None, 0, 1, 0, 3, None]


def test_parts_end_with_their_brackets() -> None:
    found = read("受理申请121件（其中新接收112件，上年结转9件），已答复119件。")

    assert [one.of for one in found] == [None, 0, 0, None]


def test_share_of_another_whole_is_left_out() -> None:
    assert [one.kind for one in read("发布信息40条，占全县信息总量的12.5%。")] == ["count"]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("本年度未收到政府信息公开申请。", "receive"),
        ("没有收到因政府信息公开申请行政复议和提起行政诉讼情况。", "review suit"),
        ("2024年，无收取信息处理费情况。", "collect"),
        ("没有发现问题。", ""),
        ("未收到申请的部门有3个。", ""),
    ],
)
def test_denials(sentence: str, denied: str) -> None:
    found = [one for one in read(sentence) if one.kind == "none" and not one.scope]

    assert " ".join(str(one.figure) for one in found) == denied


def test_denial_of_a_part_is_narrow() -> None:
    (mention,) = read("未收到政府信息公开申请方面的投诉。")

    assert mention.figure == "receive"
    assert mention.scope == {"narrow"}


@pytest.mark.parametrize(
    ("sentence", "gaps"),
    [
        ("全年共主动公开条，内容丰富。", 1),
        ("发布信息67条，其中原创12条，占，转载55条。", 1),
        ("收取信息处理费元。", 1),
        ("均为网络申请件，按公开条例办理。", 0),
        ("占用资源较少，占比较高。", 0),
    ],
)
def test_gaps(sentence: str, gaps: int) -> None:
    assert sum(one.kind == "gap" for one in read(sentence)) == gaps


def test_broken_lines_are_joined() -> None:
    """A layout of fixed width breaks sentences anywhere; an item begins a line of its own."""
    broken = (
        "2024 年，本机关严格落实各项规定，全年共收到政府信息公开申",
        "请 17 件，均已在法定期限内予以答复。",
    )
    items = ("（二）收到政府信息公开申请", "（三）上年结转申请2件。")

    assert figures(*broken) == [("receive", 17)]
    assert figures(*items) == [("carried_in", 2)]


def test_place_is_that_of_the_line() -> None:
    found = read("第一段没有数字。", "收到政府信息公开申请12件。")

    assert [one.sentence.at.line for one in found] == [2]


def test_heading_says_what_follows() -> None:
    assert figures("（二）依申请公开情况", "全年共收到12件，办结10件。") == [
        ("receive", 12),
        ("answer", 10),
    ]


def test_section_of_requests_is_about_requests() -> None:
    assert figures("全年共收到12件。", section="applications") == [("receive", 12)]


def test_digits_apart_are_not_joined() -> None:
    """A row of a table that came as a line of text is no number of requests."""
    assert read("（一）予以公开\t41\t0\t0\t43") == []


def test_at_most_so_many() -> None:
    found = read(*["收到政府信息公开申请12件。"] * (MAX_MENTIONS + 50))

    assert len(found) == MAX_MENTIONS
