"""Runs the command line in this process, as a user would see it."""

import io
import os
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from govlint import cli


class Done(NamedTuple):
    """What a run left."""

    status: int
    stdout: str
    stderr: str
    data: bytes
    """What `stdout` is in bytes."""


class _Terminal(io.TextIOWrapper):
    """A stream that may be a terminal."""

    def __init__(self, encoding: str, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def written(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def govlint(
    *arguments: str | os.PathLike[str],
    stdin: bytes = b"",
    cwd: Path | None = None,
    is_terminal: bool = False,
    encoding: str = "utf-8",
) -> Done:
    """Run ``govlint`` with arguments and return what it wrote and its exit status.

    What is no text in the encoding that its stream has in the end is shown as U+FFFD.
    """
    words = ["govlint", *(os.fspath(argument) for argument in arguments)]
    out, err = (_Terminal(encoding, is_terminal=is_terminal) for _ in range(2))
    source = io.TextIOWrapper(io.BytesIO(stdin))
    with (
        mock.patch.object(sys, "argv", words),
        mock.patch.object(sys, "stdin", source),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(cwd or Path.cwd()),
    ):
        status = cli.run()
    shown, told = (stream.written().decode(stream.encoding, "replace") for stream in (out, err))
    return Done(status, shown, told, out.written())
