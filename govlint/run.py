"""A run over many files: which settings hold for each, what is known already, what is written."""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TextIO

from govlint import outputs
from govlint.baseline import Baseline, BaselineWriter, read_baseline
from govlint.batch import STDIN, lint_all
from govlint.console import FOUND, INCOMPLETE, OK, opened, tell
from govlint.engine import FileResult
from govlint.ignore_file import IgnoreFiles
from govlint.language import Lang
from govlint.readers import Format
from govlint.registry import load_rules
from govlint.settings import Settings, chosen
from govlint.settings_search import Search
from govlint.terminal import options_for, track


class Request(NamedTuple):
    """What the command line asks for, beside the files."""

    command: Mapping[str, Any]
    """Settings, by keys of the schema."""
    config: str | None = None
    allow_local_code: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    output_format: str = "text"
    output: str | None = None
    jobs: int = 1
    stdin_format: Format | None = None


def settle(paths: Sequence[str], request: Request) -> list[Settings]:
    """Return the settings for each file; whatever is wrong with any is told before it is checked.

    Raises:
        SettingsError: A settings file is wrong, or a code on the command line is not known.
        RuleError: A rule is wrong.
    """
    search = Search(request.command, request.config, allow_local_code=request.allow_local_code)
    found = [search.find("" if path == STDIN else path).settings for path in paths]
    for settings in {id(settings): settings for settings in found}.values():
        rules = load_rules(settings.rules, allow_code=settings.allow_local_code)
        chosen(rules, settings)
    return found


def without_own(
    paths: Sequence[str], settings: Sequence[Settings], request: Request, named: Sequence[str]
) -> list[tuple[str, Settings]]:
    """Leave out what lies among reports and belongs to govlint: local rules and the baseline.

    What is `named` stays.
    """
    folders = tuple({os.path.join(folder, "") for own in settings for folder in own.rules})
    baselines = (request.baseline, request.write_baseline)
    own_files = {os.path.abspath(path) for path in baselines if path}
    return [
        (path, own)
        for path, own in zip(paths, settings, strict=bool(paths))
        if path in named
        or not (os.path.abspath(path).startswith(folders) or os.path.abspath(path) in own_files)
    ]


def run(files: Sequence[tuple[str, Settings]], request: Request) -> int:
    """Lint files, write what was found, and return the exit status: 3 wins over 1.

    Raises:
        SettingsError: A baseline, an ignore file or the output cannot be read or written.
    """
    paths, settings = [path for path, _ in files], [own for _, own in files]
    lang = settings[0].lang
    ignored = IgnoreFiles(datetime.datetime.now().astimezone().date())
    for path in paths:
        ignored.find(path)  # what is wrong in one is told before anything is written
    baseline = read_baseline(request.baseline) if request.baseline else None
    writer = BaselineWriter() if request.write_baseline else None
    results = lint_all(paths, settings, jobs=request.jobs, stdin_format=request.stdin_format)
    known = _without_known(results, ignored, baseline, writer)
    with opened(request.output, paths) as stream:
        summary = _write(track(known, len(paths), lang), request.output_format, stream, lang)
    for phrase, entry in ignored.remarks():
        tell(phrase, lang, **entry._asdict())
    if writer and request.write_baseline:
        with opened(request.write_baseline, paths) as stream:
            stream.write(writer.text())
        tell("baseline-written", lang, path=request.write_baseline, count=writer.count)
        return INCOMPLETE if summary.incomplete else OK
    return INCOMPLETE if summary.incomplete else FOUND if summary.failed else OK


def _without_known(
    results: Iterable[FileResult],
    ignored: IgnoreFiles,
    baseline: Baseline | None,
    writer: BaselineWriter | None,
) -> Iterator[FileResult]:
    for result in results:
        left = ignored.apply(result)
        if writer:
            writer.add(left)
        yield baseline.apply(left) if baseline else left


def _write(results: Iterable[FileResult], name: str, stream: TextIO, lang: Lang) -> outputs.Summary:
    """Write results as they come and return their counts."""
    writer = outputs.load(name, options_for(stream, lang))
    summary = outputs.Summary()
    stream.write(writer.begin())
    for result in results:
        stream.write(writer.file(result))
        summary = summary.add(result)
    stream.write(writer.end(summary))
    return summary
