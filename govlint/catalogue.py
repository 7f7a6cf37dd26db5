"""The rules for reading: the list of them, and one explained."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from govlint.characters import width
from govlint.errors import SettingsError
from govlint.form import EDITIONS
from govlint.language import Lang
from govlint.rule import Rule, Severity
from govlint.rule_page import write_page
from govlint.settings import Settings, chosen, nearest_code
from govlint.wording import SEVERITIES, say


class Filter(NamedTuple):
    """Which rules are listed."""

    words: tuple[str, ...] = ()
    """Codes, beginnings of codes, or names; empty: all."""
    edition: str | None = None
    severity: Severity | None = None

    def rules(self, rules: Iterable[Rule]) -> list[Rule]:
        """Return the rules that fit.

        Raises:
            SettingsError: ``unknown-code``.
        """
        return [
            rule
            for rule in chosen(rules, Settings(select=self.words))
            if (not self.edition or not rule.editions or self.edition in rule.editions)
            and (not self.severity or rule.severity == self.severity)
        ]


def as_text(rules: Sequence[Rule], lang: Lang) -> str:
    """Return a line for each rule: code, severity, name, summary."""
    size = max((len(rule.name) for rule in rules), default=0)
    lines = []
    for rule in rules:
        severity = SEVERITIES[rule.severity].in_(lang)
        pad = " " * (8 - width(severity))
        summary = rule.documentation.summary.in_(lang)
        lines.append(f"{rule.code}  {severity}{pad}{rule.name:<{size}}  {summary}\n")
    return "".join(lines)


def as_json(rules: Sequence[Rule], lang: Lang) -> str:
    """Return the rules as a JSON list."""
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "editions": rule.editions or EDITIONS,
            "summary": rule.documentation.summary.in_(lang),
            "basis": rule.basis.in_(lang),
            "settings": rule.settings,
            "fix": rule.fix,
            "origin": rule.origin,
        }
        for rule in rules
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def explain(code: str, rules: Sequence[Rule], settings: Settings, lang: Lang) -> str:
    """Return what a rule checks, why, by what law, with an example, how to mend it, and settings.

    Raises:
        SettingsError: ``unknown-code``, with the nearest that is known.
    """
    rule = next((rule for rule in rules if code.lower() in {rule.code.lower(), rule.name}), None)
    if rule is None:
        raise SettingsError("unknown-code", code=code, nearest=nearest_code(code, rules))
    return write_page(rule, lang) + _settings(rule, rules, settings, lang)


def _settings(rule: Rule, rules: Sequence[Rule], settings: Settings, lang: Lang) -> str:
    """Say which settings concern a rule, and what they make of it here."""
    keys = ", ".join((f"severity.{rule.code}", "ignore", *rule.settings))
    severity = settings.severity_of(rule)
    is_off = rule.code not in {found.code for found in chosen(rules, settings)}
    text = keys
    if is_off:
        text += say("docs-off", lang)
    elif severity:
        text += say("docs-set", lang, severity=SEVERITIES[severity].in_(lang))
    colon = "：" if lang == "zh" else ": "
    return f"{say('docs-settings', lang)}{colon}{text}\n"
