"""Results that govlint wrote and that lie among the reports: they are told from reports by their contents."""

import os
import re
from collections.abc import Callable, Iterator
from typing import get_args

from govlint.language import Lang
from govlint.patterns import pattern
from govlint.readers.zip import DAMAGED, open_zip
from govlint.wording import PHRASES, VERDICTS, say

WORKBOOK_MARK = "govlint check"
"""What a workbook of results says about itself."""

_SIZE = 4096
"""Bytes that are looked at, at the beginning and at the end of a file."""
_JSON = pattern(
    rb'\s*\{\s*"version"\s*:\s*\d+\s*,\s*"(?:proof"\s*:.*"summary"\s*:\s*\{\s*"files"|findings"\s*:\s*\[)'
    rb"|"
    rb'\s*\{\s*"\$schema"\s*:\s*"[^"]*/sarif.*"rule_set"'
    rb"|"
    rb'\s*\[\s*\{\s*"description"\s*:\s*"[^"]*"\s*,\s*"check_name"',
    re.DOTALL,
)
"""JSON and a baseline, SARIF, and GitLab's report."""
_PAGE = pattern(rb'<meta name="generator" content="govlint check"')
_CORE = "docProps/core.xml"


def is_own_output(path: str) -> bool:
    """Return whether a file is a result of `govlint check`; False when it cannot be opened."""
    look = _LOOKS.get(os.path.splitext(path)[1].lower())
    try:
        return bool(look and look(path))
    except DAMAGED:
        return False


def _is_json(path: str) -> bool:
    return _JSON.match(_ends(path)) is not None


def _is_page(path: str) -> bool:
    return _PAGE.search(_ends(path)) is not None


def _is_text(path: str) -> bool:
    """Return whether the last line is a verdict, or the counts over all files."""
    last = _ends(path).decode("utf-8", "replace").rstrip().rpartition("\n")[2]
    return any(re.match(line, last) for line in _last_lines())


def _is_workbook(path: str) -> bool:
    with open_zip(path) as book:
        if _CORE not in book.NameToInfo or book.getinfo(_CORE).file_size > _SIZE:
            return False
        return f">{WORKBOOK_MARK}<".encode() in book.read(_CORE)


def _ends(path: str) -> bytes:
    """Return the beginning and the end of a file."""
    with open(path, "rb") as stream:
        head = stream.read(_SIZE)
        size = stream.seek(0, 2)
        stream.seek(max(len(head), size - _SIZE))
        return head + stream.read()


def _last_lines() -> Iterator[str]:
    """Yield patterns of the last line of an output in words, in either language."""
    for lang in get_args(Lang):
        for verdict in VERDICTS.values():
            yield re.escape(say("verdict", lang, verdict=verdict.in_(lang)) + "  ")
        names = PHRASES["summary"].in_(lang)
        yield re.sub(r"\\{\w+\\}", r"\\d+", re.escape(names))


_LOOKS: dict[str, Callable[[str], bool]] = {
    ".json": _is_json,
    ".htm": _is_page,
    ".html": _is_page,
    ".txt": _is_text,
    ".md": _is_text,
    ".xlsx": _is_workbook,
}
