"""``govlint fix``."""

from typing import TYPE_CHECKING, Annotated

import typer

from govlint.cli.options import ConfigFile, Language, OutputFile
from govlint.console import FOUND, errors_told, opened_bytes, tell

app = typer.Typer(add_completion=False, rich_markup_mode=None)

if TYPE_CHECKING:
    from govlint.fixes import Fixed
    from govlint.language import Lang


@app.command()
def fix(
    file: Annotated[
        str, typer.Argument(help="要修改的报告：.docx、.html、.md、.txt、.json、.yaml。")
    ],
    *,
    output: OutputFile = None,
    diff: Annotated[bool, typer.Option("--diff", help="只显示改哪些，不写文件。")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="没见过的标题、栏目名称也改成统一格式的。")
    ] = False,
    fill_zero: Annotated[
        bool, typer.Option("--fill-zero", help="空白、“无”“/”“—”改为 0，只在合计能证明是 0 时。")
    ] = False,
    config: ConfigFile = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="不理会报告旁边的设置文件。")
    ] = False,
    lang: Language = "zh",
) -> None:
    """改正写法：全角数字、千位分隔符、标题和栏目名称、文号的括号。从不改数字，也从不改原文件。

    改好以后重新检查；数字有变，或者多出了问题，就什么都不写。govlint rules 列出哪些规则能改。

    退出码：0 能改的都改了；1 有的没有改；2 用法有误；3 读不了。
    """
    from govlint import fixes, readers
    from govlint.errors import SettingsError
    from govlint.files import find_files
    from govlint.settings_search import Search
    from govlint.source import load

    with errors_told(lang):
        if output is None and not diff:
            raise SettingsError("fix-needs-output")
        sources = find_files([file]).sources
        if len(sources) != 1:
            names = ", ".join(source.name for source in sources)
            raise SettingsError("not-one-report", path=file, count=len(sources), names=names)
        (source,) = sources
        settings = Search(config=config, isolated=isolated).find(source.name).settings
        data = load(source)
        known = source.format or readers.sniff(data, source.name)
        choice = fixes.Choice(unsafe=unsafe, fill_zero=fill_zero)
        fixed = fixes.fix(data, source.name, known, settings, choice)
        if output is not None and not diff and not fixed.is_refused:
            with opened_bytes(output, [file]) as stream:
                stream.write(fixed.data)
    _report(fixed, lang, is_diff=diff)
    if fixed.left or fixed.is_refused:
        raise typer.Exit(FOUND)


def _report(fixed: "Fixed", lang: "Lang", *, is_diff: bool) -> None:
    """Say what was mended and what was not."""
    from govlint.characters import in_one_line
    from govlint.wording import say

    for edit in fixed.done:
        place, old = edit.place.in_(lang), " ".join(edit.old.split())
        line = say("fix-edit", lang, code=edit.code, place=place, old=old, new=edit.new)
        typer.echo(in_one_line(line), err=not is_diff)
    for edit, reason in fixed.left:
        facts = {"code": edit.code, "place": edit.place.in_(lang), "old": edit.old}
        tell("fix-left", lang, **facts, reason=reason.in_(lang))
    if fixed.is_refused:
        tell("fix-refused", lang)
        return
    tell("fix-counts", lang, done=len(fixed.done), left=len(fixed.left))
    if figures := sum(bool(found.equations) for found in fixed.result.diagnostics):
        tell("fix-figures", lang, count=figures)
