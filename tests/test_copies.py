"""Prose that stands in the reports of several agencies, and what is none."""

import pytest

from govlint.copies import Copy
from govlint.engine import read_report
from govlint.shelf import Batch, put_away
from tests.support.hierarchies import name_report
from tests.support.reports import make_report
from tests.support.writers import write

PARTS = "制度 队伍 平台 渠道 目录 栏目 流程 台账 时限 答复 培训 考核 督查 解读 回应".split()


def _batch(*texts: str, agencies: tuple[str, ...] = ()) -> Batch:
    """Return reports with these overviews, of one agency each."""
    entries = []
    for number, text in enumerate(texts):
        agency = agencies[number] if agencies else f"{'甲乙丙丁戊己庚辛壬癸子丑'[number]}县水利局"
        report = name_report(make_report(), agency, number % 10)
        report["sections"]["overview"]["text"] = text
        data = write(".json", report)
        entries.append(put_away(read_report(data, f"{number}.json", "json")))
    return Batch(entries)


def _text(word: str, sentences: int = 12) -> str:
    return "".join(f"{word}稳步推进{part}建设并定期检查落实的情况。" for part in PARTS[:sentences])


def _find(batch: Batch, share: float = 0.8, standard: float = 0.5) -> list[Copy]:
    return list(batch.copies(share, standard))


def test_the_same_prose_is_found_on_both_sides() -> None:
    found = _find(_batch(_text("今"), _text("今")))

    assert [(copy.number, copy.other, copy.share, copy.section) for copy in found] == [
        (0, 1, 1.0, "overview"),
        (1, 0, 1.0, "overview"),
    ]
    assert found[0].sentences[0].startswith("今稳步推进")
    assert len(found[0].sentences) == 12


def test_share_says_how_much_is_the_same() -> None:
    mixed = _text("今", 9) + "".join(_text("昔").split("。")[0:0]) + "昔" * 60 + "。"
    (copy, *_) = _find(_batch(mixed, _text("今")), share=0.5)

    assert 0.5 < copy.share < 0.9


@pytest.mark.parametrize("text", [_text("昔"), "没有其他情况需要在这里说明。"])
def test_other_and_little_prose_is_no_copy(text: str) -> None:
    assert _find(_batch(_text("今"), text)) == []
    assert _find(_batch(text, text.replace("昔", "旧"))) == []


def test_the_nearest_is_named_and_the_others_counted() -> None:
    half = _text("今", 11) + "昔" * 20 + "。"
    found = _find(_batch(_text("今"), half, _text("今"), _text("旧")))

    assert [(copy.number, copy.other, copy.others) for copy in found if copy.number != 1] == [
        (0, 2, 1),
        (2, 0, 1),
    ]


def test_what_most_reports_have_is_standard() -> None:
    """Ten towns that write what the county prescribes copy from none; two that write more do."""
    form = [_text("今") for _ in range(8)]
    own = [_text("今") + _text("昔")] * 2

    found = _find(_batch(*form, *own))

    assert [(copy.number, copy.other) for copy in found] == [(8, 9), (9, 8)]
    assert all(sentence.startswith("昔") for sentence in found[0].sentences)


def test_few_reports_have_no_standard() -> None:
    assert len(_find(_batch(*[_text("今")] * 4))) == 4


@pytest.mark.parametrize(
    "agencies",
    [
        ("青溪县人民政府", "青溪县人民政府办公室"),
        ("青溪县财政局", "青溪县财政局"),
    ],
)
def test_own_office_and_the_agency_itself_are_no_others(agencies: tuple[str, ...]) -> None:
    assert _find(_batch(_text("今"), _text("今"), agencies=agencies)) == []
