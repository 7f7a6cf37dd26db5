"""The schemas of what users write, and our reading of them, held to jsonschema."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govlint.agency import load_kinds
from govlint.faults import find_faults, load_schema

SCHEMAS = Path(__file__).parents[2] / "schema"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("name", ["settings", "ignore"])
def test_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)


def problems(value: object, name: str = "settings") -> list[str]:
    return [f"{'.'.join(fault.keys)}: {fault.problem.zh}" for fault in find_faults(value, name)]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({}, []),
        ({"select": ["GL3"], "tolerance": Decimal("0.5"), "severity": {"GL3": "off"}}, []),
        ({"selct": []}, ["selct: 没有 selct 这个设置，最接近的是 select"]),
        ({"zzz": 1}, ["zzz: 没有 zzz 这个设置"]),
        ({"select": "GL3"}, ['select: 应为列表，如 ["GL3"]，写的是“GL3”']),
        ({"select": [3]}, ["select: 应为文字，加引号，写的是“3”"]),
        ({"fail-on": "eror"}, ["fail-on: “eror”不在 error, warning, note 之中，最接近的是 error"]),
        ({"fail-on": 1}, ["fail-on: “1”不在 error, warning, note 之中"]),
        (
            {"fail-on": ["error"]},
            ["fail-on: “['error']”不在 error, warning, note 之中，最接近的是 error"],
        ),
        ({"tolerance": -1}, ["tolerance: “-1”不应小于 0"]),
        ({"tolerance": Decimal("NaN")}, ["tolerance: 应为数字，写的是“NaN”"]),
        ({"tolerance": True}, ["tolerance: 应为数字，写的是“True”"]),
        ({"severity": []}, ["severity: 应为一组键值，写的是“[]”"]),
        (
            {"deadlines": {"department": "1-31"}},
            ["deadlines.department: “1-31”应为月-日，如 01-31"],
        ),
        (
            {"deadlines": {"department": "02-30"}},
            ["deadlines.department: “02-30”应为月-日，如 01-31"],
        ),
        (
            {"per-kind": {"departments": {}}},
            ["per-kind.departments: 没有 departments 这个设置，最接近的是 department"],
        ),
        (
            {"per-path": {"*.md": {"lang": "en"}}, "lang": "fr"},
            ["per-path.*.md.lang: 没有 lang 这个设置", "lang: “fr”不在 zh, en 之中"],
        ),
    ],
)
def test_faults(value: object, says: list[str]) -> None:
    """All of them, each with its keys and the nearest that is known."""
    assert problems(value) == says


def test_missing_key() -> None:
    assert problems({"fingerprint": "0" * 16}, "ignore") == ["reason: 缺少 reason"]


def test_faults_are_said_in_english_too() -> None:
    wrong = {
        "selct": 1,
        "select": 1,
        "lang": "fr",
        "tolerance": -1,
        "deadlines": {"zone": "x"},
    }

    assert all(
        fault.problem.en.isascii() or "“" in fault.problem.en
        for fault in find_faults(wrong, "settings")
    )
    assert len(list(find_faults(wrong, "settings"))) == 5


SEVERITIES = st.sampled_from(["error", "warning", "note", "off", "of", "Error", 1])
WORDS = st.lists(st.sampled_from(["GL3", "", "x", 1, None]), max_size=2) | st.just("GL3")
DAYS = st.sampled_from(["01-31", "02-29", "02-28", "1-1", "13-01", "06-31", "06-30", 131])
KINDS = st.sampled_from([*load_kinds(), "agency"])
NUMBERS = st.sampled_from([0, 1, -1, 0.5, "1", None])
RULES = {
    "select": WORDS,
    "extend-select": WORDS,
    "ignore": WORDS,
    "severity": st.dictionaries(st.sampled_from(["GL3", "x"]), SEVERITIES, max_size=2),
    "fail-on": SEVERITIES,
    "min-confidence": st.sampled_from(["high", "low", "lowest"]),
    "persona": st.sampled_from(["office", "auditor", "boss"]),
    "deadlines": st.dictionaries(KINDS, DAYS, max_size=2),
    "tolerance": NUMBERS,
    "unknown": NUMBERS,
}
OVERRIDES = st.fixed_dictionaries({}, optional=RULES)
TABLES = st.fixed_dictionaries(
    {},
    optional={
        **RULES,
        "lang": st.sampled_from(["zh", "en", "fr"]),
        "kinds": st.dictionaries(st.just("某局"), KINDS, max_size=1),
        "rules": WORDS,
        "per-path": st.dictionaries(st.just("*.md"), OVERRIDES, max_size=1),
        "per-kind": st.dictionaries(KINDS, OVERRIDES, max_size=1),
    },
)


@given(TABLES)
def test_settings_are_judged_as_by_jsonschema(table: dict[str, Any]) -> None:
    """Right and wrong alike, though only the keywords in use are read."""
    exact = json.loads(json.dumps(table), parse_float=Decimal)

    assert (not problems(exact)) == validator("settings").is_valid(table)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "fingerprint": st.sampled_from(["0123456789abcdef", "0", "X" * 16]),
            "agency": st.just("某局"),
            "year": st.sampled_from(["2024", "24"]),
            "code": st.sampled_from(["GL301", "gl301"]),
            "cell": st.sampled_from(["a.b.c", "a.b", "A.b.c"]),
            "place": st.just("标题"),
            "reason": st.sampled_from(["已核对", " ", ""]),
            "until": st.sampled_from(["2026-12-31", "2026-13-01", "never"]),
            "other": st.just("x"),
        },
    )
)
def test_ignore_entries_are_judged_as_by_jsonschema(entry: dict[str, Any]) -> None:
    assert (not problems(entry, "ignore")) == validator("ignore").is_valid(entry)


def test_every_setting_is_described() -> None:
    for key, schema in load_schema("settings")["properties"].items():
        assert schema["title"], key
        assert schema["description"], key
