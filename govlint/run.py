"""A run over many files: which settings hold for each, what is known already, what is written."""

import datetime
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import reduce
from itertools import chain
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from govlint import outputs
from govlint.batch import compares, lint_entries, lint_sources, shelve_all
from govlint.console import FOUND, INCOMPLETE, OK, opened, opened_bytes, tell
from govlint.engine import lint_units
from govlint.errors import ReadError, SettingsError
from govlint.language import Lang
from govlint.registry import select_rules
from govlint.result import FileResult
from govlint.settings import IGNORE_FILE, Settings
from govlint.settings_search import Search
from govlint.source import Source, load
from govlint.terminal import Colour, options_for, track
from govlint.upwards import Upwards, folder_of

if TYPE_CHECKING:
    from govlint.ignore_file import IgnoreFiles
    from govlint.shelf import Unit

Step = Callable[[FileResult], FileResult]


class Request(NamedTuple):
    """What the command line asks for, beside the files."""

    command: Mapping[str, Any]
    """Settings, by keys of the schema."""
    config: str | None = None
    isolated: bool = False
    """Whether no settings and no ignore files are looked for beside the reports."""
    allow_local_code: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    output_format: str | None = None
    """None: told by the suffix of `output`, else text."""
    output: str | None = None
    annotate: str | None = None
    """Where a copy of the report with comments goes."""
    colour: Colour = "auto"
    is_quiet: bool = False
    """Whether only what keeps a file from passing is told, and the last line."""
    tells_statistics: bool = False
    saved: Collection[str] | None = None
    """Real paths of the files that are told on the screen, though all are checked; None: of all."""
    jobs: int = 1
    previous: str | None = None
    """Where reports on the year before are."""
    hierarchy: str | None = None
    """The list of the agencies that should have a report."""


def settle(
    sources: Sequence[Source], request: Request, *, named: Sequence[str]
) -> list[tuple[Source, Settings]]:
    """Return the files of a run with the settings for each.

    Whatever is wrong with any settings is told before the first file is checked. What lies among
    the reports and belongs to govlint, local rules, baseline and hierarchy, is left out unless it is
    `named`.

    Raises:
        SettingsError: A settings file is wrong, or a code on the command line is not known.
        RuleError: A rule is wrong.
    """
    search = Search(
        request.command,
        request.config,
        isolated=request.isolated,
        allow_local_code=request.allow_local_code,
    )
    places = [source.name for source in sources] or named
    settings = [search.find(place).settings for place in places]
    for own in {id(own): own for own in settings}.values():
        select_rules(own, ())
    folders = tuple({os.path.join(folder, "") for own in settings for folder in own.rules})
    named_files = (request.baseline, request.write_baseline, request.hierarchy)
    own_files = {os.path.abspath(path) for path in named_files if path}
    return [
        (source, own)
        for source, own in zip(sources, settings, strict=bool(sources))
        if source.path in named or not _belongs_to(source.path, folders, own_files)
    ]


def _belongs_to(path: str, folders: tuple[str, ...], files: Collection[str]) -> bool:
    absolute = os.path.abspath(path)
    return absolute.startswith(folders) or absolute in files


def run(files: Sequence[tuple[Source, Settings]], request: Request) -> int:
    """Lint files, write what was found, and return the exit status: 3 wins over 1.

    Raises:
        SettingsError: A baseline, an ignore file, last year's report, the hierarchy or the output
            cannot be read or written; see also `govlint.annotate.check_copy`.
    """
    sources, settings = [source for source, _ in files], [own for _, own in files]
    lang = settings[0].lang
    module = outputs.load(request.output_format or _format_of(request.output))
    if outputs.is_sealed(module):
        sources = [source._replace(sealed=True) for source in sources]
    ignored = None if request.isolated else _ignore_files([source.name for source in sources])
    known: list[Step] = [ignored.apply] if ignored else []
    writer = None
    if request.baseline or request.write_baseline:
        from govlint.baseline import BaselineWriter, read_baseline

        if request.write_baseline:
            writer = BaselineWriter()
            known.append(writer.add)
        if request.baseline:
            known.append(read_baseline(request.baseline).apply)
    if request.annotate:
        known.append(_annotation(sources, request, lang))
    told = _through(_results(sources, settings, request), known)
    inputs = {source.path for source in sources}
    tracked = told if request.is_quiet else track(told, len(sources), lang)
    summary = _write(tracked, module, request, inputs, settings[0])
    for phrase, entry in ignored.remarks() if ignored and not request.is_quiet else ():
        tell(phrase, lang, **entry._asdict())
    if writer and request.write_baseline:
        with opened(request.write_baseline, inputs) as stream:
            stream.write(writer.text())
        tell("baseline-written", lang, path=request.write_baseline, count=writer.count)
        return INCOMPLETE if summary.incomplete else OK
    return INCOMPLETE if summary.incomplete else FOUND if summary.failed else OK


