"""What stands for signs that the encoding of a console lacks, as GBK of Chinese Windows does."""

import codecs
import unicodedata

ERRORS = "govlint-plain"
"""The name by which streams know `replace`."""

PLAIN = {
    "▶": ">",
    "›": ">",
    "┌": "-",
    "─": "-",
    "│": " ",
    "…": "...",
    "×": "x",
    "“": '"',
    "”": '"',
    "•": "·",
    "−": "-",
    "\xa0": " ",
    "\N{REPLACEMENT CHARACTER}": "?",
}
GETA = "〓"
"""What Chinese printers set for a character that they lack."""


def register() -> None:
    """Make `replace` known to streams by its name."""
    codecs.register_error(ERRORS, replace)


def replace(error: UnicodeError) -> tuple[bytes, int]:
    """Return what is written for the signs that an encoding lacks, and where to go on.

    A plain sign, the character that it is a variant of, or 〓; ``?`` where not even that is known.
    Half a character stands for a byte in the name of a file that is no UTF-8, and is U+FFFD.

    Raises:
        UnicodeError: `error`, if something was to be read, not written.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    plain = "".join(_plain(sign, error.encoding) for sign in lacking)
    return plain.encode(error.encoding), error.end  # as text, UTF-8 would take no more than ASCII


def _plain(sign: str, encoding: str) -> str:
    if "\ud800" <= sign <= "\udfff":
        sign = "\N{REPLACEMENT CHARACTER}"
    variants = (sign, PLAIN.get(sign, ""), unicodedata.normalize("NFKC", sign), GETA)
    return next((one for one in variants if one and _is_known(one, encoding)), "?")


def _is_known(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
