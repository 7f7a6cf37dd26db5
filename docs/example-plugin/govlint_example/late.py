"""EX001: reports that are signed after their deadline."""

import datetime
from collections.abc import Iterator

from govlint.rule import Breach, Form, Options, Report, Text, rule

BASIS = Text(
    "《政府信息公开条例》第四十九条；本地的期限见设置 deadlines",
    "Regulation on Disclosure of Government Information, article 49; local days by `deadlines`",
)


@rule("EX001", "signed-after-deadline", "warning", basis=BASIS, settings=("deadlines", "kinds"))
def signed_after_deadline(report: Report, _form: Form, options: Options) -> Iterator[Breach]:
    """落款日期晚于公布期限。

    为什么：报告应在次年规定的期限以前公布，落款晚于期限，公布只会更晚。

    示例：部门的期限是 1 月 31 日，落款“2025年2月20日”。

    处理：核对落款日期；本地另有期限的，在设置 deadlines 中写明。

    The report is signed after its deadline.

    Why: A report is due in the year after; what is signed later is published later still.

    Example: The deadline of departments is 31 January, the date is 20 February 2025.

    Fix: Check the date; where another day is set, say so in the setting `deadlines`.
    """
    deadline = options.deadline(report.agency)
    signature = report.signature
    if deadline is None or report.year is None or signature is None or signature.date is None:
        return
    due = datetime.date(report.year + 1, *deadline)
    if signature.date > due:
        yield Breach(
            message=Text(
                f"落款日期 {signature.date} 晚于期限 {due}",
                f"the signature is dated {signature.date}, after the deadline {due}",
            ),
            place=Text("落款", "signature"),
            at=signature.at,
            actual=signature.text,
        )
