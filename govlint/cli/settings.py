"""``govlint settings``."""

from typing import Annotated, Literal

import typer

from govlint.cli.options import ConfigFile, Language, LocalCode
from govlint.console import as_utf8, errors_told

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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
    from govlint.characters import with_controls_named
    from govlint.settings_search import Search

    with errors_told(lang):
        found = Search(config=config, allow_local_code=allow_local_code).find(path)
        page = settings_page.look_up(path, found)
        if output_format == "json":
            as_utf8()
            typer.echo(settings_page.as_json(page, lang), nl=False)
        else:
            typer.echo(with_controls_named(settings_page.as_text(page, lang)), nl=False)
