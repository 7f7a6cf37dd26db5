"""The command line: parses, calls, writes, and turns verdicts into an exit status.

A module for each command. Everything but click is imported by the command that needs it, so that
``--version``, ``--help`` and completion need not wait for it.
"""

import io
import sys

import click

from govlint import __version__
from govlint.cli.check import check
from govlint.cli.convert import convert
from govlint.cli.explain import explain
from govlint.cli.new_rule import new_rule
from govlint.cli.rules import rules
from govlint.cli.settings import settings
from govlint.cli.verify import verify
from govlint.console import INTERRUPTED, OK, USAGE, asked_language, tell


@click.group()
@click.version_option(__version__, message="govlint %(version)s", help="显示版本。")
def root() -> None:
    """检查政府信息公开工作年度报告：格式、栏目和勾稽关系。"""


for _command in (check, convert, rules, explain, settings, verify, new_rule):
    root.add_command(_command)


def run() -> int:
    """Run the command line and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a GBK console lacks some signs
    try:
        status = root(prog_name="govlint", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        from govlint.usage import explain_usage

        lang = asked_language(sys.argv)
        tell("usage", lang, problem=explain_usage(error.format_message(), lang))
        return USAGE
    return status if isinstance(status, int) else OK
