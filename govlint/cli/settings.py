"""``govlint settings``."""

import click

from govlint.cli.options import config_file, language, local_code, text_or_json
from govlint.console import errors_told
from govlint.language import Lang


@click.command()
@click.argument("path", default=".", metavar="[path]", help="报告或文件夹；不写则为当前文件夹。")
@config_file
@text_or_json
@local_code
@language
def settings(
    path: str, *, config: str | None, output_format: str, allow_local_code: bool, lang: Lang
) -> None:
    """列出对一份报告起作用的设置，和每一项从哪里来。"""
    from govlint import settings_page
    from govlint.settings_search import Search

    with errors_told(lang):
        found = Search(config=config, allow_local_code=allow_local_code).find(path)
        write = settings_page.as_json if output_format == "json" else settings_page.as_text
        click.echo(write(settings_page.look_up(path, found), lang), nl=False)
