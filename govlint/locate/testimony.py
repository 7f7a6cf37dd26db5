"""What figures told outside the tables say of an explanation: they weigh, and never decide alone.

A figure of the prose may be wrong, and it may have been copied from a cell that is. So it is no
equation: an explanation with which it does not hold takes more, and much more where the figure was
not copied, because it differs from what is printed.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from govlint.equation import Witness
from govlint.locate.system import System

UNTRUE = 0.8
"""What it takes that a figure which the printed cells contradict is as wrong as they are."""
COPIED = 0.2
"""What it takes that a figure was copied from a cell that is wrong."""


class Testimony(NamedTuple):
    """A figure from outside, over the cells of a system."""

    witness: Witness
    value: int
    readings: tuple[tuple[int, ...], ...]
    is_copy: bool
    """Whether it holds of the cells as they are printed."""

    def holds(self, system: System, changes: Mapping[int, int]) -> bool:
        """Return whether it is one of its readings after some changes."""
        return any(
            sum(system.values[cell] + changes.get(cell, 0) for cell in cells) == self.value
            for cells in self.readings
        )

    def concerns(self, cells: Iterable[int]) -> bool:
        """Return whether one of some cells is in it."""
        return any(cell in reading for cell in cells for reading in self.readings)


class Weight(NamedTuple):
    """What all testimonies say of an explanation."""

    cost: float
    """How much it takes that those are wrong which contradict it."""
    confirmed: int
    """How many hold with it that do not hold of the cells as they are printed."""


def hear(witnesses: Iterable[Witness], system: System) -> tuple[Testimony, ...]:
    """Return what can be heard: figures whose cells all are in the system and hold numbers."""
    heard = []
    numbers = system.structure.numbers
    for witness in dict.fromkeys(witnesses):
        keys = {key for reading in witness.readings for key in reading}
        if keys <= numbers.keys() and system.free.isdisjoint(numbers[key] for key in keys):
            readings = tuple(tuple(numbers[key] for key in reading) for reading in witness.readings)
            one = Testimony(witness, int(witness.value * system.scale), readings, is_copy=False)
            heard.append(one._replace(is_copy=one.holds(system, {})))
    return tuple(heard)


def weigh(testimonies: Iterable[Testimony], system: System, changes: Mapping[int, int]) -> Weight:
    """Weigh an explanation that makes some changes."""
    cost, confirmed = 0.0, 0
    for one in testimonies:
        if one.holds(system, changes):
            confirmed += not one.is_copy
        else:
            cost += COPIED if one.is_copy else UNTRUE
    return Weight(cost, confirmed)
