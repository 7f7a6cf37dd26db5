"""From sentences to mentions: what each number counts, of whom and when, and of what it is a part."""

from itertools import pairwise
from typing import NamedTuple

from govlint.mentions.clauses import Clauses, tags_of
from govlint.mentions.lexicon import Figure, load_lexicon
from govlint.mentions.organs import Organs
from govlint.mentions.quantities import Quantity
from govlint.mentions.scopes import Scopes
from govlint.mentions.sentences import Passage
from govlint.mentions.statements import find_statements
from govlint.report import MAX_MENTIONS, Confidence, Mention, Scope, Sentence

_ROWS = frozenset({"review", "suit", "direct_suit", "suit_after_review", "normative_docs", "rules"})
"""Words that the numbers behind them may be about until another one stands there."""
_HIGH: Confidence = "high"
_ADVERBS = frozenset({"filler", "on_time", "total", "answer"})
"""Words right behind a number that do not say what it counts."""
_SHARE_WORDS = frozenset(
    {"share", "share_of", "application", "answer", "receive", "total", "handle", "filler"}
)


class Reader:
    """Reads the paragraphs of a report one after the other; a heading is about what follows it."""

    def __init__(self, year: int | None, agency: str) -> None:
        self.mentions: list[Mention] = []
        self.year = year
        self.lexicon = load_lexicon()
        self.organs = Organs(agency, self.lexicon.bodies)
        self.topics = frozenset[str]()
        """What the paragraph is about so far."""
        self.row: str | None = None
        """The last of `_ROWS` that stood in the paragraph."""
        self.is_of_body = False
        """Whether the paragraph tells numbers of another organ."""
        self._follows_heading = False

    def read(self, passage: Passage) -> None:
        """Read the next paragraph."""
        if not self._follows_heading:
            self.topics, self.row = frozenset(), None
        self.is_of_body = False
        previous: list[int] = []
        for sentence in passage.sentences:
            first = len(self.mentions)
            if not (passage.is_heading or self.lexicon.telling.search(sentence.text)):
                self._keep_topics(sentence.text)
                continue
            _SentenceReader(self, sentence, previous).read()
            if len(self.mentions) >= MAX_MENTIONS:
                break
            previous = [*range(first, len(self.mentions))]
        self._follows_heading = passage.is_heading

    def _keep_topics(self, text: str) -> None:
        words = self.lexicon.topics.items()
        self.topics |= {tag for tag, names in words if any(name in text for name in names)}


class _Beside(NamedTuple):
    """What stands before and behind a number."""

    start: int
    lead: frozenset[str]
    end: int
    tail: frozenset[str]


