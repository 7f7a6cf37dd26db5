"""Many files: in this process or several."""

import sys
from collections.abc import Iterator, Sequence

from govlint.engine import FileResult, lint, lint_bytes
from govlint.readers import Format
from govlint.settings import Settings

STDIN = "-"
CHUNK = 16
"""Files handed to a process at a time: the cost of handing over is 1 ms."""


def lint_all(
    paths: Sequence[str],
    settings: Sequence[Settings],
    *,
    jobs: int = 1,
    stdin_format: Format | None = None,
) -> Iterator[FileResult]:
    """Lint files, one after the other or in several processes; results come in the order given.

    Args:
        paths: Files; ``-`` is standard input.
        settings: Those of each file.
        jobs: How many processes.
        stdin_format: The format of standard input; None: told by its content.
    """
    if STDIN in paths or jobs == 1:
        for path, own in zip(paths, settings, strict=True):
            if path == STDIN:
                yield lint_bytes(sys.stdin.buffer.read(), "<stdin>", own, stdin_format)
            else:
                yield lint(path, own)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  30 ms

    chunk = min(CHUNK, max(len(paths) // jobs, 1))
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(lint, paths, settings, chunksize=chunk)
