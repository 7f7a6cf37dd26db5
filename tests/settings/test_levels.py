"""Levels put together: the nearer wins, and it is known where each value comes from."""

from collections.abc import Mapping
from typing import Any

import pytest

from govlint.levels import Level, Origin, fold, make_level, to_settings
from govlint.settings import Settings


def level(**values: object) -> Level:
    return make_level({key.replace("_", "-"): value for key, value in values.items()}, "file")


@pytest.mark.parametrize(
    ("levels", "values"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([level(lang="zh"), level(lang="en")], {"lang": "en"}, id="nearer wins"),
        pytest.param(
            [level(ignore=["GL1"]), level(ignore=["GL2"])],
            {"ignore": ["GL1", "GL2"]},
            id="ignored adds up",
        ),
        pytest.param(
            [level(select=["GL1"]), level(extend_select=["GL2"]), level(extend_select=["GL3"])],
            {"select": ["GL1"], "extend-select": ["GL2", "GL3"]},
            id="selected adds up",
        ),
        pytest.param(
            [
                level(
                    ignore=["GL1"], extend_select=["GL2"], severity={"GL3": "off", "GL4": "note"}
                ),
                level(select=["GL1"]),
            ],
            {"severity.GL4": "note", "select": ["GL1"]},
            id="a selection begins anew",
        ),
        pytest.param(
            [level(severity={"GL1": "note", "GL2": "off"}), level(severity={"GL1": "error"})],
            {"severity.GL1": "error", "severity.GL2": "off"},
            id="severities one by one",
        ),
    ],
)
def test_values(levels: list[Level], values: Mapping[str, Any]) -> None:
    assert fold(levels).values == values


def test_origins() -> None:
    """Of a list that adds up, each part has its own."""
    far = make_level({"ignore": ["GL1"], "severity": {"GL3": "off"}}, "file")
    near = make_level({"ignore": ["GL2"], "lang": "en"}, "kind", ("per-kind", "zone"))
    folded = fold([far, near])

    assert folded.origins == {
        "ignore": (
            Origin("file", ("ignore",)),
            Origin("kind", ("per-kind", "zone", "ignore")),
        ),
        "severity.GL3": (Origin("file", ("severity", "GL3")),),
        "lang": (Origin("kind", ("per-kind", "zone", "lang")),),
    }


def test_settings() -> None:
    folded = fold(
        [level(fail_on="note", select=["GL1"], severity={"GL1": "off"}, kinds={"某.局": "zone"})]
    )

    assert to_settings(folded) == Settings(
        select=("GL1",), fail_on="note", severity={"GL1": "off"}, kinds={"某.局": "zone"}
    )
    assert to_settings(fold([])) == Settings()
