"""What govlint itself says, in both languages; what a rule says stands with the rule."""

from collections.abc import Mapping

from govlint.document import Location
from govlint.errors import GovlintError
from govlint.language import Lang, Text
from govlint.refusals import REFUSALS
from govlint.usage import USE

SEVERITIES: dict[str, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "note": Text("提示", "note"),
}

VERDICTS: dict[str, Text] = {
    "pass": Text("通过", "pass"),
    "fail": Text("不通过", "fail"),
    "incomplete": Text("未能全部检查", "incomplete"),
}

PHRASES: dict[str, Text] = {
    "basis": Text("依据：{text}", "basis: {text}"),
    "fix": Text("处理：{text}govlint explain {code}", "fix: {text} govlint explain {code}"),
    "why": Text("定位：{text}", "located: {text}"),
    "equation": Text("等式：{text}", "equation: {text}"),
    "should-be": Text("应为：{place} {value}", "should be: {place} {value}"),
    "may-be": Text(
        "可能的改法 {option}：{place} 应为 {value}（{why}）",
        "possible correction {option}: {place} should be {value} ({why})",
    ),
    "annotated": Text(
        "批注副本已写入 {path}：{count} 处", "annotated copy written to {path}: {count}"
    ),
    "failure": Text("未能检查：{text}", "not checked: {text}"),
    "skipped": Text("未核对 {code}：{text}", "{code} not evaluated: {text}"),
    "verified": Text(
        "{path} 就是检查过的那一份（当时名为 {checked}），结论：{verdict}",
        "{path} is the file that was checked (as {checked}), verdict: {verdict}",
    ),
    "other-contents": Text(
        "{path} 与检查时内容不同：检查以后改动过，或者是另一份文件；请重新检查",
        "{path} is not what was checked under this name: it was changed since, or is another file; "
        "check it again",
    ),
    "not-in-result": Text(
        "结果里没有 {path}：这一份没有检查过", "the result does not speak of {path}"
    ),
    "checked-at": Text(
        "检查时间 {time}，govlint {version}，规则集 {rule_set}",
        "checked at {time} by govlint {version}, rule set {rule_set}",
    ),
    "rules-changed": Text(
        "现在是 govlint {version}，规则集 {rule_set}：重新检查的结果可能不同",
        "this is govlint {version}, rule set {rule_set}: it might find other things now",
    ),
    "fixable": Text("［fix］", " [fix]"),
    "fix-edit": Text("{code} {place}：“{old}” → “{new}”", "{code} {place}: “{old}” → “{new}”"),
    "fix-left": Text(
        "没有改：{code} {place}“{old}”，{reason}",
        "left as it is: {code} {place}, “{old}”: {reason}",
    ),
    "fix-counts": Text(
        "改了 {done} 处，没有改 {left} 处", "mended: {done}, left as they are: {left}"
    ),
    "fix-refused": Text(
        "改过以后重新检查，数字变了或者多出了问题，所以什么都没有改",
        "nothing was mended: checked again, figures had changed or more was found",
    ),
    "fix-figures": Text(
        "govlint fix 从不改数字：有 {count} 处数字请人核对，govlint check --annotate 把应为多少批注在副本里",
        "govlint fix changes no figure: {count} findings are about figures; govlint check --annotate "
        "says in a copy what they should be",
    ),
    "unchecked": Text("未检查", "not checked"),
    "counts": Text(
        "错误 {errors}，警告 {warnings}，提示 {notes}",
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "checked": Text(
        "已读取 {cells}；勾稽关系核对 {done}/{all} 个；正文数字与表格核对 {mentions} 个",
        "read {cells}; {done} of {all} identities evaluated; numbers in prose compared: {mentions}",
    ),
    "compared": Text("；已与上年报告比较：{path}", "; compared with last year's report: {path}"),
    "rivals": Text(
        "上年报告有 {count} 份，内容不同，没有比较：{paths}",
        "not compared with last year's report, of which there are {count} that differ: {paths}",
    ),
    "previous-unused": Text(
        "--previous 中有 {count} 份没有用上：没有同一机关下一年度的报告",
        "reports of --previous that were not used, for want of the next year's: {count}",
    ),
    "reading": Text("读取", "reading"),
    "cells": Text("{name} {read}/{all} 格", "“{name}” {read}/{all} cells"),
    "verdict": Text("结论：{verdict}", "verdict: {verdict}"),
    "summary": Text(
        "共 {files} 份：通过 {passed}，不通过 {failed}，未能全部检查 {incomplete}；"
        "错误 {errors}，警告 {warnings}，提示 {notes}",
        "files: {files}; passed: {passed}, failed: {failed}, incomplete: {incomplete}; "
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
    ),
    "statistics": Text(
        "各规则的问题数（{count} 条规则）：", "findings of each rule ({count} rules):"
    ),
    "statistics-files": Text("{count} 份", "files: {count}"),
    "more-alike": Text(
        "{head}  同一规则另有 {count} 处，没有逐处列出；用 --format line 列出全部",
        "{head}  {count} more of this rule are not listed; --format line lists all",
    ),
    "watching": Text(
        "正在等待：报告保存后自动重新检查；按 Ctrl+C 结束",
        "waiting: a report is checked again when it is saved; Ctrl+C ends",
    ),
    "suppressed": Text("，不再提示 {suppressed}", ", suppressed: {suppressed}"),
    "ignore-expired": Text(
        "{path} 第 {line} 行：已于 {until} 到期，不再起作用：{reason}",
        "{path}, line {line}: has expired on {until}: {reason}",
    ),
    "ignore-unused": Text(
        "{path} 第 {line} 行：没有这个问题了，可以删去：{reason}",
        "{path}, line {line}: is needed no longer, remove it: {reason}",
    ),
    "baseline-written": Text(
        "基线已写入 {path}：{count} 处", "baseline written to {path}: {count} findings"
    ),
    "not-read": Text("不能读取", "unreadable"),
    "file": Text("文件", "file"),
    "verdict-column": Text("结论", "verdict"),
    "left-out": Text("未列入：{count} 个其他类型的文件", "files of other kinds, left out: {count}"),
    "absent": Text(
        "{path}：有 {count} 格没有读到，未写出",
        "{path}: cells that were not read and are left out: {count}",
    ),
    "extra": Text(
        "{path}：有 {count} 行（列）是统一格式以外的，未写出",
        "{path}: rows and columns that the form does not have and that are left out: {count}",
    ),
    "previous-absent": Text(
        "上年报告 {path} 有 {count} 格没有读到；用得着的标了【待填】",
        "cells of last year's report {path} that were not read, to be filled in: {count}",
    ),
    "previous-wrong": Text(
        "上年报告 {path} 有 {count} 处数字对不上，照它填的数请先核对；govlint check 列出是哪几处",
        "figures of last year's report {path} that do not add up: {count}; govlint check lists them, "
        "check what was carried over from it",
    ),
    "progress": Text("检查", "checking"),
    "usage": Text("用法有误：{problem}；govlint --help 查看用法", "{problem}; see govlint --help"),
    "docs-why": Text("为什么", "Why"),
    "docs-basis": Text("依据", "Basis"),
    "docs-example": Text("示例", "Example"),
    "docs-wrong": Text("错：", "Wrong:"),
    "docs-right": Text("对：", "Right:"),
    "docs-said": Text("govlint 说：{text}", "govlint says: {text}"),
    "docs-fix": Text("处理", "Fix"),
    "docs-fixer": Text("govlint fix", "govlint fix"),
    "docs-severity": Text("级别", "Severity"),
    "docs-editions": Text("适用格式", "Editions"),
    "docs-all": Text("全部", "all"),
    "docs-settings": Text("有关设置", "Settings"),
    "docs-off": Text("；按现在的设置不查", "; off by the settings here"),
    "docs-set": Text("；按现在的设置为{severity}", "; by the settings here: {severity}"),
    "settings-file": Text("设置文件：{path}", "settings file: {path}"),
    "no-settings": Text("没有设置文件", "no settings file"),
    "agency-kind": Text(
        "机关：{agency}，类型 {kind}（{title}）", "agency: “{agency}”, kind: {kind} ({title})"
    ),
    "kind-unknown": Text("名称看不出，可用 kinds 指定", "its name does not tell, set it in kinds"),
    "units-head": Text(
        "单位名录：哪些单位应有报告，谁汇总谁。写好以后：govlint check 文件夹 --hierarchy 这个文件\n"
        "没有报告的单位请补上。kind 是机关类型；parent 是汇总它的单位，去掉 # 才起作用。\n"
        "其他可写：aliases: [别称]；excluded: true（垂直管理等，不计入上级）。",
        "Which agencies should have a report, and who sums up whom. When it is whole:\n"
        "govlint check FOLDER --hierarchy THIS-FILE\n"
        "Add the units without a report. A parent counts once its # is taken away.\n"
        "Also: aliases: [other names]; excluded: true (vertical administration, not summed up).",
    ),
    "units-guess": Text("# 按名称推测，请核对", "# guessed by its name, please check"),
    "units-strange": Text("认不出机关的文件：{path}", "not known whose it is: {path}"),
    "units-written": Text(
        "已写入 {path}：{count} 个单位，请补全并核对",
        "written: {path}, with {count} units; complete and check it",
    ),
    "rule-written": Text("已写入 {path}", "written: {path}"),
}


def say(name: str, lang: Lang, /, **facts: object) -> str:
    """Return a phrase of `PHRASES` with its facts filled in."""
    return PHRASES[name].in_(lang).format(**facts)


def say_counts(counts: Mapping[str, int], lang: Lang) -> str:
    """Return how many errors, warnings and notes there are, and how many are not told."""
    return say("counts", lang, **counts) + _suppressed(counts, lang)


def say_summary(counts: Mapping[str, int], lang: Lang) -> str:
    """Return the counts over all files."""
    return say("summary", lang, **counts) + _suppressed(counts, lang)


def _suppressed(counts: Mapping[str, int], lang: Lang) -> str:
    return say("suppressed", lang, **counts) if counts["suppressed"] else ""


def explain(error: GovlintError, lang: Lang) -> str:
    """Return what is the matter and what to do about it."""
    facts = {
        name: fact.in_(lang) if isinstance(fact, Text) else fact
        for name, fact in error.facts.items()
    }
    return {**REFUSALS, **USE}[error.reason].in_(lang).format(**facts)


def where(at: Location | None, lang: Lang) -> str:
    """Return where something stands inside its file, as far as its format tells; may be empty."""
    if at is None:
        return ""
    zh = lang == "zh"
    if at.sheet is not None and at.row is not None and at.cell is not None:
        return f"「{at.sheet}」!{letters(at.cell)}{at.row}"
    if at.line is not None:
        line = f"第 {at.line} 行" if zh else f"line {at.line}"
        column = (f"第 {at.column} 列" if zh else f", column {at.column}") if at.column else ""
        return line + column
    parts = []
    if at.page is not None:
        parts.append(f"第 {at.page} 页" if zh else f"page {at.page}")
    if at.table is not None:
        parts.append(f"第 {at.table} 张表" if zh else f"table {at.table}")
    if at.row is not None:
        parts.append(f"第 {at.row} 行" if zh else f"row {at.row}")
    if at.cell is not None:
        parts.append(f"第 {at.cell} 格" if zh else f"cell {at.cell}")
    return ("" if zh else ", ").join(parts)


def letters(column: int) -> str:
    """Return how sheets name a column, counted from 1: ``C``, ``AA``."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
