"""Data for programs are UTF-8 wherever they go; names of files and reports command no terminal."""

import codecs
import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from junitparser import JUnitXml
from lxml import html

from govlint import outputs
from tests.outputs.golden import files
from tests.support.fixtures import change, right_report
from tests.support.reports import with_cell
from tests.support.terminal import Done, govlint
from tests.support.writers import write

FOR_PEOPLE = ("text", "line")
FOR_PROGRAMS = ("json", "jsonl", "csv", "sarif", "github", "gitlab", "junit")

REPORT = files()["b-wrong.html"]
NOT_UTF8 = os.fsdecode("报告".encode("gbk") + b".html")
"""As an archive made on Chinese Windows is unpacked on Linux."""
COMMANDS = "\x1b[31m\u202e\x07"
"""It would colour what follows, turn it around, and ring."""

needs_bytes = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="names of files are text on this system"
)


def check(folder: Path, name: str, *options: str, encoding: str = "utf-8") -> Done:
    return govlint("check", ".", "--format", name, *options, cwd=folder, encoding=encoding)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    tmp_path.joinpath("报告.html").write_bytes(REPORT)
    return tmp_path


@pytest.fixture
def nameless(tmp_path: Path) -> Path:
    """Two files whose names are no text, and one that cannot be read either."""
    tmp_path.joinpath(NOT_UTF8).write_bytes(REPORT)
    tmp_path.joinpath(os.fsdecode(b"\xff.html")).write_bytes(REPORT)
    tmp_path.joinpath(os.fsdecode(b"\xfe.docx")).write_bytes(b"not a Word file")
    return tmp_path


def test_every_format_is_for_people_or_programs() -> None:
    """Or it is bytes, and no encoding changes it."""
    named = {name: outputs.load(name) for name in outputs.names()}
    text = {name for name, module in named.items() if not outputs.is_binary(module)}

    assert {name for name in text if outputs.is_for_people(named[name])} == set(FOR_PEOPLE)
    assert text == {*FOR_PEOPLE, *FOR_PROGRAMS}


