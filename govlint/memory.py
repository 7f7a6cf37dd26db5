"""What is worked out once of a report, however many rules ask for it."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
Made = TypeVar("Made")


def remembered(function: Callable[[*Given], Made]) -> Callable[[*Given], Made]:
    """Let a function return again what it made of the same objects the last time.

    A report has no hash and is compared cell by cell: it is known by what it is, not by what it
    holds. The last one alone is kept, since rules are evaluated report by report.
    """
    last: tuple[tuple[*Given], Made] | None = None

    @wraps(function)
    def recall(*given: *Given) -> Made:
        nonlocal last
        kept = last
        if kept and all(map(is_, kept[0], given)):
            return kept[1]
        made = function(*given)
        last = given, made
        return made

    return recall
