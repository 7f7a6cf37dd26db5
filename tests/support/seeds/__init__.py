"""Seeded mistakes: for each rule ways to make what it has to find, in generated reports.

Each module of this package has ``SEEDS``, a seed for each code of some family; a new rule brings
its own, in a module of its own if none fits. `tests/test_seeds.py` plants them all.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.support.seeds.planting import Seed


def load_seeds() -> dict[str, list[Seed]]:
    """Return the seeds of all modules by the code of the rule that has to find them."""
    seeds: dict[str, list[Seed]] = {}
    for module in iter_modules(__path__, __name__ + "."):
        for code, seed in getattr(import_module(module.name), "SEEDS", {}).items():
            seeds.setdefault(code, []).append(seed)
    return seeds
