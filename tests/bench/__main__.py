"""Print what govlint costs: ``python -m tests.bench [ROUNDS]``.

Each figure is a ratio of medians to a yardstick; the runs of both are interleaved, so that a machine
which slows down slows down both. Whole processes run in a virtual environment of their own, into
which govlint was built and installed: a checkout that is installed for editing slows every start.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from govlint.engine import check, identities, lint_bytes, read_report
from govlint.mentions import find_mentions
from govlint.readers import doc, docx, pdf, xlsx
from govlint.readers.office import convert, find_program
from govlint.recognise import recognise
from govlint.registry import select_rules
from govlint.settings import Settings
from tests.bench import yardsticks
from tests.bench.samples import told_report, web_page, word_report, word_reports, workbook
from tests.support.hostile import TEXTS, report_with
from tests.support.old_word import FOLDER
from tests.support.packaging import build, install
from tests.support.reports import make_report
from tests.support.shared import CORPUS
from tests.support.writers import write

ROUNDS = 15

Step = Callable[[], object]


def main() -> None:
    """Measure and print every ratio and the bar that it is held to."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    _measure_processes(rounds)
    _measure_lint("docx", word_report(), yardsticks.parse_docx, rounds * 5)
    _measure_rules(rounds * 5)
    _measure_lint("html", web_page(), yardsticks.parse_html, rounds * 5)
    _measure_prose(min(rounds, 5))
    _measure_workbook(rounds * 5)
    _measure_pdf(rounds)
    _measure_old_word(min(rounds, 5))


def _measure_processes(rounds: int) -> None:
    """Measure whole runs of the program."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder, "many")
        many.mkdir()
        word_reports(many, 100)
        one = str(word_reports(Path(folder), 1)[0])
        _, wheel = build(Path(folder, "dist"))
        programs = install(wheel, Path(folder, "installed"))
        python, govlint = str(programs / "python"), str(programs / "govlint")
        _print(
            "whole process, against `python -c pass`",
            {
                "python -c pass": _process(python, "-c", "pass"),
                "govlint --version": _process(govlint, "--version"),
                "govlint check one.docx": _process(govlint, "check", one),
                "govlint check 100 files": _process(govlint, "check", str(many)),
            },
            rounds,
            {"govlint --version": 6, "govlint check one.docx": 9, "govlint check 100 files": 60},
        )


def _process(*command: str) -> Step:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def _measure_lint(suffix: str, data: bytes, floor: Callable[[bytes], None], rounds: int) -> None:
    """Measure reading, recognising and checking one report against its bare parse."""
    _print(
        f"warm, one .{suffix} ({len(data):,} bytes), against its bare parse",
        {"floor": partial(floor, data), "lint": partial(lint_bytes, data, f"x.{suffix}")},
        rounds,
        {"lint": 3},
    )


def _measure_rules(rounds: int) -> None:
    """Measure all rules together, those of prose included, against reading the file."""
    data = told_report()
    report = read_report(data, "x.docx", "docx")
    settings = Settings()
    rules = select_rules(settings, ())
    _print(
        f"warm, {len(rules)} rules over a report with {len(report.mentions)} numbers in its prose",
        {
            "read .docx": partial(docx.read, data, "x.docx"),
            "numbers of prose": partial(find_mentions, report),
            "rules": partial(check, report, rules, settings),
            "both": lambda: (find_mentions(report), check(report, rules, settings)),
        },
        rounds,
        {"both": 1},
    )


def _measure_prose(rounds: int) -> None:
    """Measure files of nothing but text, a hundred times that of any report: 5 MB in 2 seconds."""
    for name in ("prose", "figures", "digits", "spaces"):
        half, whole = (report_with(TEXTS[name], size) for size in (2_500_000, 5_000_000))
        _print(
            f"warm, one .docx of 5 MB of text ({name}), against 2.5 MB of it",
            {
                "2.5 MB": partial(lint_bytes, half, "x.docx"),
                "5 MB": partial(lint_bytes, whole, "x.docx"),
            },
            rounds,
            {"5 MB": 2.6},
        )


def _measure_workbook(rounds: int) -> None:
    book = workbook()
    _print(
        f"warm, one .xlsx ({len(book):,} bytes), against bare calamine",
        {"floor": partial(yardsticks.parse_xlsx, book), "read": partial(xlsx.read, book, "x.xlsx")},
        rounds,
        {"read": 2},
    )


def _measure_pdf(rounds: int) -> None:
    """Measure reading to recognised tables; published files only where they are at hand."""
    printed = write(".pdf", make_report("2021", seed=1, scale=100))
    published = [path.read_bytes() for path in sorted(CORPUS.glob("*.pdf"))]
    for data in (printed, *published):
        _print(
            f"warm, one .pdf ({len(data):,} bytes), against pdfium's bare text",
            {
                "floor": partial(yardsticks.extract_text, data),
                "recognise": partial(_recognise_pdf, data),
                "pdfplumber's tables": partial(yardsticks.find_tables, data),
            },
            rounds,
            {"recognise": 2.5},
        )


def _recognise_pdf(data: bytes) -> None:
    recognise(pdf.read(data, "x.pdf"), identities)


def _measure_old_word(rounds: int) -> None:
    """Measure our own reader of .doc against what would be done without: LibreOffice."""
    program = find_program()
    if program is None:
        print("warm, one .doc: not measured, LibreOffice is not installed")
        return
    old = (FOLDER / "report-2021.doc").read_bytes()
    _print(
        f"warm, one .doc ({len(old):,} bytes), against its conversion",
        {
            "LibreOffice to .docx": partial(convert, program, old, "doc", "docx"),
            "read .doc": partial(doc.read, old, "x.doc"),
        },
        rounds,
        {"read .doc": 0.01},
    )


def _print(title: str, steps: Mapping[str, Step], rounds: int, bars: Mapping[str, float]) -> None:
    """Measure the steps and print each against the first, which is the yardstick."""
    medians = _measure(steps, rounds)
    yardstick = next(iter(medians.values()))
    print(f"{title} ({rounds} rounds)")
    for name, seconds in medians.items():
        ratio = seconds / yardstick
        bar = f"at most {bars[name]}" if name in bars else ""
        missed = "  MISSED" if name in bars and ratio > bars[name] else ""
        print(f"  {name:26} {seconds * 1000:9.2f} ms  {ratio:7.3f} x  {bar}{missed}")


def _measure(steps: Mapping[str, Step], rounds: int) -> dict[str, float]:
    """Return the median seconds of each step, the steps taken in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in seconds.items()}


if __name__ == "__main__":
    main()
