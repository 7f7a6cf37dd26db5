"""What a fix changes, and why something is left as it is."""

from typing import NamedTuple

from govlint.document import Location
from govlint.language import Text


class Edit(NamedTuple):
    """Words that are to stand in the place of others."""

    at: Location
    """The paragraph, cell or value."""
    old: str
    """As printed; empty: the cell is blank."""
    new: str
    code: str
    """The rule whose finding it mends."""
    place: Text
    is_figure: bool = False
    """Whether the whole cell is replaced, by a number."""


class Left(NamedTuple):
    """A finding that could not be mended, or must not be."""

    edit: Edit
    reason: Text


NOT_FOUND = Text("在文件里找不准这个位置", "its place in the file is not certain")
MADE_BY_WORD = Text(
    "这几个字不是直接写在文件里的（自动编号、换行等）",
    "the words are not written in the file as they are: a list number, a line break",
)
MIXED_LOOKS = Text("这几个字的格式不一样", "the words differ in formatting")
REPEATED = Text("同样的字在这里不止一处", "the same words stand there more than once")
UNKNOWN_WORDING = Text(
    "没见过的写法，确认以后用 --unsafe", "an unknown wording; if it is right to mend it, --unsafe"
)
UNPROVEN = Text("没有合计能证明是 0，请自己填", "no sum confirms that it is 0, fill it in yourself")
WORSE = Text("填 0 以后会多出别的问题", "with 0 in it something else would be found")
