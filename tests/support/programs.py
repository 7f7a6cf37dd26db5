"""Programs that some tests need; those tests are skipped where they are missing."""

import shutil


def chromium() -> str | None:
    """Return the path of Chromium; None: it is not installed."""
    return shutil.which("chromium")
