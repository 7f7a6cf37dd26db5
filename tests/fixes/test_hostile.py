"""Markup that is odd, or made to mislead: what cannot be changed for certain is left as it is."""

import pytest

from govlint.engine import lint_bytes
from govlint.fixes import proof
from tests.fixes.forms import CELL, file_of, mend, widen
from tests.support.cells import values_of
from tests.support.reports import Canonical, make_report, with_cell
from tests.support.writers import pack_docx, word_body

FIGURE = "４５６７"


def wrong_report() -> Canonical:
    return with_cell(make_report(), "proactive.licence.decisions", FIGURE)


def page(old: str, new: str) -> bytes:
    """Write a page in which a figure is written in another way."""
    return file_of(wrong_report(), ".html").replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    "written",
    [
        "&#65300;&#65301;&#65302;&#65303;",
        "&#xFF14;５６&#xff17;",
        "<!-- ４５６７ -->４５６７<!-- <td> -->",
        "<!--４５６７-->４５６７<script>var a = '４５６７</td>';</script>",
        "<i title='４５６７ > 1'>４５６７</i>",
        '<span style="display:none">４５６７</span>４５６７',
        "４５６７&nbsp;",
        "<![CDATA[x]]>４５６７",
    ],
)
def test_figure_in_odd_markup(written: str) -> None:
    """Only what is printed is changed."""
    data = page(FIGURE, written)
    fixed = mend(data, ".html")

    assert [edit.new for edit in fixed.done] == ["4567"]
    assert values_of(lint_bytes(fixed.data, "x.html")) == values_of(lint_bytes(data, "x.html"))
    hidden = written.count(FIGURE) - (1 if FIGURE in written else 0)
    assert fixed.data.decode().count(FIGURE) == hidden


def test_figure_in_two_looks_is_left() -> None:
    data = page(FIGURE, "４５<b>６７</b>")
    fixed = mend(data, ".html")

    assert fixed.data == data
    assert [left.reason.en for left in fixed.left] == ["the words differ in formatting"]


def test_source_that_is_used_up_is_left() -> None:
    """It has characters that stand for positions otherwise."""
    data = page("本年度没有收取", "本年度\U000f0000没有收取")

    assert mend(data, ".html").data == data


def word(old: str, new: str) -> bytes:
    """Write a document in which markup of the figure is another."""
    body = word_body(wrong_report())
    assert old in body
    return pack_docx(f"<w:body>{body.replace(old, new)}</w:body>")


HALVES = ('preserve">４５</w:t>', 'preserve">６７</w:t>')


def test_runs_that_look_alike_are_one_text() -> None:
    fixed = mend(word("４５", "４５"), ".docx")

    assert [edit.new for edit in fixed.done] == ["4567"]
    assert values_of(lint_bytes(fixed.data, "x.docx"))["proactive.licence.decisions"] == 4567


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (HALVES[1], 'preserve">６</w:t></w:r><w:r><w:t>７</w:t>', "the words differ in formatting"),
        (HALVES[0], 'preserve"><![CDATA[４５]]></w:t>', "the words are not written"),
        (HALVES[0], 'preserve">４</w:t><w:br/><w:t>５</w:t>', "the words are not written"),
    ],
)
def test_text_that_is_not_of_one_kind_is_left(old: str, new: str, reason: str) -> None:
    data = word(old, new)
    fixed = mend(data, ".docx")

    assert fixed.data == data
    assert [left.reason.en.startswith(reason) for left in fixed.left] == [True]


def test_deleted_text_stays_deleted() -> None:
    deleted = "<w:del><w:r><w:delText>４５６７</w:delText></w:r></w:del>"
    data = word(HALVES[1], f"{HALVES[1]}</w:r>{deleted}<w:r>")
    fixed = mend(data, ".docx")

    assert [edit.new for edit in fixed.done] == ["4567"]


def test_tracked_end_of_a_blank_cell_gives_no_look() -> None:
    """What is said of the end of a paragraph may not be said of a run."""
    report = make_report()
    rows = report["tables"]["review_litigation"]
    column = next(name for name, value in rows["direct_suit"].items() if value == 0)
    key = f"review_litigation.direct_suit.{column}"
    body = word_body(with_cell(report, key, ""))
    mark = '<w:ins w:id="9" w:author="a"/>'
    data = pack_docx(f"<w:body>{body.replace('<w:rPr>', f'<w:rPr>{mark}')}</w:body>")
    fixed = mend(data, ".docx", fill_zero=True)

    assert [edit.new for edit in fixed.done] == ["0"]


def test_refused_when_figures_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever went wrong on the way, nothing is handed out."""
    monkeypatch.setattr("govlint.fixes.findings.format_number", lambda value: f"{value}1")
    data = file_of(with_cell(make_report(), CELL, widen(12)), ".html")
    fixed = mend(data, ".html")

    assert (fixed.is_refused, fixed.data) == (True, data)


def test_more_findings_are_no_better() -> None:
    right, wrong = (
        lint_bytes(file_of(one, ".json"), "x.json") for one in (make_report(), wrong_report())
    )

    assert not proof.is_better(right, wrong)
    assert proof.is_better(wrong, right)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"４５６７"', "4567"),
        ("'４５６７'", "4567"),
        ("４５６７", "4567"),
        (r'"\uff14\uff15\uff16\uff17"', "4567"),
        ('"4,567"', "4567"),
    ],
)
def test_yaml_in_any_style(written: str, expected: str) -> None:
    data = file_of(wrong_report(), ".yaml").decode()
    changed = data.replace(f'"{FIGURE}"', written)
    fixed = mend(changed.encode(), ".yaml")

    assert fixed.data.decode() == changed.replace(written, expected)


def test_yaml_prose_in_blocks() -> None:
    """White space is folded there, and the characters are found all the same."""
    report = wrong_report()
    report["sections"]["other"]["text"] = "PROSE"
    text = file_of(report, ".yaml").decode()
    block = "依据某政办发[2024]5号，\n\n  没有其他需要报告的事项。"
    folded = f'"{block}"'
    fixed = mend(text.replace('"PROSE"', folded).encode(), ".yaml")

    assert {edit.code for edit in fixed.done} == {"GL017", "GL808"}
    assert block.replace("[2024]", "〔2024〕") in fixed.data.decode()
