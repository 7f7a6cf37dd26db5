"""``govlint check``."""

import gc
import os
from collections.abc import Collection, Sequence
from typing import Annotated, Literal

import typer

from govlint.cli.completion import complete_format
from govlint.cli.options import Codes, ConfigFile, Level, LocalCode, OutputFile, split_codes
from govlint.console import errors_told, tell
from govlint.readers import SUFFIXES, Format

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(help="文件或文件夹；- 为标准输入。")],
    *,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            autocompletion=complete_format,
            help="输出格式：text、line、json、jsonl、html、csv、xlsx、sarif、github、gitlab、junit；"
            "不写则由 -o 文件的扩展名决定，否则为 text。",
        ),
    ] = None,
    output: OutputFile = None,
    annotate: Annotated[
        str | None,
        typer.Option(
            help="另写一份带批注的副本（.docx、.html、.xlsx），批注写在有问题的格或段落上；一次一份报告。"
        ),
    ] = None,
    config: ConfigFile = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="不理会报告旁边的设置文件和 .govlint-ignore.yaml。")
    ] = False,
    select: Codes = None,
    extend_select: Codes = None,
    ignore: Codes = None,
    fail_on: Annotated[Level | None, typer.Option(help="到哪个级别算不通过。")] = None,
    min_confidence: Annotated[
        Literal["high", "medium", "low"] | None, typer.Option(help="把握不到这一级的不说。")
    ] = None,
    persona: Annotated[
        Literal["office", "supervisor", "auditor"] | None,
        typer.Option(help="谁在看结果：起草单位、主管部门、审查。"),
    ] = None,
    baseline: Annotated[str | None, typer.Option(help="基线文件；其中已有的问题不再提示。")] = None,
    write_baseline: Annotated[
        str | None, typer.Option(help="把现有的问题写入基线文件；没有查完时退出码仍为 3。")
    ] = None,
    previous: Annotated[
        str | None, typer.Option(help="上年报告：一份文件，或装有各机关上年报告的文件夹。")
    ] = None,
    hierarchy: Annotated[
        str | None,
        typer.Option(help="单位名录；由 govlint hierarchy init 写出样子，核对各级合计和缺报。"),
    ] = None,
    allow_local_code: LocalCode = False,
    jobs: Annotated[int, typer.Option(min=1, help="同时用几个进程检查。")] = 1,
    stdin_format: Annotated[
        Format | None,
        typer.Option(help="标准输入的格式。"),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="只说使报告不能通过的问题和最后一行。")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="最后列出每条规则有几处问题，多的在前。")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="不退出：报告每次保存后重新检查，按 Ctrl+C 结束。")
    ] = False,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(
            help="彩色：看是不是屏幕，总是，从不；auto 时听环境变量 NO_COLOR、FORCE_COLOR。"
        ),
    ] = "auto",
    lang: Annotated[
        Literal["zh", "en"] | None,
        typer.Option("--lang", help="信息用中文还是英文。", show_default="zh"),
    ] = None,
) -> None:
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
        annotate=annotate,
        colour=color,
        is_quiet=quiet,
        tells_statistics=statistics,
        jobs=jobs,
        previous=previous,
        hierarchy=hierarchy,
    )

    def check_all(saved: Collection[str] | None = None) -> int:
        found = find_files(paths, stdin_format)
        files = run_module.settle(found.sources, request, named=paths)
        if not any(source.path == "" or os.path.lexists(source.path) for source, _ in files):
            _refuse_nothing(paths)
        if len(files) > 1 or watch:
            _collect_garbage()
        status = run_module.run(files, request._replace(saved=saved))
        if found.left_out and not quiet and saved is None:
            tell("left-out", files[0][1].lang, count=found.left_out)
        return status

    with errors_told(lang or "zh"):
        if watch:
            from govlint.watch import keep_checking

            written = [path for path in (output, write_baseline) if path]
            status = keep_checking(paths, check_all, lang or "zh", written)
        else:
            status = check_all()
    raise typer.Exit(status)


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

    shown = ", ".join(paths)
    if any(os.path.isdir(path) for path in paths):
        raise SettingsError("no-files", paths=shown, suffixes=" ".join(SUFFIXES))
    raise SettingsError("no-such-files", paths=shown)
