"""The bar: what has to be read of published reports, and what must not be said of them."""

from pathlib import Path

import pytest

from govlint.report import Report
from govlint.result import FileResult
from tests.accuracy import __main__ as command
from tests.accuracy.corpus import Score, check, excerpts, scores
from tests.accuracy.forms import as_markdown, made_up, published
from tests.support.shared import CORPUS, needs_corpus

pytestmark = [pytest.mark.corpus, needs_corpus, pytest.mark.no_cover]

NO_HEADINGS = {
    "chongqing-qu-yishenqing-2022-notareport",
    "lintao-shangyingxiang-2020",  # its headings are its own
    "shanghai-putuo-2022h1-notareport",
    "wendeng-zonghezhifaju-2021-page3",
}
"""Excerpts without a single heading of the form."""
BROKEN = ("shanghai-kewei", "shanghai-shizhengfubangongting-2025", "hongze", "huaian", "pingtan")
"""Reports that were broken on their way into text."""
ARITHMETIC = ("GL2", "GL3", "GL4")


@pytest.fixture(scope="module")
def all_scores() -> dict[str, Score]:
    return {score.path.name: score for score in scores()}


def recognised(result: FileResult) -> Report:
    assert result.report is not None
    return result.report


def codes(result: FileResult) -> list[str]:
    return [found.code for found in result.diagnostics]


def test_no_cell_is_wrong_or_invented(all_scores: dict[str, Score]) -> None:
    mistakes = {
        name: score.cells["wrong"] + score.cells["invented"]
        for name, score in all_scores.items()
        if score.gold
    }

    assert len(mistakes) == 14
    assert not any(mistakes.values()), mistakes


def test_broken_text(all_scores: dict[str, Score]) -> None:
    """Of Markdown, laid-out text and running text together all but a few cells are read."""
    own = [score for name, score in all_scores.items() if name.startswith(BROKEN) and score.gold]
    broken = [score for score in own if score.path.suffix in {".md", ".txt"}]
    right = sum(score.count("right") for score in broken)
    missing = sum(score.count("missing") for score in broken)

    assert len(broken) == 9
    assert right / (right + missing) >= 0.97
    assert {"GL002", "GL003", "GL004", "GL101"}.isdisjoint(
        code for score in broken for code in codes(score.result)
    )


def test_report_from_before_the_forms() -> None:
    """It is said to be one, and nothing else; nothing was checked."""
    result, _ = check(CORPUS / "pingtan-2018.txt")

    assert codes(result) == ["GL010"]
    assert result.verdict == "incomplete"


def test_what_is_not_read_is_not_passed(all_scores: dict[str, Score]) -> None:
    """A missing cell makes the result incomplete, never a pass or a fail."""
    lossy = [score for score in all_scores.values() if score.count("missing")]

    assert lossy
    assert {score.result.verdict for score in lossy} == {"incomplete"}


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("hangzhou-2025.html", 200),
        ("hongze-2024.pdf", 186),
        ("huaian-2024.pdf", 200),
        ("shanghai-shizhengfubangongting-2019.html", 198),
    ],
)
def test_whole_reports(all_scores: dict[str, Score], name: str, cells: int) -> None:
    score = all_scores[name]

    assert (score.count("right"), score.count("missing")) == (cells, 0)


def test_report_of_pdf_over_pages(all_scores: dict[str, Score]) -> None:
    """The figures of one are right; of the other just what is wrong is said, with the page.

    Part one of both leaves out what governments have to tell.
    """
    right, wrong = all_scores["huaian-2024.pdf"].result, all_scores["hongze-2024.pdf"].result

    assert (right.verdict, codes(right)) == ("pass", ["GL107"])
    assert codes(wrong) == ["GL022", "GL006", "GL107"]
    assert {found.at.page for found in wrong.diagnostics[:2] if found.at} == {3}


def test_who_when_and_which_form(all_scores: dict[str, Score]) -> None:
    """Agency, year, edition and date as well, wherever a report was recognised at all."""
    for score in all_scores.values():
        report = score.result.report
        if report is None or score.gold is None or not score.count("right"):
            continue
        date = str(report.signature.date) if report.signature else None
        known = (score.gold["agency"], score.gold["year"], score.gold["edition"])

        assert (report.agency, report.year, report.edition) == known, score.path.name
        assert date == score.gold["signature_date"], score.path.name


def test_blank_form() -> None:
    """All 200 cells are found, blank; each table is said once to be not filled in."""
    result, _ = check(CORPUS / "blank-form-2021.docx")
    cells = [cell for table in recognised(result).tables.values() for cell in table.cells.values()]

    assert [cell.kind for cell in cells] == ["blank"] * 200
    assert codes(result) == [*["GL011"] * 3, "GL109", "GL107"]
    assert result.verdict == "incomplete"


def test_damaged_text() -> None:
    """What was lost is said to be missing, what was written for 0 is named, no sum is doubted."""
    result, _ = check(CORPUS / "pinganqu-xinnongcun-2020.txt")
    report = recognised(result)
    fillers = list(report.tables["review_litigation"].cells.values())

    assert report.edition == "2019"
    assert result.verdict == "incomplete"
    assert [(cell.text, cell.kind) for cell in fillers] == [("无", "filler")] * 15
    assert {"GL002", "GL003", "GL013", "GL101"} <= set(codes(result))
    assert not [code for code in codes(result) if code.startswith(ARITHMETIC)]
    assert {"GL301", "GL302", "GL303"} <= result.skipped.keys()


def test_right_reports_raise_no_false_alarm(all_scores: dict[str, Score]) -> None:
    """None has a broken sum; in one a total was left blank, and that is only a warning."""
    for score in all_scores.values():
        if score.gold is None or score.gold["blank_totals"]:
            continue
        said = [code for code in codes(score.result) if code.startswith(ARITHMETIC)]

        assert said == [], score.path.name


@pytest.mark.parametrize("path", excerpts() if CORPUS.is_dir() else [], ids=lambda path: path.stem)
def test_excerpt(path: Path) -> None:
    """The beginning of a report is read, its headings are found, and it does not pass."""
    result, _ = check(path)
    report = recognised(result)

    assert bool(report.sections) is (path.stem not in NO_HEADINGS)
    assert result.verdict == "incomplete"
    assert not [code for code in result.skipped if "Error" in result.skipped[code].en]


def test_readme_shows_what_is_measured(all_scores: dict[str, Score]) -> None:
    """``python -m tests.accuracy`` prints the table."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")

    assert as_markdown([*published(all_scores.values()), *made_up()]) in readme


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main() == 0
    assert "hangzhou-2025.html" in capsys.readouterr().out
