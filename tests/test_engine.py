"""From a file to its verdict."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint.engine import absent_cells, check, lint, lint_bytes, read_file
from govlint.errors import ReadError, SettingsError
from govlint.recognise.vocabulary import effective_form
from govlint.report import Report
from govlint.result import FileResult
from govlint.rule import Breach, Form, Severity, Skip
from govlint.settings import Settings
from govlint.wording import explain
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.rules import make_rule, saying, text
from tests.support.writers import write, write_json


def lint_report(report: Canonical, settings: Settings | None = None) -> FileResult:
    return lint_bytes(write_json(report), "report.json", settings)


def recognised(report: Canonical) -> Report:
    found = lint_report(report).report
    assert found is not None
    return found


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_right_report_passes(edition: str) -> None:
    result = lint_report(make_report(edition))

    assert (result.verdict, result.diagnostics, dict(result.skipped)) == ("pass", (), {})
    assert result.evaluated is not None
    assert all(read == total > 0 for read, total in result.evaluated.cells.values())
    assert result.evaluated.identities == {"2019": (40, 40), "2021": (42, 42)}[edition]


def test_wrong_cell_fails() -> None:
    result = lint_report(with_cell(make_report(), "applications.granted.total", 10**6))

    assert result.verdict == "fail"


def test_warning_passes_unless_it_should_not() -> None:
    report = with_cell(make_report(), "proactive.rules.issued", "")
    strict = Settings(fail_on="warning")

    assert lint_report(report).verdict == "pass"
    assert lint_report(report, strict).verdict == "fail"


def test_missing_row_is_incomplete() -> None:
    """What is not there is not checked, and the sums that need it are not evaluated."""
    report = make_report()
    del report["tables"]["applications"]["granted"]
    result = lint_report(report)

    assert result.verdict == "incomplete"
    assert result.evaluated is not None
    assert result.evaluated.cells["applications"] == (168, 175)
    assert result.evaluated.identities == (42 - 1 - 7, 42)
    assert set(result.skipped) == {"GL302", "GL303"}
    assert "共 7 处" in result.skipped["GL302"].zh


def test_table_of_blanks_is_not_a_pass() -> None:
    report = make_report()
    for row in report["tables"]["review_litigation"].values():
        row.update(dict.fromkeys(row, ""))
    result = lint_report(report)

    assert result.verdict == "incomplete"
    assert [found.code for found in result.diagnostics] == ["GL011"]
    assert set(result.skipped) == {"GL401"}


def test_text_in_a_cell_is_not_a_pass() -> None:
    """The sums that the cell lies in cannot be evaluated."""
    result = lint_report(with_cell(make_report(), "applications.granted.total", "12件"))

    assert result.verdict == "incomplete"
    assert set(result.skipped) == {"GL302", "GL303"}


def test_crashing_rule_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    def crash(_report: Report, _form: Form) -> Iterator[Breach]:
        yield Breach(text("said before it crashed"), text("here"))
        raise ZeroDivisionError("oops")

    rules = [
        make_rule(crash, code="XY001"),
        make_rule(saying(Breach(text("said after"), text("here"))), code="XY002"),
    ]
    result = check(recognised(make_report()), rules, Settings())

    assert [found.code for found in result.diagnostics] == ["XY001", "XY002"]
    assert result.verdict == "incomplete"
    assert "ZeroDivisionError('oops')" in result.skipped["XY001"].zh
    assert "oops" in caplog.text


def test_skip_is_not_a_pass() -> None:
    skip = Skip(text("not read"))
    result = check(recognised(make_report()), [make_rule(saying(skip, skip))], Settings())

    assert result.verdict == "incomplete"
    assert result.skipped["XY001"].en == "not read (2 in all)"


def test_rule_of_another_edition_is_left_out() -> None:
    rule = make_rule(saying(Breach(text("x"), text("x"))))._replace(editions=("2019",))

    assert check(recognised(make_report("2021")), [rule], Settings()).diagnostics == ()
    assert len(check(recognised(make_report("2019")), [rule], Settings()).diagnostics) == 1


@pytest.mark.parametrize(
    ("severity", "fail_on", "verdict"),
    [
        ("error", "error", "fail"),
        ("warning", "error", "pass"),
        ("note", "warning", "pass"),
        ("warning", "note", "fail"),
    ],
)
def test_what_fails(severity: Severity, fail_on: Severity, verdict: str) -> None:
    rule = make_rule(saying(Breach(text("x"), text("x"))), severity=severity)
    result = check(recognised(make_report()), [rule], Settings(fail_on=fail_on))

    assert result.verdict == verdict


def test_tables_of_two_editions_are_checked_each_in_its_own() -> None:
    report = make_report("2021", 1)
    old = make_report("2019", 1)
    pages = [write(".html", report), write(".html", old)]
    first, second = (page.decode().split("<table") for page in pages)
    mixed = "<table".join([first[0], second[1], first[2], first[3]])
    result = lint_bytes(mixed.encode(), "mixed.html")
    assert result.report is not None
    form = effective_form(result.report)

    assert form.tables["proactive"].edition == "2019"
    assert form.tables["applications"].edition == "2021"
    assert "GL022" in {found.code for found in result.diagnostics}


def test_file_that_cannot_be_read_is_a_result(tmp_path: Path) -> None:
    result = lint(tmp_path / "nothing.docx")

    assert (result.verdict, result.report, result.evaluated) == ("incomplete", None, None)
    assert result.failure is not None
    assert result.failure.reason == "no-such-file"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_special_files(tmp_path: Path) -> None:
    """What cannot be read like a file is refused, and not waited for."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)

    reasons = {path.name: lint(path).failure for path in (tmp_path, huge, pipe)}

    assert {name: error and error.reason for name, error in reasons.items()} == {
        tmp_path.name: "is-directory",
        "huge.txt": "too-large",
        "pipe.txt": "not-a-file",
    }


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x")
    for error, reason in (
        (PermissionError(13, "no"), "no-permission"),
        (OSError(5, "io"), "unreadable"),
    ):

        def fail(_path: Path, error: OSError = error) -> bytes:
            raise error

        monkeypatch.setattr(Path, "read_bytes", fail)
        failure = lint(path).failure

        assert failure is not None
        assert failure.reason == reason


