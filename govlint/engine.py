"""The whole way of a file: read, recognise, check, locate, diagnose, verdict."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from govlint import readers
from govlint.comparison import compare
from govlint.diagnostic import Diagnostic, diagnose
from govlint.document import Document, Paragraph
from govlint.equation import Equation
from govlint.errors import ReadError
from govlint.form import Form, TableForm, form_for_year, load_form
from govlint.language import Text
from govlint.locate import locate
from govlint.mentions import find_mentions
from govlint.readers.charset import decode
from govlint.recognise import recognise
from govlint.recognise.vocabulary import table_form
from govlint.registry import load_rules
from govlint.report import CellKey, Report
from govlint.rule import Breach, Rule, Skip
from govlint.settings import Settings, chosen
from govlint.source import Source, load

MAX_FILE_SIZE = 100 * 1024 * 1024
"""Bytes; the largest real reports, with many pictures, have 20 million."""
MAX_ATTACHMENTS = 3
"""Links that a message names."""

_NOT_WORDS = re.compile("[\\x00-\\x3e\\x40-\\x7f]+")
"""What is not Chinese in JSON and YAML; a question mark may have been."""

Verdict = Literal["pass", "fail", "incomplete"]


class Evaluated(NamedTuple):
    """How much of a report was checked."""

    cells: Mapping[str, tuple[int, int]]
    """For each table: cells that were read, cells of the form."""
    identities: tuple[int, int]
    """Identities that were evaluated, and all there are."""
    mentions: int = 0
    """Numbers told in prose that were compared with the tables."""


class FileResult(NamedTuple):
    """What became of one file."""

    path: str
    format: str | None
    """None: it could not be told."""
    report: Report | None
    """None: it could not be read."""
    verdict: Verdict
    evaluated: Evaluated | None
    diagnostics: tuple[Diagnostic, ...]
    skipped: Mapping[str, Text]
    """Why a rule, or part of it, was not evaluated, by code."""
    failure: ReadError | None
    """Why the file could not be read."""


def lint(path: str | os.PathLike[str], settings: Settings | None = None) -> FileResult:
    """Lint one file; `govlint.lint_all` does folders and archives.

    Never raises for what is in the file: a file that cannot be read is a result with `failure`.

    Raises:
        SettingsError: The settings name an unknown rule.
    """
    return lint_source(Source(os.fspath(path), os.fspath(path)), settings or Settings())


def lint_source(source: Source, settings: Settings) -> FileResult:
    """Lint one file, wherever it lies; see `lint`."""
    try:
        data = load(source)
    except ReadError as error:
        return _failed(source.name, None, error)
    return lint_bytes(data, source.name, settings, source.format)


def lint_bytes(
    data: bytes,
    path: str,
    settings: Settings | None = None,
    format_: readers.Format | None = None,
) -> FileResult:
    """Lint the contents of a file; see `lint`.

    Args:
        data: The contents.
        path: What to call it.
        settings: None: the default ones.
        format_: None: told by the content.
    """
    settings = settings or Settings()
    rules = chosen(load_rules(), settings)
    known: readers.Format | None = format_
    try:
        known = format_ or readers.sniff(data, path)
        report = read_report(data, path, known)
    except ReadError as error:
        return _failed(path, known, error)
    return check(report, rules, settings)


def read_report(data: bytes, path: str, format_: readers.Format) -> Report:
    """Read and recognise the report in a file.

    Raises:
        ReadError: See the reader of the format; ``garbled-as-gbk``, ``garbled-as-foreign``,
            ``garbled-lost``; ``only-attachment`` when a web page holds no more than links to it.
    """
    readers.check_size(data, format_)
    if format_ in {"json", "yaml"}:
        from govlint import codec  # noqa: PLC0415  brings yaml

        _refuse_garbled(_NOT_WORDS.sub("", decode(data)))
        report = codec.read(data, path, format_)
        return report._replace(mentions=find_mentions(report))
    document = readers.load(format_).read(data, path)
    report = recognise(document, identities)
    if not (report.tables or report.sections or report.doubts):
        _refuse_unreadable(document)
    return report._replace(mentions=find_mentions(report))


def _refuse_unreadable(document: Document) -> None:
    """Say why nothing was recognised in a document, where that can be told."""
    texts: list[str] = []
    for block in document.blocks:
        cells = (block,) if isinstance(block, Paragraph) else block.cells
        texts += [cell.text for cell in cells]
    _refuse_garbled("".join(texts))
    if found := document.attachments:
        shown = ", ".join(map(str, found[:MAX_ATTACHMENTS]))
        raise ReadError("only-attachment", links=shown + ", …" * (len(found) > MAX_ATTACHMENTS))


def _refuse_garbled(text: str) -> None:
    from govlint.readers.garbled import find_garbling  # noqa: PLC0415  few files need it

    if kind := find_garbling(text):
        raise ReadError(kind)


def identities(form: TableForm) -> list[Equation]:
    """Return the identities that must hold in a table, whichever rules were selected."""
    return [
        equation
        for rule in load_rules()
        if rule.bind and rule.severity == "error"
        for equation in rule.bind(form)
        if equation.relation == "="
    ]


def read_file(path: str | os.PathLike[str]) -> Report:
    """Read and recognise the report in a file.

    Raises:
        ReadError: It cannot be opened or read.
    """
    return read_source(Source(os.fspath(path), os.fspath(path)))


def read_source(source: Source) -> Report:
    """Read and recognise the report in a file, wherever it lies; see `read_file`."""
    data = load(source)
    return read_report(data, source.name, source.format or readers.sniff(data, source.name))


def absent_cells(report: Report) -> list[CellKey]:
    """Return the cells of the form that were not found in a report or are in doubt."""
    form = effective_form(report)
    return [
        key for table in form.tables.values() for key in table.cells if report.cell(key) is None
    ]


def check(report: Report, rules: Iterable[Rule], settings: Settings) -> FileResult:
    """Check a report against its form."""
    form = effective_form(report)
    form_editions = {table.edition for table in form.tables.values()}
    breaches: list[tuple[Rule, Breach]] = []
    skips: list[tuple[Rule, Skip]] = []
    crashes: dict[str, Text] = {}
    equations = 0
    for rule in rules:
        if rule.editions and form_editions.isdisjoint(rule.editions):
            continue
        if rule.bind:
            equations += _count_identities(rule, form)
        try:
            for seen in rule.check(report, form):
                if isinstance(seen, Skip):
                    skips.append((rule, seen))
                else:
                    breaches.append((rule, seen))
        except Exception as error:  # a rule may be anyone's: its mistakes stop no other
            import logging  # noqa: PLC0415  2 ms that only a broken rule costs

            logging.getLogger(__name__).exception("%s failed on %s", rule.origin, report.path)
            crashes[rule.code] = Text(
                f"规则出错（{rule.origin}）：{error!r}",
                f"the rule failed ({rule.origin}): {error!r}",
            )
    diagnostics = tuple(diagnose(locate(breaches, report), report, form))
    evaluated = Evaluated(
        cells={
            key: (len(report.tables[key].cells) if key in report.tables else 0, len(table.cells))
            for key, table in form.tables.items()
        },
        identities=(equations - _count_skipped(skips), equations),
        mentions=sum(1 for _ in compare(report, form)),
    )
    skipped = {**_reasons(skips), **crashes}
    return FileResult(
        path=report.path,
        format=report.format,
        report=report,
        verdict=_verdict(diagnostics, evaluated, skipped, settings),
        evaluated=evaluated,
        diagnostics=diagnostics,
        skipped=skipped,
        failure=None,
    )


def effective_form(report: Report) -> Form:
    """Return the form a report is checked against, each table in the edition that it follows.

    Without any table that tells, the form that the report year requires.
    """
    form = load_form(report.edition) if report.edition else form_for_year(report.year)
    tables = {
        key: table_form(form, report.tables[key].edition if key in report.tables else None, key)
        for key in form.tables
    }
    return form._replace(tables=tables)


def _failed(path: str, format_: str | None, error: ReadError) -> FileResult:
    return FileResult(path, format_, None, "incomplete", None, (), {}, error)


def _count_identities(rule: Rule, form: Form) -> int:
    bound = (rule.bind(table) for table in form.tables.values() if rule.bind)
    return sum(equation.relation == "=" for equations in bound for equation in equations)


def _count_skipped(skips: Sequence[tuple[Rule, Skip]]) -> int:
    return sum(skip.equation is not None and skip.equation.relation == "=" for _, skip in skips)


def _reasons(skips: Sequence[tuple[Rule, Skip]]) -> dict[str, Text]:
    """Give the first reason for each rule, and how many there are."""
    reasons: dict[str, list[Text]] = {}
    for rule, skip in skips:
        reasons.setdefault(rule.code, []).append(skip.reason)
    return {
        code: Text(f"{found[0].zh}（共 {len(found)} 处）", f"{found[0].en} ({len(found)} in all)")
        if len(found) > 1
        else found[0]
        for code, found in reasons.items()
    }


def _verdict(
    diagnostics: Sequence[Diagnostic],
    evaluated: Evaluated,
    skipped: Mapping[str, Text],
    settings: Settings,
) -> Verdict:
    if skipped or any(read < total for read, total in evaluated.cells.values()):
        return "incomplete"
    return "fail" if any(settings.fails(found.severity) for found in diagnostics) else "pass"
