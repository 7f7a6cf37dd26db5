"""Many files: in this process or several, each by itself or with those that it is compared with."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from govlint.company import Company
from govlint.engine import lint_entry, lint_source, shelve
from govlint.files import find_files
from govlint.registry import select_rules
from govlint.result import FileResult
from govlint.rule import ALL_NEEDS
from govlint.settings import Settings
from govlint.shelf import MOST_UNPACKED, Entry
from govlint.source import Source

CHUNK = 16
"""Files handed to a process at a time: the cost of handing over is 1 ms."""

T = TypeVar("T")


def lint_all(
    paths: Iterable[str | os.PathLike[str]],
    settings: Settings | None = None,
    *,
    jobs: int = 1,
    previous: str | os.PathLike[str] | None = None,
) -> Iterator[FileResult]:
    """Lint files, and those in folders and archives.

    Args:
        paths: Files, folders, archives; ``-`` is standard input.
        settings: None: the default ones.
        jobs: How many processes.
        previous: A file, folder or archive with reports on the year before, beside those among the
            files themselves.

    Yields:
        A result for each file, in the order given; one in an archive is called
        ``archive.zip/folder/report.docx``.

    Raises:
        SettingsError: The settings name an unknown rule; `previous` is of no use, see
            `govlint.pairing.read_previous`.
    """
    sources = find_files(os.fspath(path) for path in paths).sources
    own = [settings or Settings()] * len(sources)
    if not compares(own, is_given=previous is not None):
        yield from lint_sources(sources, own, jobs=jobs)
        return
    from govlint.pairing import introduce, read_previous  # noqa: PLC0415  few runs compare

    given = read_previous(os.fspath(previous)) if previous is not None else []
    entries = list(shelve_all(sources, jobs=jobs))
    yield from lint_entries(entries, own, introduce(entries, own, given), jobs=jobs)


def compares(settings: Sequence[Settings], *, is_given: bool) -> bool:
    """Return whether reports of a run are to be compared, so that all are read before any is told.

    One file is compared only with what is given for it: last year's report, a hierarchy.
    """
    if len(settings) < 2 and not is_given:
        return False
    different = {id(own): own for own in settings}.values()
    return any(rule.needs for own in different for rule in select_rules(own, ALL_NEEDS))


def lint_sources(
    sources: Sequence[Source], settings: Sequence[Settings], *, jobs: int = 1
) -> Iterator[FileResult]:
    """Lint files that were found, each by itself and by its own settings; see `lint_all`."""
    # What is at hand already is larger than what its results are.
    jobs = 1 if any(source.data for source in sources) else jobs
    yield from _mapped(lint_source, jobs, sources, settings)


def shelve_all(sources: Sequence[Source], *, jobs: int = 1) -> Iterator[Entry | FileResult]:
    """Read files and put their reports away until all are read; see `govlint.engine.shelve`.

    Those of many files are packed, and those that go from one process to another.
    """
    jobs = 1 if any(source.data for source in sources) else jobs
    packed = jobs > 1 or len(sources) > MOST_UNPACKED
    yield from _mapped(partial(shelve, packed=packed), jobs, sources)


def lint_entries(
    entries: Sequence[Entry | FileResult],
    settings: Sequence[Settings],
    company: Sequence[Company],
    *,
    jobs: int = 1,
) -> Iterator[FileResult]:
    """Lint reports that were put away, each with those that it is compared with."""
    return _mapped(lint_entry, jobs, entries, settings, company)


def _mapped(
    function: Callable[..., T], jobs: int, sequence: Sequence[Any], *more: Sequence[Any]
) -> Iterator[T]:
    """Call a function for each file, in this process or several; results are in order."""
    if jobs == 1:
        yield from map(function, sequence, *more)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  30 ms

    chunk = min(CHUNK, max(len(sequence) // jobs, 1))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(function, sequence, *more, chunksize=chunk)
