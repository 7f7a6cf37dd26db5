"""Text in the two languages that govlint speaks."""

from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """The same sentence in both languages; printed labels are quoted as they are in either."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.en if lang == "en" else self.zh
