"""What the page says beside `govlint.wording`, in both languages."""

from govlint.language import Lang, Text

SIGNS = {"error": "×", "warning": "△", "note": "○", "pass": "√", "fail": "×", "incomplete": "△"}
"""Beside the words of a severity or a verdict, so that none needs colours; in every Chinese font."""

WORDS: dict[str, Text] = {
    "title": Text(
        "政府信息公开工作年度报告检查结果", "Check of annual reports on information disclosure"
    ),
    "year": Text("{year} 年度", "{year}"),
    "overview": Text("总体情况", "Overview"),
    "ranking": Text("各份报告（问题多的在前）", "Reports, worst first"),
    "shares": Text("各条规则的问题所占份额", "Share of each rule"),
    "matrix": Text("单位 × 规则", "Agency by rule"),
    "matrix-part": Text(
        "单位 × 规则，第 {first}—{last} 条规则（按问题多少排列）",
        "Agency by rule, rules {first} to {last} by number of findings",
    ),
    "unchecked": Text("没有检查的", "What was not checked"),
    "skipped": Text("没有核对的规则", "Rules that were not evaluated"),
    "all-checked": Text("全部检查过。", "Everything was checked."),
    "files": Text("逐份结果", "Report by report"),
    "proof": Text("检查凭证", "Proof of check"),
    "own-proof": Text("所检查的文件", "The file that was checked"),
    "contents": Text("目录", "Contents"),
    "number": Text("序号", "no."),
    "agency": Text("单位", "agency"),
    "report-year": Text("年份", "year"),
    "verdict": Text("结论", "verdict"),
    "error": Text("错误", "errors"),
    "warning": Text("警告", "warnings"),
    "note": Text("提示", "notes"),
    "file": Text("文件", "file"),
    "format": Text("格式", "format"),
    "rule": Text("规则", "rule"),
    "findings": Text("问题", "Findings"),
    "no-findings": Text("没有发现问题。", "Nothing was found."),
    "count": Text("问题数", "findings"),
    "reports": Text("涉及报告", "reports"),
    "share": Text("份额", "share"),
    "total": Text("全部规则", "all rules"),
    "reason": Text("原因", "reason"),
    "files-count": Text("报告", "reports"),
    "passed": Text("通过", "passed"),
    "failed": Text("不通过", "failed"),
    "incomplete": Text("未能全部检查", "incomplete"),
    "extent": Text("检查了多少", "What was checked"),
    "what": Text("内容", "what"),
    "done": Text("已检查", "checked"),
    "due": Text("应检查", "in all"),
    "cells": Text("{name}的格", "cells of “{name}”"),
    "cells-unread": Text(
        "{name}只读到 {read} 格，应有 {total} 格",
        "of “{name}”, {read} of {total} cells were read",
    ),
    "identities": Text("勾稽关系", "identities"),
    "mentions": Text("与表格核对的正文数字", "numbers in prose compared with tables"),
    "previous": Text("上年报告", "last year's report"),
    "not-compared": Text("没有比较", "not compared"),
    "rivals": Text(
        "有 {count} 份，内容不同，没有比较：{paths}",
        "{count} that differ, not compared: {paths}",
    ),
    "not-applicable": Text("—", "—"),
    "place": Text("位置", "place"),
    "printed": Text("实填", "printed"),
    "blank": Text("（空）", "(blank)"),
    "expected": Text("应为", "expected"),
    "corrections": Text("可能的改法", "possible corrections"),
    "correction": Text("{place}：改为 {value}", "{place}: {value}"),
    "more": Text("还有 {count} 种改法", "other corrections: {count}"),
    "equations": Text("等式", "equations"),
    "certainty": Text("把握", "certainty"),
    "basis": Text("依据", "basis"),
    "fix": Text("处理", "what to do"),
    "tables": Text("报告中的表格", "Tables of the report"),
    "legend": Text(
        "照报告所填；× 错误，△ 警告，○ 提示，后面是问题的序号，？为没有读到的格。",
        "As printed in the report; × error, △ warning, ○ note, with the number of the finding; "
        "? was not read.",
    ),
    "absent": Text("没有读到这张表。", "This table was not found."),
    "not-read": Text("没有读到", "not read"),
    "extra-row": Text("另有格式以外的行：{label}", "a row that the form does not have: {label}"),
    "extra-column": Text(
        "另有格式以外的列：{label}", "a column that the form does not have: {label}"
    ),
    "should-be": Text("应为 {value}", "should be {value}"),
    "may-be": Text("可能应为 {value}", "perhaps {value}"),
    "see": Text("问题 {number}：{message}", "finding {number}: {message}"),
    "suppressed": Text("不再提示的问题", "Accepted findings"),
    "digest": Text("文件 SHA-256", "SHA-256 of the file"),
    "settings": Text("设置", "settings"),
    "version": Text("govlint 版本", "version of govlint"),
    "rule-set": Text("规则集 SHA-256", "SHA-256 of the rules"),
    "time": Text("检查时间", "checked at"),
    "list": Text("、", ", "),
    "values": Text("；", "; "),
}


def word(name: str, lang: Lang, /, **facts: object) -> str:
    """Return one of `WORDS` with its facts filled in."""
    return WORDS[name].in_(lang).format(**facts)
