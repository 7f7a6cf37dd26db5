"""The command line as its users meet it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from govlint import __version__
from tests.support.example import REPORTS
from tests.support.pdf import scanned_pdf
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write, write_json

RIGHT, WRONG = REPORTS / "correct-2024.docx", REPORTS / "example-2024.docx"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of what people send: reports right and wrong, and what is none."""
    files = {
        "a-right.docx": RIGHT.read_bytes(),
        "b-wrong.docx": WRONG.read_bytes(),
        "c-empty.docx": b"",
        "d-not-a-zip.docx": b"this is no Word file",
        "e-old.doc": OLE + "WordDocument".encode("utf-16-le"),
        "f-scan.pdf": scanned_pdf(),
        "sub/g-right.html": write(".html", make_report("2019", 1)),
        "photo.jpg": b"\xff\xd8\xff\xe0",
        "~$a-right.docx": b"lock",
        ".hidden.docx": b"hidden",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def canonical(folder: Path, report: Canonical) -> Path:
    path = folder / "report.json"
    path.write_bytes(write_json(report))
    return path


# Exit status


def test_right_report() -> None:
    done = govlint("check", RIGHT)

    assert (done.status, done.stderr) == (0, "")
    assert "结论：通过" in done.stdout


def test_wrong_report() -> None:
    assert govlint("check", WRONG).status == 1


def test_incomplete_report(tmp_path: Path) -> None:
    report = make_report()
    del report["tables"]["review_litigation"]

    assert govlint("check", canonical(tmp_path, report)).status == 3


def test_incomplete_wins_over_wrong(tmp_path: Path) -> None:
    report = make_report()
    del report["tables"]["review_litigation"]

    assert govlint("check", WRONG, canonical(tmp_path, report)).status == 3


def test_fail_on(tmp_path: Path) -> None:
    path = canonical(tmp_path, with_cell(make_report(), "proactive.rules.issued", ""))

    assert govlint("check", path).status == 0
    assert govlint("check", path, "--fail-on", "warning").status == 1


def test_ignored_rule_is_not_counted() -> None:
    assert govlint("check", WRONG, "--ignore", "GL3").status == 0
    assert govlint("check", WRONG, "--select", "GL1,GL2", "--select", "GL4").status == 0
    assert govlint("check", WRONG, "--select", "GL301").status == 1


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "nothing.docx"), "没有这样的文件：nothing.docx"),
        (("check", "."), "没有找到可以检查的文件"),
        (("check",), "用法有误"),
        (("check", "nothing.docx", "--select", "GL9"), "没有规则 GL9，最接近的是"),
        (("check", "nothing.docx", "--ignore", ""), "没有规则"),
        (("check", "nothing.docx", "--fail-on", "everything"), "用法有误"),
        (("check", "nothing.docx", "--jobs", "0"), "用法有误"),
        (("check", RIGHT, "--format", "pdf"), "没有输出格式 pdf，可用的有 csv, github"),
        (("check", RIGHT, "--colour"), "用法有误"),
        (("chekc", RIGHT), "用法有误"),
        (("convert", RIGHT, "--to", "pdf"), "不能写成 pdf，可用的有 docx, html"),
        (("explain", "GL999"), "没有规则 GL999"),
        (("check", RIGHT, "-o", "no/such/folder/x"), "无法写入"),
    ],
)
def test_wrong_use(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    """A sentence on standard error, nothing on standard output, status 2."""
    done = govlint(*arguments, cwd=tmp_path)

    assert (done.status, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_use_in_english(tmp_path: Path) -> None:
    done = govlint("check", "nothing.docx", "--lang", "en", cwd=tmp_path)

    assert done.stderr == "no such file: nothing.docx; check the path\n"


def test_no_arguments_show_help() -> None:
    done = govlint()

    assert "Commands" in done.stdout + done.stderr


def test_input_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(RIGHT.read_bytes())
    (tmp_path / "link.docx").symlink_to(path)
    for arguments in (("check", path, "-o", path), ("convert", path, "-o", "link.docx")):
        done = govlint(*arguments, cwd=tmp_path)

        assert done.status == 2
        assert "不能覆盖" in done.stderr
    assert path.read_bytes() == RIGHT.read_bytes()


# Files


def test_folder(folder: Path) -> None:
    """Every file is told of, those that cannot be read with a remedy, the rest still checked."""
    done = govlint("check", folder, "--format", "line")
    lines = [line.replace(f"{folder}{os.sep}", "") for line in done.stdout.splitlines()]
    failures = [line for line in lines if "未能检查" in line]

    assert done.status == 3
    assert [line.split("，")[0] for line in failures] == [
        "c-empty.docx: 错误 未能检查：文件是空的；请确认保存的是完整的报告",
        "d-not-a-zip.docx: 错误 未能检查：不是完整的文件（.docx、.xlsx）",
        "e-old.doc: 错误 未能检查：旧版 Word 文件（.doc、.wps）不完整或内部已损坏",
        "f-scan.pdf: 错误 未能检查：这个 PDF 是扫描件或图片",
    ]
    assert any(line.startswith("b-wrong.docx: 错误 GL301") for line in lines)
    assert lines[-1].startswith("共 7 份：通过 2，不通过 1，未能全部检查 4；错误 1")
    assert done.stderr == "未列入：1 个其他类型的文件\n"


def test_missing_file_among_others(tmp_path: Path) -> None:
    """It is told, and the others are checked."""
    done = govlint("check", "nothing.docx", RIGHT, "--format", "line", cwd=tmp_path)

    assert done.status == 3
    assert "nothing.docx: 错误 未能检查：没有这个文件；请检查路径" in done.stdout
    assert "通过 1" in done.stdout


def test_file_named_twice_is_checked_once() -> None:
    done = govlint("check", RIGHT, RIGHT, "--format", "json")

    assert json.loads(done.stdout)["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "文件设有打开密码；请取消密码"),
        (OLE + "Workbook".encode("utf-16-le"), "另存为 .xlsx"),
        (b"\x89PNG\r\n\x1a\n", "这是图片"),
        (b"{\\rtf1\\ansi", "另存为 .docx"),
        (b"PK\x03\x04 xl/workbook.bin", "另存为 .xlsx"),
        (b"Rar!\x1a\x07", "解压"),
        (bytes(range(256)) * 8, "不是能识别的格式"),
    ],
)
def test_other_kinds_are_refused_with_a_remedy(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    done = govlint("check", path)

    assert done.status == 3
    assert says in done.stdout


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may read everything, so that the refusal is played."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "report.docx"
    path.write_bytes(RIGHT.read_bytes())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = govlint("check", path)

    assert done.status == 3
    assert "没有读取权限；请检查文件权限" in done.stdout


def test_several_processes(folder: Path) -> None:
    """They say the same in the same order."""
    assert govlint("check", folder, "--jobs", "2") == govlint("check", folder)


# Standard input


@pytest.mark.parametrize("suffix", [".docx", ".html", ".txt", ".json"])
def test_standard_input(suffix: str) -> None:
    done = govlint("check", "-", stdin=write(suffix, make_report()))

    assert done.status == 0
    assert "<stdin>" in done.stdout


def test_format_of_standard_input() -> None:
    report = write(".json", make_report())

    assert govlint("check", "-", "--stdin-format", "yaml", stdin=report).status == 0
    assert govlint("check", "-", "--stdin-format", "docx", stdin=report).status == 3


# Output


def test_output_file(tmp_path: Path) -> None:
    path = tmp_path / "结果.txt"
    done = govlint("check", WRONG, "-o", path)

    assert (done.status, done.stdout) == (1, "")
    assert path.read_text("utf-8") == govlint("check", WRONG).stdout


def test_output_in_chinese_survives_another_encoding() -> None:
    """A console that lacks a sign gets another for it, and no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "govlint", "check", WRONG],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )

    assert done.returncode == 1
    assert "填 85，应为 58" in done.stdout.decode("gbk")


def test_closed_pipe_is_no_crash() -> None:
    """``govlint rules | head -1``: who reads stops reading."""
    with subprocess.Popen(
        [sys.executable, "-m", "govlint", "check", WRONG, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read().decode()

    assert "Traceback" not in complaint


# Other commands


@pytest.mark.parametrize("target", ["json", "yaml"])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_convert(tmp_path: Path, edition: str, target: str) -> None:
    """What is written is the report, and is read again as the same."""
    report = make_report(edition, seed=3)
    source = tmp_path / "report.docx"
    source.write_bytes(write(".docx", report))
    written = tmp_path / f"report.{target}"
    done = govlint("convert", source, "--to", target, "-o", written)

    assert (done.status, done.stdout, done.stderr) == (0, "", "")
    assert (
        yaml.safe_load(written.read_text("utf-8"))["tables"]
        == json.loads(write_json(report))["tables"]
    )
    assert govlint("check", written).status == 0
    assert govlint("convert", written, "--to", target).stdout == written.read_text("utf-8")


def test_convert_says_what_it_left_out(tmp_path: Path) -> None:
    report = make_report()
    del report["tables"]["proactive"]["rules"]
    path = canonical(tmp_path, report)
    done = govlint("convert", path)

    assert done.status == 3
    assert done.stderr == f"{path}: 有 3 格没有读到，未写出\n".replace(": ", "：", 1)
    assert "rules" not in json.loads(done.stdout)["tables"]["proactive"]


def test_convert_what_cannot_be_read(tmp_path: Path) -> None:
    done = govlint("convert", "nothing.docx", cwd=tmp_path)

    assert (done.status, done.stdout) == (3, "")
    assert "没有这个文件" in done.stderr


def test_rules() -> None:
    text = govlint("rules")
    listed = json.loads(govlint("rules", "--format", "json", "--lang", "en").stdout)

    assert text.status == 0
    assert [line.split()[0] for line in text.stdout.splitlines()] == [
        rule["code"] for rule in listed
    ]
    assert {"GL301", "GL401"} <= {rule["code"] for rule in listed}


@pytest.mark.parametrize("code", ["GL301", "gl301", "intake-outcome-imbalance"])
def test_explain(code: str) -> None:
    done = govlint("explain", code)

    assert done.status == 0
    assert done.stdout.startswith("GL301  intake-outcome-imbalance\n")
    assert "第五十条" in done.stdout


def test_explain_in_english() -> None:
    assert "\nWhy: " in govlint("explain", "GL301", "--lang", "en").stdout


def test_rules_verify() -> None:
    """The identities of an edition agree with each other; the rank says how many are independent."""
    done = govlint("rules", "verify")

    assert done.status == 0
    assert len(done.stdout.splitlines()) == 2


def test_version() -> None:
    assert govlint("--version")[:3] == (0, f"govlint {__version__}\n", "")


@pytest.mark.parametrize("command", [(), ("check",), ("convert",), ("rules",), ("explain",)])
def test_help(command: tuple[str, ...]) -> None:
    done = govlint(*command, "--help")

    assert done.status == 0
    assert "Usage: govlint" in done.stdout
