"""On a terminal: colours, lines, and a progress bar when it takes long."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govlint import plain_signs, terminal
from govlint.engine import lint
from govlint.result import FileResult
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


@pytest.mark.parametrize(
    ("environment", "colour", "has_colours"),
    [
        ({}, "auto", False),
        ({"FORCE_COLOR": "1"}, "auto", True),
        ({"FORCE_COLOR": "0"}, "auto", False),
        ({"CLICOLOR_FORCE": "1"}, "auto", True),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_colours_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colour: str, *, has_colours: bool
) -> None:
    """The option wins over the environment, and there NO_COLOR over what forces colours."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in govlint("check", WRONG, "--color", colour).stdout) is has_colours


def test_no_colours_on_a_terminal_when_asked(screen: Screen) -> None:
    assert screen.isatty()
    assert "\x1b[" not in govlint("check", WRONG, "--color", "never", is_terminal=True).stdout


def test_files_have_no_colours(tmp_path: Path) -> None:
    govlint("check", WRONG, "--color", "always", "-o", tmp_path / "out.txt")

    assert "\x1b[" not in (tmp_path / "out.txt").read_text("utf-8")


def test_bar_while_reports_are_read_for_comparison(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, tmp_path: Path
) -> None:
    """Reading comes first and may take long; then they are checked."""
    assert screen.isatty()
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(WRONG.read_bytes())
    done, quiet = (
        govlint("check", tmp_path, *more, is_terminal=True) for more in ((), ("--quiet",))
    )

    assert re.search("读取 \\S*━", done.stdout)
    assert re.search("检查 \\S*━", done.stdout)
    assert "━" not in quiet.stdout + quiet.stderr


def test_gbk_console(tmp_path: Path) -> None:
    """As a program of its own: signs that GBK lacks are plain ones, characters a 〓, none a ``?``."""
    path = tmp_path / "㭎›🀄².docx"
    path.write_bytes(WRONG.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "govlint", "check", path, "--color", "always"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        check=False,
    )
    text = done.stdout.decode("gbk")

    assert (done.returncode, done.stderr) == (1, b"")
    assert "┌─" in text
    assert ">85" in text
    assert "〓>〓2.docx > 第 2 张表" in text
    assert "?" not in text


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("┌─▶58 × 2…", "ascii", "-->58 x 2..."),
        ("⼈②", "gbk", "人②"),
        ("应为", "latin-1", "??"),
    ],
)
def test_plain_signs(text: str, encoding: str, written: str) -> None:
    plain_signs.register()

    assert text.encode(encoding, plain_signs.ERRORS).decode(encoding) == written


def test_plain_signs_are_for_writing() -> None:
    plain_signs.register()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", plain_signs.ERRORS)


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
