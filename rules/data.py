"""GL031: reports in JSON and YAML against the schema of their edition."""

from collections.abc import Iterator

from govlint.report import Report, Violation
from govlint.rule import Breach, Form, Text, rule

READING = Text(
    "不涉及法规：说明 govlint 读到了什么、没读到什么",
    "no law: this says what govlint could and could not read",
)


@rule("GL031", "schema-violation", "error", basis=READING)
def schema_violation(report: Report, _form: Form) -> Iterator[Breach]:
    """JSON、YAML 报告的写法不符合数据格式。

    为什么：键名写错或者类型不对，数据就没有被当作报告的内容读取。

    示例：把 agency 写成 agancy；year 写成 "二〇二四"。

    处理：按提示改正；用编辑器打开时可引用 schema 得到补全和提示。

    A report in JSON or YAML does not follow its schema.

    Why: Under a wrong key or with a wrong type data is not read as part of the report.

    Example: agancy for agency; a year in words.

    Fix: Correct it as told; an editor that is given the schema offers completion.
    """
    for violation in report.violations:
        problem = _explain(violation)
        yield Breach(
            message=Text(
                f"{violation.pointer}：{problem.zh}", f"{violation.pointer}: {problem.en}"
            ),
            place=Text(violation.pointer, violation.pointer),
            at=violation.at,
            actual=violation.actual,
            expected=(violation.expected,) if violation.expected else (),
        )


TYPES = {
    "object": Text("一组键值", "a mapping"),
    "array": Text("列表", "a list"),
    "string": Text("文字", "a string"),
    "integer": Text("整数", "an integer"),
    "number": Text("数字", "a number"),
}


def _explain(violation: Violation) -> Text:
    """Say in plain words which keyword of the schema is violated."""
    actual, expected = violation.actual, violation.expected
    match violation.kind:
        case "additionalProperties":
            hint = (
                Text(f"，是否应为“{expected}”", f", should it be “{expected}”?")
                if expected
                else Text("", "")
            )
            return Text(f"多余的键“{actual}”{hint.zh}", f"unknown key “{actual}”{hint.en}")
        case "required":
            return Text(f"缺少键“{expected}”", f"the key “{expected}” is missing")
        case "type":
            wanted = TYPES.get(expected, Text(expected, expected))
            return Text(
                f"应为{wanted.zh}，填的是“{actual}”", f"should be {wanted.en}, not “{actual}”"
            )
        case "duplicate-key":
            return Text(f"键“{actual}”重复", f"the key “{actual}” occurs twice")
        case _:
            form = expected.rstrip("。")
            return Text(f"填的是“{actual}”，应为{form}", f"“{actual}” should be “{form}”")
