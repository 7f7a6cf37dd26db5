"""The whole way of a file: read, recognise, check, locate, diagnose, verdict."""

import os
from collections.abc import Iterable, Mapping, Sequence

from govlint import readers
from govlint.breach import SEVERITIES
from govlint.company import ALONE, Company, with_company
from govlint.comparison import compare
from govlint.diagnostic import Diagnostic, diagnose
from govlint.document import Document, Paragraph
from govlint.equation import Equation
from govlint.errors import ReadError
from govlint.evidence import bound, discredit, gather, is_identity
from govlint.form import TableForm
from govlint.language import Text
from govlint.locate import locate
from govlint.mentions import find_mentions
from govlint.patterns import pattern
from govlint.plugins import OWN_LETTERS
from govlint.recognise import recognise
from govlint.recognise.vocabulary import effective_form
from govlint.registry import load_rules, select_rules
from govlint.report import CellKey, Report
from govlint.result import Evaluated, FileResult, Verdict
from govlint.rule import Rule, Skip
from govlint.settings import Settings
from govlint.shelf import Entry, put_away
from govlint.source import Source, digest_of, load

MAX_ATTACHMENTS = 3
"""Links that a message names."""
MIN_PARAGRAPH = 100
"""Characters that one paragraph of a report has at least; what a site puts around it is shorter."""

_NOT_WORDS = pattern("[\\x00-\\x3e\\x40-\\x7f]+")
"""What is not Chinese in JSON and YAML; a question mark may have been."""


def lint(path: str | os.PathLike[str], settings: Settings | None = None) -> FileResult:
    """Lint one file; `govlint.lint_all` does folders and archives.

    Never raises for what is in the file: a file that cannot be read is a result with `failure`.

    Raises:
        SettingsError: The settings name an unknown rule.
        RuleError: A plugin is broken, or a rule of a local folder.
    """
    return lint_source(Source(os.fspath(path), os.fspath(path)), settings or Settings())


def lint_source(source: Source, settings: Settings) -> FileResult:
    """Lint one file, wherever it lies; see `lint`."""
    try:
        data = load(source)
    except ReadError as error:
        return _failed(source.name, None, error)
    result = lint_bytes(data, source.name, settings, source.format)
    return result._replace(digest=digest_of(data)) if source.sealed else result


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
    select_rules(settings, ())  # what is wrong with the settings is told even of a broken file
    report = _read(data, path, format_)
    return report if isinstance(report, FileResult) else lint_report(report, settings)


def shelve(source: Source, *, packed: bool = False) -> Entry | FileResult:
    """Read a file and put its report away until all are read, `packed` or as it is; see `lint_entry`.

    Returns what there is to say of a file that cannot be read.
    """
    try:
        data = load(source)
    except ReadError as error:
        return _failed(source.name, None, error)
    report = _read(data, source.name, source.format)
    digest = digest_of(data) if source.sealed else None
    if isinstance(report, FileResult):
        return report._replace(digest=digest)
    entry = put_away(report)._replace(digest=digest)
    return entry.pack() if packed else entry


def lint_entry(entry: Entry | FileResult, settings: Settings, company: Company) -> FileResult:
    """Lint a report that was put away, together with others."""
    if isinstance(entry, FileResult):
        return entry
    return lint_report(entry.report(), settings, company)._replace(digest=entry.digest)


def lint_report(report: Report, settings: Settings, company: Company = ALONE) -> FileResult:
    """Lint a report that was read, by the settings for its agency."""
    own = settings.for_agency(report.agency)
    return _told(check(report, select_rules(own, company.needs), own, company), own)


def lint_units(path: str, settings: Settings, company: Company) -> FileResult:
    """Tell what rules over all reports see of the list of agencies itself."""
    report = Report(path, "yaml", None, None, None, None, None, "", (), {}, None)
    form = effective_form(report)
    rules = [rule for rule in select_rules(settings, company.needs) if rule.needs == "others"]
    seen = gather(with_company(rules, company), report, form)
    findings = locate(seen.breaches, (), report, form).findings
    skipped = {**_reasons(seen.skips), **seen.failures}
    diagnostics = tuple(diagnose(findings, report, form))
    verdict: Verdict = "incomplete" if skipped else "pass"
    return _told(
        FileResult(path, "yaml", report, verdict, None, diagnostics, skipped, None), settings
    )


