"""Numbers told in prose: what correct reports say is believed, and every kind of mistake found."""

import time

import pytest

from govlint.diagnostic import Diagnostic
from govlint.document import Location, Paragraph
from govlint.engine import check, lint_bytes
from govlint.form import EDITIONS
from govlint.mentions import find_mentions
from govlint.mentions.sentences import MAX_SENTENCE
from govlint.registry import load_rules
from govlint.report import MAX_MENTIONS, Report, Section
from govlint.result import FileResult
from govlint.settings import Settings
from tests.support.flaws import make_complete_report
from tests.support.prose import STATEMENTS, make_told_report
from tests.support.reports import Canonical, make_report
from tests.support.writers import write

SUFFIXES = (".json", ".docx", ".html", ".txt")
PROSE = "GL5"


def lint(report: Canonical, suffix: str) -> FileResult:
    return lint_bytes(write(suffix, report), f"report{suffix}")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(25))
def test_correct_prose_raises_no_alarm(edition: str, seed: int) -> None:
    """Neither error nor warning of any rule, in any phrasing, whatever other numbers stand there."""
    assert alarms(edition, seed) == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_500_correct_reports_raise_no_alarm(edition: str) -> None:
    """250 of each edition, of which hardly any gives even a note."""
    found = [one for seed in range(1000, 1250) for one in diagnostics(edition, seed)]

    assert [one.message.zh for one in found if one.severity != "note"] == []
    assert len(found) <= 25


def alarms(edition: str, seed: int) -> list[str]:
    """Return the errors and warnings on a right report with rich prose."""
    return [one.message.zh for one in diagnostics(edition, seed) if one.severity != "note"]


def diagnostics(edition: str, seed: int) -> tuple[Diagnostic, ...]:
    """Return all that is said of a right report with rich prose, in one of the formats."""
    report = make_complete_report(edition, seed)
    return lint(report, SUFFIXES[seed % len(SUFFIXES)]).diagnostics


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(20))
def test_correct_report_gives_nothing(edition: str, seed: int) -> None:
    """Not even a note, whatever the figures are."""
    assert lint(make_report(edition, seed), SUFFIXES[seed % 3]).diagnostics == ()


@pytest.mark.no_cover
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.__name__)
def test_mistake_is_found(edition: str, statement: object) -> None:
    """A statement of each kind told wrong gives its code, among others that are right."""
    maker = next(maker for maker in STATEMENTS if maker is statement)
    tried = 0
    for seed in range(100, 112):
        report, code = make_told_report(edition, seed, maker)
        if code is None:
            continue  # the statement says nothing in this edition, or of these figures
        tried += 1
        result = lint(report, SUFFIXES[seed % len(SUFFIXES)])

        assert code in {found.code for found in result.diagnostics}, seed
    assert tried or edition == "2019"


LONG = 1_000_000
"""Bytes of a file of prose."""
ROUNDS = 3
"""A busy machine may disturb one."""
HOSTILE = {
    "prose": "本机关认真落实条例，围绕中心工作推进政务公开，提升工作水平。",
    "numbers": "收到政府信息公开申请12件，上年结转3件，占4.5%。",
    "digits": "1234567890",
    "numerals": "一二三四五六七八九十",
    "brackets": "（（（《《《",
    "commas": "1,2,3,",
    "words": "主动公开政府信息条，",
    "parts": "其中12件、其中3件（占5%）、",
    "organs": "局局局局委厅",
    "spaces": "1 2 3\t4 ",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_text(text: str) -> None:
    """No text makes a pattern try again and again: four times the text takes four times as long."""
    rounds = ((_seconds(text, LONG // 4), _seconds(text, LONG)) for _ in range(ROUNDS))

    assert any(long < short * 10 + 0.1 for short, long in rounds)


def _seconds(text: str, size: int) -> float:
    """Return the time of the processor that a text, repeated, takes to be read and checked."""
    line = text * (MAX_SENTENCE // len(text) - 1) + "。"
    lines = line * (size // len(line.encode()))
    at = Location("a.txt")
    section = Section("overview", "", "一", "official", lines, at, (Paragraph(lines, at),))
    report = Report("a.txt", "text", "2021", 2024, "某局", None, None, "", (section,), {}, None)
    rules = [rule for rule in load_rules() if rule.code.startswith(PROSE)]
    start = time.process_time()
    read = report._replace(mentions=find_mentions(report))
    result = check(read, rules, Settings())

    assert ("GL501" in result.skipped) is (len(read.mentions) == MAX_MENTIONS)
    return time.process_time() - start
