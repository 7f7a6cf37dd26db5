"""On a terminal: colours, lines, and a progress bar when it takes long."""

import io
import sys

import pytest

from govlint import terminal
from govlint.engine import FileResult, lint
from govlint.terminal import options_for, track
from tests.support.example import REPORTS
from tests.support.terminal import govlint

WRONG = REPORTS / "example-2024.docx"


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Return a terminal that shows colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return Screen()


def test_colours_on_a_terminal(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    assert screen.isatty()
    done = govlint("check", WRONG, is_terminal=True)

    assert "\x1b[1;31m错误 GL301\x1b[0m" in done.stdout
    assert "┌─" in done.stdout
    assert "▶85" in done.stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert govlint("check", WRONG, is_terminal=True).stdout == govlint("check", WRONG).stdout


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_when_asked(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    assert not options_for(screen, "zh").boxes


def test_no_colours_in_a_file() -> None:
    options = options_for(io.StringIO(), "zh")

    assert (options.boxes, options.paint("x", "error")) == (False, "x")


def results(count: int) -> list[FileResult]:
    return [lint(WRONG)] * count


def test_no_bar_for_what_is_quick(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    monkeypatch.setattr(sys, "stderr", screen)

    assert len(list(track(results(3), 3, "zh"))) == 3
    assert screen.getvalue() == ""


def test_bar_for_what_takes_long(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    """It is drawn on the terminal and wiped away at the end; results pass unchanged."""
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", pipe := io.StringIO())
    given = results(3)

    assert list(track(given, 3, "zh")) == given
    assert "检查" in screen.getvalue()
    assert pipe.getvalue() == ""


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())

    assert len(list(track(results(3), 3, "zh"))) == 3
    assert pipe.getvalue() == ""


def test_bar_ends_when_the_run_does(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    """Also when nobody takes the rest of the results."""
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(sys, "stdout", screen)
    tracked = track(results(3), 3, "zh")
    next(iter(tracked))
    tracked.close()  # type: ignore[attr-defined]  # a generator

    assert sys.stdout is screen
