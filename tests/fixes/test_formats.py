"""Every format: what is wrong in form is mended, and all else stays byte for byte."""

import io
import zipfile

import docx
import pytest

from govlint.engine import lint_bytes
from govlint.errors import SettingsError
from govlint.fixes import Choice, fix
from govlint.settings import Settings
from tests.fixes.forms import CELL, SUFFIXES, damaged, file_of, mend
from tests.support.cells import values_of
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import write_html

CODES = ("GL017", "GL104", "GL105", "GL808")


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_form_is_mended(suffix: str, edition: str) -> None:
    """The result is the file that would have been written without the mistakes."""
    wrong, right = damaged(edition=edition)
    fixed = mend(file_of(wrong, suffix), suffix)

    assert tuple(edit.code for edit in fixed.done) == CODES
    assert (fixed.left, fixed.is_refused) == ((), False)
    if suffix != ".docx":  # whose runs begin elsewhere
        assert fixed.data == file_of(right, suffix)
    before, after = (
        lint_bytes(data, f"x{suffix}") for data in (file_of(right, suffix), fixed.data)
    )
    assert values_of(after) == values_of(before)
    assert [found.code for found in after.diagnostics] == [
        found.code for found in before.diagnostics
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_right_report_stays_the_same(suffix: str) -> None:
    data = file_of(make_report(), suffix)

    assert mend(data, suffix, unsafe=True, fill_zero=True).data == data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_second_fix_changes_nothing(suffix: str) -> None:
    once = mend(file_of(damaged()[0], suffix), suffix).data
    again = mend(once, suffix)

    assert (again.data, again.done) == (once, ())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("printed", ["", "/", "—", "无"])
def test_zeros_are_filled_in_when_asked_for(suffix: str, printed: str) -> None:
    right, key = with_zero()
    wrong = with_cell(right, key, printed)
    left, filled = (
        mend(file_of(wrong, suffix), suffix, fill_zero=asked) for asked in (False, True)
    )

    assert left.data == file_of(wrong, suffix)
    assert [(edit.old, edit.new) for edit in filled.done] == [(printed, "0")]
    assert values_of(lint_bytes(filled.data, f"x{suffix}"))[key] == 0
    assert mend(filled.data, suffix, fill_zero=True).data == filled.data


def with_zero() -> tuple[Canonical, str]:
    """Return a right report and a cell of it that is 0."""
    report = make_report()
    rows = report["tables"]["review_litigation"]
    return report, next(
        f"review_litigation.{row}.{column}"
        for row, cells in rows.items()
        for column, value in cells.items()
        if value == 0 and column != "total"
    )


# Word


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_other_parts_of_a_word_file_stay_as_they_were() -> None:
    data = file_of(damaged()[0], ".docx")
    before, after = parts_of(data), parts_of(mend(data, ".docx").data)

    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_word_file_is_opened_by_another_program() -> None:
    document = docx.Document(io.BytesIO(mend(file_of(damaged()[0], ".docx"), ".docx").data))
    texts = [paragraph.text for paragraph in document.paragraphs]

    assert "一、总体情况" in texts
    assert "六、其他需要报告的事项" in texts


# Encodings and line ends


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_text_is_written_in_its_encoding(encoding: str) -> None:
    wrong, right = (file_of(report, ".txt").decode() for report in damaged())
    fixed = mend(wrong.replace("\n", "\r\n").encode(encoding), ".txt")

    assert fixed.data == right.replace("\n", "\r\n").encode(encoding)


def test_page_is_written_in_its_encoding() -> None:
    wrong, right = (write_html(report, "gb18030") for report in damaged())

    assert mend(wrong, ".html").data == right


def test_bytes_that_no_encoding_gives_are_left() -> None:
    data = file_of(damaged()[0], ".txt") + b"\xff\xff"
    fixed = mend(data, ".txt")

    assert (fixed.data, fixed.done) == (data, ())
    assert {left.reason.en for left in fixed.left} == {"its place in the file is not certain"}


def test_other_formats_are_refused() -> None:
    with pytest.raises(SettingsError, match="unfixable-format"):
        fix(b"%PDF-1.4", "x.pdf", "pdf", Settings(), Choice())


def test_value_of_data_is_a_number_afterwards() -> None:
    """A string of digits would break the schema."""
    wrong = with_cell(make_report(), CELL, "１２")
    fixed = mend(file_of(wrong, ".json"), ".json")

    assert b'"natural_person": 12,' in fixed.data
