"""``govlint fix`` as its users meet it."""

from pathlib import Path

import pytest

from tests.fixes.forms import damaged, file_of
from tests.support.example import REPORTS
from tests.support.reports import make_report, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.html"
    path.write_bytes(file_of(damaged()[0], ".html"))
    return path


def test_mended_file_is_written(wrong: Path) -> None:
    before, out = wrong.read_bytes(), wrong.with_name("out.html")
    done = govlint("fix", wrong, "-o", out)

    assert (done.status, done.stdout) == (0, "")
    assert out.read_bytes() == file_of(damaged()[1], ".html")
    assert wrong.read_bytes() == before
    assert (
        "GL104 标题“其他需要报告的事项”：“其他需要报告的事项” → “六、其他需要报告的事项”"
        in done.stderr
    )
    assert "改了 4 处，没有改 0 处" in done.stderr


def test_diff_writes_nothing(wrong: Path) -> None:
    out = wrong.with_name("out.html")
    done = govlint("fix", wrong, "--diff", "-o", out, "--lang", "en")

    assert done.status == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "GL017", "GL104", "GL105", "GL808"
    ]  # fmt: skip
    assert "mended: 4, left as they are: 0" in done.stderr
    assert not out.exists()


def test_input_is_never_overwritten(wrong: Path) -> None:
    before = wrong.read_bytes()
    done = govlint("fix", wrong, "-o", wrong)

    assert (done.status, wrong.read_bytes()) == (2, before)
    assert "不能覆盖" in done.stderr


def test_output_is_needed(wrong: Path) -> None:
    done = govlint("fix", wrong)

    assert done.status == 2
    assert "-o" in done.stderr


def test_what_is_left_is_said(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(write(".json", with_cell(make_report(), "proactive.licence.decisions", "/")))
    done = govlint("fix", path, "--fill-zero", "-o", tmp_path / "out.json")

    assert done.status == 1
    assert "没有改：GL013" in done.stderr
    assert "没有合计能证明是 0" in done.stderr


def test_figures_are_only_proposed(tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    done = govlint("fix", REPORTS / "example-2024.docx", "-o", out)

    assert "govlint fix 从不改数字" in done.stderr
    assert out.read_bytes() == (REPORTS / "example-2024.docx").read_bytes()


def test_other_formats_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(write(".pdf", make_report()))
    done = govlint("fix", path, "--diff")

    assert (done.status, "pdf 文件不能自动修改" in done.stderr) == (2, True)


def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK\x03\x04")

    assert govlint("fix", path, "--diff").status == 3


def test_folder_is_not_one_report(wrong: Path) -> None:
    wrong.with_name("other.html").write_bytes(wrong.read_bytes())

    assert govlint("fix", wrong.parent, "--diff").status == 2


def test_rules_that_are_off_mend_nothing(wrong: Path) -> None:
    wrong.with_name("govlint.toml").write_text('ignore = ["GL104", "GL105", "GL808"]', "utf-8")
    own, isolated = (govlint("fix", wrong, "--diff", *more) for more in ([], ["--isolated"]))

    assert own.stdout.startswith("GL017")
    assert [len(done.stdout.splitlines()) for done in (own, isolated)] == [1, 4]


def test_explain_says_whether_a_rule_has_a_fix() -> None:
    assert "govlint fix：能" in govlint("explain", "GL017").stdout
    assert "govlint fix：不能" in govlint("explain", "GL301").stdout
