"""What is read of a page that shows its text only by script, and what is left alone."""

import json
import time
from html import escape

import pytest

from govlint.document import Paragraph, RawTable
from govlint.errors import ReadError
from govlint.readers import html
from govlint.readers.unshown import MIN_CELLS
from tests.support.show import Shown, show

ROWS = MIN_CELLS // 2
TABLE = "<table>" + "<tr><td>1</td><td>2</td></tr>" * ROWS + "</table>"
READ: Shown = [[["1", "2"]] * ROWS]
SMALL = "<table><tr><td>1</td><td>2</td></tr></table>"
EXCEL = TABLE.replace("</table>", '<tr style="display:none"><td></td></tr></table>')


def read(page: str) -> Shown:
    """Return what is read of a page."""
    return show(html.read(page.encode("utf-8", "surrogatepass"), "x.html"))


def in_script(text: str) -> str:
    return f"<script>var a = {text};</script>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(f"<div hidden>{TABLE}</div>", READ, id="hidden"),
        pytest.param(TABLE.replace("<table>", "<table hidden>"), READ, id="hidden-table"),
        pytest.param(f"<noscript>{TABLE}</noscript>", READ, id="no-script"),
        pytest.param(f"{SMALL}<div hidden>{TABLE}</div>", [[["1", "2"]], *READ], id="little-shown"),
        pytest.param(f"{TABLE}<div hidden>{SMALL}</div>", READ, id="much-shown"),
        pytest.param(
            f"<div class=a hidden>{TABLE}</div><div class=a hidden>二</div><div hidden>三</div>",
            [*READ, "二"],
            id="tab-without-a-table",
        ),
        pytest.param(f"<div hidden>{EXCEL}</div>", READ, id="row-that-stays-hidden"),
        pytest.param(in_script(json.dumps(TABLE)), READ, id="string"),
        pytest.param(in_script(f"'{TABLE}'"), READ, id="other-marks"),
        pytest.param(in_script(f"`\n{TABLE}`"), READ, id="string-over-lines"),
        pytest.param(
            in_script(json.dumps(TABLE).replace("<", "\\u003C").replace("/", "\\x2f")),
            READ,
            id="escaped",
        ),
        pytest.param(in_script(json.dumps(escape(TABLE))), READ, id="as-text"),
        pytest.param(in_script(json.dumps(json.dumps({"a": TABLE}))), READ, id="script-in-script"),
        pytest.param(f"<script>// don't\nvar a = '{TABLE}'</script>", READ, id="apostrophe"),
        pytest.param(in_script(f'"{TABLE}", "{TABLE}"'), READ, id="twice-the-same"),
        pytest.param(in_script(f'"{SMALL}"'), [], id="too-small"),
        pytest.param(in_script(f"'\\ud83d{TABLE}'"), ["?", *READ], id="half-a-character"),
        pytest.param(f"<textarea>{escape(TABLE)}</textarea>", READ, id="area"),
        pytest.param(f'<input type=hidden value="{escape(TABLE)}">', READ, id="field"),
        pytest.param(f"<script type='text/x-template'>{TABLE}</script>", READ, id="template"),
        pytest.param(TABLE + in_script(f"'{SMALL * ROWS}'"), READ, id="script-of-a-shown-page"),
    ],
)
def test_hidden_tables(page: str, expected: Shown) -> None:
    """A page that shows no tables to speak of is read with those that it has."""
    assert expected == read(page)


@pytest.mark.parametrize("read_page", [lambda page: html.read(page, "x"), html.read_marked])
def test_text_of_a_script_has_no_place(read_page: type) -> None:
    """Nothing can be marked in it: the script would be broken."""
    document = read_page(f"<p>一</p>\n<script>a = '\\n{TABLE}'</script>".encode())
    first, table = document.blocks

    assert isinstance(first, Paragraph)
    assert first.at.line is not None
    assert isinstance(table, RawTable)
    assert {table.at.line, *(cell.at.line for cell in table.cells)} == {None}


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("\\u003ctd>" * 200_001, "too-many-elements", id="elements"),
        pytest.param(TABLE + "\\u003cdiv>" * 100_000, "nested-too-deep", id="deep"),
    ],
)
def test_refusal(page: str, reason: str) -> None:
    """A page in a script has the limits of any page."""
    with pytest.raises(ReadError) as caught:
        read(f"<p>x</p><script>'{page}'</script>")

    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<script>" + "'\"`" * 300_000 + "</script>", id="marks"),
        pytest.param("<script>'" + "\\\\'\"" * 300_000 + "</script>", id="escapes"),
        pytest.param("<script>'" + '{"' * 300_000 + "'</script>", id="braces"),
        pytest.param("<p data-a='" + "a/." * 300_000 + "'>", id="addresses"),
        pytest.param(
            "<div hidden>" * 1_500 + "<table><tr><td hidden>x</table>" * 10_000, id="hidden"
        ),
    ],
)
def test_time_of_pages_made_to_do_harm(page: str) -> None:
    begin = time.process_time()  # other programs may take theirs meanwhile
    read(f"<p>x</p>{page}")

    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        pytest.param('<input value="12">', "12", id="no-type"),
        pytest.param('<input type="number" value="12">件', "12件", id="number"),
        pytest.param('<input type="text">', "", id="empty"),
        pytest.param('<input type="hidden" value="12">', "", id="hidden"),
        pytest.param('<input type="checkbox" value="12">', "", id="box"),
        pytest.param('<input style="display:none" value="12">', "", id="styled"),
        pytest.param("<textarea>12</textarea>", "12", id="area"),
    ],
)
def test_fields_of_cells(field: str, expected: str) -> None:
    """What a field shows in a cell is its text; elsewhere it is something to fill in."""
    assert [[[expected]]] == read(f"<table><tr><td>{field}</td></tr></table>")
    assert "件" * ("件" in field) == "".join(map(str, read(f"<p>{field}</p>")))
