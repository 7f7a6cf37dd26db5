"""A report as it is printed: title, paragraphs, headings and tables in their order."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from govlint.form import Form
from govlint.patterns import pattern
from govlint.recognise.vocabulary import effective_form
from govlint.report import CellKey, Period, Report, Section, Signature
from govlint.template import Printed, load_template
from govlint.writers.grid import Grid, lay_out

Style = Literal["title", "text", "heading", "signature"]

MAX_TITLE_LINES = 3
"""Lines that a title is broken over."""

_ILLEGAL = pattern("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold; JSON can."""
REPLACEMENT = "\ufffd"


class Line(NamedTuple):
    """A paragraph."""

    style: Style
    text: str


Block = Line | Grid


def print_report(report: Report) -> Iterator[Block]:
    """Yield the paragraphs and tables of a report.

    Figures are as they were printed, headings too; labels of tables are those of the form. A cell
    that was not read holds a mark that says so.
    """
    form = effective_form(report)
    printed = load_template(form.edition).printed
    if report.title:
        yield _line("title", report.title.text)
    for text in _introduction(report, printed):
        yield _line("text", text)
    for key, sections in _parts(report, form):
        for section in sections:
            if section.heading:
                yield _line("heading", section.heading)
            for text in section.text.splitlines():
                yield _line("text", text)
        if key in report.tables:
            yield _table(report, form, key, printed.unread)
    if report.signature:
        for text in _signature(report.signature, printed):
            yield _line("signature", text)


def _line(style: Style, text: str) -> Line:
    return Line(style, legal(text))


def legal(text: str) -> str:
    """Return a text without characters that files of XML cannot hold."""
    return _ILLEGAL.sub(REPLACEMENT, text)


def print_date(date: datetime.date, printed: Printed) -> str:
    """Return a date in words."""
    return printed.date.format(year=date.year, month=date.month, day=date.day)


def print_period(period: Period, printed: Printed) -> str:
    """Return the sentence on the reporting period."""
    dates = period.text
    if period.start and period.end:
        dates = printed.range.format(
            start=print_date(period.start, printed), end=print_date(period.end, printed)
        )
    return printed.period.format(period=dates)


def _introduction(report: Report, printed: Printed) -> Iterator[str]:
    """Yield what stands between title and first part, the reporting period in any case."""
    lines = _below_title(report.preamble.splitlines(), report.title.text if report.title else "")
    yield from lines
    if report.period:
        told = "".join([*lines, *(section.text for section in report.sections)])
        if report.period.text not in told.replace("\n", ""):
            yield print_period(report.period, printed)


def _below_title(lines: Sequence[str], title: str) -> Sequence[str]:
    """Return the lines below the title; all of them where it is not among them."""
    wanted = _compact(title)
    for end in range(len(lines), 0, -1):
        for start in range(end - 1, max(end - MAX_TITLE_LINES, 0) - 1, -1):
            if wanted and _compact("".join(lines[start:end])).endswith(wanted):
                return lines[end:]
    return lines


def _compact(text: str) -> str:
    return re.sub(r"\s", "", text)


def _parts(report: Report, form: Form) -> Iterator[tuple[str, Sequence[Section]]]:
    """Yield the parts in the order of the file; a table without one stands behind those before it."""
    parts: dict[str, list[Section]] = {}
    for section in report.sections:
        parts.setdefault(section.key, []).append(section)
    order = list(parts)
    keys = list(form.sections)
    for key in form.tables:
        if key not in parts:
            before = keys[: keys.index(key)]
            order.insert(
                max((order.index(one) + 1 for one in before if one in order), default=0), key
            )
    return ((key, parts.get(key, ())) for key in order)


def _table(report: Report, form: Form, key: str, unread: str) -> Grid:
    cells = report.tables[key].cells

    def text(name: CellKey) -> str:
        return legal(cells[name].text) if name in cells else unread

    return lay_out(form.tables[key], text)


def _signature(signature: Signature, printed: Printed) -> Iterator[str]:
    date = print_date(signature.date, printed) if signature.date else signature.undated
    yield from (text for text in (signature.agency, date) if text)
