"""Options that several commands have, and what they say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from govlint.rule import Rule
    from govlint.settings import Settings

LANGUAGES = click.Choice(["zh", "en"])
LEVELS = click.Choice(["error", "warning", "note"])
SAYS_LANGUAGE = "信息用中文还是英文。"
SAYS_CODES = "规则代码、其开头（如 GL3）或规则名；逗号分隔，可多次给出。"

language = click.option(
    "--lang", type=LANGUAGES, default="zh", show_default=True, help=SAYS_LANGUAGE
)
config_file = click.option("--config", help="设置文件；不写则从每份报告所在的文件夹向上查找。")
local_code = click.option(
    "--allow-local-code", is_flag=True, help="允许运行设置中 rules 文件夹里的 Python 程序。"
)
output_file = click.option("--output", "-o", help="写入文件，不写到屏幕。")
text_or_json = click.option(
    "--format",
    "-f",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式。",
)


def known_here(config: str | None, *, allow_local_code: bool) -> "tuple[Sequence[Rule], Settings]":
    """Return the rules that are known in this folder, and its settings."""
    from govlint.registry import load_rules
    from govlint.settings_search import Search

    found = Search(config=config, allow_local_code=allow_local_code).find(".").settings
    return load_rules(found.rules, allow_code=allow_local_code), found


def split_codes(values: Sequence[str]) -> list[str] | None:
    """Return the codes in values that may each hold several, separated by commas; None: no value."""
    return [code.strip() for value in values for code in value.split(",")] or None
