"""The command line: parses, calls, writes, and turns verdicts into an exit status.

A module for each command, imported when that command is asked for; everything but typer is imported
by what needs it, so that ``--version``, ``--help`` and completion need not wait for it. Annotations
are not postponed here: typer would evaluate each of them from its text three times over.
"""

import io
import sys
from collections import UserDict
from importlib import import_module
from typing import Annotated, Any

import typer

from govlint import __version__, plain_signs
from govlint.console import INTERRUPTED, OK, USAGE, asked_language, tell

COMMANDS = (
    *("check", "new", "convert", "fix", "rules", "explain", "settings", "verify", "new-rule"),
    "hierarchy",
)
"""In the order of the help."""


class _Commands(UserDict[str, Any]):
    """The commands by name, each made when it is first asked for; their type is typer's own."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(COMMANDS))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  see above
        if self.data[name] is None:
            app = import_module(f"govlint.cli.{name.replace('-', '_')}").app
            self.data[name] = typer.main.get_command(app)
            self.data[name].name = name
        return self.data[name]


class _Group(typer.core.TyperGroup):
    def __init__(self, **given: Any) -> None:  # noqa: ANN401  handed on
        super().__init__(**given)
        self.commands = _Commands()


app = typer.Typer(
    cls=_Group,
    help="检查政府信息公开工作年度报告：格式、栏目和勾稽关系。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


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
