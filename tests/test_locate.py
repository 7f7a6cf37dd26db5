"""From broken identities to the cell that is wrong, and what is said of it."""

from copy import deepcopy

import pytest

from govlint.diagnostic import Diagnostic
from govlint.engine import lint_bytes
from govlint.language import Lang
from tests.support.fixtures import FIXTURES, load, right_report
from tests.support.reports import Canonical, with_cell
from tests.support.writers import write_json

RIGHT = right_report("right-2021")
"""Natural persons: 58 new, 2 carried in, 58 handled, 2 carried out."""


def said(report: Canonical) -> list[Diagnostic]:
    return list(lint_bytes(write_json(report), "report.json").diagnostics)


def changed(**cells: object) -> Canonical:
    """Return the right report with cells of table 3 changed; ``__`` stands for the dot."""
    report = RIGHT
    for key, value in cells.items():
        report = with_cell(report, f"applications.{key.replace('__', '.')}", value)
    return report


@pytest.mark.parametrize(
    ("key", "wrong", "value", "codes"),
    [
        ("results_total.natural_person", 85, "58", ["GL301", "GL302", "GL303"]),
        ("new_received.natural_person", 85, "58", ["GL301", "GL303"]),
        ("carried_out.total", 30, "3", ["GL301", "GL303"]),
        ("granted.natural_person", 12, "21", ["GL302", "GL303"]),
        ("granted.total", 23, "22", ["GL302", "GL303"]),
        ("results_total.total", 61, "60", ["GL301", "GL302", "GL303"]),
        ("granted.natural_person", -21, "21", ["GL302", "GL303"]),
    ],
)
def test_one_wrong_cell(key: str, wrong: int, value: str, codes: list[str]) -> None:
    """It is said once, with its value and every identity that it breaks."""
    (found,) = said(with_cell(RIGHT, f"applications.{key}", wrong))

    assert (found.cell, found.actual) == (f"applications.{key}", str(wrong))
    assert (found.expected, found.certainty) == ((value,), "unique")
    assert [equation.code for equation in found.equations] == codes
    assert found.message.zh.endswith(f"：填 {wrong}，应为 {value}")
    assert found.candidates[0].value == int(value)


def test_two_wrong_cells_are_two_findings() -> None:
    """Each is named with its value, and has the identities that it breaks under it."""
    found = said(changed(granted__natural_person=12, results_total__business=9))

    assert [(one.cell, one.expected, one.certainty) for one in found] == [
        ("applications.results_total.business", ("2",), "unique"),
        ("applications.granted.natural_person", ("21",), "unique"),
    ]
    assert [[equation.code for equation in one.equations] for one in found] == [
        ["GL301", "GL302", "GL303"],
        ["GL302", "GL303"],
    ]
    assert "和另外指出的错误改正后" in found[0].reasons[0].zh


def test_what_is_certain_is_told_beside_what_is_not() -> None:
    """58 typed as 85 is certain; of two requests too many it is not known which row has them."""
    found = said(
        changed(
            results_total__natural_person=85,
            new_received__natural_person=60,
            new_received__total=63,
        )
    )

    assert [(one.certainty, one.cell) for one in found] == [
        ("unique", "applications.results_total.natural_person"),
        ("tied", None),
    ]
    assert "① 「二」的「自然人」填 2，应为 0，「总计」填 2，应为 0" in found[1].message.zh


def test_no_cell_is_asked_to_be_negative() -> None:
    """58 + 2 is less than what was handled and carried out, whatever stands in the cell."""
    found = said(
        changed(carried_in__natural_person=0, carried_in__total=0, results_total__natural_person=58)
    )

    assert all(not one.expected or int(one.expected[0]) >= 0 for one in found)


def test_a_mistake_in_each_table_is_said_apart() -> None:
    report = with_cell(changed(granted__natural_person=12), "review_litigation.review.total", 99)

    assert [one.code for one in said(report)] == ["GL302", "GL401"]


def test_blank_total_is_asked_for_once() -> None:
    """A blank lies in several identities too; what it should be is one warning."""
    (found,) = said(changed(granted__total=""))

    assert (found.code, found.severity) == ("GL303", "warning")
    assert (found.cell, found.expected) == ("applications.granted.total", ("22",))


def test_blank_total_hides_nothing_else() -> None:
    """What is about no cell, or about another, is said beside it."""
    report = changed(granted__total="", partly_granted__research="/")
    report["title"] = report["title"].replace("年政府", "年度政府")

    codes = {found.code for found in said(report)}

    assert {"GL013", "GL113", "GL303"} <= codes


def test_blank_that_is_0_is_only_a_blank() -> None:
    (found,) = said(changed(granted__research=""))

    assert (found.code, found.cell) == ("GL012", "applications.granted.research")


