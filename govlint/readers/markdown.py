"""Marks of Markdown in a line of text, and tables that stand in it as those of a web page."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_MARKS = re.compile(r"^\s{0,3}#{1,6}\s+|\*\*|__(?=\S)|<!--.*?-->")
"""Marks of headings, bold text and comments; Markdown is read under any suffix."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPAN = re.compile(r"\[([^\[\]]*)\]\{[^{}]*\}")
"""Text with attributes, as pandoc writes what Word formatted."""
_MARKED = re.compile(r"(\*{1,3}|_{1,3}|`+)(?![\s*_`])(.*[^\s*_`])\1")
_INLINE_TAG = re.compile(
    r"</?(?:span|font|b|strong|i|em|u|center|p|div|h[1-6]|o:p)(?:\s[^<>]*)?>", re.IGNORECASE
)
"""What a line may have of a web page besides its text; it may be broken over two."""
_TABLE_TAG = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text without marks of Markdown; ``<br>`` is a line break."""
    text = _MARKS.sub("", text)
    if "<" in text:
        text = _BREAK.sub("\n", text)
    if "]{" in text:
        text = _SPAN.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    if marked := _MARKED.fullmatch(text.strip()):
        text = marked[2]
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


class Part(NamedTuple):
    """A stretch of a text."""

    text: str
    line: int
    """The line in which it begins, from 1."""
    is_page: bool
    """Whether it is a table in the markup of a web page."""


def split_tables(text: str) -> Iterator[Part]:
    """Part a text into tables in the markup of web pages and what stands between them.

    Converters write such tables where cells are merged, which Markdown has no way to say. One that
    is not closed is text.
    """
    if "</" not in text:
        yield Part(text, 1, is_page=False)
        return
    depth = begin = done = 0
    line = 1
    for tag in _TABLE_TAG.finditer(text):
        if not tag[1]:
            begin = begin if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield Part(_INLINE_TAG.sub(_line_ends, text[done:begin]), line, is_page=False)
                line += _count_lines(text[done:begin])
                yield Part(text[begin : tag.end()], line, is_page=True)
                line += _count_lines(text[begin : tag.end()])
                done = tag.end()
    yield Part(_INLINE_TAG.sub(_line_ends, text[done:]), line, is_page=False)


def _line_ends(tag: re.Match[str]) -> str:
    return "\n" * _count_lines(tag[0])


def _count_lines(text: str) -> int:
    """Return how many lines end in a text, whatever ends them."""
    return len(f"{text}.".splitlines()) - 1
