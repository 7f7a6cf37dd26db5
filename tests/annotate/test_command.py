"""``govlint check --annotate`` as its users meet it."""

from pathlib import Path

import pytest

from tests.annotate.copies import comments, parts
from tests.support.reports import make_report, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write

WRONG = with_cell(make_report("2021", 3), "applications.results_total.natural_person", 175)
NAMES = ("report.docx", "report.html", "report.xlsx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*NAMES, "report.pdf", "report.txt", "report.mhtml", "report.json"):
        (tmp_path / name).write_bytes(write(Path(name).suffix, WRONG))
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_copy_is_written_beside_the_result(name: str, folder: Path) -> None:
    """Result and exit status are those of a check; the report stays as it was."""
    before = (folder / name).read_bytes()
    copy = f"copy{Path(name).suffix}"
    plain = govlint("check", name, cwd=folder)
    done = govlint("check", name, "--annotate", copy, cwd=folder)

    assert (done.status, done.stdout) == (plain.status, plain.stdout) == (1, plain.stdout)
    assert done.stderr.startswith(f"批注副本已写入 {copy}：")
    assert (folder / name).read_bytes() == before
    assert (folder / copy).read_bytes() != before


def test_copy_in_english(folder: Path) -> None:
    done = govlint("check", "report.docx", "--annotate", "copy.docx", "--lang", "en", cwd=folder)

    assert done.stderr.startswith("annotated copy written to copy.docx: ")
    assert all(
        one.text.startswith(("error GL", "warning GL", "note GL"))
        for one in comments((folder / "copy.docx").read_bytes())
    )


def test_older_copy_is_replaced_as_any_output_is(folder: Path) -> None:
    (folder / "copy.docx").write_bytes(b"old")
    govlint("check", "report.docx", "--annotate", "copy.docx", cwd=folder)

    assert "word/comments.xml" in parts((folder / "copy.docx").read_bytes())


@pytest.mark.parametrize("copy", ["report.docx", "./report.docx", "link.docx"])
def test_report_is_never_overwritten(copy: str, folder: Path) -> None:
    (folder / "link.docx").symlink_to(folder / "report.docx")
    before = (folder / "report.docx").read_bytes()
    done = govlint("check", "report.docx", "--annotate", copy, cwd=folder)

    assert done.status == 2
    assert (folder / "report.docx").read_bytes() == before


@pytest.mark.parametrize("option", ["-o", "--baseline"])
def test_other_files_of_the_run_are_not_overwritten(option: str, folder: Path) -> None:
    govlint("check", "report.docx", "--write-baseline", "other.docx", cwd=folder)
    before = (folder / "other.docx").read_bytes()
    arguments = ("check", "report.docx", option, "other.docx", "--annotate", "other.docx")
    done = govlint(*arguments, cwd=folder)

    assert done.status == 2
    assert "word/" not in (folder / "other.docx").read_bytes().decode("utf-8", "replace")
    assert option == "-o" or (folder / "other.docx").read_bytes() == before


@pytest.mark.parametrize("name", ["report.pdf", "report.txt", "report.mhtml", "report.json"])
def test_other_formats_are_refused_with_a_remedy(name: str, folder: Path) -> None:
    done = govlint("check", name, "--annotate", f"copy{Path(name).suffix}", cwd=folder)

    assert (done.status, done.stdout) == (2, "")
    assert "请先另存为 .docx" in done.stderr
    assert not list(folder.glob("copy*"))


@pytest.mark.parametrize(
    ("name", "copy", "is_right"),
    [
        ("report.docx", "copy.docm", False),
        ("report.docx", "copy", False),
        ("report.docx", "copy.DOCX", True),
        ("report.html", "copy.htm", True),
        ("report.html", "copy.docx", False),
        ("called.doc", "copy.docx", True),
        ("called.doc", "copy.doc", False),
    ],
)
def test_copy_is_called_what_it_is(name: str, copy: str, is_right: bool, folder: Path) -> None:  # noqa: FBT001  a row of the table
    (folder / "called.doc").write_bytes(write(".docx", WRONG))
    done = govlint("check", name, "--annotate", copy, cwd=folder)

    assert done.status == (1 if is_right else 2)
    assert (folder / copy).exists() is is_right


def test_one_report_at_a_time(folder: Path) -> None:
    done = govlint("check", "report.docx", "report.html", "--annotate", "a.docx", cwd=folder)

    assert (done.status, done.stdout) == (2, "")
    assert "这里有 2 份" in done.stderr


def test_file_that_cannot_be_read_has_no_copy(folder: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 word/")
    missing = govlint("check", "absent.docx", "--annotate", "copy.docx", cwd=folder)
    broken = govlint("check", "broken.docx", "--annotate", "copy.docx", cwd=folder)

    assert (missing.status, broken.status) == (2, 3)
    assert not (folder / "copy.docx").exists()


def test_what_is_accepted_is_not_annotated(folder: Path) -> None:
    govlint("check", "report.docx", "--write-baseline", "known.json", cwd=folder)
    arguments = ("check", "report.docx", "--baseline", "known.json", "--annotate", "copy.docx")
    done = govlint(*arguments, cwd=folder)

    assert done.status == 0
    assert "：0 处" in done.stderr
    assert (folder / "copy.docx").read_bytes() == (folder / "report.docx").read_bytes()
