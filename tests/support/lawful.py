"""Made-up reports in the many ways in which agencies write: `fixtures/prose`.

Each file says ``why`` it is right, of which ``agency`` and ``year`` it is, the ``overview``, and the
figures of the ``tables`` that are not 0, row by row, without what is worked out from them: sums, and
what was newly received.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from govlint.form import Form, TableForm, load_form
from tests.support.fixtures import FIXTURES
from tests.support.reports import PROSE, Canonical
from tests.support.writers import blocks, docx_of

FILES = sorted(FIXTURES.glob("prose/*.yaml"))


def load_lawful(path: Path) -> Canonical:
    """Read a report, all of its figures worked out."""
    told = yaml.safe_load(path.read_text("utf-8"))
    agency, year = told["agency"], told["year"]
    form = load_form("2021" if year > 2020 else "2019")
    prose = {**PROSE, **{key: told[key] for key in PROSE if key in told}}
    return {
        "edition": form.edition,
        "year": year,
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "agency": agency,
        "sections": {
            key: {"heading": section.label, "text": prose.get(key, "").strip()}
            for key, section in form.sections.items()
        },
        "tables": _fill_in(form, told.get("tables", {})),
        "signature": {"agency": agency, "date": f"{year + 1}-01-20"},
    }


def write_lawful(path: Path) -> bytes:
    """Write a report as Word file, with its introduction."""
    introduction = yaml.safe_load(path.read_text("utf-8")).get("introduction", "")
    title, *rest = blocks(load_lawful(path))
    return docx_of([title, *introduction.split("\n"), *rest])


def _fill_in(form: Form, told: dict[str, Any]) -> dict[str, Any]:
    tables = {
        name: {row: _cells(table, row, told.get(name, {}).get(row, [])) for row in table.rows}
        for name, table in form.tables.items()
    }
    requests = tables["applications"]
    frame = ("new_received", "carried_in", "results_total", "carried_out")
    for column in requests["granted"]:
        handled = sum(cells[column] for row, cells in requests.items() if row not in frame)
        requests["results_total"][column] = handled
        open_cases = requests["carried_out"][column] - requests["carried_in"][column]
        requests["new_received"][column] = handled + open_cases
    for cells in (*requests.values(), *tables["review_litigation"].values()):
        cells["total"] = sum(value for column, value in cells.items() if column != "total")
    return tables


def _cells(table: TableForm, row: str, figures: list[Any]) -> dict[str, Any]:
    columns = [term.key for term in table.columns[row]]
    padded = [*figures, *[0] * (len(columns) - len(figures))]
    return {
        column: Decimal(str(figure)) if isinstance(figure, float) else figure
        for column, figure in zip(columns, padded, strict=True)
    }
