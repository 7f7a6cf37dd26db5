"""Many files: in this process or several."""

import os
from collections.abc import Iterable, Iterator, Sequence

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
    return lint_sources(sources, [settings or Settings()] * len(sources), jobs=jobs)


def lint_sources(
    sources: Sequence[Source], settings: Sequence[Settings], *, jobs: int = 1
) -> Iterator[FileResult]:
    """Lint files that were found, each by its own settings, in one process or several.

    See `lint_all`.
    """
    # What is at hand already is larger than what its results are.
    if jobs == 1 or any(source.data for source in sources):
        yield from map(lint_source, sources, settings)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  30 ms

    chunk = min(CHUNK, max(len(sources) // jobs, 1))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(lint_source, sources, settings, chunksize=chunk)