def test_like_breaches_are_one_diagnostic() -> None:
    columns = ("research", "public_welfare", "legal_service", "other_org")
    (found,) = said(changed(**{f"granted__{column}": "" for column in columns}))

    assert (found.code, found.times, found.cell) == ("GL012", 4, None)
    assert found.cells == tuple(f"applications.granted.{column}" for column in columns)
    assert "共 4 处" in found.message.zh
    assert found.message.zh.endswith("……")


def test_blanks_that_may_hold_several_things_are_one_warning() -> None:
    """Nothing is claimed of what they should be, and nothing else is called wrong."""
    rows = ("granted", "partly_granted")
    blank = {f"{row}__{column}": "" for row in rows for column in ("natural_person", "total")}
    found = said(changed(**blank))

    assert [(one.code, one.severity, one.certainty) for one in found] == [
        ("GL012", "warning", "none"),
        ("GL302", "warning", "none"),
    ]
    assert "表三有 4 格没有填数字，已填的数字有 3 个等式不成立" in found[1].message.zh
    assert found[1].message.zh.endswith("请补齐后核对")
    assert (found[1].reasons, found[1].candidates) == ((), ())


def test_several_blanks_that_can_hold_one_figure_each() -> None:
    """They are said as one, each with its figure, and not a second time as blanks."""
    (found,) = said(changed(granted__total="", partly_granted__total=""))

    assert (found.code, found.times, found.severity) == ("GL303", 2, "warning")
    assert found.message.zh.endswith(
        "「总计」22；「（二）部分公开（区分处理的，只计这一情形，不计其他情形）」×「总计」9"
    )


def test_blank_beside_blanks_that_may_be_anything() -> None:
    """Its sum is what it should be if the others are 0, and that is all that can be said."""
    report = RIGHT
    for key in ("total", "pending"):
        report = with_cell(report, f"review_litigation.review.{key}", "")
    found = next(one for one in said(report) if one.code == "GL401")

    assert (found.severity, found.certainty, found.expected) == ("warning", "tied", ())
    assert "没有填数字，如果其他空白是 0，应为 5：" in found.message.zh
    assert "has no number, if other blanks are 0, it should be 5: " in found.message.en


def test_blank_that_explains_nothing() -> None:
    """A figure is wrong whatever the blank in its row holds, and that is said."""
    (found,) = (
        one
        for one in said(changed(granted__natural_person=12, granted__research=""))
        if one.code != "GL012"
    )

    assert (found.severity, found.certainty) == ("error", "unique")
    assert found.reasons[-1].zh == "这些等式中有空白的格，填任何数都不能使等式全部成立"


def test_blank_whose_own_sums_hold() -> None:
    """All sums of a blank can hold without it only because other blanks are left out as well."""
    blank = {f"results_total__{key}": "" for key in RIGHT["tables"]["applications"]["granted"]}
    found = said(
        changed(
            **blank,
            granted__research="",
            granted__total=25,
            new_received__research="",
            new_received__total=64,
        )
    )

    assert {one.severity for one in found if one.code != "GL132"} == {"warning"}
    assert "applications.results_total.research" in {cell for one in found for cell in one.cells}
    assert not any(one.code == "GL012" and one.cell for one in found)


def test_blank_among_several_ways() -> None:
    """One of two corners of a square is blank in both ways to correct it."""
    (found,) = (
        one
        for one in said(
            changed(
                partly_granted__natural_person=8,
                partly_granted__business="",
                unavailable_not_held__business="",
            )
        )
        if one.code != "GL012"
    )

    assert (found.severity, found.certainty) == ("error", "tied")
    assert "「部分公开」×「自然人」填 8，应为 9" in found.message.zh
    assert "「无法提供1」×「商业企业」空白，应为 1" in found.message.zh


def test_row_left_zero_is_told_by_its_first_cells() -> None:
    """All of them are in the JSON."""
    (found,) = said(
        changed(
            new_received__natural_person=60,
            new_received__business=5,
            new_received__research=4,
            new_received__public_welfare=3,
            new_received__total=72,
            carried_out__natural_person=0,
            carried_out__business=0,
            carried_out__total=0,
        )
    )

    assert found.certainty == "unique"
    assert found.expected == ("4", "3", "4", "3", "14")
    assert found.message.zh.endswith("「科研机构」填 0，应为 4，……共 5 格")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            "如果这一格核对无误，则与它有关的 3 格也要改：一×自然人 63、一×总计 66、四×总计 8",
        ),
        ("en", "if this cell is right after all, 3 others that depend on it should change: "),
    ],
)
def test_what_should_change_if_the_cell_is_right(lang: Lang, words: str) -> None:
    (found,) = said(changed(carried_out__natural_person=7))

    assert found.reasons[1].in_(lang).startswith(words)


