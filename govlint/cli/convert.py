"""``govlint convert``."""

from typing import Annotated

import typer

from govlint.cli.options import Language, OutputFile, read_one, write_report
from govlint.console import INCOMPLETE, errors_told, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def convert(
    file: Annotated[str, typer.Argument(help="要转换的文件。")],
    *,
    to: Annotated[
        str | None,
        typer.Option(
            help="docx、html、md、xlsx、json、yaml、csv；不写则由 -o 文件的扩展名决定，否则为 json。"
        ),
    ] = None,
    output: OutputFile = None,
    lang: Language = "zh",
) -> None:
    """把报告转换成 Word、网页、表格或规范的数据文件。

    格中的内容按原样写出，表格按统一格式画出；csv 每格一行。没有读到、读不准的格不写出（在 Word、网页、表格中
    标明“未读到”），统一格式以外的行和列也不写出，这时退出码为 3。
    """
    from govlint.engine import absent_cells
    from govlint.writers import TARGETS, choose

    with errors_told(lang):
        target = choose(to, output, "json", TARGETS)
        report = read_one(file)
        write_report(report, target, output, [file])
    extra = sum(len(table.extra) for table in report.tables.values())
    if absent := len(absent_cells(report)):
        tell("absent", lang, path=file, count=absent)
    if extra:
        tell("extra", lang, path=file, count=extra)
    if absent or extra:
        raise typer.Exit(INCOMPLETE)
