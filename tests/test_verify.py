"""``govlint verify``: whether a file is the one that was checked."""

from pathlib import Path

import pytest

from govlint.proof import rule_set
from tests.support.reports import make_report
from tests.support.terminal import Done, govlint
from tests.support.writers import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make two reports and the results of checking them."""
    for year, seed in ((2023, 1), (2024, 2)):
        report = make_report("2021", seed)
        tmp_path.joinpath(f"{year}.docx").write_bytes(write(".docx", report))
    for name in ("json", "jsonl"):
        govlint("check", "2023.docx", "2024.docx", "-o", f"result.{name}", cwd=tmp_path)
    return tmp_path


def verify(folder: Path, file: str, result: str = "result.json", lang: str = "zh") -> Done:
    return govlint("verify", result, file, "--lang", lang, cwd=folder)


@pytest.mark.parametrize("result", ["result.json", "result.jsonl"])
def test_file_that_was_checked(folder: Path, result: str) -> None:
    done = verify(folder, "2024.docx", result)

    assert done.status == 0
    assert done.stdout.startswith(
        "2024.docx 就是检查过的那一份（当时名为 2024.docx），结论：通过\n"
    )
    assert rule_set() in done.stdout
    assert "可能不同" not in done.stdout


def test_renamed_file_is_the_same(folder: Path) -> None:
    folder.joinpath("2024.docx").rename(folder / "终稿.docx")

    assert verify(folder, "终稿.docx").status == 0


@pytest.mark.parametrize(
    ("lang", "says"),
    [("zh", "与检查时内容不同"), ("en", "is not what was checked under this name")],
)
def test_changed_file_is_another(folder: Path, lang: str, says: str) -> None:
    with folder.joinpath("2024.docx").open("ab") as stream:
        stream.write(b"\0")
    done = verify(folder, "2024.docx", lang=lang)

    assert done.status == 1
    assert says in done.stdout


def test_file_that_was_not_checked(folder: Path) -> None:
    folder.joinpath("2022.docx").write_bytes(b"another")
    done = verify(folder, "2022.docx")

    assert done.status == 1
    assert "没有检查过" in done.stdout


def test_other_rules_are_told(folder: Path) -> None:
    result = folder / "result.json"
    result.write_text(result.read_text("utf-8").replace(rule_set(), "0" * 64), "utf-8")
    done = verify(folder, "2024.docx")

    assert done.status == 0
    assert "可能不同" in done.stdout


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"a": 1}\n{"b": 2}'])
def test_what_is_no_result_is_refused(folder: Path, text: str) -> None:
    folder.joinpath("other.json").write_text(text, "utf-8")
    done = verify(folder, "2024.docx", "other.json")

    assert done.status in {2, 3}
    assert done.stderr


RULE = """
- code: OUR001
  name: grand-total-below-intake
  severity: note
  basis: {zh: 惯例, en: practice}
  summary: {zh: 一。, en: one.}
  why: {zh: 一。, en: one.}
  example: {zh: 一。, en: one.}
  fix: {zh: 一。, en: one.}
  table: applications
  for_each: column
  left: [new_received]
  relation: "RELATION"
  right: [results_total]
"""


def test_rule_set_changes_with_the_rules(tmp_path: Path) -> None:
    """A local rule, and what it says, give other rule sets."""
    for number, relation in enumerate(("<=", "=", "=")):
        folder = tmp_path / str(number)
        folder.mkdir()
        folder.joinpath("own.yaml").write_text(RULE.replace("RELATION", relation), "utf-8")
    none, bound, identity, same = (
        rule_set(),
        *(rule_set((str(tmp_path / str(number)),)) for number in range(3)),
    )

    assert len({none, bound, identity}) == 3
    assert identity == same
