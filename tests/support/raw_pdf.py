"""PDF files put together from their objects, to be damaged at will."""

import zlib

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 100 700 Td (hello) Tj ET "


def pdf_of(*objects: bytes) -> bytes:
    """Return a file of objects, the first of which is its catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1)
    return data + b"startxref\n%d\n%%%%EOF\n" % start


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(content)
    entries += b"/Filter/FlateDecode/Length %d" % len(packed)
    return b"<<%s>>stream\n%s\nendstream" % (entries, packed)


def page(*, box: bytes = b"0 0 595 842", entries: bytes = b"", resources: bytes = b"") -> bytes:
    """Return a page whose content is object 4 and whose font is object 5."""
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R%s/Resources<</Font<</F 5 0 R>>%s>>>>"
        % (
            box,
            entries,
            resources,
        )
    )


def one_page(content: bytes, **parts: bytes) -> bytes:
    """Return a file of one page."""
    return pdf_of(CATALOGUE, PAGES, page(**parts), stream(content), FONT)
