"""``govlint convert``."""

from typing import Annotated

import typer

from govlint.cli.options import Language, OutputFile
from govlint.console import INCOMPLETE, errors_told, opened, tell


def convert(
    file: Annotated[str, typer.Argument(help="要转换的文件。")],
    *,
    to: Annotated[str, typer.Option(help="json 或 yaml。")] = "json",
    output: OutputFile = None,
    lang: Language = "zh",
) -> None:
    """把报告转换成规范的数据文件。

    没有读到、读不准的格不写出，这时退出码为 3。
    """
    from govlint import codec
    from govlint.engine import absent_cells, read_source
    from govlint.errors import SettingsError
    from govlint.files import find_files

    writers = {"json": codec.to_json, "yaml": codec.to_yaml}
    with errors_told(lang):
        if to not in writers:
            raise SettingsError("unknown-target", name=to, known=", ".join(writers))
        sources = find_files([file]).sources
        if len(sources) != 1:
            names = ", ".join(source.name for source in sources)
            raise SettingsError("not-one-report", path=file, count=len(sources), names=names)
        report = read_source(sources[0])
        with opened(output, [file]) as stream:
            stream.write(writers[to](report))
    if absent := absent_cells(report):
        tell("absent", lang, path=file, count=len(absent))
        raise typer.Exit(INCOMPLETE)
