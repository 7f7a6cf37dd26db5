"""The canonical report in JSON."""

from govlint.codec import to_json
from govlint.report import Report


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    return to_json(report).encode("utf-8", "backslashreplace")
