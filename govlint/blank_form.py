"""The mandated form before it is filled in: zeros, prompts, and what last year's report tells."""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal

from govlint.document import Location
from govlint.form import Form, TableForm, form_for_year
from govlint.numbers import read_number
from govlint.recognise.vocabulary import effective_form
from govlint.report import Cell, CellKey, Label, Period, Report, Section, Signature, Table, Title
from govlint.template import Carried, Prompt, PromptForm, Template, load_template
from govlint.writers.printed import print_date, print_period

NOWHERE = Location("")


def make(year: int, agency: str, previous: Report | None = None, *, zero: str = "0") -> Report:
    """Make the report on a year, to be filled in.

    Args:
        year: The year that it reports on.
        agency: Who reports.
        previous: The report on the year before; what it carried out is carried in.
        zero: What stands in the cells; may be blank.
    """
    form = form_for_year(year)
    template = load_template(form.edition)
    texts = dict(_carry(template, previous)) if previous else {}
    period = _period(year, template)
    title = form.title_template.format(agency=agency, year=year)
    undated = template.printed.undated.format(year=year + 1)
    return Report(
        path="",
        format="",
        edition=form.edition,
        year=year,
        agency=agency,
        title=Title(title, agency, year, is_official=True, at=NOWHERE),
        period=period,
        preamble=template.printed.introduction.format(
            document=form.document, period=print_period(period, template.printed)
        ),
        sections=tuple(_sections(form, template, year, previous)),
        tables={
            key: _table(table, form, {key: texts.get(key, zero) for key in table.cells})
            for key, table in form.tables.items()
        },
        signature=Signature(agency, None, f"{agency} {undated}", NOWHERE),
    )


def _period(year: int, template: Template) -> Period:
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    printed = template.printed
    text = printed.range.format(start=print_date(first, printed), end=print_date(last, printed))
    return Period(first, last, text, NOWHERE)


def _table(table: TableForm, form: Form, texts: Mapping[CellKey, str]) -> Table:
    cells = {
        key: Cell(key, text, *read_number(text, form.numbers), "high", NOWHERE)
        for key, text in texts.items()
    }
    rows = {key: Label(key, term.label, term.label, NOWHERE) for key, term in table.rows.items()}
    return Table(table.key, form.edition, cells, rows, columns=(), extra=(), at=NOWHERE)


def _sections(
    form: Form, template: Template, year: int, previous: Report | None
) -> Iterator[Section]:
    for key, section in form.sections.items():
        text = "\n".join(
            prompt.lead + _ask(prompt, template.prompt, year, previous)
            for prompt in template.prompts.get(key, ())
        )
        yield Section(key, section.label, section.number, "official", text, NOWHERE)


def _ask(prompt: Prompt, words: PromptForm, year: int, previous: Report | None) -> str:
    """Return what a paragraph should tell, and what its figures were a year ago."""
    ask = prompt.ask.format(year=year)
    figures = list(_figures(prompt, words, previous)) if previous else []
    if not figures:
        return words.ask.format(ask=ask)
    return words.compare.format(ask=ask, year=year - 1, figures=words.between.join(figures))


def _figures(prompt: Prompt, words: PromptForm, previous: Report) -> Iterator[str]:
    form = effective_form(previous)
    for key in prompt.figures:
        cell = previous.cell(key)
        if cell and cell.value is not None:
            table = form.tables[key.partition(".")[0]]
            cell_form = table.cells[key]
            columns = {term.key: term.label for term in table.columns[cell_form.row]}
            yield words.figure.format(
                row=table.rows[cell_form.row].label,
                column=columns[cell_form.column],
                value=_print(cell.value),
                unit=cell_form.unit or "",
            )


def _carry(template: Template, previous: Report) -> Iterator[tuple[CellKey, str]]:
    """Yield what stands in the cells that depend on last year's report.

    A cell that both editions have is filled in; where last year's figure was not read, or is no
    number, a mark asks for it. The other edition counts other things.
    """
    known = {key for table in effective_form(previous).tables.values() for key in table.cells}
    for carried in template.carried:
        if known.issuperset(carried.sources):
            yield carried.key, _carried_text(carried, template.prompt, previous)


def _carried_text(carried: Carried, words: PromptForm, previous: Report) -> str:
    cells = [previous.cell(key) for key in carried.sources]
    values = [cell.value for cell in cells if cell and cell.value is not None]
    if len(values) < len(cells):
        return words.fill
    total = _print(sum(values, Decimal(0)))
    return total if carried.certainty == "same" else words.start.format(value=total)


def _print(value: Decimal) -> str:
    return f"{value:f}"
