"""Outputs: results to text or bytes, one module per format; a new module is a new format.

A module has a class `Output`. A format that is not text says ``BINARY = True``; text for people, not
programs, says ``FOR_PEOPLE = True``; a format that tells what was checked says ``SEALED = True``, and
results then have a digest; one that tells counts for each rule, where they are asked for, says
``STATISTICS = True``.
"""

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from govlint.diagnostic import Diagnostic
from govlint.errors import SettingsError
from govlint.language import Lang
from govlint.result import FileResult
from govlint.wording import say

if TYPE_CHECKING:
    from govlint.proof import Proof


def _plain(text: str, _style: str) -> str:
    return text


class Options(NamedTuple):
    """How to write."""

    lang: Lang = "zh"
    boxes: bool = False
    """Whether lines may be drawn: a terminal, not a file or a screen reader."""
    paint: Callable[[str, str], str] = _plain
    """Colours a text: given it and one of ``error``, ``warning``, ``note``, ``pass``, ``dim``."""
    is_quiet: bool = False
    """Whether formats for people tell only what keeps a file from passing, and the last line."""
    statistics: "Statistics | None" = None
    """Counts over all files that a format that `tells_statistics` tells at its end; None: not asked for."""
    proof: "Proof | None" = None
    """What holds of all files, for formats that are `is_sealed`."""


class Summary(NamedTuple):
    """Counts over all files of a run."""

    files: int = 0
    passed: int = 0
    failed: int = 0
    incomplete: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    suppressed: int = 0
    """What was found and is not told, because the user accepts it."""

    def add(self, result: FileResult) -> "Summary":
        """Return the counts with one more file."""
        severities = [found.severity for found in result.diagnostics]
        return Summary(
            files=self.files + 1,
            passed=self.passed + (result.verdict == "pass"),
            failed=self.failed + (result.verdict == "fail"),
            incomplete=self.incomplete + (result.verdict == "incomplete"),
            errors=self.errors + severities.count("error"),
            warnings=self.warnings + severities.count("warning"),
            notes=self.notes + severities.count("note"),
            suppressed=self.suppressed + len(result.suppressed),
        )


class Tally(NamedTuple):
    """How often a rule found something."""

    code: str
    name: str
    findings: int
    files: int
    """Files that have one."""


class Statistics:
    """Counts for each rule over all files of a run, which grow while it goes on."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._names: dict[str, str] = {}
        self._counts = Counter[str]()
        self._files = Counter[str]()

    def add(self, result: FileResult) -> None:
        """Count what was found in one more file."""
        codes = [found.code for found in result.diagnostics]
        self._names.update({found.code: found.rule.name for found in result.diagnostics})
        self._counts.update(codes)
        self._files.update(set(codes))

    def tallies(self) -> list[Tally]:
        """Return a tally for each rule that found something, the most frequent first."""
        codes = sorted(self._counts, key=lambda code: (-self._counts[code], code))
        return [
            Tally(code, self._names[code], self._counts[code], self._files[code]) for code in codes
        ]


def say_statistics(statistics: Statistics | None, lang: Lang) -> list[str]:
    """Return a line for each rule that found something, and one above them; none if not asked for."""
    if statistics is None:
        return []
    tallies = statistics.tallies()
    size = max((len(str(tally.findings)) for tally in tallies), default=0)
    return [
        say("statistics", lang, count=len(tallies)),
        *(
            f"  {tally.findings:>{size}}  {tally.code}  {tally.name}"
            f"  {say('statistics-files', lang, count=tally.files)}"
            for tally in tallies
        ),
    ]


def hindrances(result: FileResult) -> list[Diagnostic]:
    """Return the diagnostics that keep a file from passing: severe ones, and those of unread cells."""
    return [
        found
        for found in result.diagnostics
        if result.settings.fails(found.severity)
        or (result.report and any(result.report.cell(key) is None for key in found.cells))
    ]


Written_co = TypeVar("Written_co", str, bytes, covariant=True)


class Output(Protocol[Written_co]):
    """A format: what is written at the beginning, for each file, and at the end."""

    def begin(self) -> Written_co:
        """Return what stands before all files."""

    def file(self, result: FileResult) -> Written_co:
        """Return what is said of one file."""

    def end(self, summary: Summary) -> Written_co:
        """Return what stands after all files."""


SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xlsx": "xlsx",
}
"""The format of a file that is to be written, where none is asked for."""


def names() -> list[str]:
    """Return the names of all formats."""
    return [module.name for module in iter_modules(__path__)]


def load(name: str) -> ModuleType:
    """Return the module of a format.

    Raises:
        SettingsError: ``unknown-format``.
    """
    if name not in names():
        raise SettingsError("unknown-format", name=name, known=", ".join(names()))
    return import_module(f"{__name__}.{name}")


def is_binary(module: ModuleType) -> bool:
    """Return whether a format is bytes, not text."""
    return getattr(module, "BINARY", False)


def is_for_people(module: ModuleType) -> bool:
    """Return whether a format is text for people, in the encoding of their console."""
    return getattr(module, "FOR_PEOPLE", False)


def is_sealed(module: ModuleType) -> bool:
    """Return whether a format tells which file was checked, by its digest."""
    return getattr(module, "SEALED", False)


def tells_statistics(module: ModuleType) -> bool:
    """Return whether a format has a place for counts of each rule."""
    return getattr(module, "STATISTICS", False)
