"""Rules from outside: installed packages and local folders, right and broken."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint import plugins
from govlint.engine import lint
from govlint.errors import RuleError, SettingsError
from govlint.registry import load_rules
from govlint.settings import Settings
from tests.support.example import REPORTS
from tests.support.plugins import declaration, function, install
from tests.support.terminal import govlint

RIGHT = REPORTS / "correct-2024.docx"
ENTRY = "[govlint.rules]\ntheir = {module}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder from which Python imports; what was found in it is forgotten afterwards."""
    before = set(sys.modules)
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    forget()
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith(("their", "govlint_local_")):
            del sys.modules[name]
    forget()


def forget() -> None:
    load_rules.cache_clear()
    plugins._entry_points.cache_clear()  # noqa: SLF001  of our own package


def foreign() -> dict[str, str]:
    return {rule.code: rule.origin for rule in load_rules() if not rule.code.startswith("GL")}


# Installed packages


def test_nothing_is_installed(site: Path) -> None:
    install(site, "", {})
    install(site, "[console_scripts]\nx = y:z\n", {}, "other")

    assert foreign() == {}


def test_module(site: Path) -> None:
    install(site, ENTRY.format(module="their_rules"), {"their_rules.py": function("AB101")})

    assert foreign() == {"AB101": "their_rules.seen"}


def test_package(site: Path) -> None:
    """Of itself, its modules, and the YAML files beside them; an attribute is not asked for."""
    files = {
        "their_rules/__init__.py": function("AB101"),
        "their_rules/more.py": "from their_rules import seen\n" + function("AB102", "more-seen"),
        "their_rules/sums.yaml": declaration("AB103"),
        "their_rules/notes.txt": "no rules",
    }
    install(site, ENTRY.format(module="their_rules:anything [extra]"), files)

    assert foreign() == {
        "AB101": "their_rules.seen",
        "AB102": "their_rules.more.seen",
        "AB103": str(Path("their_rules", "sums.yaml")),
    }


def test_rule_of_a_plugin_is_a_rule(site: Path) -> None:
    install(site, ENTRY.format(module="their_rules"), {"their_rules.py": function("AB101")})
    done = govlint("check", RIGHT, "--format", "line")

    assert "警告 AB101 看到了" in done.stdout
    assert "AB101" not in govlint("check", RIGHT, "--format", "line", "--ignore", "AB").stdout
    assert govlint("explain", "AB101").stdout.startswith("AB101  thing-seen\n看到了。")
    assert govlint("rules", "--select", "AB").stdout.startswith("AB101  警告")


def test_several_processes_know_plugins_and_local_rules(site: Path) -> None:
    """What a process finds is handed over, with the rule that found it."""
    install(site, ENTRY.format(module="their_rules"), {"their_rules.py": function("AB101")})
    work = site.parent / "work"
    (work / "ours").mkdir(parents=True)
    (work / "ours" / "ours.py").write_text(function("CD101", "ours-seen"), "utf-8")
    (work / "govlint.toml").write_text('rules = ["ours"]\n')
    for name in ("a.docx", "b.docx"):
        (work / name).write_bytes(RIGHT.read_bytes())
    done = govlint("check", work, "--jobs", "2", "--allow-local-code", "--format", "json")
    files = json.loads(done.stdout)["files"]

    assert [[found["code"] for found in file["diagnostics"]] for file in files] == [
        ["AB101", "CD101"]
    ] * 2


def test_rule_that_raises_is_named_and_stops_no_other(site: Path) -> None:
    body = 'raise ZeroDivisionError("oops")'
    install(
        site, ENTRY.format(module="their_rules"), {"their_rules.py": function("AB101", body=body)}
    )
    done = govlint("check", REPORTS / "example-2024.docx", "--format", "line")

    assert done.status == 3
    assert "未核对 AB101：规则出错（their_rules.seen）：ZeroDivisionError('oops')" in done.stdout
    assert "错误 GL301" in done.stdout


@pytest.mark.parametrize(
    ("module", "problem"),
    [
        ("import nothing_like_this", "ModuleNotFoundError"),
        ("1 / 0", "ZeroDivisionError"),
        ("def broken(:", "SyntaxError"),
    ],
)
def test_plugin_that_cannot_be_imported(site: Path, module: str, problem: str) -> None:
    """Its rules would be missing: the run does not begin, and says whose fault it is."""
    install(site, ENTRY.format(module="their_rules"), {"their_rules.py": module})
    done = govlint("check", RIGHT)

    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith(f"规则插件 their-1.0 (their = their_rules) 不能用：{problem}(")


