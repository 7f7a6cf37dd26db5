"""Which rules run, and how what they find is told."""

from decimal import Decimal

import pytest

from govlint.engine import lint_bytes
from govlint.errors import SettingsError
from govlint.language import Text
from govlint.registry import load_rules
from govlint.report import Confidence, Report
from govlint.result import FileResult
from govlint.rule import Breach, Form, Options, Severity, declared_rule, rule
from govlint.settings import PERSONAS, Persona, Settings, chosen, nearest_code
from tests.support.fixtures import right_report
from tests.support.reports import with_cell
from tests.support.rules import make_rule, text
from tests.support.writers import write_json

RULES = load_rules()
ALL = {rule.code for rule in RULES}
TABLE_3 = {"GL301", "GL302", "GL303", "GL304"}
WRONG = write_json(
    with_cell(right_report("right-2021"), "applications.results_total.natural_person", 85)
)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ALL),
        (Settings(select=("GL3",)), TABLE_3),
        (Settings(select=("GL3", "GL401")), {*TABLE_3, "GL401"}),
        (Settings(select=("GL3",), ignore=("GL302",)), TABLE_3 - {"GL302"}),
        (Settings(select=("case-total-mismatch",)), {"GL401"}),
        (Settings(select=("GL3",), extend_select=("GL401",)), {*TABLE_3, "GL401"}),
        (Settings(extend_select=("GL401",)), ALL),
        (Settings(ignore=("GL",)), set()),
        (Settings(severity={"GL": "off"}), set()),
        (Settings(severity={"GL3": "off", "GL302": "note"}, select=("GL3",)), {"GL302"}),
        (Settings(severity={"GL4": "off"}, select=("GL3", "GL4")), TABLE_3),
    ],
)
def test_chosen(settings: Settings, expected: set[str]) -> None:
    """Codes, beginnings, names; what is ignored or off wins, the most exact severity decides."""
    assert {rule.code for rule in chosen(RULES, settings)} == expected


@pytest.mark.parametrize("code", ["GL9", "gl301", "XY", "", "missing-tabel"])
def test_unknown_code(code: str) -> None:
    """Wherever it stands."""
    for settings in (
        Settings(select=(code,)),
        Settings(extend_select=(code,)),
        Settings(ignore=(code,)),
        Settings(severity={code: "note"}),
    ):
        with pytest.raises(SettingsError, match="unknown-code"):
            chosen(RULES, settings)


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("GL3O1", "GL301"),
        ("gl401", "GL401"),
        ("missing-table", "GL002"),
        ("missing-tabel", "GL002"),
    ],
)
def test_nearest(code: str, nearest: str) -> None:
    """Also when the name of a rule is given where its code belongs."""
    assert nearest_code(code, RULES) == nearest


@pytest.mark.parametrize(
    ("settings", "severity", "verdict"),
    [
        (Settings(), "error", "fail"),
        (Settings(severity={"GL301": "warning"}), "warning", "pass"),
        (Settings(severity={"intake-outcome-imbalance": "note"}), "note", "pass"),
        (Settings(severity={"GL3": "note", "GL301": "warning"}), "warning", "pass"),
        (Settings(severity={"GL3": "warning"}, fail_on="warning"), "warning", "fail"),
        (Settings(severity={"GL3": "warning"}, persona="supervisor"), "warning", "fail"),
        (Settings(severity={"GL3": "note"}, persona="supervisor"), "note", "pass"),
        (Settings(severity={"GL3": "note"}, persona="auditor"), "note", "fail"),
        (Settings(fail_on="error", persona="auditor"), "error", "fail"),
    ],
)
def test_severity(settings: Settings, severity: Severity, verdict: str) -> None:
    """It changes what is told and the verdict; `fail_on` wins over the persona."""
    result = lint_bytes(WRONG, "report.json", settings)

    assert [(found.code, found.severity) for found in result.diagnostics] == [("GL301", severity)]
    assert result.verdict == verdict


def test_severest_stands_first_after_a_change() -> None:
    report = with_cell(right_report("right-2021"), "proactive.rules.issued", "")
    report = with_cell(report, "applications.results_total.natural_person", 85)
    result = lint_bytes(write_json(report), "report.json", Settings(severity={"GL301": "note"}))

    assert [found.severity for found in result.diagnostics] == ["warning", "note"]


