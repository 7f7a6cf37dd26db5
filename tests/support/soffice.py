"""LibreOffice for tests: converts many files in one call; tests that need it skip where it is not."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")

needs_soffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


def convert_all(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """Convert files and return the results by the same names with the other suffix.

    Args:
        files: Contents by name; the names have different stems.
        to: Suffix without a dot.
    """
    assert PROGRAM is not None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in files.items():
            (folder / file).write_bytes(data)
        subprocess.run(
            [
                *(PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--headless", "--convert-to", to, "--outdir", str(folder / "out")),
                *(str(folder / file) for file in files),
            ],
            capture_output=True,
            check=True,
            timeout=300,
        )
        return {path.name: path.read_bytes() for path in sorted((folder / "out").iterdir())}
