"""Which cells of the tables are marked, with what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from govlint.diagnostic import Diagnostic
from govlint.excerpt import MAX_OPTIONS
from govlint.language import Lang
from govlint.page.words import word
from govlint.report import CellKey
from govlint.rule import Severity


class Mark(NamedTuple):
    """What is said of a cell where it stands."""

    number: int
    """Of the finding, from 1."""
    severity: Severity
    remark: str
    """What should stand there; empty: nothing can be said."""
    hint: str
    """The finding and its equations, a line each."""


Marks = Mapping[CellKey, Sequence[Mark]]


def marks_of(diagnostics: Sequence[Diagnostic], lang: Lang) -> Marks:
    """Return the marks of all cells that findings are about."""
    marks: dict[CellKey, list[Mark]] = {}
    for number, found in enumerate(diagnostics, 1):
        remarks = _remarks(found, lang)
        for cell in found.cells:
            hint = "\n".join(_hint(found, cell, number, lang))
            mark = Mark(number, found.severity, remarks.get(cell, ""), hint)
            marks.setdefault(cell, []).append(mark)
    return marks


def _remarks(found: Diagnostic, lang: Lang) -> dict[CellKey, str]:
    """Return what should stand in the cells of a finding, or what the likeliest corrections are.

    Of a ``group`` it is not known in which cell.
    """
    if found.expected and len(found.expected) == len(found.cells):
        pairs = zip(found.cells, found.expected, strict=True)
        return {cell: word("should-be", lang, value=value) for cell, value in pairs}
    if found.certainty != "tied":
        return {}
    likely: dict[CellKey, list[str]] = {}
    for one in found.candidates:
        if one.option <= MAX_OPTIONS:
            likely.setdefault(one.cell, []).append(f"{one.value:f}")
    return {
        cell: word("may-be", lang, value=word("list", lang).join(dict.fromkeys(values)))
        for cell, values in likely.items()
    }


def _hint(found: Diagnostic, cell: CellKey, number: int, lang: Lang) -> list[str]:
    own = [
        equation
        for equation in found.equations
        if cell in equation.evaluation.equation.left or cell in equation.evaluation.equation.right
    ]
    message = word("see", lang, number=number, message=found.message.in_(lang))
    return [message, *(f"{one.text.in_(lang)}  [{one.code}]" for one in own or found.equations)]
