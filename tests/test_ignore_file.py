"""Ignore files: what is accepted is not told, but counted; what is over or not needed is said."""

import datetime
import json
from pathlib import Path

import pytest

from tests.support.fixtures import right_report
from tests.support.reports import Canonical, with_cell
from tests.support.terminal import Done, govlint
from tests.support.writers import write, write_json

AGENCY = "青溪县住房和城乡建设局"
CELL = "applications.results_total.natural_person"
WRONG = with_cell(right_report("right-2021"), CELL, 85)
ENTRY = f"- agency: {AGENCY}\n  code: GL301\n  cell: {CELL}\n  reason: 台账如此\n"


def print_of(report: Canonical, folder: Path) -> str:
    path = folder / "print.json"
    path.write_bytes(write_json(report))
    done = govlint("check", path, "--format", "json")
    path.unlink()
    return str(json.loads(done.stdout)["files"][0]["diagnostics"][0]["fingerprint"])


def check(folder: Path, entries: str, *options: str, report: Canonical = WRONG) -> Done:
    (folder / ".govlint-ignore.yaml").write_text(entries, "utf-8")
    (folder / "report.json").write_bytes(write_json(report))
    return govlint("check", "report.json", *options, cwd=folder)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(ENTRY, id="cell"),
        pytest.param(ENTRY + "  year: 2024\n", id="cell and year"),
        pytest.param("- fingerprint: {print}\n  reason: 台账如此\n", id="fingerprint"),
        pytest.param(ENTRY + "  until: 2999-12-31\n", id="not yet over"),
        pytest.param("- reason: x\n  fingerprint: '0000000000000000'\n" + ENTRY, id="second"),
    ],
)
def test_accepted(tmp_path: Path, entry: str) -> None:
    done = check(tmp_path, entry.format(print=print_of(WRONG, tmp_path)))

    assert (done.status, done.stderr) == (0, "")
    assert "GL301" not in done.stdout
    assert "错误 0，警告 0，提示 0，不再提示 1；已读取" in done.stdout


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(ENTRY.replace(AGENCY, "某局"), id="another agency"),
        pytest.param(ENTRY + "  year: 2023\n", id="another year"),
        pytest.param(ENTRY.replace("natural_person", "business"), id="another cell"),
        pytest.param(ENTRY.replace("GL301", "GL302"), id="another rule"),
        pytest.param(ENTRY.replace(f"cell: {CELL}", "place: 标题"), id="another place"),
        pytest.param("- fingerprint: '0123456789abcdef'\n  reason: x\n", id="another fingerprint"),
    ],
)
def test_not_accepted(tmp_path: Path, entry: str) -> None:
    assert check(tmp_path, entry).status == 1


def test_finding_without_a_cell_is_named_by_its_place(tmp_path: Path) -> None:
    report = {**right_report("right-2021"), "title": f"{AGENCY}2024年度政府信息公开工作年度报告"}
    entry = f"- agency: {AGENCY}\n  code: GL113\n  place: 标题\n  reason: 上级要求\n"

    assert "GL113" in check(tmp_path, "", report=report).stdout
    assert "GL113" not in check(tmp_path, entry, report=report).stdout


def test_counted_everywhere(tmp_path: Path) -> None:
    fingerprint = print_of(WRONG, tmp_path)
    line = check(tmp_path, ENTRY, "--format", "line").stdout
    data = json.loads(check(tmp_path, ENTRY, "--format", "json").stdout)
    (file,) = data["files"]

    assert line.endswith("错误 0，警告 0，提示 0，不再提示 1\n")
    assert data["summary"]["suppressed"] == 1
    assert data["summary"]["errors"] == 0
    assert (file["verdict"], file["diagnostics"]) == ("pass", [])
    assert [(one["code"], one["cell"], one["reason"]) for one in file["suppressed"]] == [
        ("GL301", CELL, "台账如此")
    ]
    assert file["suppressed"][0]["fingerprint"] == fingerprint


def test_incomplete_stays_incomplete(tmp_path: Path) -> None:
    """What was not read is not made right by accepting what is said of it."""
    report = with_cell(right_report("right-2021"), "applications.granted.total", "12件")
    entry = f"- agency: {AGENCY}\n  code: GL015\n  cell: applications.granted.total\n  reason: x\n"
    found = check(tmp_path, "", "--format", "json", report=report).stdout
    code = json.loads(found)["files"][0]["diagnostics"][0]["code"]
    done = check(tmp_path, entry.replace("GL015", code), report=report)

    assert done.status == 3
    assert "不再提示 1" in done.stdout


def test_wrong_use_stays_wrong_use(tmp_path: Path) -> None:
    assert check(tmp_path, ENTRY, "--select", "GL9").status == 2


