"""The tables of a report as the form prints them, with what is printed and the wrong cells marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.form import Form, TableForm
from govlint.language import Lang
from govlint.layout import Box, Row, grid_of
from govlint.page.marks import Mark, Marks
from govlint.page.markup import Markup, element, joined
from govlint.page.words import SIGNS, word
from govlint.report import Report, Table


def table_markup(report: Report, form: Form, key: str, drawing: "Drawing") -> Markup:
    """Return a table of a report under the heading of its part."""
    section = form.sections.get(key)
    caption = element("caption", section.label if section else form.tables[key].name)
    table = report.tables.get(key)
    if table is None:
        return element("p", element("strong", f"{form.tables[key].name}："), drawing.say("absent"))
    return joined([drawing.table(form.tables[key], table, caption), *drawing.unknown(table)])


class Drawing(NamedTuple):
    """How tables are drawn."""

    lang: Lang
    anchor: str
    """What the anchors of the file begin with."""
    marks: Marks

    def say(self, name: str, /, **facts: object) -> str:
        """Return a word."""
        return word(name, self.lang, **facts)

    def table(self, form: TableForm, table: Table, caption: Markup) -> Markup:
        """Return a table, its labels as they are printed in the report."""
        labels = {("row", key): label.text for key, label in table.rows.items()}
        for label in table.columns:
            labels.setdefault(("column", label.key.rpartition(".")[2]), label.text)
        official = {("row", term.key): term.label for term in form.rows.values()}
        official |= {("column", term.key): term.label for term in form.all_columns()}
        named = {key: " ".join(text.split()) for key, text in {**official, **labels}.items()}
        grid = grid_of(form.edition, form.key)
        parts = [
            element(name, *(self._row(row, named, table) for row in rows))
            for name, rows in (("thead", grid.head), *(("tbody", part) for part in grid.parts))
            if rows
        ]
        return element("table", caption, *parts, having={"class": f"form {form.layout}"})

    def unknown(self, table: Table) -> Iterator[Markup]:
        """Yield what the table has and the form has not."""
        for line in table.extra:
            yield element("p", self.say(f"extra-{line.axis}", label=line.label))

    def _row(self, row: Row, labels: dict[tuple[str, str], str], table: Table) -> Markup:
        return element(
            "tr",
            *(
                self._figure(box, table) if box.kind == "cell" else _label(box, labels)
                for box in row
            ),
        )

    def _figure(self, box: Box, table: Table) -> Markup:
        """Return a cell as printed; below it, what should stand there."""
        cell = table.cells.get(box.key)
        marks = self.marks.get(box.key, ())
        text = cell.text if cell else "？"
        if not marks:
            hint = None if cell else self.say("not-read")
            kind = None if cell else "unread"
            return element("td", text, having={**_spans(box), "class": kind, "title": hint})
        having = {
            **_spans(box),
            "id": f"{self.anchor}-{box.key}",
            "class": f"marked {marks[0].severity}",
            "title": "\n".join(mark.hint for mark in marks),
        }
        return element("td", text, *self._signs(marks), having=having)

    def _signs(self, marks: Sequence[Mark]) -> Iterator[Markup]:
        for mark in marks:
            yield element(
                "a",
                f"{SIGNS[mark.severity]}{mark.number}",
                having={
                    "class": "sign",
                    "href": f"#{self.anchor}-{mark.number}",
                    "aria-label": mark.hint.partition("\n")[0],
                },
            )
        for remark in dict.fromkeys(mark.remark for mark in marks if mark.remark):
            yield element("b", remark)


def _label(box: Box, labels: dict[tuple[str, str], str]) -> Markup:
    text = box.key if box.kind == "text" else labels[box.kind, box.key]
    if box.scope is None:
        return element("td", text, having={**_spans(box), "class": "label"})
    return element("th", text, having={**_spans(box), "scope": box.scope})


def _spans(box: Box) -> dict[str, str | int | None]:
    return {
        "colspan": box.columns if box.columns > 1 else None,
        "rowspan": box.rows if box.rows > 1 else None,
    }
