"""Findings to edits: a small function for each rule that has a fix."""

from collections.abc import Callable, Iterable, Iterator

from govlint.characters import normalise, stem
from govlint.equation import format_number
from govlint.evidence import gather
from govlint.fixes.edit import UNKNOWN_WORDING, Edit, Left
from govlint.form import Form
from govlint.report import Report
from govlint.rule import Breach, Rule

Mend = Callable[[Breach, Report, Form], tuple[str, bool] | None]
"""Says what should stand instead of what is printed, and whether that is known for certain; None:
nothing that can be written."""


def mend_number(breach: Breach, report: Report, _: Form) -> tuple[str, bool] | None:
    """Write a number in plain digits."""
    cell = report.cell(breach.cells[0])
    return (format_number(cell.value), True) if cell and cell.value is not None else None


def mend_heading(breach: Breach, report: Report, _: Form) -> tuple[str, bool] | None:
    """Write the heading of the form; one of other words is taken for it only if it is known."""
    matches = {section.heading: section.match for section in report.sections}
    if breach.actual is None:
        return None  # there is no heading
    return breach.expected[0], matches[breach.actual] in {"official", "known"}


def mend_label(breach: Breach, _: Report, form: Form) -> tuple[str, bool] | None:
    """Write the label of the form."""
    (label,) = breach.expected
    terms = [
        term
        for table in form.tables.values()
        for term in (*table.rows.values(), *table.all_columns())
        if term.label == label
    ]
    printed = breach.actual or ""
    known = {
        name for term in terms for alias in term.aliases for name in (normalise(alias), stem(alias))
    }
    return label, not known.isdisjoint({normalise(printed), stem(printed)})


def mend_words(breach: Breach, _: Report, __: Form) -> tuple[str, bool] | None:
    """Write what the rule says."""
    return breach.expected[0], True


MENDS: dict[str, Mend] = {
    "GL006": mend_label,
    "GL017": mend_number,
    "GL104": mend_heading,
    "GL105": mend_heading,
    "GL808": mend_words,
}
"""Of each rule with a fix of its own; `govlint.fixes.zeros` has that of blanks."""


def find_edits(rules: Iterable[Rule], report: Report, form: Form) -> Iterator[tuple[Edit, bool]]:
    """Yield what mends the findings of rules, and whether it is safe."""
    wanted = [rule for rule in rules if rule.code in MENDS]
    for rule, breach in gather(wanted, report, form).breaches:
        mended = MENDS[rule.code](breach, report, form)
        if mended and breach.at and breach.actual:
            new, is_safe = mended
            is_figure = rule.code == "GL017"
            old, place = breach.actual, breach.place
            yield Edit(breach.at, old, new, rule.code, place, is_figure), is_safe


def choose(found: Iterable[tuple[Edit, bool]], *, unsafe: bool) -> tuple[list[Edit], list[Left]]:
    """Tell the edits that are made from those that are not safe; what two rules want is one edit."""
    edits: dict[tuple[object, ...], Edit] = {}
    many: list[Edit] = []
    left: dict[tuple[object, ...], Left] = {}
    for edit, is_safe in found:
        key = (edit.at, edit.old, edit.new)
        if not (is_safe or unsafe):
            left.setdefault(key, Left(edit, UNKNOWN_WORDING))
        elif edit.code != edits.setdefault(key, edit).code:
            continue
        else:
            many.append(edit)
    return many, list(left.values())
