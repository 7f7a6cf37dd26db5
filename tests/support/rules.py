"""Rules for tests of what becomes of what rules say."""

from collections.abc import Iterable

from govlint.language import Text
from govlint.report import Report
from govlint.rule import Breach, Check, Documentation, Form, Rule, Severity, Skip


def text(words: str) -> Text:
    """Return the same words in both languages."""
    return Text(words, words)


def make_rule(
    check: Check | None = None, *, code: str = "XY001", severity: Severity = "error"
) -> Rule:
    """Make a rule; without a check it says nothing."""
    words = text("x")
    return Rule(
        code=code,
        name="wrong-thing",
        severity=severity,
        basis=words,
        document=lambda: Documentation(words, words, words, words),
        check=check or saying(),
        origin="tests",
    )


def saying(*seen: Breach | Skip) -> Check:
    """Return a check that always sees the same."""

    def check(_report: Report, _form: Form) -> Iterable[Breach | Skip]:
        return seen

    return check
