"""What the parser of the command line complains of, in Chinese: it speaks English only."""

import re

from govlint.language import Lang

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
"""Patterns of what is said, without the period at the end, and how to say it."""


def explain_usage(problem: str, lang: Lang) -> str:
    """Return a complaint in a language; as it is where no pattern knows it."""
    if lang == "en":
        return problem
    found = (
        chinese.format(*(part.replace("'", "") for part in match.groups()))
        for pattern, chinese in _PATTERNS
        if (match := re.fullmatch(pattern, problem.removesuffix("."), re.DOTALL))
    )
    return next(found, problem)