class _SentenceReader:
    """Reads the numbers of one sentence, from left to right."""

    def __init__(self, reader: Reader, sentence: Sentence, previous: list[int]) -> None:
        self._reader = reader
        self._sentence = sentence
        self._clauses = Clauses(sentence.text, reader.lexicon)
        self._first = len(reader.mentions)
        self._previous = previous
        self._scopes = Scopes(self._clauses, reader.year, reader.organs)
        self._whole: int | None = None
        """Index of the mention that those which follow are parts of."""
        self._whole_ends: int | None = None
        """Where the brackets close in which the parts stand."""
        self._is_first_part = False
        self._reached = 0
        """How far `_keep_row` has looked."""
        if sentence.section in ("applications", "review_litigation"):
            reader.topics |= {"application", "disclosure"}

    def read(self) -> None:
        clauses, reader = self._clauses, self._reader
        for index, quantity in enumerate(clauses.counted):
            if mention := self._read(index, quantity):
                reader.mentions.append(mention)
        reader.mentions += find_statements(
            clauses, self._sentence, reader.lexicon, self._scopes.of_statement
        )
        reader.topics |= clauses.tags
        self._keep_row(len(clauses.text))

    def _read(self, index: int, quantity: Quantity) -> Mention | None:
        floor = self._clauses.previous_end(index)
        self._keep_row(quantity.start)
        if quantity.kind == "share" or self._is_change(floor, quantity):
            return self._relative(index, quantity)
        beside = self._look_beside(index, quantity)
        self._follow_parts(floor, quantity)
        figure = self._figure(beside, quantity)
        scope = self._scope(beside, quantity)
        wide = self._scopes.tags(floor, quantity.start) & {"through"}
        wide |= self._scopes.tags(0, quantity.start) & {"publish"}
        if figure and (self._is_narrow(figure, beside, wide) or self._goes_on(figure, floor)):
            scope |= {"narrow"}
        of = self._part_of(figure, quantity, scope)
        key, confidence = (figure.key, self._confidence(figure)) if figure else (None, _HIGH)
        return self._mention(quantity, key, scope, confidence, of)

    def _look_beside(self, index: int, quantity: Quantity) -> _Beside:
        start, end = self._clauses.lead(index), self._clauses.tail(index)
        lead = self._scopes.tags(start, quantity.start)
        tail = self._scopes.tags(quantity.end, end) if end > quantity.end else frozenset[str]()
        return _Beside(start, lead, end, tail)

    def _mention(
        self,
        quantity: Quantity,
        figure: str | None,
        scope: frozenset[Scope],
        confidence: Confidence,
        of: int | None,
    ) -> Mention:
        return Mention(
            kind="money" if quantity.kind == "money" else "count",
            figure=figure,
            value=quantity.value,
            step=quantity.step,
            unit=quantity.unit,
            text=self._clauses.text[quantity.start : quantity.end],
            scope=scope,
            confidence=confidence,
            of=of,
            sentence=self._sentence,
        )

    # What it counts.

    def _figure(self, beside: _Beside, quantity: Quantity) -> Figure | None:
        both = beside.lead | beside.tail
        for tags in (beside.lead, both) if beside.tail else (both,):
            for figure in self._reader.lexicon.candidates(tags):
                if (
                    self._fits(figure, tags, quantity)
                    and both.isdisjoint(figure.rivals)
                    and not (figure.adjacent and self._is_of_else(figure, beside, quantity))
                ):
                    return figure
        return None

    def _fits(self, figure: Figure, beside: frozenset[str], quantity: Quantity) -> bool:
        needed = figure.tags
        if figure.inherited and self._reader.row in figure.inherited:
            needed = needed - figure.inherited
        return (
            needed <= beside
            and self._clauses.tags.isdisjoint(figure.elsewhere)
            and figure.kind == (quantity.kind or "count")
            and (not figure.units or not quantity.unit or quantity.unit in figure.units)
            and bool(not figure.about or figure.about & (self._clauses.tags | self._reader.topics))
        )

    def _is_of_else(self, figure: Figure, beside: _Beside, quantity: Quantity) -> bool:
        """Return whether the number counts something that the figure's words only happen to do."""
        if figure.adjacent & (beside.lead | beside.tail):
            return False
        if not figure.about & (self._scopes.tags(0, quantity.start) | self._reader.topics):
            return True
        words = self._clauses.between(beside.start, quantity.start)
        verbs = [word.end for word in words if word.tags & figure.tags]
        tail = self._clauses.between(quantity.end, beside.end)
        goes_on = bool(tail) and tail[0].start == quantity.end and bool(tail[0].tags & _ADVERBS)
        if not verbs or (beside.end > quantity.end and not goes_on):
            return True
        covered = sum(
            word.end - word.start
            for word in words
            if word.start >= verbs[-1] and word.tags & {"filler", "total"}
        )
        return quantity.start - verbs[-1] > covered

    def _confidence(self, figure: Figure) -> Confidence:
        """A dispute is one about disclosure if the sentence says so, not if the paragraph does."""
        if figure.family != "dispute" or self._sentence.section == "review_litigation":
            return "high"
        return "high" if figure.about & self._clauses.tags or figure.inherited else "medium"

    def _keep_row(self, place: int) -> None:
        for word in self._clauses.between(self._reached, place):
            if rows := word.tags & _ROWS:
                self._reader.row = min(rows)
        self._reached = place

    # What it is about.

    def _scope(self, beside: _Beside, quantity: Quantity) -> frozenset[Scope]:
        scope = set(self._scopes.at(quantity.start, beside.start, beside.lead))
        if quantity.is_rough or self._scopes.is_after("approximate", quantity.start):
            scope.add("rough")
        if "body" in scope:
            self._reader.is_of_body |= self._whole is None
        elif self._reader.is_of_body:
            scope.add("body")
        return frozenset(scope)

    def _is_narrow(self, figure: Figure, beside: _Beside, wide: frozenset[str]) -> bool:
        """Return whether words beside a number make it one of a channel, a kind, another matter.

        ``wide``: what counts from farther away, 通过 and 公开.
        """
        lead = beside.lead
        if "whole_kind" in lead:
            lead -= {"channel", "kind"}
        return bool((figure.unless - figure.tags) & (lead | beside.tail | wide))

    def _goes_on(self, figure: Figure, floor: int) -> bool:
        """Return whether a number goes on from one that is narrow: 因投诉被复议3件、诉讼2件."""
        mentions = self._reader.mentions
        last = mentions[-1] if len(mentions) > self._first else None
        if last is None or last.figure is None or "narrow" not in last.scope:
            return False
        other = self._reader.lexicon.figures[last.figure]
        is_like = figure.is_whole and other.is_whole and figure.family == other.family
        return is_like and self._clauses.text.startswith("、", floor)

    # How it hangs together with others.

    def _is_change(self, floor: int, quantity: Quantity) -> bool:
        words = self._clauses.between(
            max(floor, self._clauses.clause_start(quantity.start)), quantity.start
        )
        return bool(tags_of(words) & {"up", "down"})

    def _relative(self, index: int, quantity: Quantity) -> Mention | None:
        """Read a share of a whole or a change against another year."""
        clauses = self._clauses
        start = max(clauses.previous_end(index), clauses.clause_start(quantity.start))
        tags = self._scopes.tags(start, quantity.start)
        of = self._last_count()
        if tags & {"up", "down"}:
            kind, scope = "change", frozenset[Scope]()
        elif quantity.kind == "share" and self._is_share(index, quantity, start):
            kind, scope = "share", frozenset[Scope]()
        elif quantity.kind == "share" and self._is_listed(index, start):
            kind, scope, of = "share", frozenset[Scope](), None
        else:
            return None
        value = -quantity.value if "down" in tags else quantity.value
        if quantity.is_rough or self._scopes.is_after("approximate", quantity.start):
            scope = frozenset({"rough"})
        found = self._mention(quantity, None, scope, "high", of)
        return found._replace(kind="change" if kind == "change" else "share", value=value)

    def _is_share(self, index: int, quantity: Quantity, start: int) -> bool:
        """Return whether a percentage is the share of the number right before it."""
        clauses = self._clauses
        if not index or clauses.counted[index - 1].kind == "share":
            return False
        between = clauses.text[clauses.previous_end(index) : quantity.start]
        if between == "(":
            return True
        words = clauses.between(start, quantity.start)
        if "share" not in tags_of(words):
            return False
        covered = sum(word.end - word.start for word in words if word.tags & _SHARE_WORDS)
        return covered >= quantity.start - start and len(between) - (quantity.start - start) <= 1

    def _is_listed(self, index: int, start: int) -> bool:
        """Return whether a percentage is one of a list of shares, as in 甲占60%、乙占40%."""
        clauses = self._clauses
        quantity = clauses.counted[index]
        words = clauses.between(start, quantity.start)
        if not words or words[-1].end != quantity.start or "share" not in words[-1].tags:
            return False
        beside = pairwise(clauses.counted[max(0, index - 1) : index + 2])
        return any(
            one.kind == other.kind == "share"
            and clauses.text.startswith("、", one.end)
            and clauses.clause_end(one.end) >= other.start
            for one, other in beside
        )

    def _last_count(self) -> int | None:
        """Return the last number of the sentence that is a count of the report year."""
        mentions = self._reader.mentions
        for index in range(len(mentions) - 1, self._first - 1, -1):
            if mentions[index].kind in ("count", "money") and not (
                mentions[index].scope & {"other-year"}
            ):
                return index
        return None

    def _follow_parts(self, floor: int, quantity: Quantity) -> None:
        """Notice where a list of parts begins and where it ends."""
        clauses = self._clauses
        if self._whole_ends is not None and quantity.start > self._whole_ends:
            self._whole = self._whole_ends = None
        marks = [word for word in clauses.between(floor, quantity.start) if "part" in word.tags]
        if marks:
            self._is_first_part = True
            self._whole = self._find_whole(marks[0].start)
            opening = clauses.text.rfind("(", floor, quantity.start)
            closing = clauses.text.find(")", quantity.end) if opening >= 0 else -1
            self._whole_ends = closing if closing >= 0 else None
        elif self._whole is not None:
            self._is_first_part = False
        if self._whole is not None and self._whole_ends is None and not marks:
            first = clauses.between(clauses.clause_start(quantity.start), quantity.start)[:1]
            if first and first[0].tags & {"anew"}:
                self._whole = None

    def _find_whole(self, mark: int) -> int | None:
        """Return the number that a list of parts is of: before it, or in the sentence before."""
        mentions = self._reader.mentions
        inside = range(self._first, len(mentions))
        candidates = inside or self._previous
        if not inside and self._clauses.between(0, mark):
            return None
        counts = [
            index
            for index in candidates
            if mentions[index].kind in ("count", "money")
            and not mentions[index].scope & {"other-year"}
        ]
        wholes = [index for index in counts if mentions[index].of is None]
        return counts[-1] if inside and counts else wholes[-1] if wholes else None

    def _part_of(
        self, figure: Figure | None, quantity: Quantity, scope: frozenset[Scope]
    ) -> int | None:
        whole = self._reader.mentions[self._whole] if self._whole is not None else None
        if whole is None or whole.unit != quantity.unit or "other-year" in scope:
            return None
        may_be_whole = self._whole_ends is None and not self._is_first_part
        if figure and figure.is_whole and may_be_whole:
            self._whole = None
        return self._whole
