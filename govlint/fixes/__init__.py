"""Fixes: what `govlint fix` mends, in the source, so that all else stays as it was.

Only form is mended, never a figure. What was mended is read and checked once more before it is
handed out: if a figure changed, or something is found that was not found before, nothing is.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from govlint.engine import check, read_report
from govlint.errors import ReadError, SettingsError
from govlint.fixes.change import apply
from govlint.fixes.edit import NOT_FOUND, Edit, Left
from govlint.fixes.findings import choose, find_edits
from govlint.fixes.proof import is_better, is_same
from govlint.fixes.trace import Traced
from govlint.fixes.zeros import fill, with_zeros
from govlint.readers import Format
from govlint.recognise.vocabulary import effective_form
from govlint.registry import select_rules
from govlint.report import CellKey, Report
from govlint.result import FileResult
from govlint.rule import Rule
from govlint.settings import Settings

__all__ = ["Choice", "Edit", "Fixed", "Left", "fix"]

_TRACERS: Mapping[Format, str] = {
    "docx": "docx",
    "html": "html",
    "text": "text",
    "json": "data",
    "yaml": "data",
}
"""The module that follows the source of a format."""


class _Tracer(Protocol):
    def trace(self, data: bytes) -> Traced | None: ...


class Choice(NamedTuple):
    """What the user asks for."""

    unsafe: bool = False
    """Whether unknown wordings are taken for the official ones, too."""
    fill_zero: bool = False


class Fixed(NamedTuple):
    """What became of a file."""

    data: bytes
    """The file that was given, where nothing was mended."""
    done: tuple[Edit, ...]
    left: tuple[Left, ...]
    is_refused: bool
    """Whether the mended file did not stand the check, so that it is thrown away."""
    result: FileResult
    """Of the check of `data`."""


def fix(data: bytes, path: str, format_: Format, settings: Settings, choice: Choice) -> Fixed:
    """Mend the form of a report.

    Args:
        data: The file.
        path: What to call it.
        format_: What it is.
        settings: Rules that are off by them mend nothing.
        choice: What else than what is safe is mended.

    Raises:
        SettingsError: ``unfixable-format``.
        ReadError: See `read_report`.
    """
    if format_ not in _TRACERS:
        raise SettingsError("unfixable-format", format=format_, known=", ".join(_TRACERS))
    report = read_report(data, path, format_)
    own = settings.for_agency(report.agency)
    rules = select_rules(own, ())
    before = check(report, rules, own)
    wanted, left = _plan(rules, report, own, choice)
    applied = _apply(data, format_, wanted) if wanted else None
    if applied is None:
        left += [Left(edit, NOT_FOUND) for edit in wanted]
        return Fixed(data, (), tuple(left), is_refused=False, result=before)
    mended, done, unapplied = applied
    left += unapplied
    if not done:
        return Fixed(data, (), tuple(left), is_refused=False, result=before)
    expected = with_zeros(report, _filled(report, done))
    try:
        again = read_report(mended, path, format_)
    except ReadError:
        return Fixed(data, done, tuple(left), is_refused=True, result=before)
    after = check(again, rules, own)
    if not (is_same(expected, again) and is_better(before, after)):
        return Fixed(data, done, tuple(left), is_refused=True, result=before)
    return Fixed(mended, done, tuple(left), is_refused=False, result=after)


def _plan(
    rules: Sequence[Rule], report: Report, settings: Settings, choice: Choice
) -> tuple[list[Edit], list[Left]]:
    """Return the edits that are wanted, and what is left to the user."""
    form = effective_form(report)
    edits, left = choose(find_edits(rules, report, form), unsafe=choice.unsafe)
    if choice.fill_zero:
        zeros, unproven = fill(rules, report, form, settings)
        return [*edits, *zeros], [*left, *unproven]
    return edits, left


def _apply(
    data: bytes, format_: Format, edits: Sequence[Edit]
) -> tuple[bytes, tuple[Edit, ...], tuple[Left, ...]] | None:
    """Return the file with edits in it, which were made and which not; None: it cannot be followed."""
    tracer = cast("_Tracer", import_module(f"{__name__}.{_TRACERS[format_]}"))
    traced = tracer.trace(data)
    if traced is None:
        return None
    source, done, left = apply(traced, edits)
    return traced.pack(source), done, left


def _filled(report: Report, edits: tuple[Edit, ...]) -> set[CellKey]:
    """Return the cells that were blank."""
    places = {edit.at for edit in edits if edit.is_figure}
    return {
        key
        for table in report.tables.values()
        for key, cell in table.cells.items()
        if cell.at in places and cell.value is None
    }
