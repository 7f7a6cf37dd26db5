"""A table for spreadsheets: one finding a line, and one for whatever was not checked."""

import csv
import io

from govlint.characters import with_controls_named
from govlint.listing import COLUMNS, PROOF, Line, found_lines, unchecked_lines, without_formula
from govlint.outputs import Options, Summary
from govlint.result import FileResult

SEALED = True
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the country."""


class Output:
    """See `govlint.outputs.Output`."""

    def __init__(self, options: Options) -> None:
        """Take language and nothing else from the options."""
        self._lang = options.lang
        self._proof = options.proof

    def begin(self) -> str:
        """Return the names of the columns."""
        return BYTE_ORDER_MARK + _row([column.in_(self._lang) for column in (*COLUMNS, *PROOF)])

    def file(self, result: FileResult) -> str:
        """Return the lines of a file; a file without any has nothing to be mended."""
        lines = (*found_lines(result, self._lang), *unchecked_lines(result, self._lang))
        proof = [result.digest or "", *(self._proof or ("", "", ""))]
        return "".join(_row([*_fields(line), *proof]) for line in lines)

    def end(self, summary: Summary) -> str:  # noqa: ARG002  the counts would be no line of the table
        """Nothing stands after the lines."""
        return ""


def _fields(line: Line) -> list[str]:
    return ["" if field is None else str(field) for field in line]


def _row(fields: list[str]) -> str:
    stream = io.StringIO()
    fields = [without_formula(with_controls_named(field)) for field in fields]
    csv.writer(stream, lineterminator="\n").writerow(fields)
    return stream.getvalue()
