"""Text that an earlier program read in a wrong encoding is refused; no other text is."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.form import EDITIONS
from govlint.readers.garbled import MIN_CHARACTERS, find_garbling
from tests.support.reports import Canonical, make_report
from tests.support.sites import write_site
from tests.support.writers import write_html, write_json, write_text

Garble = Callable[[bytes], str]

GARBLINGS: list[tuple[str, Garble, str]] = [
    ("utf-8-as-gbk", lambda data: data.decode("gbk", "replace"), "garbled-as-gbk"),
    ("utf-8-as-gbk-shortened", lambda data: data.decode("gbk", "ignore"), "garbled-as-gbk"),
    (
        "utf-8-as-gbk-twice",
        lambda data: data.decode("gbk", "replace").encode().decode("gbk", "replace"),
        "garbled-as-gbk",
    ),
    ("utf-8-as-latin", lambda data: data.decode("latin-1"), "garbled-as-foreign"),
    ("utf-8-as-windows", lambda data: data.decode("cp1252", "replace"), "garbled-as-foreign"),
    ("gbk-as-latin", lambda data: _gbk(data).decode("latin-1"), "garbled-as-foreign"),
    (
        "gbk-as-japanese",
        lambda data: _gbk(data).decode("shift_jis", "replace"),
        "garbled-as-foreign",
    ),
    ("gbk-as-utf-8", lambda data: _gbk(data).decode("utf-8", "replace"), "garbled-lost"),
    (
        "gbk-as-utf-8-as-gbk",
        lambda data: _gbk(data).decode("utf-8", "replace").encode().decode("gbk", "replace"),
        "garbled-as-gbk",
    ),
    (
        "question-marks",
        lambda data: data.decode().encode("ascii", "replace").decode(),
        "garbled-lost",
    ),
]


def _gbk(data: bytes) -> bytes:
    return data.decode().encode("gbk", "replace")


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json"])
@pytest.mark.parametrize(
    ("garble", "reason"),
    [pytest.param(garble, reason, id=name) for name, garble, reason in GARBLINGS],
)
def test_garbled_report_is_refused(suffix: str, garble: Garble, reason: str) -> None:
    """In every form of text, whether the tables of JSON can still be read or not."""
    writers: dict[str, Callable[[Canonical], bytes]]
    writers = {".txt": write_text, ".html": write_html, ".json": write_json}
    for edition in EDITIONS:
        garbled = garble(writers[suffix](make_report(edition))).encode("utf-8")
        for path in (f"report{suffix}", "report.txt"):
            failure = lint_bytes(garbled, path).failure

            assert failure is not None
            assert failure.reason == reason


@given(
    edition=st.sampled_from(EDITIONS),
    seed=st.integers(0, 10**6),
    write=st.sampled_from([write_text, write_html, write_json, lambda r: write_site("divs", r)]),
)
def test_report_is_not_garbled(
    edition: str, seed: int, write: Callable[[Canonical], bytes]
) -> None:
    assert find_garbling(write(make_report(edition, seed)).decode()) is None


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=MIN_CHARACTERS))
def test_rare_characters_are_not_garbled(text: str) -> None:
    """Nor is a text of nothing but them, short or long."""
    assert find_garbling(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "某县统计局关于龘靐齉等生僻字处理情况的说明",
        "Annual report on the disclosure of government information",
        "Rapport annuel sur l’accès à l’information, élaboré à Genève",
        "标题？？？？？？内容待补充？请核对有关数字后再行报送",
        "0 0 0 12 3 ? ?",
        "锟斤拷",
        "",
    ],
)
def test_other_text_is_not_garbled(text: str) -> None:
    assert find_garbling(text) is None


def test_page_of_a_site_whose_article_is_garbled() -> None:
    """Menus that can be read do not hide it."""
    page = write_site("divs", make_report()).decode()
    start, end = page.index('<div class="con">'), page.index('<div class="btn">')
    article = page[start:end].encode().decode("gbk", "replace")
    failure = lint_bytes((page[:start] + article + page[end:]).encode(), "page.html").failure

    assert failure is not None
    assert failure.reason == "garbled-as-gbk"
