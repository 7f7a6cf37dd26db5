"""Complaints about the command line, in the language that was asked for."""

import pytest

from govlint.console import asked_language
from govlint.usage import explain_usage
from tests.support.terminal import govlint


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "缺少参数 paths"),
        (("explain",), "缺少参数 code"),
        (("explain", "a", "b"), "多余的参数 b"),
        (("chekc",), "没有命令 chekc，是否想写 check"),
        (("zzz",), "没有命令 zzz"),
        (("check", "x", "--unheard-of"), "没有选项 --unheard-of"),
        (("check", "x", "--fail-onn", "x"), "没有选项 --fail-onn，相近的有 --fail-on"),
        (("check", "x", "--jobs"), "选项 --jobs 后面要有值"),
        (("check", "x", "--jobs", "0"), "选项 --jobs 不能是 0，范围是 x>=1"),
        (("check", "x", "--jobs", "two"), "选项 --jobs 应为整数，不能是“two”"),
        (
            ("check", "x", "--fail-on", "x"),
            "选项 --fail-on 不能是“x”，可用的有 error, warning, note",
        ),
        (("rules", "-f", "x"), "选项 --format 不能是“x”，可用的有 text, json"),
    ],
)
def test_chinese(arguments: tuple[str, ...], says: str) -> None:
    """All that can be done wrong is said without a word of English."""
    done = govlint(*arguments)

    assert done.status == 2
    assert done.stderr == f"用法有误：{says}；govlint --help 查看用法\n"


@pytest.mark.parametrize("lang", [("--lang", "en"), ("--lang=en",)])
def test_english(lang: tuple[str, ...]) -> None:
    done = govlint("check", "x", "--unheard-of", *lang)

    assert done.stderr == "No such option: --unheard-of; see govlint --help\n"


def test_what_is_not_known_stays_as_it_is() -> None:
    """A later typer may say something else."""
    assert explain_usage("Something else.", "zh") == "Something else."
    assert (
        explain_usage("No such option: --x Did you mean --y?", "zh") == "没有选项 --x，是否想写 --y"
    )
    assert explain_usage("Missing command.", "zh") == "缺少命令"


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], "zh"),
        (["--lang"], "zh"),
        (["--lang", "zh"], "zh"),
        (["--lang", "en"], "en"),
        (["en"], "zh"),
    ],
)
def test_asked_language(arguments: list[str], lang: str) -> None:
    assert asked_language(arguments) == lang
