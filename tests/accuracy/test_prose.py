"""The bar for prose: what must be found in published reports, and what must not be said of them."""

from pathlib import Path

import pytest

from govlint.result import FileResult
from tests.accuracy.corpus import check, excerpts, files, scores
from tests.accuracy.prose import told
from tests.support.shared import CORPUS, needs_corpus

pytestmark = [pytest.mark.corpus, needs_corpus, pytest.mark.no_cover]

MIN_FOUND = 0.84
"""Share of the marked numbers that are read as what they are; the others are of one channel, of a
kind of applicant, or told without a number, and are left out."""
SHANGHAI = "shanghai-shizhengfubangongting-2019.html"
ALARMS = {
    # As printed, and overlapping: 1744 + 393 + 21 + 2 of 2139.
    "shanghai-kewei-2024.md": ["GL521"],
    # 258 of 275 granted and partly granted, 265 of 337 not available, 33.9 % for 32.0 %.
    SHANGHAI: ["GL502", "GL502", "GL523"],
    # 2 received, and 3 in the table.
    "changchun-tuiyijunren-2023.txt": ["GL501"],
    "heshan-hechengzhen-2023-mirror.txt": ["GL527"],
    "yangling-wenlvtiyu-2020.txt": ["GL527"],
}
"""Every error and warning that the rules on prose give, each looked at."""


def alarms(result: FileResult) -> list[str]:
    return [
        found.code
        for found in result.diagnostics
        if found.code.startswith("GL5") and found.severity != "note"
    ]


def test_marked_numbers_are_read() -> None:
    """None as something else, and nearly all at all."""
    results = [told(score) for score in scores()]
    found = sum(len(result.found) for result in results)
    missed = [text for result in results for text in result.missed]

    assert [text for result in results for text in result.wrong] == []
    assert found / (found + len(missed)) >= MIN_FOUND, missed


@pytest.mark.parametrize(
    "path", [*files(), *excerpts()] if CORPUS.is_dir() else [], ids=lambda path: path.name
)
def test_alarms_are_known(path: Path) -> None:
    """Whatever is said of the prose of a published report is right."""
    assert alarms(check(path)[0]) == ALARMS.get(path.name, [])


def test_unanimous_claim_with_pending_cases() -> None:
    codes = {found.code for found in check(CORPUS / SHANGHAI)[0].diagnostics}

    assert "GL507" in codes
