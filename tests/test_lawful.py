"""Correct reports by many hands raise no alarm."""

from pathlib import Path

import pytest

from govlint.engine import lint_bytes
from govlint.settings import Settings
from tests.support.lawful import FILES, write_lawful


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_report_raises_no_alarm(path: Path) -> None:
    """Not even of what is less sure; and something of the prose is compared with the tables."""
    result = lint_bytes(write_lawful(path), "report.docx", Settings(min_confidence="medium"))
    said = [(one.code, one.message.zh) for one in result.diagnostics if one.severity != "note"]

    assert said == []
    assert result.verdict == "pass"
