"""Checks again when a report is saved, until the user stops it."""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from govlint.console import OK, USAGE, complain, tell
from govlint.errors import GovlintError, SettingsError
from govlint.files import STDIN, is_report_name
from govlint.language import Lang
from govlint.settings import HIERARCHY_FILE, IGNORE_FILE

QUIET_FOR = 300
"""Milliseconds without a change after which a file counts as saved: Word writes it in several steps."""
PATIENCE = 3000
"""Milliseconds after which changes are looked at even if they go on."""
TURN = 200
"""Milliseconds between looks at whether there is anything new."""

SETTINGS = frozenset((IGNORE_FILE, HIERARCHY_FILE, "govlint.toml", "pyproject.toml"))
"""Files on which the results of all reports may depend."""


def keep_checking(
    paths: Sequence[str],
    check: Callable[[Collection[str] | None], int],
    lang: Lang,
    written: Collection[str],
) -> int:
    """Check now and whenever something is saved; return the last status when the user stops it.

    What is wrong with the use of the program ends the first check, but no later one: it may be mended.

    Args:
        paths: Files and folders.
        check: Checks everything, tells of the files that are given, of all for None, and returns
            the exit status.
        lang: The language of what is said between two checks.
        written: Files that the checks write themselves.

    Raises:
        SettingsError: ``watch-stdin``, ``needs-watchfiles``; what is wrong at the first check.
    """
    status, is_first = OK, True
    try:
        for saved in saves(paths, written):
            try:
                status = check(saved)
            except GovlintError as error:
                if is_first:
                    raise
                complain(error, lang)
                status = USAGE
            sys.stdout.flush()
            tell("watching", lang)
            is_first = False
    except KeyboardInterrupt:
        pass
    return status


def saves(paths: Sequence[str], written: Collection[str] = ()) -> Iterator[frozenset[str] | None]:
    """Yield the real paths of reports that were saved; None first and when settings were.

    Locks and temporary files of Word and other programs are none, nor are hidden files.

    Raises:
        SettingsError: See `keep_checking`.
    """
    if STDIN in paths:
        raise SettingsError("watch-stdin")
    try:
        from watchfiles import watch  # noqa: PLC0415  an extra, and 60 ms
    except ImportError as error:
        raise SettingsError("needs-watchfiles") from error

    named = {os.path.realpath(path) for path in paths}
    folders = {path for path in named if os.path.isdir(path)}
    own = {os.path.realpath(path) for path in written}
    # A program that saves may put a new file in the place of the old one: its folder sees that.
    watched = folders | {os.path.dirname(path) for path in named - folders}

    def is_wanted(_change: object, path: str) -> bool:
        name = os.path.basename(path)
        if path in own:
            return False
        if path in named or name in SETTINGS:
            return True
        return any(
            path.startswith(os.path.join(folder, ""))
            and is_report_name(os.path.relpath(path, folder))
            for folder in folders
        )

    yield_first = True
    for changes in watch(
        *watched,
        watch_filter=is_wanted,
        debounce=PATIENCE,
        step=QUIET_FOR,
        rust_timeout=TURN,
        yield_on_timeout=True,
        recursive=bool(folders),
    ):
        # The first turn comes when the watch is set up, so that nothing is missed during the check.
        if yield_first:
            yield None
        elif changes:
            yield _reports_of((path for _, path in changes), named)
        yield_first = False


def _reports_of(changed: Iterable[str], named: Collection[str]) -> frozenset[str] | None:
    """Return the real paths of what was saved; None when settings are among it."""
    saved = frozenset(map(os.path.realpath, changed))
    of_settings = any(os.path.basename(path) in SETTINGS for path in saved.difference(named))
    return None if of_settings else saved
