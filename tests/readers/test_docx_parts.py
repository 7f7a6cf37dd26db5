"""Word documents of several parts, and those of other programs."""

import io
import zipfile
from collections.abc import Callable

import pytest

from govlint.engine import lint_bytes
from govlint.errors import ReadError
from govlint.readers import docx
from tests.support.reports import Canonical, make_report
from tests.support.show import Shown, show
from tests.support.soffice import convert_all, needs_soffice
from tests.support.wordml import DELETED, cell, p, par, r, read, tbl, tc
from tests.support.writers import W, pack_docx, write_docx, write_html, write_mhtml, write_text

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chunked(body: str, *chunks: tuple[str, bytes]) -> bytes:
    """Return a document with files in it, which it shows where ``<w:altChunk>`` stands."""
    relations = "".join(
        f'<Relationship Id="c{number}" Type="{RELATIONS}/aFChunk" Target="{name}"/>'
        for number, (name, _) in enumerate(chunks)
    )
    data = pack_docx(
        f'<w:body xmlns:r="{RELATIONS}">{body}</w:body>',
        {"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"},
    )
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, content in chunks:
            archive.writestr(f"word/{name}", content)
    return buffer.getvalue()


CHUNK = '<w:altChunk r:id="c0"/>'
PAGE = (
    "<html><body><p>段</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table></body></html>".encode()
)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.htm", PAGE, ["段", [["a [1x2]", "b"], ["c"]]]),
        (
            "x.docx",
            pack_docx(f"<w:body>{p('段')}{tbl(tc('a') + tc('b'))}</w:body>"),
            ["段", [["a", "b"]]],
        ),
        ("x.txt", "段\na\t1\t2\n".encode(), ["段", "a\t1\t2"]),
    ],
)
def test_file_that_is_shown_in_its_place(name: str, content: bytes, expected: Shown) -> None:
    data = chunked(p("前") + CHUNK + p("后"), (name, content))

    assert show(docx.read(data, "x.docx")) == ["前", *expected, "后"]


def test_file_that_is_shown_in_a_cell() -> None:
    data = chunked(tbl(cell(CHUNK + "<w:p/>") + tc("b")), ("x.htm", b"<p>12</p>"))

    assert show(docx.read(data, "x.docx")) == [[["12", "b"]]]


@pytest.mark.parametrize("write", [write_docx, write_html, write_mhtml])
def test_report_that_is_shown_in_its_place(write: Callable[[Canonical], bytes]) -> None:
    """The whole report is in a file inside an empty document."""
    result = lint_bytes(chunked(CHUNK, ("x.bin", write(make_report()))), "x.docx")

    assert (result.verdict, result.diagnostics) == ("pass", ())


def test_tables_in_a_text_that_is_shown_are_not_passed_over() -> None:
    """Inside a document they are lines; a figure is read from them or missing, never another one."""
    report = make_report()
    result = lint_bytes(chunked(CHUNK, ("x.txt", write_text(report))), "x.docx")

    assert result.report is not None
    for table in result.report.tables.values():
        for key, found in table.cells.items():
            name, row, column = key.split(".")
            assert found.value == report["tables"][name][row][column]


NESTED = pack_docx("<w:body/>")
for _ in range(4):
    NESTED = chunked(CHUNK, ("x.docx", NESTED))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(chunked(CHUNK, ("x.png", b"\x89PNG\r\n")), "unread-chunk", id="no-reader"),
        pytest.param(
            chunked(CHUNK, ("x.json", b'{"edition": 1}')), "unread-chunk", id="no-document"
        ),
        pytest.param(chunked('<w:altChunk r:id="c7"/>'), "unread-chunk", id="no-relation"),
        pytest.param(chunked("<w:altChunk/>"), "unread-chunk", id="no-identifier"),
        pytest.param(chunked(CHUNK * 101, ("x.htm", PAGE)), "too-many-chunks", id="many"),
        pytest.param(
            chunked(CHUNK * 2, ("x.htm", PAGE + b"<!--" + b"a" * 40_000_000 + b"-->")),
            "too-many-chunks",
            id="large",
        ),
        pytest.param(NESTED, "too-many-chunks", id="deep"),
    ],
)
def test_file_that_cannot_be_shown_is_told(data: bytes, reason: str) -> None:
    """Nothing that Word would show is left out in silence."""
    with pytest.raises(ReadError) as caught:
        docx.read(data, "x.docx")

    assert reason == caught.value.reason


