"""What the user asks for: which rules, how strict, in which language."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.errors import SettingsError
from govlint.language import Lang
from govlint.rule import SEVERITIES, Rule, Severity


class Settings(NamedTuple):
    """Settings of one run."""

    select: tuple[str, ...] = ()
    """Codes or beginnings of codes; empty: all rules."""
    ignore: tuple[str, ...] = ()
    """Codes or beginnings of codes; they win over `select`."""
    fail_on: Severity = "error"
    """The lowest severity at which a file does not pass."""
    lang: Lang = "zh"

    def fails(self, severity: Severity) -> bool:
        """Return whether a diagnostic of a severity keeps a file from passing."""
        return SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)


def chosen(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings select.

    Raises:
        SettingsError: ``unknown-code`` when a code or a beginning matches no rule, with the
            nearest one that is known.
    """
    rules = tuple(rules)
    for prefix in (*settings.select, *settings.ignore):
        if not prefix or not any(rule.code.startswith(prefix) for rule in rules):
            raise SettingsError("unknown-code", code=prefix, nearest=nearest_code(prefix, rules))
    return tuple(
        rule
        for rule in rules
        if (not settings.select or rule.code.startswith(settings.select))
        and not (settings.ignore and rule.code.startswith(settings.ignore))
    )


def nearest_code(code: str, rules: Sequence[Rule]) -> str:
    """Return the known code nearest to one that is not known, by code or by name."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is misspelt

    names = {rule.name: rule.code for rule in rules}
    known = [*(rule.code for rule in rules), *names]
    matches = get_close_matches(code.upper(), known, 1, 0.0) if code not in names else [code]
    return names.get(matches[0], matches[0]) if matches else ""