def test_kind_of_mistake_is_said() -> None:
    (found,) = said(changed(results_total__natural_person=85))

    assert found.reasons[0].zh.endswith("（两位数字颠倒）")
    assert found.reasons[1].zh == "如果这一格核对无误，则至少另有两格填错"


def test_last_cell_that_can_be_wrong_in_table_4() -> None:
    """Its other cells have too little to give, so that one equation is enough."""
    right = with_cell(RIGHT, "review_litigation.review.total", 0)
    (found,) = said(right)

    assert (found.expected, found.certainty) == (("5",), "unique")
    assert found.reasons[0].zh == "只有改这一格为 5 才能使等式成立，其他各格都不够减（填的是 0）"


def test_total_of_results_that_contradicts_the_results() -> None:
    """As in a published report: the columns balance, so one of the results is six too many."""
    (found,) = load(FIXTURES / "GL302" / "fires-pingtan-2020.yaml").lint().diagnostics

    assert (found.code, found.certainty) == ("GL302", "tied")
    assert found.message.zh == (
        "表三有 2 个等式不成立，其中 予以公开 15 + 无法提供1 6 + 其他处理 6 + 其余 16 项 0 = 27，总计 21，相差 6；"
        "有一行「自然人」多 6、「总计」多 6，是哪一行无法断定（3 行均可能）；可能的改法："
        "① 「无法提供1」的「自然人」填 6，应为 0，「总计」填 6，应为 0；"
        "② 「其他处理」的「自然人」填 6，应为 0，「总计」填 6，应为 0；"
        "③ 「予以公开」的「自然人」填 15，应为 9，「总计」填 15，应为 9"
    )


def test_totals_of_table_4_left_zero() -> None:
    """As in a published report: one finding for all of them."""
    (found,) = load(FIXTURES / "GL401" / "fires-hongze-2023.yaml").lint().diagnostics

    assert (found.code, found.certainty, found.expected) == ("GL401", "unique", ("4", "2"))
    assert (
        found.message.zh
        == "表四「总计」列：「行政复议」填 0，应为 4，「未经复议直接起诉」填 0，应为 2"
    )


def test_errors_come_first() -> None:
    found = said(changed(granted__research="无", granted__natural_person=12))

    assert [one.severity for one in found] == ["error", "warning"]


TELLING = "政府信息公开行政复议5件，其中结果维持3件。"


def told(text: str, **figures: int) -> list[Diagnostic]:
    """Return what is said of the right report with a sentence and other figures of its reviews."""
    report = deepcopy(RIGHT)
    report["sections"]["overview"]["text"] += text
    report["tables"]["review_litigation"]["review"] |= figures
    return said(report)


def test_prose_names_a_cell_of_table_4() -> None:
    """The total contradicts its items and the sentence: one finding, that the total is wrong."""
    (found,) = told(TELLING, total=6)

    assert (found.code, found.cell, found.expected) == (
        "GL401",
        "review_litigation.review.total",
        ("5",),
    )
    assert any("正文也印证" in reason.zh and "5件" in reason.zh for reason in found.reasons)


def test_prose_names_an_item_of_table_4() -> None:
    """The sentence says the total and what the item was before a digit went wrong."""
    (found,) = told(TELLING, upheld=8)

    assert (found.cell, found.expected) == ("review_litigation.review.upheld", ("3",))


def test_prose_that_agrees_with_the_table_puts_its_cells_last() -> None:
    """What it confirms may have been copied: not excluded, and less likely than the others."""
    (found,) = told("政府信息公开行政复议6件。", total=6)

    assert found.certainty == "tied"
    assert found.candidates[-1].cell == "review_litigation.review.total"


def test_prose_that_fits_no_correction_is_a_finding_of_its_own() -> None:
    found = told("政府信息公开行政复议9件。", total=6)

    assert {one.code for one in found} == {"GL401", "GL506"}
    assert all(one.certainty != "unique" for one in found)


def test_prose_with_several_lawful_readings_decides_nothing_wrongly() -> None:
    """61 may be what was received; with 2 carried in it would be 63: both fit the correction."""
    report = with_cell(RIGHT, "applications.new_received.total", 16)
    for number in (61, 63):
        sentence = {"text": f"全年共收到政府信息公开申请{number}件。"}
        sections = {**report["sections"], "overview": {**RIGHT["sections"]["overview"], **sentence}}
        found = [one for one in said({**report, "sections": sections}) if one.cell]

        assert [(one.cell, one.expected) for one in found] == [
            ("applications.new_received.total", ("61",))
        ]
