"""Documents in a form that tests can compare at a glance."""

from govlint.document import Document, Paragraph

Shown = list[str | list[list[str]]]


def show(document: Document) -> Shown:
    """Return paragraphs as text and tables as rows of texts.

    A cell that spans is marked with its size, columns by rows: ``总计 [1x2]``.
    """
    shown: Shown = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            shown.append(block.text)
            continue
        rows: dict[int, list[str]] = {}
        for cell in block.cells:
            spans = cell.column_span > 1 or cell.row_span > 1
            size = f" [{cell.column_span}x{cell.row_span}]" if spans else ""
            rows.setdefault(cell.row, []).append(f"{cell.text}{size}".strip())
        shown.append(list(rows.values()))
    return shown
