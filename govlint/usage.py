"""What is said of wrong use: of settings, rules and the command line."""

import re

from govlint.language import Lang, Text

USE: dict[str, Text] = {
    # Settings and use.
    "settings-unreadable": Text("无法读取 {path}：{problem}", "cannot read {path}: {problem}"),
    "settings-syntax": Text(
        "{path} 第 {line} 行写法有误：{problem}（路径中的 \\ 请写成 /）",
        "{path}, line {line}: {problem} (write \\ in paths as /)",
    ),
    "bad-settings": Text("{problems}", "{problems}"),
    "bad-baseline": Text(
        "{path} 不是基线文件；用 --write-baseline 重新生成",
        "{path} is no baseline; write one with --write-baseline",
    ),
    "local-code": Text(
        "设置要求运行 {path} 中的程序；确认可信后加上 --allow-local-code",
        "the settings ask to run {path}; if you trust it, give --allow-local-code",
    ),
    "bad-new-code": Text(
        "规则代码 {code} 应为两至五个大写字母加三位数字，不以 {own} 开头，如 AB101",
        "the code {code} should be two to five capital letters, not {own}, and three digits: AB101",
    ),
    "already-there": Text(
        "{path} 已经存在，不能覆盖", "{path} is there already and is not overwritten"
    ),
    "would-overwrite-units": Text(
        "{path} 已经存在，不能覆盖", "{path} is there already and is not overwritten"
    ),
    "no-agencies": Text("{path} 中没有认得出机关的报告", "no report in {path} tells whose it is"),
    "unknown-code": Text(
        "没有规则 {code}，最接近的是 {nearest}；govlint rules 列出全部规则",
        "there is no rule {code}, the nearest is {nearest}; govlint rules lists them",
    ),
    "unknown-format": Text(
        "没有输出格式 {name}，可用的有 {known}", "there is no format {name}; there are {known}"
    ),
    "unknown-target": Text(
        "不能写成 {name}，可用的有 {known}", "cannot write {name}; there are {known}"
    ),
    "annotate-format": Text(
        "{path} 是 {format} 格式，不能加批注；能加批注的有 .docx、.html、.xlsx；"
        "旧版 Word（.doc）、WPS、RTF、ODT 文件请先另存为 .docx，PDF 请用原来的 Word 文件",
        "{path} is {format}, which cannot be annotated; .docx, .html and .xlsx can be; "
        "save .doc, .wps, .rtf and .odt files as .docx first, instead of a PDF use the Word file",
    ),
    "annotate-suffix": Text(
        "批注副本 {path} 的扩展名应与原文件相同：{suffix}",
        "the annotated copy {path} should have the suffix of the report: {suffix}",
    ),
    "annotate-one": Text(
        "--annotate 一次只能用于一份报告，这里有 {count} 份；请逐份检查",
        "--annotate takes one report at a time, here are {count}; check them one by one",
    ),
    "no-files": Text(
        "没有找到可以检查的文件：{paths}；支持 {suffixes}",
        "no file to check in {paths}; there can be {suffixes}",
    ),
    "no-such-files": Text(
        "没有这样的文件：{paths}；请检查路径", "no such file: {paths}; check the path"
    ),
    "not-one-report": Text(
        "{path} 里有 {count} 个文件，这里只能给一个：{names}",
        "{path} holds {count} files, only one can be given here: {names}",
    ),
    "year-needed": Text(
        "请用 --year 写明报告年度", "say with --year which year the report is about"
    ),
    "agency-needed": Text(
        "请用 --agency 写明行政机关全称", "give the name of the agency with --agency"
    ),
    "unfixable-format": Text(
        "{format} 文件不能自动修改，能修改的有 {known}",
        "files of the format {format} cannot be mended, only {known}",
    ),
    "fix-needs-output": Text(
        "请用 -o 文件名 写出改好的文件，或者用 --diff 只看改哪些",
        "give -o FILE for the mended file, or --diff to see what would be mended",
    ),
    "previous-unreadable": Text(
        "上年报告 {path} 不能用：{problem}", "last year's report {path} cannot be used: {problem}"
    ),
    "previous-empty": Text(
        "{path} 里没有可以读取的上年报告", "no report on last year can be read in {path}"
    ),
    "previous-year": Text(
        "{path} 是 {year} 年度的报告，上年报告应为 {wanted} 年度；请换一份",
        "{path} reports on {year}, the report on the year before is that on {wanted}",
    ),
    "would-overwrite": Text(
        "输出文件 {path} 就是输入文件，不能覆盖",
        "the output {path} is the input, which is never overwritten",
    ),
    "watch-stdin": Text(
        "标准输入不能用 --watch；请写文件或文件夹",
        "standard input cannot be watched; name files or folders",
    ),
    "needs-watchfiles": Text(
        "--watch 需要 watchfiles；请运行 python -m pip install watchfiles",
        "--watch needs watchfiles; run python -m pip install watchfiles",
    ),
    "no-result": Text(
        "这不是 govlint check --format json（或 jsonl）写出的结果",
        "this is no result that govlint check --format json (or jsonl) has written",
    ),
    "needs-output": Text(
        "这种格式不能显示在屏幕上；请用 -o 文件名 写入文件",
        "this format cannot be shown on a terminal; write it to a file with -o",
    ),
    "cannot-write": Text("无法写入 {path}：{problem}", "cannot write {path}: {problem}"),
    # Declarations of rules.
    "bad-declaration": Text(
        "{origin} 第 {line} 行：规则声明有误：{problem}", "{origin}, line {line}: {problem}"
    ),
    "unknown-key": Text(
        "{origin} 第 {line} 行：{edition}年版格式中没有行、列或组 {key}",
        "{origin}, line {line}: the edition of {edition} has no row, column or group {key}",
    ),
    "repeated-code": Text(
        "{origin}：规则代码 {code} 已由 {other} 使用",
        "{origin}: the code {code} is taken by {other}",
    ),
    "repeated-name": Text(
        "{origin}：规则名 {name} 已由 {other} 使用",
        "{origin}: the name {name} is taken by {other}",
    ),
    "own-letters": Text(
        "{origin}：规则代码 {code} 以 {own} 开头，这是 govlint 自己的；请换用别的字母",
        "{origin}: the code {code} begins with {own}, which is for govlint; take other letters",
    ),
    "bad-code": Text(
        "{origin}：规则代码 {code} 应为两至五个大写字母加三位数字",
        "{origin}: the code {code} should be two to five capital letters and three digits",
    ),
    "plugin-broken": Text(
        "规则插件 {name} 不能用：{problem}；请修复或卸载",
        "the plugin {name} is broken: {problem}; repair or uninstall it",
    ),
    "rule-undocumented": Text("{origin}：规则的说明不完整", "{origin}: the rule is not documented"),
    "rules-yaml": Text("{origin}：不是正确的 YAML：{problem}", "{origin}: not YAML: {problem}"),
}
"""What is the matter with settings, rules and files that were named; see `govlint.errors`."""

