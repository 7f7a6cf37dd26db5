"""The list of rules, whole and in part, and one rule explained."""

import json
from pathlib import Path

import pytest

from govlint.registry import load_rules
from tests.support.terminal import govlint

RULES = load_rules()


def listed(*options: str) -> list[str]:
    text = govlint("rules", *options)
    data = json.loads(govlint("rules", "--format", "json", *options).stdout)

    assert text.status == 0
    assert [line.split()[0] for line in text.stdout.splitlines()] == [rule["code"] for rule in data]
    return [rule["code"] for rule in data]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), [rule.code for rule in RULES]),
        (("--family", "GL3"), ["GL301", "GL302", "GL303", "GL304"]),
        (("--select", "GL3,GL401"), ["GL301", "GL302", "GL303", "GL304", "GL401"]),
        (("--select", "missing-table"), ["GL002"]),
        (("--severity", "note"), [rule.code for rule in RULES if rule.severity == "note"]),
        (
            ("--edition", "2019"),
            [rule.code for rule in RULES if not rule.editions or "2019" in rule.editions],
        ),
        (
            ("--family", "GL2", "--edition", "2019", "--severity", "error"),
            [
                rule.code
                for rule in RULES
                if rule.code.startswith("GL2")
                and rule.severity == "error"
                and (not rule.editions or "2019" in rule.editions)
            ],
        ),
        (("--family", "GL3", "--severity", "warning"), []),
    ],
)
def test_filters(options: tuple[str, ...], codes: list[str]) -> None:
    """Text and JSON alike."""
    assert listed(*options) == codes


def test_unknown_family() -> None:
    done = govlint("rules", "--family", "GL9")

    assert (done.status, done.stdout) == (2, "")
    assert "没有规则 GL9" in done.stderr


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("", "有关设置：severity.GL301, ignore\n"),
        ('severity = {GL3 = "note"}', "有关设置：severity.GL301, ignore；按现在的设置为提示\n"),
        ('ignore = ["GL3"]', "有关设置：severity.GL301, ignore；按现在的设置不查\n"),
        ('select = ["GL1"]', "有关设置：severity.GL301, ignore；按现在的设置不查\n"),
    ],
)
def test_explain_says_the_settings(tmp_path: Path, settings: str, says: str) -> None:
    (tmp_path / "govlint.toml").write_text(settings)

    assert govlint("explain", "GL301", cwd=tmp_path).stdout.endswith(says)
    assert govlint("explain", "GL301", "--config", tmp_path / "govlint.toml").stdout.endswith(says)
