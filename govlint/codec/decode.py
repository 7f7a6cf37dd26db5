"""JSON and YAML to a report."""

from collections.abc import Iterator, Mapping

from govlint.characters import leading_number, stem
from govlint.codec.violations import find_violations
from govlint.document import Location, Paragraph
from govlint.errors import ReadError
from govlint.form import Form, form_for_year, is_same_label, load_form, load_forms
from govlint.numbers import read_date, read_number
from govlint.readers.charset import decode
from govlint.readers.tree import Node, parse
from govlint.recognise.frame import read_title
from govlint.recognise.vocabulary import edition_of_row, table_form
from govlint.report import (
    Cell,
    ExtraLine,
    Label,
    Period,
    Report,
    Section,
    SectionMatch,
    Signature,
    Table,
    Title,
)


def read(data: bytes, path: str, format_: str) -> Report:
    """Read a canonical report.

    Nothing is refused for what it says: what breaks the schema is in `Report.violations`.

    Raises:
        ReadError: It is not JSON or YAML, see `govlint.readers.tree.parse`; ``not-a-report`` when
            it is something else than a mapping.
    """
    root = parse(decode(data), is_json=format_ == "json")
    if not isinstance(root.value, Mapping):
        raise ReadError("not-a-report")
    return _Decoder(path).decode(root, format_)


class _Decoder:
    """Turns the nodes of one file into a report."""

    def __init__(self, path: str) -> None:
        self._path = path

    def decode(self, root: Node, format_: str) -> Report:
        fields = _fields(root)
        year = _integer(fields.get("year"))
        tables = _fields(fields.get("tables"))
        edition = _edition(_text(fields.get("edition")), tables)
        form = load_form(edition) if edition else form_for_year(year)
        return Report(
            path=self._path,
            format=format_,
            edition=edition,
            year=year,
            agency=_text(fields.get("agency")) or None,
            title=self._title(fields.get("title"), form),
            period=self._period(fields.get("period")),
            preamble="",
            sections=tuple(self._sections(_fields(fields.get("sections")), form)),
            tables={
                key: self._table(key, tables[key], form) for key in form.tables if key in tables
            },
            signature=self._signature(fields.get("signature")),
            violations=tuple(find_violations(root, form, self._path)),
        )

    def _at(self, node: Node) -> Location:
        return Location(self._path, line=node.line, column=node.column)

    def _title(self, node: Node | None, form: Form) -> Title | None:
        text = _text(node)
        if node is None or not text:
            return None
        at = self._at(node)
        return read_title(text, form, at) or Title(text, "", None, is_official=False, at=at)

    def _period(self, node: Node | None) -> Period | None:
        fields = _fields(node)
        start, end = _text(fields.get("start")), _text(fields.get("end"))
        if node is None or not (start or end):
            return None
        return Period(read_date(start), read_date(end), f"{start} – {end}", self._at(node))

    def _sections(self, nodes: Mapping[str, Node], form: Form) -> Iterator[Section]:
        for key, node in nodes.items():
            if key not in form.sections:
                continue
            fields = _fields(node)
            heading = _text(fields.get("heading")) or form.sections[key].label
            text = _text(fields.get("text"))
            yield Section(
                key=key,
                heading=heading,
                number=leading_number(heading),
                match=_match(heading, key, form),
                text=text,
                at=self._at(fields.get("heading", node)),
                paragraphs=(Paragraph(text, self._at(fields["text"])),) if text else (),
            )

    def _table(self, key: str, node: Node, form: Form) -> Table:
        rows = _fields(node)
        edition = _own_edition(key, rows)
        own = table_form(form, edition, key)
        cells = {}
        for name, cell_form in own.cells.items():
            found = _fields(rows.get(cell_form.row)).get(cell_form.column)
            if found is not None:
                text = _text(found)
                printed = read_number(text, form.numbers)
                cells[name] = Cell(
                    name,
                    text,
                    printed.kind,
                    printed.value,
                    printed.irregular,
                    "high",
                    self._at(found),
                )
        return Table(
            key=key,
            edition=edition,
            cells=cells,
            rows={
                row: Label(row, term.label, term.label, self._at(rows[row]))
                for row, term in own.rows.items()
                if row in rows
            },
            columns=(),
            extra=tuple(
                ExtraLine("row", row, self._at(rows[row]), edition_of_row(key, row))
                for row in rows
                if row not in own.rows and edition_of_row(key, row)
            ),
            at=self._at(node),
        )

    def _signature(self, node: Node | None) -> Signature | None:
        fields = _fields(node)
        agency, date = _text(fields.get("agency")), _text(fields.get("date"))
        if node is None or not (agency or date):
            return None
        return Signature(
            agency or None, read_date(date), f"{agency} {date}".strip(), self._at(node)
        )


def _fields(node: Node | None) -> Mapping[str, Node]:
    """Return the values of a mapping; none where something else stands in its place."""
    return node.value if node is not None and isinstance(node.value, Mapping) else {}


def _text(node: Node | None) -> str:
    return node.value.strip() if node is not None and isinstance(node.value, str) else ""


def _integer(node: Node | None) -> int | None:
    text = _text(node)
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _edition(declared: str, tables: Mapping[str, Node]) -> str | None:
    """Return the edition as declared; if it is none, that whose rows the tables have."""
    editions = [form.edition for form in load_forms()]
    if declared in editions:
        return declared
    owners = [_own_edition(key, _fields(node)) for key, node in tables.items()]
    return next((owner for owner in owners if owner), None)


def _own_edition(table: str, rows: Mapping[str, Node]) -> str | None:
    """Return the edition whose rows a table has more of; None when its rows do not tell."""
    if table not in load_forms()[-1].tables:
        return None
    counts = {form.edition: 0 for form in load_forms()}
    for row in rows:
        if owner := edition_of_row(table, row):
            counts[owner] += 1
    best = max(counts, key=lambda edition: counts[edition])
    return best if sum(count == counts[best] for count in counts.values()) == 1 else None


def _match(heading: str, key: str, form: Form) -> SectionMatch:
    section = form.sections[key]
    if is_same_label(heading, section.label):
        return "official"
    known = any(stem(heading) == stem(alias) for alias in section.aliases)
    return "known" if known or stem(heading).endswith(stem(section.label)) else "unknown"
