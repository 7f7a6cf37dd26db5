"""Prose that stands in the reports of several agencies on one year.

Found by an index of sentences: each report is compared only with those that share some with it, so
that the cost grows with what is shared and not with the pairs. An index is exact and needs nothing
that is not in the standard library; datasketch, which estimates the same, brings 200 MB along.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.shelf import Batch
from govlint.similarity import MIN_PROSE, Wording, report_wordings

FEWEST = 10
"""Reports of a year from which on a sentence may be called standard."""

Number = int
Part = frozenset[int]
"""The wordings of a part of a report, each as a number."""


class Copy(NamedTuple):
    """A part of a report that stands in another report."""

    number: Number
    """Of the report in the batch."""
    section: str
    """Key of the part."""
    other: Number
    """The report that shares most with it."""
    share: float
    """How much of the part is shared, from 0 to 1; standard sentences do not count."""
    sentences: tuple[str, ...]
    """Those that are shared, as printed, the longest first."""
    others: int
    """How many more reports share at least as much as was asked for."""


class _Alike(NamedTuple):
    """How much of a part stands in another report."""

    share: float
    other: Number
    shared: Part


def find_copies(batch: Batch, *, share: float, standard: float) -> Iterator[Copy]:
    """Find the parts of reports that stand in those of other agencies on the same year.

    A government and its own office, of which one name begins with the other, are not compared.

    Args:
        batch: The reports.
        share: From which share on a part is told, from 0 to 1.
        standard: A sentence that more than this share of all reports has is a phrase of the form.
    """
    words: dict[Wording, int] = {}
    parts: dict[str, dict[int, dict[Number, Part]]] = {}
    for number, entry in enumerate(batch.entries):
        if batch.agencies[number] and entry.year:
            for key, wordings in report_wordings(entry.report()).items():
                part = frozenset(words.setdefault(one, len(words)) for one in wordings)
                parts.setdefault(key, {}).setdefault(entry.year, {})[number] = part
    sizes = [len(wording) for wording in words]
    for key, by_year in parts.items():
        for own in by_year.values():
            index = _Index(own, sizes, standard)
            for number in own:
                if found := _of_others(batch, number, index.find(number, share)):
                    yield _tell(batch, number, key, found, words)


class _Index:
    """The same part of the reports on one year, by sentence."""

    def __init__(self, parts: Mapping[Number, Part], sizes: Sequence[int], standard: float) -> None:
        """Leave out standard sentences; few reports cannot tell which those are."""
        counts = Counter(word for part in parts.values() for word in part)
        most = standard * len(parts) if len(parts) >= FEWEST else len(parts)
        self._sizes = sizes
        self._parts = {
            number: frozenset(word for word in part if counts[word] <= most)
            for number, part in parts.items()
        }
        self._holders: dict[int, list[Number]] = {}
        for number, part in self._parts.items():
            for word in part:
                self._holders.setdefault(word, []).append(number)

    def find(self, number: Number, share: float) -> Iterator[_Alike]:
        """Yield the reports that share at least so much of the part of a report."""
        own = self._parts[number]
        whole = self._size(own)
        if whole < MIN_PROSE:
            return
        shared = Counter[Number]()
        for word in own:
            shared.update(self._holders[word])
        fewest = self._fewest(own, share * whole)
        for other, count in shared.items():
            if count >= fewest and other != number:
                both = own & self._parts[other]
                if (found := self._size(both) / whole) >= share:
                    yield _Alike(found, other, both)

    def _fewest(self, part: Part, characters: float) -> int:
        """Return how many sentences it takes at least to have so many characters."""
        count = 0
        for size in sorted((self._sizes[word] for word in part), reverse=True):
            if characters <= 0:
                break
            characters -= size
            count += 1
        return count

    def _size(self, part: Part) -> int:
        return sum(self._sizes[word] for word in part)


def _of_others(batch: Batch, number: Number, found: Iterable[_Alike]) -> list[_Alike]:
    """Return what is alike, the most first, without the agency itself and its office."""
    own = batch.agencies[number] or ""
    kept = []
    for alike in found:
        other = batch.agencies[alike.other] or ""
        if not own.startswith(other) and not other.startswith(own):
            kept.append(alike)
    return sorted(kept, key=lambda alike: (-alike.share, alike.other))


def _tell(
    batch: Batch, number: Number, key: str, found: Sequence[_Alike], words: Mapping[Wording, int]
) -> Copy:
    nearest = found[0]
    own = report_wordings(batch.entries[number].report())[key]
    shared = sorted((one for one in own if words[one] in nearest.shared), key=len, reverse=True)
    sentences = tuple(own[one] for one in shared)
    return Copy(number, key, nearest.other, nearest.share, sentences, len(found) - 1)
