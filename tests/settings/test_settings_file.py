"""Settings files as people write them, and what is said of those that are wrong."""

import codecs
import os
from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.registry import load_rules
from govlint.settings_file import (
    SettingsFile,
    find_file,
    find_unknown_rules,
    line_of,
    read_file,
    refuse,
)
from govlint.wording import explain


def write(folder: Path, content: str | bytes, name: str = "govlint.toml") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def read(folder: Path, content: str | bytes, name: str = "govlint.toml") -> SettingsFile:
    found = read_file(write(folder, content, name))
    assert found is not None
    return found


def complaint(folder: Path, content: str | bytes) -> str:
    def judge() -> None:
        file = read(folder, content)
        refuse(file, find_unknown_rules(file, load_rules()))

    with pytest.raises(SettingsError) as caught:
        judge()
    return explain(caught.value, "zh").replace(f"{folder}{os.sep}", "")


TEXT = '# 本单位的设置\nignore = ["GL1"]  # 标题\n'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8 with a mark"),
        pytest.param(TEXT.encode("gbk"), id="gbk"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="lines of Windows"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    """As a Windows editor may save it."""
    assert read(tmp_path, data).table == {"ignore": ["GL1"]}


def test_project_file(tmp_path: Path) -> None:
    project = '[project]\nname = "x"\n[tool.govlint]\nlang = "en"\n'

    assert read(tmp_path, project, "pyproject.toml").table == {"lang": "en"}
    assert read(tmp_path, '[tool]\ngovlint = {lang = "en"}', "pyproject.toml").table == {
        "lang": "en"
    }


@pytest.mark.parametrize(
    "content",
    [
        '[project]\nname = "x"\n',
        '[project]\nname = "govlint"\n',
        "tool = 1\n# tool.govlint\n",
        "broken [",
    ],
)
def test_project_file_of_others(tmp_path: Path, content: str) -> None:
    """It has no settings, and it is not for us to find it wrong."""
    assert read_file(write(tmp_path, content, "pyproject.toml")) is None


def test_own_file_comes_before_the_project_file(tmp_path: Path) -> None:
    write(tmp_path, '[tool.govlint]\nlang = "en"\n', "pyproject.toml")
    write(tmp_path, 'lang = "zh"\n')
    found = find_file(str(tmp_path))

    assert found is not None
    assert found.table == {"lang": "zh"}
    assert find_file(str(tmp_path / "nothing")) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(
            'lang = "zh"\n\nselct = ["GL3"]\n',
            "govlint.toml 第 3 行，selct：没有 selct 这个设置，最接近的是 select",
            id="unknown key",
        ),
        pytest.param(
            'select = "GL3"',
            'govlint.toml 第 1 行，select：应为列表，如 ["GL3"]，写的是“GL3”',
            id="type",
        ),
        pytest.param(
            'lang = "zh"\nselect = [\n  "GL3",\n  "GL9",\n]\n',
            "govlint.toml 第 4 行，select.GL9：没有规则 GL9，最接近的是 GL",
            id="unknown code in a list over lines",
        ),
        pytest.param(
            '[severity]\n"missing-table" = "note"\nGL999 = "off"\n',
            "govlint.toml 第 3 行，severity.GL999：没有规则 GL999，最接近的是 GL",
            id="unknown code as a key",
        ),
        pytest.param(
            '[per-kind.township]\nlang = "en"\n[per-path."镇/*"]\nignore = ["XX"]\n',
            "govlint.toml 第 2 行，per-kind.township.lang：没有 lang 这个设置",
            id="key of another level",
        ),
        pytest.param(
            '[per-path."镇/*"]\nfail-on = "note"\nignore = ["XX"]\n',
            "govlint.toml 第 3 行，per-path.镇/*.ignore.XX：没有规则 XX，最接近的是",
            id="unknown code for some files",
        ),
        pytest.param(
            'severity = {GL3 = "fatal"}',
            "govlint.toml 第 1 行，severity.GL3：“fatal”不在 error, warning, note, off 之中",
            id="inline table",
        ),
        pytest.param(
            'lang = "zh"\nrules = ["./ours"]',
            "govlint.toml 第 2 行，rules../ours：没有文件夹 ./ours",
            id="no such folder",
        ),
        pytest.param(
            'lang = "zh"\nignore = [GL3]\n',
            "govlint.toml 第 2 行写法有误：Invalid value",
            id="no quotes",
        ),
        pytest.param(
            'rules = ["C:\\govlint\\rules"]',
            "govlint.toml 第 1 行写法有误：Unescaped '\\' in a string（路径中的 \\ 请写成 /）",
            id="a path of Windows",
        ),
        pytest.param("ignore = [\n\n", "govlint.toml 第 3 行写法有误：", id="cut off"),
        pytest.param(
            "检查 GL3\n".encode("gbk"), "govlint.toml 第 1 行写法有误：", id="no toml at all"
        ),
    ],
)
def test_wrong_file(tmp_path: Path, content: str | bytes, says: str) -> None:
    """File, line, key, what is wrong, and what is nearest to it."""
    assert complaint(tmp_path, content).startswith(says)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = complaint(tmp_path, 'selct = 1\nlang = "fr"\n')

    assert [line.split("，")[0] for line in told.splitlines()] == [
        "govlint.toml 第 1 行",
        "govlint.toml 第 2 行",
    ]


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="settings-unreadable"):
        read_file(str(tmp_path / "nothing.toml"))


def test_path_of_windows_with_slashes(tmp_path: Path) -> None:
    """Backslashes in single quotes are a path, too."""
    (tmp_path / "our" / "rules").mkdir(parents=True)
    file = read(tmp_path, "rules = ['.\\our\\rules']")

    assert file.rules == (str(tmp_path / "our" / "rules"),)


DOCUMENT = """# lang = "en"
lang = "zh"
severity.GL3 = "note"
select = [
  "GL1",  # GL2
  "GL2",
]

[per-path."a b/*.md"]
ignore = ["GL1"]
  [per-path.'c']
  "fail-on" = "note"
[per-kind]
township = {ignore = ["GL1"]}
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("lang",), 2),
        (("severity", "GL3"), 3),
        (("select",), 4),
        (("select", "GL2"), 6),
        (("select", "GL9"), 4),
        (("per-path", "a b/*.md"), 9),
        (("per-path", "a b/*.md", "ignore", "GL1"), 10),
        (("per-path", "c", "fail-on"), 12),
        (("per-kind", "township", "ignore"), 14),
        (("nothing",), 1),
    ],
)
def test_line(keys: tuple[str, ...], line: int) -> None:
    """Of the key, or of the nearest key above it that is written out."""
    assert line_of(SettingsFile("x", "/", DOCUMENT, (), {}), keys) == line


def test_line_in_a_project_file() -> None:
    text = 'lang = "zh"\n[tool.other]\nlang = "zh"\n[tool.govlint]\nlang = "zh"\n'

    assert line_of(SettingsFile("x", "/", text, ("tool", "govlint"), {}), ("lang",)) == 5
