"""Title, agency, reporting period and signature."""

from datetime import date

import pytest

from govlint.document import Document, Location, Paragraph
from govlint.engine import identities
from govlint.recognise import recognise
from govlint.report import Report
from tests.support.reports import PROSE

HEADINGS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def read(*head: str, tail: tuple[str, ...] = (), title: str | None = None) -> Report:
    """Recognise a report of which only what stands around the parts is of interest."""
    lines = [*head, *HEADINGS, PROSE["other"], *tail]
    blocks = tuple(
        Paragraph(line, Location("x.txt", line=number)) for number, line in enumerate(lines, 1)
    )
    return recognise(Document("x.txt", "text", blocks, title), identities)


@pytest.mark.parametrize(
    ("lines", "agency", "year", "is_official"),
    [
        (["某县统计局2024年政府信息公开工作年度报告"], "某县统计局", 2024, True),
        (["某县统计局", "2024年政府信息公开工作年度报告"], "某县统计局", 2024, True),
        (["某县统计局 2024 年", "政府信息公开", "工作年度报告"], "某县统计局", 2024, True),
        (["2024年某县统计局政府信息公开工作年度报告"], "某县统计局", 2024, False),
        (["2024年度某县统计局政府信息公开工作年度报告"], "某县统计局", 2024, False),
        (["某县统计局2024年度政府信息公开工作年度报告"], "某县统计局", 2024, False),
        (["某县统计局２０２４年政府信息公开工作年度报告"], "某县统计局", 2024, True),
        (
            ["首页 > 政府信息公开年报", "某县统计局2024年政府信息公开工作年度报告"],
            "某县统计局",
            2024,
            True,
        ),
        (
            [
                "某县财政局2023年政府信息公开工作年度报告",
                "某县统计局2024年政府信息公开工作年度报告",
            ],
            "某县统计局",
            2024,
            True,
        ),
    ],
)
def test_title(lines: list[str], agency: str, year: int, *, is_official: bool) -> None:
    """It may be broken over lines, and the last one before the first part counts."""
    report = read(*lines)

    assert report.title is not None
    assert (report.agency, report.year) == (agency, year)
    assert report.title.is_official == is_official


@pytest.mark.parametrize(
    "line",
    [
        "关于做好2024年政府信息公开工作年度报告编制发布工作的通知",
        "现将某县统计局2024年政府信息公开工作年度报告公布如下。",
        "政府信息公开年报",
    ],
)
def test_no_title(line: str) -> None:
    assert read(line).title is None


def test_title_of_a_page_is_asked_last() -> None:
    """What a web page calls itself, without the name of the site."""
    page = "某县统计局2024年政府信息公开工作年度报告 - 某县人民政府"

    assert read(title=page).agency == "某县统计局"
    assert read("某县财政局2023年政府信息公开工作年度报告", title=page).agency == "某县财政局"
    assert read(title="某县人民政府门户网站").title is None


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        (
            "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
            date(2024, 1, 1),
            date(2024, 12, 31),
        ),
        (
            "本报告中所列数据的统计期限为2024年1月1日至12月31日。",
            date(2024, 1, 1),
            date(2024, 12, 31),
        ),
        (
            "统计期限：2024年1月至2024年12月31日。",
            None,
            None,
        ),
        ("全年共召开会议3次，时间为2024年1月1日至2024年12月31日。", None, None),
    ],
)
def test_period(line: str, start: date | None, end: date | None) -> None:
    """Two dates beside a word that says what they are."""
    period = read("某县统计局2024年政府信息公开工作年度报告", line).period

    assert (period.start if period else None, period.end if period else None) == (start, end)


def test_period_across_lines() -> None:
    report = read("本报告所列数据的统计期限自2024年1月", "1日起至2024年12月31日止。")

    assert report.period is not None
    assert report.period.end == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("tail", "agency", "signed"),
    [
        (("某县统计局", "2025年1月18日"), "某县统计局", date(2025, 1, 18)),
        (("某县统计局 2025年1月18日",), "某县统计局", date(2025, 1, 18)),
        (("某县统计局", "二〇二五年一月十八日"), "某县统计局", date(2025, 1, 18)),
        (("某县统计局", "二○二五年一月十八日"), "某县统计局", date(2025, 1, 18)),
        (("某县统计局", "2025-01-18"), "某县统计局", date(2025, 1, 18)),
        (("2025年1月18日",), None, date(2025, 1, 18)),
        (("某县统计局", "2025年13月18日"), None, None),
        (("我局于2024年3月5日召开会议，部署有关工作。",), None, None),
    ],
)
def test_signature(tail: tuple[str, ...], agency: str | None, signed: date | None) -> None:
    """A name and a date below the last part; prose with a date in it is none."""
    signature = read(tail=tail).signature

    assert (signature.agency if signature else None) == agency
    assert (signature.date if signature else None) == signed


def test_signature_is_not_part_of_the_prose() -> None:
    """A part that only has the signature below it is empty."""
    section = read(tail=("某县统计局", "2025年1月18日")).sections[-1]

    assert section.text == PROSE["other"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布日期：2025-01-20 10:32 来源：某县统计局", date(2025, 1, 20)),
        ("来源:某县统计局 发布时间: 2025年2月3日 浏览次数:", date(2025, 2, 3)),
        ("公布日期：二〇二五年一月十八日", date(2025, 1, 18)),
        ("发布日期: 点击数:", None),
        ("发布日期：2025-13-01", None),
        ("会议日期：2025-01-20", None),
    ],
)
def test_published(line: str, published: date | None) -> None:
    """A date behind a word that says what it is."""
    found = read(line).published

    assert (found.date if found else None) == published


def test_publication_of_another_report() -> None:
    """Below the parts stand lists of other reports with their dates."""
    assert read(tail=("发布日期：2025-01-20",)).published is None
