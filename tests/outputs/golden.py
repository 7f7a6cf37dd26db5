"""Writes what each output makes of a few files, for a look at every change.

``python -m tests.outputs.golden`` writes ``fixtures/outputs``, and the difference is reviewed.
"""

import tempfile
from pathlib import Path

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
}


def files() -> dict[str, bytes]:
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
    }


def outputs() -> dict[str, str]:
    """Return what each run writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files().items():
            folder.joinpath(file).write_bytes(content)
        return {
            run: govlint("check", ".", *options, cwd=folder).stdout for run, options in RUNS.items()
        }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for run, text in outputs().items():
        (GOLDEN / run).write_text(text, "utf-8")
