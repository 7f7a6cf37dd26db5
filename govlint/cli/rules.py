"""``govlint rules``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from govlint.cli.options import (
    LEVELS,
    config_file,
    known_here,
    language,
    local_code,
    split_codes,
    text_or_json,
)
from govlint.console import FOUND, OK, errors_told
from govlint.language import Lang

if TYPE_CHECKING:
    from govlint.rule import Severity


@click.group(invoke_without_command=True)
@click.option(
    "--select", "--family", multiple=True, help="只列这些规则：代码开头（如 GL3）或规则名。"
)
@click.option("--edition", type=click.Choice(["2019", "2021"]), help="只列适用于这一版格式的规则。")
@click.option("--severity", type=LEVELS, help="只列这一级别的规则。")
@text_or_json
@config_file
@local_code
@language
@click.pass_context
def rules(
    context: click.Context,
    *,
    select: Sequence[str],
    edition: str | None,
    severity: "Severity | None",
    output_format: str,
    config: str | None,
    allow_local_code: bool,
    lang: Lang,
) -> None:
    """列出全部规则，或其中一部分；包括插件的和设置文件中 rules 文件夹里的。"""
    if context.invoked_subcommand is None:
        from govlint import catalogue

        with errors_told(lang):
            known, _ = known_here(config, allow_local_code=allow_local_code)
            wanted = catalogue.Filter(tuple(split_codes(select) or ()), edition, severity)
            write = catalogue.as_json if output_format == "json" else catalogue.as_text
            click.echo(write(wanted.rules(known), lang), nl=False)


@rules.command(hidden=True)
def verify() -> int:
    """证明各版格式的勾稽关系互不矛盾，并给出秩。"""
    from govlint import consistency

    with errors_told("zh"):
        for proof in consistency.verify_all():
            click.echo(consistency.describe(proof))
            if not proof.is_consistent:
                return FOUND
    return OK
