"""The command line: parses, calls, writes, and turns verdicts into an exit status.

A module for each command. Everything but typer is imported by the command that needs it, so that
``--version``, ``--help`` and completion need not wait for it. Annotations are not postponed here:
typer would evaluate each of them from its text three times over.
"""

import io
import sys
from typing import Annotated

import typer

from govlint import __version__, plain_signs
from govlint.cli.check import check
from govlint.cli.convert import convert
from govlint.cli.explain import explain
from govlint.cli.fix import fix
from govlint.cli.hierarchy import hierarchy_app
from govlint.cli.new import new
from govlint.cli.new_rule import new_rule
from govlint.cli.rules import rules_app
from govlint.cli.settings import settings
from govlint.cli.verify import verify
from govlint.console import INTERRUPTED, OK, USAGE, asked_language, tell

app = typer.Typer(
    help="检查政府信息公开工作年度报告：格式、栏目和勾稽关系。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
app.command()(check)
app.command()(new)
app.command()(convert)
app.command()(fix)
app.add_typer(rules_app, name="rules")
app.command()(explain)
app.command()(settings)
app.command()(verify)
app.command()(new_rule)
app.add_typer(hierarchy_app, name="hierarchy")


def _show_version(wanted: bool) -> None:  # noqa: FBT001  the signature that typer calls
    if wanted:
        typer.echo(f"govlint {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本。")
    ] = False,
) -> None:
    """检查政府信息公开工作年度报告：格式、栏目和勾稽关系。"""


def run() -> int:
    """Run the command line and return the exit status."""
    plain_signs.register()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=plain_signs.ERRORS)
    try:
        status = app(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        # Errors of use have no public base class: typer carries its own copy of click.
        if not hasattr(error, "format_message"):
            raise
        from govlint.usage import explain_usage

        lang = asked_language(sys.argv)
        tell("usage", lang, problem=explain_usage(error.format_message(), lang))
        return USAGE
    return status if isinstance(status, int) else OK
