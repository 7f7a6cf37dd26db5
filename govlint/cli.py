"""The command line: parses, calls, writes, and turns verdicts into an exit status.

Everything but typer is imported by the command that needs it, so that ``--version``, ``--help`` and
completion need not wait for it. Annotations are not postponed here: typer would evaluate each of
them from its text three times over.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from govlint import __version__
from govlint.console import (
    FOUND,
    INCOMPLETE,
    INTERRUPTED,
    OK,
    USAGE,
    asked_language,
    errors_told,
    opened,
    tell,
)

if TYPE_CHECKING:
    from govlint.rule import Rule
    from govlint.settings import Settings

app = typer.Typer(
    help="检查政府信息公开工作年度报告：格式、栏目和勾稽关系。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
rules_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)
app.add_typer(rules_app, name="rules")

Language = Annotated[Literal["zh", "en"], typer.Option("--lang", help="信息用中文还是英文。")]
Level = Literal["error", "warning", "note"]
ConfigFile = Annotated[
    str | None, typer.Option("--config", help="设置文件；不写则从每份报告所在的文件夹向上查找。")
]
LocalCode = Annotated[
    bool, typer.Option("--allow-local-code", help="允许运行设置中 rules 文件夹里的 Python 程序。")
]
OutputFile = Annotated[str | None, typer.Option("--output", "-o", help="写入文件，不写到屏幕。")]
Codes = Annotated[
    list[str] | None,
    typer.Option(help="规则代码、其开头（如 GL3）或规则名；逗号分隔，可多次给出。"),
]


def _show_version(wanted: bool) -> None:  # noqa: FBT001  the signature that typer calls
    if wanted:
        typer.echo(f"govlint {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本。")
    ] = False,
) -> None:
    """检查政府信息公开工作年度报告：格式、栏目和勾稽关系。"""


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(help="文件或文件夹；- 为标准输入。")],
    *,
    output_format: Annotated[
        str, typer.Option("--format", "-f", help="输出格式：text、line、json。")
    ] = "text",
    output: OutputFile = None,
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
    allow_local_code: LocalCode = False,
    jobs: Annotated[int, typer.Option(min=1, help="同时用几个进程检查。")] = 1,
    stdin_format: Annotated[
        Literal["docx", "doc", "rtf", "odt", "pdf", "xlsx", "html", "mhtml", "text", "json", "yaml"]
        | None,
        typer.Option(help="标准输入的格式。"),
    ] = None,
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
        "select": _codes(select),
        "extend-select": _codes(extend_select),
        "ignore": _codes(ignore),
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
    raise typer.Exit(status)


@app.command()
def convert(
    file: Annotated[str, typer.Argument(help="要转换的文件。")],
    *,
    to: Annotated[str, typer.Option(help="json 或 yaml。")] = "json",
    output: OutputFile = None,
    lang: Language = "zh",
) -> None:
    """把报告转换成规范的数据文件。

    没有读到、读不准的格不写出，这时退出码为 3。
    """
    from govlint import codec
    from govlint.engine import absent_cells, read_source
    from govlint.errors import SettingsError
    from govlint.files import find_files

    writers = {"json": codec.to_json, "yaml": codec.to_yaml}
    with errors_told(lang):
        if to not in writers:
            raise SettingsError("unknown-target", name=to, known=", ".join(writers))
        sources = find_files([file]).sources
        if len(sources) != 1:
            names = ", ".join(source.name for source in sources)
            raise SettingsError("not-one-report", path=file, count=len(sources), names=names)
        report = read_source(sources[0])
        with opened(output, [file]) as stream:
            stream.write(writers[to](report))
    if absent := absent_cells(report):
        tell("absent", lang, path=file, count=len(absent))
        raise typer.Exit(INCOMPLETE)


@rules_app.callback()
def rules(
    context: typer.Context,
    *,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", "--family", help="只列这些规则：代码开头（如 GL3）或规则名。"),
    ] = None,
    edition: Annotated[
        Literal["2019", "2021"] | None, typer.Option(help="只列适用于这一版格式的规则。")
    ] = None,
    severity: Annotated[Level | None, typer.Option(help="只列这一级别的规则。")] = None,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="输出格式。")
    ] = "text",
    config: ConfigFile = None,
    allow_local_code: LocalCode = False,
    lang: Language = "zh",
) -> None:
    """列出全部规则，或其中一部分；包括插件的和设置文件中 rules 文件夹里的。"""
    if context.invoked_subcommand is None:
        from govlint import catalogue

        with errors_told(lang):
            known, _ = _known_here(config, allow_local_code=allow_local_code)
            wanted = catalogue.Filter(tuple(_codes(select) or ()), edition, severity)
            write = catalogue.as_json if output_format == "json" else catalogue.as_text
            typer.echo(write(wanted.rules(known), lang), nl=False)


@rules_app.command(hidden=True)
def verify() -> None:
    """证明各版格式的勾稽关系互不矛盾，并给出秩。"""
    from govlint import consistency

    with errors_told("zh"):
        for proof in consistency.verify_all():
            typer.echo(consistency.describe(proof))
            if not proof.is_consistent:
                raise typer.Exit(FOUND)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="规则代码或名称，如 GL301。")],
    *,
    config: ConfigFile = None,
    allow_local_code: LocalCode = False,
    lang: Language = "zh",
) -> None:
    """说明一条规则：查什么，为什么，依据，示例，怎么处理，与哪些设置有关。"""
    from govlint import catalogue

    with errors_told(lang):
        known, settings = _known_here(config, allow_local_code=allow_local_code)
        typer.echo(catalogue.explain(code, known, settings, lang), nl=False)


@app.command()
def settings(
    path: Annotated[str, typer.Argument(help="报告或文件夹；不写则为当前文件夹。")] = ".",
    *,
    config: ConfigFile = None,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="输出格式。")
    ] = "text",
    allow_local_code: LocalCode = False,
    lang: Language = "zh",
) -> None:
    """列出对一份报告起作用的设置，和每一项从哪里来。"""
    from govlint import settings_page
    from govlint.settings_search import Search

    with errors_told(lang):
        found = Search(config=config, allow_local_code=allow_local_code).find(path)
        write = settings_page.as_json if output_format == "json" else settings_page.as_text
        typer.echo(write(settings_page.look_up(path, found), lang), nl=False)


@app.command()
def new_rule(
    code: Annotated[str, typer.Argument(help="规则代码：自己的字母加三位数字，如 AB101。")],
    *,
    form: Annotated[
        Literal["python", "yaml"], typer.Option("--as", help="写成函数，还是声明一个等式。")
    ] = "python",
    lang: Language = "zh",
) -> None:
    """在当前文件夹写出一条新规则的骨架：规则、会报的例子和不会报的例子。

    已有的文件不会被覆盖。
    """
    from govlint import skeleton

    with errors_told(lang):
        for path in skeleton.write(code, form, "."):
            tell("rule-written", lang, path=path)


def run() -> int:
    """Run the command line and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a GBK console lacks some signs
    try:
        status = app(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        # Errors of use have no public base class: typer carries its own copy of click.
        if not hasattr(error, "format_message"):
            raise
        from govlint.usage import explain_usage

        lang = asked_language(sys.argv)
        tell("usage", lang, problem=explain_usage(error.format_message(), lang))
        return USAGE
    return status if isinstance(status, int) else OK


def _known_here(config: str | None, *, allow_local_code: bool) -> "tuple[Sequence[Rule], Settings]":
    """Return the rules that are known in this folder, and its settings."""
    from govlint.registry import load_rules
    from govlint.settings_search import Search

    found = Search(config=config, allow_local_code=allow_local_code).find(".").settings
    return load_rules(found.rules, allow_code=allow_local_code), found


def _codes(values: Sequence[str] | None) -> list[str] | None:
    if values is None:
        return None
    return [code.strip() for value in values for code in value.split(",")]


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
