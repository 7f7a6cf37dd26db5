"""Print what govlint costs: ``python -m tests.bench [ROUNDS]``.

Each figure is a ratio of medians to a yardstick; the runs of both are interleaved, so that a machine
which slows down slows down both. Whole processes run in a virtual environment of their own, into
which govlint was built and installed: a checkout that is installed for editing slows every start.
"""

import ctypes
import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from xml.parsers import expat

import pdfplumber
from lxml import etree

from govlint.engine import lint_bytes
from govlint.readers import pdf
from govlint.readers.pdf import calls
from govlint.recognise import recognise
from tests.bench.samples import web_page, word_report, word_reports
from tests.support.packaging import build, install
from tests.support.reports import make_report
from tests.support.shared import CORPUS
from tests.support.writers import write

ROUNDS = 15


def main() -> None:
    """Measure and print every ratio and the bar that it is held to."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder, "many")
        many.mkdir()
        word_reports(many, 100)
        one = str(word_reports(Path(folder), 1)[0])
        _, wheel = build(Path(folder, "dist"))
        programs = install(wheel, Path(folder, "installed"))
        python, govlint = str(programs / "python"), str(programs / "govlint")
        _print(
            f"whole process, against `python -c pass` ({rounds} rounds)",
            _measure(
                {
                    "python -c pass": _process(python, "-c", "pass"),
                    "govlint --version": _process(govlint, "--version"),
                    "govlint check one.docx": _process(govlint, "check", one),
                    "govlint check 100 files": _process(govlint, "check", str(many)),
                },
                rounds,
            ),
            {
                "govlint --version": 6,
                "govlint check one.docx": 9,
                "govlint check 100 files": 60,
            },
        )
    docx, html = word_report(), web_page()
    _print(
        f"warm, one docx ({len(docx):,} bytes), against zipfile + expat",
        _measure(
            {"floor": lambda: _parse_docx(docx), "lint": lambda: lint_bytes(docx, "x.docx")},
            rounds * 5,
        ),
        {"lint": 3},
    )
    _print(
        f"warm, one web page ({len(html):,} bytes), against lxml",
        _measure(
            {"floor": lambda: _parse_html(html), "lint": lambda: lint_bytes(html, "x.html")},
            rounds * 5,
        ),
        {"lint": 3},
    )
    printed = write(".pdf", make_report("2021", seed=1, scale=100))
    published = [path.read_bytes() for path in sorted(CORPUS.glob("*.pdf"))]
    for data in (printed, *published):
        _print(
            f"warm, one PDF ({len(data):,} bytes), read to tables, against pdfium's bare text",
            _measure(
                {
                    "floor": partial(_extract_text, data),
                    "recognise": partial(_recognise_pdf, data),
                    "pdfplumber's tables": partial(_find_tables, data),
                },
                rounds,
            ),
            {"recognise": 2.5},
        )


def _extract_text(data: bytes) -> None:
    """Return the text of all pages, as the bare calls of pdfium do."""
    calls.start()
    document = calls.load_document(data, len(data), None)
    for index in range(calls.count_pages(document)):
        page = calls.load_page(document, index)
        text = calls.load_text(page)
        count = calls.count_characters(text)
        calls.get_text(text, 0, count, (ctypes.c_ushort * (count + 1))())
        calls.close_text(text)
        calls.close_page(page)
    calls.close_document(document)


def _recognise_pdf(data: bytes) -> None:
    recognise(pdf.read(data, "x.pdf"))


def _find_tables(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_tables()


def _process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _parse_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expat.ParserCreate().Parse(archive.read("word/document.xml"), True)  # noqa: FBT003


def _parse_html(data: bytes) -> None:
    etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def _measure(steps: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each step, the steps taken in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


def _print(title: str, medians: Mapping[str, float], bars: Mapping[str, float]) -> None:
    """Print each step against the first, which is the yardstick."""
    yardstick = next(iter(medians.values()))
    print(title)
    for name, seconds in medians.items():
        ratio = seconds / yardstick
        bar = f"at most {bars[name]}" if name in bars else ""
        missed = "  MISSED" if name in bars and ratio > bars[name] else ""
        print(f"  {name:26} {seconds * 1000:9.2f} ms  {ratio:6.2f} x  {bar}{missed}")


if __name__ == "__main__":
    main()
