"""What the documents say is what is true."""

import os
import re
import shlex
from pathlib import Path

import pytest

from govlint.cli import COMMANDS as COMMAND_NAMES
from govlint.ignore_file import read_ignore_file
from govlint.readers.package import Package
from tests.support import rule_reference, settings_reference
from tests.support.example import REPORTS, examples
from tests.support.terminal import govlint

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.+?)\n```", README)


def body(docx: bytes) -> bytes:
    """Return the text of a Word file: how well it is packed depends on the library."""
    return Package(docx).read("word/document.xml")


def test_readme_begins_with_two_commands() -> None:
    """Both stand on the first screen, and each does all the set-up."""
    assert len(COMMANDS) == 2
    assert all(command.startswith("python3 -m venv .venv && ") for command in COMMANDS)
    assert README.index(COMMANDS[1]) < README.index("\n```text")


def test_first_command_prints_what_the_readme_says() -> None:
    command = shlex.split(COMMANDS[0].split(" && ")[-1])
    shown = re.search(r"```text\n(.+?)\n```", README, re.DOTALL)
    done = govlint(*command[1:], cwd=ROOT)

    assert shown is not None
    assert done.stdout.strip() == shown[1]
    assert (done.status, done.stderr) == (1, "")


def test_ci_runs_the_second_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")

    assert COMMANDS[1] in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_library_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.+?)\n```", README, re.DOTALL)
    content = examples()["example-2024.docx"]
    tmp_path.joinpath("report.docx").write_bytes(content)
    monkeypatch.chdir(tmp_path)

    exec(example, {"data": content})  # noqa: S102  our own text


def test_commands_are_all_listed() -> None:
    assert set(re.findall(r"^\| `govlint ([\w-]+)", README, re.MULTILINE)) == set(COMMAND_NAMES)


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_example_reports_are_as_written() -> None:
    """``python -m tests.support.example`` writes them."""
    written = {path.name: body(path.read_bytes()) for path in REPORTS.glob("*.docx")}

    assert written == {name: body(content) for name, content in examples().items()}


def test_settings_reference_is_as_generated() -> None:
    """``python -m tests.support.settings_reference`` writes it."""
    assert settings_reference.REFERENCE.read_text("utf-8") == settings_reference.reference()


def test_example_of_settings_is_right(tmp_path: Path) -> None:
    """Also as far as the rules are concerned that it names."""
    page = settings_reference.REFERENCE.read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.+?)```", page, re.DOTALL)
    (tmp_path / "govlint.toml").write_text(example, "utf-8")
    done = govlint("settings", tmp_path)

    assert (done.status, done.stderr) == (0, "")
    assert "supervisor" in done.stdout


def test_example_of_an_ignore_file_is_right(tmp_path: Path) -> None:
    page = settings_reference.REFERENCE.read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.+?)```", page, re.DOTALL)
    (tmp_path / ".govlint-ignore.yaml").write_text(example, "utf-8")

    assert read_ignore_file(str(tmp_path)) is not None


def test_pages_of_rules_are_as_generated() -> None:
    """``python -m tests.support.rule_reference`` writes them, and the examples beside the rules."""
    wanted = rule_reference.files()

    assert {path: path.read_text("utf-8") for path in wanted if path.exists()} == wanted
    assert {*rule_reference.PAGES.iterdir()} == {
        path for path in wanted if path.parent == rule_reference.PAGES
    }
