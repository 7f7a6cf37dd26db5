"""Which edition of the form the tables of a report follow."""

from collections import Counter
from collections.abc import Iterable

from govlint.characters import normalise
from govlint.recognise.lines import Line
from govlint.recognise.rows import Row
from govlint.recognise.vocabulary import edition_of_row, load_vocabulary


def vote(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Count, for each table, the rows and labels that one edition alone has.

    A row that is called like a column, such as 其他, may be a piece of another.
    """
    owners = load_vocabulary().editions
    ambiguous = load_vocabulary().ambiguous_rows
    votes: dict[str, Counter[str]] = {}
    texts: dict[str, set[str]] = {}
    headers: dict[str, list[tuple[Line, ...]]] = {}
    for row in rows:
        ballot = votes.setdefault(row.table, Counter())
        is_sure = not (row.label and normalise(row.label.text) in ambiguous)
        if row.row and is_sure and (owner := edition_of_row(row.table, row.row)):
            ballot[owner] += 1
        found = texts.setdefault(row.table, set())
        if row.label:
            found.add(row.label.text)
        seen = headers.setdefault(row.table, [])
        if not any(row.header is header for header in seen):
            seen.append(row.header)
            found.update(cell.text for line in row.header for cell in line.cells)
    for table, printed in texts.items():
        labels = {(table, normalise(text)) for text in printed}
        votes[table].update(owners[label] for label in labels if label in owners)
    return votes


def winner(votes: Counter[str]) -> str | None:
    """Return the edition with most votes; None when there are none or two are equal."""
    ranking = votes.most_common(2)
    if not ranking or (len(ranking) > 1 and ranking[0][1] == ranking[1][1]):
        return None
    return ranking[0][0]
