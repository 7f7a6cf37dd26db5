"""Recognition: what a document says in the terms of the mandated form."""

from collections import Counter
from collections.abc import Mapping, Sequence

from govlint.characters import normalise, stem
from govlint.document import Document, Paragraph
from govlint.form import Form, TableForm, form_for_year, load_form, load_forms
from govlint.recognise.article import find_article
from govlint.recognise.editions import vote, winner
from govlint.recognise.frame import (
    find_period,
    find_published,
    find_signature,
    find_title,
)
from govlint.recognise.headings import (
    Heading,
    find_headings,
    find_unheaded,
    join_broken,
    split_glued,
)
from govlint.recognise.lines import Line, read_lines
from govlint.recognise.passages import (
    EXCERPT,
    Equations,
    Passage,
    build_passages,
    extent,
    find_passages,
)
from govlint.recognise.rows import Row, find_rows
from govlint.recognise.tables import build_tables
from govlint.recognise.vocabulary import load_vocabulary, table_form
from govlint.report import Doubt, Period, Report, Section, Table

NOTE_PIECE = 4
"""Characters of a note that show it is there, whole or broken."""
MIN_LABELS = 3
"""Labels of a table in running text that show it was there before its cells were lost."""


def recognise(document: Document, equations: Equations) -> Report:
    """Recognise the report in a document.

    Nothing is guessed or repaired: what cannot be placed is a doubt, what is not found is absent.

    Args:
        document: The file as it was read.
        equations: Gives the identities of a table, to tell figures apart that run together.

    Raises:
        ReadError: ``too-many-lines`` when there are more than any report has.
    """
    lines = split_glued(join_broken(read_lines(document)))
    headings = find_headings(lines)
    newest = load_forms()[-1]
    parts = {heading.line: _table_of(heading, newest) for heading in headings}
    found = find_rows(lines, parts)
    passages = find_passages(lines, headings, found.rows)
    rows = [row for row in found.rows if row.table not in passages]
    article = find_article(lines, found.lines.union(parts))
    first = headings[0].line if headings else article.stop
    title = find_title(lines[:first], newest, document.title, document.path)
    period = find_period([lines[at] for at in range(len(lines)) if at not in found.lines], newest)
    year = (title.year if title else None) or _year_of(period)
    edition, editions = _editions(rows, passages)
    form = load_form(edition) if edition else form_for_year(year)
    tables, doubts = build_tables(rows, form, editions, lines, equations)
    cut_tables, more = build_passages(passages, form, editions, equations)
    below = range(headings[-1].line + 1 if headings else article.stop, article.stop)
    signed = find_signature(lines, below)
    unheaded = find_unheaded(lines, headings, found.lines)
    not_prose = found.lines | (signed.lines if signed else frozenset())
    report = Report(
        path=document.path,
        format=document.format,
        edition=edition,
        year=year,
        agency=(title.agency if title else "") or (signed.signature.agency if signed else None),
        title=title,
        period=period,
        preamble=_prose(lines, article.start, first, not_prose),
        opening=_paragraphs(lines, article.start, first, not_prose),
        sections=_sections(lines, sorted([*headings, *unheaded]), article.stop, not_prose),
        tables=_with_notes({**tables, **cut_tables}, form, lines, headings),
        signature=signed.signature if signed else None,
        doubts=(*doubts, *more),
        published=find_published(lines[:first], newest),
    )
    lost = _run_together(report, form, lines, headings, found.lines)
    return report._replace(doubts=(*report.doubts, *lost))


def _table_of(heading: Heading, form: Form) -> str | None:
    """Return the table that stands in a part; None: it has none."""
    return heading.section if heading.section in form.tables else None


def _editions(
    rows: Sequence[Row], passages: Mapping[str, Passage]
) -> tuple[str | None, dict[str, str | None]]:
    """Return the edition that the labels tell of the report, and that of each table."""
    votes = vote(rows) | {key: passage.vote() for key, passage in passages.items()}
    editions = {table: winner(ballot) for table, ballot in votes.items()}
    return winner(sum(votes.values(), Counter())), editions