def test_plugin_that_is_not_there(site: Path) -> None:
    install(site, ENTRY.format(module="their_rules"), {})
    with pytest.raises(RuleError, match="plugin-broken"):
        load_rules()


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"their_rules.py": function("GL999")}, "own-letters"),
        ({"their_rules.py": function("ab101")}, "bad-code"),
        ({"their_rules.py": function("AB1")}, "bad-code"),
        ({"their_rules.py": function("AB101", "missing-table")}, "repeated-name"),
        (
            {"their_rules/__init__.py": "", "their_rules/x.yaml": "- code: AB101\n"},
            "bad-declaration",
        ),
        ({"their_rules/__init__.py": "", "their_rules/x.yaml": "a: ["}, "rules-yaml"),
        (
            {
                "their_rules/__init__.py": function("AB101"),
                "their_rules/x.yaml": declaration("AB101"),
            },
            "repeated-code",
        ),
    ],
)
def test_wrong_rules_are_refused(site: Path, files: dict[str, str], reason: str) -> None:
    install(site, ENTRY.format(module="their_rules"), files)
    with pytest.raises(RuleError, match=reason) as caught:
        load_rules()

    assert "their_rules" in str(caught.value.facts["origin"])


def test_both_sides_of_a_repeated_code_are_named(site: Path) -> None:
    files = {"their_rules.py": function("AB101"), "their_more.py": function("AB101", "more-seen")}
    install(site, "[govlint.rules]\na = their_rules\nb = their_more\n", files)
    done = govlint("rules")

    assert done.status == 2
    assert done.stderr == "their_more.seen：规则代码 AB101 已由 their_rules.seen 使用\n"


def test_package_that_is_found_twice_counts_once(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Python itself: the first on the path."""
    monkeypatch.syspath_prepend(str(tmp_path / "first"))
    monkeypatch.syspath_prepend(str(tmp_path / "no-such-folder"))
    for folder in (site, tmp_path / "first"):
        install(folder, ENTRY.format(module="their_rules"), {"their_rules.py": function("AB101")})

    assert foreign() == {"AB101": "their_rules.seen"}


# Local folders


@pytest.fixture
def work(site: Path) -> Path:
    """Return a folder with settings, local rules in YAML, and a report."""
    folder = site.parent / "work"
    (folder / "ours" / "fixtures").mkdir(parents=True)
    (folder / "govlint.toml").write_text('rules = ["./ours"]\n[severity]\nAB103 = "note"\n')
    (folder / "ours" / "sums.yaml").write_text(declaration("AB103"), "utf-8")
    (folder / "ours" / "fixtures" / "fires-x.yaml").write_text("why: x\n")
    (folder / "report.docx").write_bytes(RIGHT.read_bytes())
    return folder


def test_yaml_is_always_read(work: Path) -> None:
    """Its rules may be named in the settings, and are no reports among the reports."""
    done = govlint("check", ".", "--select", "AB103", "--format", "json", cwd=work)
    listed = govlint("rules", "--select", "AB", cwd=work)

    assert done.status == 0
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["report.docx"]
    assert listed.stdout.startswith("AB103")
    assert "按现在的设置为提示" in govlint("explain", "ab103", cwd=work).stdout


def test_python_is_run_only_when_it_is_allowed(work: Path) -> None:
    (work / "ours" / "ours.py").write_text(function("AB101"), "utf-8")
    (work / "ours" / "test_ours.py").write_text("raise SystemExit")
    refused = govlint("check", "report.docx", cwd=work)
    allowed = govlint("check", "report.docx", "--allow-local-code", "--format", "line", cwd=work)

    assert (refused.status, refused.stdout) == (2, "")
    assert refused.stderr.startswith("设置要求运行 ")
    assert "确认可信后加上 --allow-local-code" in refused.stderr
    assert "AB101 看到了" in allowed.stdout
    assert govlint("rules", cwd=work).status == 2
    assert "AB101" in govlint("rules", "--allow-local-code", cwd=work).stdout


def test_settings_of_a_library_user_can_name_folders(work: Path) -> None:
    (work / "ours" / "ours.py").write_text(function("AB101"), "utf-8")
    folders = (str(work / "ours"),)
    allowed = lint(work / "report.docx", Settings(rules=folders, allow_local_code=True))

    assert [found.code for found in allowed.diagnostics] == ["AB101"]
    with pytest.raises(SettingsError, match="local-code"):
        lint(work / "report.docx", Settings(rules=folders))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("ours.py", "1 / 0", "ZeroDivisionError"),
        ("ours.py", function("GL999"), "以 GL 开头"),
        ("ours.py", function("AB103"), "已由"),
        ("ours.yaml", "- [1]\n", "规则声明有误"),
        ("ours.yml", declaration("AB103"), "已由"),
    ],
)
def test_wrong_local_rules(work: Path, name: str, content: str, says: str) -> None:
    (work / "ours" / name).write_text(content, "utf-8")
    done = govlint("check", "report.docx", "--allow-local-code", cwd=work)

    assert (done.status, done.stdout) == (2, "")
    assert says in done.stderr


def test_two_folders_may_have_files_of_one_name(work: Path) -> None:
    other = work / "more"
    other.mkdir()
    (work / "govlint.toml").write_text('rules = ["./ours", "more"]\n')
    (work / "ours" / "same.py").write_text(function("AB101"), "utf-8")
    (other / "same.py").write_text(function("AB102", "more-seen"), "utf-8")
    listed = govlint("rules", "--select", "AB", "--allow-local-code", cwd=work).stdout

    assert [line.split()[0] for line in listed.splitlines()] == ["AB101", "AB102", "AB103"]
