"""Tables as they come out of converters: each function writes a report as one kind of broken text."""

import random
import re
from collections.abc import Callable, Iterator

from tests.support.layout import Layout
from tests.support.writers import Block

Writer = Callable[[list[Block], random.Random], bytes]

STUB = "三、本年度办理结果"


def _rows(layout: Layout) -> Iterator[list[str]]:
    """Yield the printed texts of each row; a merged cell once."""
    for row in layout:
        yield [box.text.replace("\n", "") for box in row]


def _is_figure(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def _split(row: list[str]) -> tuple[list[str], list[str]]:
    """Part the labels of a row from its figures."""
    first = next((at for at, text in enumerate(row) if _is_figure(text)), len(row))
    return row[:first], row[first:]


def _bars(row: list[str]) -> str:
    return "| " + " | ".join(row) + " |"


def _write(content: list[Block], table: Callable[[Layout], list[str]]) -> bytes:
    lines: list[str] = []
    for block in content:
        lines += [block, ""] if isinstance(block, str) else [*table(block), ""]
    return "\n".join(lines).encode()


def run_together(content: list[Block], _: random.Random) -> bytes:
    """Lose what parts cells and rows: a table is one line."""
    return _write(content, lambda layout: ["".join(map("".join, _rows(layout)))])


def run_together_by_row(content: list[Block], _: random.Random) -> bytes:
    """Lose what parts cells, but not rows."""
    return _write(content, lambda layout: ["".join(row) for row in _rows(layout)])


def gaps_left(content: list[Block], chance: random.Random) -> bytes:
    """Lose what parts cells and rows, and leave a blank in some places."""

    def table(layout: Layout) -> list[str]:
        texts = [text + " " * (chance.random() < 0.1) for row in _rows(layout) for text in row]
        return ["".join(texts)]

    return _write(content, table)


def one_cell_a_line(content: list[Block], _: random.Random) -> bytes:
    """Print every cell on a line of its own."""
    return _write(content, lambda layout: [text for row in _rows(layout) for text in row])


def blanks_collapsed(content: list[Block], _: random.Random) -> bytes:
    """Print a table on one line, a blank between cells."""
    return _write(content, lambda layout: [" ".join(text for row in _rows(layout) for text in row)])


def rows_apart(content: list[Block], _: random.Random) -> bytes:
    """Make a table of every row, with a line drawn under it and a blank one behind it."""

    def table(layout: Layout) -> list[str]:
        return [line for row in _rows(layout) for line in (_bars(row), "|" + "---|" * len(row), "")]

    return _write(content, table)


def labels_outside(content: list[Block], chance: random.Random) -> bytes:
    """Put labels on lines before or behind their figures, whole or in pieces on both sides."""

    def table(layout: Layout) -> list[str]:
        lines: list[str] = []
        for row in _rows(layout):
            labels, figures = _split(row)
            if len(figures) < 5 or not labels or chance.random() < 0.6:
                lines.append(_bars(row))
                continue
            label = labels[-1]
            at = chance.choice([0, len(label), max(1, len(label) // 2)])
            around = [label[:at], label[at:]]
            lines += [text for text in labels[:-1] if text]
            lines += ["", around[0], _bars(figures), around[1], ""]
        return lines

    return _write(content, table)


def labels_lost(content: list[Block], chance: random.Random) -> bytes:
    """Lose labels of rows."""

    def table(layout: Layout) -> list[str]:
        lines: list[str] = []
        for row in _rows(layout):
            labels, figures = _split(row)
            is_lost = len(figures) > 4 and chance.random() < 0.15
            lines.append(_bars(["" for _ in labels] + figures if is_lost else row))
        return lines

    return _write(content, table)


def stub_interleaved(content: list[Block], chance: random.Random) -> bytes:
    """Print the stub one character a line, between the rows or before their labels."""

    def table(layout: Layout) -> list[str]:
        lines: list[str] = []
        letters = list(STUB)
        is_inside = False
        for row in _rows(layout):
            is_inside = is_inside or STUB in row
            texts = [text for text in row if text != STUB]
            if is_inside and letters and chance.random() < 0.5:
                letter = letters.pop(0)
                if chance.random() < 0.5:
                    texts = [letter, *texts]
                else:
                    lines.append(letter)
            lines.append(_bars(texts))
        return lines

    return _write(content, table)


def spacers(content: list[Block], chance: random.Random) -> bytes:
    """Put blank cells between cells and behind them, in other places in every row."""

    def table(layout: Layout) -> list[str]:
        lines = []
        for row in _rows(layout):
            fields: list[str] = []
            for text in row:
                fields += [""] * chance.choice([0, 0, 1, 2]) + [text]
            lines.append(_bars(fields + [""] * chance.choice([0, 0, 1, 2])))
        return lines

    return _write(content, table)


def trailing_blanks(content: list[Block], chance: random.Random) -> bytes:
    """Put blank cells behind some rows."""
    return _write(
        content,
        lambda layout: [_bars(row + [""] * chance.choice([0, 0, 1])) for row in _rows(layout)],
    )


def header_broken(content: list[Block], chance: random.Random) -> bytes:
    """Break the labels of columns over lines and tables of their own."""

    def table(layout: Layout) -> list[str]:
        lines: list[str] = []
        for row in _rows(layout):
            if any(map(_is_figure, row)) or len(row) < 3:
                lines.append(_bars(row))
                continue
            halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in row]
            at = chance.randint(0, len(row))
            lines += ["".join(half for half, _ in halves[:at]), ""]
            lines += [
                _bars([half for half, _ in halves[at:]]),
                "",
                _bars([rest for _, rest in halves]),
            ]
        return lines

    return _write(content, table)


def header_shifted(content: list[Block], chance: random.Random) -> bytes:
    """Print the labels of columns some cells too far to the right."""

    def table(layout: Layout) -> list[str]:
        shift = chance.choice([1, 2])
        return [
            _bars(row if any(map(_is_figure, row)) else [""] * shift + row) for row in _rows(layout)
        ]

    return _write(content, table)


def laid_out(content: list[Block], chance: random.Random) -> bytes:
    """Print columns by blanks; a long label on two lines with its figures between or beside them."""

    def table(layout: Layout) -> list[str]:
        lines: list[str] = []
        for row in _rows(layout):
            labels, figures = _split(row)
            if not figures:
                lines.append("     ".join(row))
                continue
            label = labels[-1] if labels else ""
            cells = "".join(text.rjust(9) for text in figures)
            if len(label) < 12 or chance.random() < 0.4:
                lines.append(" " * 12 + label + "   " + cells)
                continue
            middle = len(label) // 2
            lines += [" " * 12 + label[:middle], " " * 40 + cells, " " * 12 + label[middle:]]
        return lines

    return _write(content, table)


FLOORS: dict[Writer, float] = {
    run_together: 0.6,
    run_together_by_row: 0.6,
    gaps_left: 0.6,
    one_cell_a_line: 1.0,
    blanks_collapsed: 1.0,
    rows_apart: 1.0,
    labels_outside: 0.8,
    labels_lost: 0.8,
    stub_interleaved: 0.9,
    spacers: 0.8,
    trailing_blanks: 0.9,
    header_broken: 0.8,
    header_shifted: 0.9,
    laid_out: 0.8,
}
"""Each kind of broken text, and the share of cells that is read at least, over many reports."""