def _with_notes(
    tables: Mapping[str, Table], form: Form, lines: Sequence[Line], headings: Sequence[Heading]
) -> dict[str, Table]:
    """Say of each table whether the note of the form stands in its part, however it is broken.

    Tables may stand behind all parts; there the note has to be whole.
    """
    found: dict[str, Table] = {}
    for key, table in tables.items():
        found[key] = table
        note = "".join((form.tables[key].note or "").split())
        if note:
            first, last = extent(key, lines, headings)
            text = _joined(lines[first:last])
            pieces = (note[at : at + NOTE_PIECE] for at in range(len(note) - NOTE_PIECE + 1))
            has_note = any(piece in text for piece in pieces) or note in _joined(lines)
            found[key] = table._replace(has_note=has_note)
    return found


def _joined(lines: Sequence[Line]) -> str:
    return "".join(" ".join([line.text for line in lines]).split())


def _prose(lines: Sequence[Line], first: int, last: int, left_out: frozenset[int]) -> str:
    return "\n".join(lines[index].text for index in range(first, last) if index not in left_out)


def _paragraphs(
    lines: Sequence[Line], first: int, last: int, left_out: frozenset[int]
) -> tuple[Paragraph, ...]:
    """Return the prose between two lines; rows of tables are none."""
    return tuple(
        Paragraph(line.text, line.at)
        for index, line in enumerate(lines[first:last], first)
        if index not in left_out and not line.cells
    )


def _sections(
    lines: Sequence[Line], headings: Sequence[Heading], end: int, left_out: frozenset[int]
) -> tuple[Section, ...]:
    ends = [heading.line for heading in headings[1:]] + [end] * bool(headings)
    return tuple(
        Section(
            key=heading.section,
            heading=heading.text,
            number=heading.number,
            match=heading.match,
            text=_prose(lines, heading.line + bool(heading.text), end, left_out),
            at=lines[heading.line].at,
            paragraphs=_paragraphs(lines, heading.line + bool(heading.text), end, left_out),
        )
        for heading, end in zip(headings, ends, strict=True)
    )


def _run_together(
    report: Report,
    form: Form,
    lines: Sequence[Line],
    headings: Sequence[Heading],
    taken: frozenset[int],
) -> list[Doubt]:
    """Find rows whose labels stand in running text: their figures have lost their cells.

    Args:
        report: What was recognised.
        form: The form of the report.
        lines: All lines of the file.
        headings: The headings that were found.
        taken: Indices of the lines that belong to tables.
    """
    doubts = []
    placed = {cell for doubt in report.doubts for cell in doubt.cells}
    placed.update(cell for table in report.tables.values() for cell in table.cells)
    for key in form.tables:
        edition = report.tables[key].edition if key in report.tables else None
        table = table_form(form, edition, key)
        lost = {cell.row for name, cell in table.cells.items() if name not in placed}
        if not lost:
            continue
        first, last = extent(key, lines, headings)
        is_lost = key not in report.tables  # then rows of which nothing was made may be its own
        text = "\n".join(
            lines[index].text
            for index in range(first, last)
            if not lines[index].cells
            or (is_lost and index not in taken and _has_figures(lines[index]))
        )
        if not _shows_table(normalise(text), table):
            lost -= {cell.row for name, cell in table.cells.items() if name in placed}
            lost &= set() if is_lost else _named(lines[first:last], table)
        if lost:
            cells = tuple(name for name, cell in table.cells.items() if cell.row in lost)
            doubts.append(Doubt("run-together", key, None, text[:EXCERPT], lines[first].at, cells))
    return doubts


def _has_figures(line: Line) -> bool:
    return any(cell.text.isdigit() for cell in line.cells)


def _named(lines: Sequence[Line], table: TableForm) -> set[str]:
    """Return the rows whose label stands in lines of text, though it may be broken by its figures."""
    if any(line.aligned for line in lines):
        return set()
    letters = "".join(normalise(line.text) for line in lines)
    letters = letters.translate(dict.fromkeys(map(ord, "0123456789")))
    return {key for key, term in table.rows.items() if stem(term.label) in letters}


def _shows_table(text: str, table: TableForm) -> bool:
    """Return whether a text, normalised, holds labels of a table, one of its columns among them."""
    headers = load_vocabulary().headers
    columns = {normalise(term.label) for term in table.all_columns()}
    columns = {name for name in columns if len(headers[name]) == 1 and name in text}
    rows = {normalise(term.label) for term in table.rows.values()}
    return bool(columns) and len(columns) + sum(name in text for name in rows) >= MIN_LABELS


def _year_of(period: Period | None) -> int | None:
    """Return the year that a reporting period lies in; None when it lies in two or is broken."""
    if period is None or period.start is None or period.end is None:
        return None
    return period.start.year if period.start.year == period.end.year else None
