"""``govlint new``."""

from typing import TYPE_CHECKING, Annotated

import typer

from govlint.cli.options import Language, OutputFile, read_one, write_report
from govlint.console import INCOMPLETE, errors_told, tell

if TYPE_CHECKING:
    from govlint.report import Report

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def new(
    *,
    year: Annotated[
        int | None,
        typer.Option(min=2019, max=2099, help="报告年度；给了上年报告的可以不写。"),
    ] = None,
    agency: Annotated[
        str | None, typer.Option(help="行政机关全称；给了上年报告的可以不写。")
    ] = None,
    previous: Annotated[
        str | None,
        typer.Option(help="上年报告：用它的结转下年度填上年结转，其他数字写进提示供对照。"),
    ] = None,
    blank: Annotated[bool, typer.Option("--blank", help="表格留空，不填 0。")] = False,
    to: Annotated[
        str | None,
        typer.Option(
            help="docx、html、md、xlsx、json、yaml；不写则由 -o 文件的扩展名决定，否则为 docx。"
        ),
    ] = None,
    output: OutputFile = None,
    lang: Language = "zh",
) -> None:
    """写出一份待填的报告：统一格式的标题、六个部分和三张表。

    要填写的地方用【】标明。已有的文件不会被覆盖。上年报告没有读全时退出码为 3。
    """
    from govlint import blank_form
    from govlint.engine import absent_cells, lint_report
    from govlint.settings import Settings
    from govlint.writers import FORMS, choose

    with errors_told(lang):
        target = choose(to, output, "docx", FORMS)
        last = read_one(previous) if previous else None
        due, name = _settle(year, agency, last)
        report = blank_form.make(due, name, last, zero="" if blank else "0")
        write_report(report, target, output, [], is_new=True)
    if last is None:
        return
    if wrong := sum(bool(found.equations) for found in lint_report(last, Settings()).diagnostics):
        tell("previous-wrong", lang, path=previous, count=wrong)
    if absent := absent_cells(last):
        tell("previous-absent", lang, path=previous, count=len(absent))
        raise typer.Exit(INCOMPLETE)


def _settle(year: int | None, agency: str | None, last: "Report | None") -> tuple[int, str]:
    """Return year and agency of a report: as they are given, or as last year's report has them.

    Raises:
        SettingsError: ``year-needed``, ``agency-needed``; ``previous-year`` when last year's report
            is of another year.
    """
    from govlint.errors import SettingsError

    year = year or (last.year + 1 if last and last.year else None)
    agency = agency or (last.agency if last else None)
    if year is None or agency is None:
        raise SettingsError("year-needed" if year is None else "agency-needed")
    if last and last.year and last.year != year - 1:
        raise SettingsError("previous-year", path=last.path, year=last.year, wanted=year - 1)
    return year, agency
