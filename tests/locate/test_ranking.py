"""From weighed explanations to what is certain."""

from govlint.locate.grid import lay_out
from govlint.locate.mistakes import Mistake
from govlint.locate.ranking import Explanation, rank
from tests.support.systems import FORM, REPORT, system_of

GRID = lay_out(system_of(REPORT), REPORT, FORM)


def mistake(cell: int, cost: float) -> Mistake:
    return Mistake("value", ((cell, 99),), cost)


def test_what_is_open_can_draw_what_seemed_certain_with_it() -> None:
    """Two mistakes are each in almost all explanations, but together only in one."""
    first, second, third = mistake(0, 1.0), mistake(40, 1.0), mistake(80, 1.0)
    explanations = [
        Explanation((first, second, third)),
        Explanation((first, mistake(120, 2.35))),
        Explanation((second, mistake(160, 2.35))),
    ]
    (found,) = rank(explanations, GRID, is_alone=False)

    assert found.certainty == "tied"
    assert [len(option.mistakes) for option in found.options] == [3, 2, 2]


def test_likely_mistake_is_certain_and_its_rivals_are_counted() -> None:
    explanations = [Explanation((mistake(0, 1.0),)), Explanation((mistake(40, 2.2),))]
    (found,) = rank(explanations, GRID, is_alone=False)

    assert (found.certainty, found.rivals) == ("unique", 1)
