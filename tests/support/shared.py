"""What stands beside the repository where it is developed: published reports, official labels."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus"
LABELS = SHARED / "domain" / "labels.json"
CATALOGUE = SHARED / "domain" / "checks.md"
"""Everything that can be checked, by name."""

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the published reports (../shared/corpus) are not here"
)
needs_labels = pytest.mark.skipif(
    not LABELS.is_file(), reason="the official labels (../shared/domain/labels.json) are not here"
)
needs_catalogue = pytest.mark.skipif(
    not CATALOGUE.is_file(),
    reason="the catalogue of checks (../shared/domain/checks.md) is not here",
)
