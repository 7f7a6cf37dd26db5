"""The errors of govlint: each carries facts, the words for a reader are made in `govlint.wording`."""


class GovlintError(Exception):
    """Base of everything that govlint raises on purpose.

    Attributes:
        reason: Which kind of trouble, in kebab-case; the key of its wording.
        facts: What the wording fills in: names, limits, places.
    """

    def __init__(self, reason: str, /, **facts: object) -> None:
        """Keep the reason and the facts."""
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        """Return reason and facts, for logs and tracebacks."""
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.reason} ({facts})" if facts else self.reason


class ReadError(GovlintError):
    """Raised by a reader when a file cannot be opened, is not what it seems, or is unsafe to read."""


class SettingsError(GovlintError):
    """Raised by `govlint.settings` and the command line when the user asks for something unknown."""


class RuleError(GovlintError):
    """Raised while rules are loaded when a declaration is wrong; facts name file and line."""
