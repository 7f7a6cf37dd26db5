"""Outputs: results to text, one module per format; a new module is a new format."""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple, Protocol, cast

from govlint.engine import FileResult
from govlint.errors import SettingsError
from govlint.language import Lang


def _plain(text: str, _style: str) -> str:
    return text


class Options(NamedTuple):
    """How to write."""

    lang: Lang = "zh"
    boxes: bool = False
    """Whether lines may be drawn: a terminal, not a file or a screen reader."""
    paint: Callable[[str, str], str] = _plain
    """Colours a text: given it and one of ``error``, ``warning``, ``note``, ``pass``, ``dim``."""


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


class Output(Protocol):
    """A format: text for the beginning, for each file, and for the end."""

    def begin(self) -> str:
        """Return what stands before all files."""

    def file(self, result: FileResult) -> str:
        """Return what is said of one file."""

    def end(self, summary: Summary) -> str:
        """Return what stands after all files."""


def names() -> list[str]:
    """Return the names of all formats."""
    return [module.name for module in iter_modules(__path__)]


def load(name: str, options: Options) -> Output:
    """Return the output of a format.

    Raises:
        SettingsError: ``unknown-format``.
    """
    if name not in names():
        raise SettingsError("unknown-format", name=name, known=", ".join(names()))
    module = import_module(f"{__name__}.{name}")
    return cast("Output", module.Output(options))
