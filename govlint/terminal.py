"""How to write to a stream: colours and lines on a terminal, plain text elsewhere."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO, TypeVar, cast

from govlint.language import Lang
from govlint.outputs import Options
from govlint.wording import say

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before a progress bar appears."""

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "pass": "bold green",
    "dim": "dim",
}


def options_for(stream: TextIO | BinaryIO, lang: Lang) -> Options:
    """Return the options for a stream; plain unless it is a terminal that shows colours."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return Options(lang)
    # 40 ms that a hook or a pipe need not pay.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=cast("TextIO", stream))
    if console.legacy_windows:
        return Options(lang)
    styles = {name: console.get_style(style) for name, style in STYLES.items()}
    system = ColorSystem.STANDARD
    return Options(
        lang, boxes=True, paint=lambda text, style: styles[style].render(text, color_system=system)
    )


def track(results: Iterable[T], total: int, lang: Lang, what: str = "progress") -> Iterator[T]:
    """Pass results on, with a progress bar on a terminal when they take longer than a second.

    Args:
        results: One for each file.
        total: How many there will be.
        lang: The language of the bar.
        what: The phrase that says what is done.
    """
    if total < 2 or not sys.stderr.isatty():
        yield from results
        return
    started = time.monotonic()
    bar = task = None
    try:
        for number, result in enumerate(results, 1):
            if bar is None and time.monotonic() - started > PATIENCE:
                from rich.console import Console  # noqa: PLC0415
                from rich.progress import Progress  # noqa: PLC0415

                # Text for a pipe must not go through the bar, text for the terminal must.
                shares_terminal = sys.stdout.isatty()
                bar = Progress(
                    console=Console(stderr=not shares_terminal),
                    redirect_stdout=shares_terminal,
                    transient=True,
                )
                task = bar.add_task(say(what, lang), total=total)
                bar.start()
            if bar is not None and task is not None:
                bar.update(task, completed=number)
            yield result
    finally:
        if bar is not None:
            bar.stop()
