"""JSON and YAML with places."""

import pytest

from govlint.errors import ReadError
from govlint.readers.tree import Node, parse


def test_places_of_values() -> None:
    """Every value knows its line and column, in JSON and in YAML alike."""
    root = parse('{\n  "a": 1,\n  "b": {"c": "x"}\n}', is_json=True)

    assert isinstance(root.value, dict)
    assert root.value["a"] == Node("1", is_number=True, line=2, column=8)
    inner = root.value["b"].value
    assert isinstance(inner, dict)
    assert inner["c"] == Node("x", is_number=False, line=3, column=14)


@pytest.mark.parametrize(
    ("text", "value", "is_number"),
    [
        ("12", "12", True),
        ("-3", "-3", True),
        ("12.50", "12.50", True),
        ('"12"', "12", False),
        ("012", "012", False),
        ("1:20", "1:20", False),
        ("0x1F", "0x1F", False),
        ("1e5", "1e5", False),
        ("true", "true", False),
        ("null", "", False),
        ("~", "", False),
        ("无", "无", False),
    ],
)
def test_scalars_are_read_as_written(text: str, value: str, is_number: bool) -> None:  # noqa: FBT001
    """None of the surprises of YAML 1.1: no octal, no sexagesimal, no booleans."""
    root = parse(f"a: {text}", is_json=False)

    assert isinstance(root.value, dict)
    assert (value, is_number) == (root.value["a"].value, root.value["a"].is_number)


def test_json_escapes() -> None:
    """Characters beyond the first plane come as two escapes, which YAML does not know."""
    root = parse('{"a": "\\ud83d\\ude00\\u5e74\\/"}', is_json=True)

    assert isinstance(root.value, dict)
    assert root.value["a"].value == "\N{GRINNING FACE}年/"


def test_repeated_keys_are_named() -> None:
    assert parse("a: 1\nb: 2\na: 3", is_json=False).repeated == ("a",)


def test_keys_that_are_no_words() -> None:
    root = parse("? [1, 2]\n: x\n1: y", is_json=False)

    assert isinstance(root.value, dict)
    assert list(root.value) == ["…", "1"]


@pytest.mark.parametrize(
    ("text", "is_json", "reason"),
    [
        pytest.param('{"a": 1,}', True, "json-syntax", id="comma"),
        pytest.param("a: [1", False, "yaml-syntax", id="not-closed"),
        pytest.param("a: \x07", False, "yaml-syntax", id="control-character"),
        pytest.param("a: &x 1\nb: *x", False, "yaml-alias", id="alias"),
        pytest.param("a: 1\n---\nb: 2", False, "many-documents", id="two-documents"),
        pytest.param("[" * 100 + "]" * 100, False, "nested-too-deep", id="deep"),
        pytest.param("[" * 100_000, True, "nested-too-deep", id="very-deep-json"),
        pytest.param("[" * 100_000, False, "nested-too-deep", id="very-deep-yaml"),
        pytest.param("# nothing", False, "empty", id="only-a-comment"),
        pytest.param(" " * (8 * 1024 * 1024 + 1), False, "tree-too-large", id="large"),
    ],
)
def test_refusal(text: str, is_json: bool, reason: str) -> None:  # noqa: FBT001
    """What cannot be read is refused with line and column where there is one."""
    with pytest.raises(ReadError) as caught:
        parse(text, is_json=is_json)

    assert reason == caught.value.reason


def test_place_of_a_syntax_error() -> None:
    with pytest.raises(ReadError) as caught:
        parse('{\n "a": 1,\n "b": }', is_json=True)

    assert (caught.value.facts["line"], caught.value.facts["column"]) == (3, 7)
