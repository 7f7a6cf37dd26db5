"""LibreOffice, if the machine has it: turns what no reader of ours is sure of into .docx or .xlsx.

The format is told by the content, never forced on it. The profile is a fresh one, so that another
LibreOffice may be running, and nothing that its user has allowed is allowed here.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from glob import glob
from pathlib import Path
from typing import NamedTuple

from govlint import readers
from govlint.document import Document
from govlint.errors import ReadError

TIME_LIMIT = 60
"""Seconds; a report takes one, the first start on a slow machine ten."""

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    # Of the two on Windows this one waits until the conversion is done.
    "C:/Program Files*/LibreOffice*/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice*/program/soffice",
    "/usr/lib*/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
# Macros are not run in a conversion without a window; this says so whatever a version does by
# itself. Pictures that a document links to would be fetched unless the second setting forbids it.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class Converted(NamedTuple):
    """The reader of a format that LibreOffice turns into another."""

    format: readers.Format
    """The document keeps it."""
    target: readers.Format
    doubt: str | None = None
    """What our own reader of the format was not sure of, if there is one."""

    def read(self, data: bytes, path: str) -> Document:
        """Read a file by way of LibreOffice.

        Raises:
            ReadError: ``unsure-doc`` or ``needs-libreoffice`` when the machine has none;
                ``conversion-failed``; ``conversion-too-long``; and see the reader of the target.
        """
        program = find_program()
        if program is None and self.doubt:
            raise ReadError("unsure-doc", what=self.doubt)
        if program is None:
            raise ReadError("needs-libreoffice", format=self.format, target=self.target)
        converted = convert(program, data, self.format, self.target)
        return readers.load(self.target).read(converted, path)._replace(format=self.format)


def find_program(places: Iterable[str] = _PLACES) -> str | None:
    """Return the path of LibreOffice: on the search path, or at one of the usual places."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((found for place in places for found in sorted(glob(place), reverse=True)), None)


def convert(
    program: str, data: bytes, suffix: str, target: str, time_limit: float = TIME_LIMIT
) -> bytes:
    """Return a file in another format, both told by their suffix without its dot.

    Raises:
        ReadError: ``conversion-failed``; ``conversion-too-long`` after so many seconds.
    """
    with tempfile.TemporaryDirectory(prefix="govlint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"report.{suffix}"
        source.write_bytes(data)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        out = folder / "out"
        _run(
            [
                *(program, f"-env:UserInstallation={profile.as_uri()}"),
                *("--headless", "--norestore", "--convert-to", target, "--outdir", str(out)),
                str(source),
            ],
            time_limit,
        )
        try:
            return (out / f"report.{target}").read_bytes()
        except OSError as error:
            raise ReadError("conversion-failed") from error


def _run(command: list[str], time_limit: float) -> None:
    """Run a program and what it starts; none of them outlives the time limit."""
    try:
        process = subprocess.Popen(  # noqa: S603  LibreOffice, with arguments of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError("conversion-failed") from error
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired as error:
        raise ReadError("conversion-too-long", limit=time_limit) from error
    finally:
        if process.returncode is None:
            _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a program with all that it started: soffice is a script around the real one."""
    if sys.platform == "win32":  # pragma: no cover
        subprocess.run(  # noqa: S603
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            capture_output=True,
            check=False,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
