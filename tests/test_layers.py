"""What may import what: each module only what stands to its left, and heavy packages late."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from govlint.registry import COMPILED
from tests.support.old_word import FOLDER
from tests.support.reports import make_report
from tests.support.writers import write

ROOT = Path(__file__).parents[1]
OLD_WORD = (FOLDER / "report-2021.doc").read_bytes()

LAYERS = (
    ("patterns", "memory"),
    ("language", "errors", "characters", "numbers", "faults", "upwards", "declared"),
    ("document",),
    ("report", "form", "agency", "flaws"),
    ("template",),
    ("place", "equation", "options", "layout"),
    ("recognise", "codec", "readers", "mentions"),
    ("comparison", "partials", "similarity", "shelf", "copies"),
    ("breach", "documentation"),
    ("rule",),
    ("identity",),
    ("plugins",),
    ("registry", "settings", "consistency"),
    ("levels", "settings_file"),
    ("hierarchy",),
    ("settings_search",),
    ("locate",),
    ("phrasing", "reasoning"),
    ("company", "diagnostic", "evidence", "fingerprint", "source"),
    ("result",),
    ("engine",),
    ("proof",),
    (
        "batch",
        "pairing",
        "files",
        "wording",
        "refusals",
        "usage",
        "own_output",
        "excerpt",
        "ignore_file",
        "baseline",
    ),
    ("rule_page",),
    (
        "catalogue",
        "listing",
        "settings_page",
        "verify",
        "skeleton",
        "testing",
        "hierarchy_template",
        "fixes",
    ),
    ("page", "outputs", "annotate", "writers", "blank_form"),
    ("terminal", "plain_signs"),
    ("console",),
    ("run", "watch"),
    ("cli",),
    ("__main__",),
)
"""Modules of govlint from the ground up; those that stand together may use each other."""

RULES_MAY_IMPORT = {"govlint.rule", "govlint.report", "govlint.similarity"}


def _imports(path: Path, *, late: bool = True) -> Iterator[str]:
    """Yield the modules of govlint that a file imports, as ``from`` names them."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = ast.walk(tree) if late else iter(tree.body)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "govlint":
            yield from (f"govlint.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _layer(name: str) -> int:
    return next(index for index, names in enumerate(LAYERS) if name in names)


def _modules() -> list[Path]:
    return sorted((ROOT / "govlint").rglob("*.py"))


def test_every_module_has_a_layer() -> None:
    names = {path.relative_to(ROOT / "govlint").parts[0].removesuffix(".py") for path in _modules()}

    assert names == {name for names in LAYERS for name in names} | {"__init__"}


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_import_leftwards(path: Path) -> None:
    """A module knows nothing of those that stand on it."""
    own = path.relative_to(ROOT / "govlint").parts[0].removesuffix(".py")
    if own == "__init__":
        return
    used = {name.split(".")[1] for name in _imports(path) if name.startswith("govlint.")}
    wrong = [name for name in used - {"__version__"} if _layer(name) > _layer(own)]

    assert wrong == []


RULES = [
    *sorted((ROOT / "rules").rglob("*.py")),
    *sorted((ROOT / "docs" / "example-plugin" / "govlint_example").glob("*.py")),
]


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_rules_import_what_a_plugin_may(path: Path) -> None:
    """And the modules beside it, which it names without their package."""
    used = {name for name in _imports(path) if name.startswith("govlint")}

    assert used <= RULES_MAY_IMPORT


HEAVY = (
    "rich",
    "jsonschema",
    "yaml",
    "lxml",
    "pypdfium2_raw",
    "python_calamine",
    "multiprocessing",
    "hashlib",
    "logging",
    "govlint.rule_page",
    "govlint.pairing",
    "govlint.rules.lastyear",
    "govlint.rules.agencies",
)


def _loaded(*arguments: str) -> set[str]:
    """Run govlint and return which of the heavy packages it imported."""
    code = (
        "import sys; from govlint.__main__ import main\n"
        f"sys.argv = ['govlint', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print('\\n', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def _needed_by_rules() -> set[str]:
    """Return what a checkout needs to read its rules: an installed package has them as JSON."""
    is_compiled = resources.files("govlint.rules").joinpath(COMPILED).is_file()
    return set() if is_compiled else {"yaml"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_nothing_heavy_is_imported_to_start(arguments: list[str]) -> None:
    assert _loaded(*arguments) == set()


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("example.docx", set()),
        ("example.doc", {"logging"}),  # which olefile imports
        ("example.xlsx", {"python_calamine"}),
        ("example.pdf", {"pypdfium2_raw"}),
        ("example.html", {"lxml"}),
        ("example.mhtml", {"lxml"}),
        ("example.txt", set()),
        ("example.json", {"yaml", "jsonschema"}),
        ("example.yaml", {"yaml", "jsonschema"}),
    ],
)
def test_only_what_a_file_needs_is_imported(name: str, needed: set[str], tmp_path: Path) -> None:
    """A parser of another format, colours for a terminal, processes are not paid for."""
    path = tmp_path / name
    path.write_bytes(write(path.suffix, make_report()) if path.suffix != ".doc" else OLD_WORD)

    assert _loaded("check", str(path)) - _needed_by_rules() == needed - _needed_by_rules()
