"""``govlint new-rule``."""

from typing import Annotated, Literal

import typer

from govlint.cli.options import Language
from govlint.console import errors_told, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None)


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
