"""How much of one report's prose stands in another."""

import pytest

from govlint.document import Location, Paragraph
from govlint.report import Section
from govlint.similarity import MIN_PROSE, Wording, overlap, report_wordings, section_wordings
from govlint.testing import make_report

AT = Location("report.txt")


def _wordings(text: str, agency: str | None = "青溪县财政局") -> dict[Wording, str]:
    lines = tuple(Paragraph(line, AT) for line in text.split("\n"))
    section = Section("overview", "一、总体情况", "一", "official", text, AT, lines)
    return section_wordings(section, agency)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年组织业务培训3次，参训120人次。", "2024年组织业务培训12次，参训95人次。"),
        ("全年组织业务培训三次，参训一百二十人次。", "全年组织业务培训3次，参训120人次。"),
        ("全年组织业务培训，人人参加，效果明显。", "全年组织业务培训,人人参加,效果明显"),
        ("認真執行決定，及時解決間題，據實報告。", "认真执行决定，及时解决间题，据实报告。"),
    ],
)
def test_years_numbers_and_punctuation_do_not_count(one: str, other: str) -> None:
    assert _wordings(one).keys() == _wordings(other).keys()


@pytest.mark.parametrize(
    ("agency", "sentence"),
    [
        ("青溪县财政局", "青溪县财政局高度重视，全局上下共同推进公开工作。"),
        ("青溪县财政局", "财政局高度重视，我局上下共同推进公开工作。"),
        ("青溪县云岭镇人民政府", "云岭镇高度重视，我镇上下共同推进公开工作。"),
        ("青溪县城关街道办事处", "本街道高度重视，全街道上下共同推进公开工作。"),
    ],
)
def test_names_of_the_agency_do_not_count(agency: str, sentence: str) -> None:
    """However an agency calls itself: in full, in short, as 我局 or 全镇."""
    assert list(_wordings(sentence, agency)) == ["高度重视上下共同推进公开工作"]


def test_agency_without_a_name_is_compared_as_it_stands() -> None:
    assert list(_wordings("我局高度重视公开工作的推进。", None)) == ["我局高度重视公开工作的推进"]


def test_short_sentences_are_no_wordings() -> None:
    assert _wordings("下一步打算。成效明显；") == {}


def test_parts_of_a_sentence_are_compared_by_themselves() -> None:
    found = _wordings("健全制度机制和责任清单；加强队伍建设和业务培训。")

    assert list(found.values()) == ["健全制度机制和责任清单", "加强队伍建设和业务培训。"]


def test_share_is_of_characters() -> None:
    """A long sentence says more than a short one."""
    own = {"甲" * 10: "短句。", "乙" * 30: "长句。"}

    found = overlap(own, {"乙" * 30: "另一份的长句。"})

    assert (found.share, found.shared, found.characters) == (0.75, ("长句。",), 40)


def test_standard_wordings_count_on_neither_side() -> None:
    own = {"甲" * 10: "套话。", "乙" * 30: "长句。"}

    assert overlap(own, own, {"甲" * 10}).shared == ("长句。",)


def test_nothing_shares_nothing() -> None:
    assert overlap({}, {}).share == 0
    assert not overlap({}, {}).is_telling


def test_little_prose_tells_nothing() -> None:
    assert overlap({"甲" * MIN_PROSE: "。"}, {}).is_telling
    assert not overlap({"甲" * (MIN_PROSE - 1): "。"}, {}).is_telling


def test_wordings_are_those_of_each_part() -> None:
    texts = {"overview": "健全制度机制和责任清单。", "problems": "主动公开的深度还有不足。"}

    found = report_wordings(make_report(texts=texts))

    assert {key: list(one.values()) for key, one in found.items()} == {
        key: [text] for key, text in texts.items()
    }
