"""Text of labels made comparable: width, white space, punctuation and variants of characters."""

import re
import unicodedata
from functools import lru_cache

from govlint.patterns import pattern

_CONTROLS = pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Those of terminals, those of the direction of writing, and halves of characters."""
# A raised digit is a footnote mark and a struck one is no longer meant: neither is one of a figure.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
STRUCK = {ord(digit): f"{digit}\N{COMBINING LONG STROKE OVERLAY}" for digit in "0123456789"}

_PUNCTUATION = pattern(r"[\W_]+")
_NUMBER = pattern(
    r"\s*(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}\s*[、.．,，:：])\s*"
)

# Traditional and variant forms of the characters that occur in labels: mirrors and some sites
# convert whole pages. Knowledge of characters, like that of digits, not of the form.
_VARIANTS = str.maketrans(
    "萬與業個爲為舉義於會體關內寫決況減幾辦務動區單歷發變臺號後國處復實審對屬帶應廢開張強當徑總執護報換據數無時機"
    "權條構標沒滿現監確種祕稱穩類糾級納組織經結統繼續維編繳罰範獲補見規計認議許訟設訪評訴試詢請讀負責購費轉輯過還"
    "這進採門問間際項題額佈係傢厤噹埰寀捲曆査檯穫箇緻繫製複覈踰週錶閤隻颱髮麪麫麵齣它",
    "万与业个为为举义于会体关内写决况减几办务动区单历发变台号后国处复实审对属带应废开张强当径总执护报换据数无时机"
    "权条构标没满现监确种秘称稳类纠级纳组织经结统继续维编缴罚范获补见规计认议许讼设访评诉试询请读负责购费转辑过还"
    "这进采门问间际项题额布系家历当采采卷历查台获个致系制复核逾周表合只台发面面面出他",
)

# Radicals that fonts of PDF files give for the characters that look the same, where Unicode has no
# compatibility mapping; it has one for the Kangxi radicals.
_RADICALS = str.maketrans(
    "⺁⺟⺠⺩⺫⺬⺮⺶⺼⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂母民王目示竹羊肉虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_LOOK_ALIKE = pattern(r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")


def with_controls_named(text: str) -> str:
    """Return a text in which nothing is hidden, moved or coloured by what it holds.

    A control that would be invisible, or command a terminal, is named instead: ``[U+001B]``.
    """
    if text.isprintable():
        return text
    return _CONTROLS.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def in_one_line(text: str) -> str:
    """Return a text for a line of its own, controls named."""
    return text if text.isprintable() else with_controls_named(" ".join(text.splitlines()))


def unify(text: str) -> str:
    """Return a text with radicals and compatibility ideographs as the characters they stand for.

    Nothing else is changed: not the width of digits, not the marks of footnotes.
    """
    return text if text.isascii() else _LOOK_ALIKE.sub(_unified, text)


def _unified(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group()).translate(_RADICALS)


_TRADITIONAL = frozenset(map(chr, _VARIANTS))
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰"
_UNMARKED = dict.fromkeys(map(ord, _MARKS))
_FULL_WIDTH = tuple(zip("，：；（）％！？０１２３４５６７８９", ",:;()%!?0123456789", strict=True))
"""What NFKC makes of the signs of every sentence: without them it has nothing to do in most, and
looking for that costs a tenth of doing it."""


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Return the letters and digits of a label alone.

    NFKC (full width, Kangxi radicals, compatibility forms), then without white space, brackets,
    quotes and list punctuation, traditional characters as simplified ones. The number of a list
    item stays as a bare numeral: ``1. 属于国家秘密`` gives ``1属于国家秘密``.
    """
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).translate(_VARIANTS)


def simplify(text: str) -> str:
    """Return a text of sentences in one form of each character: NFKC, traditional as simplified.

    Footnote marks such as ``①`` and ``²`` are left out, which NFKC would turn into digits.
    """
    letters = set(text)
    if not letters.isdisjoint(_MARKS):
        text = text.translate(_UNMARKED)
    for full, plain in _FULL_WIDTH:
        text = text.replace(full, plain)
    text = unicodedata.normalize("NFKC", text)
    return text if letters.isdisjoint(_TRADITIONAL) else text.translate(_VARIANTS)


@lru_cache(maxsize=8192)
def stem(text: str) -> str:
    """Return a label normalised and without its leading number, such as ``一、`` or ``（三）``."""
    return normalise(split_number(text)[1])


def leading_number(text: str) -> str:
    """Return the numeral with which a label begins, normalised; empty when there is none."""
    return normalise(split_number(text)[0])


@lru_cache(maxsize=8192)
def split_number(text: str) -> tuple[str, str]:
    """Return the number with which a label begins, with its punctuation, and the rest of it."""
    text = unicodedata.normalize("NFKC", text)
    match = _NUMBER.match(text)
    return (match.group(), text[match.end() :]) if match else ("", text)


def width(text: str) -> int:
    """Return how many columns a terminal needs: a CJK character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