def test_nearest_file_upwards(tmp_path: Path) -> None:
    """It alone, as with settings."""
    (tmp_path / "deep" / "own").mkdir(parents=True)
    (tmp_path / "deep" / "own" / ".govlint-ignore.yaml").write_text("")
    for folder in ("deep", "deep/own"):
        (tmp_path / folder / "report.json").write_bytes(write_json(WRONG))
    check(tmp_path, ENTRY)

    assert govlint("check", "deep/report.json", cwd=tmp_path).status == 0
    assert govlint("check", "deep/own/report.json", cwd=tmp_path).status == 1


def test_renamed_file_and_moved_lines(tmp_path: Path) -> None:
    check(tmp_path, "- reason: x\n  fingerprint: " + print_of(WRONG, tmp_path))
    longer = {**WRONG, "sections": {**WRONG["sections"]}}
    longer["sections"]["overview"] = {"heading": "一、总体情况", "text": "甲。\n" * 50}
    (tmp_path / "renamed.html").write_bytes(write(".html", longer))

    assert govlint("check", "renamed.html", cwd=tmp_path).status == 0


def test_expired(tmp_path: Path) -> None:
    """The finding is told again, and why."""
    done = check(tmp_path, ENTRY + "  until: 2020-12-31\n")

    assert done.status == 1
    assert done.stderr == (
        ".govlint-ignore.yaml 第 1 行：已于 2020-12-31 到期，不再起作用：台账如此\n"
    )


def test_last_day_counts(tmp_path: Path) -> None:
    today = datetime.datetime.now().astimezone().date()

    assert check(tmp_path, ENTRY + f"  until: {today}\n").status == 0


def test_no_longer_needed(tmp_path: Path) -> None:
    done = check(tmp_path, "# 说明\n" + ENTRY, report=right_report("right-2021"))

    assert done.status == 0
    assert done.stderr == ".govlint-ignore.yaml 第 2 行：没有这个问题了，可以删去：台账如此\n"


@pytest.mark.parametrize(
    ("entry", "options"),
    [
        pytest.param(ENTRY.replace(AGENCY, "某局"), (), id="of a report that was not checked"),
        pytest.param(ENTRY + "  year: 2023\n", (), id="of a year that was not checked"),
        pytest.param(ENTRY, ("--select", "GL1"), id="of a rule that was not run"),
        pytest.param(ENTRY, ("--config", "off.toml"), id="of a rule that is off"),
        pytest.param("- fingerprint: '0123456789abcdef'\n  reason: x\n", (), id="of it knows what"),
    ],
)
def test_nothing_is_said_of_what_was_not_looked_at(
    tmp_path: Path, entry: str, options: tuple[str, ...]
) -> None:
    (tmp_path / "off.toml").write_text('severity = {GL301 = "off"}\n')
    done = check(tmp_path, entry, *options, report=right_report("right-2021"))

    assert (done.status, done.stderr) == (0, "")


def test_nothing_is_said_when_the_check_did_not_end(tmp_path: Path) -> None:
    report = with_cell(right_report("right-2021"), "applications.granted.total", "12件")

    assert check(tmp_path, ENTRY, report=report).stderr == ""


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    check(tmp_path, ENTRY)
    (tmp_path / "broken.docx").write_bytes(b"")

    assert govlint("check", "broken.docx", cwd=tmp_path).status == 3


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ("- code: GL301\n", "第 1 行：reason：缺少 reason"),
        (ENTRY + "- code: GL301\n  reason: x\n", "第 5 行：要写 fingerprint，或者写 agency"),
        (ENTRY.replace("台账如此", '" "'), "第 1 行：reason：“ ”应为一句理由"),
        (
            ENTRY.replace("reason", "reasn"),
            "第 1 行：reasn：没有 reasn 这个设置，最接近的是 reason",
        ),
        (ENTRY + "  until: 明年\n", "第 1 行：until：“明年”应为日期，如 2026-12-31"),
        (ENTRY.replace("GL301", "[GL301]"), "第 1 行：code：应为文字，加引号"),
        ("reason: x\n", "第 1 行：应为列表，每项以 - 开头"),
        ("- 3\n", "第 1 行：应为一组键值，写的是“3”"),
        ("- a: [\n", "第 2 行写法有误"),
        ("a: \x01", "第 1 行写法有误"),
    ],
)
def test_wrong_file(tmp_path: Path, entries: str, says: str) -> None:
    """File and line; nothing is checked."""
    done = check(tmp_path, entries)

    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith(f".govlint-ignore.yaml {says}")


def test_file_in_another_encoding(tmp_path: Path) -> None:
    check(tmp_path, "")
    (tmp_path / ".govlint-ignore.yaml").write_bytes(ENTRY.encode("gbk"))

    assert govlint("check", "report.json", cwd=tmp_path).status == 0
