"""Laws that hold for every file: figures stay, markup stays, a second fix has nothing to do."""

import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.engine import lint_bytes
from govlint.fixes.proof import is_better
from tests.fixes.forms import SUFFIXES, file_of, mend, separate, widen
from tests.support import damage
from tests.support.cells import values_of
from tests.support.reports import Canonical, make_report
from tests.support.writers import Block, blocks, docx_of, html_of, text_of

pytestmark = pytest.mark.no_cover

HEADINGS = {
    "overview": "一、概述",
    "other": "其他需要报告的事项",
    "problems": "五、存在问题及改进情况",
}
WAYS: tuple[Callable[[object], str], ...] = (widen, separate, lambda value: f"0{value}")
TREES: dict[str, Callable[[list[Block]], bytes]] = {
    ".docx": docx_of,
    ".html": html_of,
    ".md": lambda content: text_of(content, bars=True),
}


def spoil(report: Canonical, chance: random.Random) -> Canonical:
    """Write some figures, headings and numbers of documents in another way."""
    for rows in report["tables"].values():
        for row in rows.values():
            for column, value in row.items():
                if chance.random() < 0.1:
                    row[column] = chance.choice(WAYS)(abs(value))
                elif value == 0 and chance.random() < 0.3:
                    row[column] = chance.choice(["/", "—", "无"])
    for key, heading in HEADINGS.items():
        if chance.random() < 0.5:
            report["sections"][key]["heading"] = heading
    if chance.random() < 0.5:
        report["sections"]["other"]["text"] += f"依据某政办发【2024】{chance.randint(1, 99)}号。"
    return report


def markup_of(data: bytes, suffix: str) -> object:
    """Return what no fix may touch: tags, and parts other than the main one."""
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return [re.findall(rb"<[^>]*>", parts.pop("word/document.xml")), parts]
    if suffix == ".html":
        return re.findall(rb"<[^>]*>", data)
    return len(data.splitlines())


def assert_laws(data: bytes, suffix: str, *, unsafe: bool, fill_zero: bool) -> None:
    fixed = mend(data, suffix, unsafe=unsafe, fill_zero=fill_zero)
    before, after = (lint_bytes(one, f"x{suffix}") for one in (data, fixed.data))
    old, new = values_of(before), values_of(after)
    filled = {key for key in old if old[key] is None and new[key] is not None}

    assert old.keys() == new.keys()
    assert {new[key] for key in filled} <= {0}
    assert {key: new[key] for key in new if key not in filled} == {
        key: old[key] for key in old if key not in filled
    }
    assert len(filled) == (sum(edit.new == "0" and edit.code != "GL017" for edit in fixed.done))
    assert is_better(before, after)
    assert markup_of(data, suffix) == markup_of(fixed.data, suffix)
    again = mend(fixed.data, suffix, unsafe=unsafe, fill_zero=fill_zero)
    assert again.data == fixed.data


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(
    seed=st.integers(0, 10**6),
    edition=st.sampled_from(["2019", "2021"]),
    unsafe=st.booleans(),
    fill_zero=st.booleans(),
)
@settings(max_examples=12)
def test_mistakes_of_form(
    suffix: str, seed: int, edition: str, *, unsafe: bool, fill_zero: bool
) -> None:
    report = spoil(make_report(edition, seed), random.Random(seed))

    assert_laws(file_of(report, suffix), suffix, unsafe=unsafe, fill_zero=fill_zero)


@pytest.mark.parametrize("suffix", TREES)
@given(seed=st.integers(0, 10**6), spoilt=st.booleans(), fill_zero=st.booleans())
@settings(max_examples=20)
def test_damaged_tables(suffix: str, seed: int, *, spoilt: bool, fill_zero: bool) -> None:
    """Rows lost, repeated and merged, labels mistyped: what is mended is right all the same."""
    chance = random.Random(seed)
    report = make_report("2021", seed)
    content: list[Block] = list(blocks(spoil(report, chance) if spoilt else report))
    content = chance.choice(damage.ALL[:-1])(content, chance)

    assert_laws(TREES[suffix](content), suffix, unsafe=True, fill_zero=fill_zero)
