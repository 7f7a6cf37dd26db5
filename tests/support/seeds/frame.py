"""Mistakes in years, dates and names, as `tests.support.slips` makes them."""

from govlint.engine import lint_bytes
from govlint.result import FileResult
from tests.support.seeds.planting import Seed
from tests.support.slips import SLIPS, Slip, slip


def _planted(make: Slip) -> Seed:
    def seed(edition: str, number: int) -> FileResult:
        name, data = slip(edition, number, make)
        return lint_bytes(data, name)

    return seed


SEEDS = {code: _planted(make) for code, make in SLIPS}
