"""A browser for tests: Debian's Chromium without a window; tests that need it skip where it is not."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.support.programs import chromium

needs_chromium = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")


def shown(page: Path, place: str = "") -> str:
    """Return the markup of a page as the browser has it once it is loaded, at a place of it."""
    return _browse(f"{page.as_uri()}#{place}", "--dump-dom").decode()


def printed(page: Path) -> bytes:
    """Return a page as PDF, as the browser prints it: without date and address."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "page.pdf"
        _browse(page.as_uri(), "--no-pdf-header-footer", f"--print-to-pdf={paper}")
        return paper.read_bytes()


def _browse(address: str, *options: str) -> bytes:
    program = chromium()
    assert program is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run(
            [
                *(program, "--headless=new", f"--user-data-dir={profile}"),
                "--no-sandbox",  # which root cannot have, and tests run as root in containers
                "--disable-gpu",
                "--disable-dev-shm-usage",  # containers have little of it
                *(*options, address),
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )
    return done.stdout
