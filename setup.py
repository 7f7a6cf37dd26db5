"""Builds the package; everything else is declared in pyproject.toml.

What is declared in YAML goes into a wheel as JSON too. To import yaml and to parse it would cost
every start 30 ms, a third of checking one Word file. A checkout has no such copy that could be out
of date.
"""

import json
from pathlib import Path

import yaml
from setuptools import setup
from setuptools.command.build_py import build_py

RULES = "compiled.json"
"""All declared rules by file; the name by which `govlint.registry` knows them."""


class BuildPy(build_py):
    """Copies the modules, then compiles the YAML beside their copies."""

    def run(self) -> None:
        """Build; an editable install reads the YAML itself."""
        super().run()
        if not self.editable_mode:
            package = Path(self.build_lib, "govlint")
            rules = {file.name: _load(file) for file in sorted(package.glob("rules/*.yaml"))}
            _write(package / "rules" / RULES, rules)
            for file in package.glob("schema/*.yaml"):
                _write(file.with_suffix(".json"), _load(file))


def _load(file: Path) -> object:
    loaded: object = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


setup(cmdclass={"build_py": BuildPy})
