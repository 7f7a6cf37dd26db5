"""No text, however long and odd, makes reading and checking it more than linear in its length."""

import time

import pytest

from govlint.engine import lint_bytes
from govlint.evidence import MAX_BREACHES
from tests.support.hostile import TEXTS, report_with

pytestmark = pytest.mark.no_cover

SIZE = 200_000
"""Bytes of the shorter text."""
ROUNDS = 3
"""A busy machine may disturb one."""
START = 0.02
"""Seconds that a report takes with hardly any text, and that do not double."""


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_twice_the_text_takes_twice_the_time(text: str) -> None:
    """All rules together, and the reading of a Word file before them."""
    short, long = (report_with(text, size) for size in (SIZE, SIZE * 2))
    rounds = ((_seconds(short), _seconds(long)) for _ in range(ROUNDS))

    assert any(twice <= 2.6 * once + START for once, twice in rounds)


FULL_OF_FINDINGS = ("placeholders", "pairs of brackets", "misspelt words", "numbers of phones")


@pytest.mark.parametrize("name", FULL_OF_FINDINGS)
def test_findings_are_cheap(name: str) -> None:
    """A file of nothing but mistakes costs hardly more than one of as much prose."""
    prose, mistakes = (report_with(TEXTS[text], SIZE * 3) for text in ("prose", name))

    assert _seconds(mistakes) <= 3 * _seconds(prose) + 0.2


def test_findings_of_a_rule_are_limited() -> None:
    """That there are more is said, and the file is not said to be checked."""
    result = lint_bytes(report_with(TEXTS["misspelt words"], SIZE), "report.docx")
    found = [one for one in result.diagnostics if one.code == "GL804"]

    assert len(found) == MAX_BREACHES
    assert str(MAX_BREACHES) in result.skipped["GL804"].zh
    assert result.verdict == "incomplete"


def _seconds(data: bytes) -> float:
    """Return the time of the processor that a report takes."""
    start = time.process_time()
    result = lint_bytes(data, "report.docx")

    assert result.failure is None
    return time.process_time() - start
