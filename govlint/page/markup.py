"""Markup that is escaped by construction: what is not `Markup` is text."""

from collections.abc import Iterable, Mapping
from html import escape

from govlint.characters import with_controls_named

Attributes = Mapping[str, str | int | None]
"""By name; those that are None are left out."""

_NONE: Attributes = {}
_VOID = frozenset({"meta"})
_BLOCKS = frozenset(
    "article caption dd details div h1 h2 h3 h4 h5 header li nav p section table tbody thead tr ul".split()
)
"""What ends a line of the page, so that it can be read as it is, and compared."""


class Markup(str):
    """A text that is markup already."""

    __slots__ = ()


def element(name: str, *children: str, having: Attributes = _NONE) -> Markup:
    """Return an element; children that are no `Markup` are escaped."""
    attributes = "".join(
        f' {key}="{escaped(str(value))}"' for key, value in having.items() if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{attributes}>")
    inner = "".join([child if type(child) is Markup else escaped(child) for child in children])
    end = "\n" if name in _BLOCKS else ""
    return Markup(f"<{name}{attributes}>{inner}</{name}>{end}")


def joined(parts: Iterable[str], separator: str = "") -> Markup:
    """Return parts one after the other; those that are no `Markup` are escaped."""
    return Markup(
        escaped(separator).join(part if type(part) is Markup else escaped(part) for part in parts)
    )


def escaped(text: str) -> str:
    """Return a text in which nothing is markup and nothing is hidden."""
    return escape(with_controls_named(text))
