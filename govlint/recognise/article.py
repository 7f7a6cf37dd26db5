"""The article: the part of a web page, or of any document, that is the report."""

from collections.abc import Collection, Sequence

from govlint.recognise.lines import Line

MENU = 3
"""Links, one below the other, that are a menu or a list of other pages."""


def find_article(lines: Sequence[Line], marks: Collection[int]) -> range:
    """Return the lines of the article.

    It is the innermost element that holds all that was recognised, up to a list of links, and
    without links at its end. What stands around it is the site. A document without elements is one article.

    Args:
        lines: The lines of the document.
        marks: Indices of the lines that are headings of parts or belong to mandated tables.
    """
    if not marks:
        return range(len(lines))
    first, last = min(marks), max(marks)
    depth = min((line.depth for line in lines[first + 1 : last + 1]), default=0)
    end = last + 1
    while end < len(lines) and lines[end].depth >= depth and not _is_menu(lines, end, 1):
        end += 1
    while end > last + 1 and lines[end - 1].linked:
        end -= 1
    begin = first
    while begin and lines[begin].depth >= depth and not _is_menu(lines, begin - 1, -1):
        begin -= 1
    return range(begin, end)


def _is_menu(lines: Sequence[Line], index: int, step: int) -> bool:
    """Return whether a menu begins at a line, seen from the article."""
    menu = range(index, index + step * MENU, step)
    return all(0 <= at < len(lines) and lines[at].linked for at in menu)
