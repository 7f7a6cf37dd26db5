"""What a file of text is: a page, a report in JSON or YAML, or plain text."""

import re

from govlint.errors import ReadError
from govlint.readers import Format
from govlint.readers.charset import decode

_HTML_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype|html|head|body|meta|title|div|table|tr|h\d|p|span|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_START = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_MHTML_START = re.compile(r"\s*(?:[!-9;-~]+:.*\n(?:[ \t].*\n)*)*?MIME-Version:", re.IGNORECASE)
"""Headers as those of a mail, in any order."""
_MARKUP: tuple[tuple[Format, re.Pattern[str]], ...] = (
    ("mhtml", _MHTML_START),
    ("html", _HTML_START),
)
_HTML_END = re.compile(r"</(?:html|body|div|table|td|tr|p|span)\s*>", re.IGNORECASE)
_JSON_START = re.compile(r"\s*\{\s*[\"}]")
_YAML_KEY = re.compile(r"^(?:edition|year|agency|sections|tables)\s*:", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKDOWN = frozenset((".md", ".markdown"))
_HEAD = 16 * 1024
"""Bytes that are looked at."""


def sniff_text(data: bytes, expected: Format | None, suffix: str = "") -> Format:
    """Return the format of a text by its content, by what its suffix says where that leaves it open.

    Markdown may begin with an element of a web page, but not with a whole page.

    Raises:
        ReadError: ``is-binary`` when it is no text.
    """
    head = decode(data[:_HEAD])
    if len(_CONTROL.findall(head)) > len(head) // 100:
        raise ReadError("is-binary")
    for format_, start in _MARKUP:
        if start.match(head) and (suffix not in _MARKDOWN or _PAGE_START.match(head)):
            return format_
    if expected in {"json", "yaml"}:
        return expected
    if _JSON_START.match(head):
        return "json"
    if len(set(_YAML_KEY.findall(head))) > 2:
        return "yaml"
    if expected:
        return expected
    return "html" if len(_HTML_END.findall(head)) > 3 else "text"
