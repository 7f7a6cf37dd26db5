"""Bytes to text, by what the bytes are rather than by what the file says of itself."""

import codecs

from govlint.patterns import pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_HEAD = 1024
"""Bytes; even, so that no character of UTF-16 is cut."""
_USUAL = pattern("[\t\n\r -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
"""What Chinese text consists of."""


def decode(data: bytes) -> str:
    """Return the text of a file; see `encoding_of`."""
    return _decode(data)[0]


def encoding_of(data: bytes) -> str:
    """Return the name of the encoding of a file.

    A byte order mark decides; then UTF-16 if there are zero bytes and it reads as Chinese; then
    UTF-8 if every byte fits, then GB18030 (of which GBK and GB2312 are parts) if every byte fits;
    else whichever of the two loses less. A declared charset is not asked: on old sites
    it is wrong as often as it is missing.
    """
    return _decode(data)[1]


def _decode(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    if b"\0" in data[:_HEAD]:
        for encoding in ("utf-16-le", "utf-16-be"):
            head = data[:_HEAD].decode(encoding, "replace")
            if len(_USUAL.findall(head)) > 0.8 * len(head):
                return data.decode(encoding, "replace"), encoding
    candidates = []
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            candidates.append((data.decode(encoding, "replace"), encoding))
    return min(candidates, key=lambda read: read[0].count("\N{REPLACEMENT CHARACTER}"))


def to_utf8(data: bytes) -> bytes:
    """Return the text of a file in UTF-8, most often the bytes as they are; zero bytes are none of it."""
    if not data.startswith(codecs.BOM_UTF8) and b"\0" not in data:
        try:
            data.decode()
        except UnicodeDecodeError:
            pass
        else:
            return data
    return decode(data).replace("\0", "").encode("utf-8", "replace")
