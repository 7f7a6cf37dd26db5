"""Writers: a `Report` to a file that people work with; one module per format.

What is printed, and where cells are merged, is decided once for all formats: `printed`, `grid`.
"""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from govlint.errors import SettingsError
from govlint.report import Report

TARGETS = ("docx", "html", "md", "xlsx", "json", "yaml", "csv")
FORMS = TARGETS[:-1]
"""Those in which a report can be written and read again."""
BINARY = frozenset(("docx", "xlsx"))
"""Those that are no text."""
SUFFIXES = {f".{name}": name for name in TARGETS} | {
    ".htm": "html",
    ".markdown": "md",
    ".yml": "yaml",
}


class Writer(Protocol):
    """What the module of a format has."""

    def write(self, report: Report) -> bytes:
        """Return a report as a file of this format."""


def choose(asked: str | None, output: str | None, default: str, known: Sequence[str]) -> str:
    """Return the format to write: the one asked for, or that of the suffix of a file.

    Args:
        asked: A format by name.
        output: The path that is written to.
        default: What to write where neither tells.
        known: The formats to choose from.

    Raises:
        SettingsError: ``unknown-target``.
    """
    suffix = os.path.splitext(output or "")[1].lower()
    name = asked or (SUFFIXES.get(suffix, suffix) if suffix else default)
    if name not in known:
        raise SettingsError("unknown-target", name=name, known=", ".join(known))
    return name


def write(report: Report, target: str) -> bytes:
    """Return a report as a file of one of the `TARGETS`."""
    return cast("Writer", import_module(f"{__name__}.{target}")).write(report)
