"""Which settings are in force for a file, in a tree with settings at several levels."""

import json
import zipfile
from pathlib import Path

import pytest

import govlint
from govlint.errors import SettingsError
from govlint.settings import Settings
from govlint.settings_search import Search, find_settings
from tests.support.example import REPORTS
from tests.support.fixtures import right_report
from tests.support.reports import with_cell
from tests.support.terminal import govlint as command
from tests.support.writers import write, write_json

WRONG = with_cell(right_report("right-2021"), "applications.results_total.natural_person", 85)
SETTINGS = {
    "govlint.toml": """
ignore = ["GL1"]
persona = "supervisor"
[severity]
GL301 = "warning"
[per-path."towns/*"]
ignore = ["GL2"]
fail-on = "error"
[per-path."*.html"]
severity = {GL301 = "note"}
[per-path."towns/special.html"]
select = ["GL1"]
[per-kind.department]
min-confidence = "low"
""",
    "project/pyproject.toml": '[tool.govlint]\nselect = ["GL3"]\n',
    "project/code/pyproject.toml": '[project]\nname = "x"\n',
    "own/govlint.toml": "",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of mixed reports, one or two in each folder."""
    for name, text in SETTINGS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in (
        "a.json",
        "a.html",
        "towns/b.json",
        "towns/deep/c.html",
        "towns/special.html",
        "project/code/d.docx",
        "own/e.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write(path.suffix, WRONG))
    return tmp_path


BASE = Settings(
    ignore=("GL1",),
    persona="supervisor",
    severity={"GL301": "warning"},
)
TOWN = BASE._replace(ignore=("GL1", "GL2"), fail_on="error")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.json", BASE),
        ("nothing-there.json", BASE),
        ("a.html", BASE._replace(severity={"GL301": "note"})),
        ("towns/b.json", TOWN),
        ("towns/deep/c.html", TOWN._replace(severity={"GL301": "note"})),
        (
            "towns/special.html",
            TOWN._replace(severity={"GL301": "note"}, ignore=(), select=("GL1",)),
        ),
        ("project/code/d.docx", Settings(select=("GL3",))),
        ("own/e.json", Settings()),
    ],
)
def test_nearest_file_is_in_force(tree: Path, path: str, expected: Settings) -> None:
    """The nearest file alone; what it says of a path adds to what it says of all."""
    found = find_settings(tree / path)

    assert found._replace(per_kind={}) == expected


def test_settings_of_a_kind(tree: Path) -> None:
    """Over those of the path."""
    found = find_settings(tree / "towns" / "b.json")

    assert found.per_kind == {"department": TOWN._replace(min_confidence="low")}


def test_command_line_wins(tree: Path) -> None:
    """Over the file, over paths and over kinds; what it does not say stays."""
    search = Search({"select": ["GL3"], "min-confidence": "high", "fail-on": "note"})
    found = search.find(str(tree / "towns" / "b.json")).settings
    expected = Settings(
        select=("GL3",),
        fail_on="note",
        min_confidence="high",
        persona="supervisor",
        severity={"GL301": "warning"},
    )

    assert found == expected._replace(per_kind={"department": expected})


def test_given_file_is_in_force_for_all(tree: Path) -> None:
    """Paths in it are seen from where it lies."""
    search = Search(config=str(tree / "govlint.toml"))

    assert search.find(str(tree / "own" / "e.json")).settings == find_settings(tree / "a.json")


def test_given_project_file_without_settings(tree: Path) -> None:
    search = Search(config=str(tree / "project" / "code" / "pyproject.toml"))

    assert search.find(str(tree / "a.json")).settings == Settings()


def test_each_file_is_read_once(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def read(path: str) -> bytes:
        opened.append(path)
        return Path(path).read_bytes()

    monkeypatch.setattr("govlint.settings_file.read_bytes", read)
    search = Search()
    for path in ("a.json", "a.html", "towns/b.json", "towns/deep/c.html", "a.json"):
        search.find(str(tree / path))

    assert opened == [str(tree / "govlint.toml")]
    assert search.find(str(tree / "a.json")) is search.find(str(tree / "x.json"))


def test_patterns_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backslashes in a pattern and in a path are slashes, another drive is no error."""
    (tmp_path / "govlint.toml").write_text(
        "[per-path.'towns\\*']\nignore = ['GL1']\n[per-path.'*.doc']\nignore = ['GL2']\n"
    )
    found = find_settings(tmp_path / "towns" / "a.json")

    def refuse(_path: str, _start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", refuse)
    elsewhere = find_settings(tmp_path / "towns" / "a.doc")

    assert found.ignore == ("GL1",)
    assert elsewhere.ignore == ("GL2",)


def test_check_uses_the_settings_of_each_file(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1737968400")
    options = ("--format", "json", "--ignore", "GL704")  # all are of one agency and year
    done = command("check", tree, *options)
    files = {
        str(Path(file["path"]).relative_to(tree)): (
            file["verdict"],
            [(found["code"], found["severity"]) for found in file["diagnostics"]],
        )
        for file in json.loads(done.stdout)["files"]
    }

    assert files == {
        "a.json": ("fail", [("GL301", "warning")]),
        "a.html": ("pass", [("GL301", "note")]),
        "towns/b.json": ("pass", [("GL301", "warning")]),
        "towns/deep/c.html": ("pass", [("GL301", "note")]),
        "towns/special.html": ("pass", []),
        "project/code/d.docx": ("fail", [("GL301", "error")]),
        "own/e.json": ("fail", [("GL301", "error")]),
    }
    assert done.status == 1
    assert done.stderr == "未列入：2 个其他类型的文件\n"
    assert command("check", tree, *options, "--jobs", "2") == done


def test_archive_is_a_folder(tree: Path) -> None:
    """Files in it have the settings of where it lies, and patterns see into it."""
    with zipfile.ZipFile(tree / "sent.zip", "w") as archive:
        archive.writestr("towns/a.json", write_json(WRONG))
        archive.writestr("b.html", write(".html", WRONG))
    (tree / "govlint.toml").write_text(
        'severity = {GL301 = "warning"}\n[per-path."sent.zip/towns/*"]\nignore = ["GL3"]\n'
    )
    done = command("check", "sent.zip", "--format", "json", cwd=tree)
    found = {
        file["path"]: [one["severity"] for one in file["diagnostics"]]
        for file in json.loads(done.stdout)["files"]
    }

    assert found == {"sent.zip/towns/a.json": [], "sent.zip/b.html": ["warning"]}


def test_isolated(tree: Path) -> None:
    """Whoever receives reports need not heed what came with them."""
    (tree / ".govlint-ignore.yaml").write_text("broken: [")
    (tree / "mine.toml").write_text('severity = {GL301 = "note"}\n')
    plain = command("check", "towns/special.html", "--isolated", "--format", "line", cwd=tree)
    own = ("--isolated", "--config", "mine.toml", "--format", "line")

    assert plain.status == 1
    assert "错误 GL301" in plain.stdout
    assert "提示 GL301" in command("check", "towns/special.html", *own, cwd=tree).stdout
    assert command("check", "towns/special.html", cwd=tree).status == 2


def test_wrong_settings_of_one_folder_stop_the_run(tree: Path) -> None:
    """Before anything is written: a run that left something out is not to be taken for whole."""
    (tree / "own" / "govlint.toml").write_text('ignore = ["GL9"]\n')
    done = command("check", tree, cwd=tree)

    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith("own/govlint.toml 第 1 行，ignore.GL9：没有规则 GL9")


def test_standard_input_has_the_settings_of_the_present_folder(tree: Path) -> None:
    done = command("check", "-", "--format", "line", stdin=write_json(WRONG), cwd=tree)

    assert "警告 GL301" in done.stdout


def test_language_of_the_run_is_that_of_the_first_path(tree: Path) -> None:
    (tree / "own" / "govlint.toml").write_text('lang = "en"\n')

    assert "错误" in command("check", "a.json", "own/e.json", cwd=tree).stdout
    assert "error GL301" in command("check", "own/e.json", "a.json", cwd=tree).stdout
    assert "错误" in command("check", "own", "--lang", "zh", cwd=tree).stdout


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--config", "lenient.toml"), 0),
        (("--config", "lenient.toml", "--select", "GL3"), 1),
        (("--config", "lenient.toml", "--select", "GL2", "--extend-select", "GL3"), 1),
        (("--config", "lenient.toml", "--min-confidence", "low"), 0),
        (("--config", "notes.toml"), 0),
        (("--config", "notes.toml", "--persona", "auditor"), 1),
        (("--config", "nothing.toml"), 2),
    ],
)
def test_options(tmp_path: Path, options: tuple[str, ...], status: int) -> None:
    (tmp_path / "lenient.toml").write_text('ignore = ["GL3"]\n')
    (tmp_path / "notes.toml").write_text('severity = {GL3 = "note"}\n')

    assert command("check", REPORTS / "example-2024.docx", *options, cwd=tmp_path).status == status


def test_for_programs(tree: Path) -> None:
    """The library does not look for settings by itself; who wants them says so."""
    path = tree / "towns" / "special.html"

    assert govlint.lint(path).verdict == "fail"
    assert govlint.lint(path, govlint.find_settings(path)).verdict == "pass"


def test_wrong_settings_are_an_error_for_programs(tmp_path: Path) -> None:
    (tmp_path / "govlint.toml").write_text("x = 1\n")
    with pytest.raises(SettingsError, match="bad-settings"):
        govlint.find_settings(tmp_path)
