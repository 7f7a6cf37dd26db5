"""The rules for reading: the list of them, and one explained."""

import json

from govlint.characters import width
from govlint.errors import SettingsError
from govlint.form import EDITIONS
from govlint.language import Lang
from govlint.registry import load_rules
from govlint.rule import Rule
from govlint.settings import nearest_code
from govlint.wording import SEVERITIES, say


def as_text(lang: Lang) -> str:
    """Return a line for each rule: code, severity, name, summary."""
    found = load_rules()
    size = max(len(rule.name) for rule in found)
    lines = []
    for rule in found:
        severity = SEVERITIES[rule.severity].in_(lang)
        pad = " " * (8 - width(severity))
        summary = rule.documentation.summary.in_(lang)
        lines.append(f"{rule.code}  {severity}{pad}{rule.name:<{size}}  {summary}\n")
    return "".join(lines)


def as_json(lang: Lang) -> str:
    """Return the rules as a JSON list."""
    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "editions": rule.editions or EDITIONS,
            "summary": rule.documentation.summary.in_(lang),
            "basis": rule.basis.in_(lang),
        }
        for rule in load_rules()
    ]
    return json.dumps(rules, ensure_ascii=False, indent=2) + "\n"


def explain(code: str, lang: Lang) -> str:
    """Return what a rule checks, why, by what law, with an example, and how to mend it.

    Raises:
        SettingsError: ``unknown-code``, with the nearest that is known.
    """
    rules = load_rules()
    rule = next((rule for rule in rules if code.lower() in {rule.code.lower(), rule.name}), None)
    if rule is None:
        raise SettingsError("unknown-code", code=code, nearest=nearest_code(code, rules))
    return _page(rule, lang)


def _page(rule: Rule, lang: Lang) -> str:
    documentation = rule.documentation
    editions = ", ".join(rule.editions) or say("docs-all", lang)
    colon = "：" if lang == "zh" else ": "
    parts = [
        (say("docs-why", lang), documentation.why.in_(lang)),
        (say("docs-basis", lang), rule.basis.in_(lang)),
        (say("docs-example", lang), documentation.example.in_(lang)),
        (say("docs-fix", lang), documentation.fix.in_(lang)),
        (say("docs-severity", lang), SEVERITIES[rule.severity].in_(lang)),
        (say("docs-editions", lang), editions),
    ]
    head = f"{rule.code}  {rule.name}\n{documentation.summary.in_(lang)}\n\n"
    return head + "".join(f"{name}{colon}{text}\n" for name, text in parts)
