"""``govlint explain``."""

import click

from govlint.cli.options import config_file, known_here, language, local_code
from govlint.console import errors_told
from govlint.language import Lang


@click.command()
@click.argument("code", metavar="code", help="规则代码或名称，如 GL301。")
@config_file
@local_code
@language
def explain(code: str, *, config: str | None, allow_local_code: bool, lang: Lang) -> None:
    """说明一条规则：查什么，为什么，依据，示例，怎么处理，与哪些设置有关。"""
    from govlint import catalogue

    with errors_told(lang):
        known, settings = known_here(config, allow_local_code=allow_local_code)
        click.echo(catalogue.explain(code, known, settings, lang), nl=False)
