"""Reports that were read and wait to be compared, packed small: a run may be about thousands."""

import pickle
import zlib
from typing import NamedTuple

from govlint.report import Report


class Entry(NamedTuple):
    """A report of the run, told from others by what stands here and kept packed.

    A report is 200 KB of objects; packed it is a tenth of that.
    """

    path: str
    agency: str | None
    year: int | None
    edition: str | None
    packed: bytes
    digest: str | None = None
    """See `govlint.engine.FileResult`."""

    def report(self) -> Report:
        """Return the report, made anew each time it is asked for."""
        report: Report = pickle.loads(zlib.decompress(self.packed))  # noqa: S301  packed by this run
        return report


def pack(report: Report) -> Entry:
    """Put a report away."""
    packed = zlib.compress(pickle.dumps(report, pickle.HIGHEST_PROTOCOL), 1)
    return Entry(report.path, report.agency, report.year, report.edition, packed)


class Batch(NamedTuple):
    """The reports of a run that could be read, in the order of the files."""

    entries: tuple[Entry, ...]
