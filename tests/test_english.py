"""With ``--lang en`` nothing is Chinese but what is quoted from a report: between “ ”, or drawn as it stands."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint.listing import CERTAINTIES, COLUMNS, PROOF
from govlint.outputs.xlsx import FILE_COLUMNS, SHEETS
from govlint.refusals import REFUSALS
from govlint.registry import load_rules
from govlint.rule import Rule
from govlint.rule_page import WORDS as WORDS_OF_EXCERPTS
from govlint.usage import USE
from govlint.wording import PHRASES, SEVERITIES, VERDICTS
from tests.outputs.golden import files
from tests.support.english import QUOTED, is_english
from tests.support.terminal import Done, govlint

PRINTED = frozenset("actual agency expected path unit printed snippet uri".split())
"""Keys and columns that hold what a report prints, or the name of a file."""

WORDS = {
    **{
        f"{name} {key}": text
        for name, table in {
            "phrase": PHRASES,
            "refusal": REFUSALS,
            "use": USE,
            "severity": SEVERITIES,
            "verdict": VERDICTS,
            "certainty": CERTAINTIES,
            "sheet": SHEETS,
        }.items()
        for key, text in table.items()
    },
    **{f"column {text.en}": text for text in (*COLUMNS, *PROOF, *FILE_COLUMNS)},
}


def strings(node: object) -> Iterator[str]:
    """Yield all that a document says, without what is printed in the report."""
    if isinstance(node, dict):
        for key, child in node.items():
            if key not in PRINTED:
                yield from strings(child)
    elif isinstance(node, list):
        for child in node:
            yield from strings(child)
    elif isinstance(node, str):
        yield node


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of reports for which an output has all kinds of words."""
    path = tmp_path_factory.mktemp("reports")
    for name, content in files().items():
        (path / name).write_bytes(content)
    return path


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str) -> None:
    assert is_english(WORDS[name].en)


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_documentation(rule: Rule) -> None:
    """Also as it is explained, where only the excerpt of a report is as it is printed."""
    page = govlint("explain", rule.code, "--lang", "en").stdout
    excerpt = r"(?m)^  Wrong:\n(?:    .*\n)*(?:  Right:\n(?:    .*\n)*)?"
    own_words = "|".join(word.zh for word in WORDS_OF_EXCERPTS)

    assert all(is_english(part.en) for part in (*rule.documentation, rule.basis))
    assert is_english(re.sub(excerpt, "", page))
    assert not re.search(own_words, QUOTED.sub("", page))


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "jsonl"])
def test_machine_formats(folder: Path, name: str) -> None:
    written = checked(folder, name).stdout
    documents = [
        json.loads(one) for one in (written.splitlines() if name == "jsonl" else [written])
    ]

    assert [text for text in strings(documents) if not is_english(text)] == []


def test_csv(folder: Path) -> None:
    rows = csv.DictReader(io.StringIO(checked(folder, "csv").stdout.removeprefix("\ufeff")))

    assert [text for text in strings([dict(row) for row in rows]) if not is_english(text)] == []


@pytest.mark.parametrize("name", ["text", "line", "github", "junit"])
def test_text_formats(folder: Path, name: str) -> None:
    """A table is drawn with the labels and figures that it has."""
    done = checked(folder, name)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("    ")]

    assert [line for line in (*lines, *done.stderr.splitlines()) if not is_english(line)] == []


def checked(folder: Path, name: str) -> Done:
    return govlint("check", ".", "--lang", "en", "--format", name, cwd=folder)


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules",),
        ("rules", "--format", "json"),
        ("settings", "a-right.docx"),
        ("settings", "--format", "json"),
        ("convert", "c-lossy.json", "-o", "out.yaml"),
        ("convert", "."),
        ("convert", "a-right.docx", "--to", "pdf"),
        ("new-rule", "AB101"),
        ("new-rule", "GL101"),
        ("hierarchy", "init", "."),
        ("hierarchy", "init", "nowhere"),
        ("check", "nowhere.docx"),
        ("check", "a-right.docx", "--format", "pdf"),
        ("check", "a-right.docx", "--select", "GL999"),
        ("check", "a-right.docx", "--colour"),
        ("check", "a-right.docx", "--jobs", "no"),
        ("check", "a-right.docx", "--config", "nowhere.toml"),
        ("check", "a-right.docx", "--write-baseline", "base.json"),
        ("check", "a-right.docx", "--baseline", "a-right.docx"),
        ("check", "a-right.docx", "--previous", "b-wrong.html"),
        ("explain", "GL999"),
        ("verify", "c-lossy.json", "a-right.docx"),
    ],
    ids=" ".join,
)
def test_commands(folder: Path, arguments: tuple[str, ...]) -> None:
    """Twice, because files that are there are not overwritten."""
    first, second = (govlint(*arguments, "--lang", "en", cwd=folder) for _ in range(2))

    assert first.stdout + first.stderr
    assert is_english(first.stdout + first.stderr + second.stdout + second.stderr)


def test_verify(folder: Path) -> None:
    govlint("check", ".", "-o", "result.json", cwd=folder)
    verified = [
        govlint("verify", "result.json", name, "--lang", "en", cwd=folder).stdout
        for name in ("a-right.docx", "b-wrong.html", "result.json")
    ]

    assert len(set(verified)) == 3
    assert all(map(is_english, verified))


def test_files_that_are_written(tmp_path: Path) -> None:
    """What is Chinese in a list of agencies are their names, and in a new rule its Chinese half."""
    (tmp_path / "a.docx").write_bytes(files()["a-right.docx"])
    (tmp_path / "b.txt").write_bytes("没有机关".encode())
    govlint("hierarchy", "init", ".", "--lang", "en", cwd=tmp_path)
    units = (tmp_path / "units.yaml").read_text("utf-8")

    assert all(is_english(line) for line in units.splitlines() if line.startswith("#"))
