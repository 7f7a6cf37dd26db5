"""What a shell offers for values of options: codes of rules, names of formats."""


def complete_code(incomplete: str) -> list[str]:
    """Return the codes that begin like a word."""
    from govlint.registry import load_rules

    return [rule.code for rule in load_rules() if rule.code.startswith(incomplete)]


def complete_codes(incomplete: str) -> list[str]:
    """Return the ways to end a list of codes that are separated by commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{code}" for code in complete_code(last)]


def complete_format(incomplete: str) -> list[str]:
    """Return the formats of results that begin like a word."""
    from govlint import outputs

    return [name for name in outputs.names() if name.startswith(incomplete)]
