"""Completion in a shell: the script, and what it is told."""

import os
import subprocess
import sys

import pytest

from govlint import outputs

PROGRAM = [
    sys.executable,
    "-c",
    "from govlint.cli import run; import sys; sys.argv[0] = 'govlint'; sys.exit(run())",
]


def complete(line: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    words = line.split(" ")
    asked = {
        "_GOVLINT_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        PROGRAM, env={**os.environ, **asked}, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_script() -> None:
    done = subprocess.run(
        [*PROGRAM, "--show-completion", "bash"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0
    assert "complete -o default -F _govlint_completion govlint" in done.stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("govlint expl", ["explain"]),
        ("govlint explain GL30", ["GL301", "GL302", "GL303", "GL304"]),
        ("govlint check x --select GL1,GL30", [f"GL1,GL30{n}" for n in (1, 2, 3, 4)]),
        ("govlint rules --family GL45", ["GL451", "GL452"]),
        ("govlint check x --format j", ["json", "jsonl", "junit"]),
        ("govlint check x --format ", outputs.names()),
        ("govlint check x --color n", ["never"]),
    ],
)
def test_offers(line: str, offered: list[str]) -> None:
    assert complete(line) == offered


def test_start_does_not_pay_for_it() -> None:
    """Rules and formats are loaded when they are to be completed, not before."""
    code = (
        "import sys; from govlint.cli import run; sys.argv = ['govlint', '--version']; run(); "
        "sys.exit(bool({'govlint.registry', 'govlint.outputs'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert (done.returncode, done.stderr) == (0, b"")
