"""No text, however long and odd, makes reading and checking it more than linear in its length."""

import statistics
import time

import pytest

from govlint.engine import lint_bytes
from tests.support.hostile import TEXTS, report_with

SIZE = 200_000
"""Bytes of the shorter text."""
ROUNDS = 3
START = 0.02
"""Seconds that a report takes with hardly any text, and that do not double."""


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_twice_the_text_takes_twice_the_time(text: str) -> None:
    """All rules together, and the reading of a Word file before them."""
    short, long = (report_with(text, size) for size in (SIZE, SIZE * 2))
    taken = [(_seconds(short), _seconds(long)) for _ in range(ROUNDS)]
    once, twice = (statistics.median(times) for times in zip(*taken, strict=True))

    assert twice <= 2.6 * once + START


def _seconds(data: bytes) -> float:
    """Return the time of the processor that a report takes."""
    start = time.process_time()
    result = lint_bytes(data, "report.docx")

    assert result.failure is None
    return time.process_time() - start
