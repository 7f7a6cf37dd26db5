"""Compliance linter for annual reports on government information disclosure.

The library in one line: ``govlint.lint("report.docx")`` returns a `FileResult`, which holds the
verdict, the diagnostics, the report that was read, and how much of it could be checked::

    import govlint

    result = govlint.lint("report.docx")
    for found in result.diagnostics:
        print(found.severity, found.code, found.message.zh)

A file that cannot be read is no exception but a result with a ``failure``; `Settings` chooses
rules, and `find_settings` reads them from the file that is in force for a path. `govlint.rule` and
`govlint.testing` are for those who write rules. What is listed in ``__all__`` is what programs may rely on.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govlint.batch import lint_all
    from govlint.diagnostic import Diagnostic
    from govlint.engine import lint, lint_bytes, read_file
    from govlint.errors import GovlintError, ReadError, RuleError, SettingsError
    from govlint.report import Report
    from govlint.result import FileResult
    from govlint.settings import Settings
    from govlint.settings_search import find_settings
    from govlint.wording import explain

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "FileResult",
    "GovlintError",
    "ReadError",
    "Report",
    "RuleError",
    "Settings",
    "SettingsError",
    "explain",
    "find_settings",
    "lint",
    "lint_all",
    "lint_bytes",
    "read_file",
]

_HOMES = {
    "Diagnostic": "diagnostic",
    "FileResult": "engine",
    "lint": "engine",
    "lint_all": "batch",
    "lint_bytes": "engine",
    "read_file": "engine",
    "GovlintError": "errors",
    "ReadError": "errors",
    "SettingsError": "errors",
    "RuleError": "errors",
    "Report": "report",
    "Settings": "settings",
    "find_settings": "settings_search",
    "explain": "wording",
}


if not TYPE_CHECKING:  # or a type checker would believe in any name

    def __getattr__(name: str) -> object:
        """Import what is asked for when it is asked for: ``govlint --version`` needs none of it."""
        if name not in _HOMES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(f"govlint.{_HOMES[name]}"), name)
