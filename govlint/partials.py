"""Numbers of the prose that are a part of what the tables count, though no word beside them says so.

我办受理35件、市政府43件 are 78 requests; of 18 received, 16 were handled where 2 were taken back. Such
a number differs from the tables lawfully: others that stand with it make up for the difference.
"""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from govlint.mentions.lexicon import load_lexicon
from govlint.report import Mention


class Partials:
    """Tells parts from numbers that are wrong."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Index all numbers of a report."""
        self._taken_back = load_lexicon().taken_back
        self._beside: dict[int, list[Mention]] = {}
        self._told: dict[tuple[int, str | None], Decimal] = {}
        for mention in (one for one in mentions if one.kind == "count"):
            self._beside.setdefault(id(mention.sentence), []).append(mention)
            key = mention.sentence.paragraph, mention.figure
            self._told[key] = self._told.get(key, Decimal(0)) + mention.value

    def has(self, mention: Mention, totals: Collection[Decimal]) -> bool:
        """Return whether a number and others beside it make up one of some totals.

        Args:
            mention: The number, which is none of the totals by itself.
            totals: What it may be by the tables.
        """
        return mention.kind == "count" and any(one in totals for one in self._sums(mention))

    def _sums(self, mention: Mention) -> Iterator[Decimal]:
        """Yield what a number and others may add up to."""
        beside = [m for m in self._beside[id(mention.sentence)] if m.unit == mention.unit]
        before, after = _run(mention, beside)
        heads = list(accumulate((one.value for one in reversed(before)), initial=mention.value))
        tails = list(accumulate((one.value for one in after), initial=Decimal(0)))
        yield from (head + tail for head in heads for tail in tails)
        yield self._told[mention.sentence.paragraph, mention.figure]
        if any(word in mention.sentence.text for word in self._taken_back):
            yield from (mention.value + other.value for other in beside if other is not mention)


def _run(mention: Mention, beside: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the numbers before and behind one up to the next of which it is known what they count."""
    place = next(index for index, one in enumerate(beside) if one is mention)

    def reach(numbers: Sequence[Mention]) -> list[Mention]:
        run: list[Mention] = []
        for one in numbers:
            if one.of != mention.of or one.figure not in (None, mention.figure):
                break
            run.append(one)
        return run

    return reach(beside[:place][::-1])[::-1], reach(beside[place + 1 :])
