"""Fingerprints of diagnostics: the same while a mistake stays, wherever its file and lines go."""

import os
from collections import Counter
from collections.abc import Iterable

from govlint.diagnostic import Diagnostic
from govlint.report import Report


def fingerprints(diagnostics: Iterable[Diagnostic], report: Report) -> list[str]:
    """Return the fingerprint of each diagnostic of a report; no two are the same.

    Made of agency, year, code, and the cell, or several cells, or the place and what is printed
    there. Diagnostics that are alike in all of it are numbered: of two where one was, the second is
    new. A report whose agency is not known is called by its file.
    """
    from hashlib import sha256  # noqa: PLC0415  few runs need it

    agency = report.agency or os.path.basename(report.path)
    seen = Counter[tuple[object, ...]]()
    found = []
    for diagnostic in diagnostics:
        where = _where(diagnostic)
        parts = (agency, report.year, diagnostic.code, *where)
        seen[parts] += 1
        numbered = (*parts, seen[parts]) if seen[parts] > 1 else parts
        found.append(
            sha256("|".join(map(str, numbered)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        )
    return found


def _where(diagnostic: Diagnostic) -> tuple[str, ...]:
    if diagnostic.cell:
        return (diagnostic.cell,)
    return diagnostic.cells or (diagnostic.place.zh, diagnostic.actual or "")