@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_data_are_utf8_on_a_console_in_gbk(
    plain: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """``govlint check . --format json > result.json`` in Chinese Windows."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737968400")
    gbk, utf8 = check(plain, name, encoding="gbk"), check(plain, name)

    assert (gbk.data, gbk.stderr) == (utf8.data, utf8.stderr)
    assert "报告.html" in gbk.data.decode() or "%E6%8A%A5%E5%91%8A" in gbk.data.decode()


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_text_is_in_the_encoding_of_the_console(plain: Path, name: str) -> None:
    done = check(plain, name, encoding="gbk")

    assert done.status == 1
    assert "报告.html" in done.data.decode("gbk")


def test_data_on_a_terminal_are_in_its_encoding(plain: Path) -> None:
    done = govlint("check", ".", "--format", "json", cwd=plain, encoding="gbk", is_terminal=True)

    assert "报告.html" in done.data.decode("gbk")


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "报告.html"),
        ("convert", "报告.html", "--to", "html"),
        ("convert", "报告.html", "--to", "csv"),
        ("new", "--year", "2025", "--agency", "青溪县统计局", "--to", "md"),
        ("rules", "--format", "json"),
        ("settings", ".", "--format", "json"),
    ],
)
def test_other_commands_write_data_in_utf8(plain: Path, arguments: tuple[str, ...]) -> None:
    gbk, utf8 = (govlint(*arguments, cwd=plain, encoding=name) for name in ("gbk", "utf-8"))

    assert gbk.data == utf8.data
    assert gbk.status == utf8.status == 0


@needs_bytes
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
@pytest.mark.parametrize("name", sorted(outputs.names()))
def test_names_that_are_no_text(nameless: Path, name: str, encoding: str) -> None:
    """All files are told, on the screen and in a file, and what is written is whole."""
    shown = check(nameless, name, encoding=encoding)
    written = check(nameless, name, "-o", "/".join(("..", f"{nameless.name}.{name}")))
    data = nameless.parent.joinpath(f"{nameless.name}.{name}").read_bytes()

    assert (shown.status, written.status) == (3, 3)
    assert "Traceback" not in shown.stderr + written.stderr
    assert len(paths(name, data)) == 3
    if encoding == "utf-8" or name not in FOR_PEOPLE:
        assert len(paths(name, shown.data)) == 3


def paths(name: str, data: bytes) -> set[str]:
    """Return what the files are called in a result, as a program reads it."""
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return {str(row[0]) for row in list(book.worksheets[-1].values)[1:]}
    return set(PATHS[name](data.decode("utf-8-sig")))


PATHS: dict[str, Callable[[str], Iterable[str]]] = {
    "text": lambda text: re.findall(r"  (\S+\.(?:html|docx))$", text, re.MULTILINE),
    "line": lambda text: re.findall(r"^(\S+\.(?:html|docx)):", text, re.MULTILINE),
    "json": lambda text: (file["path"] for file in json.loads(text)["files"]),
    "jsonl": lambda text: (json.loads(line)["path"] for line in text.splitlines()[:-1]),
    "csv": lambda text: (line["文件"] for line in csv.DictReader(io.StringIO(text))),
    "html": lambda text: (path.text or "" for path in html.fromstring(text).cssselect("a.path")),
    "sarif": lambda text: (
        file["location"]["uri"] for file in json.loads(text)["runs"][0]["artifacts"]
    ),
    "github": lambda text: re.findall("file=([^,]+)", text),
    "gitlab": lambda text: (issue["location"]["path"] for issue in json.loads(text)),
    "junit": lambda text: (str(suite.name) for suite in JUnitXml.fromstring(text.encode())),
}


@needs_bytes
def test_address_in_sarif_has_the_bytes_of_the_name(nameless: Path) -> None:
    """So that it can be opened, in this folder and from anywhere."""
    beside, whole = (
        paths("sarif", govlint("check", place, "-f", "sarif", cwd=nameless).data)
        for place in (".", nameless)
    )

    assert "%B1%A8%B8%E6.html" in beside
    assert whole == {f"{nameless.as_uri()}/{name}" for name in beside}


@needs_bytes
@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", NOT_UTF8, "-o", os.fsdecode(b"\xff.md")),
        ("fix", NOT_UTF8, "-o", os.fsdecode(b"\xfd.html")),
        ("new", "--previous", NOT_UTF8, "-o", os.fsdecode(b"\xfd.docx")),
        ("check", NOT_UTF8, "--annotate", os.fsdecode(b"\xfd.html")),
        ("check", NOT_UTF8, "--write-baseline", os.fsdecode(b"\xfd.json")),
        ("check", ".", "--jobs", "2", "--previous", NOT_UTF8),
        ("check", os.fsdecode(b"\xfd.html")),
        ("hierarchy", "init", "."),
        ("settings", NOT_UTF8),
    ],
    ids=lambda arguments: " ".join(arguments[:1]),
)
def test_every_command_takes_names_that_are_no_text(
    nameless: Path, arguments: tuple[str, ...]
) -> None:
    done = govlint(*arguments, cwd=nameless)

    assert done.status in {0, 1, 2, 3}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("colour", ["never", "always"])
@pytest.mark.parametrize("name", [*FOR_PEOPLE, "github"])
def test_nothing_in_a_report_commands_the_terminal(tmp_path: Path, name: str, colour: str) -> None:
    """Neither its name nor a word that is quoted from it; controls are named instead."""
    report = with_cell(right_report("right-2021"), "proactive.licence.decisions", f"9{COMMANDS}件")
    report = {**report, "title": f"{report['title']}{COMMANDS}"}
    tmp_path.joinpath(f"a{COMMANDS}\nb.txt").write_bytes(write(".txt", report))
    tmp_path.joinpath(f"c{COMMANDS}.docx").write_bytes(b"not a Word file")
    done = check(tmp_path, name, "--color", colour, "--statistics")
    shown = re.sub(r"\x1b\[[\d;]*m", "", done.stdout) if colour == "always" else done.stdout

    assert not set(shown + done.stderr) & set(COMMANDS) - set("[31m")
    assert "9[U+001B][31m[U+202E][U+0007]件" in shown
    assert "c[U+001B][31m[U+202E][U+0007].docx" in shown
    assert not any(line.startswith("b.txt") for line in shown.splitlines())


@pytest.mark.parametrize(
    "command", [("fix", "--diff", "--unsafe"), ("settings",), ("verify", "result.json")]
)
def test_no_other_command_does(tmp_path: Path, command: tuple[str, ...]) -> None:
    name = f"a{COMMANDS}.json"
    odd = {"agency": f"某局{COMMANDS}", "sections.other.heading": f"六、别的{COMMANDS}"}
    report = change(right_report("right-2021"), {"change": odd})
    tmp_path.joinpath(name).write_bytes(write(".json", report))
    govlint("check", name, "-o", "result.json", cwd=tmp_path)
    done = govlint(*command, name, cwd=tmp_path)

    assert "[U+001B][31m[U+202E][U+0007]" in done.stdout + done.stderr
    assert not set(done.stdout + done.stderr) & set(COMMANDS) - set("[31m")


def test_message_about_a_file_commands_no_terminal(tmp_path: Path) -> None:
    done = govlint("check", f"{COMMANDS}.docx", cwd=tmp_path)

    assert done.status == 2
    assert "[U+001B][31m[U+202E][U+0007].docx" in done.stderr


def test_byte_order_mark_is_for_spreadsheets_alone(plain: Path) -> None:
    marked = {name for name in FOR_PROGRAMS if check(plain, name).data.startswith(codecs.BOM_UTF8)}

    assert marked == {"csv"}
