"""Baselines: what was there is not told again, what is new is."""

import json
from pathlib import Path

import pytest

from tests.support.fixtures import right_report
from tests.support.reports import Canonical, with_cell
from tests.support.terminal import Done, govlint
from tests.support.writers import write_json

CELL = "applications.results_total.natural_person"
WRONG = with_cell(right_report("right-2021"), CELL, 85)
WORSE = with_cell(WRONG, "review_litigation.review.total", 9)


def put(folder: Path, report: Canonical, name: str = "report.json") -> None:
    folder.joinpath(name).write_bytes(write_json(report))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a wrong report and a baseline of it."""
    put(tmp_path, WRONG)
    done = govlint("check", "report.json", "--write-baseline", "baseline.json", cwd=tmp_path)

    assert done.status == 0
    assert done.stderr == "基线已写入 baseline.json：1 处\n"
    assert "GL301" in done.stdout
    return tmp_path


def check(folder: Path, *arguments: str) -> Done:
    return govlint(
        "check", *(arguments or ("report.json",)), "--baseline", "baseline.json", cwd=folder
    )


def test_known(folder: Path) -> None:
    done = check(folder)

    assert (done.status, done.stderr) == (0, "")
    assert "不再提示 1" in done.stdout


def test_new(folder: Path) -> None:
    put(folder, WORSE)
    done = check(folder, "report.json", "--format", "json")
    data = json.loads(done.stdout)

    assert done.status == 1
    assert [found["code"] for found in data["files"][0]["diagnostics"]] == ["GL401"]
    assert [known["reason"] for known in data["files"][0]["suppressed"]] == ["已列入基线"]


def test_renamed(folder: Path) -> None:
    folder.joinpath("report.json").rename(folder / "renamed.json")

    assert check(folder, "renamed.json").status == 0


def test_one_more_of_the_same_is_new(folder: Path) -> None:
    """Two reports that call themselves the same do not hide each other's findings."""
    put(folder, WRONG, "other.json")
    done = check(folder, "report.json", "other.json", "--format", "line")

    assert done.status == 1
    assert "错误 1，警告 0，提示 0，不再提示 1" in done.stdout


def test_written_file(folder: Path) -> None:
    """People may read it, and it does not change with the order of files."""
    put(folder, WORSE, "other.json")
    for names in (("report.json", "other.json"), ("other.json", "report.json")):
        govlint("check", *names, "--write-baseline", f"{names[0]}.base", cwd=folder)
    text = (folder / "report.json.base").read_text("utf-8")
    data = json.loads(text)

    assert text == (folder / "other.json.base").read_text("utf-8")
    assert data["version"] == 1
    assert [(item["code"], item["count"], item["cell"]) for item in data["findings"]] == [
        ("GL301", 2, CELL),
        ("GL401", 1, None),
        ("GL704", 1, None),
    ]


def test_update(folder: Path) -> None:
    """What was known is written again, what is gone is not."""
    put(folder, WORSE)
    check(folder, "report.json", "--write-baseline", "baseline.json")
    both = json.loads((folder / "baseline.json").read_text("utf-8"))["findings"]
    put(folder, right_report("right-2021"))
    check(folder, "report.json", "--write-baseline", "baseline.json")

    assert [item["code"] for item in both] == ["GL301", "GL401"]
    assert json.loads((folder / "baseline.json").read_text("utf-8"))["findings"] == []


def test_it_is_no_report(folder: Path) -> None:
    """Among reports it is left out, unless it is named."""
    assert json.loads(check(folder, ".", "--format", "json").stdout)["summary"]["files"] == 1
    assert check(folder, "baseline.json").status == 3


def test_folder_with_nothing_else(folder: Path) -> None:
    folder.joinpath("report.json").unlink()
    done = check(folder, ".")

    assert (done.status, done.stdout) == (2, "")
    assert "没有找到可以检查的文件" in done.stderr


def test_incomplete_stays_incomplete(tmp_path: Path) -> None:
    put(tmp_path, with_cell(right_report("right-2021"), "applications.granted.total", "12件"))
    (tmp_path / "broken.docx").write_bytes(b"")
    files = ("report.json", "broken.docx")
    written = govlint("check", *files, "--write-baseline", "baseline.json", cwd=tmp_path)

    assert written.status == 3
    assert check(tmp_path, *files).status == 3


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}', "\xff"],
)
def test_wrong_file(folder: Path, content: str) -> None:
    (folder / "baseline.json").write_text(content, "latin-1")
    done = check(folder)

    assert (done.status, done.stdout) == (2, "")
    assert done.stderr == "baseline.json 不是基线文件；用 --write-baseline 重新生成\n"


def test_no_file(tmp_path: Path) -> None:
    put(tmp_path, WRONG)
    done = check(tmp_path)

    assert (done.status, done.stdout) == (2, "")
    assert "无法读取 baseline.json" in done.stderr


def test_reports_are_never_overwritten(tmp_path: Path) -> None:
    put(tmp_path, WRONG)
    done = govlint("check", "report.json", "--write-baseline", "report.json", cwd=tmp_path)

    assert done.status == 2
    assert (tmp_path / "report.json").read_bytes() == write_json(WRONG)
