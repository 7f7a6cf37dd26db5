"""Readers of machine formats that are not ours: what a program does with a result."""

import csv
import io
import subprocess
import sys
from pathlib import Path

SCHEMAS = Path(__file__).parents[1] / "outputs" / "schemas"
"""The published schemas of SARIF and of GitLab's report."""


def parse_command(command: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as its documentation says."""
    _, head, message = command.split("::", 2)
    level, _, facts = head.partition(" ")
    told = dict(fact.split("=", 1) for fact in facts.split(","))
    return level, {name: _unescape(value) for name, value in told.items()}, _unescape(message)


def _unescape(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


def rows_of_sarif(path: Path) -> list[dict[str, str]]:
    """Return the table that ``sarif csv`` of sarif-tools makes of a file."""
    listed = path.with_suffix(".csv")
    command = [sys.executable, "-m", "sarif", "csv", "--output", str(listed), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return list(csv.DictReader(io.StringIO(listed.read_text("utf-8"))))
