"""Labels that differ in width, brackets or variants of characters are the same label."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.characters import leading_number, normalise, simplify, stem, unify, width


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）予以公开", "(一) 予以公开"),
        ("危及“三安全一稳定”", '危及"三安全一稳定"'),
        ("1.属于国家秘密", "1、属于国家秘密"),
        ("１．属于国家秘密", "1. 属于国家秘密"),
        ("⾏政复议", "行政复议"),
        ("總計", "总计"),
        ("其它", "其他"),
        ("自 然\n人", "自然人"),
    ],
)
def test_same_label(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("一、总体情况", "一", "总体情况"),
        ("（三）不予公开", "三", "不予公开"),
        ("1.属于国家秘密", "1", "属于国家秘密"),
        ("总计", "", "总计"),
        ("一网通办", "", "一网通办"),
        ("2024年", "", "2024年"),
    ],
)
def test_number_of_a_label(text: str, number: str, rest: str) -> None:
    assert (leading_number(text), stem(text)) == (number, rest)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet="，：；（）％！？０９①a\u0301\u0338々局＝"))
def test_sentences_are_brought_to_the_form_of_unicode(text: str) -> None:
    """Footnote marks are left out, everything else is as NFKC makes it."""
    assert simplify(text) == unicodedata.normalize("NFKC", text.replace("①", ""))


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("总计", 4), ("表3「总计」", 11)])
def test_width(text: str, columns: int) -> None:
    """A CJK character takes two columns of a terminal."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\u2f08\u2ea0政府", "人民政府", id="radicals"),
        pytest.param("\uf9b5", "例", id="compatibility-ideograph"),
        pytest.param("12²①１㎡", "12²①１㎡", id="nothing-else"),
    ],
)
def test_unify(text: str, expected: str) -> None:
    assert unify(text) == expected
