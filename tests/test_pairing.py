"""Which reports are compared: those found in a folder, those that are given, and those that are not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint import SettingsError, lint_all
from govlint.batch import shelve_all
from govlint.company import Company
from govlint.engine import lint_entry, shelve
from govlint.files import find_files
from govlint.pairing import introduce
from govlint.registry import load_rules, select_rules
from govlint.report import Report
from govlint.result import FileResult
from govlint.rule import Batch, Breach, Form, Rule, Skip, Text, declared_rule, rule
from govlint.settings import Settings
from govlint.shelf import Entry, are_same
from govlint.source import Source
from tests.support.fixtures import change, right_report
from tests.support.reports import Canonical
from tests.support.rules import text
from tests.support.shared import CORPUS, needs_corpus
from tests.support.terminal import govlint
from tests.support.writers import pack_zip, write, write_json

NOW, LAST = right_report("right-2021"), right_report("before-2021")
WRONG_LAST: Canonical = change(LAST, {"change": {"tables.proactive.normative_docs.in_force": 30}})
"""Its stock is not what the report on the next year goes on from (GL602)."""


def named(report: Canonical, agency: str) -> Canonical:
    """Return the report of another agency."""
    title = report["title"].replace(report["agency"], agency)
    changes = {"agency": agency, "title": title, "signature.agency": agency}
    return change(report, {"change": changes})


def compared(
    *paths: Path,
    **options: Any,  # noqa: ANN401  those of `lint_all`
) -> dict[str, str | None]:
    """Return with which file each was compared, both by their names."""
    return {
        Path(result.path).name: Path(result.evaluated.previous).name
        if result.evaluated and result.evaluated.previous
        else None
        for result in lint_all(paths, **options)
    }


def put(folder: Path, **reports: Canonical) -> Path:
    """Write reports into a folder."""
    for name, report in reports.items():
        folder.joinpath(f"{name}.json").write_bytes(write_json(report))
    return folder


def test_years_of_several_agencies_find_each_other(tmp_path: Path) -> None:
    """By what stands in the reports, whatever the files are called."""
    other = named(NOW, "青溪县统计局")
    put(
        tmp_path,
        a=NOW,
        b=LAST,
        c=other,
        d=named(LAST, "云州市青溪县统计局"),
        e=named(NOW, "望山区统计局"),
    )

    assert compared(tmp_path) == {
        "a.json": "b.json",
        "b.json": None,
        "c.json": "d.json",
        "d.json": None,
        "e.json": None,
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_are_in_order(tmp_path: Path, jobs: int) -> None:
    """And the same in several processes; a file that cannot be read stays in its place."""
    put(tmp_path, a=NOW, c=WRONG_LAST)
    tmp_path.joinpath("b.docx").write_bytes(b"no Word file")
    results = list(lint_all([tmp_path], jobs=jobs))

    assert [Path(result.path).name for result in results] == ["a.json", "b.docx", "c.json"]
    assert [found.code for found in results[0].diagnostics] == ["GL602"]
    assert results[1].failure is not None


def test_archive_is_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(
        pack_zip({"2024/x.docx": write(".docx", NOW), "2023/y.docx": write(".docx", LAST)})
    )
    result = next(result for result in lint_all([path]) if result.path.endswith("x.docx"))

    assert result.evaluated is not None
    assert result.evaluated.previous == f"{path}/2023/y.docx"


def test_two_reports_of_a_year_are_compared_with_none(tmp_path: Path) -> None:
    """They are named instead."""
    put(tmp_path, a=NOW, b=LAST, c=WRONG_LAST)
    done = govlint("check", tmp_path)
    listed = json.loads(govlint("check", tmp_path, "--format", "json").stdout)["files"][0]

    assert "上年报告有 2 份，内容不同，没有比较" in done.stdout
    assert "GL6" not in done.stdout
    assert listed["evaluated"]["previous"] is None
    assert [Path(path).name for path in listed["evaluated"]["previous_rivals"]] == [
        "b.json",
        "c.json",
    ]


def test_one_report_in_two_files_is_one(tmp_path: Path) -> None:
    put(tmp_path, a=NOW, b=LAST)
    tmp_path.joinpath("c.docx").write_bytes(write(".docx", LAST))

    assert compared(tmp_path)["a.json"] == "b.json"


def test_given_report_goes_before_those_of_the_run(tmp_path: Path) -> None:
    """So that a user settles which of several is meant."""
    put(tmp_path, a=NOW, b=LAST, c=WRONG_LAST)

    assert compared(tmp_path, previous=tmp_path / "c.json")["a.json"] == "c.json"


def test_folder_of_last_year(tmp_path: Path) -> None:
    now, last = tmp_path / "2024", tmp_path / "2023"
    now.mkdir()
    last.mkdir()
    put(now, a=NOW, b=named(NOW, "青溪县统计局"))
    put(last, x=named(LAST, "青溪县统计局"), y=LAST, z=named(LAST, "望山区统计局"))
    done = govlint("check", now, "--previous", last)

    assert compared(now, previous=last) == {"a.json": "y.json", "b.json": "x.json"}
    assert "--previous 中有 1 份没有用上" in done.stderr


def test_single_file_is_compared_with_what_is_given(tmp_path: Path) -> None:
    put(tmp_path, a=NOW, b=WRONG_LAST)
    alone = govlint("check", tmp_path / "a.json")
    done = govlint("check", tmp_path / "a.json", "--previous", tmp_path / "b.json")

    assert "上年报告" not in alone.stdout
    assert "GL602" in done.stdout
    assert f"已与上年报告比较：{tmp_path / 'b.json'}" in done.stdout


@pytest.mark.parametrize(
    ("previous", "said"),
    [
        ("missing.json", "missing.json 不能用：没有这个文件"),
        ("b.docx", "b.docx 不能用"),
        ("a.json", "是 2024 年度的报告，上年报告应为 2023 年度"),
        ("empty", "empty 里没有可以读取的上年报告"),
    ],
)
def test_useless_previous_is_refused(tmp_path: Path, previous: str, said: str) -> None:
    """Before anything is written."""
    put(tmp_path, a=NOW)
    tmp_path.joinpath("b.docx").write_bytes(b"no Word file")
    tmp_path.joinpath("empty").mkdir()
    arguments = ("check", tmp_path / "a.json", "--format", "json")
    done = govlint(*arguments, "--previous", tmp_path / previous)

    assert done.status == 2
    assert said in done.stderr
    assert done.stdout == ""
    with pytest.raises(SettingsError):
        list(lint_all([tmp_path / "a.json"], previous=tmp_path / previous))


def test_report_without_agency_or_year_is_compared_with_none(tmp_path: Path) -> None:
    nameless = change(NOW, {"remove": ["agency", "title", "year", "signature"]})
    put(tmp_path, a=nameless, b=LAST)

    assert compared(tmp_path) == {"a.json": None, "b.json": None}


def test_nothing_is_compared_where_no_rule_does(tmp_path: Path) -> None:
    """Then files are checked as they come."""
    put(tmp_path, a=NOW, b=WRONG_LAST)
    ignoring = Settings(ignore=("GL6",))

    assert set(compared(tmp_path, settings=ignoring).values()) == {None}


def test_rules_that_compare_are_known_without_being_loaded() -> None:
    """Their codes can be chosen where nothing is compared; unknown ones cannot."""
    assert {rule.needs for rule in load_rules(needs=())} == {None}
    assert select_rules(Settings(select=("GL6",)), ()) == ()
    assert select_rules(Settings(ignore=("stock-mismatch",)), ())
    with pytest.raises(SettingsError):
        select_rules(Settings(select=("GL699",)), ())


def test_findings_are_suppressed_like_others(tmp_path: Path) -> None:
    """By the ignore file, whose entry is not called unused where nothing was compared."""
    put(tmp_path, a=NOW, b=WRONG_LAST)
    entry = {
        "agency": NOW["agency"],
        "code": "GL602",
        "cell": "proactive.normative_docs.in_force",
        "reason": "核对过",
    }
    tmp_path.joinpath(".govlint-ignore.yaml").write_text(json.dumps([entry]), "utf-8")
    together = govlint("check", tmp_path)
    alone = govlint("check", tmp_path / "a.json")

    assert "GL602" not in together.stdout
    assert "不再提示 1" in together.stdout
    assert "没有这个问题了" not in together.stderr + alone.stderr


# Rules over all reports of a run.


@rule("XY901", "report-in-company", "note", basis=text("x"), needs="others")
def report_in_company(batch: Batch) -> Iterator[tuple[int, Breach | Skip]]:
    for number, entry in enumerate(batch.entries):
        others = len(batch.entries) - 1
        yield number, Breach(Text(f"{entry.agency} {others}", "x"), text("here"))


@rule("XY902", "broken-comparison", "note", basis=text("x"), needs="others")
def broken_comparison(batch: Batch) -> Iterator[tuple[int, Breach | Skip]]:
    raise ValueError(batch)


@rule("XY903", "asking-comparison", "note", basis=text("x"), needs="previous", settings=("kinds",))
def asking_comparison(
    report: Report, _form: Form, previous: Report, options: object
) -> Iterator[Breach]:
    yield Breach(Text(f"{report.year} {previous.year} {options is not None}", "x"), text("here"))


def declared(function: object) -> Rule:
    found = declared_rule(function)
    assert found is not None
    return found


def lint_together(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> list[FileResult]:
    """Lint two reports and a broken file with these rules alone."""
    known = lambda *_folders, **_options: rules  # noqa: E731
    monkeypatch.setattr("govlint.registry.load_rules", known)
    sources = [
        Source("a.json", "", write_json(NOW)),
        Source("b.docx", "", b"no Word file"),
        Source("c.json", "", write_json(LAST)),
    ]
    entries, settings = [shelve(source) for source in sources], [Settings()] * 3
    company = introduce(entries, settings)
    return list(map(lint_entry, entries, settings, company))


def test_rule_over_all_reports_speaks_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    first, broken, last = lint_together(monkeypatch, declared(report_in_company))

    assert [found.message.zh for found in first.diagnostics] == [f"{NOW['agency']} 1"]
    assert [found.message.zh for found in last.diagnostics] == [f"{LAST['agency']} 1"]
    assert broken.failure is not None


def test_rule_over_all_reports_that_fails_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, _, last = lint_together(
        monkeypatch, declared(broken_comparison), declared(report_in_company)
    )

    assert "broken_comparison" in caplog.text
    for result in (first, last):
        assert [found.code for found in result.diagnostics] == ["XY901"]
        assert "broken_comparison" in result.skipped["XY902"].en
        assert result.verdict == "incomplete"


def test_rule_may_ask_for_last_year_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    first, _, last = lint_together(monkeypatch, declared(asking_comparison))

    assert [found.message.zh for found in first.diagnostics] == ["2024 2023 True"]
    assert last.diagnostics == ()


def test_report_is_packed_small() -> None:
    """2,000 of them take a tenth of what is there for a run."""
    entry = shelve(Source("a.docx", "", write(".docx", NOW)))
    assert isinstance(entry, Entry)
    packed = entry.pack()

    assert packed.report() == entry.report()
    assert isinstance(packed.kept, bytes)
    assert len(packed.kept) < 25_000


@pytest.mark.parametrize(("jobs", "most", "is_packed"), [(1, 2, False), (1, 1, True), (2, 2, True)])
def test_reports_of_a_small_run_are_kept_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int, most: int, *, is_packed: bool
) -> None:
    """Those of many are packed, and those that another process reads."""
    monkeypatch.setattr("govlint.batch.MOST_UNPACKED", most)
    paths = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for path in paths:
        path.write_bytes(write(".docx", NOW))

    entries = list(shelve_all(find_files(map(str, paths)).sources, jobs=jobs))

    assert [isinstance(entry.kept, bytes) for entry in entries if isinstance(entry, Entry)] == [
        is_packed,
        is_packed,
    ]


@pytest.mark.parametrize(
    ("suffix", "report", "expected"),
    [(".html", NOW, True), (".txt", NOW, True), (".docx", LAST, False)],
    ids=["as a page", "as text", "another report"],
)
def test_files_hold_one_report_however_it_is_set_out(
    suffix: str, report: Canonical, *, expected: bool
) -> None:
    sources = [Source("a.docx", "", write(".docx", NOW)), Source("b", "", write(suffix, report))]
    entries = [entry for entry in map(shelve, sources) if isinstance(entry, Entry)]

    assert len(entries) == 2
    assert are_same(entries) is expected


def _of_gold(year: int) -> Source:
    """Return a report with the figures that were read by hand."""
    gold = json.loads((CORPUS / "gold" / f"pingtan-{year}.txt.json").read_text("utf-8"))
    tables: dict[str, Any] = {}
    for key, value in gold["cells"].items():
        table, row, column = key.split(".")
        number = int(value) if value.isdigit() else value
        tables.setdefault(table, {}).setdefault(row, {})[column] = number
    fields = {key: gold[key] for key in ("edition", "year", "title", "agency")}
    data = json.dumps({**fields, "sections": {}, "tables": tables}).encode()
    return Source(f"{year}.json", "", data)


@needs_corpus
def test_known_breaks_of_published_reports() -> None:
    """The stock of documents of one agency does not go on in 2024 and 2025.

    In 2024 there are fewer suits than were pending, which is noted; nothing else breaks.
    """
    entries = [shelve(_of_gold(year)) for year in (2019, 2021, 2023, 2024, 2025)]
    settings = [Settings()] * len(entries)
    company = introduce(entries, settings)
    found = {
        result.path: [(one.code, one.cell, one.expected) for one in result.diagnostics]
        for result in map(lint_entry, entries, settings, company)
    }
    family = {
        path: [one for one in told if one[0].startswith("GL6")] for path, told in found.items()
    }
    cell = "proactive.normative_docs.in_force"

    assert company[0] == Company(seen=company[0].seen)
    assert family == {
        "2019.json": [],
        "2021.json": [],
        "2023.json": [],
        "2024.json": [
            ("GL602", cell, ("499",)),
            ("GL605", "review_litigation.direct_suit.total", ()),
        ],
        "2025.json": [("GL602", cell, ("453",))],
    }
