"""``govlint new`` and ``govlint convert`` as a clerk calls them."""

import json
from pathlib import Path

import pytest

from tests.support.reports import make_report, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write, write_json

AGENCY = "青溪县统计局"


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "xlsx", "json", "yaml"])
def test_new(tmp_path: Path, suffix: str) -> None:
    """A form in the format of the suffix; check finds nothing in it but what is to be filled in."""
    path = tmp_path / f"report.{suffix}"
    done = govlint("new", "--year", "2025", "--agency", AGENCY, "-o", path)
    found = json.loads(govlint("check", path, "--format", "json").stdout)["files"][0]

    assert (done.status, done.stdout, done.stderr) == (0, "", "")
    assert (found["year"], found["agency"]) == (2025, AGENCY)
    assert {one["code"] for one in found["diagnostics"]} <= {"GL801", "GL031"}


def test_new_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_text("mine")
    done = govlint("new", "--year", "2025", "--agency", AGENCY, "-o", path)

    assert (done.status, done.stdout) == (2, "")
    assert "report.docx 已经存在，不能覆盖" in done.stderr
    assert path.read_text() == "mine"


def test_new_to_standard_output() -> None:
    """As text where it is one; a Word file is not shown on a terminal."""
    text = govlint("new", "--year", "2025", "--agency", AGENCY, "--to", "md", is_terminal=True)
    word = govlint("new", "--year", "2025", "--agency", AGENCY, is_terminal=True)

    assert text.stdout.startswith(f"# {AGENCY}2025年政府信息公开工作年度报告\n")
    assert (word.status, word.stdout) == (2, "")
    assert "-o" in word.stderr


def test_new_blank() -> None:
    done = govlint("new", "--year", "2020", "--agency", AGENCY, "--blank", "--to", "json")
    tables = json.loads(done.stdout)["tables"]

    assert {
        cell for table in tables.values() for row in table.values() for cell in row.values()
    } == {""}


def test_new_after_last_year(tmp_path: Path) -> None:
    """Year and agency are those that follow."""
    last = make_report("2021", 4)
    path = tmp_path / "last.docx"
    path.write_bytes(write(".docx", last))
    done = govlint("new", "--previous", path, "--to", "json")
    report = json.loads(done.stdout)

    assert (done.status, done.stderr) == (0, "")
    assert (report["agency"], report["year"]) == (last["agency"], last["year"] + 1)
    assert (
        report["tables"]["applications"]["carried_in"]
        == last["tables"]["applications"]["carried_out"]
    )


def test_new_after_a_report_that_was_not_read_whole(tmp_path: Path) -> None:
    """The form is written, what is missing is asked for, and the status says so."""
    last = make_report("2021", 4)
    del last["tables"]["applications"]["carried_out"]["business"]
    path = tmp_path / "last.json"
    path.write_bytes(write_json(last))
    done = govlint("new", "--previous", path, "--to", "json")

    assert done.status == 3
    assert "1 格没有读到" in done.stderr
    assert json.loads(done.stdout)["tables"]["applications"]["carried_in"]["business"] == "【待填】"


def test_new_after_a_report_that_does_not_add_up(tmp_path: Path) -> None:
    """What it says is carried over all the same: nobody knows better but its agency."""
    last = with_cell(make_report("2021", 4), "applications.carried_out.total", 999)
    path = tmp_path / "last.json"
    path.write_bytes(write_json(last))
    done = govlint("new", "--previous", path, "--to", "json")

    assert done.status == 0
    assert "有 1 处数字对不上" in done.stderr
    assert json.loads(done.stdout)["tables"]["applications"]["carried_in"]["total"] == 999


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ((), 2, "--year"),
        (("--year", "2025"), 2, "--agency"),
        (("--year", "2018", "--agency", AGENCY), 2, "选项 --year 不能是 2018"),
        (("--year", "2025", "--agency", AGENCY, "--to", "csv"), 2, "不能写成 csv"),
        (("--year", "2025", "--agency", AGENCY, "-o", "x.pdf"), 2, "不能写成 .pdf"),
        (("--year", "2025", "--agency", AGENCY, "-o", "no/folder/x.md"), 2, "无法写入"),
        (("--year", "2025", "--previous", "nothing.docx"), 3, "没有这个文件"),
        (("--year", "2099", "--previous", "last.json"), 2, "上年报告应为 2098 年度"),
        (("--previous", "."), 2, "这里只能给一个"),
    ],
)
def test_wrong_use(tmp_path: Path, arguments: tuple[str, ...], status: int, says: str) -> None:
    """A sentence on standard error, and nothing is written."""
    for name in ("last.json", "other.json"):
        (tmp_path / name).write_bytes(write_json(make_report()))
    done = govlint("new", *arguments, cwd=tmp_path)

    assert (done.status, done.stdout) == (status, "")
    assert says in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["last.json", "other.json"]


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "xlsx", "json", "yaml", "csv"])
def test_convert_to_the_suffix(tmp_path: Path, suffix: str) -> None:
    source, target = tmp_path / "report.docx", tmp_path / f"copy.{suffix}"
    source.write_bytes(write(".docx", make_report("2021", 4)))
    done = govlint("convert", source, "-o", target)

    assert (done.status, done.stdout, done.stderr) == (0, "", "")
    if suffix != "csv":
        assert govlint("convert", target).stdout == govlint("convert", source).stdout


def test_convert_says_what_the_form_has_not(tmp_path: Path) -> None:
    """A row that the form does not have is not written, and the status says so."""
    page = write(".html", make_report("2021", 4)).decode()
    row = page[page.rindex("<tr>", 0, page.index("四、结转下年度继续办理")) :].partition("</tr>")[0]
    extra = row.replace("四、结转下年度继续办理", "五、另外的事项") + "</tr>"
    path = tmp_path / "report.html"
    path.write_text(page.replace(row + "</tr>", row + "</tr>" + extra), "utf-8")
    done = govlint("convert", path)

    assert done.status == 3
    assert "有 1 行（列）是统一格式以外的，未写出" in done.stderr
