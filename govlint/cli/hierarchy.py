"""``govlint hierarchy``."""

from typing import Annotated

import typer

from govlint.cli.options import Language
from govlint.console import errors_told, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback()
def hierarchy() -> None:
    """单位名录：哪些单位应有报告，谁汇总谁。"""


@app.command()
def init(
    folder: Annotated[str, typer.Argument(help="报告所在的文件夹。")],
    *,
    lang: Language = "zh",
) -> None:
    """由文件夹中的报告写出单位名录 units.yaml 的初稿，供补全。

    上级只在名称看得出时写成注释，请核对。已有的文件不会被覆盖。
    """
    from govlint.hierarchy_template import write_template

    with errors_told(lang):
        path, count = write_template(folder, lang)
        tell("units-written", lang, path=path, count=count)
