"""The list of agencies: what is read from it, what is wrong in it, and its first draft."""

from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.faults import load_schema
from govlint.hierarchy import read_hierarchy
from govlint.hierarchy_template import guess_parent, template
from govlint.wording import explain
from tests.support.hierarchies import make_hierarchy
from tests.support.terminal import govlint
from tests.support.writers import write_docx


def _faults(text: str, tmp_path: Path) -> str:
    path = tmp_path / "units.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_hierarchy(str(path))
    return explain(caught.value, "zh").replace(f"{path} ", "")


def test_units_are_read(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(
        "- unit: 青溪县人民政府\n"
        "- unit: 青溪县税务局\n"
        "  parent: 青溪县人民政府\n"
        "  kind: department\n"
        "  aliases: [县税务局]\n"
        "  excluded: true\n",
        "utf-8",
    )

    county, bureau = read_hierarchy(str(path))

    assert (county.name, county.parent, county.at.line) == ("青溪县人民政府", None, 1)
    assert (bureau.parent, bureau.kind, bureau.at.line) == ("青溪县人民政府", "department", 2)
    assert bureau.is_excluded
    assert bureau.keys == ("青溪县税务局", "县税务局")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "第 1 行：应为列表，每个单位以 - unit: 开头"),
        ("unit: 青溪县\n", "第 1 行：应为列表，每个单位以 - unit: 开头"),
        ("- 青溪县\n", "第 1 行：应为一组键值，写的是“青溪县”"),
        ("- unit: 甲\n  parnt: 乙\n", "第 2 行：parnt：没有 parnt 这个设置，最接近的是 parent"),
        ("- kind: township\n", "第 1 行：unit：缺少 unit"),
        ("- unit: 甲\n\n- unit: 乙\n  parent: 丙\n", "第 3 行：“乙”的上级“丙”不在名录中"),
        (
            "- unit: 青溪县人民政府\n- unit: 乙\n  parent: 青溪县政府\n",
            "第 2 行：“乙”的上级“青溪县政府”不在名录中，最接近的是 青溪县人民政府",
        ),
        (
            "- unit: 甲\n  parent: 乙\n- unit: 乙\n  parent: 甲\n",
            "第 1 行：上级绕回了自己：甲 → 乙 → 甲",
        ),
        ("- unit: 甲\n  parent: 甲\n", "第 1 行：上级绕回了自己：甲 → 甲"),
        (
            "- unit: 财政局\n- unit: 国资局\n  aliases: [财政局]\n",
            "第 2 行：“财政局”已是第 1 行“财政局”的名称",
        ),
        ("- unit: 甲\n- unit: 甲\n", "第 2 行：“甲”已是第 1 行“甲”的名称"),
    ],
)
def test_mistakes_are_told_with_their_line(text: str, told: str, tmp_path: Path) -> None:
    assert _faults(text, tmp_path) == told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    told = _faults("- unit: 甲\n  excluded: 是\n- unit: 乙\n  kind: county\n", tmp_path)

    assert told.count("\n") == 1


def test_a_circle_that_others_lead_to_is_told_once(tmp_path: Path) -> None:
    text = "- unit: 丙\n  parent: 甲\n- unit: 甲\n  parent: 乙\n- unit: 乙\n  parent: 甲\n"

    assert _faults(text, tmp_path).count("绕回") == 1


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("- unit: 甲\n  aliases: [乙\n", "utf-8")

    with pytest.raises(SettingsError, match="settings-syntax"):
        read_hierarchy(str(path))


@pytest.mark.parametrize("text", ["\x00", "- unit: &甲 甲\n- unit: *乙\n"])
def test_what_is_no_yaml_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(SettingsError, match="settings-syntax"):
        read_hierarchy(str(path))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="settings-unreadable"):
        read_hierarchy(str(tmp_path / "units.yaml"))


def test_schema_describes_every_key() -> None:
    assert all(node["title"] for node in load_schema("hierarchy")["properties"].values())


@pytest.mark.parametrize(
    ("agency", "parent"),
    [
        ("青溪县财政局", "青溪县人民政府"),
        ("青溪县人民政府办公室", "青溪县人民政府"),
        ("青溪县云岭镇人民政府", "青溪县人民政府"),
        ("青溪县云岭镇卫生院", "青溪县云岭镇人民政府"),
        ("青溪县人民政府", "江北市人民政府"),
        ("江北市人民政府", None),
        ("云岭镇人民政府", None),
    ],
)
def test_parents_are_guessed_by_names_alone(agency: str, parent: str | None) -> None:
    """The nearest government whose territory stands in front of the name; no other."""
    known = ["江北市人民政府", "青溪县人民政府", "青溪县云岭镇人民政府", agency]
    if agency == "青溪县人民政府":
        known = ["青溪县人民政府", "青溪县财政局"]
        parent = None

    assert guess_parent(agency, known) == parent


def test_guesses_are_comments() -> None:
    """A name is no proof: nobody is summed up before a user has said so."""
    text = template(["青溪县人民政府", "青溪县财政局", "某机关"], ["x.docx"], "zh")

    assert "  # parent: 青溪县人民政府  # 按名称推测，请核对\n" in text
    assert text.endswith("- unit: 某机关\n# 认不出机关的文件：x.docx\n")


def test_names_in_a_draft_stay_names(tmp_path: Path) -> None:
    """Whatever stands in the name of an agency or a file, the draft is read as it was meant."""
    path = tmp_path / "units.yaml"
    odd = ["青溪县: #1", "某局（挂牌）", "- unit: 乙"]
    path.write_text(template(odd, ["a\n- unit: 丙.docx", "\udcff.docx"], "zh"), "utf-8")

    assert [unit.name for unit in read_hierarchy(str(path))] == odd


def test_draft_is_written_once_and_can_be_read(tmp_path: Path) -> None:
    for agency, report in make_hierarchy().reports.items():
        tmp_path.joinpath(f"{agency}.docx").write_bytes(write_docx(report))
    tmp_path.joinpath("broken.docx").write_bytes(b"broken")
    first = govlint("hierarchy", "init", tmp_path)
    path = tmp_path / "units.yaml"
    text = path.read_text("utf-8")
    second = govlint("hierarchy", "init", tmp_path, "--lang", "en")

    assert (first.status, second.status) == (0, 2)
    assert "8 个单位" in first.stderr
    assert "not overwritten" in second.stderr
    assert path.read_text("utf-8") == text
    assert len(read_hierarchy(str(path))) == 8
    assert "broken.docx" in text


def test_folder_without_reports_gives_no_draft(tmp_path: Path) -> None:
    done = govlint("hierarchy", "init", tmp_path)

    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert "没有认得出机关的报告" in done.stderr
