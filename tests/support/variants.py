"""Tables as clerks change them and converters write them: every figure is there to be read."""

import re
from collections.abc import Callable, Iterator

from tests.support.layout import Box, Layout
from tests.support.writers import Block, fields_of

Change = Callable[[list[Block]], list[Block]]
Writing = Callable[[list[Block]], str]

COLUMNS = 7
"""Figures in a row of the table of requests."""


def _tables(content: list[Block]) -> list[int]:
    return [at for at, block in enumerate(content) if not isinstance(block, str)]


def _changed(content: list[Block], number: int, change: Callable[[Layout], Layout]) -> list[Block]:
    """Return a report with one table changed, by its number from 0."""
    place = _tables(content)[number]
    layout = content[place]
    assert not isinstance(layout, str)
    return [*content[:place], change(layout), *content[place + 1 :]]


def _everywhere(content: list[Block], change: Callable[[Layout], Layout]) -> list[Block]:
    for number in range(len(_tables(content))):
        content = _changed(content, number, change)
    return content


def _width(layout: Layout) -> int:
    return sum(box.columns for box in layout[0])


# Changes of the tables


def caption_inside(content: list[Block]) -> list[Block]:
    """Print the unit in a row of its own over each table."""
    return _everywhere(content, lambda layout: [[Box("单位：件", _width(layout))], *layout])


def note_inside(content: list[Block]) -> list[Block]:
    """Print a note with figures in the last row of each table."""
    note = "注：数据截至12月31日，含转办3件。"
    return _everywhere(content, lambda layout: [*layout, [Box(note, _width(layout))]])


def signed_inside(content: list[Block]) -> list[Block]:
    """Print who filled a table in, in two cells below it."""

    def change(layout: Layout) -> Layout:
        half = _width(layout) // 2
        return [*layout, [Box("填表人：某某", half), Box("审核人：某某", _width(layout) - half)]]

    return _everywhere(content, change)


def remarks(content: list[Block]) -> list[Block]:
    """Add a column for remarks, one of which is there."""

    def change(layout: Layout) -> Layout:
        first, second, third, *rows = layout
        filled = [[*row, Box("含转办" if at == 2 else "")] for at, row in enumerate(rows)]
        return [[*first, Box("备注", 1, 3)], second, third, *filled]

    return _changed(content, 1, change)


def numbered_rows(content: list[Block]) -> list[Block]:
    """Add a first column in which rows are numbered."""

    def change(layout: Layout) -> Layout:
        first, second, third, *rows = layout
        numbered = [[Box(str(at)), *row] for at, row in enumerate(rows, 1)]
        return [[Box("序号", 1, 3), *first], second, third, *numbered]

    return _changed(content, 1, change)


def numbered_columns(content: list[Block]) -> list[Block]:
    """Add a row in which columns are numbered."""
    numbers = [Box("甲", 3), *(Box(str(number)) for number in range(1, COLUMNS + 1))]
    return _changed(content, 1, lambda layout: [*layout[:3], numbers, *layout[3:]])


def numbers_apart(content: list[Block]) -> list[Block]:
    """Print the number of a label in a cell of its own."""

    def parted(row: list[Box]) -> list[Box]:
        *groups, label = row[:-COLUMNS]
        found = re.match(r"(\d\.|（.）|.、)(.*)", label.text)
        assert found
        return [*groups, Box(found[1]), label._replace(text=found[2]), *row[-COLUMNS:]]

    def change(layout: Layout) -> Layout:
        (note, *first), second, third, *rows = layout
        return [[note._replace(columns=4), *first], second, third, *map(parted, rows)]

    return _changed(content, 1, change)


def groups_in_labels(content: list[Block]) -> list[Block]:
    """Print the labels of groups in front of those of rows, in one column."""

    def change(layout: Layout) -> Layout:
        (note, *first), second, third, *rows = layout
        flat: Layout = [[note._replace(columns=1), *first], second, third]
        around: list[Box] = []
        for row in rows:
            around = [box._replace(rows=box.rows - 1) for box in around if box.rows > 1]
            around += row[: -COLUMNS - 1]
            label = "".join(box.text for box in (*around, row[-COLUMNS - 1]))
            flat.append([Box(label), *row[-COLUMNS:]])
        return flat

    return _changed(content, 1, change)


def stub_of_strip(content: list[Block]) -> list[Block]:
    """Print words for the header and the figures of table four beside them."""

    def change(layout: Layout) -> Layout:
        first, *others, figures = layout
        return [[Box("项目", 1, 3), *first], *others, [Box("件数"), *figures]]

    return _changed(content, 2, change)


def tables_behind(content: list[Block]) -> list[Block]:
    """Print all tables behind the text."""
    tables = [block for block in content if not isinstance(block, str)]
    texts: list[Block] = [block for block in content if isinstance(block, str)]
    return [*texts, *(block for table in tables for block in ("附表", table))]


