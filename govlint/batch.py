"""Many files: in this process or several."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from govlint.engine import FileResult, lint_source
from govlint.files import find_files
from govlint.settings import Settings
from govlint.source import Source

CHUNK = 16
"""Files handed to a process at a time: the cost of handing over is 1 ms."""


def lint_all(
    paths: Iterable[str | os.PathLike[str]], settings: Settings | None = None, *, jobs: int = 1
) -> Iterator[FileResult]:
    """Lint files, and those in folders and archives.

    Args:
        paths: Files, folders, archives; ``-`` is standard input.
        settings: None: the default ones.
        jobs: How many processes.

    Yields:
        A result for each file, in the order given; one in an archive is called
        ``archive.zip/folder/report.docx``.

    Raises:
        SettingsError: The settings name an unknown rule.
    """
    sources = find_files(os.fspath(path) for path in paths).sources
    return lint_sources(sources, settings or Settings(), jobs=jobs)


def lint_sources(
    sources: Sequence[Source], settings: Settings, *, jobs: int = 1
) -> Iterator[FileResult]:
    """Lint files that were found, one after the other or in several processes; see `lint_all`."""
    lint = partial(lint_source, settings=settings)
    # What is at hand already is larger than what its results are.
    if jobs == 1 or any(source.data for source in sources):
        yield from map(lint, sources)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  30 ms

    chunk = min(CHUNK, max(len(sources) // jobs, 1))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(lint, sources, chunksize=chunk)
