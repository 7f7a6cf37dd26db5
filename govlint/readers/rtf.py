"""Rich text (.rtf), read by way of LibreOffice."""

from govlint.document import Document
from govlint.readers import office


def read(data: bytes, path: str) -> Document:
    """Read rich text; see `office.read` for the errors."""
    return office.read(data, path, "rtf")
