"""Reports with mistakes of form, in every format that can be mended."""

from copy import deepcopy

from govlint.fixes import Choice, Fixed, fix
from govlint.readers import Format
from govlint.settings import Settings
from tests.support.reports import Canonical, make_report
from tests.support.writers import write

FORMATS: dict[str, Format] = {
    ".docx": "docx",
    ".html": "html",
    ".txt": "text",
    ".md": "text",
    ".json": "json",
    ".yaml": "yaml",
}
CELL = "applications.granted.natural_person"
SUFFIXES = tuple(FORMATS)


def mend(data: bytes, suffix: str, *, unsafe: bool = False, fill_zero: bool = False) -> Fixed:
    """Fix a file by the default settings."""
    choice = Choice(unsafe=unsafe, fill_zero=fill_zero)
    return fix(data, f"x{suffix}", FORMATS[suffix], Settings(), choice)


def widen(value: object) -> str:
    """Return a number in full-width digits."""
    return "".join(chr(ord(char) + 0xFEE0) for char in str(value))


def separate(value: object) -> str:
    """Return a number with thousands separators."""
    return f"{value:,}"


def damaged(seed: int = 0, edition: str = "2021") -> tuple[Canonical, Canonical]:
    """Return a report with a mistake of form of each kind, and as it should be."""
    right = make_report(edition, seed)
    right["sections"]["overview"]["text"] += "\n本报告依据国办公开办函〔2021〕30号编制。"
    wrong = deepcopy(right)
    rows = wrong["tables"]["applications"]
    rows["granted"]["natural_person"] = widen(rows["granted"]["natural_person"])
    wrong["sections"]["overview"]["heading"] = "一、概述"
    wrong["sections"]["other"]["heading"] = "其他需要报告的事项"
    text = wrong["sections"]["overview"]["text"]
    wrong["sections"]["overview"]["text"] = text.replace("〔2021〕30号", "[2021]30号")
    return wrong, right


def file_of(report: Canonical, suffix: str) -> bytes:
    """Write a report."""
    return write(suffix, report)
