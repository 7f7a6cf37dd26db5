"""Which reports of a run are compared: last year's with this year's, and all with each other."""

from collections.abc import Iterable, Sequence

from govlint.agency import is_same_agency, own_name
from govlint.batch import shelve_all
from govlint.characters import normalise
from govlint.company import Company
from govlint.errors import SettingsError
from govlint.files import find_files
from govlint.language import Text
from govlint.registry import select_rules
from govlint.result import FileResult
from govlint.rule import Breach, Needs, Rule, Skip
from govlint.settings import Settings
from govlint.shelf import Batch, Entry, Unit, are_same
from govlint.wording import explain

_ENDING = 4
"""Characters of a name by whose end those that may be the same are looked up."""


def read_previous(path: str) -> list[Entry]:
    """Read the reports on the year before that a user gives.

    Raises:
        SettingsError: ``previous-unreadable`` when one that is given by itself cannot be read;
            ``previous-empty`` when no report can be read of a folder.
    """
    found = list(shelve_all(find_files([path]).sources))
    entries = [entry for entry in found if isinstance(entry, Entry)]
    if entries:
        return entries
    failure = found[0].failure if len(found) == 1 and isinstance(found[0], FileResult) else None
    if failure:
        problem = Text(explain(failure, "zh"), explain(failure, "en"))
        raise SettingsError("previous-unreadable", path=path, problem=problem)
    raise SettingsError("previous-empty", path=path)


def introduce(
    entries: Sequence[Entry | FileResult],
    settings: Sequence[Settings],
    given: Sequence[Entry] = (),
    units: Sequence[Unit] = (),
) -> list[Company]:
    """Return what each report is checked together with, and at the end the `units`, if any.

    Args:
        entries: The reports of the run; what could not be read is compared with nothing.
        settings: For each, what says which rules are evaluated.
        given: Reports on the year before that the user gives, which go before those of the run;
            one that is given for one report is taken whatever agency it names.
        units: The agencies that should have a report.

    Raises:
        SettingsError: ``previous-year`` when one that is given for one report is of another year.
    """
    read = [entry for entry in entries if isinstance(entry, Entry)]
    own, others = _Years(read), _Years(given)
    different = {id(one): one for one in settings}
    comparing = {key for key, one in different.items() if _has_rule(one, "previous")}
    seen = _look_over(entries, settings, units)
    company = []
    for number, (entry, chosen) in enumerate(zip(entries, settings, strict=False)):
        if not isinstance(entry, Entry) or id(chosen) not in comparing:
            company.append(Company(seen=seen[number]))
        elif len(given) == len(entries) == 1:
            company.append(Company(_refuse_year(given[0], entry), seen=seen[number]))
        else:
            rivals = others.before(entry) or own.before(entry)
            previous = rivals[0] if rivals and are_same(rivals) else None
            paths = () if previous else tuple(rival.path for rival in rivals)
            company.append(Company(previous, paths, seen[number]))
    return [*company, Company(seen=seen[-1])] if units else company


def _has_rule(settings: Settings, needs: Needs) -> bool:
    return any(rule.needs == needs for rule in select_rules(settings, (needs,)))


class _Years:
    """Reports by year and agency."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._found: dict[tuple[int, str], list[Entry]] = {}
        for entry in entries:
            if entry.agency and entry.year:
                key = entry.year, _ending(entry.agency)
                self._found.setdefault(key, []).append(entry)

    def before(self, entry: Entry) -> list[Entry]:
        """Return the reports of the agency of a report on the year before it.

        Those that name it alike, or those that name it with more or fewer of the regions above it.
        """
        if not entry.agency or not entry.year:
            return []
        agency = entry.agency
        alike = self._found.get((entry.year - 1, _ending(agency)), [])
        exact = [one for one in alike if normalise(one.agency or "") == normalise(agency)]
        return exact or [one for one in alike if is_same_agency(one.agency or "", agency)]


def _ending(agency: str) -> str:
    return normalise(own_name(agency))[-_ENDING:]


def _refuse_year(previous: Entry, entry: Entry) -> Entry:
    if previous.year and entry.year and previous.year != entry.year - 1:
        raise SettingsError(
            "previous-year", path=previous.path, year=previous.year, wanted=entry.year - 1
        )
    return previous


def _look_over(
    entries: Sequence[Entry | FileResult], settings: Sequence[Settings], units: Sequence[Unit]
) -> list[tuple[tuple[str, Breach | Skip], ...] | None]:
    """Let the rules over all reports check them; return what they see of each, with their codes.

    What they see of the units themselves is the last.

    A rule is evaluated if it is selected for any report, by the settings of the first of these.
    """
    rules: dict[str, Rule] = {}
    for own in {id(own): own for own in settings}.values():
        for rule in select_rules(own, ("others",)):
            if rule.needs == "others":
                rules.setdefault(rule.code, rule)
    if not rules or (len(entries) < 2 and not units):
        return [None] * (len(entries) + 1)
    numbers = [number for number, entry in enumerate(entries) if isinstance(entry, Entry)]
    unread = [entry.path for entry in entries if isinstance(entry, FileResult)]
    batch = Batch([entry for entry in entries if isinstance(entry, Entry)], units, unread)
    seen: list[list[tuple[str, Breach | Skip]]] = [[] for _ in (*entries, units)]
    for rule in rules.values():
        for place, what in _check(rule, batch):
            seen[-1 if place is None else numbers[place]].append((rule.code, what))
    return [tuple(one) for one in seen]


def _check(rule: Rule, batch: Batch) -> list[tuple[int | None, Breach | Skip]]:
    """Return what a rule sees; of one that raises, that it was evaluated for no report."""
    try:
        return list(rule.check(batch))
    except Exception as error:  # see `govlint.evidence.gather`
        import logging  # noqa: PLC0415  see there

        logging.getLogger(__name__).exception("%s failed", rule.origin)
        failed = Skip(
            Text(
                f"规则出错（{rule.origin}）：{error!r}",
                f"the rule failed ({rule.origin}): {error!r}",
            )
        )
        return [(number, failed) for number in range(len(batch.entries))]
