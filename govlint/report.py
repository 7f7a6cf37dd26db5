"""A report as it was recognised: what is printed, where, and what is in doubt."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from govlint.document import Location, Paragraph
from govlint.numbers import Irregularity, Kind

CellKey = str
"""A cell of the form: ``applications.results_total.natural_person`` (table, row, column)."""

Confidence = Literal["high", "medium", "low"]


class Cell(NamedTuple):
    """One cell of a mandated table."""

    key: CellKey
    text: str
    """As printed, without surrounding white space."""
    kind: Kind
    value: Decimal | None
    """Counts in 件, items in 项, money in the unit of the form; None: printed, but not a number."""
    irregular: tuple[Irregularity, ...]
    confidence: Confidence
    """``medium``: placed by its position alone, since the label of its row or the heading of its
    column cannot be read, or cut out of digits that run together."""
    at: Location


class Label(NamedTuple):
    """The label of a row or a column."""

    key: str
    text: str
    """As printed."""
    official: str
    at: Location


Axis = Literal["row", "column"]


class ExtraLine(NamedTuple):
    """A row or a column that the form does not have."""

    axis: Axis
    label: str
    at: Location
    belongs_to: str | None = None
    """The edition that has this row, when another edition than that of the table does."""


class Table(NamedTuple):
    """One mandated table, put together from all its pieces."""

    key: str
    edition: str | None
    """The edition whose form the table follows; None: its vocabulary does not tell."""
    cells: Mapping[CellKey, Cell]
    """In the order of the form; a cell that was not found or is in doubt is absent."""
    rows: Mapping[str, Label]
    """Labels of the rows that were found, by key of the form."""
    columns: tuple[Label, ...]
    """Labels of the columns that were found; a column of several blocks once for each."""
    extra: tuple[ExtraLine, ...]
    at: Location
    cut: frozenset[CellKey] = frozenset()
    """Cells whose figures ran together and were told apart by the identities of the table."""
    by_order: frozenset[str] = frozenset()
    """Rows that were placed by their order, since no whole label stands beside their figures."""
    has_note: bool | None = None
    """Whether the note that the form prints in the header stands there; None: no such note could."""

    @property
    def is_unfilled(self) -> bool:
        """Whether every cell that was found is blank."""
        return bool(self.cells) and all(cell.kind == "blank" for cell in self.cells.values())


SectionMatch = Literal["official", "known", "unknown", "absent"]


class Section(NamedTuple):
    """One of the parts of the report, under its heading."""

    key: str
    heading: str
    """As printed, with its number; empty: the text of the part was found under no heading."""
    number: str
    """The numeral printed before the heading; empty: none."""
    match: SectionMatch
    """``known``: a wording often seen instead of the official one."""
    text: str
    """Prose only, one paragraph a line, without the signature."""
    at: Location
    paragraphs: tuple[Paragraph, ...] = ()
    """The prose again, line by line, each with its place; rows of other tables are left out."""

    @property
    def lines(self) -> tuple[Paragraph, ...]:
        """The prose line by line, with the place of each as far as it is known; no line is blank."""
        whole = self.paragraphs or (Paragraph(self.text, self.at),)
        return tuple(
            Paragraph(text, paragraph.at)
            for paragraph in whole
            for text in paragraph.text.split("\n")
            if text.strip()
        )


class Period(NamedTuple):
    """The reporting period; a date that does not exist is None."""

    start: datetime.date | None
    end: datetime.date | None
    text: str
    at: Location


class Title(NamedTuple):
    """The title of the report and what it tells."""

    text: str
    agency: str
    year: int | None
    is_official: bool
    """Whether it has the usual form, agency, year and name of the report."""
    at: Location


class Signature(NamedTuple):
    """Issuing body and date at the end of the report."""

    agency: str | None
    date: datetime.date | None
    text: str
    at: Location

    @property
    def undated(self) -> str:
        """What is printed instead of a date; empty: nothing, or there is a date."""
        return "" if self.date else self.text.removeprefix(self.agency or "").strip()


class Published(NamedTuple):
    """When a page says that it was published."""

    date: datetime.date
    text: str
    at: Location


DoubtKind = Literal[
    "unplaced-row",
    "unplaced-cells",
    "merged-cells",
    "conflicting-rows",
    "run-together",
    "uncut-figures",
]


class Doubt(NamedTuple):
    """Something that was seen and could not be read or placed with certainty."""

    kind: DoubtKind
    table: str | None
    row: str | None
    """Key of the row, where it is known."""
    text: str
    """What is printed there, shortened."""
    at: Location
    cells: tuple[CellKey, ...] = ()
    """The cells of the form whose value is not known because of it."""


class Sentence(NamedTuple):
    """A sentence of the prose."""

    text: str
    """As printed, line breaks included."""
    section: str
    """The key of its part; empty: before the first part."""
    paragraph: int
    """Paragraphs of a report are counted through all parts, from 0."""
    at: Location


MentionKind = Literal["count", "money", "share", "change", "none", "claim", "gap", "parts"]
"""``count``, ``money``: so many, so much; ``share``: per cent of a whole; ``change``: more or less
than before, in per cent or in number; ``none``: said not to have happened; ``claim``: told of all
without a number; ``gap``: a unit without its number; ``parts``: how many parts the report has."""

Scope = Literal["other-year", "plan", "history", "period", "body", "rough", "narrow"]
"""What a number is about instead of the report year and the whole agency: last year, a plan, all
years, some months, another organ; ``rough``: told as 余 or 近; ``narrow``: one channel or kind."""


MAX_MENTIONS = 2000
"""Numbers in the prose of one report that are read; the largest real ones tell 300."""


class Mention(NamedTuple):
    """A number told in prose."""

    kind: MentionKind
    figure: str | None
    """What it counts, a key of ``schema/prose.yaml``; None: it is not known."""
    value: Decimal
    """Money in yuan; changes with their sign; 0 where no number is told."""
    step: Decimal
    """What the last printed digit counts: 1, or 1000 for ``1.2万``."""
    unit: str
    text: str
    """The number with its unit, or the words that stand for it."""
    scope: frozenset[Scope]
    """Empty: the report year and the whole agency."""
    confidence: Confidence
    """Of what it counts: ``medium`` when that is told by the paragraph and not by the sentence."""
    of: int | None
    """Index of the mention that this one is a part, a share or a change of."""
    sentence: Sentence
    names: tuple[str, ...] = ()
    """Keys of the parts that are named with their number; ``medium`` if there may be others."""

    @property
    def is_plain(self) -> bool:
        """Whether it is an exact number of the whole agency in the report year."""
        return not self.scope and self.figure is not None and self.confidence != "low"


class Violation(NamedTuple):
    """A place where JSON or YAML input breaks the schema of its edition."""

    kind: str
    """The keyword of JSON Schema that is violated, or ``duplicate-key``."""
    pointer: str
    """Where, in dotted keys."""
    expected: str
    actual: str
    at: Location


class Report(NamedTuple):
    """A report as it was recognised."""

    path: str
    format: str
    edition: str | None
    """The edition of the tables; None: no table tells it."""
    year: int | None
    agency: str | None
    title: Title | None
    period: Period | None
    preamble: str
    """Prose before the first section."""
    sections: tuple[Section, ...]
    """In the order of the file; a section that was found twice is listed twice."""
    tables: Mapping[str, Table]
    signature: Signature | None
    doubts: tuple[Doubt, ...] = ()
    violations: tuple[Violation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Numbers told in prose, in the order of the file."""
    published: Published | None = None
    """None: the file does not say it."""
    opening: tuple[Paragraph, ...] = ()
    """The prose before the first section again, line by line, each with its place."""

    @property
    def prose(self) -> tuple[Section, ...]:
        """All prose in the order of the file: what stands before the first section, then those."""
        at = Location(self.path)
        return (Section("", "", "", "official", self.preamble, at, self.opening), *self.sections)

    def cell(self, key: CellKey) -> Cell | None:
        """Return a cell; None when it was not found or is in doubt."""
        table = self.tables.get(key.partition(".")[0])
        return table.cells.get(key) if table else None
