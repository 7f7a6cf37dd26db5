"""What a rule says of itself, read from its docstring."""

import inspect
import re
from collections.abc import Callable
from typing import NamedTuple

from govlint.errors import RuleError
from govlint.language import Text


class Documentation(NamedTuple):
    """What `govlint explain` says of a rule."""

    summary: Text
    why: Text
    example: Text
    fix: Text


_PARTS = (
    r"(?P<zh>.+?)\n\n为什么：(?P<zh_why>.+?)\n\n示例：(?P<zh_example>.+?)\n\n处理：(?P<zh_fix>.+?)\n\n"
    r"(?P<en>.+?)\n\nWhy: (?P<en_why>.+?)\n\nExample: (?P<en_example>.+?)\n\nFix: (?P<en_fix>.+)"
)


def read_documentation(check: Callable[..., object], origin: str) -> Documentation:
    """Read what the docstring of a rule says.

    Raises:
        RuleError: ``rule-undocumented`` when a part is missing.
    """
    match = re.fullmatch(_PARTS, inspect.getdoc(check) or "", re.DOTALL)
    if match is None:
        raise RuleError("rule-undocumented", origin=origin)
    # Lines are broken for the source only: Chinese joins without a space.
    part = {
        name: re.sub(r"\n(?!\n| )", "" if name.startswith("zh") else " ", text.strip())
        for name, text in match.groupdict().items()
    }
    return Documentation(
        summary=Text(part["zh"], part["en"]),
        why=Text(part["zh_why"], part["en_why"]),
        example=Text(part["zh_example"], part["en_example"]),
        fix=Text(part["zh_fix"], part["en_fix"]),
    )
