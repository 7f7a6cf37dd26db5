"""Deadlines that users set, beside those of the Regulation."""

import pytest

from govlint.engine import lint_bytes
from govlint.settings import Settings
from tests.support.fixtures import change, right_report
from tests.support.writers import write

BUREAU, TOWN, OFFICE = "青溪县统计局", "青溪县云岭镇人民政府", "青溪县人民政府办公室"


@pytest.mark.parametrize(
    ("agency", "date", "deadlines", "severity"),
    [
        (BUREAU, "2025-01-25", {}, None),
        (BUREAU, "2025-01-25", {"department": "01-20"}, "note"),
        (BUREAU, "2025-02-03", {"department": "01-20"}, "warning"),
        (BUREAU, "2025-02-03", {"department": "02-10"}, None),
        (BUREAU, "2025-02-03", {"township": "01-20"}, "warning"),
        (TOWN, "2025-02-03", {}, None),
        (TOWN, "2025-02-03", {"township": "01-31"}, "note"),
        (OFFICE, "2025-02-03", {}, "note"),
        (OFFICE, "2025-04-03", {}, "warning"),
        (OFFICE, "2025-02-03", {"government-office": "02-28"}, None),
        (BUREAU, "2026-02-03", {}, None),
    ],
)
def test_deadline(agency: str, date: str, deadlines: dict[str, str], severity: str | None) -> None:
    """Later than the Regulation allows is a warning, than a local date alone a note."""
    report = change(
        right_report("right-2021"),
        {
            "change": {
                "title": f"{agency}2024年政府信息公开工作年度报告",
                "agency": agency,
                "signature.agency": agency,
                "signature.date": date,
            }
        },
    )
    settings = Settings(select=("GL117",), deadlines=deadlines)
    result = lint_bytes(write(".json", report), "report.json", settings)

    assert [found.severity for found in result.diagnostics] == ([severity] if severity else [])


def test_kind_that_the_user_sets() -> None:
    """An agency whose name does not tell its kind has a deadline once the settings do."""
    report = change(
        right_report("right-2021"),
        {
            "change": {
                "agency": "青溪县数据处",
                "title": "青溪县数据处2024年政府信息公开工作年度报告",
            }
        },
    )
    report["signature"] = {"agency": "青溪县数据处", "date": "2025-02-03"}
    data = write(".json", report)
    settings = Settings(select=("GL117",))

    assert lint_bytes(data, "a.json", settings).diagnostics == ()

    known = Settings(select=("GL117",), kinds={"青溪县数据处": "department"})

    assert [one.code for one in lint_bytes(data, "a.json", known).diagnostics] == ["GL117"]
