"""Writes what each output makes of a few files, for a look at every change.

``python -m tests.outputs.golden`` writes ``fixtures/outputs``, and the difference is reviewed.
"""

import os
import tempfile
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from unittest import mock

from govlint.page.style import POLICY, STYLE
from govlint.proof import prove
from tests.support.fixtures import FIXTURES, change, right_report
from tests.support.reports import Canonical, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write

GOLDEN = FIXTURES / "outputs"
RUNS = {
    "text-zh.txt": ("--format", "text"),
    "text-en.txt": ("--format", "text", "--lang", "en"),
    "line-zh.txt": ("--format", "line"),
    "line-en.txt": ("--format", "line", "--lang", "en"),
    "json-zh.json": ("--format", "json"),
    "json-en.json": ("--format", "json", "--lang", "en"),
    "jsonl-zh.jsonl": ("--format", "jsonl"),
    "sarif-zh.sarif": ("--format", "sarif"),
    "sarif-en.sarif": ("--format", "sarif", "--lang", "en"),
    "github-zh.txt": ("--format", "github"),
    "gitlab-zh.json": ("--format", "gitlab"),
    "junit-zh.xml": ("--format", "junit"),
    "junit-en.xml": ("--format", "junit", "--lang", "en"),
    "html-zh.html": ("--format", "html"),
    "html-en.html": ("--format", "html", "--lang", "en"),
    "csv-zh.csv": ("--format", "csv"),
    "csv-en.csv": ("--format", "csv", "--lang", "en"),
}

TOGETHER = ("--ignore", "GL704")
"""All files are of one agency and year, so that each would be a duplicate."""


@cache
def files() -> Mapping[str, bytes]:
    """Return a report of every kind that an output has words for."""
    right = right_report("right-2021")
    lossy: Canonical = change(right, {"remove": ["tables.applications.granted"]})
    wrong = with_cell(right, "applications.partly_granted.business", 40)
    wrong = with_cell(wrong, "review_litigation.review.total", 3)
    wrong = with_cell(wrong, "review_litigation.direct_suit.pending", "无")
    for column in ("issued", "repealed"):
        wrong = with_cell(wrong, f"proactive.rules.{column}", "")
    return {
        "a-right.docx": write(".docx", right),
        "b-wrong.html": write(".html", wrong),
        "c-lossy.json": write(".json", lossy),
        "d-broken.docx": b"not a Word file",
        "e-notice.txt": "关于召开会议的通知\n各科室：\n定于明日召开会议。\n".encode(),
        **{f"f-{name}.docx": write(".docx", report) for name, report in _mistakes(right).items()},
    }


def _mistakes(right: Canonical) -> dict[str, Canonical]:
    """Return a report for each way in which a mistake can be said."""
    spoilt: dict[str, dict[str, object]] = {
        "unique": {"granted.natural_person": 12},
        "swapped": {"granted.natural_person": 1, "granted.business": 21},
        "tied": {"not_handled_repeat.natural_person": 6, "not_handled_repeat.total": 6},
        "group": {"granted.natural_person": 20, "granted.total": 21},
        "several": {"granted.natural_person": 12, "results_total.business": 9},
        "blank": {"granted.total": "", "refused_process.total": 5},
        "many": {
            "granted.natural_person": 7,
            "partly_granted.business": 7,
            "refused_process.research": 7,
            "carried_in.public_welfare": 7,
            "other_misc.legal_service": 7,
            "new_received.other_org": 7,
        },
    }
    reports = {}
    for name, cells in spoilt.items():
        report = right
        for key, value in cells.items():
            report = with_cell(report, f"applications.{key}", value)
        reports[name] = report
    return reports


@cache
def output(run: str) -> str:
    """Return what a run writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files().items():
            folder.joinpath(file).write_bytes(content)
        with mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1737968400"}):
            return _without_changing(
                govlint("check", ".", *RUNS[run], *TOGETHER, cwd=folder).stdout
            )


def _without_changing(text: str) -> str:
    """Return a text without what changes with every version and is the same everywhere in it."""
    known = prove()
    for value, name in (
        (escape(POLICY), "POLICY"),
        (STYLE, "STYLE"),
        (known.rule_set, "RULE-SET"),
        (known.version, "VERSION"),
    ):
        text = text.replace(value, name)
    return text


WRITERS = tuple({run.partition("-")[0]: None for run in RUNS})
"""The formats that are run."""


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for run in RUNS:
        (GOLDEN / run).write_text(output(run), "utf-8")
