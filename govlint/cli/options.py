"""Options that several commands have, and what they say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from govlint.cli.completion import complete_codes

if TYPE_CHECKING:
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
