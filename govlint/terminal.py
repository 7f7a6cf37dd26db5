"""How to write to a stream: colours and lines on a terminal, plain text elsewhere."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal, TextIO, TypeVar, cast

from govlint.language import Lang
from govlint.outputs import Options
from govlint.wording import say

T = TypeVar("T")

Colour = Literal["auto", "always", "never"]
"""When to colour; ``auto``: on a terminal, or as the environment asks."""

PATIENCE = 1.0
"""Seconds before a progress bar appears."""

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "pass": "bold green",
    "dim": "dim",
}


def options_for(stream: TextIO | BinaryIO, lang: Lang, colour: Colour = "auto") -> Options:
    """Return the options for a stream; plain unless it shows colours, or they are asked for."""
    if colour == "never" or (colour == "auto" and not _shows_colours(stream)):
        return Options(lang)
    # 40 ms that a hook or a pipe need not pay.
    from rich.color import ColorSystem  # noqa: PLC0415
    from rich.style import Style  # noqa: PLC0415

    styles = {name: Style.parse(style) for name, style in STYLES.items()}
    system = ColorSystem.STANDARD
    return Options(
        lang, boxes=True, paint=lambda text, style: styles[style].render(text, color_system=system)
    )


def _shows_colours(stream: TextIO | BinaryIO) -> bool:
    """Return whether a stream shows colours, by the customs of no-color.org and force-color.org."""
    asked = os.environ.get
    if asked("NO_COLOR"):
        return False
    if any(asked(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if not stream.isatty() or asked("TERM") == "dumb":
        return False
    from rich.console import Console  # noqa: PLC0415

    return not Console(file=cast("TextIO", stream)).legacy_windows


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