LISTS = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def listed(text: str, level: int, mark: str = "") -> str:
    """Return a paragraph of the list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return par(*([r(text)] if text else []), properties=properties, mark=mark)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            tbl(cell(listed("", 2)) + cell(listed("", 2))),
            [[["7", "8"]]],
            id="figure-typed-as-a-list",
        ),
        pytest.param(
            listed("总则", 0) + listed("条", 1), ["一总则", "1.1条"], id="digits-throughout"
        ),
        pytest.param(
            listed("总", 0, DELETED) + listed("则", 0),
            ["一总则"],
            id="joined-paragraphs-are-counted-once",
        ),
    ],
)
def test_list(body: str, expected: Shown) -> None:
    """The number of a list is what Word prints, in a cell, too."""
    assert expected == read(body, {"word/numbering.xml": LISTS})


def test_list_may_define_a_level_for_itself() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:lvlText w:val="第%1"/></w:lvl></w:lvlOverride>'
    lists = LISTS.replace(
        '<w:abstractNumId w:val="0"/></w:num>', f'<w:abstractNumId w:val="0"/>{override}</w:num>'
    )

    assert read(listed("条", 0), {"word/numbering.xml": lists}) == ["第1条"]


def test_relations_may_lead_outside() -> None:
    """A linked picture is no part."""
    relations = (
        f'<Relationship Id="a" Type="{RELATIONS}/image" Target="http://x/y" TargetMode="External"/>'
    )
    parts = {"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"}

    assert read(p("文"), parts) == ["文"]


def test_broken_relations_are_damage() -> None:
    with pytest.raises(ReadError, match="damaged-xml"):
        read(p("文"), {"word/_rels/document.xml.rels": "<a"})


def test_parts_may_have_other_names() -> None:
    """The relations say which part holds the lists and the styles."""
    relation = f'<Relationship Id="a" Type="{RELATIONS}/numbering" Target="/word/lists7.xml"/>'
    relations = f"<Relationships>{relation}</Relationships>"
    parts = {"word/_rels/document.xml.rels": relations, "word/lists7.xml": LISTS}

    assert read(listed("总则", 0), parts) == ["一总则"]


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(
            lambda xml: xml.replace("w:", "x:").replace("xmlns:w", "xmlns:x"), id="other-prefix"
        ),
        pytest.param(lambda xml: xml.replace(W, STRICT), id="strict"),
        pytest.param(
            lambda xml: (
                xml.replace("<w:", "<")
                .replace("</w:", "</")
                .replace("xmlns:w", "xmlns:w='" + W + "' xmlns")
            ),
            id="no-prefix",
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx"])
def test_other_writers(edit: Callable[[str], str], suffix: str) -> None:
    """Strict files, templates, files with macros, and those of programs with other prefixes."""
    buffer = io.BytesIO()
    report = io.BytesIO(write_docx(make_report()))
    with zipfile.ZipFile(report) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, edit(text) if name == "word/document.xml" else text)
    result = lint_bytes(buffer.getvalue(), f"x{suffix}")

    assert (result.verdict, result.diagnostics) == ("pass", ())


def test_table_pasted_as_a_picture_is_missing() -> None:
    """A drawing holds nothing that can be read; the table is never taken as passed."""
    xml = write_docx(make_report())
    with zipfile.ZipFile(io.BytesIO(xml)) as archive:
        body = archive.read("word/document.xml").decode()
    start = body.rindex("<w:tbl>")
    end = body.rindex("</w:tbl>") + len("</w:tbl>")
    drawing = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
    body = body[:start] + drawing + body[end:]
    result = lint_bytes(
        pack_docx(body[body.index("<w:body>") : body.index("</w:document>")]), "x.docx"
    )

    assert [found.code for found in result.diagnostics] == ["GL002"]
    assert result.verdict == "incomplete"


@needs_soffice
@pytest.mark.parametrize("through", ["docx", "doc"])
def test_libreoffice_writes_the_same_report(through: str) -> None:
    """A report that LibreOffice saved as .docx, perhaps after another format."""
    made = {"report.docx": write_docx(make_report("2021", 3))}
    for form in dict.fromkeys([through, "docx"]):
        made = convert_all(made, form)
    result = lint_bytes(made["report.docx"], "report.docx")

    assert (result.verdict, result.diagnostics) == ("pass", ())
