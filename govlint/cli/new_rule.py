"""``govlint new-rule``."""

from typing import Literal

import click

from govlint.cli.options import language
from govlint.console import errors_told, tell
from govlint.language import Lang


@click.command()
@click.argument("code", metavar="code", help="规则代码：自己的字母加三位数字，如 AB101。")
@click.option(
    "--as",
    "form",
    type=click.Choice(["python", "yaml"]),
    default="python",
    show_default=True,
    help="写成函数，还是声明一个等式。",
)
@language
def new_rule(code: str, *, form: Literal["python", "yaml"], lang: Lang) -> None:
    """在当前文件夹写出一条新规则的骨架：规则、会报的例子和不会报的例子。

    已有的文件不会被覆盖。
    """
    from govlint import skeleton

    with errors_told(lang):
        for path in skeleton.write(code, form, "."):
            tell("rule-written", lang, path=path)
