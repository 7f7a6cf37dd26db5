"""What is said of a report without a signature depends on who asks."""

import pytest

from govlint.engine import lint_bytes
from govlint.settings import Persona, Settings
from tests.support.reports import make_report
from tests.support.writers import blocks, docx_of


@pytest.mark.parametrize(("persona", "codes"), [("office", []), ("supervisor", ["GL120"])])
def test_word_file_without_a_signature(persona: Persona, codes: list[str]) -> None:
    """It may be written elsewhere, so that only those who receive reports are told."""
    data = docx_of(list(blocks(make_report()))[:-2])
    settings = Settings(select=("GL120",), persona=persona)

    assert [one.code for one in lint_bytes(data, "a.docx", settings).diagnostics] == codes
