"""The command line: parses, calls, writes, and turns verdicts into an exit status.

Everything but typer is imported by the command that needs it, so that ``--version``, ``--help`` and
completion need not wait for it. Annotations are not postponed here: typer would evaluate each of
them from its text three times over.
"""

import gc
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from govlint import __version__

if TYPE_CHECKING:
    from govlint.engine import FileResult
    from govlint.language import Lang
    from govlint.settings import Settings

OK, FOUND, USAGE, INCOMPLETE = 0, 1, 2, 3
"""Exit status: clean; diagnostics; usage or settings; not everything could be checked."""
INTERRUPTED = 130
"""Exit status of a program that was stopped from the keyboard, by custom of shells."""

app = typer.Typer(
    help="检查政府信息公开工作年度报告：格式、栏目和勾稽关系。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
rules_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)
app.add_typer(rules_app, name="rules")

Language = Annotated[Literal["zh", "en"], typer.Option("--lang", help="信息用中文还是英文。")]
OutputFile = Annotated[str | None, typer.Option("--output", "-o", help="写入文件，不写到屏幕。")]
Codes = Annotated[
    list[str] | None, typer.Option(help="规则代码或其开头，如 GL3；逗号分隔，可多次给出。")
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
    select: Codes = None,
    ignore: Codes = None,
    fail_on: Annotated[
        Literal["error", "warning", "note"], typer.Option(help="到哪个级别算不通过。")
    ] = "error",
    jobs: Annotated[int, typer.Option(min=1, help="同时用几个进程检查。")] = 1,
    stdin_format: Annotated[
        Literal["docx", "doc", "rtf", "odt", "pdf", "xlsx", "html", "mhtml", "text", "json", "yaml"]
        | None,
        typer.Option(help="标准输入的格式。"),
    ] = None,
    lang: Language = "zh",
) -> None:
    """检查报告。

    退出码：0 没有问题，全部查过；1 有问题；2 用法有误，或没有文件可查；3 有的没能检查。
    """
    from govlint.batch import lint_sources
    from govlint.files import find_files
    from govlint.registry import load_rules
    from govlint.settings import Settings, chosen

    with _errors_told(lang):
        settings = Settings(_codes(select), _codes(ignore), fail_on, lang)
        chosen(load_rules(), settings)  # an unknown code is told before anything is written
        files = find_files(paths, stdin_format)
        places = {source.path for source in files.sources}
        if not any(path == "" or os.path.lexists(path) for path in places):
            _refuse_nothing(paths)
        if len(files.sources) > 1:
            _collect_garbage()
        results = lint_sources(files.sources, settings, jobs=jobs)
        with _opened(output, places) as stream:
            status = _write(results, len(files.sources), settings, output_format, stream)
        if files.left_out:
            _tell("left-out", lang, count=files.left_out)
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
    with _errors_told(lang):
        if to not in writers:
            raise SettingsError("unknown-target", name=to, known=", ".join(writers))
        sources = find_files([file]).sources
        if len(sources) != 1:
            names = ", ".join(source.name for source in sources)
            raise SettingsError("not-one-report", path=file, count=len(sources), names=names)
        report = read_source(sources[0])
        with _opened(output, [file]) as stream:
            stream.write(writers[to](report))
    if absent := absent_cells(report):
        _tell("absent", lang, path=file, count=len(absent))
        raise typer.Exit(INCOMPLETE)


@rules_app.callback()
def rules(
    context: typer.Context,
    *,
    output_format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="输出格式。")
    ] = "text",
    lang: Language = "zh",
) -> None:
    """列出全部规则。"""
    if context.invoked_subcommand is None:
        from govlint import catalogue

        with _errors_told(lang):
            write = catalogue.as_json if output_format == "json" else catalogue.as_text
            typer.echo(write(lang), nl=False)


@rules_app.command(hidden=True)
def verify() -> None:
    """证明各版格式的勾稽关系互不矛盾，并给出秩。"""
    from govlint import consistency

    with _errors_told("zh"):
        for proof in consistency.verify_all():
            typer.echo(consistency.describe(proof))
            if not proof.is_consistent:
                raise typer.Exit(FOUND)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="规则代码或名称，如 GL301。")],
    *,
    lang: Language = "zh",
) -> None:
    """说明一条规则：查什么，为什么，依据，示例，怎么处理。"""
    from govlint import catalogue

    with _errors_told(lang):
        typer.echo(catalogue.explain(code, lang), nl=False)


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
        _tell("usage", "zh", problem=error.format_message())
        return USAGE
    return status if isinstance(status, int) else OK


def _codes(values: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip() for value in values or () for code in value.split(","))


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


def _write(
    results: "Iterable[FileResult]", total: int, settings: "Settings", name: str, stream: TextIO
) -> int:
    """Write results as they come and return the exit status: 3 wins over 1."""
    from govlint import outputs
    from govlint.terminal import options_for, track

    writer = outputs.load(name, options_for(stream, settings.lang))
    summary = outputs.Summary()
    has_findings = False
    stream.write(writer.begin())
    for result in track(results, total, settings.lang):
        stream.write(writer.file(result))
        summary = summary.add(result)
        has_findings |= any(settings.fails(found.severity) for found in result.diagnostics)
    stream.write(writer.end(summary))
    return INCOMPLETE if summary.incomplete else FOUND if has_findings else OK


@contextmanager
def _opened(path: str | None, inputs: Iterable[str]) -> Iterator[TextIO]:
    """Open the output; never one of the inputs."""
    from govlint.errors import SettingsError

    if path is None:
        yield sys.stdout
        return
    if os.path.exists(path) and any(
        os.path.exists(file) and os.path.samefile(path, file) for file in inputs
    ):
        raise SettingsError("would-overwrite", path=path)
    try:
        stream = open(  # noqa: SIM115  closed below
            path, "w", encoding="utf-8", newline="\n"
        )
    except OSError as error:
        raise SettingsError("cannot-write", path=path, problem=error.strerror or error) from error
    with stream:
        yield stream


@contextmanager
def _errors_told(lang: "Lang") -> Iterator[None]:
    """Say what is wrong in plain words instead of a traceback."""
    from govlint.errors import GovlintError, ReadError
    from govlint.wording import explain as explain_error

    try:
        yield
    except GovlintError as error:
        typer.echo(explain_error(error, lang), err=True)
        raise typer.Exit(INCOMPLETE if isinstance(error, ReadError) else USAGE) from error


def _tell(name: str, lang: "Lang", **facts: object) -> None:
    from govlint.wording import say

    typer.echo(say(name, lang, **facts), err=True)
