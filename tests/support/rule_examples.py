"""Examples of what rules find, wrong and right, made from their fixtures.

The fixture that has ``corrected`` is the example of its rule, else the first that fires. ``corrected``
says what to change in it, by dotted keys; without it the right report it starts from is the correction.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from govlint import readers
from govlint.diagnostic import Diagnostic
from govlint.document import Document, Paragraph
from govlint.form import Form, TableForm, load_form
from govlint.place import row_label, short_label
from govlint.report import CellKey, Report
from govlint.rule_page import Example, Excerpt
from tests.support.fixtures import FIXTURES, Fixture, change, load, load_yaml, right_report
from tests.support.reports import Canonical
from tests.support.writers import write, write_json

MAX_ROWS = 8
MAX_LINES = 5
"""Lines of text that an excerpt may have: where more are different, words tell it better."""
ABSENT, BLANK = "（缺）", "（空）"
FIELDS = {
    "title": "标题：{}",
    "year": "年度：{}",
    "agency": "机关：{}",
    "period.start": "统计期限起：{}",
    "period.end": "统计期限止：{}",
    "signature.agency": "落款：{}",
    "signature.date": "落款日期：{}",
}
"""How what stands outside of parts and tables is called."""


def example_of(code: str) -> Example | None:
    """Return the example of a rule; None: no fixture of it fires."""
    fixture = example_fixture(code)
    if fixture is None:
        return None
    result = fixture.lint()
    found = next(one for one in result.diagnostics if one.code == code)
    is_file = fixture.path.suffix != ".yaml"
    if fixture.batch:  # what is wrong lies between reports, and the message tells it
        return Example(f"{code}/{fixture.path.name}", [], found.message)
    excerpts = _of_file(fixture) if is_file else _of_fields(fixture, found, result.report)
    return Example(f"{code}/{fixture.path.name}", excerpts, found.message)


def example_fixture(code: str) -> Fixture | None:
    """Return the fixture that is the example of a rule."""
    fixtures = [load(path) for path in sorted(FIXTURES.joinpath(code).glob("fires-*"))]
    return min(fixtures, key=_order, default=None)


def correction(fixture: Fixture) -> Fixture | None:
    """Return a fixture without what is wrong in it.

    None: it is a whole file or several reports, which are not the right one with a few changes, or
    disagrees with last year's, which the right one does as well.
    """
    if fixture.path.suffix != ".yaml" or fixture.batch:
        return None
    if fixture.previous and not _is_corrected(fixture):
        return None
    return fixture._replace(data=write_json(_corrected(fixture)), name="corrected.json")


def _is_corrected(fixture: Fixture) -> bool:
    """Return whether a fixture says what it should be."""
    return "corrected" in (_fields(fixture.path) if fixture.path.suffix == ".yaml" else {})


def _order(fixture: Fixture) -> tuple[bool, bool, str]:
    return not _is_corrected(fixture), fixture.path.suffix != ".yaml", fixture.path.name


def _fields(path: Path) -> dict[str, Any]:
    return load_yaml(path.read_text("utf-8"))


def _corrected(fixture: Fixture) -> Canonical:
    fields = _fields(fixture.path)
    if "corrected" not in fields:
        return right_report(fields["report"])
    return change(load_yaml(fixture.data), {"change": fields["corrected"]})


def _of_fields(fixture: Fixture, found: Diagnostic, read: Report | None) -> list[Excerpt]:
    """Return what a report and its correction have different: its tables, then its lines."""
    wrong, right = load_yaml(fixture.data), _corrected(fixture)
    form = load_form(right["edition"])
    excerpts = [
        excerpt
        for table in form.tables.values()
        if read and (excerpt := _of_table(table, wrong, right, found, read))
    ]
    ours, theirs = _lines(wrong, form), _lines(right, form)
    keys = [key for key in {**theirs, **ours} if ours.get(key) != theirs.get(key)]
    if keys:
        is_told = _is_corrected(fixture)
        excerpts.append(_of_lines(keys, ours, theirs if is_told else _outside(theirs)))
    return excerpts


def _outside(lines: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Leave the prose of parts out: that of another report is no correction."""
    return {key: value for key, value in lines.items() if not key.endswith(".text")}


