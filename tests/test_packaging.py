"""What is built and installed is what stands in the tree."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support.example import REPORTS
from tests.support.fixtures import right_report
from tests.support.packaging import ROOT, build, install
from tests.support.reports import with_cell
from tests.support.writers import write_json

pytestmark = pytest.mark.slow

PACKAGED = {"govlint": "govlint", "rules": "govlint/rules", "schema": "govlint/schema"}
"""Folders of the tree and where they go in a wheel."""
COMPILED = {
    "govlint/rules/compiled.json",
    "govlint/schema/flaws.json",
    "govlint/schema/prose.json",
}
"""What a wheel has besides: YAML as JSON."""


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def programs(distributions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(distributions[1], tmp_path_factory.mktemp("installed"))


def files_of_tree() -> set[str]:
    return {
        f"{target}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, target in PACKAGED.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_wheel_has_every_file(distributions: tuple[Path, Path]) -> None:
    """And the compiled rules besides, nothing else."""
    with zipfile.ZipFile(distributions[1]) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert names == files_of_tree() | COMPILED


def test_compiled_rules_are_the_declared_ones(distributions: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(distributions[1]) as wheel:
        compiled = json.loads(wheel.read("govlint/rules/compiled.json"))

    assert compiled == {
        path.name: yaml.safe_load(path.read_text("utf-8")) for path in ROOT.glob("rules/*.yaml")
    }


def test_compiled_prose_is_the_declared_one(distributions: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(distributions[1]) as wheel:
        compiled = json.loads(wheel.read("govlint/schema/prose.json"))

    assert compiled == yaml.safe_load(ROOT.joinpath("schema/prose.yaml").read_text("utf-8"))


def test_source_distribution_is_enough(distributions: tuple[Path, Path]) -> None:
    """The wheel was built from it; it has the licence and the sources of every folder."""
    with tarfile.open(distributions[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}

    assert {"LICENSE", "README.md", "setup.py", "rules/identities.yaml"} <= names
    assert {f"schema/report-{edition}.schema.json" for edition in ("2019", "2021")} <= names


def test_installed_program_checks(programs: Path, tmp_path: Path) -> None:
    """Far from the tree, from a path with Chinese and a blank in it."""
    report = tmp_path / "某局 年度报告.docx"
    shutil.copy(REPORTS / "correct-2024.docx", report)
    done = subprocess.run(
        [programs / "govlint", "check", report],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "42/42" in done.stdout


def test_installed_program_lists_all_rules(programs: Path) -> None:
    """Those that were compiled as well as those that are functions."""
    listed = json.loads(
        subprocess.run(
            [programs / "govlint", "rules", "--format", "json"], check=True, capture_output=True
        ).stdout
    )

    assert {rule["code"] for rule in listed} == {path.name for path in ROOT.glob("fixtures/GL*")}


@pytest.fixture
def plugin(programs: Path, tmp_path: Path) -> Iterator[Path]:
    """Install the example plugin and return the program that has it."""
    source = shutil.copytree(ROOT / "docs" / "example-plugin", tmp_path / "example-plugin")
    pip = [str(programs / "python"), "-m", "pip"]
    subprocess.run([*pip, "install", "-q", "--no-deps", source], check=True, capture_output=True)
    yield programs / "govlint"
    subprocess.run([*pip, "uninstall", "-qy", "govlint-example"], check=True, capture_output=True)


def test_example_plugin(plugin: Path) -> None:
    """Its rules are among the others and are run: both the function and the declaration."""
    rules = subprocess.run(
        [plugin, "rules", "--select", "EX", "--format", "json"], check=True, capture_output=True
    )
    report = {
        **right_report("right-2021"),
        "signature": {"agency": "青溪县住房和城乡建设局", "date": "2025-03-01"},
    }
    report = with_cell(report, "applications.granted.research", 9)
    done = subprocess.run(
        [plugin, "check", "-", "--select", "EX", "--format", "json"],
        input=write_json(report),
        check=False,
        capture_output=True,
    )
    (file,) = json.loads(done.stdout)["files"]

    assert [rule["code"] for rule in json.loads(rules.stdout)] == ["EX001", "EX002"]
    assert [found["code"] for found in file["diagnostics"]] == ["EX001", "EX002"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_hook(tmp_path: Path) -> None:
    """pre-commit installs what was committed here last and stops a commit with a wrong report."""
    repository, reports = tmp_path / "govlint", tmp_path / "reports"
    reports.mkdir()
    for name in ("correct-2024.docx", "example-2024.docx"):
        shutil.copy(REPORTS / name, reports)
    git(ROOT, "clone", "--quiet", ".", str(repository))
    git(reports, "init", "--quiet")
    git(reports, "add", ".")

    passed = try_hook(repository, reports, "correct-2024.docx")
    failed = try_hook(repository, reports, "correct-2024.docx", "example-2024.docx")

    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout
    assert failed.returncode == 1
    assert "填 85，应为 58" in failed.stdout


def try_hook(repository: Path, reports: Path, *files: str) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-m", "pre_commit", "try-repo", str(repository), "govlint", "--files"]
    environment = {**os.environ, "PRE_COMMIT_HOME": str(repository.with_name("cache"))}
    return subprocess.run(
        [*words, *files],
        cwd=reports,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def git(folder: Path, *arguments: str) -> None:
    # In a checkout that belongs to somebody else, as on some build machines, git would refuse.
    words = ["git", "-c", "safe.directory=*", "-C", str(folder), *arguments]
    subprocess.run(words, check=True, capture_output=True)
