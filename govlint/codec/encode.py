"""A report to JSON and YAML."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint.report import Cell, Period, Report, Section, Signature, Table

if TYPE_CHECKING:
    from yaml import SafeDumper, ScalarNode

_MARK = "\ue000"
"""Around numbers that are written as they were printed; no program writes this character."""
_MARKED = re.compile(f'"{_MARK}(.+?){_MARK}"')

Canonical = dict[str, "Canonical | str | int | Decimal"]


def to_json(report: Report) -> str:
    """Return the canonical report as JSON, numbers with the digits that were printed."""
    text = json.dumps(canonical(report), ensure_ascii=False, indent=2, default=_mark)
    return _MARKED.sub(r"\1", text) + "\n"


def to_yaml(report: Report) -> str:
    """Return the canonical report as YAML, numbers with the digits that were printed."""
    import yaml  # noqa: PLC0415  only when YAML is asked for

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_representer(str, _write_text)
    Dumper.add_representer(
        Decimal,
        lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:f}"),
    )
    return str(yaml.dump(canonical(report), Dumper=Dumper, allow_unicode=True, sort_keys=False))


def _write_text(dumper: "SafeDumper", text: str) -> "ScalarNode":
    """Write prose of several paragraphs as a block that can be edited."""
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def canonical(report: Report) -> Canonical:
    """Return the canonical report: counts as integers, money as printed, what is no number as text.

    What was not found is absent; a report that is right is valid against its schema.
    """
    fields: dict[str, Canonical | str | int | None] = {
        "edition": report.edition,
        "year": report.year,
        "title": report.title.text if report.title else None,
        "agency": report.agency,
        "period": _period(report.period) if report.period else None,
        "sections": _sections(report.sections),
        "tables": {key: _table(table) for key, table in report.tables.items()},
        "signature": _signature(report.signature) if report.signature else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _sections(sections: Iterable[Section]) -> Canonical:
    found: Canonical = {}
    for section in sections:
        found.setdefault(section.key, {"heading": section.heading, "text": section.text})
    return found


def _table(table: Table) -> Canonical:
    rows: dict[str, Canonical] = {}
    for key, cell in table.cells.items():
        _, row, column = key.split(".")
        rows.setdefault(row, {})[column] = _value(cell)
    return {**rows}


def _signature(signature: Signature) -> Canonical:
    fields: Canonical = {}
    if signature.agency:
        fields["agency"] = signature.agency
    if signature.date:
        fields["date"] = signature.date.isoformat()
    elif undated := signature.undated:
        fields["date"] = undated
    return fields


def _period(period: Period) -> Canonical:
    return {
        "start": period.start.isoformat() if period.start else period.text,
        "end": period.end.isoformat() if period.end else period.text,
    }


def _value(cell: Cell) -> str | int | Decimal:
    if cell.value is None:
        return cell.text
    is_whole = cell.value == cell.value.to_integral_value() and "." not in f"{cell.value:f}"
    return int(cell.value) if is_whole else cell.value


def _mark(value: object) -> str:
    return f"{_MARK}{value:f}{_MARK}"
