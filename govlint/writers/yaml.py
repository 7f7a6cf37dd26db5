"""The canonical report in YAML."""

from govlint.codec import to_yaml
from govlint.report import Report


def write(report: Report) -> bytes:
    """See `govlint.writers.Writer`."""
    return to_yaml(report).encode()
