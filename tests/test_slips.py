"""Years, dates and names: every kind of slip is found, and what correct reports say is believed."""

import time

import pytest

from govlint.document import Location, Paragraph
from govlint.engine import check, lint_bytes
from govlint.form import EDITIONS
from govlint.registry import load_rules
from govlint.report import Report, Section
from govlint.settings import Settings
from tests.support.slips import SLIPS, lawful, slip

pytestmark = pytest.mark.no_cover

FAMILIES = ("GL11", "GL12")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("code", "make"), SLIPS, ids=[make.__name__ for _, make in SLIPS])
def test_slip_is_found(edition: str, code: str, make: object) -> None:
    """A slip of each kind gives its code, whatever else the report says."""
    maker = next(one for _, one in SLIPS if one is make)
    for seed in range(12):
        name, data = slip(edition, seed, maker)
        found = {one.code for one in lint_bytes(data, name, Settings(select=FAMILIES)).diagnostics}

        assert code in found, seed


@pytest.mark.parametrize("edition", EDITIONS)
def test_lawful_report_raises_no_alarm(edition: str) -> None:
    """Neither error nor warning: comparisons, plans, documents, other organs, superiors."""
    said = []
    for seed in range(60):
        name, data = lawful(edition, seed)
        result = lint_bytes(data, name, Settings(select=FAMILIES))
        said += [one.message.zh for one in result.diagnostics if one.severity != "note"]

    assert said == []


SIZE = 1_000_000
"""Characters of a part; the whole of a real report has fewer than 100,000."""
HOSTILE = (
    "2023年，我局",
    "现特2023年信息公开",
    "将公布",
    "《",
    "“我镇",
    "本报告由",
    "请与",
    "2023年，。",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_long(text: str) -> None:
    """No text makes a pattern try again and again, in one line or in many."""
    at = Location("a.txt")
    for glue in ("", "\n"):
        prose = glue.join([text] * (SIZE // len(text)))
        section = Section("overview", "", "一", "official", prose, at, (Paragraph(prose, at),))
        report = Report(
            "a", "text", "2021", 2024, "某县局", None, None, prose, (section,), {}, None
        )
        rules = [rule for rule in load_rules() if rule.code.startswith(FAMILIES)]
        start = time.process_time()
        check(report, rules, Settings())

        assert time.process_time() - start < 2
