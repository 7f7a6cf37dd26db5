"""``govlint settings``: what is in force and where it comes from."""

import json
from pathlib import Path

import pytest

from govlint.language import Text
from govlint.settings_page import look_up
from govlint.settings_search import Search
from tests.support.fixtures import right_report
from tests.support.terminal import govlint
from tests.support.writers import write_json


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "govlint.toml").write_text(
        'ignore = ["GL1"]\npersona = "supervisor"\n\n'
        '[severity]\nGL301 = "note"\n\n'
        '[per-path."*.json"]\nignore = ["GL2"]\n\n'
        '[per-kind.department]\nfail-on = "note"\ndeadlines = {department = "01-15"}\n'
    )
    (tmp_path / "report.json").write_bytes(write_json(right_report("right-2021")))
    return tmp_path


def values(text: str) -> dict[str, tuple[str, str]]:
    rows = [line.split("  ") for line in text.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    return {row[0]: (row[1], row[2]) for row in cells if len(row) == 3}


def test_without_settings(tmp_path: Path) -> None:
    done = govlint("settings", cwd=tmp_path)

    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith("没有设置文件\n")
    assert values(done.stdout) == {
        "select": ("-", "默认"),
        "extend-select": ("-", "默认"),
        "ignore": ("-", "默认"),
        "fail-on": ("error", "由 persona = office 决定"),
        "min-confidence": ("high", "由 persona = office 决定"),
        "persona": ("office", "默认"),
        "lang": ("zh", "默认"),
        "deadlines.government": ("03-31", "《政府信息公开条例》第四十九条"),
        "deadlines.government-office": ("01-31", "《政府信息公开条例》第四十九条"),
        "deadlines.department": ("01-31", "《政府信息公开条例》第四十九条"),
        "copied-prose": ("80", "默认"),
        "standard-phrase": ("50", "默认"),
        "rules": ("-", "默认"),
    }


def test_of_a_report(folder: Path) -> None:
    """It is read, so that the settings for its kind of agency are shown."""
    done = govlint("settings", "report.json", cwd=folder)
    shown = values(done.stdout)

    assert done.stdout.splitlines()[:2] == [
        "设置文件：govlint.toml",
        "机关：青溪县住房和城乡建设局，类型 department（政府部门）",
    ]
    assert shown["ignore"] == (
        "GL1, GL2",
        'govlint.toml 第 1 行；govlint.toml 第 8 行，per-path."*.json"',
    )
    assert shown["severity.GL301"] == ("note", "govlint.toml 第 5 行")
    assert shown["fail-on"] == ("note", 'govlint.toml 第 11 行，per-kind."department"')
    assert shown["deadlines.department"][0] == "01-15"
    assert shown["min-confidence"] == ("medium", "由 persona = supervisor 决定")


@pytest.mark.parametrize("path", [".", "nothing.docx", "govlint.toml", "broken.docx"])
def test_of_what_is_no_report(folder: Path, path: str) -> None:
    (folder / "broken.docx").write_bytes(b"")
    shown = values(govlint("settings", path, cwd=folder).stdout)

    assert shown["ignore"] == ("GL1", "govlint.toml 第 1 行")
    assert shown["fail-on"][0] == "warning"


def test_of_an_agency_of_no_known_kind(folder: Path) -> None:
    report = {**right_report("right-2021"), "agency": "某会"}
    (folder / "report.json").write_bytes(write_json(report))

    assert (
        "类型 ?（名称看不出，可用 kinds 指定）"
        in govlint("settings", "report.json", cwd=folder).stdout
    )


def test_for_programs(folder: Path) -> None:
    done = govlint("settings", "report.json", "--format", "json", "--lang", "en", cwd=folder)
    data = json.loads(done.stdout)

    assert (data["file"], data["kind"]) == ("govlint.toml", "department")
    assert data["settings"]["persona"] == {"value": "supervisor", "from": ["govlint.toml, line 2"]}
    assert data["settings"]["lang"] == {"value": "zh", "from": ["default"]}


def test_command_line_is_an_origin() -> None:
    """For programs that pass what their users asked for."""
    page = look_up("nothing", Search({"lang": "en"}).find("nothing"))

    assert [line.origins for line in page.lines if line.key == "lang"] == [
        (Text("命令行", "command line"),)
    ]


def test_wrong_settings(folder: Path) -> None:
    (folder / "govlint.toml").write_text("x = 1\n")
    done = govlint("settings", cwd=folder)

    assert done.status == 2
    assert "没有 x 这个设置" in done.stderr
