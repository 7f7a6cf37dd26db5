"""GL61: whose report the one on the year before is."""

from collections.abc import Iterator

from govlint.report import Report
from govlint.rule import Breach, Form, Text, rule

from .pairs import is_renamed

PRACTICE = Text("未见明文规定，系核对惯例", "no clause is known, this is practice")


@rule("GL610", "renamed-agency", "note", basis=PRACTICE, needs="previous")
def renamed_agency(report: Report, _form: Form, previous: Report) -> Iterator[Breach]:
    """本年报告与上年报告的机关名称不同。

    为什么：机关更名、合并以后，结转、存量这些数字不一定接得上，所以不再核对；也可能是上年报告给错了。

    示例：本年是“青溪县文化和旅游局”，上年是“青溪县旅游局”。

    处理：确认是同一机关或者它的前身；不是的，换一份上年报告。

    The report and last year's name different agencies.

    Why: What an agency carried over and holds need not agree once it was renamed or merged, so it is
    not compared any more; or the wrong report was given.

    Example: “青溪县文化和旅游局” now, “青溪县旅游局” a year ago.

    Fix: Make sure that it is the same agency or the one before it; if not, give another report.
    """
    if is_renamed(report, previous):
        names = f"“{report.agency}”", f"“{previous.agency}”"
        yield Breach(
            message=Text(
                f"本年报告的机关是{names[0]}，上年报告的是{names[1]}：没有核对结转和存量，请确认是否更名、合并，"
                "或者上年报告给错了",
                f"this report is by {names[0]}, last year's by {names[1]}: what is carried over was "
                "not compared; was the agency renamed or merged, or is it the wrong report?",
            ),
            place=Text("机关名称", "name of the agency"),
            at=report.title.at if report.title else None,
            actual=report.agency,
        )
