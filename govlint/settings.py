"""What the user asks for: which rules, how strict, in which language."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from govlint.agency import parse_deadline
from govlint.breach import SEVERITIES
from govlint.errors import SettingsError
from govlint.language import Lang
from govlint.options import Options
from govlint.report import Confidence
from govlint.rule import Rule, Severity

OWN_FILE, PROJECT_FILE = "govlint.toml", "pyproject.toml"
"""The settings files of a folder; the first that is there and has settings is in force."""
IGNORE_FILE = ".govlint-ignore.yaml"
HIERARCHY_FILE = "units.yaml"
"""What a hierarchy of agencies is called where `govlint hierarchy init` writes it."""

Persona = Literal["office", "supervisor", "auditor"]
"""Who reads the findings: who writes the report, who receives it, who examines it."""

PERSONAS: Mapping[Persona, tuple[Confidence, Severity]] = {
    "office": ("high", "error"),
    "supervisor": ("medium", "warning"),
    "auditor": ("low", "note"),
}
"""What a persona stands for: ``min-confidence`` and ``fail-on`` where nothing else sets them."""

CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)

_NO_SEVERITIES: Mapping[str, Severity | Literal["off"]] = {}
_NO_TEXTS: Mapping[str, str] = {}
_NO_SETTINGS: "Mapping[str, Settings]" = {}


class Settings(NamedTuple):
    """Settings for a file; ``docs/settings.md`` says what each means.

    `govlint.find_settings` makes them of the settings file that is in force for a path.
    """

    select: tuple[str, ...] = ()
    """Rules by code, beginning of code, or name; empty: all rules."""
    ignore: tuple[str, ...] = ()
    """Rules by the same; they win over `select`."""
    fail_on: Severity | None = None
    """The lowest severity at which a file does not pass; None: as `persona` says."""
    lang: Lang = "zh"
    extend_select: tuple[str, ...] = ()
    """Rules beside those of `select`; of no effect when that is empty."""
    severity: Mapping[str, Severity | Literal["off"]] = _NO_SEVERITIES
    """By code, beginning of code, or name; the most exact decides. ``off``: not checked."""
    persona: Persona = "office"
    min_confidence: Confidence | None = None
    """Findings less sure than this are not told; None: as `persona` says."""
    deadlines: Mapping[str, str] = _NO_TEXTS
    """``MM-DD`` by kind of agency."""
    tolerance: Decimal | None = None
    """In 万元, see `govlint.rule.Options`."""
    copied_prose: Decimal = Decimal(80)
    """In per cent, see `govlint.rule.Options`."""
    standard_phrase: Decimal = Decimal(50)
    """In per cent, see `govlint.rule.Options`."""
    kinds: Mapping[str, str] = _NO_TEXTS
    """The kind of an agency, by its name, where the name does not tell it."""
    per_kind: "Mapping[str, Settings]" = _NO_SETTINGS
    """Settings that take the place of these for a kind of agency."""
    rules: tuple[str, ...] = ()
    """Folders of rules beside those that are installed."""
    allow_local_code: bool = False
    """Whether the Python files in `rules` may be run."""

    def fails(self, severity: Severity) -> bool:
        """Return whether a diagnostic of a severity keeps a file from passing."""
        lowest = self.fail_on or PERSONAS[self.persona][1]
        return SEVERITIES.index(severity) <= SEVERITIES.index(lowest)

    def shows(self, confidence: Confidence) -> bool:
        """Return whether findings of a confidence are told."""
        lowest = self.min_confidence or PERSONAS[self.persona][0]
        return CONFIDENCES.index(confidence) <= CONFIDENCES.index(lowest)

    def for_agency(self, agency: str | None) -> "Settings":
        """Return the settings for an agency, by its kind."""
        if not self.per_kind:
            return self
        return self.per_kind.get(self.options().kind(agency) or "", self)

    def options(self) -> Options:
        """Return what rules may ask for."""
        deadlines = {kind: parse_deadline(text) for kind, text in self.deadlines.items()}
        return Options(
            deadlines=deadlines,
            tolerance=self.tolerance,
            copied_prose=Decimal(self.copied_prose),
            standard_phrase=Decimal(self.standard_phrase),
            kinds=self.kinds,
        )

    def severity_of(self, rule: Rule) -> Severity | Literal["off"] | None:
        """Return the severity that is set for a rule; None: none is."""
        words = [word for word in self.severity if matches(rule, word)]
        return self.severity[max(words, key=len)] if words else None


def matches(rule: Rule, word: str) -> bool:
    """Return whether a word stands for a rule: its code, the beginning of it, or its name."""
    return bool(word) and (rule.code.startswith(word) or rule.name == word)


def chosen(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that the settings select, given what the settings say to them.

    Raises:
        SettingsError: ``unknown-code`` when a word stands for no rule, with the nearest one that
            is known.
    """
    rules = tuple(rules)
    selected = (*settings.select, *settings.extend_select) if settings.select else ()
    for word in unknown_words(rules, settings):
        raise SettingsError("unknown-code", code=word, nearest=nearest_code(word, rules))
    options = settings.options()
    return tuple(
        rule.configured(options)
        for rule in rules
        if (not selected or any(matches(rule, word) for word in selected))
        and not any(matches(rule, word) for word in settings.ignore)
        and settings.severity_of(rule) != "off"
    )


def unknown_words(rules: Sequence[Rule], settings: Settings) -> list[str]:
    """Return the words of settings that stand for no rule."""
    words = (*settings.select, *settings.extend_select, *settings.ignore, *settings.severity)
    return [word for word in words if not any(matches(rule, word) for rule in rules)]


def nearest_code(code: str, rules: Sequence[Rule]) -> str:
    """Return the known code nearest to one that is not known, by code or by name."""
    from difflib import get_close_matches  # noqa: PLC0415  only when something is misspelt

    names = {rule.name: rule.code for rule in rules}
    known = [*(rule.code for rule in rules), *names]
    found = get_close_matches(code.upper(), known, 1, 0.0) if code not in names else [code]
    found = get_close_matches(code, names, 1) or found
    return names.get(found[0], found[0]) if found else ""
