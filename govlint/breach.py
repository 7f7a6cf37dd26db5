"""What a rule sees: something wrong, something that it cannot evaluate, or an equality that holds."""

from typing import Literal, NamedTuple

from govlint.document import Location, Paragraph
from govlint.equation import Equation, Evaluation, Witness
from govlint.form import Form
from govlint.language import Text
from govlint.place import mention_place, quote, quote_words, section_place
from govlint.report import CellKey, Confidence, Mention

Severity = Literal["error", "warning", "note"]
"""How sure a breach is: the report contradicts itself; it is wrong unless a lawful reading
explains it; a human should look."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Series(NamedTuple):
    """How several breaches of one kind are said as one: a sentence, their number, the first items."""

    message: Text
    """The same for all; breaches of a rule with the same sentence are said together."""
    item: Text
    """What this breach adds to the list."""


class Breach(NamedTuple):
    """What one rule saw in one place."""

    message: Text
    """A sentence that is enough by itself: the place, what is there, what should be."""
    place: Text
    at: Location | None = None
    """None: it is about something that is not there."""
    cells: tuple[CellKey, ...] = ()
    actual: str | None = None
    """As printed."""
    expected: tuple[str, ...] = ()
    severity: Severity | None = None
    """Lower than that of the rule, where a lawful reading exists; None: that of the rule."""
    series: Series | None = None
    evaluation: Evaluation | None = None
    """The equation that does not hold."""
    confidence: Confidence = "high"
    """How sure it is that what was read means what the rule takes it for; see `min-confidence`."""
    witness: Witness | None = None
    """The figure from outside the tables that contradicts them: it may be right and a cell wrong."""


def told(mention: Mention, form: Form, problem: Text) -> Breach:
    """Make a breach about a number told in prose; its message quotes the sentence."""
    quoted = quote(mention)
    return Breach(
        message=Text(f"{quoted.zh}：{problem.zh}，请核对", f"{quoted.en}: {problem.en}"),
        place=mention_place(form, mention),
        at=mention.sentence.at,
        actual=mention.text,
    )


class Spot(NamedTuple):
    """Words in a line of the prose."""

    section: str
    """The key of the part; empty: before the first."""
    line: Paragraph
    start: int
    end: int

    @property
    def words(self) -> str:
        """What stands there."""
        return self.line.text[self.start : self.end]


def spotted(spot: Spot, form: Form, problem: Text, many: Text | None = None) -> Breach:
    """Make a breach about words of the prose; its message quotes them.

    Args:
        spot: Where they stand.
        form: The form of the report.
        problem: What is wrong with them.
        many: What is said once of several of them; None: each is said.
    """
    quoted = f"“{quote_words(spot.line.text, spot.start, spot.end)}”"
    place = section_place(form, spot.section)
    return Breach(
        message=Text(f"{quoted}：{problem.zh}，请核对", f"{quoted}: {problem.en}"),
        place=place,
        at=spot.line.at,
        actual=spot.words,
        series=Series(many, Text(quoted, quoted)) if many else None,
    )


class Skip(NamedTuple):
    """Something that a rule could not evaluate: it counts against the verdict, never for it."""

    reason: Text
    equation: Equation | None = None


class Held(NamedTuple):
    """An equality that was evaluated and holds, of a rule whose equations `Rule.bind` does not give.

    It tells no user anything; it tells `govlint.locate` which cells are confirmed.
    """

    equation: Equation
