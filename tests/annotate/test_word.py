"""Comments in Word documents: everything else stays, and each stands in the cell that is wrong."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.annotate import annotate
from govlint.annotate.word_places import COLOUR
from govlint.engine import lint_bytes
from tests.annotate.copies import annotated, comments, figures, parts, said, slipped, with_part
from tests.support.reports import make_report, with_cell
from tests.support.soffice import convert_all, needs_soffice
from tests.support.wordml import BOX, MC, par, r
from tests.support.writers import W, pack_docx, word_body, write_docx

TOTAL = "applications.results_total.natural_person"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def wrong_report() -> bytes:
    return write_docx(with_cell(make_report("2021", 3), TOTAL, 175))


def wrong_body() -> str:
    return word_body(with_cell(make_report("2021", 3), TOTAL, 175))


def packed(body: str, others: dict[str, str] | None = None) -> bytes:
    return pack_docx(f"<w:body>{body}<w:sectPr/></w:body>", others)


def cell_of(body: str, text: str) -> str:
    """Return the markup of the only cell with a text."""
    cells = re.findall(r"<w:tc>(?:(?!</w:tc>).)*</w:tc>", body)
    shown = {"".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", cell)): str(cell) for cell in cells}
    return shown[text]


# What is said, and where


def test_comment_stands_in_the_wrong_cell() -> None:
    copy, _ = annotated(wrong_report(), "报告.docx")
    comment = next(comment for comment in comments(copy) if "GL301" in comment.text)

    assert (comment.place, comment.shown, comment.colours) == ((2, 27, 3), "175", [COLOUR])
    assert (comment.author, comment.initials) == ("govlint", "gl")
    message, expected, *rest = comment.text.split("\n")
    assert message == "错误 GL301: 表三「（七）总计」行 ×「自然人」列：填 175，应为 148"
    assert expected == "应为：表三「（七）总计」行 ×「自然人」列 148"
    assert [line.partition("：")[0] for line in rest] == [
        *("等式", "等式", "等式"),
        *("定位", "定位"),
        "依据",
        "处理",
    ]


def test_every_finding_has_a_comment() -> None:
    report = with_cell(make_report("2021", 3), TOTAL, 175)
    report["sections"]["other"]["text"] = ""
    report["signature"]["date"] = "2030-01-01"
    copy, result = annotated(write_docx(report), "报告.docx")
    found = {comment.text.split(":")[0].split(" ")[1]: comment for comment in comments(copy)}

    assert sorted(found) == sorted(one.code for one in result.diagnostics)
    assert found["GL106"].shown == "六、其他需要报告的事项"
    assert found["GL114"].shown == report["signature"]["agency"]


def test_comment_speaks_english() -> None:
    copy, _ = annotated(wrong_report(), "report.docx", "en")
    text = next(comment.text for comment in comments(copy) if "GL301" in comment.text)

    assert text.startswith("error GL301: table “表三”")
    assert "\nshould be: table “表三”" in text


def test_tied_finding_names_and_colours_all_cells() -> None:
    """Nobody knows which of the five is wrong: the comment stands at the first of them."""
    report = with_cell(make_report("2021", 3), "review_litigation.review.total", 77)
    copy, _ = annotated(write_docx(report), "报告.docx")
    comment = next(comment for comment in comments(copy) if "GL401" in comment.text)

    assert comment.place == (3, 4, 1)
    assert comment.text.count("可能的改法") == 5
    assert parts(copy)["word/document.xml"].count(COLOUR.encode()) >= 5


def test_number_of_the_prose_is_commented_in_its_sentence() -> None:
    """It contradicts a cell that may well be right: that is coloured, not commented."""
    report = make_report("2021", 3)
    report["sections"]["overview"]["text"] += "\n本机关全年新收政府信息公开申请9999件。"
    copy, _ = annotated(write_docx(report), "报告.docx")
    (comment,) = (comment for comment in comments(copy) if "GL501" in comment.text)

    assert (comment.place, comment.shown) == (None, "本机关全年新收政府信息公开申请9999件。")
    assert parts(copy)["word/document.xml"].count(COLOUR.encode()) == 1


def test_finding_without_a_place_is_told_at_the_title() -> None:
    report = make_report("2021", 3)
    del report["sections"]["problems"]
    copy, result = annotated(write_docx(report), "报告.docx")
    comment = next(comment for comment in comments(copy) if "GL101" in comment.text)

    assert comment.shown == report["title"]
    assert len(comments(copy)) == len(result.diagnostics)


def test_document_without_any_paragraph_gets_one() -> None:
    copy, result = annotated(packed(""), "报告.docx")

    assert [comment.shown for comment in comments(copy)] == [""] * len(result.diagnostics)
    assert result.diagnostics


def test_right_report_is_copied_as_it_is() -> None:
    data = write_docx(make_report())
    result = lint_bytes(data, "报告.docx")._replace(diagnostics=())

    assert annotate(data, result, "zh") == data


# What stays


def test_parts_stay_and_the_text_is_changed_by_insertions_alone() -> None:
    others = {
        "word/styles.xml": f'<w:styles xmlns:w="{W}"/>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}"/>',
        "word/media/image1.png": "picture",
        "docProps/app.xml": "<Properties/>",
    }
    data = packed(wrong_body(), others)
    copy, _ = annotated(data, "报告.docx")
    before, after = parts(data), parts(copy)
    added = {"word/comments.xml", "word/_rels/document.xml.rels"}

    assert list(after)[: len(before)] == list(before)
    assert after.keys() - before.keys() == added
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml"}
    text = after["word/document.xml"].decode()
    for markup in (
        r'<w:commentRange(Start|End) w:id="\d+"/>',
        r'<w:r><w:commentReference w:id="\d+"/></w:r>',
        f'<w:shd w:val="clear" w:color="auto" w:fill="{COLOUR}"/>',
    ):
        text = re.sub(markup, "", text)
    assert text == before["word/document.xml"].decode()


def test_types_and_relations_are_declared_once() -> None:
    first, _ = annotated(wrong_report(), "报告.docx")
    second, result = annotated(first, "报告.docx")
    after = parts(second)

    assert after["[Content_Types].xml"].count(COMMENTS.encode()) == 1
    assert after["word/_rels/document.xml.rels"].count(b"relationships/comments") == 1
    assert len(comments(second)) == 2 * len(result.diagnostics)


def test_existing_comments_keep_their_numbers_and_text() -> None:
    body = wrong_body()
    own = f'<w:comment w:id="0" w:author="张" w:initials="z"><w:p>{r("请核对")}</w:p></w:comment>'
    old = f'<w:comments xmlns:w="{W}">{own}</w:comments>'
    others = {
        "word/comments.xml": old,
        "word/people.xml": "<people/>",
        "word/commentsExtended.xml": "<extended/>",
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId9" Target="comments.xml" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/comments"/></Relationships>'
        ),
    }
    marked = body.replace(
        "<w:r>",
        '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:r>',
        1,
    )
    data = packed(marked, others)
    types = parts(data)["[Content_Types].xml"].decode()
    copy, result = annotated(data, "报告.docx")
    after = parts(copy)

    assert after["word/comments.xml"].decode().startswith(old.removesuffix("</w:comments>"))
    assert after["[Content_Types].xml"].decode() == types
    assert {name: after[name].decode() for name in others if name != "word/comments.xml"} == {
        name: text for name, text in others.items() if name != "word/comments.xml"
    }
    numbers = re.findall(rb'<w:comment w:id="(\d+)"', after["word/comments.xml"])
    assert sorted(map(int, numbers)) == list(range(len(result.diagnostics) + 1))


# Kinds of documents


def test_strict_document_gets_strict_comments() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = pack_docx(f"<w:body>{wrong_body()}</w:body>")
    data = with_part(xml, "word/document.xml", lambda text: text.replace(W, strict))
    copy, _ = annotated(data, "报告.docx")
    after = parts(copy)

    assert f'<w:comments xmlns:w="{strict}">'.encode() in after["word/comments.xml"]
    assert W.encode() not in after["word/comments.xml"] + after["word/document.xml"]
    assert (
        b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"'
        in after["word/_rels/document.xml.rels"]
    )


def test_document_with_words_language_as_its_default() -> None:
    """Elements have no prefix; attributes need one all the same, which is declared on the spot."""
    data = with_part(
        pack_docx(f"<w:body>{wrong_body()}</w:body>"),
        "word/document.xml",
        lambda text: (
            re.sub(r"<(/?)w:", r"<\1", text)
            .replace(f'xmlns:w="{W}"', f'xmlns="{W}" xmlns:a="{W}"')
            .replace(" w:", " a:")
        ),
    )
    copy, result = annotated(data, "报告.docx")

    assert [comment.shown for comment in comments(copy) if "GL301" in comment.text] == ["175"]
    assert said(lint_bytes(copy, "报告.docx")) == said(result)


def test_macro_document_stays_one() -> None:
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    data = with_part(
        wrong_report(),
        "[Content_Types].xml",
        lambda text: re.sub(r'"application/[^"]*document\.main\+xml"', f'"{macros}"', text),
    )
    copy, _ = annotated(data, "报告.docm")

    assert macros.encode() in parts(copy)["[Content_Types].xml"]


# Shapes of the wrong cell: what stands instead of its markup, and the text that is shown.

CELL = cell_of(wrong_body(), "175")
SHAPES = {
    "bare": "<w:tc><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>",
    "empty properties": "<w:tc><w:tcPr/><w:p><w:pPr/><w:r><w:t>175</w:t></w:r></w:p></w:tc>",
    "own colour": (
        '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="FF0000"/><w:vAlign w:val="center"/></w:tcPr>'
        "<w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>"
    ),
    "old colour in a tracked change": (
        '<w:tc><w:tcPr><w:tcPrChange w:id="7" w:author="x"><w:tcPr><w:shd w:val="clear" '
        'w:fill="FF0000"/></w:tcPr></w:tcPrChange></w:tcPr><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>'
    ),
    "first paragraph empty": "<w:tc><w:p/><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>",
    "content control in the cell": (
        "<w:tc><w:sdt><w:sdtContent><w:p><w:r><w:t>175</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc>"
    ),
    "content control around the cell": (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:tc><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>"
        "</w:sdtContent></w:sdt>"
    ),
    "tracked change": (
        '<w:tc><w:p><w:del w:id="8" w:author="x"><w:r><w:delText>148</w:delText></w:r></w:del>'
        '<w:ins w:id="9" w:author="x"><w:r><w:t>175</w:t></w:r></w:ins></w:p></w:tc>'
    ),
    "box in the cell": (
        "<w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p/></w:tc>"
    ),
    "deleted cell before it": (
        '<w:tc><w:tcPr><w:cellDel w:id="5" w:author="x"/></w:tcPr><w:p/></w:tc>'
        "<w:tc><w:p><w:r><w:t>175</w:t></w:r></w:p></w:tc>"
    ),
    "sign in an attribute": (
        '<w:tc><w:p w:rsidR="a&gt;b>c"><w:r><w:t>175</w:t></w:r></w:p></w:tc>'
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_shape_of_the_wrong_cell(shape: str) -> None:
    data = packed(wrong_body().replace(CELL, shape))
    copy, result = annotated(data, "报告.docx")
    (comment,) = (comment for comment in comments(copy) if "GL301" in comment.text)

    assert comment.shown == "175"
    assert comment.colours == [COLOUR]
    assert said(lint_bytes(copy, "报告.docx")) == said(result)


def test_blank_cell_with_a_paragraph_that_is_a_single_tag() -> None:
    blank = packed(wrong_body().replace(CELL, "<w:tc><w:p/></w:tc>"))
    copy, result = annotated(blank, "报告.docx")
    found = [comment for comment in comments(copy) if comment.shown == "" and comment.place]

    assert [comment.colours for comment in found] == [[COLOUR]] * len(found)
    assert (2, 27, 3) in [comment.place for comment in found]
    assert figures(lint_bytes(copy, "报告.docx")) == figures(result)


@pytest.mark.parametrize("cell", ["<w:tc/>", "<w:tc></w:tc>"])
def test_cell_without_a_paragraph_gets_one(cell: str) -> None:
    copy, result = annotated(packed(wrong_body().replace(CELL, cell)), "报告.docx")

    assert any(comment.place == (2, 27, 3) for comment in comments(copy))
    assert figures(lint_bytes(copy, "报告.docx")) == figures(result)


def test_tables_nested_in_a_table_for_layout() -> None:
    data = packed(f"<w:tbl><w:tr><w:tc>{wrong_body()}</w:tc></w:tr></w:tbl><w:p/>")
    copy, result = annotated(data, "报告.docx")
    (comment,) = (comment for comment in comments(copy) if "GL301" in comment.text)

    assert comment.shown == "175"
    assert said(lint_bytes(copy, "报告.docx")) == said(result)


def test_repeated_header_and_removed_rows_do_not_shift_the_place() -> None:
    gone = '<w:tr><w:trPr><w:del w:id="4" w:author="x"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    body = wrong_body().replace("</w:tblGrid>", f"</w:tblGrid>{gone}")
    body = body.replace("<w:trPr>", "<w:trPr><w:tblHeader/>")
    copy, _ = annotated(packed(body), "报告.docx")
    (comment,) = (comment for comment in comments(copy) if "GL301" in comment.text)

    assert comment.shown == "175"


def test_comment_on_a_table_in_a_text_box_stands_at_the_paragraph_around() -> None:
    """Word has no comments inside a text box."""
    box = BOX.format(mc=MC, content=f"{wrong_body()}<w:p/>")
    data = packed(par(r("附件", ""), f"<w:r>{box}</w:r>"))
    copy, result = annotated(data, "报告.docx")

    assert len(comments(copy)) == len(result.diagnostics)
    assert all(comment.place is None for comment in comments(copy))
    assert COLOUR.encode() not in parts(copy)["word/document.xml"]


# Laws


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), edition=st.sampled_from(["2019", "2021"]))
def test_comment_stands_in_the_cell_that_is_wrong(seed: int, edition: str) -> None:
    """And the copy is read as the report was: the same figures, the same findings."""
    report, key = slipped(edition, seed)
    copy, result = annotated(write_docx(report), "报告.docx")
    assert result.report is not None
    again = lint_bytes(copy, "报告.docx")
    places = [comment.place for comment in comments(copy)]

    assert (said(again), figures(again)) == (said(result), figures(result))
    assert len(places) == len(result.diagnostics)
    for found in result.diagnostics:
        if found.cell == key:
            at = result.report.tables["applications"].cells[key].at
            assert (at.table, at.row, at.cell) in places


@needs_soffice
def test_libreoffice_keeps_the_comments_in_place() -> None:
    """Through LibreOffice and back each comment stands where it stood, and it prints the copy."""
    copies = {
        f"{seed}.docx": annotated(write_docx(slipped("2021", seed)[0]), "报告.docx")[0]
        for seed in range(3)
    }
    back = convert_all(copies, "docx")
    printed = convert_all(copies, "pdf")

    for name, copy in copies.items():
        before = sorted((comment.text, comment.shown) for comment in comments(copy))
        after = sorted((comment.text, comment.shown) for comment in comments(back[name]))
        assert after == before
        assert printed[Path(name).with_suffix(".pdf").name].startswith(b"%PDF")
