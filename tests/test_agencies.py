"""Reports of several agencies together, as a supervisor receives them."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.support.hierarchies import (
    DEPARTMENTS,
    GOVERNMENT,
    MEMBERS,
    Hierarchy,
    add_up,
    change_cell,
    choose_cell,
    make_hierarchy,
    name_report,
)
from tests.support.terminal import Done, govlint
from tests.support.writers import write, write_docx


def _lay_out(hierarchy: Hierarchy, folder: Path) -> Path:
    for agency, report in hierarchy.reports.items():
        folder.joinpath(f"{agency}.docx").write_bytes(write_docx(report))
    units = folder / "units.yaml"
    units.write_text(hierarchy.in_yaml(), "utf-8")
    return units


def _check(folder: Path, *options: str | Path) -> tuple[Done, list[dict[str, Any]], dict[str, Any]]:
    """Return the run, what family 7 finds, with its file, and what was skipped, by file."""
    done = govlint("check", folder, "--select", "GL7", "--format", "json", *options)
    files = json.loads(done.stdout)["files"]
    found = [
        {**one, "file": Path(file["path"]).name} for file in files for one in file["diagnostics"]
    ]
    return done, found, {Path(file["path"]).name: file["skipped"] for file in files}


@pytest.mark.no_cover
@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(5))
def test_right_sums_give_nothing(seed: int, edition: str, tmp_path: Path) -> None:
    units = _lay_out(make_hierarchy(seed, edition), tmp_path)
    done, found, _ = _check(tmp_path, "--hierarchy", units, "--persona", "auditor")

    assert (done.status, found) == (0, [])


@pytest.mark.no_cover
@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(10))
def test_wrong_sum_is_found_in_its_cell(seed: int, edition: str, tmp_path: Path) -> None:
    """The government's figure is said to be wrong, with what its members make."""
    hierarchy = make_hierarchy(seed, edition)
    key = choose_cell(seed, edition)
    table, row, column = key.split(".")
    right = hierarchy.reports[GOVERNMENT]["tables"][table][row][column]
    change_cell(hierarchy.reports[GOVERNMENT], key, 3)
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert [(one["code"], one["cell"]) for one in found] == [("GL701", key)]
    assert [float(value) for value in found[0]["expected"]] == [float(right)]
    assert found[0]["file"] == f"{GOVERNMENT}.docx"


@pytest.mark.parametrize("seed", range(3))
def test_member_that_was_left_out_is_named(seed: int, tmp_path: Path) -> None:
    hierarchy = make_hierarchy(seed)
    left_out = DEPARTMENTS[seed]
    others = [hierarchy.reports[name] for name in MEMBERS if name != left_out]
    hierarchy.reports[GOVERNMENT]["tables"] = add_up(others)
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert found
    assert all(f"少的正好是“{left_out}”的数，可能漏计" in one["message"] for one in found)


