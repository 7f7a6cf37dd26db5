"""What is said of a finding in a comment, and where it stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.diagnostic import Diagnostic
from govlint.document import Document, Location, RawTable
from govlint.equation import format_number
from govlint.form import Form
from govlint.language import Lang
from govlint.patterns import pattern
from govlint.place import cell_place
from govlint.recognise.vocabulary import effective_form
from govlint.report import Report
from govlint.result import FileResult
from govlint.rule import Severity
from govlint.wording import SEVERITIES, say

AUTHOR = "govlint"

Place = tuple[int | None, int | None, int | None, int | None]
"""Table, row, cell and paragraph of a `Location`."""

_UNWRITABLE = pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""


class Note(NamedTuple):
    """One finding as it is written into the report."""

    severity: Severity
    lines: tuple[str, ...]
    """Message, what should be, equations, why that is certain, basis, what to do."""
    at: Location | None
    """None: it has no place of its own, and is said at the beginning."""
    cells: tuple[Location, ...]
    """The cells that are wrong or may be."""

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


def notes_of(result: FileResult, lang: Lang) -> list[Note]:
    """Return the findings of a report that was read, the severest first."""
    report = result.report
    if report is None:
        return []
    form = effective_form(report)
    return [_note(found, report, form, lang) for found in result.diagnostics]


def place_of(at: Location) -> Place:
    """Return what tells one place of a file from another, whichever way it was read."""
    return at.table, at.row, at.cell, at.paragraph


def marks_of(document: Document) -> dict[Place, int]:
    """Return the marks of places: a file was read so that the line of each is its mark.

    That of a row is the mark of its first cell, that of a table the mark of its first row; what
    has no place is marked where the text begins. Places without a mark are left out.
    """
    marks: dict[Place, int] = {}
    for block in document.blocks:
        for item in block.cells if isinstance(block, RawTable) else (block,):
            at = item.at
            if at.line is not None:
                row, table = at._replace(cell=None), at._replace(row=None, cell=None)
                for place in (at, row, table, Location("")):
                    marks.setdefault(place_of(place), at.line)
    return marks


def _note(found: Diagnostic, report: Report, form: Form, lang: Lang) -> Note:
    known = (report.cell(key) for key in found.cells)
    cells = tuple(cell.at for cell in known if cell) if found.certainty != "group" else ()
    lines = _lines(found, report, form, lang)
    clean = tuple(" ".join(_UNWRITABLE.sub("", line).split()) for line in lines)
    return Note(found.severity, clean, _spot(found, cells, report), cells)


def _spot(found: Diagnostic, cells: Sequence[Location], report: Report) -> Location | None:
    """Return where a finding is said: a broken sum at the first cell that may be wrong.

    All else is said where its rule saw it: a sentence that contradicts a cell, not the cell.
    """
    is_sum = found.candidates or found.equations
    seen = found.at if found.at and place_of(found.at) != place_of(Location("")) else None
    at = next(iter(cells), seen) if is_sum or not seen else seen
    return at or (report.title.at if report.title else None)


def _lines(found: Diagnostic, report: Report, form: Form, lang: Lang) -> Iterator[str]:
    rule = found.rule
    message = found.message.in_(lang)
    yield f"{SEVERITIES[found.severity].in_(lang)} {found.code}: {message}"
    for key, value in zip(found.cells, found.expected, strict=False):
        place = cell_place(report, form.tables[key.partition(".")[0]], key).in_(lang)
        yield say("should-be", lang, place=place, value=value)
    if not found.expected:
        for one in found.candidates:
            place = cell_place(report, form.tables[one.cell.partition(".")[0]], one.cell).in_(lang)
            value, why = format_number(one.value), one.why.in_(lang)
            yield say("may-be", lang, option=one.option, place=place, value=value, why=why)
    for equation in found.equations:
        if equation.text.zh not in found.message.zh:
            yield f"{say('equation', lang, text=equation.text.in_(lang))} [{equation.code}]"
    for reason in found.reasons:
        yield say("why", lang, text=reason.in_(lang))
    yield say("basis", lang, text=rule.basis.in_(lang))
    yield say("fix", lang, text=rule.documentation.fix.in_(lang), code=found.code)
