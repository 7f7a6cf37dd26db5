"""The page for the screen and for paper, read by lxml as it is written."""

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from govlint.engine import lint_bytes
from govlint.form import load_form, load_forms
from govlint.layout import grid_of
from govlint.outputs import Options, Summary
from govlint.outputs.html import Output
from govlint.page.markup import Markup, element, joined
from govlint.page.overview import MATRIX_COLUMNS, Overview
from govlint.page.tally import Tally
from tests.outputs.golden import files
from tests.support.fixtures import change, right_report
from tests.support.reports import Canonical, with_cell
from tests.support.terminal import govlint
from tests.support.writers import write

Page = html.HtmlElement

CELL = "applications.granted.natural_person"
HOSTILE = "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(1)>"


def page_of(*reports: tuple[str, Canonical], lang: str = "zh") -> Page:
    """Return the page of some reports, checked one by one."""
    output = Output(Options("en" if lang == "en" else "zh"))
    summary, written = Summary(), output.begin()
    for path, report in reports:
        result = lint_bytes(write(".json", report), path)
        summary = summary.add(result)
        written += output.file(result)
    return html.document_fromstring((written + output.end(summary)).decode())


def texts(page: Page, path: str) -> list[str]:
    """Return the text of elements, white space made single."""
    return [" ".join(found.text_content().split()) for found in page.cssselect(path)]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page of a report of every kind that an output has words for."""
    folder = tmp_path_factory.mktemp("reports")
    for name, content in files().items():
        folder.joinpath(name).write_bytes(content)
    done = govlint("check", ".", "-o", "result.html", cwd=folder)
    assert done.status == 3, done.stderr
    return html.parse(folder / "result.html").getroot()


@pytest.fixture(scope="module")
def single() -> Page:
    """A page of one report with a wrong figure."""
    return page_of(("某局.json", with_cell(right_report("right-2021"), CELL, 12)))


def test_page_brings_all_it_needs_and_runs_nothing(batch: Page) -> None:
    """No address but places of the page, and a policy that allows its own style alone."""
    (policy,) = batch.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = batch.xpath("//style/text()")
    links = batch.xpath("//@href | //@src | //@action")

    assert links
    assert all(link.startswith("#") for link in links)
    assert not batch.cssselect("script, link, img, iframe, object, form, [style]")
    assert "url(" not in style
    assert "@import" not in style
    own = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{own}';")


def test_every_link_has_its_place(batch: Page) -> None:
    """And no two places have the same name."""
    places = batch.xpath("//@id")

    assert len(places) == len(set(places))
    assert {link.removeprefix("#") for link in batch.xpath("//@href")} <= set(places)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_says_its_language(lang: str) -> None:
    page = page_of(("a.json", right_report("right-2021")), lang=lang)

    assert page.get("lang", "").startswith(lang)
    assert len(texts(page, "h1")) == 1


def test_english_only_quotes_chinese() -> None:
    """Labels, names and places of the report stay as they are printed."""
    page = page_of(("a.json", with_cell(right_report("right-2021"), CELL, 12)), lang="en")
    for printed in page.cssselect("style, section > h2, table.form"):
        printed.drop_tree()

    assert not re.search(r"[一-鿿]", re.sub(r"“[^”]*”", "", page.text_content()))


def test_single_report_is_told_whole(single: Page) -> None:
    """Verdict, extent, finding with all its facts, and every table."""
    assert texts(single, "strong.verdict") == ["× 不通过"]
    assert texts(single, ".extent tr")[2:5] == ["表三的格175175", "表四的格1515", "勾稽关系4242"]
    (head,) = texts(single, ".finding > :first-child")
    facts = dict(zip(texts(single, ".finding dt"), texts(single, ".finding dd"), strict=True))
    assert head.startswith("×1 错误 GL302 表三「（一）予以公开」行 ×「自然人」列：填 12，应为 21")
    assert set(facts) == {"位置", "实填", "应为", "等式", "把握", "依据", "处理"}
    assert (facts["实填"], facts["应为"]) == ("12", "21")
    assert "条例" in facts["依据"]
    assert len(single.cssselect("table.form")) == 3
    assert not single.cssselect("details")


def test_wrong_cell_is_marked_where_it_stands(single: Page) -> None:
    """With the printed value, what it should be, its equations, and the way to the finding."""
    (cell,) = single.cssselect("td.marked")
    (sign,) = cell.cssselect("a")

    assert texts(single, "td.marked") == ["12×1应为 21"]
    assert "予以公开 12" in cell.get("title", "")
    assert cell.get("title", "").count("\n") == 2
    assert sign.get("href") == f"#{single.cssselect('article')[0].get('id')}"
    assert sign.get("aria-label", "").startswith("问题 1：")
    assert single.cssselect(".finding dd a")[0].get("href") == f"#{cell.get('id')}"


def test_tables_are_those_of_the_report() -> None:
    """Labels as printed; a cell that was not read is no 0; rows that the form has not are named."""
    report = change(right_report("right-2021"), {"remove": ["tables.applications.granted"]})
    page = page_of(("a.json", report))
    unread = page.cssselect("td.unread")

    assert [cell.text for cell in unread] == ["？"] * 7
    assert {cell.get("title") for cell in unread} == {"没有读到"}


def test_labels_are_as_printed_and_extra_rows_named() -> None:
    text = write(".html", right_report("right-2021")).decode()
    text = text.replace("（七）总计", "(七) 总 计")
    text = text.replace(
        "四、结转下年度继续办理",
        "五、另外的一行</td>" + "<td>0</td>" * 7 + "</tr><tr><td colspan=3>四、结转下年度继续办理",
    )
    output = Output(Options())
    result = lint_bytes(text.encode(), "a.html")
    page = html.document_fromstring(
        (output.file(result) + output.end(Summary().add(result))).decode()
    )

    assert "(七) 总 计" in texts(page, "table.form th[scope=row]")
    assert [line for line in texts(page, "section > p") if "五、另外的一行" in line]


def test_table_that_is_missing_is_said_to_be() -> None:
    report = change(right_report("right-2021"), {"remove": ["tables.review_litigation"]})

    assert "表四：没有读到这张表。" in texts(page_of(("a.json", report)), "section > p")


@pytest.mark.parametrize("edition", [form.edition for form in load_forms()])
def test_grid_has_every_cell_of_the_form_once(edition: str) -> None:
    """And each row of it is as wide as the others."""
    for key, form in load_form(edition).tables.items():
        grid = grid_of(edition, key)
        rows = [*grid.head, *(row for part in grid.parts for row in part)]
        cells = [box.key for row in rows for box in row if box.kind == "cell"]
        taken = [0] * len(rows)
        for index, row in enumerate(rows):
            for box in row:
                for below in range(index, index + box.rows):
                    taken[below] += box.columns

        assert sorted(cells) == sorted(form.cells)
        assert len(set(taken)) == 1


def test_uncertain_cells_are_marked_as_such() -> None:
    """Several corrections: each is listed, and its cells say perhaps."""
    report = with_cell(right_report("right-2021"), "applications.not_handled_repeat.total", 6)
    report = with_cell(report, "applications.not_handled_repeat.natural_person", 6)
    page = page_of(("a.json", report))

    assert len(page.cssselect(".finding ol li")) == 4
    assert sum("可能应为" in text for text in texts(page, "td.marked")) == 6
    assert len(page.cssselect("td.marked")) == 8


def test_group_is_marked_without_a_value() -> None:
    """It is not known which of the rows is wrong: the first are listed, the others counted."""
    report = with_cell(right_report("right-2021"), "applications.granted.natural_person", 20)
    page = page_of(("a.json", with_cell(report, "applications.granted.total", 21)))

    assert texts(page, ".finding ol li")[-1].startswith("还有 14 种改法")
    assert len(page.cssselect(".finding ol li")) == 8
    assert not [text for text in texts(page, "td.marked") if "应为" in text]


def test_batch_has_totals_and_the_worst_first(batch: Page) -> None:
    (total,) = texts(batch, "p.total")
    ranked = [
        row.cssselect("td, th")[-1].text_content() for row in batch.cssselect(".ranking tbody tr")
    ]
    verdicts = texts(batch, ".ranking .verdict")

    assert total.startswith("共 12 份：通过 1，不通过 8，未能全部检查 3")
    assert ranked[:2] == ["d-broken.docx", "b-wrong.html"]
    assert ranked[-1] == "a-right.docx"
    assert verdicts.count("√ 通过") == 1


def test_shares_and_matrix_count_every_finding(batch: Page) -> None:
    """Totals are those of the findings themselves; the longest bar is that of the first rule."""
    codes = [text.split()[1] for text in texts(batch, ".finding .severity")]
    shares = {
        row[0]: row
        for row in (
            [cell.text_content() for cell in line] for line in batch.cssselect(".shares tbody tr")
        )
    }
    bars = [bar.get("class") for bar in batch.cssselect(".bar")]
    sums = [int(row[-1].text_content()) for row in batch.cssselect(".agencies tbody tr")]

    assert {code: int(row[2]) for code, row in shares.items()} == {
        code: codes.count(code) for code in codes
    }
    assert sum(float(row[4].rstrip("%")) for row in shares.values()) == pytest.approx(100, abs=0.5)
    assert bars[0] == "bar w100"
    assert all(re.fullmatch(r"bar w\d+", bar or "") for bar in bars)
    assert sum(sums) == len(codes)


def test_what_was_not_checked_is_listed(batch: Page) -> None:
    """Files that could not be read, cells that were not found, rules that were not evaluated."""
    rows = [
        [cell.text_content() for cell in row]
        for row in batch.cssselect("main > .unchecked tbody tr")
    ]
    listed = {row[0] for row in rows}

    assert listed == {"c-lossy.json", "d-broken.docx", "e-notice.txt"}
    cells = [row[3] for row in rows if row[0] == "c-lossy.json" and not row[2]]
    assert cells == ["表三只读到 168 格，应有 175 格"]


def test_file_that_passed_is_folded(batch: Page) -> None:
    """The others are open, with those of their tables that have findings."""
    folded = [details.get("open") for details in batch.cssselect("details")]

    assert folded.count(None) == 1
    assert len(batch.cssselect("details")) == len(files())
    tables = {
        details.cssselect(".path")[0].text: len(details.cssselect("table.form"))
        for details in batch.cssselect("details")
    }
    assert tables["a-right.docx"] == 0
    assert tables["f-unique.docx"] == 1
    assert tables["b-wrong.html"] == 3


def test_headers_say_what_they_are_of(batch: Page) -> None:
    """Each table has a caption, each label a scope, and levels of headings are not left out."""
    levels = [int(str(head.tag)[1]) for head in batch.cssselect("h1, h2, h3, h4, h5")]

    assert all(table.cssselect("caption") for table in batch.cssselect("table"))
    assert all(head.get("scope") for head in batch.cssselect("th"))
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_long_matrix_is_cut_into_tables_that_fit_a_page() -> None:
    """The most frequent rules stand in the first; an agency in those where it broke a rule."""
    codes = [f"GL{number}" for number in range(101, 102 + MATRIX_COLUMNS)]
    tally = Tally("zh")
    tally.findings = {"甲局": Counter(dict.fromkeys(codes[:-1], 2)), "乙局": Counter(codes)}
    tally.names = dict.fromkeys(codes, "")
    page = html.fragment_fromstring(Overview(tally, "zh").markup(Summary()), create_parent=True)
    first, second = page.cssselect(".agencies")

    assert [head.text for head in first.cssselect("thead th")] == ["单位", *codes[:-1], "全部规则"]
    assert [row.text for row in first.cssselect("tbody th")] == ["甲局", "乙局"]
    assert [cell.text for cell in second.cssselect("tr td")] == ["1", str(len(codes))]
    assert texts(page, ".agencies caption")[1].startswith("单位 × 规则，第 17—17 条规则")


@pytest.mark.parametrize(
    ("previous", "rivals", "said"),
    [
        ("2023.docx", (), "2023.docx"),
        (None, ("b.docx", "c.docx"), "有 2 份，内容不同，没有比较：b.docx、c.docx"),
        (None, (), "没有比较"),
    ],
)
def test_comparison_with_last_year_is_told(
    previous: str | None, rivals: tuple[str, ...], said: str
) -> None:
    result = lint_bytes(write(".json", right_report("right-2021")), "a.json")
    assert result.evaluated
    evaluated = result.evaluated._replace(previous=previous, rivals=rivals)
    result = result._replace(evaluated=evaluated)
    output = Output(Options())
    written = output.file(result) + output.end(Summary().add(result))

    assert f"上年报告{said}—" in texts(html.document_fromstring(written.decode()), ".extent tr")


def test_nothing_found_is_said() -> None:
    """Two right reports: no shares, no matrix, everything checked."""
    right = right_report("right-2021")
    page = page_of(("a.json", right), ("b.json", right))

    assert texts(page, "main > p").count("没有发现问题。") == 2
    assert "全部检查过。" in texts(page, "main > p")


def test_every_file_is_proved(batch: Page) -> None:
    """Digest and settings of each file, version, rules and time of all."""
    digests = {
        row[1].text for row in batch.cssselect(".own-proof tr") if row[0].text == "文件 SHA-256"
    }
    names = texts(batch, "main > .proof th")

    assert {sha256(content).hexdigest() for content in files().values()} == digests
    assert names == ["govlint 版本", "规则集 SHA-256", "检查时间"]
    assert 'fail-on = "error"' in texts(batch, ".own-proof tr")[2]


def test_accepted_findings_are_listed(tmp_path: Path) -> None:
    tmp_path.joinpath("a.docx").write_bytes(files()["f-unique.docx"])
    govlint("check", "a.docx", "--write-baseline", "base.json", cwd=tmp_path)
    govlint("check", "a.docx", "--baseline", "base.json", "-o", "a.html", cwd=tmp_path)
    page = html.parse(tmp_path / "a.html").getroot()

    assert texts(page, ".suppressed tbody th") == ["GL302"]
    assert texts(page, "strong.verdict") == ["√ 通过"]


def test_markup_in_a_report_stays_text() -> None:
    """Whatever a name, a title or a cell says, it is shown, and nothing else."""
    report = with_cell(right_report("right-2021"), "proactive.rules.issued", HOSTILE)
    report = {**report, "agency": HOSTILE, "title": HOSTILE}
    page = page_of((f"{HOSTILE}.json", report), ("b.json", report))

    assert not page.cssselect("script, img, [onerror]")
    assert HOSTILE in page.text_content()
    assert f"{HOSTILE}.json" in [path.text for path in page.cssselect("a.path")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202egpj.exe", "a[U+202E]gpj.exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("\x1b[2J\x00", "[U+001B][2J[U+0000]"),
        ("\udcff.docx", "[U+DCFF].docx"),
        ("第 1 行\n第　2 行", "第 1 行\n第　2 行"),
    ],
)
def test_nothing_turns_or_hides_the_text_around_it(text: str, shown: str) -> None:
    """Controls are named; a file name that is no UTF-8 can be written."""
    assert element("i", text) == f"<i>{shown}</i>"


def test_only_markup_is_not_escaped() -> None:
    made = element("b", "<", element("i", "&"), having={"title": '"', "id": None})

    assert made == '<b title="&quot;">&lt;<i>&amp;</i></b>'
    assert joined(["<", made], " > ") == f"&lt; &gt; {made}"
    assert type(joined([])) is Markup


def test_terminal_is_not_written_to(tmp_path: Path) -> None:
    tmp_path.joinpath("a.docx").write_bytes(files()["a-right.docx"])
    done = govlint("check", "a.docx", "--format", "html", cwd=tmp_path, is_terminal=True)

    assert done.status == 2
    assert "-o" in done.stderr
