"""Documents that a page leads to: by links, by what it embeds, by addresses that its scripts name."""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from govlint.document import Attachment

_LINKS = {"a": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
"""What leads to a document, and the attribute that says where."""
_ATTACHED = re.compile(
    r"\.(?:pdf|docx?|wps|xlsx?|et|rtf|odt|ofd|zip|rar|7z)\s*(?:$|[?#&)）])", re.IGNORECASE
)
_WORD = re.compile(r"[^\s\"'<>(),;=?#&]+")
_SCRIPTED = (".pdf", ".doc", ".docx", ".wps", ".ofd")
"""What players and frames show that a script makes; sheets and archives are not shown."""


def find_linked(root: Element) -> Iterator[Attachment]:
    """Find the documents that a page links or embeds: by address, or by what the link says."""
    for element in root.iter(*_LINKS):
        href = element.get(_LINKS[str(element.tag)])
        if href is not None:
            text = "".join(element.itertext()) if len(element) else element.text or ""
            if _ATTACHED.search(href) or _ATTACHED.search(text):
                yield Attachment(" ".join(text.split()) or element.get("title", ""), href.strip())


def find_scripted(root: Element) -> Iterator[Attachment]:
    """Find the documents whose address, one with a slash, stands in a script or in any attribute."""
    for element in root.iter():
        texts = [value for name, value in element.items() if name != _LINKS.get(str(element.tag))]
        if element.tag == "script" and element.text:
            texts.append(element.text)
        for text in texts:
            for word in _WORD.findall(text) if "/" in text else ():
                if "/" in word and word.lower().endswith(_SCRIPTED):
                    yield Attachment("", word)
