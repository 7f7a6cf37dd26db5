"""What authors of rules test with, and the example of it that is documented."""

from pathlib import Path

import pytest

from govlint import testing
from govlint.form import EDITIONS, load_form
from govlint.registry import load_rules
from govlint.report import Report
from govlint.rule import Breach, Form, Skip, Text, declared_rule
from govlint.testing import (
    assert_clean,
    assert_fires,
    assert_fixture,
    fixtures,
    load_rules_in,
    make_report,
    read_fixture,
)
from tests.support.plugins import declaration, function
from tests.support.rules import make_rule, saying, text

CELL = "applications.results_total.total"


@pytest.mark.parametrize("edition", EDITIONS)
def test_report_is_right(edition: str) -> None:
    """Every rule is silent on it, and every cell has a figure."""
    report = make_report(
        edition,
        texts={
            "overview": "本局发布信息，答复公开申请，审查信息，维护网站，组织培训。",
            "problems": "解读偏少，下一步改进。",
            "other": "发出收费通知6件。",
        },
    )
    cells = [key for table in load_form(edition).tables.values() for key in table.cells]

    assert report.edition == edition
    assert all(report.cell(key) for key in cells)
    for rule in load_rules():
        assert_clean(rule, report)


def test_changes() -> None:
    report = make_report(
        kind="township",
        year=2024,
        date="2025-03-01",
        cells={CELL: "12件", "proactive.rules.issued": None},
        texts={"other": "没有。"},
    )
    cell = report.cell(CELL)

    assert cell is not None
    assert (cell.text, cell.kind) == ("12件", "text")
    assert report.cell("proactive.rules.issued") is None
    assert (report.year, report.agency) == (2024, "青溪县云岭镇人民政府")
    assert [section.text for section in report.sections if section.key == "other"] == ["没有。"]
    assert report.signature is not None
    assert str(report.signature.date) == "2025-03-01"


@pytest.mark.parametrize(
    "arguments",
    [{"cells": {"a.b.c": 1}}, {"texts": {"overvew": "x"}}, {"kind": "departments"}],
)
def test_change_of_what_is_not_there(arguments: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        make_report(**arguments)  # type: ignore[arg-type]  # wrong on purpose


def test_rule_by_code_by_itself_and_by_function() -> None:
    wrong = make_report(cells={CELL: 1})
    (gl302,) = (rule for rule in load_rules() if rule.code == "GL302")

    assert [found.code for found in assert_fires("GL302", wrong).diagnostics]
    assert_fires(gl302, wrong)
    assert_clean("GL401", wrong)
    with pytest.raises(KeyError):
        assert_clean("XY999", wrong)
    with pytest.raises(TypeError, match="is not declared with @rule"):
        assert_clean(saying(), wrong)


def test_assertions_fail_when_they_should() -> None:
    report = make_report()
    silent, loud = make_rule(), make_rule(saying(Breach(text("x"), text("x"))))

    assert_fires(loud, report)
    assert_clean(silent, report)
    with pytest.raises(AssertionError, match=r"XY001 does not fire on report\.json"):
        assert_fires(silent, report)
    with pytest.raises(AssertionError, match=r"XY001 fires on report\.json: \['x'\]"):
        assert_clean(loud, report)


def test_rule_that_fails_is_no_clean_rule() -> None:
    def crash(_report: Report, _form: Form) -> list[Breach]:
        raise ZeroDivisionError

    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        assert_clean(make_rule(crash), make_report())


def test_skip_is_not_a_failure() -> None:
    assert_clean(make_rule(saying(Skip(Text("没有表", "no table")))), make_report())


def fixture(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_fixture(tmp_path: Path) -> None:
    fires = fixture(tmp_path, "fires-x.yaml", f"why: 合计错\ncells: {{{CELL}: 1}}\n")
    clean = fixture(tmp_path, "clean-x.yaml", "why: 正确\nreport: '2019'\n")

    assert fixtures(tmp_path) == [fires, clean]
    assert read_fixture(clean).edition == "2019"
    for path in fixtures(tmp_path):
        assert_fixture("GL302", path)
    with pytest.raises(AssertionError, match=r"clean-x\.yaml"):
        assert_fires("GL302", read_fixture(clean))


@pytest.mark.parametrize("content", ["cells: {}\n", "why: x\ncell: 1\n", "[]"])
def test_wrong_fixture(tmp_path: Path, content: str) -> None:
    with pytest.raises(ValueError, match=r"fires-x\.yaml"):
        read_fixture(fixture(tmp_path, "fires-x.yaml", content))


@pytest.mark.parametrize("name", ["fires-x.yaml", "clean-x.yaml"])
def test_both_kinds_of_fixture_are_asked_for(tmp_path: Path, name: str) -> None:
    fixture(tmp_path, name, "why: x\n")
    with pytest.raises(FileNotFoundError):
        fixtures(tmp_path)


def test_rules_of_a_folder(tmp_path: Path) -> None:
    fixture(tmp_path, "a.py", function("AB101"))
    fixture(tmp_path, "b.yaml", declaration("AB102"))

    assert sorted(load_rules_in(tmp_path)) == ["AB101", "AB102"]


def test_documented_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        f'cell = report.cell("{CELL}")\n'
        "    if cell.value > 1000:\n"
        '        yield Breach(Text("x", "x"), Text("x", "x"))'
    )
    fixture(tmp_path, "my_rules.py", function("AB101", body=body).replace("seen(", "too_many("))
    monkeypatch.syspath_prepend(str(tmp_path))
    doc = str(testing.__doc__).split("::\n")[1].split("A rule is given")[0]
    names: dict[str, object] = {}
    exec("\n".join(line[4:] for line in doc.splitlines()), names)  # noqa: S102  our own text
    test = names["test_too_many"]

    assert callable(test)
    assert declared_rule(names["too_many"]) is not None
    test()


def test_rule_that_needs_last_year() -> None:
    """It is given the report on the year before, and says nothing without it."""
    now = make_report(year=2024)
    cell = "applications.carried_in.total"
    last = make_report(year=2023, cells={"applications.carried_out.total": 1})
    same = make_report(
        year=2023,
        cells={
            f"applications.carried_out.{key.rpartition('.')[2]}": one.text
            for key, one in now.tables["applications"].cells.items()
            if ".carried_in." in key
        },
    )

    assert cell in assert_fires("GL601", now, last).diagnostics[0].cells
    assert_clean("GL601", now, same)
    assert_clean("GL601", now)
