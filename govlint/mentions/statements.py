"""What sentences tell without a number: that there was nothing, that all was upheld, how many parts."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from govlint.mentions.clauses import Clauses, tags_of
from govlint.mentions.lexicon import CLAIMS, Lexicon, Word
from govlint.patterns import pattern
from govlint.report import Confidence, Mention, MentionKind, Scope, Sentence

MAX_GAP = 12
"""Characters between 无 and what there was not."""
MAX_REST = 6
"""Characters behind it that do not make it something else."""
PART_UNITS = ("部分", "个部分", "方面", "个方面")
"""Units in which parts of a report are counted; the later ones may count something else."""
MIN_PARTS = 3
"""Parts of a report that a sentence names which tells how many there are."""

_COUNTED = frozenset(
    "information disclose receive answer handle application normative_docs rules publish fee".split()
)
"""Words behind which a unit without a number has lost it."""
_NAMES = pattern(r"[、,;:]|以及")
_ZERO, _ONE = Decimal(0), Decimal(1)

Scopes = Callable[[int], frozenset[Scope]]
"""Tells what a statement at a place is about."""


def find_statements(
    clauses: Clauses, sentence: Sentence, lexicon: Lexicon, scopes: Scopes
) -> Iterator[Mention]:
    """Find the statements of a sentence that have no number of their own."""

    def mention(
        kind: MentionKind, figure: str | None, text: str, scope: frozenset[Scope] = frozenset()
    ) -> Mention:
        return Mention(kind, figure, _ZERO, _ONE, "", text, scope, "high", None, sentence)

    for word in clauses.words:
        printed = clauses.text[word.start : word.end]
        if "none" in word.tags:
            yield from (
                mention("none", figure, text, scopes(word.start) | narrow)
                for figure, text, narrow in _nothing(clauses, word)
            )
        if "zero" in word.tags:
            yield from (
                mention("none", figure, text, scopes(word.start))
                for figure, text in _zeros(clauses, word)
            )
        for claim in word.tags.intersection(CLAIMS):
            yield mention("claim", claim, printed, scopes(word.start))
    yield from (mention("gap", None, text) for text in _gaps(clauses, lexicon))
    yield from _parts(clauses, sentence, lexicon)


def _nothing(clauses: Clauses, word: Word) -> Iterator[tuple[str, str, frozenset[Scope]]]:
    """Yield what a word like 未收到 denies: the figure, the words, and whether it is but a part."""
    end = clauses.clause_end(word.end)
    start = clauses.clause_start(word.start)
    following = [found for found in clauses.between(word.end, end) if found.tags != {"nothing"}]
    numbers = [*clauses.counted, *(one for one in clauses.others if one.unit not in "年月日")]
    if any(start <= number.start < end for number in numbers):
        return
    tags = tags_of(following)
    known = [found for found in following if found.tags & _DENIED]
    if not known or known[0].start - word.end > MAX_GAP:
        return
    covered = sum(found.end - found.start for found in following if found.start >= known[-1].end)
    is_longer = end - known[-1].end - covered > MAX_REST
    before = [found for found in following if found.end <= known[0].start]
    gap = known[0].start - word.end - sum(found.end - found.start for found in before)
    is_bare = word.end - word.start <= 2 and gap > MAX_BARE_GAP
    is_narrow = is_longer or bool(tags & _NARROW)
    narrow = frozenset[Scope](["narrow"] if is_narrow else [])
    text = clauses.text[word.start : known[-1].end]
    rows = [row for row in ("review", "suit") if row in tags]
    if rows:
        for row in rows:
            yield row, text, narrow
    elif tags & {"fee", "notice"}:
        if "notice" in tags:
            yield "notice", text, narrow
        if "fee" in tags:
            yield "collect", text, narrow
    elif "application" in tags:
        yield "receive", text, narrow | frozenset[Scope](["narrow"] if is_bare else [])


def _zeros(clauses: Clauses, word: Word) -> Iterator[tuple[str, str]]:
    """Yield what is said to be 0 where no number says it: of several together, or in a word."""
    start = clauses.clause_start(word.start)
    before = clauses.between(start, word.start)
    tags = tags_of(before)
    following = clauses.text[word.end : word.end + 1]
    if tags & (_NARROW | _RESULTS) or following.isdigit() or following in _POINTS:
        return
    named: list[str] = [row for row in ("review", "suit") if row in tags]
    if not named and "application" in tags:
        named = ["receive"]
    if len(named) > 1 or clauses.text[word.end - 1] != "0":
        yield from ((figure, clauses.text[before[0].start : word.end]) for figure in named)


_RESULTS = frozenset({"upheld", "corrected", "other_result", "pending", "withdrawn"})
_POINTS = (".", "%")
_DENIED = frozenset({"application", "review", "suit", "fee", "notice"})
MAX_BARE_GAP = 3
"""Characters that no word explains between a bare 无 or 没有 and what there was not."""
_NARROW = frozenset(
    {"answer", "handle", "on_time", "none", "matter", "who", "channel", "corrected", "repealed"}
)


def _gaps(clauses: Clauses, lexicon: Lexicon) -> Iterator[str]:
    """Yield places where a unit, or 占, stands without its number."""
    text = clauses.text
    for bound in (*clauses.bounds, len(text)):
        start = clauses.clause_start(bound)
        words = clauses.between(start, bound)
        if not words or text[bound : bound + 1] == ":":
            continue
        last = words[-1]
        rest = text[last.end : bound]
        if any(start <= number.start < bound for number in clauses.counted):
            continue
        is_share = (
            "share" in last.tags and text[last.start : last.end] == "占" and rest in ("", "%")
        )
        if is_share and any(number.end <= start for number in clauses.counted):
            yield text[last.start : bound]
        kind = lexicon.units.get(rest)
        tags = tags_of(words)
        tells = "total" in tags or ("receive" in tags and "application" in tags)
        if kind == "money":
            tells = "fee" in tags
        if kind in ("count", "money") and last.tags & (_COUNTED | {"total"}) and tells:
            yield text[start:bound]


def _parts(clauses: Clauses, sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield what an introduction says of the parts of the report."""
    counts = [number for number in clauses.others if number.unit in PART_UNITS]
    if not counts or "report" not in clauses.tags:
        return
    named = [key for key, words in lexicon.parts.items() if any(w in clauses.text for w in words)]
    if len(named) < MIN_PARTS:
        return
    for number in counts:
        listed = clauses.text[: number.start]
        confidence: Confidence = "high"
        is_open = listed.endswith("等") or number.unit in PART_UNITS[2:]
        if len(listed) < MAX_GAP:
            listed = clauses.text[number.end :]
        if is_open or _count_names(listed, lexicon) >= number.value:
            confidence = "medium"
        yield Mention(
            kind="parts",
            figure=None,
            value=number.value,
            step=_ONE,
            unit=number.unit,
            text=clauses.text[number.start : number.end],
            scope=frozenset(),
            confidence=confidence,
            of=None,
            sentence=sentence,
            names=tuple(named),
        )


def _count_names(listed: str, lexicon: Lexicon) -> int:
    """Count the names of parts in a list; 行政复议、行政诉讼 is the name of one."""
    count, last = 0, set[str]()
    for name in _NAMES.split(listed):
        parts = {key for key, words in lexicon.parts.items() if any(word in name for word in words)}
        if name and not (parts and parts <= last):
            count, last = count + 1, parts
    return count
