"""A law: whatever a report is wrapped in, Word shows the same report, and so it is read."""

import random
import re
from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from tests.support.reports import make_report
from tests.support.wordml import MC
from tests.support.writers import pack_docx, word_body

Wrapping = Callable[[str, random.Random], str]
"""Changes the markup of a document, but not what it shows."""

RUN = re.compile(r"<w:r>.*?</w:r>", re.DOTALL)
FIGURE = re.compile(r"<w:t [^>]*>\d+</w:t>")
CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)
TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
PARAGRAPH = re.compile(r"<w:p [^>]*>.*?</w:p>", re.DOTALL)


def each(pattern: re.Pattern[str], *forms: str) -> Wrapping:
    """Wrap a third of what matches into one of the forms, in which ``*`` stands for it."""

    def wrap(body: str, chance: random.Random) -> str:
        def change(match: re.Match[str]) -> str:
            return (
                chance.choice(forms).replace("*", match[0]) if chance.random() < 1 / 3 else match[0]
            )

        return pattern.sub(change, body)

    return wrap


def in_box(content: str) -> str:
    """Return a text box, once for new programs and once for old ones."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def split_figures(body: str, chance: random.Random) -> str:
    """Break figures into runs, with marks between that show nothing."""

    def split(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match[0][5:])
        at = chance.randint(0, len(digits))
        mark = chance.choice(MARKS)
        return f"<w:t>{digits[:at]}</w:t></w:r>{mark}<w:r><w:t>{digits[at:]}</w:t>"

    return FIGURE.sub(split, body)


def box_cells(body: str, _: random.Random) -> str:
    """Put the paragraph of each cell into a text box."""
    return CELL.sub(
        lambda match: PARAGRAPH.sub(lambda inner: in_box(inner[0]), match[0]),
        body,
    )


MARKS = (
    '<w:bookmarkStart w:id="9" w:name="x"/>',
    '<w:proofErr w:type="spellStart"/>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>",
    '<w:del w:id="9"><w:r><w:delText>9</w:delText></w:r></w:del>',
    '<w:moveFrom w:id="9"><w:r><w:t>9</w:t></w:r></w:moveFrom>',
    "<w:r><w:softHyphen/></w:r>",
    "<w:r><w:t>\u200b\u00ad</w:t></w:r>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
)

CONTROL = "<w:sdt><w:sdtPr><w:alias w:val='9'/></w:sdtPr><w:sdtContent>*</w:sdtContent></w:sdt>"
XML = '<w:customXml w:element="x">*</w:customXml>'
DELETED_CELLS = (
    '<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>'
)
HIDDEN_CELLS = DELETED_CELLS.replace('<w:del w:id="9"/>', "<w:hidden/>")
DELETED_CELL = (
    "<w:tc><w:tcPr><w:cellDel w:id='9'/></w:tcPr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>*<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

WRAPPINGS: tuple[Wrapping, ...] = (
    each(RUN, CONTROL, XML, '<w:ins w:id="8">*</w:ins>', '<w:moveTo w:id="8">*</w:moveTo>', FIELD),
    each(RUN, '<w:smartTag w:element="x">*</w:smartTag>', '<w:hyperlink w:anchor="x">*</w:hyperlink>'),
    each(RUN, "<w:r><w:ruby><w:rt><w:r><w:t>9</w:t></w:r></w:rt><w:rubyBase>*</w:rubyBase></w:ruby></w:r>"),
    split_figures,
    each(CELL, CONTROL, XML, f"*{DELETED_CELL}", f"{DELETED_CELL}*"),
    each(ROW, CONTROL, XML, f"{DELETED_CELLS}*", f"{HIDDEN_CELLS}*"),
    each(PARAGRAPH, CONTROL, XML),
    box_cells,
    each(TABLE, CONTROL, XML),
    lambda body, _: in_box(body),
    lambda body, _: f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>",
)  # fmt: skip


@settings(max_examples=60)
@given(
    edition=st.sampled_from(EDITIONS),
    seed=st.integers(0, 10**6),
    chosen=st.lists(st.sampled_from(range(len(WRAPPINGS))), min_size=1, max_size=3, unique=True),
)
def test_wrapped_report_is_read_whole_and_passes(
    edition: str, seed: int, chosen: list[int]
) -> None:
    report = make_report(edition, seed)
    body = word_body(report)
    for number in sorted(chosen):  # what lies within first
        body = WRAPPINGS[number](body, random.Random(seed))
    result = lint_bytes(pack_docx(f"<w:body>{body}</w:body>"), "report.docx")

    assert result.report is not None
    cells: dict[str, int | Decimal] = {
        f"{table}.{row}.{column}": value
        for table, rows in report["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    read = {
        key: cell.value
        for table in result.report.tables.values()
        for key, cell in table.cells.items()
    }
    assert read == cells
    assert (result.verdict, result.diagnostics) == ("pass", ())
