"""Fingerprints stay while a mistake stays, and no two are the same."""

import pytest

from govlint.diagnostic import Diagnostic
from govlint.engine import check, lint_bytes
from govlint.fingerprint import fingerprints
from govlint.report import Report
from govlint.rule import Breach
from govlint.settings import Settings
from tests.support.fixtures import right_report
from tests.support.reports import Canonical, with_cell
from tests.support.rules import make_rule, saying, text
from tests.support.writers import write, write_json

RIGHT = right_report("right-2021")


def found_in(report: Canonical, path: str = "report.json") -> tuple[tuple[Diagnostic, ...], Report]:
    data = write_json(report) if path.endswith("json") else write(".html", report)
    result = lint_bytes(data, path)
    assert result.report is not None
    return result.diagnostics, result.report


def prints(report: Canonical, path: str = "report.json") -> list[str]:
    return fingerprints(*found_in(report, path))


def wrong(value: object = 12, cell: str = "granted.natural_person", **others: object) -> Canonical:
    return {**with_cell(RIGHT, f"applications.{cell}", value), **others}


def test_lines_files_and_formats_do_not_matter() -> None:
    longer = wrong()
    longer["sections"] = {**longer["sections"]}
    overview = longer["sections"]["overview"]
    longer["sections"]["overview"] = {**overview, "text": f"第一行。\n{overview['text']}"}

    assert len(prints(wrong())) == 1
    assert prints(longer) == prints(wrong())
    assert prints(wrong(), "elsewhere/renamed.json") == prints(wrong())
    assert prints(wrong(), "report.html") == prints(wrong())


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param(wrong(13), True, id="another wrong figure in the cell"),
        pytest.param(wrong(13, "granted.business"), False, id="another cell"),
        pytest.param(
            wrong(agency="某县统计局", title="某县统计局2024年政府信息公开工作年度报告"),
            False,
            id="another agency",
        ),
    ],
)
def test_mistakes_are_told_apart(other: Canonical, is_same: bool) -> None:  # noqa: FBT001  a row
    assert (prints(other)[0] == prints(wrong())[0]) == is_same


def test_one_more_blank_is_another_finding() -> None:
    """Blanks of a table are said together: with one more, there is something new to see."""
    two = with_cell(wrong("", "granted.research"), "applications.granted.other_org", "")
    three = with_cell(two, "applications.granted.legal_service", "")

    assert len(prints(two)) == len(prints(three)) == 1
    assert prints(two) != prints(three)


def said(*breaches: Breach, agency: str | None = "某局", path: str = "x.json") -> list[str]:
    (_, report) = found_in(RIGHT)
    report = report._replace(agency=agency, path=path)
    result = check(report, [make_rule(saying(*breaches))], Settings())
    return fingerprints(result.diagnostics, report)


def test_what_is_printed_tells_places_apart() -> None:
    one, other = (Breach(text("x"), text("标题"), actual=actual) for actual in "ab")

    assert said(one) != said(other)
    assert said(one, other) == [*said(one), *said(other)]


def test_alike_findings_are_numbered() -> None:
    """Of three where two were, exactly one is new."""
    alike = Breach(text("x"), text("正文"))
    two, three = said(alike, alike), said(alike, alike, alike)

    assert len(set(three)) == 3
    assert three[:2] == two


def test_unknown_agency_is_called_by_its_file() -> None:
    """Or the findings of one report would hide those of another."""
    breach = Breach(text("x"), text("正文"))

    assert said(breach, agency=None, path="a/x.md") == said(breach, agency=None, path="b/x.md")
    assert said(breach, agency=None, path="a/x.md") != said(breach, agency=None, path="a/y.md")