def _of_table(
    table: TableForm, wrong: Canonical, right: Canonical, found: Diagnostic, read: Report
) -> Excerpt | None:
    """Return the rows and columns that are concerned; None: the tables are the same."""
    ours, theirs = _cells(wrong, table), _cells(right, table)
    changed = [key for key in table.cells if ours.get(key) != theirs.get(key)]
    if not changed:
        return None
    keys = [*changed, *(key for key in _weighed(found) if key in table.cells)]
    own = [table.cells[key].row for key in changed]
    columns = {table.cells[key].column for key in keys}
    if table.layout == "strip":
        columns |= {term.key for row in own for term in table.columns[row]}
    others = [table.cells[key].row for key in keys if ours.get(key) or theirs.get(key)]
    shown = list(dict.fromkeys([*own, *others]))[:MAX_ROWS]
    rows = [row for row in table.rows if row in shown]
    names = [term.key for term in table.all_columns() if term.key in columns]

    def grid(cells: Mapping[CellKey, object]) -> list[list[str]]:
        lines = [
            [row_label(read, table, row), *(_text(table, cells, row, name) for name in names)]
            for row in rows
        ]
        return [["", *(short_label(table, name) for name in names)], *lines]

    marked = [
        (rows.index(cell.row) + 1, names.index(cell.column) + 1)
        for key in changed
        if (cell := table.cells[key]).row in rows
    ]
    return Excerpt(grid(ours), grid(theirs), marked)


def _weighed(found: Diagnostic) -> Iterable[CellKey]:
    """Return the cells of the equations of a diagnostic that are of its own rule."""
    for broken in found.equations:
        if broken.code == found.code:
            yield from (
                *broken.evaluation.equation.left,
                *broken.evaluation.equation.right,
            )


def _cells(report: Canonical, table: TableForm) -> dict[CellKey, object]:
    rows = report["tables"].get(table.key, {})
    return {
        f"{table.key}.{row}.{column}": value
        for row, cells in rows.items()
        for column, value in cells.items()
    }


def _text(table: TableForm, cells: Mapping[CellKey, object], row: str, column: str) -> str:
    key = f"{table.key}.{row}.{column}"
    if key not in table.cells:
        return ""
    return str(cells.get(key, ABSENT)) or BLANK


def _lines(report: Canonical, form: Form) -> dict[str, list[str]]:
    """Return what stands outside of the tables, by key: values, headings, sentences of prose."""
    lines = {}
    for key, words in FIELDS.items():
        value: Any = report
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is not None:
            lines[key] = [words.format(value)]
    for name in form.sections:
        section = report["sections"].get(name, {})
        for part, value in section.items():
            lines[f"sections.{name}.{part}"] = re.findall(r"[^。\n]+。?|^$", str(value)) or [""]
    return lines


def _of_lines(
    keys: Sequence[str],
    wrong: Mapping[str, Sequence[str]],
    right: Mapping[str, Sequence[str]],
) -> Excerpt:
    """Return the lines that are only in one of both."""
    ours, theirs = ([line for key in keys for line in side.get(key, ())] for side in (wrong, right))
    return _apart(ours, theirs)


def _apart(ours: Sequence[str], theirs: Sequence[str]) -> Excerpt:
    wrong = [[line or ABSENT] for line in ours if line not in theirs]
    right = [[line or ABSENT] for line in theirs if line not in ours]
    return Excerpt(wrong or [[ABSENT]], right, [])


def _of_file(fixture: Fixture) -> list[Excerpt]:
    """Return the lines that a file has and the right report of its edition has not."""
    right = right_report("right-2021")
    suffix = fixture.path.suffix
    ours, theirs = (
        _printed(readers.load(readers.sniff(data, name)).read(data, name))
        for data, name in ((fixture.data, fixture.name), (write(suffix, right), f"right{suffix}"))
    )
    excerpt = _apart(ours, theirs)
    return [excerpt] if max(len(excerpt.wrong), len(excerpt.right)) <= MAX_LINES else []


def _printed(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        rows: dict[int, list[str]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
        lines += [" | ".join(texts) for texts in rows.values()]
    return lines


def as_data(example: Example) -> dict[str, Any]:
    """Return an example as it is kept in JSON; see `govlint.rule_page.load_examples`."""
    return {
        "fixture": example.fixture,
        "excerpts": [excerpt._asdict() for excerpt in example.excerpts],
        "said": example.said._asdict(),
    }