def test_severity_set_counts_for_a_lesser_breach_too() -> None:
    """A blank that GL303 asks for is a warning of its own; who sets GL303 sets it, too."""
    report = with_cell(right_report("right-2021"), "applications.granted.total", "")
    before = lint_bytes(write_json(report), "report.json")
    after = lint_bytes(write_json(report), "report.json", Settings(severity={"GL303": "note"}))

    assert [(found.code, found.severity) for found in before.diagnostics] == [("GL303", "warning")]
    assert [(found.code, found.severity) for found in after.diagnostics] == [("GL303", "note")]


CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (Settings(), ["high"]),
        (Settings(persona="supervisor"), ["high", "medium"]),
        (Settings(persona="auditor"), ["high", "medium", "low"]),
        (Settings(min_confidence="medium"), ["high", "medium"]),
        (Settings(min_confidence="high", persona="auditor"), ["high"]),
    ],
)
def test_confidence(settings: Settings, shown: list[str]) -> None:
    assert [one for one in CONFIDENCES if settings.shows(one)] == shown


def test_persona_names() -> None:
    """The three stand for more and more."""
    names: list[Persona] = ["office", "supervisor", "auditor"]

    assert list(PERSONAS) == names


def test_diagnostic_is_as_sure_as_its_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is less sure than asked for is not told, and fails nothing."""

    def doubtful(_report: Report, _form: Form) -> list[Breach]:
        return [Breach(text("perhaps"), text("here"), confidence="low")]

    rules = (make_rule(doubtful),)
    monkeypatch.setattr("govlint.registry.load_rules", lambda *_folders, **_options: rules)
    right = write_json(right_report("right-2021"))

    def lint(settings: Settings) -> FileResult:
        return lint_bytes(right, "report.json", settings)

    assert (lint(Settings()).verdict, lint(Settings()).diagnostics) == ("pass", ())
    (found,) = lint(Settings(min_confidence="low")).diagnostics
    assert found.confidence == "low"


@rule("XY002", "late-report", "warning", basis=Text("惯例", "practice"), settings=("deadlines",))
def late_report(report: Report, _form: Form, options: Options) -> list[Breach]:
    """晚了。

    为什么：因为。

    示例：三月。

    处理：快些。

    It is late.

    Why: Because.

    Example: March.

    Fix: Hurry.
    """
    deadline = options.deadline(report.agency)
    return [Breach(text(str(deadline)), text("date"))]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(), "(1, 31)"),
        (Settings(deadlines={"department": "01-15"}), "(1, 15)"),
        (Settings(deadlines={"government": "02-28"}), "(1, 31)"),
        (Settings(kinds={"青溪县住房和城乡建设局": "government"}), "(3, 31)"),
        (Settings(kinds={"青溪县住房和城乡建设局": "township"}), "None"),
    ],
)
def test_rule_is_given_what_it_asks_for(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, says: str
) -> None:
    declared = declared_rule(late_report)
    assert declared is not None
    monkeypatch.setattr("govlint.registry.load_rules", lambda *_folders, **_options: (declared,))
    result = lint_bytes(write_json(right_report("right-2021")), "report.json", settings)

    assert [found.message.en for found in result.diagnostics] == [says]
    assert declared.settings == ("deadlines",)


def test_check_of_a_rule_that_asks_has_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `govlint.testing` need not know which rule asks."""
    declared = declared_rule(late_report)
    assert declared is not None
    monkeypatch.setattr("govlint.settings.chosen", lambda rules, _settings: tuple(rules))
    result = lint_bytes(write_json(right_report("right-2021")), "report.json")
    assert result.report is not None
    (breach,) = declared.check(result.report, None)

    assert isinstance(breach, Breach)
    assert breach.message.en == "(1, 31)"


def test_settings_for_a_kind_of_agency() -> None:
    """The kind is told by the name, or set."""
    lenient = Settings(ignore=("GL3",))
    by_kind = Settings(per_kind={"department": lenient, "township": Settings()})
    by_name = by_kind._replace(kinds={"青溪县住房和城乡建设局": "township"})

    assert lint_bytes(WRONG, "report.json", by_kind).verdict == "pass"
    assert lint_bytes(WRONG, "report.json", by_kind).settings == lenient
    assert lint_bytes(WRONG, "report.json", by_name).verdict == "fail"
    assert by_kind.for_agency("某会") is by_kind


def test_options() -> None:
    settings = Settings(
        tolerance=Decimal("0.05"), deadlines={"zone": "02-28"}, kinds={"某会": "zone"}
    )

    assert settings.options().tolerance == Decimal("0.05")
    assert settings.options().deadline("某会") == (2, 28)
    assert settings.options().deadline("某") is None
