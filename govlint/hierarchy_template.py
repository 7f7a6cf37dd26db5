"""Writes a list of agencies from the reports of a folder, for a user to complete."""

import json
import os
from collections.abc import Iterable, Sequence

from govlint.agency import kind_of, load_kinds
from govlint.batch import shelve_all
from govlint.characters import in_one_line
from govlint.errors import SettingsError
from govlint.files import find_files
from govlint.language import Lang
from govlint.result import FileResult
from govlint.settings import HIERARCHY_FILE
from govlint.shelf import Entry
from govlint.wording import say


def write_template(folder: str, lang: Lang) -> tuple[str, int]:
    """Write the list of a folder into it; return its path and how many agencies it has.

    Raises:
        SettingsError: ``would-overwrite-units`` when there is one; ``no-agencies`` when no report
            tells whose it is; ``cannot-write``.
    """
    path = os.path.normpath(os.path.join(folder, HIERARCHY_FILE))
    if os.path.lexists(path):
        raise SettingsError("would-overwrite-units", path=path)
    found = list(shelve_all(find_files([folder]).sources))
    entries = [entry for entry in found if isinstance(entry, Entry)]
    agencies = list(dict.fromkeys(entry.agency for entry in entries if entry.agency))
    if not agencies:
        raise SettingsError("no-agencies", path=folder)
    strange = [entry.path for entry in entries if not entry.agency]
    strange += [entry.path for entry in found if isinstance(entry, FileResult)]
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(template(agencies, strange, lang))
    except OSError as error:
        problem = error.strerror or str(error)
        raise SettingsError("cannot-write", path=path, problem=problem) from error
    return path, len(agencies)


def template(agencies: Sequence[str], strange: Iterable[str], lang: Lang) -> str:
    """Return the list; parents are comments, because a name is no proof.

    Args:
        agencies: The names of the agencies.
        strange: Files of which it is not known whose they are.
        lang: The language of the comments.
    """
    lines = [f"# {line}" for line in say("units-head", lang).split("\n")]
    for agency in agencies:
        # A name of letters alone needs no quotes, which a user would only have to type again.
        quoted = agency if agency.isalnum() else json.dumps(agency, ensure_ascii=False)
        lines.append(f"- unit: {in_one_line(quoted)}")
        if kind := kind_of(agency):
            lines.append(f"  kind: {kind}")
        if parent := guess_parent(agency, agencies):
            lines.append(f"  # parent: {parent}  {say('units-guess', lang)}")
    lines += [f"# {say('units-strange', lang, path=in_one_line(path))}" for path in strange]
    return "\n".join(lines) + "\n"


def guess_parent(agency: str, agencies: Iterable[str]) -> str | None:
    """Return the government whose territory an agency has in front of its name, the nearest one."""
    territories = {_territory(other): other for other in agencies if other != agency}
    fitting = [place for place in territories if place and agency.startswith(place)]
    return territories[max(fitting, key=len)] if fitting else None


def _territory(agency: str) -> str:
    """Return what a government governs, such as 青溪县; empty where its name does not tell."""
    if kind_of(agency) not in {"government", "township"}:
        return ""
    ending = load_kinds()["government"].endings[0]
    return agency.removesuffix(ending) if agency.endswith(ending) else ""
