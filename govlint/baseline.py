"""Baselines: the findings that were there when one was written are not told again."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from govlint.errors import SettingsError
from govlint.fingerprint import fingerprints
from govlint.language import Text
from govlint.result import FileResult, Suppressed
from govlint.settings_file import read_bytes

VERSION = 1
"""Of the form of the file."""

IN_BASELINE = Text("已列入基线", "in the baseline")


class Baseline:
    """Findings that were there before: as many of each as the file says, more are new."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take how often each fingerprint was found."""
        self._left = Counter(counts)

    def apply(self, result: FileResult) -> FileResult:
        """Take from a result what is in the baseline."""
        if result.report is None:
            return result
        kept, suppressed = [], []
        prints = fingerprints(result.diagnostics, result.report)
        for found, fingerprint in zip(result.diagnostics, prints, strict=True):
            if self._left[fingerprint] > 0:
                self._left[fingerprint] -= 1
                suppressed.append(Suppressed(found, fingerprint, IN_BASELINE))
            else:
                kept.append(found)
        return result.without(kept, suppressed)


def read_baseline(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        SettingsError: ``settings-unreadable``, ``bad-baseline``.
    """
    try:
        data = json.loads(read_bytes(path))
        version = data["version"]
        counts = {str(item["fingerprint"]): int(item["count"]) for item in data["findings"]}
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError("bad-baseline", path=path) from error
    if version != VERSION:
        raise SettingsError("bad-baseline", path=path)
    return Baseline(counts)


class BaselineWriter:
    """Collects the findings of a run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._items: dict[str, dict[str, Any]] = {}

    def add(self, result: FileResult) -> FileResult:
        """Add those of a file, and return it as it is."""
        if result.report is None:
            return result
        prints = fingerprints(result.diagnostics, result.report)
        for found, fingerprint in zip(result.diagnostics, prints, strict=True):
            item = self._items.setdefault(
                fingerprint,
                {
                    "fingerprint": fingerprint,
                    "count": 0,
                    "agency": result.report.agency,
                    "year": result.report.year,
                    "code": found.code,
                    "cell": found.cell,
                    "place": found.place.zh,
                },
            )
            item["count"] += 1
        return result

    @property
    def count(self) -> int:
        """How many findings were added."""
        return sum(item["count"] for item in self._items.values())

    def text(self) -> str:
        """Return the contents of the file, the same for the same findings."""
        items = sorted(self._items.values(), key=lambda item: str(list(item.values())[2:]))
        data = {"version": VERSION, "findings": items}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
