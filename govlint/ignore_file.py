"""Ignore files: findings that users know and accept, each with a reason."""

import datetime
import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from govlint.diagnostic import Diagnostic
from govlint.errors import SettingsError
from govlint.faults import find_faults
from govlint.fingerprint import fingerprints
from govlint.language import Text
from govlint.registry import select_rules
from govlint.report import Report
from govlint.result import FileResult, Suppressed
from govlint.settings import IGNORE_FILE
from govlint.settings_file import read_yaml, shown_path
from govlint.upwards import Upwards, folder_of


class Entry(NamedTuple):
    """One entry of an ignore file."""

    path: str
    """The ignore file."""
    line: int
    reason: str
    fingerprint: str | None = None
    agency: str | None = None
    year: str | None = None
    """None: any."""
    code: str | None = None
    cell: str | None = None
    place: str | None = None
    until: str | None = None
    """The last day on which it holds, ``YYYY-MM-DD``; None: it holds for ever."""

    def is_about(self, report: Report) -> bool:
        """Return whether it is about the report of its agency and year."""
        return self.agency == report.agency and self.year in {None, str(report.year)}

    def fits(self, found: Diagnostic, fingerprint: str, report: Report) -> bool:
        """Return whether it is about a diagnostic."""
        if self.fingerprint:
            return self.fingerprint == fingerprint
        where = found.cell == self.cell if self.cell else found.place.zh == self.place
        return where and self.code == found.code and self.is_about(report)


class IgnoreFiles:
    """The ignore files beside and above the files of a run."""

    def __init__(self, today: datetime.date) -> None:
        """Take the day on which entries hold or do not."""
        self._today = today.isoformat()
        self._files = Upwards(read_ignore_file)
        self._entries: dict[Entry, None] = {}
        self._used = set[Entry]()
        self._checked: list[tuple[Report, set[str]]] = []
        """Reports that were checked to the end, and the codes of the rules that were run."""

    def find(self, path: str) -> tuple[Entry, ...]:
        """Return the entries of the ignore file nearest to a file, upwards.

        Raises:
            SettingsError: See `read_ignore_file`.
        """
        return self._files.find(folder_of(path)) or ()

    def apply(self, result: FileResult) -> FileResult:
        """Take from a result what the nearest ignore file says.

        Raises:
            SettingsError: See `read_ignore_file`.
        """
        entries = self.find(result.path)
        if not entries or result.report is None:
            return result
        self._entries.update(dict.fromkeys(entries))
        if result.verdict != "incomplete":
            needs = result.evaluated.needs if result.evaluated else ()
            codes = {rule.code for rule in select_rules(result.settings, needs)}
            self._checked.append((result.report, codes))
        kept, suppressed = [], []
        prints = fingerprints(result.diagnostics, result.report)
        for found, fingerprint in zip(result.diagnostics, prints, strict=True):
            entry = self._entry_for(found, fingerprint, entries, result.report)
            if entry is None:
                kept.append(found)
            else:
                reason = Text(entry.reason, entry.reason)
                suppressed.append(Suppressed(found, fingerprint, reason))
        return result.without(kept, suppressed)

    def _entry_for(
        self, found: Diagnostic, fingerprint: str, entries: Sequence[Entry], report: Report
    ) -> Entry | None:
        """Return the first entry that holds for a diagnostic, and remember it."""
        fitting = [entry for entry in entries if entry.fits(found, fingerprint, report)]
        self._used.update(fitting)
        return next((entry for entry in fitting if not self._is_over(entry)), None)

    def _is_over(self, entry: Entry) -> bool:
        return entry.until is not None and entry.until < self._today

    def remarks(self) -> Iterator[tuple[str, Entry]]:
        """Yield the entries that have expired and those that no diagnostic needed.

        An entry counts as not needed only if its report was checked to the end by its rule. One by
        fingerprint is judged if it says agency and code, too.

        Yields:
            Name of the phrase, ``ignore-expired`` or ``ignore-unused``, and the entry.
        """
        for entry in self._entries:
            if self._is_over(entry):
                yield "ignore-expired", entry
            elif entry not in self._used and any(
                entry.is_about(report) and entry.code in codes for report, codes in self._checked
            ):
                yield "ignore-unused", entry


def read_ignore_file(folder: str) -> tuple[Entry, ...] | None:
    """Return the entries of the ignore file of a folder; None: it has none.

    Raises:
        SettingsError: ``settings-unreadable``, ``settings-syntax``, ``bad-settings``.
    """
    path = shown_path(os.path.join(folder, IGNORE_FILE))
    if not os.path.isfile(path):
        return None
    # As it is written, a fingerprint of digits is no number.
    node, loaded = read_yaml(path)
    entries = [] if node is None else loaded
    if not isinstance(entries, list):
        _refuse(path, 1, Text("应为列表，每项以 - 开头", "should be a list"))
    lines = [child.start_mark.line + 1 for child in node.value] if node else []
    return tuple(_entry(path, line, entry) for line, entry in zip(lines, entries, strict=True))


def _entry(path: str, line: int, fields: Any) -> Entry:  # noqa: ANN401  checked by the schema
    for fault in find_faults(fields, "ignore"):
        key = f"{fault.keys[0]}：" if fault.keys else ""
        _refuse(path, line, Text(key + fault.problem.zh, key + fault.problem.en))
    has_place = {"agency", "code"} <= fields.keys() and fields.keys() & {"cell", "place"}
    if "fingerprint" not in fields and not has_place:
        _refuse(
            path,
            line,
            Text(
                "要写 fingerprint，或者写 agency、code 和 cell（没有单元格的写 place）",
                "give fingerprint, or agency, code and cell (place where there is no cell)",
            ),
        )
    return Entry(path, line, **fields)


def _refuse(path: str, line: int, problem: Text) -> NoReturn:
    raise SettingsError(
        "bad-settings",
        problems=Text(f"{path} 第 {line} 行：{problem.zh}", f"{path}, line {line}: {problem.en}"),
    )
