"""What stands around the parts: title, reporting period, signature."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from govlint.document import Location
from govlint.form import Form
from govlint.numbers import find_first_date, find_last_date, find_ranges, read_date
from govlint.patterns import pattern
from govlint.recognise.lines import Line
from govlint.report import Period, Published, Signature, Title

MAX_TITLE = 80
"""Characters of a title without white space."""
MAX_TITLE_LINES = 3
MAX_SIGNATURE = 40
"""Characters of the name in a signature."""
MAX_DATE = 24
"""Characters behind a word that says what date it is, in which that date begins and ends."""
NEAR = 40
"""Characters between a period and the word that says it is one."""

_SENTENCE = pattern(r"[，。；：！？,;:!?]")
_BEFORE_TITLE = pattern(r".*[:：\-—–|]")
_AFTER_TITLE = pattern(r"\s*(?:[-_—–|｜（(【].*)?")
_BETWEEN_NAMES = pattern(r"[\s_\-—–|｜]+")


def find_title(
    lines: Sequence[Line], form: Form, page_title: str | None, path: str
) -> Title | None:
    """Find the title among the lines before the first part.

    It may be broken over lines. The last one counts, since site navigation comes before; what a
    web page calls itself is asked if there is none. A link leads to another report.
    """
    lines = [line for line in lines if not line.linked]
    for end in range(len(lines), 0, -1):
        nameless: Title | None = None
        for count in range(1, min(MAX_TITLE_LINES, end) + 1):
            window = lines[end - count : end]
            text = " ".join(line.text for line in window)
            if len(text) > MAX_TITLE or window[0].cells:
                break
            title = read_title(text, form, window[0].at)
            if title and title.agency:
                return title
            nameless = nameless or title
        if nameless:
            return nameless
    return _title_of_page(page_title, form, Location(path)) if page_title else None


def _title_of_page(text: str, form: Form, at: Location) -> Title | None:
    """Read the title in what a page calls itself; sites put their name and that of a menu beside it."""
    for piece in _BETWEEN_NAMES.split(text):
        title = read_title(piece, form, at)
        if title and title.agency:
            return title
    match = _pattern(form.title_pattern).match(_compact(text))
    if match and _AFTER_TITLE.fullmatch(_compact(text), match.end()):
        return read_title(match.group(), form, at)
    return None


def read_title(text: str, form: Form, at: Location) -> Title | None:
    """Read a text as the title of a report; None when it is not one."""
    compact = _BEFORE_TITLE.sub("", _compact(text))
    match = _pattern(form.title_pattern).fullmatch(compact)
    if match is None:
        return None
    agency = (match["before"] or match["after"]).strip("的")
    official = form.title_template.format(agency=agency, year=match["year"])
    return Title(
        _BEFORE_TITLE.sub("", text).strip(), agency, int(match["year"]), compact == official, at
    )


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_period(lines: Sequence[Line], form: Form) -> Period | None:
    """Find the reporting period: two dates near a word that says what they are.

    Lines are joined, since text from a page or a converter breaks them anywhere.
    """
    starts = list(accumulate((len(line.text) for line in lines), initial=0))
    text = "".join(line.text for line in lines)
    places = sorted(
        match.start() for word in form.period_words for match in re.finditer(word, text)
    )
    for place in places:
        first = max(place - NEAR, 0)
        for found in find_ranges(text[first : place + NEAR * 2]):
            line = lines[bisect_right(starts, first + found.offset) - 1]
            return Period(found.start, found.end, found.text, line.at)
    return None


def find_published(lines: Sequence[Line], form: Form) -> Published | None:
    """Find the date of publication that a page gives before the first part."""
    for line in lines:
        for word in form.published_words:
            _, found, rest = line.text.partition(word)
            if found and (date := find_first_date(rest[:MAX_DATE])):
                return Published(date, f"{word}{rest[:MAX_DATE]}", line.at)
    return None


class Signed(NamedTuple):
    """A signature and the lines it takes."""

    signature: Signature
    lines: frozenset[int]


def find_signature(lines: Sequence[Line], below: range) -> Signed | None:
    """Find the signature below the last part: a date, with a name before it or over it.

    Args:
        lines: The lines of the document.
        below: Indices of the lines below the heading of the last part.
    """
    undated: Signed | None = None
    for index in below:
        line = lines[index]
        if line.cells or line.linked or len(line.text) > MAX_SIGNATURE * 2:
            continue
        found = find_last_date(line.text)
        is_date = read_date(line.text)
        if is_date is None and (found is None or found[1] != len(line.text.rstrip())):
            continue
        date = is_date or (found[2] if found else None)
        name = "" if is_date else line.text[: found[0] if found else 0].strip()
        if name and _is_name(name):
            return Signed(Signature(name, date, line.text, line.at), frozenset([index]))
        above = lines[index - 1] if index > below.start else None
        if is_date and above and not above.cells and _is_name(above.text):
            text = f"{above.text} {line.text}"
            return Signed(
                Signature(above.text, date, text, above.at), frozenset([index - 1, index])
            )
        if is_date and undated is None:
            undated = Signed(Signature(None, date, line.text, line.at), frozenset([index]))
    return undated


def _is_name(text: str) -> bool:
    return 1 < len(text) <= MAX_SIGNATURE and not _SENTENCE.search(text)
