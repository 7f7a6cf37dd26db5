"""The styles of a Word document that hide text."""

from govlint.readers.xml import parse_tree

_OFF = frozenset(("0", "false", "off"))


class HiddenStyles:
    """Knows which styles hide the text that has them."""

    def __init__(self, xml: bytes) -> None:
        """Read the styles; most documents hide nothing.

        Raises:
            ReadError: See `parse_tree`.
        """
        self._styles: dict[str, bool] = {}
        self._default = False
        if b"vanish" in xml:
            self._read(xml)

    def __bool__(self) -> bool:
        """Return whether any style hides text."""
        return self._default or any(self._styles.values())

    def hide(self, paragraph: str | None, run: str | None) -> bool:
        """Return whether text of these styles is hidden; that of the run goes before."""
        if run in self._styles:
            return self._styles[run]
        return self._styles.get(paragraph or "", self._default)

    def _read(self, xml: bytes) -> None:
        root = parse_tree(xml)
        word = root.tag.rpartition("}")[0] + "}"
        own: dict[str, bool] = {}
        parents: dict[str, str] = {}
        default = root.find(f"{word}docDefaults/{word}rPrDefault/{word}rPr/{word}vanish")
        self._default = default is not None and default.get(f"{word}val") not in _OFF
        for style in root.iterfind(f"{word}style"):
            name = style.get(f"{word}styleId", "")
            hiding = style.find(f"{word}rPr/{word}vanish")
            if hiding is not None:
                own[name] = hiding.get(f"{word}val") not in _OFF
            parent = style.find(f"{word}basedOn")
            parents[name] = parent.get(f"{word}val", "") if parent is not None else ""
            if style.get(f"{word}type") == "paragraph" and style.get(f"{word}default") == "1":
                parents[""] = name  # the style of paragraphs that name none
        for name in parents:
            ancestor, seen = name, set[str]()
            while ancestor not in own and ancestor in parents and ancestor not in seen:
                seen.add(ancestor)
                ancestor = parents[ancestor]
            if ancestor in own:
                self._styles[name] = own[ancestor]
