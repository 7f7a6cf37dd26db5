"""How places of a report are called: labels as printed where they were found, else the official ones."""

from govlint.characters import leading_number, split_number
from govlint.form import Form, TableForm
from govlint.language import Text
from govlint.patterns import pattern
from govlint.report import CellKey, Mention, Report

_QUOTES = str.maketrans("", "", "“”")
BEFORE, BEHIND = 36, 12
"""Characters of a sentence that are quoted around a number."""
AROUND = 12
"""Characters of a line that are quoted around words of it."""
LONGEST_NUMBER = 18
"""Digits of what may be somebody's number: of identity; those of mobile phones have fewer."""
_PERSONAL = pattern(r"\d{11,}")


def table_place(form: TableForm) -> Text:
    """Return how a table is called."""
    return Text(form.name, f"table “{form.name}”")


def row_label(report: Report, form: TableForm, row: str) -> str:
    """Return the label of a row as printed, official if it was not found, under that of its group.

    ``1.属于国家秘密`` alone says little, ``（三）不予公开 1.属于国家秘密`` does.
    """
    table = report.tables.get(form.key)
    printed = table.rows.get(row) if table else None
    term = form.rows[row]
    label = " ".join(printed.text.split()) if printed else term.label
    if form.layout == "matrix" and leading_number(term.label).isdigit():
        return f"{form.row_groups[term.group or ''].label} {label}"
    return label


def column_label(form: TableForm, row: str, column: str) -> str:
    """Return the official label of a column."""
    return next(term.label for term in form.columns[row] if term.key == column)


def row_place(report: Report, form: TableForm, row: str) -> Text:
    """Return where a row is: table and row."""
    name, label = form.name, row_label(report, form, row)
    if form.layout == "strip":
        return Text(f"{name}「{label}」", f"table “{name}”, “{label}”")
    return Text(f"{name}「{label}」行", f"table “{name}”, row “{label}”")


def column_place(form: TableForm, column: str) -> Text:
    """Return where a column is: table and column."""
    name, label = form.name, short_label(form, column)
    return Text(f"{name}「{label}」列", f"table “{name}”, column “{label}”")


def cell_place(report: Report, form: TableForm, key: CellKey) -> Text:
    """Return where a cell is: table, row and column by their labels."""
    cell = form.cells[key]
    row, column = row_label(report, form, cell.row), column_label(form, cell.row, cell.column)
    if form.layout == "strip":
        return Text(
            f"{form.name}「{row}」的「{column}」", f"table “{form.name}”, “{row}”, “{column}”"
        )
    return Text(
        f"{form.name}「{row}」行 ×「{column}」列",
        f"table “{form.name}”, row “{row}”, column “{column}”",
    )


def short_label(form: TableForm, key: str) -> str:
    """Return the label of a row or a column short enough for an equation.

    The numeral of a main item (``一``), the words of an item in brackets (``部分公开``), group and
    number of an item below it (``不予公开1``); the label of a column.
    """
    row = form.rows.get(key)
    if row is None:
        return next(term.label for term in form.all_columns() if term.key == key)
    number = leading_number(row.label)
    if form.layout != "matrix" or not number:
        return row.label
    if number.isdigit():
        return _words(form.row_groups[row.group or ""].label) + number
    return _words(row.label) if row.label.startswith("（") else number


def quote(mention: Mention) -> Text:
    """Quote the part of the sentence around a number told in prose."""
    text = "".join(mention.sentence.text.translate(_QUOTES).split())
    place = text.find(mention.text)
    while place > 0 and text[place - 1] in "0123456789.,":
        place = text.find(mention.text, place + 1)
    first = max(0, place - BEFORE)
    last = max(place, 0) + len(mention.text) + BEHIND
    excerpt = _mask(text)[first:last]
    more, rest = "…" if first else "", "…" if last < len(text) else ""
    return Text(*[f"“{more}{excerpt}{rest}”"] * 2)


def quote_words(text: str, start: int, end: int) -> str:
    """Quote what stands between two characters of a line, with some characters around it."""
    first, last = max(0, start - AROUND), end + AROUND
    start = max(0, first - LONGEST_NUMBER)
    masked = _mask(text[start : last + LONGEST_NUMBER])[first - start : last - start]
    excerpt = " ".join(masked.translate(_QUOTES).split())
    return f"{'…' if first else ''}{excerpt}{'…' if last < len(text) else ''}"


def section_place(form: Form, key: str) -> Text:
    """Return how a part of the prose is called; the empty key is what stands before the first."""
    section = form.sections.get(key)
    if section is None:
        return Text("开头部分", "introduction")
    return Text(f"“{section.label}”", f"“{section.label}”")


def mention_place(form: Form, mention: Mention) -> Text:
    """Return where a number is told: the part of the report, and the number as printed."""
    section = form.sections.get(mention.sentence.section)
    if section is None:
        return Text(f"正文“{mention.text}”", f"prose, “{mention.text}”")
    return Text(f"“{section.label}”中的“{mention.text}”", f"“{section.label}”, “{mention.text}”")


def _mask(text: str) -> str:
    """Hide the middle of numbers that may be somebody's: what is quoted goes into logs and tables."""
    return _PERSONAL.sub(
        lambda found: f"{found[0][:3]}{'*' * (len(found[0]) - 5)}{found[0][-2:]}", text
    )


def _words(label: str) -> str:
    """Return a label without its number and without the remark in brackets behind it."""
    return split_number(label)[1].partition("(")[0]
