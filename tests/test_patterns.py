"""Regular expressions that wait."""

import re
from unittest import mock

import pytest

from govlint.patterns import pattern


def test_pattern_does_what_a_compiled_one_does() -> None:
    assert pattern(r"\d+").findall("1 and 23") == ["1", "23"]
    assert pattern(rb"(?P<letter>[a-c])", re.IGNORECASE).fullmatch(b"B") is not None


def test_pattern_is_compiled_once_when_it_is_first_used() -> None:
    with mock.patch.object(re, "compile", wraps=re.compile) as compiling:
        figures = pattern(r"\d+")
        assert compiling.call_count == 0
        assert [figures.sub("0", text) for text in ("a1", "b2")] == ["a0", "b0"]
        assert compiling.call_count == 1


def test_pattern_has_no_other_methods_than_a_compiled_one() -> None:
    with pytest.raises(AttributeError):
        getattr(pattern("a"), "matches")  # noqa: B009  mypy knows that there is none