def _results(
    sources: Sequence[Source], settings: Sequence[Settings], request: Request
) -> Iterator[FileResult]:
    """Return the results as they come; where reports are compared, all are read before."""
    units = _units(request.hierarchy)
    if not compares(settings, is_given=bool(units) or request.previous is not None):
        return lint_sources(sources, settings, jobs=request.jobs)
    from govlint.pairing import introduce, read_previous

    lang = settings[0].lang
    given = read_previous(request.previous) if request.previous is not None else []
    read = shelve_all(sources, jobs=request.jobs)
    tracked = read if request.is_quiet else track(read, len(sources), lang, "reading")
    entries = list(tracked)
    company = introduce(entries, settings, given, units)
    used = {one.previous.path for one in company if one.previous}
    unused = len({entry.path for entry in given} - used)
    if unused and not request.is_quiet:
        tell("previous-unused", lang, count=unused)
    results = lint_entries(entries, settings, company, jobs=request.jobs)
    if not units or request.hierarchy is None:
        return results
    return chain(results, [lint_units(request.hierarchy, settings[0], company[-1])])


def _is_told(path: str, request: Request) -> bool:
    """Return whether a result is told: it was saved, or its archive; all are where a file is written."""
    if request.saved is None or request.output:
        return True
    real = os.path.realpath(path)
    return real.startswith(tuple(os.path.join(one, "") for one in request.saved)) or (
        real in request.saved
    )


def _units(path: str | None) -> "Sequence[Unit]":
    """Read the hierarchy, if there is one."""
    if path is None:
        return ()
    from govlint.hierarchy import read_hierarchy

    return read_hierarchy(path)


def _annotation(sources: Sequence[Source], request: Request, lang: Lang) -> Step:
    """Return the step that writes a copy of the report with what was found in it.

    A file that cannot be read is no report to copy; its result says why.
    """
    from govlint.annotate import annotate, check_copy

    path = request.annotate or ""
    if len(sources) != 1:
        raise SettingsError("annotate-one", count=len(sources))
    source = sources[0]
    others = (
        *(source.path, request.output, request.baseline, request.write_baseline),
        *(request.config, request.previous, request.hierarchy),
    )
    try:
        data = load(source)
        check_copy(data, source.name, path, source.format)
    except ReadError:
        return lambda result: result

    def write(result: FileResult) -> FileResult:
        if result.report and result.path == source.name:  # not the list of agencies
            copy = annotate(data, result, lang)
            with opened_bytes(path, filter(None, others)) as stream:
                stream.write(copy)
            tell("annotated", lang, path=path, count=len(result.diagnostics))
        return result

    return write


def _ignore_files(places: Sequence[str]) -> "IgnoreFiles | None":
    """Read the ignore files of all files, so that what is wrong is told before anything is written.

    None: there is none, and how to read one need not be known.
    """
    lies_in = Upwards(lambda folder: os.path.isfile(os.path.join(folder, IGNORE_FILE)) or None)
    if not any(lies_in.find(folder_of(place)) for place in places):
        return None
    from govlint.ignore_file import IgnoreFiles

    files = IgnoreFiles(datetime.datetime.now().astimezone().date())
    for place in places:
        files.find(place)
    return files


def _through(results: Iterable[FileResult], steps: Sequence[Step]) -> Iterator[FileResult]:
    for result in results:
        yield reduce(lambda left, step: step(left), steps, result)


def _format_of(output: str | None) -> str:
    suffix = os.path.splitext(output or "")[1].lower()
    return outputs.SUFFIXES.get(suffix, "text")


def _write(
    results: Iterable[FileResult],
    module: ModuleType,
    request: Request,
    inputs: Iterable[str],
    settings: Settings,
) -> outputs.Summary:
    """Write results as they come, those of some files or of all, and return the counts of all."""
    summary = outputs.Summary()
    if outputs.is_binary(module):
        opening: AbstractContextManager[Any] = opened_bytes(request.output, inputs)
    else:
        is_data = not outputs.is_for_people(module)
        opening = opened(request.output, inputs, is_data=is_data)
    with opening as stream:
        colour = request.colour if request.output is None else "never"
        statistics = outputs.Statistics() if request.tells_statistics else None
        options = options_for(stream, settings.lang, colour)._replace(
            is_quiet=request.is_quiet, statistics=statistics
        )
        if outputs.is_sealed(module):
            from govlint.proof import prove

            proof = prove(settings.rules, allow_code=settings.allow_local_code)
            options = options._replace(proof=proof)
        writer = module.Output(options)
        stream.write(writer.begin())
        for result in results:
            if _is_told(result.path, request):
                stream.write(writer.file(result))
            summary = summary.add(result)
            if statistics:
                statistics.add(result)
        stream.write(writer.end(summary))
    if not outputs.tells_statistics(module):
        for line in outputs.say_statistics(statistics, settings.lang):
            typer.echo(line, err=True)
    return summary
