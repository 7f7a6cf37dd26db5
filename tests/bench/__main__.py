"""Print what govlint costs: ``python -m tests.bench [ROUNDS]``.

Each figure is a ratio of medians to a yardstick; the runs of both are interleaved, so that a machine
which slows down slows down both. Whole processes run in a virtual environment of their own, into
which govlint was built and installed: a checkout that is installed for editing slows every start.
"""

import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.parsers import expat

import python_calamine
from lxml import etree

from govlint.engine import lint_bytes
from govlint.readers import doc, xlsx
from govlint.readers.office import convert, find_program
from tests.bench.samples import web_page, word_report, word_reports, workbook
from tests.support.old_word import FOLDER
from tests.support.packaging import build, install

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
    _measure_old_word(rounds)
    _print(
        f"warm, one web page ({len(html):,} bytes), against lxml",
        _measure(
            {"floor": lambda: _parse_html(html), "lint": lambda: lint_bytes(html, "x.html")},
            rounds * 5,
        ),
        {"lint": 3},
    )
    book = workbook()
    _print(
        f"warm, one workbook ({len(book):,} bytes), against calamine",
        _measure(
            {"floor": lambda: _parse_xlsx(book), "read": lambda: xlsx.read(book, "x.xlsx")},
            rounds * 5,
        ),
        {"read": 2},
    )


def _measure_old_word(rounds: int) -> None:
    """Read a .doc with our own reader and as it would be read without: by LibreOffice."""
    program = find_program()
    if program is None:
        print("warm, one .doc: not measured, LibreOffice is not installed")
        return
    old = (FOLDER / "report-2021.doc").read_bytes()
    steps = {
        "LibreOffice to .docx": lambda: convert(program, old, "doc"),
        "read .doc": lambda: doc.read(old, "x.doc"),
    }
    _print(
        f"warm, one .doc ({len(old):,} bytes), against its conversion",
        _measure(steps, min(rounds, 5)),
        {"read .doc": 0.01},
    )


def _process(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _parse_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        expat.ParserCreate().Parse(archive.read("word/document.xml"), True)  # noqa: FBT003


def _parse_html(data: bytes) -> None:
    etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def _parse_xlsx(data: bytes) -> None:
    book = python_calamine.load_workbook(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


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
        print(f"  {name:26} {seconds * 1000:9.2f} ms  {ratio:7.3f} x  {bar}{missed}")


if __name__ == "__main__":
    main()
