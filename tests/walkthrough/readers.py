"""How other programs read what govlint writes of a report: what is told of each mistake."""

import csv
import ctypes
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import docx
import jsonschema
import openpyxl
import pypdfium2
from docx.oxml.ns import qn
from junitparser import Failure, JUnitXml, TestSuite
from lxml import html
from pypdfium2 import raw as pdfium

from tests.support.browser import shown
from tests.support.consumers import SCHEMAS, parse_command, rows_of_sarif
from tests.walkthrough.mistakes import Place

PRINTED = {"错误": "error", "警告": "warning", "提示": "note"}
GITHUB = {"error": "error", "warning": "warning", "notice": "note"}
GITLAB = {"critical": "error", "minor": "warning", "info": "note"}


class Told(NamedTuple):
    """A finding as a program shows it."""

    code: str
    severity: str
    words: str
    """All that is said of it, place and message among it."""


def _from_text(path: Path) -> Iterator[Told]:
    for block in re.split(r"\n\n", path.read_text("utf-8")):
        if found := re.match(r"(错误|警告|提示) (GL\d{3})  ", block):
            yield Told(found[2], PRINTED[found[1]], block)


def _from_lines(path: Path) -> Iterator[Told]:
    for line in path.read_text("utf-8").splitlines():
        if found := re.match(r"\S+?: (错误|警告|提示) (GL\d{3}) ", line):
            yield Told(found[2], PRINTED[found[1]], line)


def _from_json(path: Path) -> Iterator[Told]:
    (file,) = json.loads(path.read_text("utf-8"))["files"]
    yield from map(_from_diagnostic, file["diagnostics"])


def _from_json_lines(path: Path) -> Iterator[Told]:
    file, _ = map(json.loads, path.read_text("utf-8").splitlines())
    yield from map(_from_diagnostic, file["diagnostics"])


def _from_diagnostic(found: dict[str, Any]) -> Told:
    at = found["location"]
    drawn = f"第 {at['table']} 张表第 {at['row']} 行第 {at['cell']} 格"
    words = (found["place"], drawn, found["message"], *found["expected"])
    return Told(found["code"], found["severity"], "\n".join(words))


def _from_csv(path: Path) -> Iterator[Told]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for line in csv.DictReader(stream):
            yield Told(line["规则"], PRINTED[line["级别"]], "\n".join(line.values()))


def _from_workbook(path: Path) -> Iterator[Told]:
    """Read the second sheet, and see that the first has those that must be corrected."""
    book = openpyxl.load_workbook(path)
    tables = [list(book[name].values) for name in ("须改正", "全部问题")]
    first, every = ([dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for rows in tables)
    errors = [row["规则"] for row in every if row["级别"] == "错误"]
    assert [row["规则"] for row in first] == errors
    for row in every:
        yield Told(str(row["规则"]), PRINTED[str(row["级别"])], "\n".join(map(str, row.values())))


def _from_sarif(path: Path) -> Iterator[Told]:
    """Read by the official schema, and by sarif-tools."""
    written = json.loads(path.read_text("utf-8"))
    jsonschema.validate(written, json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))
    results = written["runs"][0]["results"]
    rows = rows_of_sarif(path)
    assert sorted(row["Code"] for row in rows) == sorted(one["ruleId"] for one in results)
    for result in results:
        (location,) = result["locations"]
        (logical,) = location["logicalLocations"]
        drawn = location.get("message", {}).get("text", "")
        words = (logical["name"], drawn, result["message"]["text"])
        yield Told(result["ruleId"], result["level"], "\n".join(words))


def _from_github(path: Path) -> Iterator[Told]:
    *commands, _ = path.read_text("utf-8").splitlines()
    for level, facts, message in map(parse_command, commands):
        yield Told(facts["title"].partition(" ")[0], GITHUB[level], message)


def _from_gitlab(path: Path) -> Iterator[Told]:
    issues = json.loads(path.read_text("utf-8"))
    jsonschema.validate(
        issues, json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
    )
    for issue in issues:
        code, _, message = issue["description"].partition(" ")
        yield Told(code, GITLAB[issue["severity"]], message)


def _from_junit(path: Path) -> Iterator[Told]:
    for suite in JUnitXml.fromstring(path.read_bytes()):
        assert isinstance(suite, TestSuite)
        for case in suite:
            code, _, place = str(case.name).partition(" ")
            if case.result:
                (failure,) = case.result
                assert isinstance(failure, Failure)
                words = (place, str(failure.message), str(failure.text))
                yield Told(code, "error", "\n".join(words))
            else:
                severity, _, message = str(case.system_out).partition(" ")
                yield Told(code, PRINTED[severity], f"{place}\n{message}")


def _from_page(path: Path) -> Iterator[Told]:
    """Read what stands in the browser's own tree of the page."""
    page = html.document_fromstring(shown(path))
    for article in page.cssselect("article.finding"):
        (head,) = article.cssselect(".severity")
        severity, code = head.text_content().split()
        yield Told(code, PRINTED[severity], article.text_content())


READERS: dict[str, Callable[[Path], Iterator[Told]]] = {
    "text": _from_text,
    "line": _from_lines,
    "json": _from_json,
    "jsonl": _from_json_lines,
    "csv": _from_csv,
    "xlsx": _from_workbook,
    "sarif": _from_sarif,
    "github": _from_github,
    "gitlab": _from_gitlab,
    "junit": _from_junit,
    "html": _from_page,
}
NAMELESS = ("text", "line", "github", "gitlab")
"""Formats that have no field for the name of a place: their messages say it."""
UNCOUNTED = ("line", "csv", "xlsx", "gitlab")
"""Formats that have no field for the place in a Word file, which has no lines."""


def word_cell(path: Path, place: Place) -> str:
    """Return what python-docx finds in a cell, counted as it is drawn."""
    table, row, cell = place
    found = docx.Document(str(path)).tables[table - 1].rows[row - 1]._tr.tc_lst[cell - 1]  # noqa: SLF001  no other way to count merged cells once
    return "".join(text.text or "" for text in found.iter(qn("w:t")))


class Pin(NamedTuple):
    """A comment on a page of a PDF file."""

    page: int
    text: str
    across: float
    """Of its left edge, in points from the left."""
    up: float
    """Of its lower edge, in points from below."""


def pins_of(data: bytes) -> list[Pin]:
    """Return the comments of a PDF file."""
    pins = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
                note = pdfium.FPDFPage_GetAnnot(page, index)
                if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_TEXT:
                    box = pdfium.FS_RECTF()
                    pdfium.FPDFAnnot_GetRect(note, ctypes.byref(box))
                    pins.append(Pin(number, _contents(note), box.left, box.bottom))
    return pins


def _contents(note: Any) -> str:  # noqa: ANN401  a handle of pdfium
    size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(size)
    units = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetStringValue(note, b"Contents", units, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def text_before(data: bytes, pin: Pin) -> str:
    """Return what is printed on the line of a pin, from its left end to the pin, without spaces."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[pin.page].get_textpage()
        line = []
        for index in range(text.count_chars()):
            left, low, right, high = text.get_charbox(index)
            if low - 8 <= pin.up <= high and right <= pin.across + 4:
                line.append((left, text.get_text_range(index, 1)))
        return "".join("".join(sign for _, sign in sorted(line)).split())


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table that ``convert`` wrote."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
