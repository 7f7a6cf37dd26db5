"""Whose number it is: the agency's own, or that of another organ."""

import pytest

from govlint.mentions.lexicon import load_lexicon
from govlint.mentions.organs import Organs


@pytest.mark.parametrize(
    ("agency", "text", "is_other"),
    [
        ("云岭县住房和城乡建设局", "县住房和城乡建设局收到申请", False),
        ("云岭县住房和城乡建设局", "住房和城乡建设局收到申请", False),
        ("云岭县住房和城乡建设局", "市住房和城乡建设局收到申请", True),
        ("云岭县住房和城乡建设局", "省住房和城乡建设厅收到申请", True),
        ("云岭县住房和城乡建设局", "我局收到申请", False),
        ("望山区统计局", "区统计局收到申请", False),
        ("望山区统计局", "市统计局收到申请", True),
        ("江北市人民政府办公室", "市公安局收到申请", True),
    ],
)
def test_organ_of_another_level_is_another(
    agency: str,
    text: str,
    is_other: bool,  # noqa: FBT001  a row of the table
) -> None:
    organs = Organs(agency, load_lexicon().bodies)

    assert organs.names_other(text) is is_other
