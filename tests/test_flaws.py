"""Wording and structure: lawful look-alikes are believed, and every kind of mistake is found."""

import random
import time
from decimal import Decimal

import pytest

from govlint import declared
from govlint.document import Location, Paragraph
from govlint.engine import check, lint_bytes
from govlint.flaws import load_flaws
from govlint.form import EDITIONS, load_form
from govlint.registry import load_rules
from govlint.report import Report, Section
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.settings import Settings
from tests.support.flaws import MISTAKES, add_lookalikes, make_complete_report
from tests.support.reports import Canonical
from tests.support.writers import write

SUFFIXES = (".json", ".docx", ".html", ".txt")
CODES = ("GL107", "GL108", "GL109", "GL110", "GL13", "GL8")
RULES = {rule.code: rule for rule in load_rules()}
LONG = 40_000
"""Bytes of a file of prose."""
ROUNDS = 3
"""A busy machine may disturb one."""


def lint(report: Canonical, suffix: str, settings: Settings | None = None) -> FileResult:
    return lint_bytes(write(suffix, report), f"report{suffix}", settings)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", range(25))
def test_lookalikes_raise_no_alarm(edition: str, seed: int) -> None:
    """Rich prose with addresses, years, names, brackets and lists of every lawful kind."""
    report = make_complete_report(edition, seed)
    add_lookalikes(report, random.Random(seed))
    result = lint(report, SUFFIXES[seed % len(SUFFIXES)])
    said = [found for found in result.diagnostics if found.code.startswith(CODES)]

    assert [found.message.zh for found in said if found.code != "GL108"] == []


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("kind", "edition"),
    [
        (kind, edition)
        for kind, (_, code) in MISTAKES.items()
        for edition in RULES[code].editions or EDITIONS
    ],
)
def test_mistake_is_found(kind: str, edition: str) -> None:
    """Among prose that is right, whatever the format is."""
    spoil, code = MISTAKES[kind]
    for seed in range(100, 112):
        report = make_complete_report(edition, seed)
        spoil(report, random.Random(seed))
        in_cells = code == "GL132"  # in text single cells may be in doubt
        suffix = SUFFIXES[seed % (3 if in_cells else 4)]
        result = lint(report, suffix, Settings(min_confidence="medium"))

        assert code in {found.code for found in result.diagnostics}, (seed, suffix)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        pytest.param("号码13812345678号码13812345678。", None, id="twice"),
        pytest.param("满意率满意率提高，电话13812345678。", "GL806", id="doubled words"),
        pytest.param("电话（13812345678。", "GL805", id="a bracket"),
        pytest.param("收取信息处理费300，由13812345678经手。", "GL812", id="an amount"),
    ],
)
def test_messages_mask_personal_data(sentence: str, code: str | None) -> None:
    """The whole number is nowhere in what is said, though another rule quotes its sentence."""
    report = make_complete_report("2021", 1)
    report["sections"]["other"]["text"] += f"\n{sentence}"
    result = lint(report, ".json", Settings(min_confidence="low"))
    found = [one for one in result.diagnostics if one.code == "GL811"]

    assert {one.actual for one in found} == {"138******78"}
    assert code is None or code in {one.code for one in result.diagnostics}
    assert "13812345678" not in "".join("".join(one.message) for one in result.diagnostics)


HOSTILE = {
    "brackets": "（（（《《《”）",
    "closing": "）》”",
    "doubled": "甲乙丙甲乙丁",
    "one character": "公",
    "digits": "1234567890 ",
    "mobile": "13812345678，",
    "placeholders": "XX××__○○",
    "dates": "年 月 ",
    "papers": "国办公开办函〔2019〕60号",
    "open papers": "国办公开办函〔2019",
    "words": "示例待补（）",
    "amounts": "信息处理费1,1,1,1,",
    "introduction": "概述、主动公开、申请组成。",
    "letters": "转结",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("broken", [False, True], ids=["long lines", "short lines"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_text(text: str, *, broken: bool) -> None:
    """Four times the text takes four times as long, however it is broken into lines."""
    sizes = (LONG // 4, LONG)
    rounds = ([_seconds(text, size, broken) for size in sizes] for _ in range(ROUNDS))

    assert any(long < short * 8 + 0.1 for short, long in rounds)


def _rules() -> list[Rule]:
    return [rule for rule in load_rules() if rule.code.startswith(CODES)]


def _seconds(text: str, size: int, broken: bool) -> float:  # noqa: FBT001  a row of the table
    """Return the time of the processor that a text, repeated, takes to be checked."""
    at = Location("a.txt")
    count = size // len(text.encode())
    lines = (
        (Paragraph(text * 20, at),) * (count // 20) if broken else (Paragraph(text * count, at),)
    )
    whole = "\n".join(line.text for line in lines)
    sections = tuple(
        Section(key, key, "一", "official", whole, at, lines) for key in ("overview", "problems")
    )
    report = Report(
        "a.txt", "text", "2021", 2024, "某局", None, None, whole, sections, {}, None, opening=lines
    )
    start = time.process_time()
    result = check(report, _rules(), Settings())

    assert all("5000" in reason.zh for reason in result.skipped.values())
    return time.process_time() - start


def test_declared_words_are_all_used() -> None:
    """Every part of the file is read, and names matters that the form has."""
    data = declared.load("flaws")
    flaws = load_flaws()

    assert set(data) == {
        "overview",
        "problems",
        "extra",
        "placeholders",
        "misspelt",
        "doubled",
        "brackets",
        "citations",
        "introduction",
        "letter",
        "explanations",
        "privacy",
        "money",
    }
    assert set(flaws.placeholders.bracketed) <= set(flaws.placeholders.alone)
    assert set(flaws.placeholders.doubtful) <= set(flaws.placeholders.alone)
    assert {paper.number for paper in flaws.citations.papers} == {
        load_form(edition).document for edition in EDITIONS
    }
    assert Decimal(flaws.overview.limit) > 0
