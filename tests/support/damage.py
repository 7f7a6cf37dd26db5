"""What happens to tables on their way into a file: each function does one kind of damage."""

import random
import re
from collections.abc import Callable
from itertools import pairwise

from tests.support.layout import Box, Layout, cut, insert, remove
from tests.support.writers import Block

Damage = Callable[[list[Block], random.Random], list[Block]]


def _table(content: list[Block], chance: random.Random) -> tuple[int, Layout]:
    """Choose a table and return its place and a copy."""
    place = chance.choice([at for at, block in enumerate(content) if not isinstance(block, str)])
    layout = content[place]
    assert not isinstance(layout, str)
    return place, [list(row) for row in layout]


def _matrix(content: list[Block]) -> tuple[int, Layout]:
    """Return the largest table, that of the requests, and its place."""
    tables = [(at, block) for at, block in enumerate(content) if not isinstance(block, str)]
    place, layout = max(tables, key=lambda table: sum(map(len, table[1])))
    return place, [list(row) for row in layout]


def _has_whole_columns(layout: Layout) -> bool:
    """Return whether the header is all there and no figure is merged with another."""
    texts = [{box.text for box in row} for row in layout[:3]]
    is_whole = "申请人情况" in texts[0] and "总计" in texts[1] and "自然人" in texts[1] | texts[2]
    widths = [{box.columns for box in row[-_figures(row) :]} for row in layout[3:]]
    return is_whole and all(len(width) == 1 for width in widths)


def _figures(row: list[Box]) -> int:
    """Return how many cells at the end of a row hold figures."""
    return sum(box.text.isdigit() for box in row)


def _with(content: list[Block], place: int, *blocks: Block) -> list[Block]:
    return [*content[:place], *blocks, *content[place + 1 :]]


def _is_simple(row: list[Box]) -> bool:
    """Return whether a row can go without another having to take over its merged cells."""
    return all(box.rows == 1 for box in row)


