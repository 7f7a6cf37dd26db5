"""Which settings are in force for a file: found upwards from it, under those of the command line."""

import os
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from govlint.levels import Folded, Level, fold, make_level, to_settings
from govlint.registry import load_rules
from govlint.settings import OWN_FILE, PROJECT_FILE, Settings
from govlint.upwards import Upwards, folder_of

if TYPE_CHECKING:  # most runs have no settings file, and need not know how to read one
    from govlint.settings_file import SettingsFile

_NOTHING: Mapping[str, Any] = {}
_OVERRIDES = ("per-path", "per-kind")


class Found(NamedTuple):
    """The settings for a file and where they come from."""

    settings: Settings
    file: "SettingsFile | None"
    folded: Folded
    per_kind: Mapping[str, Folded]


class Search:
    """Finds the settings of files; what files share is put together once."""

    def __init__(
        self,
        command: Mapping[str, Any] = _NOTHING,
        config: str | None = None,
        *,
        isolated: bool = False,
        allow_local_code: bool = False,
    ) -> None:
        """Set what holds for all files.

        Args:
            command: What the command line sets, by keys of the schema.
            config: The settings file for all of them; None: each has the nearest.
            isolated: Whether no settings file is looked for.
            allow_local_code: Whether the Python files of local rules may be run.

        Raises:
            SettingsError: See `find_file`.
        """
        self._command = make_level(command, "command")
        self._config = _read(config) if config is not None else None
        self._is_given = isolated or config is not None
        self._allow_local_code = allow_local_code
        self._files = Upwards(_look)
        self._found: dict[tuple[str, tuple[str, ...]], Found] = {}

    def find(self, path: str) -> Found:
        """Return the settings for a file, or for a folder that is no file.

        Raises:
            SettingsError: The settings file is wrong; see `govlint.settings_file.read_file`.
            RuleError: A rule that it brings is wrong.
        """
        file = self._config if self._is_given else self._files.find(folder_of(path))
        patterns = tuple(_patterns(file, os.path.abspath(path)))
        key = (file.path if file else "", patterns)
        if key not in self._found:
            self._found[key] = self._put_together(file, patterns)
        return self._found[key]

    def _put_together(self, file: "SettingsFile | None", patterns: tuple[str, ...]) -> Found:
        if file:
            from govlint.settings_file import find_unknown_rules, refuse  # noqa: PLC0415  see above

            rules = load_rules(file.rules, allow_code=self._allow_local_code)
            refuse(file, find_unknown_rules(file, rules))
        levels = list(self._file_levels(file, patterns)) if file else []
        kinds = file.table.get("per-kind", {}) if file else {}
        per_kind = {
            kind: fold([*levels, make_level(table, "kind", ("per-kind", kind)), self._command])
            for kind, table in kinds.items()
        }
        folded = fold([*levels, self._command])
        settings = {
            kind: to_settings(of_kind)._replace(**self._local(file))
            for kind, of_kind in per_kind.items()
        }
        return Found(
            to_settings(folded, settings)._replace(**self._local(file)), file, folded, per_kind
        )

    def _file_levels(self, file: "SettingsFile", patterns: tuple[str, ...]) -> Iterator[Level]:
        own = {key: value for key, value in file.table.items() if key not in _OVERRIDES}
        yield make_level(own, "file")
        for pattern in patterns:
            yield make_level(file.table["per-path"][pattern], "path", ("per-path", pattern))

    def _local(self, file: "SettingsFile | None") -> dict[str, Any]:
        folders = file.rules if file else ()
        return {"rules": folders, "allow_local_code": self._allow_local_code}


def find_settings(path: str | os.PathLike[str], *, allow_local_code: bool = False) -> Settings:
    """Return the settings for a file: those of the settings file nearest to it, upwards.

    Args:
        path: The file that is to be linted; a folder stands for what is in it.
        allow_local_code: Whether the Python files of local rules may be run.

    Raises:
        SettingsError: The settings file is wrong.
        RuleError: A rule that it brings is wrong.
    """
    return Search(allow_local_code=allow_local_code).find(os.fspath(path)).settings


def _read(path: str) -> "SettingsFile | None":
    from govlint.settings_file import read_file  # noqa: PLC0415  see above

    return read_file(path)


def _look(folder: str) -> "SettingsFile | None":
    if not any(os.path.isfile(os.path.join(folder, name)) for name in (OWN_FILE, PROJECT_FILE)):
        return None
    from govlint.settings_file import find_file  # noqa: PLC0415  see above

    return find_file(folder)


def _patterns(file: "SettingsFile | None", path: str) -> Iterator[str]:
    """Yield the keys of ``per-path`` that a file matches, in the order of the settings file."""
    if file is None or "per-path" not in file.table:
        return
    try:
        relative = os.path.relpath(path, file.folder)
    except ValueError:  # another drive of Windows
        relative = path
    relative = relative.replace(os.sep, "/")
    for pattern in file.table["per-path"]:
        wanted = pattern.replace("\\", "/").removeprefix("./")
        subject = relative if "/" in wanted else os.path.basename(path)
        if fnmatchcase(subject, wanted):
            yield pattern
