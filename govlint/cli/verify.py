"""``govlint verify``."""

from typing import Annotated

import typer

from govlint.cli.options import Language
from govlint.console import FOUND, errors_told

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def verify(
    result: Annotated[
        str, typer.Argument(help="govlint check 写出的结果（--format json 或 jsonl）。")
    ],
    file: Annotated[str, typer.Argument(help="要核对的报告。")],
    *,
    lang: Language = "zh",
) -> None:
    """核对一份报告是不是结果所说的那一份：检查以后改动过没有。

    退出码：0 是同一份；1 不是；2 结果文件有误；3 报告不能读取。
    """
    from govlint.characters import with_controls_named
    from govlint.proof import prove
    from govlint.readers.charset import decode
    from govlint.source import Source, digest_of, load
    from govlint.verify import as_text, match

    with errors_told(lang):
        text = decode(load(Source(result, result)))
        found = match(text, file, digest_of(load(Source(file, file))))
        typer.echo(with_controls_named(as_text(found, file, prove(), lang)), nl=False)
    if not found.records:
        raise typer.Exit(FOUND)
