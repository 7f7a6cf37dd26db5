"""Whose number it is: the agency's own, or that of another organ named before it."""

from govlint.characters import simplify
from govlint.mentions.lexicon import Bodies

MAX_NAME = 12
"""Characters of a name that are looked at."""
_TAIL = 4
"""Last characters of a name that have to be in that of the agency, in this order."""
_PLACES = frozenset("省市区县州旗盟")


class Organs:
    """Tells the organs that a text names from the agency itself."""

    def __init__(self, agency: str, bodies: Bodies) -> None:
        self._agency = simplify(agency)
        self._level = _level(self._agency)
        self._own = bodies.own
        self._name = bodies.name
        self._governments = bodies.governments

    @property
    def is_department(self) -> bool:
        """Whether the agency does not speak for the government of a territory."""
        name = self._agency
        return (
            bool(name)
            and not any(word in name for word in self._governments)
            and (name[-1] not in _PLACES)
        )

    def names_other(self, text: str) -> bool:
        """Return whether a text up to a number names another organ than the agency."""
        return any(
            not self._is_own(text[max(0, match.end() - MAX_NAME) : match.end()], match["end"])
            for match in self._name.finditer(text)
        )

    def _is_own(self, name: str, end: str) -> bool:
        before = name[: -len(end)]
        if any(char in before for char in self._own):
            return True
        level = _level(before)
        if level and self._level and level != self._level:
            return False
        letters = iter(self._agency)
        tail = [char for char in name[-max(_TAIL, len(end)) :] if char not in _PLACES]
        return bool(before) and all(char in letters for char in tail)


def _level(name: str) -> str:
    """Return the last character of a name that can say of what territory an organ is."""
    return next((char for char in reversed(name) if char in _PLACES), "")
