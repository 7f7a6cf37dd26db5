"""A report is checked again when it is saved."""

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.watch import saves
from tests.support.example import REPORTS
from tests.support.reports import make_report
from tests.support.terminal import govlint
from tests.support.writers import write

RIGHT, WRONG = (REPORTS / f"{name}-2024.docx" for name in ("correct", "example"))
TIMEOUT = 60


class Watch:
    """A run of ``govlint check --watch``."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "govlint", "check", *arguments, "--watch"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line.decode())

    def until(self, words: str) -> str:
        """Return what is written up to a line with some words."""
        written = ""
        while words not in (line := self._lines.get(timeout=TIMEOUT)):
            written += line
        return written + line

    def stop(self) -> int:
        """Press Ctrl-C; return the status."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(TIMEOUT)
        self._reader.join(TIMEOUT)
        return status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(WRONG.read_bytes())
    return tmp_path


def save(path: Path, content: bytes) -> None:
    """Save as Word does: a lock, a temporary file, which then takes the place of the old one."""
    path.with_name(f"~${path.name}").write_bytes(b"lock")
    temporary = path.with_name("~WRD0001.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    path.with_name(f"~${path.name}").unlink()


def test_file_is_checked_again(folder: Path) -> None:
    """The status at the end is the last one."""
    watch = Watch(folder, "a.docx")
    first = watch.until("正在等待")
    save(folder / "a.docx", RIGHT.read_bytes())
    second = watch.until("正在等待")

    assert "错误 GL301" in first
    assert "结论：通过  a.docx" in second
    assert "GL301" not in second
    assert watch.stop() == 0


def test_only_what_was_saved_is_told(folder: Path) -> None:
    """All are counted; wrong settings are told and stop nothing."""
    (folder / "b.html").write_bytes(write(".html", make_report("2019")))
    watch = Watch(folder, ".", "--format", "line")
    watch.until("正在等待")
    (folder / "notes.log").write_text("x")
    save(folder / "b.html", b"<html><p>x</p></html>")
    second = watch.until("正在等待")
    (folder / "govlint.toml").write_text("nonsense = 1\n")
    wrong = watch.until("正在等待")
    (folder / "govlint.toml").write_text('ignore = ["GL3"]\n')
    third = watch.until("正在等待")

    assert "没有 nonsense 这个设置" in wrong
    assert "a.docx" not in second
    assert "b.html" in second
    assert "不通过 1，未能全部检查 1" in second
    assert "通过 1，不通过 0" in third
    assert watch.stop() == 3


def test_own_output_is_no_change(folder: Path) -> None:
    """A result that is written into the folder does not set off the next check."""
    watch = Watch(folder, ".", "-o", "result.json")
    watch.until("正在等待")
    save(folder / "a.docx", RIGHT.read_bytes())
    watch.until("正在等待")

    assert watch.stop() == 0


def test_locks_and_temporary_files_are_no_reports(folder: Path) -> None:
    changes = saves([str(folder)], [str(folder / "own.html")])
    assert next(changes) is None
    for name in ("~$a.docx", ".~lock.a.docx#", "~WRD0001.tmp", ".b.docx", "own.html", "photo.jpg"):
        (folder / name).write_bytes(b"x")
    (folder / "a.docx").write_bytes(RIGHT.read_bytes())

    assert next(changes) == frozenset([os.path.realpath(folder / "a.docx")])


def test_wrong_use_ends_the_first_check(tmp_path: Path) -> None:
    done = govlint("check", "nowhere.docx", "--watch", cwd=tmp_path)

    assert done[:3] == (2, "", "没有这样的文件：nowhere.docx；请检查路径\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_standard_input_cannot_be_watched(lang: str) -> None:
    done = govlint("check", "-", "--watch", "--lang", lang)

    assert (done.status, done.stdout) == (2, "")
    assert "--watch" in done.stderr or "watched" in done.stderr


def test_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    with pytest.raises(SettingsError, match="needs-watchfiles"):
        next(saves(["."]))


def test_library_is_imported_only_when_asked() -> None:
    code = "import sys; from govlint.cli import run; run(); sys.exit('watchfiles' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", RIGHT], check=False, capture_output=True
    )

    assert done.returncode == 0
