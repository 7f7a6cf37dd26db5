"""Reports that were read and wait to be compared; in a run over thousands they are packed small."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from govlint.agency import kind_of
from govlint.characters import normalise
from govlint.document import Location
from govlint.report import Report

if TYPE_CHECKING:
    from govlint.copies import Copy

MOST_UNPACKED = 500
"""Reports of a run up to which they are kept as they are: 200 KB of objects each."""


class Entry(NamedTuple):
    """A report of the run, told from others by what stands here."""

    path: str
    agency: str | None
    year: int | None
    edition: str | None
    contents: bytes
    """The same for files that hold one report, such as a Word file and the page it was put on."""
    kept: Report | bytes
    digest: str | None = None
    """See `govlint.result.FileResult`."""

    def report(self) -> Report:
        """Return the report; one that is packed is made anew each time it is asked for."""
        if isinstance(self.kept, Report):
            return self.kept
        import pickle  # noqa: PLC0415  2 ms that a run of one file need not pay
        import zlib  # noqa: PLC0415  see above

        report: Report = pickle.loads(zlib.decompress(self.kept))  # noqa: S301  packed by this run
        return report

    def pack(self) -> "Entry":
        """Return the entry with its report packed, which makes a tenth of it."""
        import pickle  # noqa: PLC0415  see `report`
        import zlib  # noqa: PLC0415  see `report`

        dumped = pickle.dumps(self.report(), pickle.HIGHEST_PROTOCOL)
        return self._replace(kept=zlib.compress(dumped, 1))


def put_away(report: Report) -> Entry:
    """Put a report away as it is."""
    about = report.path, report.agency, report.year, report.edition
    return Entry(*about, _contents(report), report)


def are_same(entries: Sequence[Entry]) -> bool:
    """Return whether files hold one report."""
    return len({entry.contents for entry in entries}) == 1


def _contents(report: Report) -> bytes:
    """Return a digest of the figures and of the text, however both are set out."""
    from hashlib import sha256  # noqa: PLC0415  2 ms, see `Entry.report`

    told = [
        f"{key} {cell.kind} {cell.value if cell.value is None else cell.value.normalize()}"
        for table in report.tables.values()
        for key, cell in table.cells.items()
    ]
    told.sort()
    told += ["".join(section.text.split()) for section in report.sections]
    return sha256("\n".join(told).encode("utf-8", "surrogatepass")).digest()


class Unit(NamedTuple):
    """An agency that is known to exist, as a hierarchy of agencies lists it."""

    name: str
    at: Location
    """Where it is listed."""
    parent: str | None = None
    """The name of the unit whose report sums up this one's."""
    kind: str | None = None
    """See `govlint.agency`; None: told by the name, if at all."""
    aliases: tuple[str, ...] = ()
    is_excluded: bool = False
    """Whether its figures are no part of those of its parent."""

    @property
    def is_office(self) -> bool:
        """Whether it is the office of a government, which reports what the government did itself."""
        return (self.kind or kind_of(self.name)) == "government-office"

    @property
    def keys(self) -> tuple[str, ...]:
        """What it may be called, normalised."""
        return tuple(normalise(name) for name in (self.name, *self.aliases))


class Batch:
    """The reports of a run that could be read, in the order of the files."""

    def __init__(
        self,
        entries: Sequence[Entry],
        units: Sequence[Unit] = (),
        unread: Sequence[str] = (),
    ) -> None:
        """Take the reports.

        Args:
            entries: The reports.
            units: The agencies that should have one; empty: it is not known which.
            unread: Paths of files that could not be read.
        """
        self.entries = tuple(entries)
        self.units = tuple(units)
        self.unread = tuple(unread)

    @cached_property
    def agencies(self) -> tuple[str | None, ...]:
        """Of each report, what its agency is called: its unit, else the name that it gives."""
        names = {key: unit.name for unit in self.units for key in unit.keys}
        keys = (normalise(entry.agency or "") for entry in self.entries)
        return tuple(names.get(key, key) or None for key in keys)

    @cached_property
    def by_year(self) -> Mapping[tuple[str, int], list[int]]:
        """The numbers of the reports of an agency on a year."""
        found: dict[tuple[str, int], list[int]] = {}
        for number, (entry, agency) in enumerate(zip(self.entries, self.agencies, strict=True)):
            if agency and entry.year:
                found.setdefault((agency, entry.year), []).append(number)
        return found

    @cached_property
    def years(self) -> Mapping[int, int]:
        """How many agencies report on each year."""
        return Counter(year for _, year in self.by_year)

    @property
    def stray_years(self) -> tuple[int, ...]:
        """The years of less than half as many agencies as the year of most: mistakes of theirs."""
        most = max(self.years.values(), default=0)
        return tuple(year for year, count in self.years.items() if count * 2 < most)

    @property
    def year(self) -> int | None:
        """The year that the reports are about, the latest of which there are many; None: unknown."""
        return max(self.years.keys() - self.stray_years, default=None)

    def sole(self, agency: str, year: int) -> Report | None:
        """Return the report of an agency on a year; None: there is none, or several that differ."""
        found = [self.entries[number] for number in self.by_year.get((agency, year), ())]
        return found[0].report() if found and are_same(found) else None

    def copies(self, share: float, standard: float) -> "Iterator[Copy]":
        """Find prose that stands in several reports; see `govlint.copies.find_copies`."""
        from govlint.copies import find_copies  # noqa: PLC0415  few rules ask

        return find_copies(self, share=share, standard=standard)
