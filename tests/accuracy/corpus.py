"""The published reports beside the repository, each converted and scored."""

import json
import time
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from govlint import codec
from govlint.engine import lint
from govlint.result import FileResult
from tests.support.shared import CORPUS

GOLD = CORPUS / "gold"


class Score(NamedTuple):
    """How the cells of one file were read."""

    path: Path
    result: FileResult
    gold: dict[str, Any] | None
    """None: nobody has read this file by hand."""
    cells: dict[str, list[Any]]
    """Cells ``right``, ``wrong``, ``missing``, ``invented`` and ``unsure``."""
    seconds: float
    """What the check took."""

    def count(self, kind: str) -> int:
        """Return how many cells are of a kind."""
        return len(self.cells.get(kind, ()))


def files() -> list[Path]:
    """Return the whole reports of the corpus."""
    names = {".docx", ".html", ".md", ".pdf", ".txt"}
    return sorted(
        path for path in CORPUS.iterdir() if path.suffix in names and path.stem != "README"
    )


def excerpts() -> list[Path]:
    """Return the beginnings of reports."""
    return sorted((CORPUS / "excerpts").glob("*.txt"))


@cache
def check(path: Path) -> tuple[FileResult, float]:
    """Return the result of a file, which is checked once, and the seconds that it took."""
    start = time.perf_counter()
    result = lint(path)
    return result, time.perf_counter() - start


@cache
def scores() -> tuple[Score, ...]:
    """Convert every report and compare it with its gold values where there are any."""
    return tuple(_scores())


def _scores() -> Iterator[Score]:
    scorer = _scorer()
    for path in files():
        result, seconds = check(path)
        gold = GOLD / f"{path.name}.json"
        if not gold.exists():
            yield Score(path, result, None, {}, seconds)
            continue
        known = scorer.load(gold)
        converted = (
            json.loads(codec.to_json(result.report), parse_float=Decimal) if result.report else {}
        )
        yield Score(path, result, known, scorer.score(known, converted), seconds)


def _scorer() -> ModuleType:
    """Return the program that stands with the gold values."""
    spec = util.spec_from_file_location("score", GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(GOLD)
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
