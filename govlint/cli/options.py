"""Options that several commands have, and what they say."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from govlint.cli.completion import complete_codes
from govlint.console import opened, opened_bytes

if TYPE_CHECKING:
    from govlint.report import Report
    from govlint.rule import Rule
    from govlint.settings import Settings

Language = Annotated[Literal["zh", "en"], typer.Option("--lang", help="信息用中文还是英文。")]
Level = Literal["error", "warning", "note"]
ConfigFile = Annotated[
    str | None, typer.Option("--config", help="设置文件；不写则从每份报告所在的文件夹向上查找。")
]
LocalCode = Annotated[
    bool, typer.Option("--allow-local-code", help="允许运行设置中 rules 文件夹里的 Python 程序。")
]
OutputFile = Annotated[str | None, typer.Option("--output", "-o", help="写入文件，不写到屏幕。")]
Codes = Annotated[
    list[str] | None,
    typer.Option(
        help="规则代码、其开头（如 GL3）或规则名；逗号分隔，可多次给出。",
        autocompletion=complete_codes,
    ),
]


def known_here(config: str | None, *, allow_local_code: bool) -> "tuple[Sequence[Rule], Settings]":
    """Return the rules that are known in this folder, and its settings."""
    from govlint.registry import load_rules
    from govlint.settings_search import Search

    found = Search(config=config, allow_local_code=allow_local_code).find(".").settings
    return load_rules(found.rules, allow_code=allow_local_code), found


def split_codes(values: Sequence[str] | None) -> list[str] | None:
    """Return the codes in values that may each hold several, separated by commas."""
    if values is None:
        return None
    return [code.strip() for value in values for code in value.split(",")]


def read_one(path: str) -> "Report":
    """Return the report in a file, or in an archive that holds no other.

    Raises:
        SettingsError: ``not-one-report``.
        ReadError: It cannot be read.
    """
    from govlint.engine import read_source
    from govlint.errors import SettingsError
    from govlint.files import find_files

    sources = find_files([path]).sources
    if len(sources) != 1:
        names = ", ".join(source.name for source in sources)
        raise SettingsError("not-one-report", path=path, count=len(sources), names=names)
    return read_source(sources[0])


def write_report(
    report: "Report",
    target: str,
    output: str | None,
    inputs: Iterable[str],
    *,
    is_new: bool = False,
) -> None:
    """Write a report in one of the formats of `govlint.writers`.

    Args:
        report: What to write.
        target: The format.
        output: The file; None: standard output.
        inputs: Files that are never overwritten.
        is_new: Whether no file at all is overwritten.
    """
    from govlint.writers import BINARY, write

    data = write(report, target)
    if output or target in BINARY:
        with opened_bytes(output, inputs, is_new=is_new) as stream:
            stream.write(data)
    else:
        with opened(None, inputs, is_data=True) as text:
            text.write(data.decode())
