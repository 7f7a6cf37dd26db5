"""Results of govlint that lie among the reports are no reports."""

import json
from pathlib import Path

import pytest

from govlint.files import find_files
from govlint.own_output import is_own_output
from tests.outputs.golden import files
from tests.support.example import REPORTS
from tests.support.reports import make_report
from tests.support.terminal import govlint
from tests.support.writers import write

RESULTS = [
    ("json", "result.json"),
    ("sarif", "sarif.json"),
    ("gitlab", "gl-code-quality.json"),
    ("text", "result.txt"),
    ("text", "result.md"),
    ("line", "lines.txt"),
    ("xlsx", "result.xlsx"),
    ("html", "result.html"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes((REPORTS / "example-2024.docx").read_bytes())
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize(("name", "file"), RESULTS)
def test_result_is_left_out(
    folder: Path, name: str, file: str, lang: str, *, several: bool
) -> None:
    """It is counted, and may be written again."""
    if several:
        (folder / "b.docx").write_bytes(files()["a-right.docx"])
    arguments = ("check", ".", "--format", name, "-o", file, "--lang", lang)
    first, second = (govlint(*arguments, cwd=folder) for _ in range(2))

    assert (first.status, first.stderr) == (1, "")
    assert second.status == 1
    assert "1" in second.stderr
    assert find_files([str(folder)]).left_out == 1


def test_empty_results_are_left_out(folder: Path) -> None:
    """One with nothing in it, however it is indented, and a baseline that is not named."""
    result = folder / "result.json"
    govlint("check", "a.docx", "-o", result, cwd=folder)
    result.write_text(json.dumps(json.loads(result.read_text("utf-8")), indent=4), "utf-8")
    govlint("check", "a.docx", "--write-baseline", "base.json", cwd=folder)

    assert find_files([str(folder)]).left_out == 2


@pytest.mark.parametrize("suffix", [".json", ".html", ".txt", ".md", ".xlsx", ".docx", ".yaml"])
def test_report_is_none(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(write(suffix, make_report()))

    assert not is_own_output(str(path))


@pytest.mark.parametrize("name", ["x.json", "x.txt", "x.html", "x.xlsx"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff" * 9000, b"[]", b"{}"])
def test_anything_is_none(tmp_path: Path, name: str, content: bytes) -> None:
    """Also what cannot be opened: it is told where it is read."""
    path = tmp_path / name
    path.write_bytes(content)

    assert not is_own_output(str(path))
    assert not is_own_output(str(tmp_path / f"missing-{name}"))


def test_result_that_is_named_is_not_left_out(folder: Path) -> None:
    govlint("check", "a.docx", "-o", "result.json", cwd=folder)

    assert govlint("check", "result.json", cwd=folder).status == 3