def drop_row(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose a row."""
    place, layout = _table(content, chance)
    simple = [at for at, row in enumerate(layout) if _is_simple(row)]
    return _with(content, place, remove(layout, chance.choice(simple)))


def repeat_row(content: list[Block], chance: random.Random) -> list[Block]:
    """Print a row twice, the second time with another figure."""
    place, layout = _matrix(content)
    at = chance.choice([at for at, row in enumerate(layout) if at > 2 and _is_simple(row)])
    again = list(layout[at])
    again[-1] = Box(f"{again[-1].text}{chance.randint(1, 9)}")
    return _with(content, place, insert(layout, at + 1, again))


def split_table(content: list[Block], chance: random.Random) -> list[Block]:
    """Go on in a second table, with or without the header once more."""
    place, layout = _matrix(content)
    first, second = cut(layout, chance.randint(4, len(layout) - 1))
    if chance.random() < 0.5:
        second = [*layout[:3], *second]
    return _with(content, place, first, "- 3 -", second)


def add_subtotal(content: list[Block], chance: random.Random) -> list[Block]:
    """Add a subtotal under a group label."""
    place, layout = _matrix(content)
    group = [at for at, row in enumerate(layout) if row[0].text.startswith("（三）")]
    if not group:
        return content
    at = group[0]
    figures = [Box(str(chance.randint(0, 99))) for _ in range(7)]
    subtotal = [Box("（三）不予公开", 2), *figures]
    return _with(content, place, insert(layout, at, subtotal))


def add_column(content: list[Block], chance: random.Random) -> list[Block]:
    """Add the column 法人小计 before the totals."""
    place, layout = _matrix(content)
    if not _has_whole_columns(layout):
        return content
    for row in layout[:3]:
        for at, box in enumerate(row):
            if box.text in {"申请人情况", "法人或其他组织"}:
                row[at] = box._replace(columns=box.columns + 1)
    layout[2].append(Box("法人小计"))
    for row in layout[3:]:
        row.insert(len(row) - 1, Box(str(chance.randint(0, 99))))
    return _with(content, place, layout)


def drop_column(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose one of the columns of organisations."""
    place, layout = _matrix(content)
    if not _has_whole_columns(layout):
        return content
    lost = chance.randrange(len(layout[2]))
    before_end = len(layout[2]) - lost + 1
    del layout[2][lost]
    for row in layout[:3]:
        for at, box in enumerate(row):
            if box.text in {"申请人情况", "法人或其他组织"}:
                row[at] = box._replace(columns=box.columns - 1)
    for row in layout[3:]:
        del row[-before_end]
    return _with(content, place, layout)


def break_stub(content: list[Block], _: random.Random) -> list[Block]:
    """Print labels of groups one character a line."""
    place, layout = _matrix(content)
    broken = [
        [box._replace(text="\n".join(box.text)) if box.rows > 3 else box for box in row]
        for row in layout
    ]
    return _with(content, place, broken)


def lose_label(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose the label of a row that was not repeated."""
    place, layout = _matrix(content)
    labels = [row[-_figures(row) - 1].text for row in layout]
    row = chance.choice(
        [row for row, label in zip(layout, labels, strict=True) if labels.count(label) == 1][3:]
    )
    label = len(row) - _figures(row) - 1
    row[label] = row[label]._replace(text="")
    return _with(content, place, layout)


def alter_label(content: list[Block], chance: random.Random) -> list[Block]:
    """Mistype a label."""
    place, layout = _table(content, chance)
    row = chance.choice(layout)
    at = chance.randrange(len(row))
    text = row[at].text
    if len(text) > 3 and not re.match(r"-?\d+", text):
        cut = chance.randrange(len(text))
        row[at] = row[at]._replace(
            text=text[:cut] + chance.choice(["", "错", "其他"]) + text[cut + 1 :]
        )
    return _with(content, place, layout)


def merge_figures(content: list[Block], chance: random.Random) -> list[Block]:
    """Merge two cells of figures into one."""
    place, layout = _matrix(content)
    row = chance.choice(layout[3:])
    at = chance.randint(len(row) - _figures(row), len(row) - 2)
    row[at : at + 2] = [Box(row[at].text, 2)]
    return _with(content, place, layout)


def lose_figure(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose a cell, so that those behind it move up."""
    place, layout = _matrix(content)
    row = chance.choice(layout[3:])
    del row[chance.randint(len(row) - _figures(row), len(row) - 1)]
    return _with(content, place, layout)


def swap_rows(content: list[Block], chance: random.Random) -> list[Block]:
    """Print two neighbouring rows in the wrong order."""
    place, layout = _matrix(content)
    pairs = [
        at
        for at in range(3, len(layout) - 1)
        if _is_simple(layout[at])
        and _is_simple(layout[at + 1])
        and [box.columns for box in layout[at]] == [box.columns for box in layout[at + 1]]
    ]
    at = chance.choice(pairs)
    layout[at], layout[at + 1] = layout[at + 1], layout[at]
    return _with(content, place, layout)


def lose_header(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose some rows of the header."""
    place, layout = _matrix(content)
    return _with(content, place, layout[chance.randint(1, 3) :])


def lose_headings(content: list[Block], chance: random.Random) -> list[Block]:
    """Lose a heading."""
    headings = [
        at for at, block in enumerate(content) if isinstance(block, str) and block[1:2] == "、"
    ]
    return _with(content, chance.choice(headings))


def glue_headings(content: list[Block], chance: random.Random) -> list[Block]:
    """Glue a heading to the paragraph behind it."""
    pairs = [
        at
        for at, (block, after) in enumerate(pairwise(content))
        if isinstance(block, str) and isinstance(after, str) and block[1:2] == "、"
    ]
    at = chance.choice(pairs)
    return [*content[:at], f"{content[at]}{content[at + 1]}", *content[at + 2 :]]


ALL: tuple[Damage, ...] = (
    drop_row,
    split_table,
    add_subtotal,
    add_column,
    drop_column,
    break_stub,
    lose_label,
    alter_label,
    merge_figures,
    lose_figure,
    swap_rows,
    lose_header,
    lose_headings,
    glue_headings,
    repeat_row,
)
"""In an order in which they may follow one another: were a row lost after it was repeated, the
other figure would be all that the file says."""