_PATTERNS = (
    (r"Missing argument '(.+?)\.*'", "缺少参数 {0}"),
    (r"Missing command", "缺少命令"),
    (r"No such command '(.+?)'\. Did you mean '(.+?)'\?", "没有命令 {0}，是否想写 {1}"),
    (r"No such command '(.+?)'", "没有命令 {0}"),
    (r"No such option: (\S+) \(Possible options: (.+?)\)", "没有选项 {0}，相近的有 {1}"),
    (r"No such option: (\S+) Did you mean (.+?)\?", "没有选项 {0}，是否想写 {1}"),
    (r"No such option: (\S+)", "没有选项 {0}"),
    (r"Option '(.+?)' requires an argument", "选项 {0} 后面要有值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+?)\)", "多余的参数 {0}"),
    (
        r"Invalid value for '(.+?)'(?: / '.+?')*: '(.*?)' is not one of (.+?)",
        "选项 {0} 不能是“{1}”，可用的有 {2}",
    ),
    (
        r"Invalid value for '(.+?)'(?: / '.+?')*: '(.*?)' is not a valid int.*",
        "选项 {0} 应为整数，不能是“{1}”",
    ),
    (
        r"Invalid value for '(.+?)'(?: / '.+?')*: (\S+) is not in the range (.+?)",
        "选项 {0} 不能是 {1}，范围是 {2}",
    ),
)
"""What the parser of the command line says in English, without the period, and how to say it."""


def explain_usage(problem: str, lang: Lang) -> str:
    """Return a complaint of the parser in a language; as it is where no pattern knows it."""
    if lang == "en":
        return problem
    found = (
        chinese.format(*(part.replace("'", "") for part in match.groups()))
        for pattern, chinese in _PATTERNS
        if (match := re.fullmatch(pattern, problem.removesuffix("."), re.DOTALL))
    )
    return next(found, problem)