def _read(data: bytes, path: str, format_: readers.Format | None) -> Report | FileResult:
    known = format_
    try:
        known = format_ or readers.sniff(data, path)
        return read_report(data, path, known)
    except ReadError as error:
        return _failed(path, known, error)


def _told(result: FileResult, settings: Settings) -> FileResult:
    """Leave out what is less sure than the settings ask for, and give the severities that are set."""
    found = [
        diagnostic._replace(severity=severity)
        if (severity := settings.severity_of(diagnostic.rule)) and severity != "off"
        else diagnostic
        for diagnostic in result.diagnostics
        if settings.shows(diagnostic.confidence)
    ]
    if settings.severity:
        found.sort(key=lambda found: (SEVERITIES.index(found.severity), found.code))
    return result._replace(settings=settings).without(found)


def read_report(data: bytes, path: str, format_: readers.Format) -> Report:
    """Read and recognise the report in a file.

    Raises:
        ReadError: See the reader of the format; ``garbled-as-gbk``, ``garbled-as-foreign``,
            ``garbled-lost``; ``only-attachment`` when a web page holds no more than links to it,
            ``only-title`` when it holds no more than its title.
    """
    readers.check_size(data, format_)
    if format_ in {"json", "yaml"}:
        from govlint import codec  # noqa: PLC0415  brings yaml
        from govlint.readers.charset import decode  # noqa: PLC0415  2 ms

        _refuse_garbled(_NOT_WORDS.sub("", decode(data)))
        report = codec.read(data, path, format_)
        return report._replace(mentions=find_mentions(report))
    document = readers.load(format_).read(data, path)
    report = recognise(document, identities)
    if not (report.tables or report.sections or report.doubts):
        _refuse_unreadable(document, report)
    return report._replace(mentions=find_mentions(report))


def _refuse_unreadable(document: Document, report: Report) -> None:
    """Say why nothing was recognised in a document, where that can be told."""
    texts: list[str] = []
    for block in document.blocks:
        cells = (block,) if isinstance(block, Paragraph) else block.cells
        texts += [cell.text for cell in cells]
    _refuse_garbled("".join(texts))
    if found := document.attachments:
        shown = ", ".join(map(str, found[:MAX_ATTACHMENTS]))
        raise ReadError("only-attachment", links=shown + ", …" * (len(found) > MAX_ATTACHMENTS))
    is_page = document.format in {"html", "mhtml"}
    if is_page and report.title and all(len(text) < MIN_PARAGRAPH for text in texts):
        raise ReadError("only-title")


def _refuse_garbled(text: str) -> None:
    from govlint.readers.garbled import find_garbling  # noqa: PLC0415  few files need it

    if kind := find_garbling(text):
        raise ReadError(kind)


def identities(form: TableForm) -> list[Equation]:
    """Return the identities that must hold in a table, whichever rules were selected.

    Those of plugins are not among them: a wrong one would change what is read.
    """
    return [
        equation
        for rule in load_rules(needs=())
        if rule.bind and rule.severity == "error" and rule.code.startswith(OWN_LETTERS)
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


def check(
    report: Report, rules: Iterable[Rule], settings: Settings, company: Company = ALONE
) -> FileResult:
    """Check a report against its form, and against the reports that it is checked together with.

    Rules that need a report which is not there are left out.
    """
    form = effective_form(report)
    form_editions = {table.edition for table in form.tables.values()}
    rules = [
        rule
        for rule in with_company(rules, company)
        if not rule.editions or not form_editions.isdisjoint(rule.editions)
    ]
    seen = gather(rules, report, form)
    located = locate(
        seen.breaches, seen.evaluated(rules, form), report, form, witnesses=seen.witnesses
    )
    discredit(located.unkept, rules, seen, report)
    diagnostics = tuple(diagnose(located.findings, report, form))
    identities = sum(is_identity(equation) for _, equation in bound(rules, form))
    unevaluated = sum(is_identity(skip.equation) for _, skip in seen.skips)
    evaluated = Evaluated(
        cells={
            key: (len(report.tables[key].cells) if key in report.tables else 0, len(table.cells))
            for key, table in form.tables.items()
        },
        identities=(identities - unevaluated, identities),
        mentions=sum(1 for _ in compare(report, form)),
        previous=company.previous.path if company.previous else None,
        rivals=company.rivals,
        needs=company.needs,
    )
    skipped = {**_reasons(seen.skips), **seen.failures}
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


def _failed(path: str, format_: str | None, error: ReadError) -> FileResult:
    return FileResult(path, format_, None, "incomplete", None, (), {}, error)


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
