"""Whether a text is English: nothing in it is Chinese but what it quotes from a report."""

import re

CHINESE = re.compile("[⺀-鿿豈-\ufaff\uff00-\uffef]")
"""Characters and their punctuation, full width included."""
QUOTED = re.compile("“[^”]*”")


def is_english(text: str) -> bool:
    """Return whether a text has nothing Chinese outside of “ ”."""
    return not CHINESE.search(QUOTED.sub("", text))
