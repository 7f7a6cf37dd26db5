"""A copy of a report in which each finding stands as a comment where it belongs.

One module per format, each with ``annotate(data, notes) -> bytes``: it changes the bytes of the file
at the places of the comments and leaves all others as they are.
"""

from importlib import import_module
from pathlib import PurePath

from govlint.annotate.note import notes_of
from govlint.errors import SettingsError
from govlint.language import Lang
from govlint.readers import SUFFIXES, Format, sniff
from govlint.result import FileResult

MODULES: dict[Format, str] = {"docx": "word", "html": "page", "xlsx": "workbook"}
"""Formats that can carry comments, and the module of this package for each."""
_WORD_OF_PAGES = frozenset((".html", ".htm"))


def check_copy(data: bytes, path: str, output: str, format_: Format | None = None) -> None:
    """Refuse a copy that could not be made, before anything is checked.

    Args:
        data: The contents of the report.
        path: What it is called.
        output: The file that the copy is to be.
        format_: None: told by the content.

    Raises:
        SettingsError: ``annotate-format``, the format has no place for comments;
            ``annotate-suffix``, the copy would be called something that it is not.
        ReadError: See `govlint.readers.sniff`.
    """
    known = format_ or sniff(data, path)
    if known not in MODULES:
        raise SettingsError("annotate-format", path=path, format=known)
    own, other = (PurePath(name).suffix.lower() for name in (path, output))
    if SUFFIXES.get(own) != known:
        own = next(suffix for suffix, named in SUFFIXES.items() if named == known)
    if other != own and not {own, other} <= _WORD_OF_PAGES:
        raise SettingsError("annotate-suffix", path=output, suffix=own)


def annotate(data: bytes, result: FileResult, lang: Lang) -> bytes:
    """Return a copy of a report with what was found in it; the same bytes where nothing was.

    Args:
        data: The contents of the report, in one of the formats of `MODULES`.
        result: What was found; the report was read.
        lang: The language of the comments.

    Raises:
        ReadError: ``damaged-xml``, ``damaged-zip``, ``part-too-large``: a part of the file that
            was not needed to check it cannot be copied.
    """
    notes = notes_of(result, lang)
    if not notes:
        return data
    module = import_module(f"govlint.annotate.{MODULES[result.format]}")  # type: ignore[index]  # see check_copy
    copy: bytes = module.annotate(data, notes)
    return copy
