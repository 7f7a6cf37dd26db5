"""Workbooks of Excel 97 to 2003 (.xls) and of WPS (.et), read by way of LibreOffice."""

from govlint.document import Document
from govlint.errors import ReadError
from govlint.readers.doc.container import open_container
from govlint.readers.office import Converted

_STREAMS = frozenset(("Workbook", "Book"))


def read(data: bytes, path: str) -> Document:
    """Read a workbook, if it is whole: LibreOffice takes the bytes of a damaged one for text.

    Raises:
        ReadError: ``damaged-xls``; see `Converted.read`.
    """
    try:
        names, _ = open_container(data, frozenset())
    except ReadError as error:
        raise ReadError("damaged-xls") from error
    if names.isdisjoint(_STREAMS):
        raise ReadError("damaged-xls")
    return Converted("xls", "xlsx").read(data, path)
