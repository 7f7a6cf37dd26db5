"""Print how well mistakes are located: ``python -m tests.bench.localise [TABLES] [CASES]``.

Mistakes of many kinds are made in right reports of both editions and three scales. For each kind,
in percent of the trials: *named*, all wrong cells are named for certain with their true values and
nothing else is; *first*, the truth is what is said first; *decided*, one correction is likelier than
the next, and arithmetic and likelihood so allow a decision; *right*, of these, the truth is first;
*listed*, the truth is among what is said; *false*, something is named for certain that is not true;
*many*, there is too much to tell apart. Times are those of the whole stage: the system is built,
searched and ranked. Then the search is compared with an exhaustive solver, where it is installed
(extra ``oracle``).
"""

import random
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec

from tests.support.mistakes import KINDS
from tests.support.oracle import MAX_CELLS, compare
from tests.support.trials import Trial, reports, run

TABLES = 1_000
CASES = 500
SCALES = (15, 300, 8_000)
EDITIONS = ("2019", "2021")
MEASURES = ("named", "first", "decided", "right", "listed", "false", "many")
_ORDERED = (("right", 90.0), ("listed", 99.0))
BARS = {
    "one digit": (("named", 100.0),),
    "two digits": (("named", 98.0),),
    "three digits": (("named", 94.0),),
    "swapped columns": _ORDERED,
    "swapped rows": _ORDERED,
    "total column not updated": _ORDERED,
    "results total not updated": _ORDERED,
    "row total not updated": _ORDERED,
    "split figure": _ORDERED,
    "carried row left 0": _ORDERED,
    "outcome row left 0": _ORDERED,
}
"""At least so many percent."""
FALSE = 0.5
"""At most so many percent of all trials name something for certain that is not true."""


def main() -> None:
    """Measure and print."""
    tables, cases = (
        int(sys.argv[place]) if len(sys.argv) > place else most
        for place, most in ((1, TABLES), (2, CASES))
    )
    everything: list[Trial] = []
    for edition in EDITIONS:
        for scale in SCALES:
            trials = measure(edition, scale, tables)
            print(f"{edition}, figures up to {scale:,}, {tables:,} tables")
            print_table(trials)
            everything += trials
    print("all")
    print_table(everything)
    print_false(everything)
    print_times(everything)
    told = [
        trial
        for edition in EDITIONS
        for scale in SCALES
        for trial in measure(edition, scale, tables, has_prose=True)
    ]
    print("all, with prose that tells some of the totals, three in a hundred of them wrong")
    print_table(told)
    print_false(told)
    if find_spec("ortools"):
        print_comparison(cases)


def measure(edition: str, scale: int, tables: int, *, has_prose: bool = False) -> list[Trial]:
    """Make every kind of mistake in each of some reports, with prose beside the tables or without."""
    chance = random.Random(f"{edition} {scale}")
    return [
        trial
        for report in reports(edition, scale, tables)
        for kind in KINDS
        if (trial := run(kind, report, chance, has_prose=has_prose))
    ]


def shares(trials: Sequence[Trial]) -> dict[str, float]:
    """Return each measure in percent of the trials."""
    decided = [trial for trial in trials if trial.is_decided]
    counts = {
        "named": sum(trial.is_named for trial in trials),
        "first": sum(trial.is_first for trial in trials),
        "decided": len(decided),
        "listed": sum(trial.is_listed for trial in trials),
        "false": sum(trial.is_falsely_certain for trial in trials),
        "many": sum(any(one.subject == "many" for one in trial.findings) for trial in trials),
    }
    found = {name: 100 * count / len(trials) for name, count in counts.items()}
    found["right"] = 100 * sum(trial.is_first for trial in decided) / max(len(decided), 1)
    return found


def missed(kind: str, found: dict[str, float]) -> list[str]:
    """Return the measures of a kind that are below their bars."""
    return [f"{name} at least {bar:g}" for name, bar in BARS.get(kind, ()) if found[name] < bar]


def print_table(trials: Sequence[Trial]) -> None:
    """Print a line for each kind."""
    print(f"  {'':26}{'trials':>8}{''.join(f'{name:>8}' for name in MEASURES)}")
    for kind in KINDS:
        own = [trial for trial in trials if trial.kind == kind]
        if own:
            found = shares(own)
            figures = "".join(f"{found[name]:8.2f}" for name in MEASURES)
            print(
                f"  {kind:26}{len(own):8}{figures}", *(f"MISSED {m}" for m in missed(kind, found))
            )


def print_false(trials: Sequence[Trial]) -> None:
    """Print how often something false was named for certain, and for which kinds."""
    false = Counter(trial.kind for trial in trials if trial.is_falsely_certain)
    share = 100 * false.total() / len(trials)
    verdict = "" if share < FALSE else f"  MISSED, below {FALSE}"
    print(
        f"named for certain and wrong: {false.total()} of {len(trials):,}, {share:.3f} %{verdict}"
    )
    for kind, count in false.most_common():
        print(f"  {kind:26}{count:8}")


def print_times(trials: Sequence[Trial]) -> None:
    """Print milliseconds by the number of wrong cells."""
    print("milliseconds by wrong cells: median, 99th percentile, most")
    for wrong in sorted({trial.wrong for trial in trials}):
        taken = sorted(trial.seconds * 1000 for trial in trials if trial.wrong == wrong)
        late = taken[int(len(taken) * 0.99)]
        print(f"  {wrong:4}{statistics.median(taken):10.2f}{late:10.2f}{taken[-1]:10.2f}")


def print_comparison(cases: int) -> None:
    """Print whether the search finds as many smallest sets as an exhaustive solver."""
    found = [case for edition in EDITIONS for case in compare(edition, -(-cases // 2))]
    sizes = Counter(case.size for case in found if case.size <= MAX_CELLS)
    agreeing = sum(case.agrees for case in found)
    print(f"as many smallest sets as CP-SAT: {agreeing} of {len(found)} cases")
    print("  cases by size:", ", ".join(f"{size}: {sizes[size]}" for size in sorted(sizes)))


if __name__ == "__main__":
    main()