def test_read_file_raises(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no-such-file"):
        read_file(tmp_path / "nothing.docx")


def test_absent_cells(tmp_path: Path) -> None:
    report = make_report()
    del report["tables"]["proactive"]["rules"]
    path = tmp_path / "report.json"
    path.write_bytes(write_json(report))

    assert absent_cells(read_file(path)) == [
        "proactive.rules.issued",
        "proactive.rules.repealed",
        "proactive.rules.in_force",
    ]


def test_unknown_rule_is_an_error_of_use() -> None:
    with pytest.raises(SettingsError) as caught:
        lint_report(make_report(), Settings(select=("GL9",)))

    assert caught.value.facts["code"] == "GL9"


def test_page_with_no_more_than_a_link_to_the_report() -> None:
    """The link is named; a page that also holds the report is read."""
    link = '<h1>某县统计局2024年政府信息公开工作年度报告</h1><a href="/a/1.pdf">报告全文</a>'
    failure = lint_bytes(link.encode(), "page.html").failure

    assert failure is not None
    assert explain(failure, "zh") == (
        "网页里没有报告正文，报告在附件里：报告全文 </a/1.pdf>；请下载附件后检查附件"
    )
    page = write(".html", make_report()).decode().replace("<body>", f"<body>{link}")
    assert lint_bytes(page.encode(), "page.html").verdict == "pass"


def test_only_the_first_attachments_are_named() -> None:
    links = "".join(f'<a href="{number}.pdf"></a>' for number in range(9))
    failure = lint_bytes(f"<p>见附件{links}</p>".encode(), "page.html").failure

    assert failure is not None
    assert failure.facts["links"] == "0.pdf, 1.pdf, 2.pdf, …"
