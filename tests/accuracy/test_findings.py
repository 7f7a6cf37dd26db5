"""Every error and warning on a published report was looked at by a human."""

import json

import pytest

from tests.accuracy import __main__ as command
from tests.accuracy.corpus import GOLD
from tests.accuracy.findings import Finding, count, find, read_verdicts
from tests.support.shared import needs_corpus

pytestmark = [pytest.mark.corpus, needs_corpus, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return find()


def test_nothing_is_unjudged(findings: list[Finding]) -> None:
    """A new finding, or one more of a kind, has to be judged: see ``judged.yaml``."""
    verdicts = read_verdicts()
    unjudged = [
        (key, number)
        for key, number in count(findings).items()
        if key not in verdicts or verdicts[key].times not in {None, number}
    ]

    assert unjudged == []


def test_nothing_is_judged_that_is_not_said(findings: list[Finding]) -> None:
    """What is said no longer leaves the list, be it a false alarm mended or a mistake missed."""
    said = count(findings)
    gone = [key for key, verdict in read_verdicts().items() if verdict.times and key not in said]

    assert gone == []


def test_right_reports_have_no_errors(findings: list[Finding]) -> None:
    """Those of which every cell was read by hand, with all sums right and nothing left out."""
    right = set()
    for path in GOLD.glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        wrong = ("arithmetic", "blank_totals", "absent", "unsure", "rows_of_other_edition")
        if not any(gold.get(key) for key in wrong):
            right.add(gold["file"])

    assert len(right) >= 8
    assert [found for found in findings if found.file in right and found.severity == "error"] == []


def test_command_prints_them(
    findings: list[Finding], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["tests.accuracy", "--findings"])

    assert command.main() == 0
    assert len(capsys.readouterr().out.splitlines()) == len(findings)
