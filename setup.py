"""Builds the package; everything else is declared in pyproject.toml.

Rules declared in YAML go into a wheel as JSON too. To import yaml and to parse them would cost every
start 15 ms, a sixth of checking one Word file. A checkout has no such copy that could be out of date.
"""

import json
from pathlib import Path

import yaml
from setuptools import setup
from setuptools.command.build_py import build_py

COMPILED = "compiled.json"
"""The name by which `govlint.registry` knows it."""


class BuildPy(build_py):
    """Copies the modules, then compiles the declared rules beside their copies."""

    def run(self) -> None:
        """Build; an editable install reads the YAML itself."""
        super().run()
        if not self.editable_mode:
            folder = Path(self.build_lib, "govlint", "rules")
            declared = {
                file.name: yaml.safe_load(file.read_text("utf-8"))
                for file in sorted(folder.glob("*.yaml"))
            }
            folder.joinpath(COMPILED).write_text(json.dumps(declared, ensure_ascii=False), "utf-8")


setup(cmdclass={"build_py": BuildPy})
