"""What became of a file."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from govlint.diagnostic import Diagnostic
from govlint.errors import ReadError
from govlint.language import Text
from govlint.report import Report
from govlint.rule import Needs
from govlint.settings import Settings

Verdict = Literal["pass", "fail", "incomplete"]


class Evaluated(NamedTuple):
    """How much of a report was checked."""

    cells: Mapping[str, tuple[int, int]]
    """For each table: cells that were read, cells of the form."""
    identities: tuple[int, int]
    """Identities that were evaluated, and all there are."""
    mentions: int = 0
    """Numbers told in prose that were compared with the tables."""
    previous: str | None = None
    """The report on the year before that it was compared with; None: with none."""
    rivals: tuple[str, ...] = ()
    """Several reports on the year before, of which none was compared: they differ."""
    needs: tuple[Needs, ...] = ()
    """What else than the report rules were given."""


class Suppressed(NamedTuple):
    """A diagnostic that the user knows and accepts."""

    diagnostic: Diagnostic
    fingerprint: str
    reason: Text


class FileResult(NamedTuple):
    """What became of one file."""

    path: str
    format: str | None
    """None: it could not be told."""
    report: Report | None
    """None: it could not be read."""
    verdict: Verdict
    evaluated: Evaluated | None
    diagnostics: tuple[Diagnostic, ...]
    skipped: Mapping[str, Text]
    """Why a rule, or part of it, was not evaluated, by code."""
    failure: ReadError | None
    """Why the file could not be read."""
    settings: Settings = Settings()
    """Those that were in force for it."""
    suppressed: tuple[Suppressed, ...] = ()
    """What was found and is not among `diagnostics`, because the user accepts it."""
    digest: str | None = None
    """SHA-256 of what the file held when it was read; None: not asked for, or it could not be opened."""

    def without(
        self, diagnostics: Iterable[Diagnostic], suppressed: Iterable[Suppressed] = ()
    ) -> "FileResult":
        """Return the result with fewer diagnostics and the verdict that they make.

        What could not be checked stays so: an incomplete result is incomplete without them.
        """
        kept = tuple(diagnostics)
        verdict = self.verdict
        if verdict != "incomplete":
            has_failed = any(self.settings.fails(found.severity) for found in kept)
            verdict = "fail" if has_failed else "pass"
        accepted = (*self.suppressed, *suppressed)
        return self._replace(diagnostics=kept, verdict=verdict, suppressed=accepted)