def test_member_that_was_counted_twice_is_named(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    twice = [*hierarchy.reports.values()][1:]
    hierarchy.reports[GOVERNMENT]["tables"] = add_up([*twice, hierarchy.reports[DEPARTMENTS[0]]])
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert all(f"多的正好是“{DEPARTMENTS[0]}”的数" in one["message"] for one in found)
    assert found[0]["count"] > 12


def test_members_are_listed_the_largest_first(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    key = "proactive.licence.decisions"
    for number, agency in enumerate(MEMBERS):
        value = [7, 600, 0, 31, 5, 8, 9][number]
        hierarchy.reports[agency]["tables"]["proactive"]["licence"]["decisions"] = value
    hierarchy.reports[GOVERNMENT]["tables"]["proactive"]["licence"]["decisions"] = 650
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert [one["cell"] for one in found] == [key]
    assert "填 650，所属各单位之和为 660，少 10；青溪县财政局 600、" in found[0]["message"]
    assert found[0]["message"].endswith("，其余 1 个单位为 0")


def test_fewer_joint_papers_are_only_noted(tmp_path: Path) -> None:
    """A paper that two bureaus issue together is counted once above and twice below."""
    hierarchy = make_hierarchy(3)
    hierarchy.reports[DEPARTMENTS[0]]["tables"]["proactive"]["normative_docs"]["issued"] += 1
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert [(one["code"], one["severity"]) for one in found] == [("GL701", "note")]


def test_sum_waits_for_a_missing_member(tmp_path: Path) -> None:
    """Nothing is summed up, the parent is not passed, and the list says who is missing."""
    hierarchy = make_hierarchy()
    change_cell(hierarchy.reports[GOVERNMENT], "proactive.licence.decisions", 9000)
    units = _lay_out(hierarchy, tmp_path)
    tmp_path.joinpath(f"{DEPARTMENTS[1]}.docx").unlink()
    done, found, skipped = _check(tmp_path, "--hierarchy", units)

    assert done.status == 3
    assert [(one["code"], one["file"]) for one in found] == [("GL703", "units.yaml")]
    assert f"缺 {DEPARTMENTS[1]} 的报告" in skipped[f"{GOVERNMENT}.docx"]["GL701"]
    assert found[0]["location"]["line"] == 6


def test_unreadable_report_is_named_with_its_unit(tmp_path: Path) -> None:
    units = _lay_out(make_hierarchy(), tmp_path)
    tmp_path.joinpath(f"{DEPARTMENTS[1]}.docx").write_bytes(b"broken")
    done, found, _ = _check(tmp_path, "--hierarchy", units)

    assert done.status == 3
    assert f"{DEPARTMENTS[1]}.docx”可能是它的" in found[0]["message"]


def test_two_different_reports_of_a_member_are_not_summed(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    other = deepcopy(hierarchy.reports[DEPARTMENTS[0]])
    change_cell(other, "proactive.licence.decisions", 5)
    tmp_path.joinpath("另一份.docx").write_bytes(write_docx(other))
    _, found, skipped = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert [(one["code"], one["severity"]) for one in found] == [("GL704", "warning")]
    assert "有 1 格数字不同" in found[0]["message"]
    assert "GL701" in skipped[f"{GOVERNMENT}.docx"]


def test_the_same_report_twice_is_summed_once(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    report = hierarchy.reports[DEPARTMENTS[0]]
    tmp_path.joinpath("另一份.docx").write_bytes(write_docx(report))
    units = _lay_out(hierarchy, tmp_path)
    _, found, _ = _check(tmp_path, "--hierarchy", units)
    _, more, _ = _check(tmp_path, "--hierarchy", units, "--persona", "supervisor")

    assert found == []
    assert [(one["code"], one["severity"]) for one in more] == [("GL704", "note")]


def test_report_that_lacks_a_table_differs(tmp_path: Path) -> None:
    report = make_hierarchy().reports[GOVERNMENT]
    short = deepcopy(report)
    del short["tables"]["review_litigation"]
    for name, one in (("a", report), ("b", short)):
        tmp_path.joinpath(f"{name}.json").write_bytes(write(".json", one))
    _, found, _ = _check(tmp_path, "--persona", "supervisor")

    assert any("表格不同" in one["message"] for one in found if one["code"] == "GL704")


def test_blank_of_a_member_is_not_zero(tmp_path: Path) -> None:
    """The gap may be what the member forgot to fill in: it is not said to be the parent's mistake."""
    hierarchy = make_hierarchy()
    hierarchy.reports[DEPARTMENTS[0]]["tables"]["proactive"]["licence"]["decisions"] = ""
    change_cell(hierarchy.reports[GOVERNMENT], "proactive.licence.decisions", 10_000)
    _, found, skipped = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert found == []
    assert DEPARTMENTS[0] in skipped[f"{GOVERNMENT}.docx"]["GL701"]


def test_money_may_be_rounded(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    fees = [hierarchy.reports[agency]["tables"]["proactive"]["admin_fee"] for agency in MEMBERS]
    for fee in fees:
        fee["fee_amount"] = 1.254
    total = hierarchy.reports[GOVERNMENT]["tables"]["proactive"]["admin_fee"]
    units = _lay_out(hierarchy, tmp_path)
    told = []
    for amount in (8.78, 8.79):
        total["fee_amount"] = amount
        _lay_out(hierarchy, tmp_path)
        told.append([one["cell"] for one in _check(tmp_path, "--hierarchy", units)[1]])
    tmp_path.joinpath("govlint.toml").write_text("tolerance = 1", "utf-8")

    assert told == [[], ["proactive.admin_fee.fee_amount"]]
    assert _check(tmp_path, "--hierarchy", units)[1] == []


def test_report_of_nobody_is_noted(tmp_path: Path) -> None:
    hierarchy = make_hierarchy()
    nobody = name_report(hierarchy.reports[GOVERNMENT], "", 9)
    nobody["title"] = "2024年政府信息公开工作年度报告"
    nobody["signature"]["agency"] = ""
    tmp_path.joinpath("x.docx").write_bytes(write_docx(nobody))
    _, found, _ = _check(tmp_path, "--hierarchy", _lay_out(hierarchy, tmp_path))

    assert [(one["code"], one["file"]) for one in found] == [("GL706", "x.docx")]


def test_one_report_can_be_checked_against_the_list(tmp_path: Path) -> None:
    units = _lay_out(make_hierarchy(), tmp_path)
    _, found, _ = _check(tmp_path / f"{GOVERNMENT}.docx", "--hierarchy", units)

    assert [one["code"] for one in found] == ["GL703"] * len(MEMBERS)


def test_text_says_what_is_missing(tmp_path: Path) -> None:
    units = _lay_out(make_hierarchy(), tmp_path)
    tmp_path.joinpath(f"{MEMBERS[-1]}.docx").unlink()
    done = govlint("check", tmp_path, "--hierarchy", units, "--lang", "en")

    assert f"“{MEMBERS[-1]}” has no report on 2024" in done.stdout
    assert "not compared with the sum of the members" in done.stdout
    assert f"verdict: fail  {units}" in done.stdout


def test_wrong_list_stops_the_run(tmp_path: Path) -> None:
    units = _lay_out(make_hierarchy(), tmp_path)
    units.write_text("- unit: 甲\n  parnt: 乙\n", "utf-8")
    done = govlint("check", tmp_path, "--hierarchy", units)

    assert done.status == 2
    assert "第 2 行：parnt" in done.stderr
    assert done.stdout == ""


def test_list_is_no_report(tmp_path: Path) -> None:
    """Whether it is given or only lies among the reports, and whatever it is called."""
    units = _lay_out(make_hierarchy(), tmp_path)
    plain = govlint("check", tmp_path)
    named = units.rename(tmp_path / "名录.yaml")
    given = govlint("check", tmp_path, "--hierarchy", named)

    assert (plain.status, given.status) == (0, 0)


def test_empty_folder_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath("units.yaml").write_text("- unit: 甲\n", "utf-8")

    assert govlint("check", tmp_path, "--hierarchy", tmp_path / "units.yaml").status == 2
