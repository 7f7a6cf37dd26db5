"""``govlint check``."""

import gc
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from govlint.cli.options import (
    LANGUAGES,
    LEVELS,
    SAYS_CODES,
    SAYS_LANGUAGE,
    config_file,
    local_code,
    output_file,
    split_codes,
)
from govlint.console import errors_told, tell
from govlint.language import Lang

if TYPE_CHECKING:
    from govlint.readers import Format

STDIN_FORMATS = "docx doc rtf odt pdf xlsx html mhtml text json yaml".split()


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="paths...", help="文件或文件夹；- 为标准输入。"
)
@click.option(
    "--format",
    "-f",
    "output_format",
    help="输出格式：text、line、json、jsonl、csv、xlsx、sarif、github、gitlab、junit；"
    "不写则由 -o 文件的扩展名决定，否则为 text。",
)
@output_file
@config_file
@click.option("--isolated", is_flag=True, help="不理会报告旁边的设置文件和 .govlint-ignore.yaml。")
@click.option("--select", multiple=True, help=SAYS_CODES)
@click.option("--extend-select", multiple=True, help=SAYS_CODES)
@click.option("--ignore", multiple=True, help=SAYS_CODES)
@click.option("--fail-on", type=LEVELS, help="到哪个级别算不通过。")
@click.option(
    "--min-confidence",
    type=click.Choice(["high", "medium", "low"]),
    help="把握不到这一级的不说。",
)
@click.option(
    "--persona",
    type=click.Choice(["office", "supervisor", "auditor"]),
    help="谁在看结果：起草单位、主管部门、审查。",
)
@click.option("--baseline", help="基线文件；其中已有的问题不再提示。")
@click.option("--write-baseline", help="把现有的问题写入基线文件；没有查完时退出码仍为 3。")
@click.option("--previous", help="上年报告：一份文件，或装有各机关上年报告的文件夹。")
@local_code
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="同时用几个进程检查。",
)
@click.option("--stdin-format", type=click.Choice(STDIN_FORMATS), help="标准输入的格式。")
@click.option("--lang", type=LANGUAGES, show_default="zh", help=SAYS_LANGUAGE)
def check(
    paths: Sequence[str],
    *,
    output_format: str | None,
    output: str | None,
    config: str | None,
    isolated: bool,
    select: Sequence[str],
    extend_select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str | None,
    min_confidence: str | None,
    persona: str | None,
    baseline: str | None,
    write_baseline: str | None,
    previous: str | None,
    allow_local_code: bool,
    jobs: int,
    stdin_format: "Format | None",
    lang: Lang | None,
) -> int:
    """检查报告。

    设置文件是 govlint.toml 或 pyproject.toml 的 [tool.govlint]；命令行优先于设置文件。

    退出码：0 没有问题，全部查过；1 有问题；2 用法有误，或没有文件可查；3 有的没能检查。
    """
    from govlint import run as run_module
    from govlint.files import find_files

    given = {
        "select": split_codes(select),
        "extend-select": split_codes(extend_select),
        "ignore": split_codes(ignore),
        "fail-on": fail_on,
        "min-confidence": min_confidence,
        "persona": persona,
        "lang": lang,
    }
    request = run_module.Request(
        command={key: value for key, value in given.items() if value is not None},
        config=config,
        isolated=isolated,
        allow_local_code=allow_local_code,
        baseline=baseline,
        write_baseline=write_baseline,
        output_format=output_format,
        output=output,
        jobs=jobs,
        previous=previous,
    )
    with errors_told(lang or "zh"):
        found = find_files(paths, stdin_format)
        files = run_module.settle(found.sources, request, named=paths)
        if not any(source.path == "" or os.path.lexists(source.path) for source, _ in files):
            _refuse_nothing(paths)
        if len(files) > 1:
            _collect_garbage()
        status = run_module.run(files, request)
        if found.left_out:
            tell("left-out", files[0][1].lang, count=found.left_out)
    return status


def _collect_garbage() -> None:
    """Let the collector work again, see `govlint.__main__`: ten files leave as much as it waits for.

    What was imported is never garbage, and need not be searched each time.
    """
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def _refuse_nothing(paths: Sequence[str]) -> None:
    """Complain that there is nothing at all to check."""
    from govlint.errors import SettingsError
    from govlint.readers import SUFFIXES

    shown = ", ".join(paths)
    if any(os.path.isdir(path) for path in paths):
        raise SettingsError("no-files", paths=shown, suffixes=" ".join(SUFFIXES))
    raise SettingsError("no-such-files", paths=shown)
