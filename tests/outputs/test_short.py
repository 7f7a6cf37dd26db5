"""Outputs made short: what keeps a file from passing alone, counts for each rule, and very many alike."""

import json
from pathlib import Path

import pytest

from govlint.outputs import text
from tests.outputs.golden import files
from tests.support.fixtures import change, right_report
from tests.support.terminal import govlint
from tests.support.writers import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_quiet_run(folder: Path) -> None:
    """Files that pass are not named, nor what does no harm; status and last line are the same."""
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".govlint-ignore.yaml").write_text(
        "- {agency: 某局, code: GL301, place: 表三, reason: 已核对}\n", "utf-8"
    )
    usual, quiet = (govlint("check", ".", *more, cwd=folder) for more in ((), ("--quiet",)))

    assert quiet.status == usual.status == 3
    assert quiet.stdout.splitlines()[-1] == usual.stdout.splitlines()[-1]
    assert usual.stderr
    assert quiet.stderr == ""
    assert "a-right.docx" in usual.stdout
    assert "a-right.docx" not in quiet.stdout
    assert "警告 GL012" in usual.stdout
    assert "警告 GL012" not in quiet.stdout
    assert "错误 GL302" in quiet.stdout
    assert "d-broken.docx" in quiet.stdout
    assert "未核对 GL302" in quiet.stdout


def test_quiet_lines(folder: Path) -> None:
    usual, quiet = (
        govlint("check", ".", "--format", "line", *more, cwd=folder).stdout.splitlines()
        for more in ((), ("-q",))
    )

    assert set(quiet) < set(usual)
    assert usual[-1] == quiet[-1]
    assert [line for line in usual if line not in quiet and ": 错误 " in line] == []
    assert not any("GL012" in line for line in quiet)


@pytest.mark.parametrize(("name", "status"), [("a-right.docx", 0), ("b-wrong.html", 1)])
def test_quiet_single_file(folder: Path, name: str, status: int) -> None:
    """The last line is its verdict."""
    done = govlint("check", name, "--quiet", cwd=folder)
    lines = done.stdout.split("\n")

    assert done.status == status
    assert (
        lines == [f"结论：通过  {name}", ""]
        if status == 0
        else lines[-3].startswith("结论：不通过")
    )


def test_quiet_tells_what_severity_is_set(folder: Path) -> None:
    done = govlint("check", "b-wrong.html", "-q", "--fail-on", "warning", cwd=folder)

    assert "警告 GL012" in done.stdout


def test_warning_on_an_unread_cell_is_told(tmp_path: Path) -> None:
    """It is what keeps the file from passing, though a warning alone would not."""
    report = right_report("right-2021")
    lossy = change(report, {"remove": ["tables.applications.granted.research"]})
    (tmp_path / "a.json").write_bytes(write(".json", lossy))
    (tmp_path / "govlint.toml").write_text('[severity]\nGL005 = "warning"\n', "utf-8")
    done = govlint("check", "a.json", "-q", cwd=tmp_path)

    assert done.status == 3
    assert "警告 GL005" in done.stdout


def counted(folder: Path) -> dict[str, tuple[int, int]]:
    """Return findings and files of each rule, by what is told of the files."""
    told = json.loads(govlint("check", ".", "--format", "json", cwd=folder).stdout)["files"]
    codes = [[found["code"] for found in file["diagnostics"]] for file in told]
    return {
        code: (sum(own.count(code) for own in codes), sum(code in own for own in codes))
        for code in {code for own in codes for code in own}
    }


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_statistics_for_programs(folder: Path, name: str) -> None:
    """Only where they are asked for: the summary is as it was otherwise."""
    done = govlint("check", ".", "--format", name, "--statistics", cwd=folder)
    last = json.loads(done.stdout if name == "json" else done.stdout.splitlines()[-1])
    told = last["summary"]["statistics"]

    assert {one["code"]: (one["findings"], one["files"]) for one in told} == counted(folder)
    assert [one["findings"] for one in told] == sorted(
        (one["findings"] for one in told), reverse=True
    )
    assert next(one["name"] for one in told if one["code"] == "GL302") == "results-total-mismatch"


@pytest.mark.parametrize("name", ["text", "line", "csv", "sarif"])
def test_statistics_for_people(folder: Path, name: str) -> None:
    """The last line stays the last; a format that has no place for them leaves them to the console."""
    counts = counted(folder)
    done = govlint("check", ".", "--format", name, "--statistics", cwd=folder)
    told = done.stdout if name in {"text", "line"} else done.stderr
    start = told.splitlines().index(f"各规则的问题数（{len(counts)} 条规则）：")
    lines = told.splitlines()[start + 1 : start + 1 + len(counts)]
    rows = [line.split() for line in lines]

    assert {row[1]: (int(row[0]), int(row[3])) for row in rows} == counts
    assert [int(row[0]) for row in rows] == sorted((int(row[0]) for row in rows), reverse=True)
    if told is done.stdout:
        assert done.stdout.splitlines()[-1].startswith("共 12 份")


def test_very_many_of_one_rule(tmp_path: Path) -> None:
    """A text made to do harm: the first are told, and how many more there are; all are counted."""
    numbers = "，".join(f"138001{number:05}" for number in range(2000))
    report = change(right_report("right-2021"), {"change": {"sections.other.text": numbers}})
    (tmp_path / "a.json").write_bytes(write(".json", report))
    done, lines = (
        govlint("check", "a.json", "--format", name, cwd=tmp_path).stdout
        for name in ("text", "line")
    )
    more = 2000 - text.MAX_ALIKE

    assert done.count("“138******") == text.MAX_ALIKE
    assert f"警告 GL811  同一规则另有 {more} 处，没有逐处列出；用 --format line 列出全部" in done
    assert len(done.splitlines()) < 100
    assert lines.count("GL811") == 2000
