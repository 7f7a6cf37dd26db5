"""The hierarchy of agencies that a user gives: reading it, and what may be wrong in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from govlint.characters import normalise
from govlint.document import Location
from govlint.errors import SettingsError
from govlint.faults import find_faults, nearest
from govlint.language import Text
from govlint.settings_file import read_yaml
from govlint.shelf import Unit

if TYPE_CHECKING:
    import yaml

Problem = tuple[int, Text]
"""A line and what is wrong in it."""


def read_hierarchy(path: str) -> tuple[Unit, ...]:
    """Read the units of a file, in its order.

    Raises:
        SettingsError: ``settings-unreadable``, ``settings-syntax``, ``bad-settings`` with all that
            is wrong, each with its line.
    """
    node, items = read_yaml(path)
    if not isinstance(items, list) or not items:
        _refuse(path, [(1, Text("应为列表，每个单位以 - unit: 开头", "should be a list of units"))])
    nodes = node.value if node else []
    _refuse(
        path, [fault for one, item in zip(nodes, items, strict=True) for fault in _find(one, item)]
    )
    units = tuple(_unit(path, one, item) for one, item in zip(nodes, items, strict=True))
    _refuse(path, [*_repeated(units), *_astray(units), *_circular(units)])
    return units


def _find(node: "yaml.Node", item: object) -> Iterator[Problem]:
    """Find what is wrong in a unit by the schema."""
    lines = {}
    if isinstance(item, Mapping):
        lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    for fault in find_faults(item, "hierarchy"):
        key = fault.keys[0] if fault.keys else ""
        said = Text(*(f"{key}：{words}" if key else words for words in fault.problem))
        yield lines.get(key, node.start_mark.line + 1), said


def _unit(path: str, node: "yaml.Node", item: Mapping[str, Any]) -> Unit:
    return Unit(
        name=item["unit"],
        at=Location(path, line=node.start_mark.line + 1),
        parent=item.get("parent"),
        kind=item.get("kind"),
        aliases=tuple(item.get("aliases", ())),
        is_excluded=item.get("excluded") == "true",
    )


def _line(unit: Unit) -> int:
    return unit.at.line or 1


def _repeated(units: Sequence[Unit]) -> Iterator[Problem]:
    """Find names that stand for two units."""
    known: dict[str, Unit] = {}
    for unit in units:
        for name in (unit.name, *unit.aliases):
            other = known.setdefault(normalise(name), unit)
            if other is not unit:
                yield (
                    _line(unit),
                    Text(
                        f"“{name}”已是第 {_line(other)} 行“{other.name}”的名称",
                        f"“{name}” is a name of “{other.name}” in line {_line(other)}",
                    ),
                )


def _astray(units: Sequence[Unit]) -> Iterator[Problem]:
    """Find parents that are no units."""
    names = [unit.name for unit in units]
    for unit in units:
        if unit.parent is not None and unit.parent not in names:
            hint = nearest(unit.parent, names)
            yield (
                _line(unit),
                Text(
                    f"“{unit.name}”的上级“{unit.parent}”不在名录中{hint.zh}",
                    f"the parent “{unit.parent}” of “{unit.name}” is no unit{hint.en}",
                ),
            )


def _circular(units: Sequence[Unit]) -> Iterator[Problem]:
    """Find units that stand above themselves; each circle is told once."""
    parents = {unit.name: unit.parent for unit in units}
    told = set[str]()
    for unit in units:
        way: list[str] = []
        name: str | None = unit.name
        while name is not None and name not in way and name not in told:
            way.append(name)
            name = parents.get(name)
        if name in way:
            circle = " → ".join([*way[way.index(name) :], name])
            yield (
                _line(unit),
                Text(f"上级绕回了自己：{circle}", f"the parents go in a circle: {circle}"),
            )
        told.update(way)


def _refuse(path: str, problems: Sequence[Problem]) -> None:
    if problems:
        ordered = sorted(problems, key=lambda problem: problem[0])
        zh = "\n".join(f"{path} 第 {line} 行：{say.zh}" for line, say in ordered)
        en = "\n".join(f"{path}, line {line}: {say.en}" for line, say in ordered)
        raise SettingsError("bad-settings", problems=Text(zh, en))
