"""Text that was read in a wrong encoding and saved like that: what it says is lost."""

import re
from typing import Literal

Garbling = Literal["garbled-as-gbk", "garbled-as-foreign", "garbled-lost"]

MIN_CHARACTERS = 12
"""Characters from which on a text can be told to be garbled."""
_SAMPLE = 200_000
"""Characters that are looked at."""
_NOT_TEXT = re.compile(r"[\s\d\x00-\x1f]+")
_FOREIGN = re.compile("[\x80-\xffŒœŠšŽžŸƒˆ˜–—‘’‚“”„†‡•…‰‹›€™\uff61-\uff9f]")
"""What bytes of Chinese text look like as Latin-1, in the code page of Windows and in Shift-JIS."""
_UTF8 = re.compile(rb"[\xe3-\xef][\x80-\xbf]{2}")
"""A character of Chinese text in UTF-8."""


def find_garbling(text: str) -> Garbling | None:
    """Return in which way a text is garbled; None when it is not.

    - ``garbled-as-gbk``: UTF-8 was taken for GBK. Encoded in GBK again, such a text consists of
      characters in UTF-8, which bytes of a Chinese text in GBK hardly ever do.
    - ``garbled-as-foreign``: it was taken for a Western or Japanese encoding.
    - ``garbled-lost``: every character was replaced with a question mark or the like.
    """
    text = _NOT_TEXT.sub("", text[:_SAMPLE])
    if len(text) < MIN_CHARACTERS:
        return None
    lost = text.count("?") + text.count("\N{REPLACEMENT CHARACTER}") + text.count("？")
    if lost * 2 > len(text):
        return "garbled-lost"
    if len(_FOREIGN.findall(text)) * 2 > len(text):
        return "garbled-as-foreign"
    wide = "".join(character for character in text if character > "\x7f")
    data = wide.encode("gb18030", "replace")
    if len(wide) >= MIN_CHARACTERS and len(_UTF8.findall(data)) * 3 * 2 > len(data):
        return "garbled-as-gbk"
    return None