def last_year_before(content: list[Block]) -> list[Block]:
    """Print the requests of another year in part one."""
    return [*content[:4], "上年数据如下：", _other_year(content), *content[4:]]


def last_year_behind(content: list[Block]) -> list[Block]:
    """Print the requests of another year behind all parts."""
    return [*content, "附：上年数据", _other_year(content)]


def _other_year(content: list[Block]) -> Layout:
    """Return table three with other figures."""
    layout = content[_tables(content)[1]]
    assert not isinstance(layout, str)
    more = [
        [*row[:-COLUMNS], *(Box(f"{box.text}1") for box in row[-COLUMNS:])] for row in layout[3:]
    ]
    return [*layout[:3], *more]


CHANGES: dict[Change, frozenset[str]] = {
    caption_inside: frozenset(),
    note_inside: frozenset(),
    signed_inside: frozenset(),
    remarks: frozenset({"GL007"}),
    numbered_rows: frozenset(),
    numbered_columns: frozenset({"GL007"}),
    numbers_apart: frozenset(),
    groups_in_labels: frozenset(),
    stub_of_strip: frozenset(),
    tables_behind: frozenset({"GL110"}),
    last_year_before: frozenset(),
    last_year_behind: frozenset(),
}
"""What is done to tables, and the codes of what is rightly said of it."""


# What converters write


def _pipes(
    content: list[Block], mark: Callable[[str], str], prose: Callable[[str], str] = str
) -> str:
    """Write pipe tables with a rule behind the first row, each field marked."""

    def lines() -> Iterator[str]:
        for block in content:
            if isinstance(block, str):
                yield f"{prose(block)}\n"
                continue
            for index, row in enumerate(fields_of(block)):
                yield "| " + " | ".join(mark(text) for text in row) + " |"
                if index == 0:
                    yield "|" + " --- |" * len(row)
            yield ""

    return "\n".join(lines())


def _page_table(layout: Layout, gap: str) -> str:
    cells = [
        "".join(
            f'{gap}<td rowspan="{box.rows}" colspan={box.columns}>{box.text}</td>' for box in row
        )
        for row in layout
    ]
    return f"<table>{gap}" + gap.join(f"<tr>{row}{gap}</tr>" for row in cells) + f"{gap}</table>"


def emphasised(content: list[Block]) -> str:
    """Bold headings and slanted fields."""
    return _pipes(content, lambda text: text and f"*{text}*", lambda text: f"**{text}**")


def as_code(content: list[Block]) -> str:
    """Figures between back quotes."""
    return _pipes(content, lambda text: f"`{text}`" if text.isdigit() else text)


def escaped(content: list[Block]) -> str:
    """A backslash before each sign that Markdown has another use for."""

    def escape(text: str) -> str:
        return re.sub(r"([-.*_()])", r"\\\1", text)

    return _pipes(content, escape, escape)


def broken_by_tags(content: list[Block]) -> str:
    """Line breaks in labels as tags."""
    return _pipes(content, lambda text: re.sub(r"^(\D{3})(?=.)", r"\1<br>", text))


def blanks_named(content: list[Block]) -> str:
    """Blank fields with an entity in them."""
    return _pipes(content, lambda text: text or "&nbsp;")


def spans(content: list[Block]) -> str:
    """Text with attributes, as pandoc writes it."""

    def span(text: str) -> str:
        return text and f'[{text}]{{lang="EN-US" style="color:black"}}'

    return _pipes(content, span, span)


def tagged(content: list[Block]) -> str:
    """Text between tags that may break over lines."""

    def tag(text: str) -> str:
        return f'<span style="color:black">{text}</span>'

    return _pipes(content, tag, lambda text: f'<p>\n<span\nstyle="x">{text}</span></p>')


def page_tables(content: list[Block]) -> str:
    """Tables in the markup of web pages, each on one line behind a word."""
    return "\n\n".join(
        f"# {block}" if isinstance(block, str) else f"表：{_page_table(block, '')}"
        for block in content
    )


def page_tables_in_lines(content: list[Block]) -> str:
    """Tables in the markup of web pages, in which every cell has its line."""
    return "\n".join(
        block if isinstance(block, str) else _page_table(block, "\n  ") for block in content
    )


WRITINGS: tuple[Writing, ...] = (
    emphasised,
    as_code,
    escaped,
    broken_by_tags,
    blanks_named,
    spans,
    tagged,
    page_tables,
    page_tables_in_lines,
)
"""How converters write what is all there."""


def turned(content: list[Block]) -> list[Block]:
    """Print table four with a line for each figure."""

    def change(layout: Layout) -> Layout:
        top, middle, lower, figures = layout
        labels = [*middle[:5], *lower]
        parts = [top[0], *middle[5:]]
        return [
            [
                *([parts[at // 5]._replace(columns=1, rows=5)] if at % 5 == 0 else []),
                labels[at],
                figure,
            ]
            for at, figure in enumerate(figures)
        ]

    return _changed(content, 2, change)
