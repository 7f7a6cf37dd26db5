"""Word 97 to 2003 documents (.doc) and those of WPS Office (.wps), by the specification [MS-DOC].

What does not add up is never guessed: the document then goes to a LibreOffice of the machine.
"""

import struct

from govlint.document import Document
from govlint.errors import ReadError
from govlint.readers.doc.body import read_body
from govlint.readers.doc.container import UnsureError, open_word
from govlint.readers.grid import Grid, Line, blocks


def read(data: bytes, path: str) -> Document:
    """Read a Word document of the binary format.

    Raises:
        ReadError: ``encrypted``, ``is-spreadsheet``, ``is-presentation``, ``is-works``,
            ``is-binary``; ``damaged-doc``; ``tree-too-large``; ``tables-too-deep``;
            ``span-too-wide``; and what `govlint.readers.office` raises where this reader is not sure.
    """
    try:
        return Document(path, "doc", blocks(parse(data), path))
    except UnsureError as doubt:
        from govlint.readers.office import Converted  # noqa: PLC0415  runs a program, which is rare

        return Converted("doc", "docx", doubt.what).read(data, path)


def parse(data: bytes) -> list[Line | Grid]:
    """Return the paragraphs and tables of a document in reading order, without any other program.

    Raises:
        UnsureError: It is a document that another program may read with certainty.
        ReadError: See `read`.
    """
    try:
        return read_body(open_word(data))
    except (struct.error, IndexError) as error:  # a structure that ends before it should
        raise ReadError("damaged-doc") from error
