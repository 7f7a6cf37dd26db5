"""``govlint rules``."""

from typing import Annotated, Literal

import typer

from govlint.cli.completion import complete_codes
from govlint.cli.options import ConfigFile, Language, Level, LocalCode, known_here, split_codes
from govlint.console import FOUND, as_utf8, errors_told

app = typer.Typer(add_completion=False, rich_markup_mode=None, invoke_without_command=True)


@app.callback()
def rules(
    context: typer.Context,
    *,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            "--family",
            help="只列这些规则：代码开头（如 GL3）或规则名。",
            autocompletion=complete_codes,
        ),
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
            known, _ = known_here(config, allow_local_code=allow_local_code)
            wanted = catalogue.Filter(tuple(split_codes(select) or ()), edition, severity)
            is_json = output_format == "json"
            write = catalogue.as_json if is_json else catalogue.as_text
            if is_json:
                as_utf8()
            typer.echo(write(wanted.rules(known), lang), nl=False)


@app.command(hidden=True)
def verify() -> None:
    """证明各版格式的勾稽关系互不矛盾，并给出秩。"""
    from govlint import consistency

    with errors_told("zh"):
        for proof in consistency.verify_all():
            typer.echo(consistency.describe(proof))
            if not proof.is_consistent:
                raise typer.Exit(FOUND)
