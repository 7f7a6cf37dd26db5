"""Files that are read by way of LibreOffice, and reports that it wrote."""

import os
import stat
import threading
import time
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from govlint import readers
from govlint.engine import lint_bytes
from govlint.errors import ReadError
from govlint.form import EDITIONS
from govlint.readers import doc, docx, office
from govlint.result import FileResult
from tests.support.cells import cells_of, values_of
from tests.support.old_word import FOLDER
from tests.support.reports import Canonical, make_report
from tests.support.show import show
from tests.support.soffice import convert_all, needs_soffice
from tests.support.writers import write_docx, write_xlsx

SCALES = (100, 9, 3_000, 10**6)


def reports(seeds: Iterable[int]) -> dict[str, Canonical]:
    """Return made-up reports of every edition, with small and large figures, by the name of their file."""
    return {
        f"{edition}-{seed}": make_report(edition, seed, SCALES[seed % len(SCALES)])
        for edition in EDITIONS
        for seed in seeds
    }


def assert_right(report: Canonical, result: FileResult) -> None:
    """Every cell is read, and there is nothing to say."""
    assert values_of(result) == cells_of(report)
    assert (result.verdict, result.diagnostics) == ("pass", ())


def assert_all_right(seeds: Iterable[int], *suffixes: str) -> None:
    """Reports written by LibreOffice in its forms come back as they were."""
    known = reports(seeds)
    words = {f"{name}.docx": write_docx(report) for name, report in known.items()}
    old = convert_all(words, "doc")
    for name, report in known.items():
        assert_right(report, lint_bytes(old[f"{name}.doc"], f"{name}.doc"))
    for suffix in suffixes:
        # As `office.read` does it, but all in one call.
        back = convert_all(convert_all(words, suffix), "docx")
        for name, report in known.items():
            assert_right(report, lint_bytes(back[f"{name}.docx"], f"{name}.docx"))


@needs_soffice
def test_reports_in_old_word() -> None:
    assert_all_right(range(2))


@needs_soffice
@pytest.mark.slow
def test_reports_in_every_form() -> None:
    """Two dozen, with figures of one digit up to six or seven."""
    assert_all_right(range(2, 14), "odt", "rtf")


@needs_soffice
@pytest.mark.parametrize("suffix", ["odt", "rtf"])
def test_report_is_read_through_libreoffice(suffix: str) -> None:
    """The result says what the file really is."""
    report = make_report("2021", seed=1, scale=100)
    made = convert_all({"report.docx": write_docx(report)}, suffix)[f"report.{suffix}"]
    result = lint_bytes(made, f"report.{suffix}")

    assert_right(report, result)
    assert result.format == suffix


@needs_soffice
@pytest.mark.parametrize("suffix", ["xls", "ods"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_workbook_is_read_through_libreoffice(edition: str, suffix: str) -> None:
    """Merged cells and all."""
    report = make_report(edition, seed=1, scale=100)
    made = convert_all({"report.xlsx": write_xlsx(report)}, suffix)[f"report.{suffix}"]
    result = lint_bytes(made, f"report.{suffix}")

    assert_right(report, result)
    assert result.format == suffix


@needs_soffice
def test_old_word_file_in_doubt_is_read_through_libreoffice() -> None:
    """A version of the format that our reader does not know."""
    data = (FOLDER / "report-2021.doc").read_bytes()
    header = data.index(b"\xec\xa5")
    result = lint_bytes(data[: header + 2] + b"\x13\x01" + data[header + 4 :], "report.wps")

    assert_right(make_report("2021", seed=1, scale=100), result)
    assert result.format == "doc"


@needs_soffice
def test_both_readers_see_the_same() -> None:
    """What LibreOffice makes of an old Word file is what our own reader makes of it."""
    names = ("box", "characters", "merged", "nested", "numbered")
    own = {f"{name}.doc": (FOLDER / f"{name}.doc").read_bytes() for name in names}
    back = convert_all(own, "docx")

    assert {name: show(docx.read(back[f"{name}.docx"], "x")) for name in names} == {
        name: show(doc.read(own[f"{name}.doc"], "x")) for name in names
    }


PAGE_WITH_LINKS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>甲<draw:frame svg:width="3cm" svg:height="3cm">
<draw:image xlink:href="{site}/picture.png" xlink:type="simple"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{site}/section.odt"/></text:section>
</office:text></office:body></office:document>"""


@needs_soffice
def test_nothing_is_fetched_from_where_a_document_says() -> None:
    """LibreOffice would load linked pictures, and tell their owner who reads the file."""
    fetched: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            fetched.append(str(self.client_address))

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = PAGE_WITH_LINKS.format(site=f"http://127.0.0.1:{server.server_port}")
        program = office.find_program()
        assert program is not None
        read = docx.read(office.convert(program, page.encode(), "fodt", "docx"), "x")
        server.shutdown()

    assert (show(read), fetched) == (["甲"], [])


# Without LibreOffice, or with one that fails


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install or to do instead."""
    monkeypatch.setattr(office, "find_program", lambda: None)
    with pytest.raises(ReadError, match="needs-libreoffice"):
        readers.load("rtf").read(b"{\\rtf1}", "x.rtf")


def program(folder: Path, script: str) -> str:
    """Return a program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_it_is_found_on_the_search_path_or_at_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path, "true")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert office.find_program([]) == path

    monkeypatch.setenv("PATH", "")

    assert office.find_program([]) is None
    assert office.find_program([f"{tmp_path}/no*", f"{tmp_path}/soff*"]) == path


def test_nothing_converted(tmp_path: Path) -> None:
    """LibreOffice ends with status 0 whether it has converted a file or not."""
    with pytest.raises(ReadError, match="conversion-failed"):
        office.convert(program(tmp_path, "exit 0"), b"x", "rtf", "docx")


def test_program_that_cannot_be_run(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="conversion-failed"):
        office.convert(str(tmp_path / "none"), b"x", "rtf", "docx")


def test_time_limit_ends_all_that_was_started(tmp_path: Path) -> None:
    """The program starts others; none of them outlives the limit, nor does a temporary file."""
    note = tmp_path / "note"
    script = f'sleep 60 &\necho $! "$2" > {note}.new; mv {note}.new {note}\nwait'
    with pytest.raises(ReadError, match="conversion-too-long"):
        office.convert(program(tmp_path, script), b"x", "rtf", "docx", 1)
    child, _ = note.read_text().split(maxsplit=1)

    assert _ended(int(child))
    assert not list(Path(os.environ.get("TMPDIR", "/tmp")).glob("govlint-*/report.rtf"))  # noqa: S108


def _ended(process: int) -> bool:
    """Return whether a process is gone, or only waits for its parent to notice."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
