"""Programs that some tests need; those tests are skipped where they are missing."""

import shutil


def soffice() -> str | None:
    """Return the path of LibreOffice; None: it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def chromium() -> str | None:
    """Return the path of Chromium; None: it is not installed."""
    return shutil.which("chromium")
