"""Each format for machines is read by a program that is not ours, or by its published schema.

All of them tell the same findings: those of the JSON output, which has its own tests.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from actions_toolkit.command import Command
from junitparser import JUnitXml, TestSuite

from govlint.listing import without_formula
from tests.outputs.golden import WRITERS, files
from tests.support.consumers import SCHEMAS, parse_command, rows_of_sarif
from tests.support.terminal import govlint

HOSTILE = '第1季度, 100%: "对照" <b>&=1+1\'.html'
"""The name of a file that means something in every one of the formats."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make files of every kind that an output has words for, one with a name of ill will."""
    folder = tmp_path_factory.mktemp("reports")
    for name, content in files().items():
        folder.joinpath(name).write_bytes(content)
    folder.joinpath(HOSTILE).write_bytes(files()["b-wrong.html"])
    return folder


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, dict[str, Any]]:
    """What the JSON output says of each file."""
    written = json.loads(run(folder, "json"))
    return {file["path"]: file for file in written["files"]}


def run(folder: Path, name: str, *options: str) -> str:
    done = govlint("check", ".", "--format", name, *options, cwd=folder)
    assert done.status == 3, done.stderr
    return done.stdout


def unchecked(file: dict[str, Any]) -> int:
    """Return how many reasons there are why something of a file was not checked."""
    return len(file["skipped"]) + bool(file["failure"])


def test_every_format_has_a_reader_here() -> None:
    """A new format brings its own test."""
    here = {"csv", "github", "gitlab", "json", "jsonl", "junit", "sarif"}

    assert here == set(WRITERS) - {"text", "line", "html"}


def test_json_lines_are_the_files_of_json(folder: Path, told: dict[str, Any]) -> None:
    *lines, last = map(json.loads, run(folder, "jsonl").splitlines())

    assert {line["path"]: line for line in lines} == told
    assert last["summary"] == json.loads(run(folder, "json"))["summary"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_keeps_its_schema(folder: Path, lang: str) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8"))
    written = json.loads(run(folder, "sarif", "--lang", lang))

    jsonschema.validate(written, schema)


def test_sarif_tells_what_json_tells(folder: Path, told: dict[str, Any]) -> None:
    """Each result has its rule, its fingerprint and its cell; nothing unchecked is a success."""
    (only,) = json.loads(run(folder, "sarif"))["runs"]
    rules = only["tool"]["driver"]["rules"]
    found = [found for file in told.values() for found in file["diagnostics"]]
    (invocation,) = only["invocations"]

    assert [result["ruleId"] for result in only["results"]] == [one["code"] for one in found]
    assert [result["level"] for result in only["results"]] == [one["severity"] for one in found]
    for result, one in zip(only["results"], found, strict=True):
        (location,) = result["locations"]
        (logical,) = location["logicalLocations"]
        assert rules[result["ruleIndex"]]["id"] == one["code"]
        assert result["partialFingerprints"] == {"govlint/v1": one["fingerprint"]}
        assert result["message"]["text"].startswith(one["message"])
        assert logical.get("fullyQualifiedName") == one["cell"]
        line = one["location"]["line"]
        region = location["physicalLocation"].get("region", {})
        assert region.get("startLine") == line
    assert len(invocation["toolExecutionNotifications"]) == sum(map(unchecked, told.values()))
    assert not invocation["executionSuccessful"]


def test_sarif_of_accepted_findings_says_so(folder: Path, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    govlint("check", ".", "--write-baseline", baseline, cwd=folder)
    (only,) = json.loads(run(folder, "sarif", "--baseline", str(baseline)))["runs"]

    assert only["results"]
    for result in only["results"]:
        assert result["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_sarif_tools_read_it(folder: Path, told: dict[str, Any], tmp_path: Path) -> None:
    written = tmp_path / "run.sarif"
    govlint("check", ".", "--format", "sarif", "-o", written, cwd=folder)
    lines = rows_of_sarif(written)

    assert len(lines) == sum(len(file["diagnostics"]) for file in told.values())
    assert {line["Severity"] for line in lines} <= {"error", "warning", "note"}


def test_github_commands_are_those_of_its_toolkit(folder: Path, told: dict[str, Any]) -> None:
    """Written again by the toolkit from what they say, they are the same to the letter."""
    *commands, _ = run(folder, "github").splitlines()
    said = [parse_command(command) for command in commands]

    assert len(said) == sum(len(file["diagnostics"]) + unchecked(file) for file in told.values())
    for command, (level, facts, message) in zip(commands, said, strict=True):
        assert str(Command(level, facts, message)) == command
        assert facts["file"] in told
    assert {level for level, _, _ in said} == {"error", "warning"}


def test_gitlab_keeps_its_schema(folder: Path, told: dict[str, Any]) -> None:
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text("utf-8"))
    issues = json.loads(run(folder, "gitlab"))

    jsonschema.validate(issues, schema)
    assert len(issues) == sum(len(file["diagnostics"]) + unchecked(file) for file in told.values())
    assert {issue["location"]["path"] for issue in issues} <= set(told)


def test_gitlab_fingerprints_differ_within_a_file(folder: Path) -> None:
    issues = json.loads(run(folder, "gitlab"))
    keys = [(issue["location"]["path"], issue["fingerprint"]) for issue in issues]

    assert len(set(keys)) == len(keys)


def test_junit_is_read_by_a_parser(folder: Path, told: dict[str, Any]) -> None:
    """A suite a file; failures are what keeps it from passing, errors what was not checked."""
    suites = list(JUnitXml.fromstring(run(folder, "junit").encode()))

    assert [suite.name for suite in suites] == list(told)
    for suite in suites:
        assert isinstance(suite, TestSuite)
        file = told[suite.name]
        kinds = [type(one).__name__ for case in suite for one in case.result]
        errors = sum(found["severity"] == "error" for found in file["diagnostics"])
        assert kinds.count("Failure") == suite.failures == errors
        assert kinds.count("Error") == suite.errors == unchecked(file)
        assert suite.tests == len(list(suite)) > 0
    (right,) = next(suite for suite in suites if suite.name == "a-right.docx")
    assert right.is_passed


def test_junit_follows_fail_on(folder: Path) -> None:
    suites = JUnitXml.fromstring(
        run(folder, "junit", "--fail-on", "warning", "--ignore", "GL704").encode()
    )
    (wrong,) = (suite for suite in suites if suite.name == "b-wrong.html")

    assert wrong.failures == 4


def test_csv_has_a_line_for_each_finding(folder: Path, told: dict[str, Any]) -> None:
    text = run(folder, "csv")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    found = [found for file in told.values() for found in file["diagnostics"]]

    assert text.startswith("\ufeff")
    assert [line["规则"] for line in lines if line["级别"] != "未检查"] == [
        one["code"] for one in found
    ]
    assert sum(line["级别"] == "未检查" for line in lines) == sum(map(unchecked, told.values()))
    wrong = next(line for line in lines if line["规则"] == "GL302")
    assert (wrong["实填"], wrong["应为"], wrong["差额"], wrong["把握"]) == ("40", "0", "40", "唯一")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert without_formula(text) == f"'{text}"
    assert without_formula(f"第{text}") == f"第{text}"
