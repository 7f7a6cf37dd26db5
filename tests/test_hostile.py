"""Files made to do harm end in a message, within 512 MB and 10 seconds."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.engine import lint_bytes
from tests.support.raw_pdf import CATALOGUE, FONT, PAGES, TEXT, page, pdf_of, stream
from tests.support.writers import mhtml_of, pack_zip

MB = 1024 * 1024
MAIN = """
import resource, sys, time
from govlint.cli import run
sys.argv = ["govlint", "check", sys.argv[1]]
status = run()
used = resource.getrusage(resource.RUSAGE_SELF)
with open("/proc/self/status") as file:  # ru_maxrss counts that of the process which started it
    (peak,) = (int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print("\\n", status, peak // 1024, used.ru_utime + used.ru_stime)
"""


def cut(text: bytes, size: int) -> bytes:
    return text * (size // len(text))


def attributes(pattern: str, count: int) -> bytes:
    """Return the start of a paragraph with that many attributes, each of another name."""
    return f"<p {''.join(pattern.format(number) for number in range(count))}>".encode()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("x.html", b"<div>" * 10**6, "too-many-elements", id="nested-tags"),
        pytest.param("x.html", b"<div>" * 10**5, "nested-too-deep", id="fewer-nested-tags"),
        pytest.param("x.html", b"<table><tr>" + b"<td>1" * 10**5, "span-too-wide", id="columns"),
        pytest.param(
            "x.html",
            b"<table>" + b"<tr><td colspan=1000 rowspan=2>1<tr><td>2" * 2_000,
            "span-too-wide",
            id="spans-side-by-side",
        ),
        pytest.param(
            "x.html",
            b"<table>" + b"<tr><td colspan=900 rowspan=2>1<tr><td>2" * 2_000,
            "table-too-large",
            id="spans",
        ),
        pytest.param("x.html", b"<p>" + b"abcd " * MB, "too-much-text", id="line"),
        pytest.param("x.html", b"<p>x</p>" * 25_000, "too-many-lines", id="paragraphs"),
        pytest.param("x.html", b"<pre>" + b"x\n" * 210_000, "too-many-elements", id="preformatted"),
        pytest.param("x.html", attributes("a{}=b ", 10**5), "too-many-attributes", id="names"),
        pytest.param(
            "x.html", attributes("a{}='<>'", 10**5), "too-many-attributes", id="signs in values"
        ),
        pytest.param(
            "x.html", attributes("a{}=b ", 199) * 3_000, "too-many-attributes", id="all names"
        ),
        pytest.param("x.html", b"<p>" + b" =/" * MB, "too-many-attributes", id="separators"),
        pytest.param("x.txt", b"1\t2\n" * 25_000, "too-many-lines", id="rows"),
        pytest.param("x.txt", b"a b " * MB, "too-large", id="text"),
        pytest.param("x.json", b'{"a": "' + b"b" * MB + b'"}', "too-large", id="json"),
        pytest.param(
            "x.mht",
            mhtml_of([("text/html", "", b"a" * 17 * MB)], "8bit"),
            "too-large",
            id="archive",
        ),
    ],
)
def test_refusal(name: str, data: bytes, reason: str) -> None:
    """What is larger or deeper than any report is told to be so."""
    failure = lint_bytes(data, name).failure

    assert failure is not None
    assert failure.reason == reason


def test_large_pictures_in_a_page_are_no_harm() -> None:
    """Their bytes are in one attribute, with quotes or without; and scripts are long as well."""
    page = b"<script>" + b"a = b; " * 10**4 + b"</script><img src=data:image/png;base64,"
    page += b"ab/d+f" * 10**5 + b" alt=x><img src='data:," + b" a=b>" * 10**5 + b"'><p>x</p>"

    assert lint_bytes(page, "x.html").failure is None


def nested_pdf() -> bytes:
    """Return a page that draws a piece that draws ten, and so on over six levels."""
    form = b"/Subtype/Form/BBox[0 0 9 9]"
    pieces = [
        stream(b"/X Do " * 10, form + b"/Resources<</XObject<</X %d 0 R>>>>" % number)
        for number in range(7, 13)
    ]
    content = stream(TEXT + b"/X Do ")
    drawn = page(resources=b"/XObject<</X 6 0 R>>")
    return pdf_of(CATALOGUE, PAGES, drawn, content, FONT, *pieces, stream(b"0 0 m", form))


BOMB = pack_zip({f"{number}.txt": b"0" * (9 * MB) for number in range(10)})

CASES: dict[str, Callable[[], bytes]] = {
    "line.txt": lambda: cut(b"a 1 ", 99 * MB),
    "tabs.txt": lambda: cut(b"1\t", MB - 9),
    "line.html": lambda: b"<p>" + cut("政府信息公开".encode(), 99 * MB),
    "gbk.html": lambda: b"<p>" + cut("政府信息公开".encode("gbk"), 15 * MB),
    "elements.html": lambda: b"a<br>" * 199_000,
    "attributes.html": lambda: b"<p " + cut(b"a=b ", 15 * MB) + b">",
    "names.html": lambda: attributes("a{} ", 1_950_000),
    "tags.html": lambda: cut(attributes("a{}=1 ", 125), 15 * MB),
    "few.html": lambda: attributes("a{} ", 29_900),
    "bars.md": lambda: cut(b"1|", MB - 9),
    "page.mht": lambda: mhtml_of([("text/html", "", cut(b"<p>a", 40 * MB))], "base64"),
    "boundaries.mht": lambda: mhtml_of(
        [("text/html", "", cut(b"\n------X\na: b\n\n", 60 * MB))], "8bit"
    ),
    "nested.pdf": nested_pdf,
    "flat.zip": lambda: BOMB,
    "nested.zip": lambda: pack_zip(
        {f"{number}.zip": pack_zip({"x.zip": BOMB}) for number in range(16)}
    ),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell what a process used")
@pytest.mark.parametrize("name", sorted(CASES))
def test_cost(name: str, tmp_path: Path) -> None:
    """The message comes in time, and nothing swells."""
    path = tmp_path / name
    path.write_bytes(CASES[name]())
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", MAIN, path],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    status, megabytes, seconds = done.stdout.splitlines()[-1].split()

    assert int(status) == 3
    assert int(megabytes) < 512
    assert float(seconds) < 10
