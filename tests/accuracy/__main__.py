"""Print how much of each published report is read right: ``python -m tests.accuracy``.

With ``--findings`` it prints instead every error and warning on them, for a human to judge.
"""

import sys

from govlint.wording import explain
from tests.accuracy.corpus import Score, excerpts, scores
from tests.accuracy.findings import as_table, find, read_verdicts
from tests.accuracy.forms import as_markdown, made_up, published
from tests.accuracy.prose import told
from tests.support.shared import CORPUS

KINDS = ("right", "wrong", "missing", "invented", "unsure")


def main() -> int:
    """Print a line for each file, or finding; return 1 when a cell is wrong or invented."""
    if not CORPUS.is_dir():
        print(f"the published reports are not here: {CORPUS}")
        return 2
    if "--findings" in sys.argv:
        print(as_table(find(), read_verdicts()), end="")
        return 0
    print(f"{'file':44}" + "".join(f"{kind:>9}" for kind in KINDS) + "   verdict")
    found = scores()
    for score in found:
        print(f"{score.path.name:44}{_counts(score)}   {score.result.verdict}")
    print(f"and {len(excerpts())} beginnings of reports, without gold values")
    print()
    print(f"{'numbers told in prose':44}{'found':>9}{'wrong':>9}{'missed':>9}")
    for score in found:
        numbers = told(score)
        if any(numbers):
            counts = "".join(f"{len(texts):9}" for texts in numbers)
            print(f"{score.path.name:44}{counts}   {'; '.join([*numbers.wrong, *numbers.missed])}")
    print()
    rows = [*published(found), *made_up()]
    print(as_markdown(rows))
    for row in rows:
        print(f"{row.form:44}{row.seconds * 1000:9.1f} ms a file")
    mistakes = sum(score.count("wrong") + score.count("invented") for score in found)
    return 1 if mistakes else 0


def _counts(score: Score) -> str:
    if score.result.failure:
        return f" {explain(score.result.failure, 'en')[:44]:44}"
    if score.gold is None:
        cells = score.result.evaluated.cells.values() if score.result.evaluated else ()
        return f" {sum(read for read, _ in cells)} cells read, no gold values".ljust(45)
    return "".join(f"{score.count(kind):9}" for kind in KINDS)


if __name__ == "__main__":
    sys.exit(main())
