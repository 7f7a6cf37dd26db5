"""Identities (勾稽关系) and bounds: sums over the keys of the form, declared in YAML."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NamedTuple, get_args

from govlint.breach import SEVERITIES
from govlint.equation import (
    Equation,
    Evaluation,
    Relation,
    equation_text,
    first_location,
    holds,
    line_place,
    sum_up,
)
from govlint.errors import RuleError
from govlint.form import EDITIONS, Form, TableForm, is_before_forms, load_form
from govlint.language import Text
from govlint.memory import remembered
from govlint.place import cell_place
from govlint.report import Axis, Cell, CellKey, Report, Table
from govlint.rule import Breach, Documentation, Rule, Skip

_KEYS = frozenset(
    "code name severity editions table for_each only left relation right basis summary why example fix".split()
)
_OPTIONAL = frozenset(("editions", "only"))
_CHOICES = {"severity": SEVERITIES, "for_each": get_args(Axis), "relation": get_args(Relation)}


class Identity(NamedTuple):
    """A relation that holds along every row, or every column, of a table."""

    code: str
    table: str
    axis: Axis
    """``row``: the terms are columns, summed in each row; ``column``: the other way round."""
    only: tuple[str, ...]
    """The rows (or columns) it is limited to; empty: all."""
    left: tuple[str, ...]
    """Keys of columns (or rows), or of groups of them."""
    relation: Relation
    right: tuple[str, ...]
    editions: tuple[str, ...]
    """Empty: all."""

    def bind(self, form: TableForm) -> tuple[Equation, ...]:
        """Return the equations over the cells of a form.

        None over another table, and none over one of an edition that the identity is not for.

        Raises:
            KeyError: The form has no row, column or group of a name.
        """
        return _bind(self, form.edition) if form.key == self.table else ()

    def equations(self, form: TableForm) -> tuple[Equation, ...]:
        """Make the equations; see `bind`."""
        if self.editions and form.edition not in self.editions:
            return ()
        across: Axis = "column" if self.axis == "row" else "row"
        left, right = (_expand(form, side, across) for side in (self.left, self.right))
        lines = _expand(form, self.only, self.axis) if self.only else self._lines(form)
        return tuple(
            Equation(
                self.code,
                self.table,
                self.axis,
                line,
                tuple(self._cell(line, term) for term in left),
                self.relation,
                tuple(self._cell(line, term) for term in right),
            )
            for line in lines
        )

    def _lines(self, form: TableForm) -> tuple[str, ...]:
        if self.axis == "row":
            return tuple(form.rows)
        return tuple(term.key for term in form.all_columns())

    def _cell(self, line: str, term: str) -> CellKey:
        row, column = (line, term) if self.axis == "row" else (term, line)
        return f"{self.table}.{row}.{column}"

    def evaluate(self, report: Report, form: Form) -> Iterator[Breach | Skip]:
        """Evaluate all equations over a report; see `govlint.rule.Check`.

        A blank or a filler counts as nothing only to say that a sum holds if it is 0. Whether some
        number in it could make a sum hold that does not is for `govlint.locate` to say.
        """
        table_form = form.tables[self.table]
        table = report.tables.get(self.table)
        equations = self.bind(table_form)
        if table is None or table.is_unfilled:
            reason = _no_table(table_form, table, report.year)
            yield from (Skip(reason, equation) for equation in equations)
            return
        figures = _figures(table)
        for equation in equations:
            if _plainly_holds(equation, figures):
                continue
            if unread := _why_not(equation, table.cells, report, table_form):
                yield Skip(unread, equation)
                continue
            evaluation = sum_up(equation, table.cells)
            if not holds(evaluation):
                yield _breach(evaluation, report, table_form)


@remembered
def _figures(table: Table) -> dict[CellKey, Decimal]:
    """Return the figures of a table that are printed as such: none that had to be cut out."""
    return {
        key: cell.value
        for key, cell in table.cells.items()
        if cell.value is not None and key not in table.cut
    }


def _plainly_holds(equation: Equation, figures: Mapping[CellKey, Decimal]) -> bool:
    """Return whether all figures of an equation are printed and it holds; most of them do."""
    find = figures.__getitem__
    try:
        left, right = sum(map(find, equation.left)), sum(map(find, equation.right))
    except KeyError:
        return False
    return left <= right if equation.relation == "<=" else left == right


@lru_cache(maxsize=256)
def _bind(identity: Identity, edition: str) -> tuple[Equation, ...]:
    """Make the equations once for each edition: they are the same for every report."""
    return identity.equations(load_form(edition).tables[identity.table])


def _no_table(form: TableForm, table: Table | None, year: int | None) -> Text:
    if table:
        return Text(f"{form.name}没有填写", f"table “{form.name}” is not filled in")
    if is_before_forms(year):
        return Text(f"{year} 年度还没有统一格式", f"there was no form for {year}")
    return Text(f"没有找到{form.name}", f"table “{form.name}” was not found")


def _why_not(
    equation: Equation, cells: Mapping[CellKey, Cell], report: Report, form: TableForm
) -> Text | None:
    """Return why an equation cannot be evaluated; None when it can.

    Figures that were cut so that it holds say nothing about whether it does.
    """
    if not report.tables[form.key].cut.isdisjoint((*equation.left, *equation.right)):
        return Text(
            f"{form.name}的数字连成一串，已按合计关系切开，不能再用来核对",
            f"figures of table “{form.name}” were told apart by the sums, which cannot check them",
        )
    for key in (*equation.left, *equation.right):
        cell = cells.get(key)
        if cell is None:
            place = cell_place(report, form, key)
            return Text(f"{place.zh}没有读到", f"{place.en} was not read")
        if cell.kind == "text":
            place = cell_place(report, form, key)
            return Text(
                f"{place.zh}不是数字：{cell.text}", f"{place.en} is not a number: “{cell.text}”"
            )
    return None


def _breach(evaluation: Evaluation, report: Report, form: TableForm) -> Breach:
    equation = evaluation.equation
    place = line_place(equation, report, form)
    text = equation_text(evaluation, report, form)
    return Breach(
        message=Text(f"{place.zh}：{text.zh}", f"{place.en}: {text.en}"),
        place=place,
        at=first_location(equation, report),
        cells=(*equation.left, *equation.right),
        evaluation=evaluation,
    )


def load_identities(text: str, origin: str) -> list[Rule]:
    """Read rules declared in YAML; ``rules/identity.schema.json`` describes the form.

    Raises:
        RuleError: ``rules-yaml``; see `make_rules` for the others. File and line are named.
    """
    import yaml  # noqa: PLC0415  an installed package has them as JSON

    try:
        root = yaml.compose(text, yaml.SafeLoader)
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RuleError("rules-yaml", origin=origin, problem=error) from error
    if not isinstance(root, yaml.SequenceNode):
        raise RuleError("bad-declaration", origin=origin, line=1, problem="not a list")
    return make_rules(entries, origin, [node.start_mark.line + 1 for node in root.value])


def make_rules(
    entries: Sequence[dict[str, Any]], origin: str, lines: Sequence[int] = ()
) -> list[Rule]:
    """Make rules of declarations, each bound once to every edition it speaks of.

    Args:
        entries: The declarations.
        origin: The file they stand in.
        lines: The line of each, to be named in errors.

    Raises:
        RuleError: ``bad-declaration`` where keys are missing or unknown; ``unknown-key`` where the
            form has no row, column or group of a name.
    """
    rules = []
    for index, entry in enumerate(entries):
        line = lines[index] if lines else None
        try:
            identity, rule = _build(entry, origin)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise RuleError("bad-declaration", origin=origin, line=line, problem=error) from error
        for edition in rule.editions or EDITIONS:
            try:
                identity.bind(load_form(edition).tables[identity.table])
            except KeyError as error:
                facts = {"line": line, "key": error.args[0], "edition": edition}
                raise RuleError("unknown-key", origin=origin, **facts) from error
        rules.append(rule)
    return rules


def _build(entry: dict[str, Any], origin: str) -> tuple[Identity, Rule]:
    if wrong := entry.keys() ^ _KEYS - (_OPTIONAL - entry.keys()):
        raise ValueError(", ".join(sorted(wrong)))
    for key, known in _CHOICES.items():
        if entry[key] not in known:
            raise ValueError(f"{key}: {entry[key]}")
    editions = tuple(entry.get("editions", ()))
    if unknown := set(editions).difference(EDITIONS):
        raise ValueError(f"editions: {unknown}")
    identity = Identity(
        code=entry["code"],
        table=entry["table"],
        axis=entry["for_each"],
        only=tuple(entry.get("only", ())),
        left=tuple(entry["left"]),
        relation=entry["relation"],
        right=tuple(entry["right"]),
        editions=editions,
    )
    rule = Rule(
        code=entry["code"],
        name=entry["name"],
        severity=entry["severity"],
        basis=Text(**entry["basis"]),
        document=partial(_read_documentation, entry),
        check=identity.evaluate,
        origin=origin,
        editions=identity.editions,
        bind=identity.bind,
    )
    return identity, rule


def _read_documentation(entry: Mapping[str, Any]) -> Documentation:
    return Documentation(*(Text(**entry[part]) for part in ("summary", "why", "example", "fix")))


def _expand(form: TableForm, keys: tuple[str, ...], axis: Axis) -> tuple[str, ...]:
    members = [(key, form.members(key, axis=axis)) for key in keys]
    for key, found in members:
        if not found:
            raise KeyError(key)
    return tuple(member for _, found in members for member in found)
