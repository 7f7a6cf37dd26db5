"""The library as programs use it."""

from pathlib import Path

import pytest

import govlint

EXAMPLE = Path(__file__).parents[1] / "fixtures" / "reports" / "example-2024.docx"


def test_lint() -> None:
    result = govlint.lint(EXAMPLE)

    assert isinstance(result, govlint.FileResult)
    assert result.verdict == "fail"
    (found,) = result.diagnostics
    assert isinstance(found, govlint.Diagnostic)
    assert found.cell == "applications.results_total.natural_person"
    assert (found.actual, found.expected) == ("85", ("58",))
    assert result.report == govlint.read_file(EXAMPLE)


def test_settings() -> None:
    settings = govlint.Settings(ignore=("GL3",))

    assert govlint.lint(EXAMPLE, settings).verdict == "pass"


def test_failure_is_explained() -> None:
    result = govlint.lint("nothing.docx")

    assert result.failure is not None
    assert govlint.explain(result.failure, "zh") == "没有这个文件；请检查路径"
    assert govlint.explain(result.failure, "en").startswith("there is no such file")


@pytest.mark.parametrize("name", govlint.__all__)
def test_everything_promised_is_there_and_documented(name: str) -> None:
    assert getattr(govlint, name).__doc__


def test_nothing_else_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        govlint.lnit  # type: ignore[attr-defined]  # noqa: B018
