"""Fuzz the readers of Word files and web pages, guided by the code they reach.

``python -m tests.fuzz [SECONDS]``, a minute by default, half of it for each, both at a time. Only the Python of
govlint is traced: expat and libxml2 are fuzzed by those who keep them.
"""

import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["govlint"]):
    from govlint.readers import docx, html

from govlint.engine import identities
from govlint.errors import ReadError
from govlint.recognise import recognise
from tests.fuzz.samples import samples
from tests.support.writers import pack_docx


def fuzz_docx(data: bytes) -> None:
    """Take the bytes for the body of a Word file: few changes to a packed one would unpack."""
    packed = pack_docx(data.decode("utf-8", "replace"))
    with suppress(ReadError):
        recognise(docx.read(packed, "x.docx"), identities)


def fuzz_html(data: bytes) -> None:
    """Take the bytes for a page."""
    with suppress(ReadError):
        recognise(html.read(data, "x.html"), identities)


TARGETS = {"docx": fuzz_docx, "html": fuzz_html}


def run(target: str, seconds: str) -> None:
    """Fuzz one reader; it ends with status 77 at an exception."""
    with tempfile.TemporaryDirectory() as folder:
        page = samples()["report.html"]
        Path(folder, "seed").write_bytes(_body() if target == "docx" else page)
        options = [f"-max_total_time={seconds}", "-max_len=200000", "-timeout=20", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *options, folder], TARGETS[target])
        atheris.Fuzz()


def _body() -> bytes:
    from govlint.readers.package import Package  # noqa: PLC0415

    xml = Package(samples()["report.docx"]).read("word/document.xml")
    return xml[xml.index(b"<w:body>") : xml.index(b"</w:document>")]


if __name__ == "__main__":
    if len(sys.argv) == 3:
        run(sys.argv[2], sys.argv[1])
    else:
        seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
        command = [sys.executable, "-m", "tests.fuzz", str(seconds // len(TARGETS))]
        running = [subprocess.Popen([*command, target]) for target in TARGETS]
        sys.exit(max(abs(one.wait()) for one in running))
