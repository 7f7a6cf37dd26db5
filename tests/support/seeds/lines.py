"""Mistakes and damage in the rows and columns of tables."""

from tests.support import broken
from tests.support.damage import add_column, add_subtotal
from tests.support.layout import Box, Layout
from tests.support.seeds.planting import Chance, in_print, in_text
from tests.support.writers import Block


def _matrix(content: list[Block]) -> tuple[int, Layout]:
    """Return the place of the table of requests and a copy."""
    at = max(
        (at for at, block in enumerate(content) if not isinstance(block, str)),
        key=lambda place: len(content[place]),
    )
    table = content[at]
    assert not isinstance(table, str)
    return at, [list(row) for row in table]


def _alter(content: list[Block], chance: Chance) -> list[Block]:
    """Lose the last character of a label of table 2."""
    at = next(at for at, block in enumerate(content) if not isinstance(block, str))
    layout = [list(row) for row in content[at] if not isinstance(row, str)]
    labels = ("本年废止件数", "现行有效件数", "本年新公开数量", "对外公开总数量")
    places = [
        (row, column)
        for row, boxes in enumerate(layout)
        for column, box in enumerate(boxes)
        if box.text in labels
    ]
    row, column = chance.choice(places)
    box = layout[row][column]
    layout[row][column] = box._replace(text=box.text[:-1])
    return [*content[:at], layout, *content[at + 1 :]]


def _lose_label(content: list[Block], chance: Chance) -> list[Block]:
    """Leave the label of a row blank whose neighbours have theirs."""
    at, layout = _matrix(content)
    rows = [row for row, boxes in enumerate(layout) if boxes[0].text.startswith("2.")]
    row = chance.choice(rows)
    layout[row][0] = Box("", layout[row][0].columns)
    return [*content[:at], layout, *content[at + 1 :]]


def _shorten(content: list[Block], chance: Chance) -> list[Block]:
    """Lose two figures of a row."""
    at, layout = _matrix(content)
    rows = [row for row, boxes in enumerate(layout) if boxes[0].text.startswith("2.")]
    row = chance.choice(rows)
    layout[row] = layout[row][:-2]
    return [*content[:at], layout, *content[at + 1 :]]


def _add_line(content: list[Block], chance: Chance) -> list[Block]:
    return chance.choice([add_column, add_subtotal])(content, chance)


SEEDS = {
    "GL006": in_print(_alter),
    "GL007": in_print(_add_line),
    "GL008": in_print(_shorten),
    "GL009": in_text(broken.run_together),
    "GL023": in_print(_lose_label),
}
