"""What commands share: exit status, complaints in plain words, files to write to."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, TextIO

import typer

from govlint import plain_signs
from govlint.language import Lang

if TYPE_CHECKING:
    from govlint.errors import GovlintError

OK, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3
"""Exit status: clean; diagnostics; usage or settings; not everything could be checked."""
INTERRUPTED = 130
"""Exit status of a program that was stopped from the keyboard, by custom of shells."""


@contextmanager
def opened(path: str | None, inputs: Iterable[str], *, is_data: bool = False) -> Iterator[TextIO]:
    """Open the output; never one of the inputs.

    Data for programs are UTF-8 wherever they go, see `as_utf8`.
    """
    if path is None:
        if is_data:
            as_utf8()
        yield sys.stdout
        return
    with opened_bytes(path, inputs) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors=plain_signs.ERRORS, newline="\n")
        yield text
        text.flush()


def as_utf8() -> None:
    """Let standard output be UTF-8 where it is no terminal.

    Redirected into a file or a pipe it would be in the encoding of the console, GBK on Chinese
    Windows, which no program expects of JSON.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors=plain_signs.ERRORS, newline="\n")


@contextmanager
def opened_bytes(
    path: str | None, inputs: Iterable[str], *, is_new: bool = False
) -> Iterator[BinaryIO]:
    """Open the output for what is not text; never one of the inputs, and never a terminal.

    With `is_new` no file that is there is overwritten.
    """
    from govlint.errors import SettingsError

    if path is None:
        if sys.stdout.isatty():
            raise SettingsError("needs-output")
        yield sys.stdout.buffer
        return
    if os.path.exists(path) and any(
        os.path.exists(file) and os.path.samefile(path, file) for file in inputs
    ):
        raise SettingsError("would-overwrite", path=path)
    try:
        stream = open(path, "xb" if is_new else "wb")  # noqa: SIM115  closed below
    except FileExistsError as error:
        raise SettingsError("already-there", path=path) from error
    except OSError as error:
        raise SettingsError("cannot-write", path=path, problem=error.strerror or error) from error
    with stream:
        yield stream


@contextmanager
def errors_told(lang: Lang) -> Iterator[None]:
    """Say what is wrong in plain words instead of a traceback."""
    from govlint.errors import GovlintError, ReadError

    try:
        yield
    except GovlintError as error:
        complain(error, lang)
        raise typer.Exit(INCOMPLETE if isinstance(error, ReadError) else USAGE) from error


def complain(error: "GovlintError", lang: Lang) -> None:
    """Say on standard error what is the matter."""
    from govlint.characters import with_controls_named
    from govlint.wording import explain

    typer.echo(with_controls_named(explain(error, lang)), err=True)


def tell(name: str, lang: Lang, **facts: object) -> None:
    """Say a phrase on standard error."""
    from govlint.characters import with_controls_named
    from govlint.wording import say

    typer.echo(with_controls_named(say(name, lang, **facts)), err=True)


def asked_language(arguments: Sequence[str]) -> Lang:
    """Return the language that arguments ask for, though they could not be parsed."""
    words = [*arguments, ""]
    is_english = "--lang=en" in words or ("--lang", "en") in pairwise(words)
    return "en" if is_english else "zh"
