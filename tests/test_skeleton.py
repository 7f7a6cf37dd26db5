"""``govlint new-rule``: what it writes is a rule that works, and nothing is overwritten."""

import os
from pathlib import Path

import pytest

from govlint.testing import assert_fixture, fixtures, load_rules_in
from tests.support.terminal import govlint


@pytest.mark.parametrize(("form", "rule"), [("python", "ab101.py"), ("yaml", "ab101.yaml")])
def test_skeleton_works(tmp_path: Path, form: str, rule: str) -> None:
    """The rule fires on one of its fixtures and not on the other, and is documented."""
    done = govlint("new-rule", "AB101", "--as", form, cwd=tmp_path)
    written = [
        rule,
        "test_ab101.py",
        os.path.join("fixtures", "AB101", "fires-example.yaml"),
        os.path.join("fixtures", "AB101", "clean-example.yaml"),
    ]
    (loaded,) = load_rules_in(tmp_path).values()

    assert (done.status, done.stderr) == (0, "".join(f"已写入 {name}\n" for name in written))
    assert all((tmp_path / name).is_file() for name in written)
    assert (loaded.code, loaded.name) == ("AB101", "wrong-thing-ab101")
    assert loaded.documentation.summary.zh.endswith("。")
    for path in fixtures(tmp_path / "fixtures" / "AB101"):
        assert_fixture(loaded, path)


def test_test_that_is_written_is_right(tmp_path: Path) -> None:
    govlint("new-rule", "AB101", cwd=tmp_path)
    path = tmp_path / "test_ab101.py"
    names: dict[str, object] = {"__file__": str(path)}
    exec(compile(path.read_text("utf-8"), path, "exec"), names)  # noqa: S102  our own text
    test = names["test_ab101"]

    assert callable(test)
    test(tmp_path / "fixtures" / "AB101" / "fires-example.yaml")


@pytest.mark.parametrize("name", ["ab101.py", "test_ab101.py", "fixtures/AB101/clean-example.yaml"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    """Not even in part: where one file is there, none is written."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    done = govlint("new-rule", "AB101", cwd=tmp_path)

    assert done.status == 2
    assert done.stderr == f"{os.path.normpath(name)} 已经存在，不能覆盖\n"
    assert path.read_text() == "mine"
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]


@pytest.mark.parametrize("code", ["GL999", "ab101", "AB1", "../AB101", "ABCDEF101"])
def test_wrong_code(tmp_path: Path, code: str) -> None:
    done = govlint("new-rule", code, cwd=tmp_path)

    assert done.status == 2
    assert f"规则代码 {code} 应为" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "fixtures").write_text("a file")
    done = govlint("new-rule", "AB101", cwd=tmp_path)

    assert done.status == 2
    assert "无法写入" in done.stderr
