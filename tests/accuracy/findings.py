"""What is said of published reports, and what was judged of it by a human who read them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from tests.accuracy.corpus import check, excerpts, files

JUDGED = Path(__file__).with_name("judged.yaml")
"""By file and code: how many there are, whether they are right, and why. No prose of reports."""

Key = tuple[str, str]
"""Name of a file and code of a rule."""


class Finding(NamedTuple):
    """An error or warning on a published report."""

    file: str
    code: str
    severity: str
    message: str


class Verdict(NamedTuple):
    """What a human says of the findings of a rule in a file."""

    verdict: Literal["right", "false alarm"]
    reason: str
    times: int | None = None
    """None: however many there are."""


def find() -> list[Finding]:
    """Return all errors and warnings on whole reports and on beginnings of reports."""
    return [
        Finding(path.name, found.code, found.severity, found.message.zh)
        for path in (*files(), *excerpts())
        for found in check(path)[0].diagnostics
        if found.severity != "note"
    ]


def read_verdicts() -> dict[Key, Verdict]:
    """Return what was judged; what is said of all beginnings of reports, for each of them."""
    loaded = yaml.safe_load(JUDGED.read_text("utf-8"))
    common = {code: Verdict(**fields) for code, fields in loaded.pop("excerpts").items()}
    every = {(path.name, code): verdict for path in excerpts() for code, verdict in common.items()}
    own = {
        (file, code): Verdict(**fields)
        for file, codes in loaded.items()
        for code, fields in codes.items()
    }
    return {**every, **own}


def count(findings: Iterable[Finding]) -> Counter[Key]:
    """Return how many there are of each code in each file."""
    return Counter((found.file, found.code) for found in findings)


def as_table(findings: Iterable[Finding], verdicts: Mapping[Key, Verdict]) -> str:
    """Return a line for each finding, with what was judged of it."""
    lines = []
    for found in findings:
        known = verdicts.get((found.file, found.code))
        verdict = known.verdict if known else "NOT JUDGED"
        start = f"{found.file:52} {found.code} {found.severity:7} {verdict:11}"
        lines.append(f"{start} {found.message}")
    return "\n".join(lines) + "\n"
