"""No damage to a file makes a reader raise anything but `ReadError`, which is a result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.samples import check, samples

pytestmark = pytest.mark.no_cover

SAMPLES = samples()
PIECES = st.sampled_from(
    [
        *b"< > </td> <table> <td/colspan=99> -- = ' } ]] | *& %".split(),
        b"",
        b"\n\n",
        b"- ",
        b"\t",
        b"\0",
        b"\xff",
        b"\xe6\x94",
        b"PK\x05\x06",
        b"PK\x01\x02",
    ]
)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 64), PIECES, st.integers(1, 3)),
    min_size=1,
    max_size=8,
)
"""Where, as a share of the length; how many bytes are lost there; what stands there instead."""


def damage(data: bytes, edits: list[tuple[float, int, bytes, int]]) -> bytes:
    for place, lost, piece, times in edits:
        at = int(place * len(data))
        data = data[:at] + piece * times + data[at + lost :]
    return data


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=25)
@given(edits=EDITS)
def test_damaged_file(name: str, edits: list[tuple[float, int, bytes, int]]) -> None:
    check(name, damage(SAMPLES[name], edits))


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=10)
@given(length=st.floats(0, 1))
def test_file_that_was_cut_off(name: str, length: float) -> None:
    check(name, SAMPLES[name][: int(length * len(SAMPLES[name]))])
