"""Text back to the bytes that it was read from."""

from govlint.readers.charset import decode

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")
_UTF_16 = (
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
)


class Charset:
    """How a file of text is written."""

    def __init__(self, data: bytes) -> None:
        """Find the one encoding that gives the very bytes of a file again."""
        self.text = decode(data)
        self._mark, self._encoding = b"", ""
        known = [*((name, b"") for name in _ENCODINGS), *_UTF_16]
        for name, sign in known:
            try:
                if sign + self.text.encode(name) == data:
                    self._mark, self._encoding = sign, name
                    return
            except UnicodeEncodeError:
                continue

    @property
    def is_known(self) -> bool:
        """Whether the text can be written so that what is not changed stays as it was."""
        return bool(self._encoding)

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text."""
        return self._mark + text.encode(self._encoding)
