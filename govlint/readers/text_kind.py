"""What a file of text is: a page, a report in JSON or YAML, or plain text."""

import re

from govlint.errors import ReadError
from govlint.readers import Format
from govlint.readers.charset import decode

_HTML_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype|html|head|body|meta|title|div|table|tr|h\d|p|span|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_END = re.compile(r"</(?:html|body|div|table|td|tr|p|span)\s*>", re.IGNORECASE)
_JSON_START = re.compile(r"\s*\{\s*[\"}]")
_YAML_KEY = re.compile(r"^(?:edition|year|agency|sections|tables)\s*:", re.MULTILINE)
_MHTML_START = re.compile(r"\s*(?:From: <Saved by|MIME-Version:)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 16 * 1024
"""Bytes that are looked at."""


def sniff_text(data: bytes, expected: Format | None) -> Format:
    """Return the format of a text by its content, by what its suffix says where that leaves it open.

    Raises:
        ReadError: ``is-binary`` when it is no text; ``is-mhtml``.
    """
    head = decode(data[:_HEAD])
    if len(_CONTROL.findall(head)) > len(head) // 100:
        raise ReadError("is-binary")
    if _MHTML_START.match(head):
        raise ReadError("is-mhtml")
    if _HTML_START.match(head):
        return "html"
    if expected in {"json", "yaml"}:
        return expected
    if _JSON_START.match(head):
        return "json"
    if len(set(_YAML_KEY.findall(head))) > 2:
        return "yaml"
    if expected:
        return expected
    return "html" if len(_HTML_END.findall(head)) > 3 else "text"
