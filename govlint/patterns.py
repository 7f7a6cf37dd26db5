"""Regular expressions that wait until they are needed: to compile all of them costs each start 10 ms."""

import re
from collections.abc import Callable
from typing import Any, overload


@overload
def pattern(text: str, flags: int = 0) -> re.Pattern[str]: ...
@overload
def pattern(text: bytes, flags: int = 0) -> re.Pattern[bytes]: ...
def pattern(text: Any, flags: int = 0) -> Any:
    """Return a regular expression as `re.compile` does; it is compiled when it is first used."""
    return _Waiting(lambda: re.compile(text, flags))


class _Waiting:
    """Has the methods of a pattern; one that was used once costs nothing more."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> object:
        """Return a method of the pattern, and keep it."""
        method = getattr(self._compiled(), name)
        setattr(self, name, method)
        return method
