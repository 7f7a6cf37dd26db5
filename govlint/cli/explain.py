"""``govlint explain``."""

from typing import Annotated

import typer

from govlint.cli.completion import complete_code
from govlint.cli.options import ConfigFile, Language, LocalCode, known_here
from govlint.console import errors_told

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def explain(
    code: Annotated[
        str, typer.Argument(help="规则代码或名称，如 GL301。", autocompletion=complete_code)
    ],
    *,
    config: ConfigFile = None,
    allow_local_code: LocalCode = False,
    lang: Language = "zh",
) -> None:
    """说明一条规则：查什么，为什么，依据，示例，怎么处理，与哪些设置有关。"""
    from govlint import catalogue

    with errors_told(lang):
        known, settings = known_here(config, allow_local_code=allow_local_code)
        typer.echo(catalogue.explain(code, known, settings, lang), nl=False)
