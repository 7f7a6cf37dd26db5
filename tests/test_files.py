"""Which files a run is about: folders, archives, standard input."""

import io
import json
import sys
from pathlib import Path

import pytest

import govlint
from govlint.files import find_files
from govlint.source import load
from tests.support.reports import make_report, with_cell
from tests.support.terminal import govlint as run
from tests.support.writers import pack_zip, write

RIGHT = write(".docx", make_report())
WRONG = write(".html", with_cell(make_report(), "applications.granted.total", 10**6))
ARCHIVE = pack_zip(
    {
        "一/a.docx": RIGHT,
        "一/b.html": WRONG,
        "一/photo.jpg": b"\xff\xd8\xff\xe0",
        "一/old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "__MACOSX/一/._a.docx": b"x",
        "一/~$a.docx": b"lock",
        ".hidden/c.docx": RIGHT,
        "二.zip": pack_zip({"d.json": write(".json", make_report("2019"))}),
    }
)
SHOWN = ["一/a.docx", "一/b.html", "一/old.doc", "二.zip/d.json"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of an archive and a file."""
    (tmp_path / "all.zip").write_bytes(ARCHIVE)
    (tmp_path / "e.docx").write_bytes(RIGHT)
    return tmp_path


def names(*paths: Path | str) -> list[str]:
    return [source.name for source in find_files(map(str, paths)).sources]


def test_archive_is_a_folder(folder: Path) -> None:
    """Named or in a folder; what is no report or hidden is left out, and the former counted."""
    path = folder / "all.zip"

    assert names(path) == [f"{path}/{name}" for name in SHOWN]
    assert names(folder) == [*names(path), str(folder / "e.docx")]
    assert find_files([str(path)]).left_out == 1


def test_member_is_read_when_it_is_checked(folder: Path) -> None:
    first = find_files([str(folder / "all.zip")]).sources[0]

    assert load(first) == RIGHT


def test_document_called_an_archive(tmp_path: Path) -> None:
    """Some browsers save a Word file like that; and an archive may have any name of no report."""
    (tmp_path / "a.zip").write_bytes(RIGHT)
    (tmp_path / "b.upload").write_bytes(ARCHIVE)

    assert names(tmp_path / "a.zip") == [str(tmp_path / "a.zip")]
    assert len(names(tmp_path / "b.upload")) == len(SHOWN)


def test_members_of_one_name_are_all_checked(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(pack_zip({"a.txt": b"1", "./a.txt": b"2"}))

    assert [load(source) for source in find_files([str(path), str(path)]).sources] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pack_zip({"photo.jpg": b"x"}), "empty-archive"),
        (pack_zip({}), "empty-archive"),
        (ARCHIVE[:-40], "damaged-archive"),
        (b"Rar!\x1a\x07", "is-archive"),
        (b"", "empty"),
    ],
)
def test_archive_that_cannot_be_checked_is_told(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """It is never passed over."""
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    (result,) = govlint.lint_all([path])

    assert result.path == str(path)
    assert result.failure is not None
    assert result.failure.reason == reason


def test_missing_archive(tmp_path: Path) -> None:
    (result,) = govlint.lint_all([tmp_path / "x.zip"])

    assert result.failure is not None
    assert result.failure.reason == "no-such-file"


def test_archive_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("builtins.open", refuse)

    assert names(folder / "all.zip") == [str(folder / "all.zip")]


def test_results(folder: Path) -> None:
    """Each member has its own; one that cannot be read stops no other."""
    results = list(govlint.lint_all([folder / "all.zip"]))

    assert [result.verdict for result in results] == ["pass", "fail", "incomplete", "pass"]
    assert results[1].path == f"{folder / 'all.zip'}/一/b.html"
    assert results[1].diagnostics[0].at is not None
    assert results[1].diagnostics[0].at.path == results[1].path


def test_several_processes(folder: Path) -> None:
    assert run("check", folder, "--jobs", "2") == run("check", folder)


def test_library_says_how_to_check_an_archive(folder: Path) -> None:
    """`lint` returns one result, which an archive has not."""
    result = govlint.lint(folder / "all.zip")

    assert result.failure is not None
    assert "lint_all" in govlint.explain(result.failure, "zh")


def test_command(folder: Path) -> None:
    done = run("check", folder, "--format", "json", "--jobs", "2")
    files = json.loads(done.stdout)["files"]

    assert done.status == 3
    assert [Path(file["path"]).name for file in files] == [
        "a.docx",
        "b.html",
        "old.doc",
        "d.json",
        "e.docx",
    ]
    assert done.stderr == "未列入：1 个其他类型的文件\n"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("check", "-", "--format", "line", stdin=ARCHIVE)

    assert done.status == 3
    assert "<stdin>/一/b.html" in done.stdout
    assert "共 4 份：通过 2，不通过 1，未能全部检查 1" in done.stdout
    assert "共 4 份" in run("check", "-", "--jobs", "2", stdin=ARCHIVE).stdout

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARCHIVE)))
    (source,) = find_files(["-", "-"], "docx").sources
    assert (source.name, source.format) == ("<stdin>", "docx")


def test_archive_is_not_overwritten(folder: Path) -> None:
    done = run("check", folder / "all.zip", "-o", folder / "all.zip")

    assert done.status == 2
    assert "不能覆盖" in done.stderr


def test_convert(tmp_path: Path) -> None:
    """An archive of one report is as good as the report; of several it says which."""
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    one.write_bytes(pack_zip({"a/x.docx": RIGHT, "a/photo.jpg": b"x"}))
    two.write_bytes(ARCHIVE)
    done = run("convert", two)

    assert json.loads(run("convert", one).stdout)["agency"] == make_report()["agency"]
    assert (done.status, done.stdout) == (2, "")
    assert "里有 4 个文件，这里只能给一个" in done.stderr
    assert "一/a.docx" in done.stderr
