"""LibreOffice for tests: converts many files in one call; tests that need it skip where it is not."""

import atexit
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from govlint.readers.office import find_program

needs_soffice = pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")


def convert_all(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Convert files and return the results by the same names with the other suffix.

    Args:
        files: Contents by name; the names have different stems.
        to: Suffix without a dot, with an export filter if one is to be chosen (``pdf``, ``odt``).
    """
    program = find_program()
    assert program is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        subprocess.run(
            [
                *(program, f"-env:UserInstallation={_profile()}"),
                *("--headless", "--convert-to", to, "--outdir", str(folder / "out")),
                *(str(folder / file) for file in files),
            ],
            capture_output=True,
            check=True,
            timeout=300,
        )
        return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}


@cache
def _profile() -> str:
    """Return the profile of this test run: the first start with one takes a second longer."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name).as_uri()
